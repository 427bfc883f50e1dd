// The network drawn: what is asked for shows at once, a line opens its claims, a name its neighbours and its page.
import { Chart } from "./_chart";
import type { Drawing } from "./_net";
import { refresh } from "./_parts";

const figure = document.querySelector<HTMLElement>("#drawing");
const form = document.querySelector<HTMLFormElement>("#sieve");
const plane = figure?.querySelector<HTMLElement>(".plane");
if (figure && form && plane) void start(figure, form, plane);

async function start(figure: HTMLElement, form: HTMLFormElement, plane: HTMLElement): Promise<void> {
  const show = figure.dataset["show"] ?? "entities";
  const says = figure.querySelector<HTMLElement>("[role=status]");
  if (says) says.textContent = "is being drawn …";
  figure.hidden = false;
  const drawing: Drawing = await (await fetch(`/network/drawing.json?show=${show}`)).json();
  const map = new Chart(figure, plane, drawing, show === "sources");
  new Controls(form, map);
}

/** The form beside the drawing, and the address, which says all that the form says. */
class Controls {
  private tie = new URLSearchParams(location.search).get("tie") ?? "";
  private search = location.search;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly map: Chart,
  ) {
    map.onOpen((tie) => this.open(tie));
    map.sift(new FormData(form));
    map.open(this.tie);
    map.fit();
    this.pairSliders();
    form.addEventListener("input", () => this.map.sift(new FormData(form)));
    form.addEventListener("change", () => this.ask());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask();
      this.map.fit();
    });
    document.addEventListener("click", (event) => this.follow(event));
    addEventListener("popstate", () => location.search !== this.search && location.reload());
  }

  /** Sliders stand for the two years beside them. */
  private pairSliders(): void {
    for (const slider of this.form.querySelectorAll<HTMLInputElement>("[data-of]")) {
      const field = this.form.elements.namedItem(slider.dataset["of"] ?? "") as HTMLInputElement;
      const edge = slider.dataset["of"] === "from" ? slider.min : slider.max;
      slider.hidden = false;
      slider.addEventListener("input", () => (field.value = slider.value === edge ? "" : slider.value), { capture: true });
      field.addEventListener("input", () => (slider.value = field.value || edge));
    }
  }

  private address(): string {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (value !== "") asked.append(name, String(value));
    if (this.tie) asked.set("tie", this.tie);
    return `${location.pathname}${asked.size ? `?${asked}` : ""}`;
  }

  /** List what is asked for, too, and say it in the address. */
  private ask(): void {
    this.map.sift(new FormData(this.form));
    void this.go(["list"], "replaceState");
  }

  private open(tie: string): void {
    this.tie = tie;
    this.map.open(tie);
    void this.go(["opened", "list"], "pushState").then(() => {
      if (tie) document.querySelector("#opened")?.scrollIntoView({ block: "nearest" });
    });
  }

  private async go(parts: string[], how: "pushState" | "replaceState"): Promise<void> {
    const address = this.address();
    history[how](null, "", address);
    this.search = location.search;
    await refresh(address, parts);
  }

  /** Links that open and close a tie act in place. */
  private follow(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
    const link = event.target.closest<HTMLAnchorElement>("a.open, a.close");
    if (link === null) return;
    event.preventDefault();
    this.open(link.dataset["tie"] ?? "");
  }
}

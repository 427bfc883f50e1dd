// The timeline drawn: from millennia to days, by mouse, by finger and by keys. Without this the first view stands still.
import { pack, isSeen, type Lane, type Placed } from "./_lanes";
import { refresh } from "./_parts";
import { dayOf, isoOf, Scale } from "./_scale";

interface Lanes {
  lanes: Lane[];
  left_out: number;
}

const SVG = "http://www.w3.org/2000/svg";
const ROWS = 12;
const ROW = 16;
const FIRST_LANES = 24;
const SHORTEST = 5;
const TICK_ROOM = 110;

const figure = document.querySelector<HTMLElement>("#drawn");
const form = document.querySelector<HTMLFormElement>("#stretch");
if (figure && form) void start(figure, form);

async function start(figure: HTMLElement, form: HTMLFormElement): Promise<void> {
  const { by = "source", lane = "" } = figure.dataset;
  const all: Lanes = await (await fetch(`/timeline/marks.json?by=${by}`)).json();
  const lanes = all.lanes.filter(({ key }) => lane === "" || key === lane);
  if (lanes.length) new Timeline(figure, form, lanes);
  performance.mark("timeline drawn");
}

class Timeline {
  private from: number;
  private to: number;
  private readonly whole: [number, number];
  private lanesShown = FIRST_LANES;
  private later = 0;
  private frame = 0;
  private readonly legend: Element | null;

  constructor(
    private readonly figure: HTMLElement,
    private readonly form: HTMLFormElement,
    private readonly lanes: readonly Lane[],
  ) {
    [this.from, this.to] = [dayOf(figure.dataset["start"] ?? ""), dayOf(figure.dataset["end"] ?? "") + 1];
    this.whole = wholeOf(lanes, [this.from, this.to]);
    this.legend = figure.querySelector("figcaption");
    for (const button of form.querySelectorAll<HTMLButtonElement>("[data-do]"))
      button.addEventListener("click", () => this.act(button.dataset["do"] ?? ""));
    form.querySelector<HTMLElement>(".tools")?.removeAttribute("hidden");
    document.addEventListener("keydown", (event) => this.press(event));
    figure.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    figure.addEventListener("pointerdown", (event) => this.drag(event));
    addEventListener("resize", () => this.drawSoon());
    this.draw();
  }

  private act(what: string): void {
    const span = this.to - this.from;
    if (what === "in" || what === "out") this.zoom(what === "in" ? 0.6 : 1 / 0.6, (this.from + this.to) / 2);
    else if (what === "left" || what === "right") this.show(this.from + (what === "left" ? -0.25 : 0.25) * span, span);
    else this.show(this.whole[0], this.whole[1] - this.whole[0]);
  }

  private press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.matches("input, select, textarea")) return;
    const acts: Record<string, string> = { ArrowLeft: "left", ArrowRight: "right", "+": "in", "=": "in", "-": "out", "0": "all" };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    this.act(act);
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const field = this.figure.querySelector(".field")?.getBoundingClientRect();
    if (field) this.zoom(Math.exp(event.deltaY / 300), this.scale(field.width).day(event.clientX - field.left));
  }

  private drag(down: PointerEvent): void {
    const field = down.target instanceof Element ? down.target.closest<SVGElement>(".field") : null;
    if (!field || down.button !== 0 || down.pointerType === "touch") return;
    const [from, span, width] = [this.from, this.to - this.from, field.getBoundingClientRect().width];
    let moved = false;
    const move = (event: PointerEvent): void => {
      const by = event.clientX - down.clientX;
      if (!moved && Math.abs(by) < 4) return;
      moved = true;
      this.show(from - (by / width) * span, span);
    };
    const up = (): void => {
      removeEventListener("pointermove", move);
      if (moved) addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
      setTimeout(() => (moved = false));
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", up, { once: true });
  }

  private zoom(by: number, around: number): void {
    const span = Math.max(SHORTEST, (this.to - this.from) * by);
    this.show(around - ((around - this.from) / (this.to - this.from)) * span, span);
  }

  /** Show a stretch, as far as there is anything. */
  private show(from: number, span: number): void {
    const [first, last] = this.whole;
    const kept = Math.min(span, last - first);
    this.from = Math.max(first, Math.min(from, last - kept));
    this.to = this.from + kept;
    this.drawSoon();
    clearTimeout(this.later);
    this.later = window.setTimeout(() => this.tell(), 350);
  }

  /** Say in the address and in the list what is shown. */
  private tell(): void {
    const query = new URLSearchParams(location.search);
    query.set("from", isoOf(this.from));
    query.set("to", isoOf(this.to - 1));
    query.delete("page");
    for (const name of ["from", "to"]) (this.form.elements.namedItem(name) as HTMLInputElement).value = query.get(name) ?? "";
    history.replaceState(null, "", `${location.pathname}?${query}`);
    void refresh(`${location.pathname}?${query}`, ["list"]);
  }

  private scale(width: number): Scale {
    return new Scale(this.from, this.to, width);
  }

  private drawSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    const held = document.activeElement instanceof SVGElement ? document.activeElement.getAttribute("data-key") : null;
    const axis = element("div", { class: "axis lane", "aria-hidden": "true" });
    axis.append(element("span", {}));
    this.figure.replaceChildren(axis);
    const width = Math.max(120, this.figure.clientWidth - (this.figure.clientWidth > 760 ? 224 : 24));
    const scale = this.scale(width);
    const ticks = scale.ticks(Math.max(2, Math.floor(width / TICK_ROOM)));
    const strip = svg("svg", { width, height: 18 });
    for (const { day, label } of ticks) strip.append(text(label, { x: scale.at(day), y: 13 }));
    axis.append(strip);
    const seen = this.lanes.filter((lane) => lane.marks.some((mark) => isSeen(mark, scale)));
    for (const lane of seen.slice(0, this.lanesShown)) this.figure.append(this.laneOf(lane, scale, ticks.map(({ day }) => scale.at(day))));
    if (seen.length > this.lanesShown) this.figure.append(this.more(seen.length - this.lanesShown));
    if (!seen.length) this.figure.append(Object.assign(element("p", { class: "note" }), { textContent: "No date falls into this stretch." }));
    if (this.legend) this.figure.append(this.legend);
    if (held !== null) this.figure.querySelector<SVGElement>(`[data-key="${CSS.escape(held)}"]`)?.focus();
  }

  private more(left: number): HTMLElement {
    const button = Object.assign(element("button", { type: "button", class: "quiet more-lanes" }), { textContent: `${left.toLocaleString("en")} more lanes` });
    button.addEventListener("click", () => {
      this.lanesShown += 2 * FIRST_LANES;
      this.draw();
    });
    return button;
  }

  private laneOf(lane: Lane, scale: Scale, lines: number[]): HTMLElement {
    const { placed, rows, unplaced } = pack(lane.marks, scale, ROWS);
    const box = element("div", { class: `lane ${lane.hue}`, role: "group", "aria-label": lane.name });
    const name = element("span", { class: "name" });
    const link = Object.assign(element("a", { href: this.only(lane) }), { textContent: lane.name });
    const bdi = element("bdi", {});
    bdi.append(link);
    name.append(element("span", { class: "dot" }), bdi);
    const field = svg("svg", { class: "field", width: scale.width, height: rows * ROW + 9 });
    for (const x of lines) field.append(svg("line", { class: "grid", x1: x, x2: x, y1: 0, y2: "100%" }));
    for (const one of placed) field.append(this.markOf(one, lane, scale));
    box.append(name, field);
    if (unplaced) {
      const rest = element("span", { class: "undrawn soft" });
      rest.textContent = `${unplaced.toLocaleString("en")} more here: come nearer, or see the list`;
      box.append(rest);
    }
    return box;
  }

  /** A mark as a link: to its claim, or where several give this very time, to them in the list. */
  private markOf({ mark, row, left, right, side }: Placed, lane: Lane, scale: Scale): SVGElement {
    const href = mark.claims === 1 ? `/claims/${mark.claim}` : this.only(lane, mark);
    const link = svg("a", { href, class: `${mark.hue} ${mark.shape}`, "data-key": `${lane.key} ${mark.earliest} ${mark.latest} ${mark.words}` });
    const y = row * ROW + 12;
    const title = svg("title", {});
    title.textContent = mark.detail;
    link.append(title);
    const narrow = right - left < 9;
    if (mark.shape === "day" && narrow) link.append(svg("circle", { cx: left + 2, cy: y, r: mark.claims === 1 ? 4.5 : 6 }));
    else {
      const graded = mark.ends !== "hard";
      link.append(svg("rect", { x: left, width: right - left, y: y - 4.5, height: 9, rx: graded ? 0 : 3, ...(graded ? { class: "graded", fill: `url(#${mark.ends}-${mark.hue})` } : {}) }));
      if (mark.latest === null) link.append(svg("path", { class: "arrow", d: `M${scale.width - 6} ${y - 5}l6 5-6 5` }));
      if (mark.earliest === null) link.append(svg("path", { class: "arrow", d: `M6 ${y - 5}l-6 5 6 5` }));
    }
    if (side === "after") link.append(text(mark.words, { class: "words-at", x: Math.max(right, left + 6) + 6, y: y + 4, "aria-hidden": "true" }));
    if (side === "before") link.append(text(mark.words, { class: "words-at", x: left - 8, y: y + 4, "text-anchor": "end", "aria-hidden": "true" }));
    return link;
  }

  /** The address of one lane alone; with a mark, in its stretch of time. */
  private only(lane: Lane, mark?: Lane["marks"][number]): string {
    const query = new URLSearchParams(location.search);
    query.set("lane", lane.key);
    query.delete("page");
    if (mark?.earliest) query.set("from", mark.earliest);
    if (mark?.latest) query.set("to", mark.latest);
    return `${location.pathname}?${query}`;
  }
}

/** From the first day that is given anywhere to the last, and at least what is shown first. */
function wholeOf(lanes: readonly Lane[], [from, to]: [number, number]): [number, number] {
  let [first, last] = [from, to];
  for (const lane of lanes)
    for (const { earliest, latest } of lane.marks)
      for (const day of [earliest, latest])
        if (day !== null) [first, last] = [Math.min(first, dayOf(day)), Math.max(last, dayOf(day) + 1)];
  return [first, last];
}

function element(name: string, attributes: Record<string, string>): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function svg(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function text(words: string, attributes: Record<string, string | number>): SVGElement {
  const made = svg("text", attributes);
  made.textContent = words;
  return made;
}

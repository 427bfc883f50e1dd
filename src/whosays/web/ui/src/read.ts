// The reader: cards stand beside their place in the text, keys step through them, and the address says which is meant.
import { onKey } from "./_keys";
import { rangeIn } from "./_offsets";

const text = document.querySelector<HTMLElement>("#text");
const scan = document.querySelector<HTMLElement>(".scan");
// Beside the pictures of pages, and on a phone, there is no room for a margin: the card that is picked is shown alone.
const wide = matchMedia(scan === null ? "screen and (min-width: 861px)" : "not all");
const GAP = 8;

const cards = [...document.querySelectorAll<HTMLElement>(".card")];
const byNumber = new Map(cards.map((card) => [card.dataset["n"] ?? "", card]));
let picked: HTMLElement | null = null;
let lit: Element[] = [];

/** Put the cards of a stretch beside their claims, in order, none over another; the picked one exactly in its place. */
function place(stretch: HTMLElement): void {
  const margin = stretch.querySelector<HTMLElement>(".margin");
  const reader = stretch.querySelector<HTMLElement>(".reader");
  if (margin === null || reader === null) return;
  const here = [...margin.querySelectorAll<HTMLElement>(".card")];
  margin.classList.toggle("placed", wide.matches && here.length > 0);
  text?.classList.toggle("alone", !wide.matches);
  if (!wide.matches || here.length === 0) {
    margin.style.removeProperty("height");
    return;
  }
  const top = reader.getBoundingClientRect().top;
  const wanted = here.map((card) => (anchorOf(card)?.getBoundingClientRect().top ?? top) - top);
  const tall = here.map((card) => card.offsetHeight + GAP);
  const total = tall.reduce((sum, height) => sum + height, 0);
  const room = Math.max(reader.offsetHeight, total);
  const tops = settle(wanted, tall, room, picked === null ? -1 : here.indexOf(picked));
  here.forEach((card, rank) => card.style.setProperty("top", `${tops[rank] ?? 0}px`));
  margin.style.setProperty("height", `${room}px`);
}

/** Tops of boxes of these heights, each as near to where it is wanted as order and room allow; one stays where it is. */
function settle(wanted: number[], tall: number[], room: number, fixed: number): number[] {
  if (fixed < 0) return stacked(wanted, tall, 0, room);
  const height = tall[fixed] ?? 0;
  const at = Math.max(0, Math.min(wanted[fixed] ?? 0, room - height));
  return [
    ...stacked(wanted.slice(0, fixed), tall.slice(0, fixed), 0, at),
    at,
    ...stacked(wanted.slice(fixed + 1), tall.slice(fixed + 1), at + height, room),
  ];
}

/** The same between two edges; where there are too many they lie over one another like a hand of cards. */
function stacked(wanted: number[], tall: number[], least: number, most: number): number[] {
  const total = tall.reduce((sum, height) => sum + height, 0);
  const squeeze = Math.min(1, (most - least) / Math.max(1, total));
  let at = least;
  let after = total;
  return tall.map((height, rank) => {
    const top = Math.max(at, Math.min(wanted[rank] ?? 0, most - after * squeeze));
    at = top + height * squeeze;
    after -= height;
    return top;
  });
}

function anchorOf(card: HTMLElement): Element | null {
  const number = card.dataset["n"] ?? "";
  return card.closest(".stretch")?.querySelector(`.q[data-c~="${number}"]`) ?? document.getElementById(`c${number}`);
}

/** Fetch the card of a claim that has none from the start, and put it among the others. */
async function fetchCard(number: string): Promise<void> {
  const reference = document.getElementById(`c${number}`);
  const margin = reference?.closest(".stretch")?.querySelector(".margin");
  const address = reference?.querySelector("a")?.pathname;
  if (!margin || address === undefined) return;
  const answer = await fetch(`${address}/card`);
  if (!answer.ok || byNumber.has(number)) return;
  const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>(".card");
  if (made === null) return;
  const after = [...margin.querySelectorAll<HTMLElement>(".card")].find((card) => Number(card.dataset["n"]) > Number(number));
  margin.insertBefore(made, after ?? null);
  const rank = cards.findIndex((card) => Number(card.dataset["n"]) > Number(number));
  cards.splice(rank < 0 ? cards.length : rank, 0, made);
  byNumber.set(number, made);
  pick(number, false);
}

/** Let a claim be the one that is meant: lit in text and margin, in its place, and in the address. */
function pick(number: string, scroll: boolean): void {
  for (const old of lit) old.classList.remove("on");
  picked?.classList.remove("on");
  const before = picked?.closest<HTMLElement>(".stretch");
  picked = byNumber.get(number) ?? null;
  const reference = document.getElementById(`c${number}`);
  lit = number === "" ? [] : [...(text?.querySelectorAll(`.q[data-c~="${number}"]`) ?? []), ...(reference ? [reference] : [])];
  for (const piece of lit) piece.classList.add("on");
  picked?.classList.add("on");
  const stretch = picked?.closest<HTMLElement>(".stretch");
  if (before && before !== stretch) place(before);
  if (stretch) place(stretch);
  if (scroll) (lit[0] ?? picked)?.scrollIntoView({ block: wide.matches ? "center" : "start" });
  const id = picked?.dataset["claim"] ?? reference?.querySelector("a")?.pathname.split("/").pop();
  const query = new URLSearchParams(location.search);
  query.delete("claim");
  if (id !== undefined) query.set("claim", id);
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${id === undefined ? "" : `#c${number}`}`);
  if (picked === null && reference !== null) void fetchCard(number);
}

/** The next or last card; where none is picked, the first that is not above the window. */
function step(by: 1 | -1): void {
  let rank = picked === null ? -1 : cards.indexOf(picked);
  if (rank < 0) {
    rank = cards.findIndex((card) => (card.closest(".stretch")?.getBoundingClientRect().bottom ?? 0) > 0);
    rank = cards.findIndex((card, at) => at >= rank && (anchorOf(card)?.getBoundingClientRect().top ?? 0) > 60);
    if (by < 0) rank -= 1;
  } else rank += by;
  const next = cards[rank];
  if (next === undefined) return;
  pick(next.dataset["n"] ?? "", true);
  next.focus({ preventScroll: true });
}

function go(address: (card: HTMLElement, id: string) => string): () => void {
  return () => {
    if (picked !== null) location.assign(address(picked, picked.dataset["claim"] ?? ""));
  };
}

onKey("j", () => step(1));
onKey("k", () => step(-1));
onKey("a", go((card, id) => (card.dataset["v"] ? `/audit?claim=${id}#v${card.dataset["v"]}` : `/claims/${id}#audit`)));
onKey("u", go((_, id) => `/claims/${id}#overrule`));
onKey("Escape", () => pick("", false));
document.addEventListener("keydown", (event) => {
  // Enter is left to links and buttons; on a card, or with nothing in focus, it opens the claim.
  if (event.key === "Enter" && (event.target === picked || event.target === document.body)) go((_, id) => `/claims/${id}`)();
});

text?.addEventListener("click", (event) => {
  const target = event.target as Element;
  if (target.closest("a, summary, button") !== null || getSelection()?.isCollapsed === false) return;
  const number = target.closest<HTMLElement>(".card")?.dataset["n"] ?? target.closest<HTMLElement>(".q")?.dataset["c"]?.split(" ")[0];
  if (number !== undefined) pick(number, false);
});
text?.addEventListener("toggle", (event) => {
  const stretch = (event.target as Element).closest<HTMLElement>(".stretch");
  if (stretch) place(stretch);
}, true);

// What a name or a time means is told beside it, to pointer and keyboard alike.
const tell = document.querySelector<HTMLElement>("#tell");
function show(on: HTMLElement): void {
  if (tell === null) return;
  const words = on.dataset["told"] ?? on.title;
  on.dataset["told"] = words;
  on.removeAttribute("title"); // or the browser would tell it a second time
  tell.textContent = words;
  tell.hidden = false;
  on.setAttribute("aria-describedby", "tell");
  const box = on.getClientRects()[0] ?? on.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tell.offsetWidth - 8));
  tell.style.setProperty("left", `${left + scrollX}px`);
  tell.style.setProperty("top", `${box.bottom + scrollY + 6}px`);
}
function hide(): void {
  if (tell !== null) tell.hidden = true;
}
for (const [kind, act] of [["pointerover", show], ["focusin", show], ["pointerout", hide], ["focusout", hide]] as const)
  text?.addEventListener(kind, (event) => {
    const on = (event.target as Element).closest<HTMLElement>(".reader .says-entity, .reader .says-time");
    if (on !== null) act(on);
  });

/** Mark `#oSTART-END` and bring it into view. */
function showSpan(): boolean {
  const match = /^#o(\d+)-(\d+)$/.exec(location.hash);
  CSS.highlights?.delete("span");
  if (match === null || text === null) return false;
  const [start, end] = [Number(match[1]), Number(match[2])];
  const blocks = [...text.querySelectorAll<HTMLElement>("[data-o]")];
  const ranges = blocks.flatMap((block, rank) => {
    const first = Number(block.dataset["o"]);
    const next = Number(blocks[rank + 1]?.dataset["o"] ?? Infinity);
    if (end <= first || start >= next) return [];
    return [rangeIn(block, first, start, end)].filter((range) => range !== null);
  });
  if (globalThis.Highlight !== undefined && ranges.length > 0) CSS.highlights.set("span", new Highlight(...ranges));
  const at = ranges[0]?.startContainer.parentElement;
  at?.scrollIntoView({ block: "center" });
  return at !== undefined && at !== null;
}

function follow(): void {
  if (showSpan()) return;
  const number = /^#[ck](\d+)$/.exec(location.hash)?.[1] ?? (location.hash === "" ? text?.dataset["picked"] : undefined);
  if (number !== undefined) pick(number, true);
}

// Stretches that are not near the window are not laid out, so their cards are placed when they come near.
const near = new IntersectionObserver((entries) => {
  for (const entry of entries) if (entry.isIntersecting) place(entry.target as HTMLElement);
}, { rootMargin: "800px 0px" });
for (const stretch of document.querySelectorAll<HTMLElement>(".stretch")) near.observe(stretch);
let waiting = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => {
    for (const stretch of document.querySelectorAll<HTMLElement>(".stretch")) {
      near.unobserve(stretch);
      near.observe(stretch); // tells again of those that are near
    }
  });
});

// The picture is that of the page that is being read: the last whose mark is in the upper part of the window.
function showPage(number: number): void {
  const image = scan?.querySelector("img");
  if (!scan || !image || number < 1 || number > Number(scan.dataset["pages"])) return;
  const at = scan.querySelector(".at");
  if (at?.textContent === String(number)) return;
  if (at) at.textContent = String(number);
  image.src = `${scan.dataset["address"]}${number}.png`;
  image.alt = image.alt.replace(/^Page \d+/, `Page ${number}`);
  for (const link of scan.querySelectorAll<HTMLAnchorElement>("a"))
    link.href = `?scan=${number + (link.rel === "next" ? 1 : -1)}#p${number + (link.rel === "next" ? 1 : -1)}`;
  const query = new URLSearchParams(location.search);
  query.set("scan", String(number));
  history.replaceState(null, "", `?${query}${location.hash}`);
}
const upper = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const number = Number(entry.target.id.slice(1));
    if (entry.isIntersecting) showPage(number);
    else if (entry.boundingClientRect.top > innerHeight / 2) showPage(number - 1); // it left downwards
  }
}, { rootMargin: "0px 0px -55% 0px" });
if (scan !== null) addEventListener("load", () => setTimeout(() => {
  for (const mark of document.querySelectorAll(".reader .page")) upper.observe(mark);
}, 300)); // when the address has been followed

addEventListener("hashchange", follow);
for (const hint of document.querySelectorAll<HTMLElement>(".keys")) hint.hidden = false;
for (const hint of document.querySelectorAll<HTMLElement>(".nojs")) hint.hidden = true;
follow();

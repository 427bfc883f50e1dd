// Judging who is who, a key a pair: the answer is kept behind the reviewer's back, who is at the next pair already.
import { onKey } from "./_keys";
import { stepsThrough } from "./_steps";

const SAID: Record<string, string> = { positive: "The same.", negative: "Different.", unsure: "Unsure." };
const KEYS: Record<string, string> = { s: "positive", d: "negative", u: "unsure" };

const pairs = [...document.querySelectorAll<HTMLElement>("li.asked")];
const steps = stepsThrough(pairs);
/** Answers given here, oldest first, each with the id of its judgement once that is kept, or null where it is not. */
const given: { pair: HTMLElement; kept: Promise<string | null> }[] = [];

interface Kept {
  id: string;
}
interface Problem {
  error: { reason: string; remedy: string };
}

/** Send a form's fields, and give what is answered; throws with what to tell the reviewer. */
async function send(address: string, fields: FormData): Promise<Response> {
  const answer = await fetch(address, { method: "POST", body: fields, headers: { accept: "application/json" } });
  if (answer.ok) return answer;
  const { error } = (await answer.json()) as Problem;
  throw new Error(`${error.reason}; ${error.remedy}`);
}

function tell(pair: HTMLElement, words: string): void {
  const place = pair.querySelector(".answer");
  if (place !== null) place.textContent = words;
}

/** Show a pair as answered, or as open where `verdict` is empty. */
function show(pair: HTMLElement, verdict: string): void {
  pair.dataset["answer"] = verdict;
  for (const button of pair.querySelectorAll<HTMLButtonElement>(".answers button")) {
    button.disabled = verdict !== "";
    button.setAttribute("aria-pressed", String(button.value === verdict));
  }
}

async function keep(pair: HTMLElement, form: HTMLFormElement, verdict: string): Promise<string | null> {
  const fields = new FormData(form);
  fields.set("verdict", verdict);
  try {
    const kept = (await (await send(form.action, fields)).json()) as Kept;
    tell(pair, `${SAID[verdict] ?? ""} Kept; z takes it back.`);
    return kept.id;
  } catch (error) {
    show(pair, "");
    tell(pair, `Not kept: ${error instanceof Error ? error.message : "the server does not answer"}.`);
    pair.classList.add("refused");
    return null;
  }
}

function judge(pair: HTMLElement, verdict: string): void {
  const form = pair.querySelector<HTMLFormElement>("form.answers");
  if (form === null || (pair.dataset["answer"] ?? "") !== "") return;
  show(pair, verdict);
  pair.classList.remove("refused");
  tell(pair, `${SAID[verdict] ?? ""} Being kept …`);
  given.push({ pair, kept: keep(pair, form, verdict) });
  void next(pair);
}

/** Go to the next pair that is open; where none is left, to the next page, once everything is kept. */
async function next(after: HTMLElement): Promise<void> {
  const isOpen = (pair: HTMLElement): boolean => (pair.dataset["answer"] ?? "") === "";
  const open = pairs.slice(pairs.indexOf(after) + 1).find(isOpen) ?? pairs.find(isOpen);
  if (open !== undefined) {
    steps.pick(open);
    return;
  }
  await Promise.all(given.map(({ kept }) => kept));
  const more = document.querySelector<HTMLElement>(".pairs")?.dataset["more"];
  if (more !== undefined && pairs.every((pair) => !isOpen(pair))) location.assign(more);
}

async function takeBack(): Promise<void> {
  const last = given.pop();
  if (last === undefined) {
    document.querySelector<HTMLFormElement>("form.last")?.requestSubmit();
    return;
  }
  const id = await last.kept;
  if (id === null) return takeBack();
  const fields = new FormData();
  fields.set("decision", id);
  try {
    await send("/identities/undo", fields);
    show(last.pair, "");
    tell(last.pair, "Taken back.");
  } catch (error) {
    tell(last.pair, `Not taken back: ${error instanceof Error ? error.message : "the server does not answer"}.`);
  }
  steps.pick(last.pair);
}

for (const pair of pairs) {
  pair.addEventListener("submit", (event) => {
    if (!(event.submitter instanceof HTMLButtonElement)) return;
    event.preventDefault();
    judge(pair, event.submitter.value);
  });
  // Enter ends the reason rather than its line: the keys then answer.
  pair.querySelector("textarea")?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" && (event.key !== "Enter" || event.shiftKey)) return;
    event.preventDefault();
    steps.pick(pair);
  });
}
for (const [key, verdict] of Object.entries(KEYS)) {
  onKey(key, () => {
    const pair = steps.current();
    if (pair === null) steps.step(1);
    else judge(pair, verdict);
  });
}
onKey("w", () => {
  if (steps.current() === null) steps.step(1);
  steps.current()?.querySelector("textarea")?.focus();
});
for (const key of ["j", "ArrowRight"]) onKey(key, () => steps.step(1));
for (const key of ["k", "ArrowLeft"]) onKey(key, () => steps.step(-1));
onKey("z", () => void takeBack());

// The audit: keys step from verdict to verdict, open the form that overrules, and take a ruling back.
import { onKey } from "./_keys";
import { stepsThrough } from "./_steps";

const verdicts = [...document.querySelectorAll<HTMLElement>("li.verdict")];
const steps = stepsThrough(verdicts);

/** The first element like this in the verdict that is meant. */
function inMeant<E extends Element>(selector: string): E | null {
  return steps.current()?.querySelector<E>(selector) ?? null;
}

onKey("j", () => steps.step(1));
onKey("k", () => steps.step(-1));
onKey("u", () => {
  if (steps.current() === null) steps.step(1);
  const form = inMeant<HTMLDetailsElement>(".overrule");
  if (form === null) return;
  form.open = true;
  form.querySelector("select")?.focus();
});
onKey("z", () => inMeant<HTMLFormElement>('form[action="/audit/undo"]')?.requestSubmit());

document.addEventListener("keydown", (event) => {
  const meant = steps.current();
  if (meant === null || !(event.target instanceof HTMLElement)) return;
  // Escape leaves a form as it is, and the keys act on verdicts again.
  if (event.key === "Escape" && event.target.closest(".overrule")) steps.pick(meant);
  // Enter is left to links and buttons; on a verdict it opens the claim.
  if (event.key === "Enter" && event.target === meant) inMeant<HTMLAnchorElement>(".head .go")?.click();
});

const filter = document.querySelector<HTMLFormElement>("form.filter");
filter?.addEventListener("change", () => filter.requestSubmit());
// What may be anything, and the usual order, stay out of the address.
filter?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (value === "" || value === "worst") event.formData.delete(name);
});

steps.pick(verdicts.find((verdict) => `#${verdict.id}` === location.hash));

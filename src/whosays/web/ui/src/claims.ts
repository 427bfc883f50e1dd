// The list of claims: j and k step through it; what the form leaves blank stays out of the address.
import { onKey } from "./_keys";

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(".rows > .row")];
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[here < 0 ? 0 : here + by];
  next?.querySelector<HTMLElement>("a.num")?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}

onKey("j", () => step(1));
onKey("k", () => step(-1));
document.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
}, true);

// What every page has: htmx for forms and parts of pages, and the keys that work everywhere.
import htmx from "htmx.org";
import { onKey } from "./_keys";

htmx.config.includeIndicatorStyles = false; // our policy allows no style but our own sheets
htmx.config.allowEval = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0; // what documents say stays out of the browser's storage
htmx.config.refreshOnHistoryMiss = true; // so that going back loads the page anew, whole
htmx.config.responseHandling = [
  { code: "204", swap: false },
  { code: "[2345]..", swap: true }, // an error is a page of ours too, and is shown
];

onKey("/", () => {
  const field = document.querySelector<HTMLInputElement>(".find input");
  field?.focus();
  field?.select();
});

// A page that waits for the case: asked for again where it stands, before it asks by itself.
if (document.getElementById("waits") !== null) setTimeout(() => location.reload(), 800);

// Filters the claims, keeps the filter in the address, and shows a claim beside the words it stands on.
// Everything on the page reads without this.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.remove("still");
  const form = document.getElementById("filter");
  const cards = [...document.querySelectorAll("#deck .claim")];
  const groups = [...document.querySelectorAll("#deck .group")];
  const LISTS = ["who", "rests", "sure", "place", "text"];
  const PREFIX = "#claims?";
  const thousands = (n) => n.toLocaleString("en");

  // What each card offers to the filters, read once.
  const facts = cards.map((card) => ({
    card,
    group: card.closest(".group"),
    lists: Object.fromEntries(LISTS.map((name) => [name, (card.dataset[name] || "").split(" ")])),
    years: (card.dataset.years || "").split(" ").filter(Boolean).map((pair) => {
      const [first, last] = pair.split(":");
      return [first === "" ? -Infinity : Number(first), last === "" ? Infinity : Number(last)];
    }),
    words: null,
  }));
  const wordsOf = (fact) => (fact.words ??= fact.card.querySelector(".body").textContent.toLowerCase().replace(/\s+/g, " "));

  function state() {
    const chosen = {};
    for (const [name, value] of new FormData(form)) if (value.trim() !== "") chosen[name] = value.trim();
    return chosen;
  }

  function tests(chosen) {
    const all = {};
    for (const name of LISTS) if (chosen[name]) all[name] = (fact) => fact.lists[name].includes(chosen[name]);
    if (chosen.words) {
      const terms = chosen.words.toLowerCase().split(/\s+/);
      all.words = (fact) => terms.every((term) => wordsOf(fact).includes(term));
    }
    if (chosen.from || chosen.to) {
      const from = chosen.from ? Number(chosen.from) : -Infinity, to = chosen.to ? Number(chosen.to) : Infinity;
      all.years = (fact) => fact.years.some(([first, last]) => first <= to && last >= from);
    }
    return all;
  }

  function apply() {
    const chosen = state(), checks = Object.entries(tests(chosen));
    const counts = Object.fromEntries(LISTS.map((name) => [name, {}])), shown = new Map();
    let total = 0;
    for (const fact of facts) {
      const failed = checks.filter(([, check]) => !check(fact)).map(([name]) => name);
      fact.card.hidden = failed.length > 0;
      if (!failed.length) { total += 1; shown.set(fact.group, (shown.get(fact.group) || 0) + 1); }
      // A choice counts what it would show if only it were changed.
      for (const name of LISTS)
        if (!failed.length || (failed.length === 1 && failed[0] === name))
          for (const value of new Set(fact.lists[name])) counts[name][value] = (counts[name][value] || 0) + 1;
    }
    for (const group of groups) {
      const count = group.querySelector(".count"), all = Number(count.dataset.all), here = shown.get(group) || 0;
      group.hidden = here === 0;
      count.textContent = here === all ? `${thousands(all)} claim${all === 1 ? "" : "s"}` : `${thousands(here)} of ${thousands(all)} claims`;
    }
    for (const select of form.querySelectorAll("select"))
      for (const option of select.options)
        if (option.value) {
          const count = counts[select.name][option.value] || 0;
          option.textContent = `${option.dataset.label} (${thousands(count)})`;
          option.disabled = count === 0 && !option.selected;
        }
    const filtered = checks.length > 0;
    for (const field of form.querySelectorAll("input, select")) field.classList.toggle("on", Boolean(chosen[field.name]));
    const tally = filtered ? `${thousands(total)} of ${thousands(cards.length)} claims` : `${thousands(cards.length)} claim${cards.length === 1 ? "" : "s"}`;
    document.getElementById("tally").textContent = tally;
    document.getElementById("clear").hidden = !filtered;
    document.getElementById("none").hidden = total > 0;
    const printed = document.getElementById("printed-filter");
    printed.hidden = !filtered;
    printed.textContent = filtered ? `Filtered: ${tally} (${describe(chosen)}).` : "";
    highlight(chosen.words);
  }

  function describe(chosen) {
    return Object.keys(chosen).map((name) => {
      const field = form.elements.namedItem(name), option = field.selectedOptions?.[0];
      return `${name}: ${option ? option.dataset.label : chosen[name]}`;
    }).join("; ");
  }

  function highlight(words) {
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!words) return;
    const terms = words.toLowerCase().split(/\s+/), ranges = [];
    for (const fact of facts) {
      if (fact.card.hidden || ranges.length > 2000) continue;
      const walker = document.createTreeWalker(fact.card.querySelector(".body"), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (const term of terms)
          for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
            const range = new Range();
            range.setStart(node, at);
            range.setEnd(node, at + term.length);
            ranges.push(range);
          }
      }
    }
    if (ranges.length) CSS.highlights.set("found", new Highlight(...ranges));
  }

  function remember() {
    const query = new URLSearchParams(state()).toString();
    if (query || location.hash.startsWith(PREFIX)) history.replaceState(null, "", query ? PREFIX + query : "#claims");
  }

  function recall(query) {
    form.reset();
    for (const [name, value] of new URLSearchParams(query)) {
      const field = form.elements.namedItem(name);
      if (field) field.value = value;
      if (field?.selectedIndex < 0) field.selectedIndex = 0;
    }
    apply();
  }

  function follow() {
    if (location.hash.startsWith(PREFIX)) {
      if (!form) return;
      recall(location.hash.slice(PREFIX.length));
      document.getElementById("claims").scrollIntoView();
      return;
    }
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (target.hidden && form) { form.reset(); apply(); }
    target.scrollIntoView({ block: target.matches(".claim, .q, .spot") ? "center" : "start" });
    if (target.matches(".q")) peek(target);
  }

  // The claim beside the text.
  let lit = [];
  function peek(segment) {
    const numbers = (segment.dataset.c || "").split(" ").filter(Boolean);
    for (const old of lit) old.classList.remove("on");
    const text = segment.closest(".text");
    if (!numbers.length || !text) return;
    lit = [...text.querySelectorAll(`.q[data-c~="${numbers[0]}"]`)];
    for (const span of lit) span.classList.add("on");
    const box = text.querySelector(".peek");
    box.replaceChildren(...numbers.flatMap((number) => {
      const card = document.getElementById(`c${number}`);
      if (!card) return [];
      const copy = document.createElement("div");
      copy.className = card.className;
      for (const child of card.children) copy.append(child.cloneNode(true));
      return [copy];
    }));
    box.hidden = !box.childElementCount;
  }

  // In the list of claims, j and k go on and back.
  function step(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
    const seen = cards.filter((card) => !card.hidden && card.closest(".group").open);
    const here = seen.indexOf(document.activeElement.closest(".claim"));
    const next = seen[event.key === "j" ? here + 1 : Math.max(0, here - 1)];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  }

  if (form) {
    form.hidden = false;
    let timer;
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => { apply(); remember(); }, 80); });
    form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
    form.addEventListener("submit", (event) => event.preventDefault());
    document.getElementById("deck").addEventListener("keydown", step);
    document.getElementById("deck").tabIndex = -1;
    for (const link of document.querySelectorAll("a[data-query]")) link.href = PREFIX + link.dataset.query;
    apply();
  }
  for (const reader of document.querySelectorAll(".reader"))
    for (const kind of ["mouseover", "click", "focusin"])
      reader.addEventListener(kind, (event) => {
        const near = event.target.closest("sup")?.previousElementSibling ?? event.target;
        const segment = near.closest?.(".q");
        if (segment) peek(segment);
      });
  addEventListener("hashchange", follow);
  if (location.hash) follow();

  // The part that is being read is marked in the head.
  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries)
      if (entry.isIntersecting) {
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(entry.target.id)?.setAttribute("aria-current", "true");
      }
  }, { rootMargin: "-30% 0px -65% 0px" });
  for (const id of links.keys()) { const part = document.getElementById(id); if (part) watch.observe(part); }
})();

// Stepping through a list of things, one of which is meant at a time.

export interface Steps {
  /** The one that is meant; null before any is. */
  current(): HTMLElement | null;
  /** Let this one be meant, and bring it into view. */
  pick(item: HTMLElement | undefined): void;
  /** The one that is `by` further on, or back; the first, where none is meant yet. */
  step(by: 1 | -1): void;
}

/** Steps through `items`; whatever gets the focus is meant too. */
export function stepsThrough(items: readonly HTMLElement[]): Steps {
  let meant: HTMLElement | null = null;

  function mark(item: HTMLElement): void {
    meant?.classList.remove("on");
    meant = item;
    item.classList.add("on");
  }

  for (const item of items) {
    item.tabIndex = -1;
    item.addEventListener("focusin", () => mark(item));
  }
  const steps: Steps = {
    current: () => meant,
    pick(item) {
      if (item === undefined) return;
      item.focus({ preventScroll: true });
      mark(item);
      item.scrollIntoView({ block: item.offsetHeight > innerHeight - 100 ? "start" : "nearest" });
    },
    step(by) {
      steps.pick(items[meant === null ? 0 : items.indexOf(meant) + by]);
    },
  };
  return steps;
}

// Keys that act on the page. They are left alone while somebody types, and where a modifier makes them the browser's own.

const actions = new Map<string, (event: KeyboardEvent) => void>();

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const action = actions.get(event.key);
  if (action === undefined) return;
  event.preventDefault();
  action(event);
});

/** Let `key`, as in KeyboardEvent.key, do `action` wherever nobody types. */
export function onKey(key: string, action: (event: KeyboardEvent) => void): void {
  actions.set(key, action);
}

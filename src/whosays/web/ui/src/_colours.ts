// The colours of the style sheet, for what is drawn on a canvas; they change between light and dark.

/** A colour by the name of its custom property, such as "ink". */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Let `act` know when light and dark change. */
export function onTheme(act: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", act);
}

// Offsets of the records are code points of a document's text; the page's are UTF-16 units in text nodes.

/** The text nodes of a block in order, without the numbers of claims, which are not in the text. */
function* textNodes(block: Element): Generator<Text> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) yield node as Text;
}

function units(text: string, points: number): number {
  let at = 0;
  for (let passed = 0; passed < points && at < text.length; passed += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** What of `[start, end)` lies in `block`, whose first code point is `first`. */
export function rangeIn(block: Element, first: number, start: number, end: number): Range | null {
  const range = new Range();
  let at = first;
  let begun = false;
  for (const node of textNodes(block)) {
    const length = [...node.data].length;
    if (!begun && start < at + length) {
      range.setStart(node, units(node.data, Math.max(0, start - at)));
      begun = true;
    }
    if (begun) range.setEnd(node, units(node.data, Math.min(length, end - at)));
    at += length;
    if (begun && end <= at) break;
  }
  return begun && end > first ? range : null;
}

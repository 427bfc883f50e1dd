// Parts of a page, fetched anew from their own address and put in the place of the old ones.

let running: AbortController | null = null;

/** Put what stands at `address` in the place of the elements with these ids; where that fails, go there. */
export async function refresh(address: string, ids: readonly string[]): Promise<void> {
  running?.abort();
  const mine = (running = new AbortController());
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: mine.signal });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok) throw new Error(answer.statusText);
    for (const id of ids) {
      const part = found.getElementById(id);
      if (part !== null) document.getElementById(id)?.replaceWith(document.adoptNode(part));
    }
  } catch (error) {
    if (!mine.signal.aborted) location.assign(address); // the page of the error says what is wrong
    else if (!(error instanceof DOMException)) throw error;
  }
}

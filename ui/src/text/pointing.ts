/** Tells to which offset of a clause a place in the page belongs. */

/** The offset of a place inside a clause drawn to read; null where it is elsewhere. */
export function offsetIn(clause: HTMLElement, node: Node | null, offset: number): number | null {
  if (!node || !clause.contains(node)) return null;
  if (!(node instanceof Text)) {
    const child = node.childNodes[offset];
    if (child) return offsetIn(clause, firstText(child), 0);
    return offsetIn(clause, lastText(node), Infinity);
  }
  const length = node.data.length;
  const run = node.parentElement?.closest<HTMLElement>("[data-at]");
  const at = run && clause.contains(run) ? Number(run.dataset["at"]) : 0;
  return at + Math.min(offset, length);
}

function firstText(node: Node): Node | null {
  return (
    document.createTreeWalker(node, NodeFilter.SHOW_TEXT).nextNode() ??
    (node instanceof Text ? node : null)
  );
}

function lastText(node: Node): Node | null {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let last: Node | null = node instanceof Text ? node : null;
  for (let next = walker.nextNode(); next; next = walker.nextNode()) last = next;
  return last;
}

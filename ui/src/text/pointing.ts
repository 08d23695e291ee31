/** Tells to which offset of a clause a place in the page belongs. */

import type { End } from "./across";

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

/** The two ends of what is chosen over several clauses drawn to read; null where that is not so. */
export function ends(page: HTMLElement): { from: End; to: End } | null {
  const selection = getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = endAt(page, range.startContainer, range.startOffset);
  const to = endAt(page, range.endContainer, range.endOffset);
  return from && to && from.clause !== to.clause ? { from, to } : null;
}

function endAt(page: HTMLElement, node: Node, offset: number): End | null {
  const element = node instanceof Element ? node : node.parentElement;
  const row = element?.closest<HTMLElement>("[data-clause]");
  const words = row?.querySelector<HTMLElement>(".words");
  if (!row || !words || !page.contains(row) || element?.closest(".ProseMirror")) return null;
  // Beside the words stand its number, before them, and what is known of it, after them.
  const after = words.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
  const beside = (node === row ? offset > 0 : after) ? Infinity : 0;
  return { clause: row.dataset["clause"]!, offset: offsetIn(words, node, offset) ?? beside };
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

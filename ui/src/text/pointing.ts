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

/** The place in the page of an offset of a clause that is drawn to read. */
export function placeOf(page: HTMLElement, end: End): [Node, number] | null {
  const words = page.querySelector<HTMLElement>(`[data-clause="${end.clause}"] .words`);
  if (!words) return null;
  let found: [Node, number] = [words, 0];
  for (const text of texts(words)) {
    const from = offsetIn(words, text, 0) ?? 0;
    if (from > end.offset) break;
    found = [text, Math.min(end.offset - from, text.data.length)];
  }
  return found;
}

/** The clause, and the offset in it, that is drawn at a point or nearest to it. */
export function endUnder(page: HTMLElement, x: number, y: number): End | null {
  const under = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-clause] > .words");
  const words = under && page.contains(under) ? under : nearest(page, y);
  const clause = words?.closest<HTMLElement>("[data-clause]")?.dataset["clause"];
  if (!words || !clause) return null;
  const box = words.getBoundingClientRect();
  if (y > box.bottom) return { clause, offset: Infinity };
  if (y < box.top) return { clause, offset: 0 };
  const place = document.caretRangeFromPoint(
    Math.max(box.left + 1, Math.min(x, box.right - 1)),
    Math.max(box.top + 4, Math.min(y, box.bottom - 4)),
  );
  const offset = place && offsetIn(words, place.startContainer, place.startOffset);
  return { clause, offset: offset ?? 0 };
}

/** The words of the clause that is drawn at a height, or nearest to it. */
function nearest(page: HTMLElement, y: number): HTMLElement | null {
  const far = (words: HTMLElement) => {
    const { top, bottom } = words.getBoundingClientRect();
    return Math.max(top - y, y - bottom, 0);
  };
  let best: HTMLElement | null = null;
  let least = Infinity;
  for (const words of page.querySelectorAll<HTMLElement>("[data-clause] > .words")) {
    const now = far(words);
    if (now < least) [best, least] = [words, now];
  }
  return best;
}

function firstText(node: Node): Node | null {
  return texts(node)[0] ?? null;
}

function lastText(node: Node): Node | null {
  return texts(node).at(-1) ?? null;
}

/** The texts inside a node, without the empty ones that Svelte finds its places by. */
function texts(node: Node): Text[] {
  if (node instanceof Text) return [node];
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter((text) => text.data !== "");
}

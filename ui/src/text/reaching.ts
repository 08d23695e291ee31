/** Goes beyond the clause in hand by key and by mouse, so that the text is one to the hand. */

import { tick } from "svelte";

import { desk } from "../lib/desk.svelte";
import type { End } from "./across";
import { hand } from "./hand.svelte";
import { ends, endUnder, offsetIn, placeOf } from "./pointing";

type Arrow = "up" | "down" | "left" | "right";

const ARROWS: Record<string, Arrow> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
/** What stays in sight when the text goes on by a screen, in pixels. */
const OVERLAP = 60;

/** Hears keys and drags over a page that shows the text; returns what ends that. */
export function reaching(page: HTMLElement): () => void {
  /** Where a drag began. */
  let began: End | null = null;
  /** From where words are chosen by the drag that is under way. */
  let anchor: End | null = null;
  /** What keys asked for while the clause in hand was put down. */
  let waiting: (() => void)[] | null = null;

  /** Puts the clause in hand down, and what was chosen in it stays chosen. */
  async function reach(from: End | null, then: () => void): Promise<void> {
    const { clause, editor } = hand;
    if (!clause || !editor) return then();
    const begun = hand.begun?.clause === clause && editor.wording.text.trim() === "";
    if (begun) return;
    const { anchor, head } = editor.reach;
    waiting = [then];
    await hand.leave();
    await tick();
    choose(from ?? { clause, offset: anchor }, { clause, offset: head });
    waiting.forEach((each) => each());
    waiting = null;
  }

  function choose(from: End, to: End) {
    const [start, end] = [placeOf(page, from), placeOf(page, to)];
    if (start && end) getSelection()?.setBaseAndExtent(...start, ...end);
  }

  /** Moves the moving end of what is chosen. */
  function extendTo(to: End | null) {
    const selection = getSelection();
    const place = to && placeOf(page, to);
    if (place) selection?.extend(...place);
  }

  function extend(event: KeyboardEvent) {
    const selection = getSelection();
    if (!selection?.rangeCount) return;
    const { key, ctrlKey } = event;
    const arrow = ARROWS[key];
    if (key === "PageUp" || key === "PageDown") extendTo(turned(key));
    else if (ctrlKey && (key === "Home" || key === "End")) extendTo(edge(key));
    else if (key === "Home") selection.modify("extend", "backward", "lineboundary");
    else if (key === "End") selection.modify("extend", "forward", "lineboundary");
    else if (arrow === "left" || arrow === "right")
      selection.modify("extend", arrow, ctrlKey ? "word" : "character");
    else selection.modify("extend", arrow === "up" ? "backward" : "forward", "line");
    shown();
    settle();
  }

  /** Takes a clause in hand again when all that is chosen is in it. */
  function settle() {
    const selection = getSelection();
    if (!selection?.rangeCount || hand.clause || ends(page)) return;
    const [from, to] = [
      endOf(selection.anchorNode, selection.anchorOffset),
      endOf(selection.focusNode, selection.focusOffset),
    ];
    if (from && to && from.clause === to.clause)
      hand.take(from.clause, { offset: from.offset, to: to.offset });
  }

  function endOf(node: Node | null, offset: number): End | null {
    const words = (node instanceof Element ? node : node?.parentElement)?.closest(".words");
    const clause = words?.closest<HTMLElement>("[data-clause]")?.dataset["clause"];
    if (!node || !clause) return null;
    const at = offsetIn(words as HTMLElement, node, offset);
    return at === null ? null : { clause, offset: at };
  }

  /** Brings the moving end of what is chosen into sight. */
  function shown() {
    const at = movingEnd();
    const box = page.getBoundingClientRect();
    if (!at) return;
    if (at.top < box.top + 20) page.scrollTop -= box.top + 20 - at.top;
    else if (at.bottom > box.bottom - 20) page.scrollTop += at.bottom - box.bottom + 20;
  }

  function movingEnd(): DOMRect | null {
    const { focusNode, focusOffset } = getSelection() ?? {};
    if (!focusNode) return null;
    const range = document.createRange();
    range.setStart(focusNode, focusOffset ?? 0);
    const rect = range.getClientRects()[0];
    const element = focusNode instanceof Element ? focusNode : focusNode.parentElement;
    return rect ?? element?.getBoundingClientRect() ?? null;
  }

  /** Turns the text on by a screen and returns what is now where the caret was. */
  function turned(key: "PageUp" | "PageDown"): End | null {
    const at = movingEnd();
    const before = page.scrollTop;
    const by = page.clientHeight - OVERLAP;
    page.scrollTop += key === "PageUp" ? -by : by;
    if (!at || Math.abs(page.scrollTop - before) < 1)
      return edge(key === "PageUp" ? "Home" : "End");
    const box = page.getBoundingClientRect();
    return endUnder(page, at.left, Math.max(box.top + 20, Math.min(at.top + 8, box.bottom - 20)));
  }

  function edge(key: "Home" | "End"): End | null {
    const living = desk.lines.filter((line) => !line.removed);
    const line = living.at(key === "Home" ? 0 : -1);
    return line
      ? { clause: line.clause, offset: key === "Home" ? 0 : line.wording.text.length }
      : null;
  }

  function whole() {
    const [from, to] = [edge("Home"), edge("End")];
    if (from && to) choose(from, to);
  }

  function go(to: End | null) {
    if (to) hand.take(to.clause, { offset: to.offset });
  }

  function pressed(event: KeyboardEvent) {
    const { key, ctrlKey, shiftKey } = event;
    const target = event.target as Element;
    if (event.isComposing || event.altKey || event.metaKey) return;
    const moves = key in ARROWS || /^(Home|End|PageUp|PageDown)$/.test(key);
    const all = ctrlKey && !shiftKey && key.toLowerCase() === "a";
    if (!moves && !all && key !== "Escape") return;
    const taken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (waiting) {
      taken();
      if (shiftKey) waiting.push(() => extend(event));
      return;
    }
    const { editor } = hand;
    if (editor?.view.dom.contains(target)) {
      if (key === "Escape") return;
      const far = (ctrlKey && (key === "Home" || key === "End")) || key.startsWith("Page");
      const arrow = ARROWS[key];
      const { from, to } = editor.selection;
      if (all && to - from >= editor.wording.text.length) {
        taken();
        void reach(null, whole);
      } else if (shiftKey && (far || (arrow && editor.leaves(arrow)))) {
        taken();
        void reach(null, () => extend(event));
      } else if (far && !shiftKey) {
        taken();
        go(
          key === "PageUp" || key === "PageDown" ? turned(key) : edge(key === "Home" ? key : "End"),
        );
      }
      return;
    }
    const chosen = target.closest("input, textarea, select, dialog") ? null : ends(page);
    if (!chosen) return;
    taken();
    if (all) whole();
    else if (key === "Escape") getSelection()?.removeAllRanges();
    else if (shiftKey) extend(event);
    else go(/Left|Up|Home/.test(key) ? chosen.from : chosen.to);
  }

  const inWords = (event: MouseEvent) =>
    event.button === 0 &&
    page.contains(event.target as Node) &&
    (event.target as Element).closest(".words") !== null;

  function down(event: MouseEvent) {
    began = anchor = null;
    if (!inWords(event)) return;
    const at = endUnder(page, event.clientX, event.clientY);
    if (!event.shiftKey) began = at;
    else if (hand.clause && at?.clause !== hand.clause) {
      event.preventDefault();
      void reach(null, () => extendTo(at));
    }
  }

  function moved(event: MouseEvent) {
    if (!(event.buttons & 1) || waiting) return;
    const { clientX: x, clientY: y } = event;
    if (anchor) return drag(anchor, x, y);
    if (!began || !hand.clause) return;
    const at = endUnder(page, x, y);
    if (!at || at.clause === began.clause) return;
    const { clause, editor } = hand;
    anchor = began.clause === clause ? { clause, offset: editor?.reach.anchor ?? 0 } : began;
    const from = anchor;
    void reach(from, () => drag(from, x, y));
  }

  function drag(from: End, x: number, y: number) {
    const box = page.getBoundingClientRect();
    if (y < box.top) page.scrollTop -= box.top - y;
    else if (y > box.bottom) page.scrollTop += y - box.bottom;
    const at = endUnder(page, x, Math.max(box.top + 1, Math.min(y, box.bottom - 1)));
    if (at) choose(from, at);
  }

  function up(event: MouseEvent) {
    const { clientX: x, clientY: y, shiftKey } = event;
    const from = anchor;
    const done = () => {
      if (from) drag(from, x, y);
      settle();
    };
    began = anchor = null;
    if (!from && !(shiftKey && inWords(event))) return;
    if (waiting) waiting.push(done);
    else done();
  }

  const options = { capture: true };
  addEventListener("keydown", pressed, options);
  addEventListener("mousedown", down, options);
  addEventListener("mousemove", moved, options);
  addEventListener("mouseup", up, options);
  return () => {
    removeEventListener("keydown", pressed, options);
    removeEventListener("mousedown", down, options);
    removeEventListener("mousemove", moved, options);
    removeEventListener("mouseup", up, options);
  };
}

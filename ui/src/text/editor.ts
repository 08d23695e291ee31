/** The editor of the clause in hand: ProseMirror on one paragraph. */

import { baseKeymap, toggleMark } from "prosemirror-commands";
import { history, redo, undo, undoDepth } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { EditorState, Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { Slice, type Node } from "prosemirror-model";

import { runPressed } from "../lib/actions";
import { isDeceptive, nameOf } from "../lib/deceptive";
import type { ClauseId, Wording } from "../lib/requests";
import { brackets, type Range } from "../lib/segments";
import { paragraphs, pasted, schema, toDocument, toWording } from "./document";

/** Where the caret comes in: at an offset, over a range, at a point, or below it on a line. */
export type Caret =
  | { offset: number; to?: number }
  | { x: number; line: "first" | "last" }
  | { x: number; y: number }
  | { end: true };

/** What the editor asks of the text around it. */
export interface Around {
  changed(): void;
  /** Told where the caret is. */
  at(offset: number): void;
  /** Leaves upwards or downwards; false where there is nothing there. */
  leave(to: "before" | "after", caret: Caret): boolean;
  split(at: number): void;
  /** Begins a clause after this one. */
  add(): void;
  join(to: "before" | "after"): boolean;
  /** Goes to the clause that a cross-reference points to. */
  follow(clause: ClauseId): void;
  paste(wordings: Wording[], from: number, to: number): void;
  undo(): void;
  redo(): void;
  blurred(): void;
}

/** The editor of one clause. */
export class ClauseEditor {
  readonly view: EditorView;

  constructor(place: HTMLElement, wording: Wording, label: string, around: Around) {
    this.view = new EditorView(place, {
      state: state(wording, around),
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "data-testid": "editor",
        spellcheck: "true",
        dir: "auto",
      },
      dispatchTransaction: (transaction) => {
        this.view.updateState(this.view.state.apply(transaction));
        if (transaction.docChanged && !transaction.getMeta("loaded")) around.changed();
        around.at(this.view.state.selection.head - 1);
      },
      clipboardTextParser: (text, _at, plain) => {
        void plain;
        return inline(paragraphs(text).join(" "));
      },
      handleClick: (view, at, event) => {
        if (!event.ctrlKey && !event.metaKey) return false;
        const found = referenceAt(view.state.doc, at - 1, at - 1);
        if (found) around.follow(found.clause);
        return found !== null;
      },
      handlePaste: (view, event) => {
        const copied = (kind: string) => event.clipboardData?.getData(kind) ?? "";
        const wordings = pasted(copied("text/html"), copied("text/plain"));
        if (wordings.length < 2) return false;
        const { from, to } = view.state.selection;
        around.paste(wordings, from - 1, to - 1);
        return true;
      },
      handleDOMEvents: {
        blur: () => {
          around.blurred();
          return false;
        },
      },
    });
  }

  get wording(): Wording {
    return toWording(this.view.state.doc);
  }

  /** The selection as offsets. */
  get selection(): { from: number; to: number } {
    const { from, to } = this.view.state.selection;
    return { from: from - 1, to: to - 1 };
  }

  /** Where the selection began, and where it moves; as offsets. */
  get reach(): { anchor: number; head: number } {
    const { anchor, head } = this.view.state.selection;
    return { anchor: anchor - 1, head: head - 1 };
  }

  /** True where this arrow would take the moving end of the selection out of the clause. */
  leaves(arrow: "up" | "down" | "left" | "right"): boolean {
    const { state } = this.view;
    const caret = TextSelection.create(state.doc, state.selection.head);
    return this.view.endOfTextblock(arrow, state.apply(state.tr.setSelection(caret)));
  }

  /** The cross-reference at the caret, or in the selection. */
  get reference(): Reference | null {
    const { from, to } = this.selection;
    return referenceAt(this.view.state.doc, from, to);
  }

  /** Lets a range refer to a clause; an empty one gets its number. */
  refer(from: number, to: number, clause: ClauseId, number: string): void {
    const { tr } = this.view.state;
    if (from === to) tr.insertText(number, from + 1);
    const end = (from === to ? from + number.length : to) + 1;
    tr.addMark(from + 1, end, schema.mark("reference", { clause }));
    this.view.dispatch(tr);
  }

  /** Lets a range refer to nothing; its words stay. */
  unrefer(from: number, to: number): void {
    this.view.dispatch(this.view.state.tr.removeMark(from + 1, to + 1, schema.marks.reference));
  }

  /** Puts the caret in and takes the focus. */
  focus(caret: Caret): void {
    const { view } = this;
    const end = view.state.doc.content.size - 1;
    let from = end;
    let to: number | undefined;
    if ("offset" in caret) {
      from = Math.min(caret.offset + 1, end);
      to = caret.to === undefined ? undefined : Math.min(caret.to + 1, end);
    } else if ("x" in caret) {
      const first = "line" in caret && caret.line === "first";
      const line = view.coordsAtPos(first ? 1 : end);
      const box = view.dom.getBoundingClientRect();
      const between = (low: number, at: number, high: number) => Math.max(low, Math.min(at, high));
      const found = view.posAtCoords({
        left: between(box.left + 1, caret.x, box.right - 1),
        top:
          "line" in caret
            ? (line.top + line.bottom) / 2
            : between(box.top + 4, caret.y, box.bottom - 4),
      });
      from = found?.pos ?? (first ? 1 : end);
      from = Math.min(Math.max(from, 1), end);
    }
    view.dispatch(
      view.state.tr
        .setSelection(TextSelection.create(view.state.doc, from, to ?? from))
        .scrollIntoView(),
    );
    view.focus();
  }

  /** Shows another wording, and forgets what was typed before. */
  load(wording: Wording, around: Around): void {
    const at = this.selection.from;
    this.view.updateState(state(wording, around));
    const end = this.view.state.doc.content.size - 1;
    const place = TextSelection.create(this.view.state.doc, Math.min(at + 1, end));
    this.view.dispatch(this.view.state.tr.setSelection(place).setMeta("loaded", true));
  }

  /** Marks ranges of the words, as uses of terms; what is typed moves them along. */
  mark(ranges: Range[]): void {
    const { doc, tr } = this.view.state;
    const end = doc.content.size - 1;
    const found = ranges
      .filter(([start, stop]) => start < stop && stop <= end)
      .map(([start, stop]) => Decoration.inline(start + 1, stop + 1, { class: "highlight" }));
    this.view.dispatch(tr.setMeta(MARKED, DecorationSet.create(doc, found)));
  }

  /** Puts a wording in the place of a range. */
  put(wording: Wording, from: number, to: number): void {
    const { content } = toDocument(wording).firstChild!;
    this.view.dispatch(this.view.state.tr.replaceWith(from + 1, to + 1, content));
  }

  /** Replaces the selection. */
  type(text: string, from: number, to: number): void {
    this.view.dispatch(this.view.state.tr.insertText(text, from + 1, to + 1));
  }

  /** Forgets what could be taken back: it is a revision now, and the record takes it back. */
  forget(): void {
    if (this.view.composing) return;
    const { doc, selection, plugins } = this.view.state;
    const marked = MARKED.getState(this.view.state);
    this.view.updateState(EditorState.create({ doc, selection, plugins: [...plugins] }));
    this.view.dispatch(this.view.state.tr.setMeta(MARKED, marked));
  }

  /** Takes back the newest unkept typing; false where there is none. */
  undo(): boolean {
    return undoDepth(this.view.state) > 0 && undo(this.view.state, this.view.dispatch);
  }

  redo(): boolean {
    return redo(this.view.state, this.view.dispatch);
  }

  destroy(): void {
    this.view.destroy();
  }
}

/** A text as it goes into a paragraph. */
export function inline(text: string): Slice {
  const { content } = paragraph(text);
  return new Slice(content, 0, 0);
}

/** A cross-reference in the editor, its range as offsets. */
export interface Reference {
  from: number;
  to: number;
  clause: ClauseId;
}

/** The cross-reference that a range touches. */
function referenceAt(document: Node, from: number, to: number): Reference | null {
  const mark = toWording(document).marks.find(
    (each) => each.mark === "reference" && each.start <= to && from <= each.end,
  );
  return mark?.mark === "reference"
    ? { from: mark.start, to: mark.end, clause: mark.clause }
    : null;
}

function paragraph(text: string): Node {
  return schema.node("paragraph", null, text ? [schema.text(text)] : []);
}

function state(wording: Wording, around: Around): EditorState {
  return EditorState.create({
    doc: toDocument(wording),
    plugins: [
      history(),
      windowKeys(),
      columnKept(),
      keymap(keys(around)),
      keymap(baseKeymap),
      drawn(),
      marked(),
    ],
  });
}

/** The column that Up and Down keep through short lines, from clause to clause. */
let column: number | null = null;

function columnOf(view: EditorView): number {
  column ??= view.coordsAtPos(view.state.selection.head).left;
  return column;
}

/** Goes a line up or down inside the clause, in the column that is kept. */
function toLine(view: EditorView, to: "before" | "after"): boolean {
  const { doc, selection, tr } = view.state;
  if (!selection.empty) return false;
  const { top, bottom } = view.coordsAtPos(selection.head);
  const box = view.dom.getBoundingClientRect();
  const found = view.posAtCoords({
    left: Math.max(box.left + 1, Math.min(columnOf(view), box.right - 1)),
    // Into the middle of the other line: between two of them is less than half of one.
    top: to === "before" ? top - (bottom - top) * 0.7 : bottom + (bottom - top) * 0.7,
  });
  if (!found || found.pos === selection.head) return false;
  const at = Math.max(1, Math.min(found.pos, doc.content.size - 1));
  view.dispatch(tr.setSelection(TextSelection.create(doc, at)).scrollIntoView());
  return true;
}

/** Notes the column where Up and Down begin; any other key, or the mouse, lets it go. */
function columnKept(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, { key }) => {
        if (key === "ArrowUp" || key === "ArrowDown") columnOf(view);
        else if (key !== "Shift") column = null;
        return false;
      },
      handleDOMEvents: {
        mousedown: () => {
          column = null;
          return false;
        },
      },
    },
  });
}

function rightToLeft(view: EditorView): boolean {
  return getComputedStyle(view.dom).direction === "rtl";
}

/** Gives the window its own keys with Enter, which ProseMirror would swallow. */
function windowKeys(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (view, event) =>
        event.key === "Enter" && event.altKey && !view.composing && runPressed(event),
    },
  });
}

function keys(
  around: Around,
): Record<string, (state: EditorState, dispatch?: unknown, view?: EditorView) => boolean> {
  const mark =
    (name: "italic" | "bold") => (state: EditorState, _dispatch: unknown, view?: EditorView) =>
      toggleMark(schema.marks[name])(state, view?.dispatch);
  const vertical =
    (to: "before" | "after") => (_state: EditorState, _dispatch: unknown, view?: EditorView) => {
      if (!view || view.composing) return false;
      if (!view.endOfTextblock(to === "before" ? "up" : "down")) return toLine(view, to);
      return around.leave(to, { x: columnOf(view), line: to === "before" ? "last" : "first" });
    };
  const sideways =
    (way: "left" | "right") => (state: EditorState, _dispatch: unknown, view?: EditorView) => {
      if (!view || !state.selection.empty || !view.endOfTextblock(way)) return false;
      const on = (way === "left") === rightToLeft(view);
      return around.leave(on ? "after" : "before", on ? { offset: 0 } : { end: true });
    };
  const done = (run: () => void) => () => {
    run();
    return true;
  };
  const atStart = (state: EditorState) => state.selection.empty && state.selection.from === 1;
  const atEnd = (state: EditorState) =>
    state.selection.empty && state.selection.to === state.doc.content.size - 1;
  return {
    ArrowUp: vertical("before"),
    ArrowDown: vertical("after"),
    ArrowLeft: sideways("left"),
    ArrowRight: sideways("right"),
    "Mod-ArrowLeft": sideways("left"),
    "Mod-ArrowRight": sideways("right"),
    Enter: (state, _dispatch, view) => {
      if (view?.composing) return false;
      if (!state.selection.empty) view?.dispatch(state.tr.deleteSelection());
      around.split(state.selection.from - 1);
      return true;
    },
    Backspace: (state) => atStart(state) && around.join("before"),
    Delete: (state) => atEnd(state) && around.join("after"),
    // ProseMirror swallows these keys for itself where nobody else takes them.
    "Mod-Enter": done(() => around.add()),
    "Mod-z": done(() => around.undo()),
    "Mod-Shift-z": done(() => around.redo()),
    "Mod-y": done(() => around.redo()),
    "Mod-i": mark("italic"),
    "Mod-b": mark("bold"),
  };
}

const MARKED = new PluginKey<DecorationSet>("marked");

/** Draws the ranges that {@link ClauseEditor.mark} was given. */
function marked(): Plugin {
  return new Plugin<DecorationSet>({
    key: MARKED,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, before) =>
        (transaction.getMeta(MARKED) as DecorationSet | undefined) ??
        before.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => MARKED.getState(state) },
  });
}

/** Draws brackets and deceptive characters over the text without touching it. */
function drawn(): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const { text, marks } = toWording(doc);
        const found = (text.includes("[") ? brackets(text, marks) : []).map(([start, end]) =>
          Decoration.inline(start + 1, end + 1, { class: "bracket" }),
        );
        let at = 0;
        for (const character of text) {
          if (isDeceptive(character)) {
            const title = nameOf(character);
            found.push(
              Decoration.inline(at + 1, at + 1 + character.length, { class: "deceptive", title }),
            );
            found.push(Decoration.widget(at + 1, () => chip(title), { side: -1 }));
          }
          at += character.length;
        }
        return DecorationSet.create(doc, found);
      },
    },
  });
}

function chip(name: string): HTMLElement {
  const element = document.createElement("span");
  element.className = "deceptive";
  element.textContent = `⟪${name}⟫`;
  return element;
}

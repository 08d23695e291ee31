/** Turns a wording into the document under the hand and back; offsets count UTF-16 units. */

import { Fragment, Schema, type Node } from "prosemirror-model";

import type { Mark, Wording } from "../lib/requests";
import { REFERENCE } from "../lib/segments";

/** One paragraph of text with marks: all that a clause can be. */
export const schema = new Schema({
  nodes: {
    doc: { content: "paragraph" },
    paragraph: { content: "text*", toDOM: () => ["p", 0], parseDOM: [{ tag: "p" }] },
    text: {},
  },
  marks: {
    italic: { toDOM: () => ["em", 0], parseDOM: [{ tag: "em" }, { tag: "i" }] },
    bold: { toDOM: () => ["strong", 0], parseDOM: [{ tag: "strong" }, { tag: "b" }] },
    footnote: { inclusive: false, toDOM: () => ["sup", 0], parseDOM: [{ tag: "sup" }] },
    reference: {
      attrs: { clause: {} },
      inclusive: false,
      toDOM: ({ attrs }) => [
        "span",
        { class: "reference", title: REFERENCE, "data-refers": attrs.clause },
        0,
      ],
      parseDOM: [
        { tag: "span[data-refers]", getAttrs: ({ dataset }) => ({ clause: dataset.refers }) },
      ],
    },
  },
});

/** The document that says what the wording says. */
export function toDocument(wording: Wording): Node {
  const cuts = new Set([0, wording.text.length]);
  for (const { start, end } of wording.marks) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const texts = places.slice(0, -1).map((from, index) => {
    const marks = wording.marks
      .filter((mark) => mark.start <= from && from < mark.end)
      .map(({ start: _start, end: _end, mark, ...attrs }) => schema.mark(mark, attrs));
    return schema.text(wording.text.slice(from, places[index + 1]), marks);
  });
  return schema.node("doc", null, [schema.node("paragraph", null, Fragment.from(texts))]);
}

/** The wording that the document says. */
export function toWording(document: Node): Wording {
  const marks: Mark[] = [];
  const open = new Map<string, Mark>();
  let text = "";
  document.firstChild?.forEach((node) => {
    const start = text.length;
    text += node.text ?? "";
    for (const { type, attrs } of node.marks) {
      const mark = { start, end: text.length, mark: type.name, ...attrs } as Mark;
      const before = open.get(meaning(mark));
      if (before?.end === start) {
        before.end = text.length;
      } else {
        open.set(meaning(mark), mark);
        marks.push(mark);
      }
    }
  });
  return { text, marks };
}

/** What a mark means, as one word: its kind, and the clause that a reference points to. */
export function meaning(mark: Mark): string {
  return mark.mark === "reference" ? `reference ${mark.clause}` : mark.mark;
}

/** True where two wordings say and mark the same. */
export function alike(a: Wording, b: Wording): boolean {
  const print = ({ text, marks }: Wording) =>
    JSON.stringify([
      text,
      [...marks].sort(byPlace).map((mark) => [mark.start, mark.end, meaning(mark)]),
    ]);
  return a.text === b.text && print(a) === print(b);
}

function byPlace(a: Mark, b: Mark): number {
  return a.start - b.start || a.end - b.end || meaning(a).localeCompare(meaning(b));
}

/** The part of a wording from `start` to `end`, its marks with it. */
export function part(wording: Wording, start: number, end = wording.text.length): Wording {
  return {
    text: wording.text.slice(start, end),
    marks: wording.marks
      .map((mark) => ({
        ...mark,
        start: Math.max(mark.start, start) - start,
        end: Math.min(mark.end, end) - start,
      }))
      .filter((mark) => mark.start < mark.end),
  };
}

/** Two wordings one after the other. */
export function joined(first: Wording, second: Wording): Wording {
  const by = first.text.length;
  return {
    text: first.text + second.text,
    marks: [
      ...first.marks,
      ...second.marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by })),
    ],
  };
}

/** The paragraphs of a pasted text, blanks at their ends taken off, none empty. */
export function paragraphs(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map((line) => line.replace(/\t/g, " ").trim())
    .filter((line) => line !== "");
}

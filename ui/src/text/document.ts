/** Turns a wording into the document under the hand and back; offsets count UTF-16 units. */

import { DOMParser as Reader, Fragment, Schema, type Node } from "prosemirror-model";

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
    italic: {
      toDOM: () => ["em", 0],
      parseDOM: [{ tag: "em" }, { tag: "i" }, { style: "font-style=italic" }],
    },
    bold: {
      toDOM: () => ["strong", 0],
      parseDOM: [
        { tag: "strong" },
        // Some word processors on the web put all they copy into one that is not bold.
        { tag: "b", getAttrs: ({ style }) => (style.fontWeight === "normal" ? false : null) },
        { style: "font-weight", getAttrs: (weight) => /^(bold|[6-9]00)$/.test(weight) && null },
      ],
    },
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

const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, blockquote, div";

/**
 * The paragraphs that are pasted, with their marks where the page that was copied tells as many.
 * Numbers that a word processor prints before a point are left out: the text has its own.
 */
export function pasted(html: string, text: string): Wording[] {
  const plain = paragraphs(text).map((each): Wording => ({ text: each, marks: [] }));
  if (html === "" || plain.length < 2) return plain;
  // Word ends its paragraphs with an empty element of its own.
  const page = new DOMParser().parseFromString(html.replace(/<\/?o:p>/gi, ""), "text/html");
  page.querySelectorAll("style, script, [style*='mso-list:Ignore' i]").forEach((e) => e.remove());
  page.querySelectorAll("br").forEach((each) => each.replaceWith(" "));
  const reader = Reader.fromSchema(schema);
  const found = [...page.body.querySelectorAll(BLOCKS)]
    .filter((block) => !block.querySelector(BLOCKS))
    .map((block) => trimmed(toWording(reader.parse(block))))
    .filter((each) => each.text !== "");
  return found.length === plain.length ? found : plain;
}

function trimmed(wording: Wording): Wording {
  const { text } = wording;
  return part(wording, text.length - text.trimStart().length, text.trimEnd().length);
}

/** Cuts a wording into runs that look alike; offsets count UTF-16 units. */

import { isDeceptive, nameOf } from "./deceptive";
import type { ClauseId, Mark, Wording } from "./requests";

/** What the pointer says of a cross-reference. */
export const REFERENCE = "A cross-reference: Ctrl+click goes to the clause";

/** A range to highlight. */
export type Range = [start: number, end: number];

/** A range of words that come from one place: drawn in a tint, with a line and a letter. */
export interface Tint {
  start: number;
  end: number;
  /** Which tint; null for plain words. */
  tint: number | null;
  letter: string;
  /** True where other words are looked at. */
  faded: boolean;
}

/** The classes that words of a tint are drawn with; the first of them carry its letter. */
export function looks({ tint, faded }: Tint, first: boolean): string {
  const plain = faded ? "faded" : "";
  return tint === null ? plain : `tint tint-${tint} ${first ? "lettered" : ""} ${plain}`;
}

/** A run of a wording that is drawn one way. */
export interface Segment {
  at: number;
  text: string;
  marks: Mark["mark"][];
  /** True inside a bracket, the brackets themselves too. */
  bracket: boolean;
  highlight: boolean;
  /** The clause that it refers to. */
  refers?: ClauseId;
  /** The name of the character where it is a deceptive one. */
  deceptive?: string;
}

/** The ranges of the outermost brackets; one that is never closed runs to the end. */
export function brackets(text: string, marks: Wording["marks"] = []): Range[] {
  const found: Range[] = [];
  const anchors = marks.filter((mark) => mark.mark === "footnote");
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign !== "[" && sign !== "]") continue;
    if (anchors.some((mark) => mark.start <= at && at < mark.end)) continue;
    if (sign === "[") {
      if (depth === 0) start = at;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) found.push([start, at + 1]);
    }
  }
  if (depth > 0) found.push([start, text.length]);
  return found;
}

/**
 * Cuts a wording into segments, at further places too; joined, their texts are the wording to
 * the letter.
 */
export function segments(
  wording: Wording,
  highlights: Range[] = [],
  further: number[] = [],
): Segment[] {
  const { text, marks } = wording;
  const inBrackets = text.includes("[") ? brackets(text, marks) : [];
  const cuts = new Set([0, text.length, ...further]);
  for (const { start, end } of marks) cuts.add(start).add(end);
  for (const [start, end] of [...inBrackets, ...highlights]) cuts.add(start).add(end);
  const deceptive = new Map<number, string>();
  let at = 0;
  for (const character of text) {
    if (isDeceptive(character)) {
      deceptive.set(at, nameOf(character));
      cuts.add(at).add(at + character.length);
    }
    at += character.length;
  }
  const places = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const covers = (ranges: Range[], from: number) =>
    ranges.some(([start, end]) => start <= from && from < end);
  return places.slice(0, -1).map((from, index) => {
    const name = deceptive.get(from);
    const here = marks.filter((mark) => mark.start <= from && from < mark.end);
    const refers = here.find((mark) => mark.mark === "reference")?.clause;
    return {
      at: from,
      text: text.slice(from, places[index + 1]),
      marks: here.map((mark) => mark.mark),
      bracket: covers(inBrackets, from),
      highlight: covers(highlights, from),
      ...(refers ? { refers } : {}),
      ...(name ? { deceptive: name } : {}),
    };
  });
}

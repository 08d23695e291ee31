/** Finds words through the whole text, and shows each replacement before it is kept. */

import type { ClauseId, Line, Piece, Wording } from "../lib/requests";
import { joined, meaning, part } from "./document";

/** A place where the words stand; offsets count UTF-16 units. */
export interface Hit {
  clause: ClauseId;
  start: number;
  end: number;
}

/** How to look. */
export interface How {
  caseCounts: boolean;
  wholeWords: boolean;
}

/** Finds the words in every clause, in reading order. */
export function hits(lines: Line[], words: string, how: How): Hit[] {
  if (words === "") return [];
  const literal = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const edge = how.wholeWords ? ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"] : ["", ""];
  const pattern = new RegExp(`${edge[0]}${literal}${edge[1]}`, how.caseCounts ? "gu" : "giu");
  return lines
    .filter((line) => !line.removed)
    .flatMap((line) =>
      [...line.wording.text.matchAll(pattern)].map(({ index, 0: found }) => ({
        clause: line.clause,
        start: index,
        end: index + found.length,
      })),
    );
}

/** The words that stand in for what was found: where it began with a capital, they do too. */
export function like(found: string, by: string): string {
  const capital = /^\p{Lu}/u.test(found) && /^\p{Ll}/u.test(by);
  return capital ? by.replace(/^\p{Ll}/u, (first) => first.toUpperCase()) : by;
}

/** The wording with the words at each hit replaced; marks around them stay. */
export function replaced(wording: Wording, places: Hit[], by: string): Wording {
  let now: Wording = { text: "", marks: [] };
  let from = 0;
  for (const { start, end } of [...places].sort((a, b) => a.start - b.start)) {
    const instead = like(wording.text.slice(start, end), by);
    const marks = wording.marks
      .filter((mark) => mark.start <= start && mark.end >= end && by !== "")
      .map((mark) => ({ ...mark, start: 0, end: instead.length }));
    now = joined(joined(now, part(wording, from, start)), { text: instead, marks });
    from = end;
  }
  now = joined(now, part(wording, from));
  return { text: now.text, marks: touching(now.marks) };
}

/** Marks of one kind that touch become one. */
function touching(marks: Wording["marks"]): Wording["marks"] {
  const found: Wording["marks"] = [];
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const before = found.findLast((each) => meaning(each) === meaning(mark));
    if (before && before.end === mark.start && mark.mark !== "footnote") before.end = mark.end;
    else found.push({ ...mark });
  }
  return found;
}

/** How many characters around a hit are shown. */
const AROUND = 46;

/** One hit before and after, with some words around it. */
export function shown(text: string, { start, end }: Hit, by: string | null): Piece[] {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const found = text.slice(start, end);
  const pieces: Piece[] = [
    { op: "keep", text: `${from > 0 ? "…" : ""}${text.slice(from, start)}` },
    { op: by === null ? "keep" : "remove", text: found },
    { op: "add", text: by === null ? "" : like(found, by) },
    { op: "keep", text: `${text.slice(end, to)}${to < text.length ? "…" : ""}` },
  ];
  return pieces.filter((piece) => piece.text !== "");
}

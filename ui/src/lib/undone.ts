/** What an undo or a redo did: a sentence for the person, and the place in the text to show. */

import { called } from "./lines";
import type { ClauseId, Line, Outcome } from "./requests";

/** What was taken back or brought back. */
export interface Undone {
  /** "reword 7(b)", "join two clauses · 7(b) and 1 more". */
  what: string;
  /** The clause to show, and where in its text the change ends; none where it stands in no text. */
  clause: ClauseId | null;
  at: number;
}

/** Says what an outcome of undo or redo did between two states of the text. */
export function undone(outcome: Outcome, before: Line[], now: Line[]): Undone {
  const was = new Map(before.map((line) => [line.clause, line]));
  const is = new Map(now.map((line) => [line.clause, line]));
  const touched = outcome.touched
    .filter(({ kind }) => kind === "revision")
    .map(({ id }) => id)
    .filter((clause) => differs(was.get(clause), is.get(clause)));
  const there = (clause: ClauseId) => Boolean(is.get(clause) && !is.get(clause)?.removed);
  // As they stand in the text, whatever came first in the change.
  const order = new Map([...before, ...now].map((line, at) => [line.clause, at]));
  touched.sort((a, b) => order.get(a)! - order.get(b)!);
  const first = touched.find(there) ?? touched[0];
  const label = outcome.label.replace(/^(undo|redo): /, "");
  const line = first && (is.get(first) ?? was.get(first));
  if (!line) return { what: label, clause: null, at: 0 };
  const name = called(line);
  const more = touched.length - 1;
  const whole = label.replace(/\ba clause\b/, name);
  return {
    what: whole === label ? `${label} · ${name}${more > 0 ? ` and ${more} more` : ""}` : whole,
    clause: there(line.clause) ? line.clause : null,
    at: changeEnds(was.get(line.clause)?.wording.text ?? "", line.wording.text),
  };
}

/** True where a clause says something else, or stands elsewhere; a number printed anew is nothing. */
function differs(was: Line | undefined, is: Line | undefined): boolean {
  if (!was || !is || was.removed !== is.removed) return true;
  return (
    words(was) !== words(is) ||
    was.kind !== is.kind ||
    was.label !== is.label ||
    was.place.parent !== is.place.parent ||
    was.place.order !== is.place.order
  );
}

/** What a clause says, its cross-references left out. */
function words({ wording: { text, marks } }: Line): string {
  const refers = marks.filter((mark) => mark.mark === "reference");
  return refers.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

/** Where in a text the part ends that differs from what it was. */
function changeEnds(was: string, is: string): number {
  let same = 0;
  while (same < Math.min(was.length, is.length) && was.at(-1 - same) === is.at(-1 - same))
    same += 1;
  return is.length - same;
}

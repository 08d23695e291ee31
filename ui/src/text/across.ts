/** What becomes of the text when a selection over several clauses is deleted or typed over. */

import { alike, joined, part } from "./document";
import { heads } from "../lib/lines";
import type { Action, ClauseId, Line } from "../lib/requests";

/** One end of a selection. */
export interface End {
  clause: ClauseId;
  offset: number;
}

/** What is to be done, and where the caret stands afterwards; or why nothing is. */
export type Deletion =
  { actions: Action[]; caret: End | null; whole: number } | { refused: string };

/**
 * Deletes from one end to a later one, as one text would have it: whole clauses go, what is
 * left of the first and the last is one clause. A clause with something under it that is not
 * chosen stays, and nothing is done. What was typed instead stands at its beginning.
 */
export function deletion(lines: Line[], from: End, to: End, typed = ""): Deletion {
  const living = lines.filter((line) => !line.removed);
  const at = (end: End) => living.findIndex((line) => line.clause === end.clause);
  const chosen = living.slice(at(from), at(to) + 1);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last || first === last) return { actions: [], caret: null, whole: 0 };
  const head = joined(part(first.wording, 0, from.offset), { text: typed, marks: [] });
  const tail = part(last.wording, to.offset);
  const says = (words: { text: string }) => words.text.trim() !== "";
  const whole = chosen.filter(
    (line) => (line !== first || !says(head)) && (line !== last || !says(tail)),
  );
  const goes = new Set(whole.map((line) => line.clause));
  const under = (line: Line) => living.filter((each) => each.place.parent === line.clause);
  const parent = whole.find((line) => under(line).some((each) => !goes.has(each.clause)));
  if (parent)
    return { refused: "What stands under a clause goes with it: choose all of it, or less" };

  const removals = whole
    // What it stands under takes it along.
    .filter((line) => !line.place.parent || !goes.has(line.place.parent))
    .map((line): Action => ({ do: "remove", clause: line.clause }));
  const reword = (line: Line, wording: Line["wording"]): Action[] =>
    alike(line.wording, wording) ? [] : [{ do: "reword", clause: line.clause, wording }];
  const caret = says(head)
    ? { clause: first.clause, offset: from.offset + typed.length }
    : says(tail)
      ? { clause: last.clause, offset: 0 }
      : null;
  const counted = { caret, whole: whole.length };
  if (!says(head) || !says(tail) || heads(first) !== heads(last)) {
    const actions = [
      ...removals,
      ...(says(head) ? reword(first, head) : []),
      ...(says(tail) ? reword(last, tail) : []),
    ];
    return { actions, ...counted };
  }
  const join: Action = { do: "join", clause: last.clause, into: first.clause };
  return { actions: [...removals, join, ...reword(first, joined(head, tail))], ...counted };
}

/** Which clauses that are agreed an action would change, so that a person is asked first. */

import type { Action, ClauseId, Line } from "../lib/requests";
import { isAgreed } from "./stands";

/** What an action would do to clauses that are agreed. */
export interface Touched {
  clauses: ClauseId[];
  /** True where words change, which reopens; false where clauses only go elsewhere. */
  words: boolean;
}

/** The clauses whose words an action changes, and those that it moves. */
function changed(action: Action): { words: ClauseId[]; moved: ClauseId[]; reopened: ClauseId[] } {
  const found = { words: [] as ClauseId[], moved: [] as ClauseId[], reopened: [] as ClauseId[] };
  switch (action.do) {
    case "reword":
    case "split":
    case "remove":
      found.words.push(action.clause);
      break;
    case "chooseOption":
      found.words.push(...action.options);
      break;
    case "join":
      found.words.push(action.clause, action.into);
      break;
    case "move":
      found.moved.push(action.clause);
      break;
    case "setStanding":
      if (action.said === "reopened") found.reopened.push(action.clause);
      break;
    case "together":
      for (const each of action.actions.map(changed)) {
        found.words.push(...each.words);
        found.moved.push(...each.moved);
        found.reopened.push(...each.reopened);
      }
      break;
  }
  return found;
}

/**
 * Finds what of the agreed text an action would change; null where it changes none. `also` are
 * clauses whose words it changes without naming them, as the acceptance of a proposal does.
 */
export function touched(action: Action, lines: Line[], also: ClauseId[] = []): Touched | null {
  const { words, moved, reopened } = changed(action);
  words.push(...also);
  const agreed = (clause: ClauseId) => {
    const line = lines.find((each) => each.clause === clause);
    return line !== undefined && isAgreed(line.stands) && !reopened.includes(clause);
  };
  const reword = [...new Set(words)].filter(agreed);
  if (reword.length > 0) return { clauses: reword, words: true };
  const elsewhere = [...new Set(moved)].filter(agreed);
  return elsewhere.length > 0 ? { clauses: elsewhere, words: false } : null;
}

/** The action together with what reopens the clauses whose words it changes. */
export function reopening(action: Action, { clauses, words }: Touched): Action {
  if (!words) return action;
  const reopens = clauses.map((clause): Action => ({
    do: "setStanding",
    clause,
    said: "reopened",
  }));
  const rest = action.do === "together" ? action.actions : [action];
  const what = "reopen what was agreed and change it";
  return { do: "together", what, actions: [...reopens, ...rest] };
}

/** What was lost between two drafts, clause by clause, so that it can be read. */

import type { Loss } from "../lib/requests";

/** A run of the older wording. */
export interface Stretch {
  text: string;
  /** The loss that it is; none for words that are only around one. */
  loss?: Loss;
}

/** What one clause lost. */
export interface LostOfClause {
  clause: string;
  revision: string;
  number?: string;
  nowNumber?: string;
  /** True where the newer draft has the clause still. */
  lives: boolean;
  /** What it lost, in the order of its words. */
  losses: Loss[];
  /** The older wording, shortened far from what is gone. */
  stretches: Stretch[];
}

/** How many letters are shown on each side of what is gone. */
const AROUND = 60;

/** Puts losses together by the clause that had the words. */
export function byClause(losses: Loss[]): LostOfClause[] {
  const found = new Map<string, Loss[]>();
  for (const loss of losses) {
    const key = `${loss.clause} ${loss.revision}`;
    found.set(key, [...(found.get(key) ?? []), loss]);
  }
  return [...found.values()].flatMap((all) => {
    const [first] = all;
    if (!first) return [];
    return [
      {
        clause: first.clause,
        revision: first.revision,
        ...(first.number ? { number: first.number } : {}),
        ...(first.nowNumber ? { nowNumber: first.nowNumber } : {}),
        lives: first.now !== undefined,
        losses: all,
        stretches: stretches(first.was, all),
      },
    ];
  });
}

function stretches(was: string, losses: Loss[]): Stretch[] {
  const found: Stretch[] = [];
  let upto = 0;
  for (const loss of losses) {
    const between = was.slice(upto, loss.start);
    const first = upto === 0;
    if (between)
      found.push({ text: first ? from(between, false, true) : from(between, true, true) });
    found.push({ text: loss.text, loss });
    upto = loss.end;
  }
  if (upto < was.length) found.push({ text: from(was.slice(upto), true, false) });
  return found;
}

/** Words between, with the middle left out where they are many; whole words stay. */
function from(text: string, head: boolean, tail: boolean): string {
  const kept = (head ? AROUND : 0) + (tail ? AROUND : 0);
  if (text.length <= kept + 10) return text;
  const left = head ? text.slice(0, AROUND).replace(/\S*$/, "") : "";
  const right = tail ? text.slice(-AROUND).replace(/^\S*/, "") : "";
  return `${left}…${right}`;
}

/** What was done, by whom and when, said once where it is the same for all. */
export function causes(losses: Loss[]): Loss[] {
  return losses.filter(
    (loss, at) => losses.findIndex((other) => other.change === loss.change) === at,
  );
}

/** "12 wordings of 5 clauses". */
export function counted(losses: Loss[]): string {
  const clauses = byClause(losses).length;
  const wordings = losses.length === 1 ? "1 wording" : `${losses.length} wordings`;
  return `${wordings} of ${clauses === 1 ? "1 clause" : `${clauses} clauses`}`;
}

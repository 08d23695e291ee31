/** Which proposals of a source wait, where a person goes from one to the next, and which answer which. */

import type { InputId, Proposed } from "../lib/requests";

/** Where the next proposal is that waits, from a place on, going round; -1 where none does. */
export function next(
  proposed: Proposed[],
  skipped: ReadonlySet<number>,
  at: number,
  by: 1 | -1,
): number {
  const count = proposed.length;
  for (let steps = 1; steps <= count; steps += 1) {
    const place = (((at + by * steps) % count) + count) % count;
    if (!proposed[place]?.made && !skipped.has(proposed[place]?.start ?? -1)) return place;
  }
  return -1;
}

/** How many wait. */
export function waiting(proposed: Proposed[], skipped: ReadonlySet<number>): number {
  return proposed.filter((each) => !each.made && !skipped.has(each.start)).length;
}

/** The inputs that a proposal supports or opposes, of those that are made. */
export function answersOf(proposed: Proposed[], one: Proposed): InputId[] {
  return one.about
    .map((other) => proposed[other]?.made)
    .filter((made) => made !== null && made !== undefined);
}

/** The inputs made already that support or oppose the proposal at a place. */
export function answeredBy(proposed: Proposed[], at: number): InputId[] {
  const about = proposed.filter((each) => each.about.includes(at));
  return about.map((each) => each.made).filter((made) => made !== null && made !== undefined);
}

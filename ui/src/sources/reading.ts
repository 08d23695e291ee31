/** Which proposals of a source wait, and where a person goes from one to the next. */

import type { Proposed } from "../lib/requests";

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

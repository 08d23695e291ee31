/** The order in which the links to be looked at again are gone through. */

import type { LinkId, Reviewed, WhyDue } from "../lib/requests";

/** Puts those that were skipped last, in the order in which they were skipped. */
export function ordered(due: Reviewed[], skipped: LinkId[]): Reviewed[] {
  const place = ({ due: { id } }: Reviewed) => skipped.indexOf(id);
  return [...due].sort((one, other) => place(one) - place(other));
}

/** The one to look at: the one at hand while it is there, else the one that took its place. */
export function atHand(queue: Reviewed[], id: LinkId | null, place: number): Reviewed | undefined {
  return (
    queue.find(({ due }) => due.id === id) ?? queue[Math.min(place, queue.length - 1)] ?? undefined
  );
}

/** What has happened, for a reader. */
export const WHY: Record<WhyDue, string> = {
  changed: "the words were changed",
  lapsed: "the words are gone",
  "input-corrected": "the input was corrected",
  "input-withdrawn": "the input was withdrawn",
  "source-withdrawn": "its source was withdrawn",
};

/** How a link stands, and the tone it is shown in. */

import type { LinkStanding } from "../lib/requests";

/** What a standing means, in a sentence. */
export const MEANS: Record<LinkStanding, string> = {
  holds: "the words that it was linked to stand as they did",
  accepted: "the words have changed since, and a person has said that the link still holds",
  changed: "some of the words that it was linked to have changed since",
  lapsed: "none of the words that it was linked to is left",
};

export const TONES: Record<LinkStanding, "good" | "amber" | "bad"> = {
  holds: "good",
  accepted: "good",
  changed: "amber",
  lapsed: "bad",
};

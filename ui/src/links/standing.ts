/** How a link stands, and the tone it is shown in. */

import type { LinkStanding } from "../lib/requests";

export const TONES: Record<LinkStanding, "good" | "amber" | "bad"> = {
  holds: "good",
  accepted: "good",
  changed: "amber",
  lapsed: "bad",
};

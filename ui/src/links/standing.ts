/** How a link stands, and the tone it is shown in. */

import type { Standing } from "../lib/requests";

export const TONES: Record<Standing, "good" | "amber" | "bad"> = {
  holds: "good",
  changed: "amber",
  lapsed: "bad",
};

/** How a term stands, in words. */

import type { TermStanding } from "../lib/requests";

export const TERM_STANDS: Record<TermStanding, string> = {
  open: "not spoken of yet",
  agreed: "agreed",
  contested: "contested",
};

/** What the standings are called, and the marks by which the outline shows them. */

import type { ClauseStands, PartFate, ProposalStands } from "../lib/requests";

/** How a clause stands, in words. */
export const STANDS: Record<ClauseStands, string> = {
  open: "open",
  inBrackets: "in brackets",
  agreedAdRef: "agreed ad ref",
  agreed: "agreed",
  reopened: "reopened",
};

/** The mark of a standing in the outline; an open clause has none. */
export const MARKS: Record<ClauseStands, string> = {
  open: "",
  inBrackets: "[ ]",
  agreedAdRef: "✓ ref",
  agreed: "✓",
  reopened: "↺",
};

/** How a proposal stands, in words. */
export const PROPOSED: Record<ProposalStands | PartFate, string> = {
  open: "waits",
  accepted: "accepted",
  acceptedInPart: "accepted in part",
  bracketed: "in brackets",
  refused: "refused",
  withdrawn: "withdrawn",
};

/** Tells whether a change to a clause that stands so asks first. */
export function isAgreed(stands: ClauseStands): boolean {
  return stands === "agreed" || stands === "agreedAdRef";
}

/** What is about to be taken down as the proposal of a participant. */

import type { ClauseId, NewPlace, Wording } from "../lib/requests";

/** Other words in a clause; without words and place, that it go; with a place, a new clause. */
export interface Proposing {
  clause: ClauseId;
  wording?: Wording;
  place?: NewPlace;
}

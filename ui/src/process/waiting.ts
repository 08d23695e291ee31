/** The proposals that wait: what each asks for, and of which clause. */

import type { Carried, ClauseId } from "../lib/requests";

/** The clause that a proposal is about; of a new one, the clause that it would come after. */
export function asks({ asked }: Carried): { clause: ClauseId | undefined; isNew: boolean } {
  return asked.is === "newClause"
    ? { clause: asked.after ?? asked.parent, isNew: true }
    : { clause: asked.clause, isNew: false };
}

/** The clauses in the text that proposals would change. */
export function targets(proposals: Carried[]): ClauseId[] {
  return proposals.flatMap(({ asked }) => (asked.is === "newClause" ? [] : [asked.clause]));
}

/** Why some of a proposal no longer fits; none where all of it does. */
export function stuck({ now }: Carried): string | undefined {
  return now.find((part) => part.fate === "open" && part.why)?.why;
}

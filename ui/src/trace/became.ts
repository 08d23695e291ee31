/** Says what became of an input, and lists what a person can say of it. */

import type { Became, Fate, Sign } from "../lib/requests";

/** What became of it, for a reader. */
export const BECAME: Record<Became["is"], string> = {
  wordForWord: "in the text word for word",
  inOtherWords: "in the text in other words",
  nothingYet: "nothing yet",
  takenOut: "taken out again",
};

/** What a person can say; that it was taken out, only where a sign names the revision. */
export function choices(fate: Fate): Became[] {
  const out = fate.signs.find((sign) => sign.gone && sign.revision)?.revision;
  const known = fate.judged?.is === "takenOut" ? fate.judged.revision : undefined;
  const revision = out ?? known;
  return [
    { is: "wordForWord" },
    { is: "inOtherWords" },
    { is: "nothingYet" },
    ...(revision ? [{ is: "takenOut" as const, revision }] : []),
  ];
}

/** By what evidence a sign stands, in words. */
export function evidence(sign: Sign): string {
  return sign.evidence === "linked" ? "linked by a person" : "same words found";
}

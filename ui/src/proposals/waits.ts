/** The proposals that wait: who makes them, and which of them clash. */

import type { Carried, ProposalId } from "../lib/requests";

/** Whether something of a proposal is still to be decided. */
export function waits({ now, withdrawn }: Carried): boolean {
  return !withdrawn && now.some((part) => part.fate === "open");
}

/** What those who make a proposal are called. */
export function names(one: Carried): string {
  return one.names.join(", ") || "not named";
}

/** What those who make some of the proposals are called. */
export function makers(all: Carried[], ids: ProposalId[]): string {
  return all
    .filter((one) => ids.includes(one.id))
    .map(names)
    .join("; ");
}

/** The pairs of proposals that wait and clash, each pair once, by those who make them. */
export function clashes(all: Carried[]): string[] {
  const waiting = all.filter(waits);
  return waiting.flatMap((one, at) =>
    waiting
      .slice(at + 1)
      .filter(({ id }) => one.clashes.includes(id))
      .map((other) => `${names(one)} and ${names(other)} clash`),
  );
}

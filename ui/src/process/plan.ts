/** What was planned before a correction, kept with its date. */

import type { Plan } from "../lib/requests";

/** The place and the days of something, as far as they are known. */
export interface Planned {
  place?: string;
  from?: string;
  until?: string;
}

const KEYS = ["place", "from", "until"] as const;

/** True where a correction changes a place or a day that was known. */
export function changes(before: Planned | undefined, now: Planned): boolean {
  return (
    before !== undefined && KEYS.some((key) => before[key] && before[key] !== (now[key] ?? ""))
  );
}

/** The earlier plans with the one that a correction replaces. */
export function withPlan(earlier: Plan[], before: Planned, said: string): Plan[] {
  const plan: Plan = { said };
  for (const key of KEYS) if (before[key]) plan[key] = before[key];
  return [...earlier, plan];
}

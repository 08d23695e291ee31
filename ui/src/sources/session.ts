/** A session as a list names it, with only what is known of it. */

import type { Session } from "../lib/requests";
import { days } from "../lib/time";

/** "2 · Drivers of migration", or whichever of the two is known. */
export function heading(session: Pick<Session, "number" | "name">): string {
  return [session.number, session.name].filter(Boolean).join(" · ");
}

/** "New York, 22 – 23 May 2017", or as much of it as is known. */
export function placed(session: Pick<Session, "place" | "from" | "until">): string {
  const held = days(session.from, session.until);
  return [session.place, held].filter(Boolean).join(", ");
}

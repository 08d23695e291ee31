/** A session as a list names it, with only what is known of it. */

import type { Session } from "../lib/requests";

/** "2 · Drivers of migration", or whichever of the two is known. */
export function heading(session: Pick<Session, "number" | "name">): string {
  return [session.number, session.name].filter(Boolean).join(" · ");
}

/** "New York, 2017-05-22 – 2017-05-23", or as much of it as is known. */
export function placed(session: Pick<Session, "place" | "from" | "until">): string {
  const days = [...new Set([session.from, session.until])].filter(Boolean).join(" – ");
  return [session.place, days].filter(Boolean).join(", ");
}

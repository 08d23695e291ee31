/** Says who said an input, and where. */

import type { Said } from "../lib/requests";

/** `Australia, Tuvalu and others — at least 2`; unnamed speakers stay unattributed. */
export function who(said: Pick<Said, "names" | "forNames" | "open">): string {
  const { names, forNames } = said;
  if (names.length === 0) return said.open ? "Unattributed (many)" : "Unattributed";
  const listed = said.open
    ? `${names.join(", ")} and others — at least ${names.length}`
    : inWords(names);
  return forNames.length > 0 ? `${listed}, for ${inWords(forNames)}` : listed;
}

/** `Session 2, New York · Summary, p. 4 · as reported by IISD`. */
export function where(
  said: Pick<Said, "session" | "sourceTitle" | "reportedBy"> & {
    page?: string | null;
    alsoIn?: string[];
  },
): string {
  const title = said.page ? `${said.sourceTitle}, p. ${said.page}` : said.sourceTitle;
  const first = [said.session, title, said.reportedBy && `as reported by ${said.reportedBy}`]
    .filter(Boolean)
    .join(" · ");
  return [first, ...(said.alsoIn ?? [])].join("; ");
}

function inWords(names: string[]): string {
  return names.length < 2
    ? (names[0] ?? "")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

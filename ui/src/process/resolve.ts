/** What a bracket says once it is resolved, and what is kept of how. */

import type { OpenBracket, Wording } from "../lib/requests";
import { replaced } from "../text/find";

/** The wording with a bracket replaced; where nothing takes its place, no double blank stays. */
export function resolved(wording: Wording, bracket: OpenBracket, by: string): Wording {
  let { start, end } = bracket;
  const { text } = wording;
  const words = by.trim();
  const opens = start === 0 || /\s/.test(text[start - 1] ?? "");
  if (words === "" && opens) {
    if (/\s/.test(text[end] ?? "")) end += 1;
    else if (start > 0) start -= 1;
  } else if (/^[,.;:]/.test(words) && opens && start > 0) start -= 1;
  return replaced(wording, [{ clause: bracket.clause, start, end }], words);
}

/** The note that keeps who decided, where and why. */
export function note(words: string, who: string, where: string, why: string): string {
  const said =
    words.trim() === "" ? "bracket resolved: its words go" : `bracket resolved: “${words.trim()}”`;
  const by = [who.trim() && `decided by ${who.trim()}`, where.trim() && `in ${where.trim()}`]
    .filter(Boolean)
    .join(" ");
  return [said, by, why.trim()].filter(Boolean).join("; ");
}

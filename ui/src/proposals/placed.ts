/** Where clauses that are only proposed would stand in the text. */

import { heads } from "../lib/lines";
import type { Carried, ClauseId } from "../lib/requests";
import type { Row } from "../text/rows";

/** A new clause that is asked for, at its place. */
export interface Placed {
  one: Carried;
  /** What it would say. */
  text: string;
  indent: number;
  /** The clause of the text that it is asked for beside; none at the top. */
  beside: ClauseId | null;
}

/** Nothing is asked for: always the same, so that no row hears of it. */
const NONE = new Map<ClauseId | null, Placed[]>();

/** The new clauses that are asked for, by the row beneath which each stands; null is the top. */
export function placed(rows: Row[], waiting: Carried[]): Map<ClauseId | null, Placed[]> {
  const news = waiting.filter(({ asked }) => asked.is === "newClause");
  if (news.length === 0) return NONE;
  const at = new Map(rows.map((row, nth) => [row.clause, nth]));
  const byId = new Map(
    news.flatMap(({ asked }) =>
      asked.is === "newClause" && asked.clause ? [[asked.clause, asked] as const] : [],
    ),
  );

  function place(
    after: ClauseId | undefined,
    parent: ClauseId | undefined,
    depth: number,
  ): Omit<Placed, "one" | "text"> & { below: ClauseId | null } {
    const near = after ?? parent;
    if (near === undefined || depth > byId.size) return { below: null, indent: 0, beside: null };
    const nth = at.get(near);
    const row = nth === undefined ? undefined : rows[nth];
    if (!row || nth === undefined) {
      // Beside a clause that is itself only asked for, or beside none that is known.
      const other = byId.get(near);
      const found = place(other?.after, other?.parent, depth + 1);
      return after === undefined ? { ...found, indent: found.indent + 1 } : found;
    }
    if (after === undefined) {
      const inside = row.line && heads(row.line) ? row.indent : row.indent + 1;
      return { below: near, indent: inside, beside: near };
    }
    const level = row.line?.level ?? 0;
    let last = nth;
    while ((rows[last + 1]?.line?.level ?? -1) > level) last += 1;
    return { below: rows[last]?.clause ?? near, indent: row.indent, beside: near };
  }

  const found = new Map<ClauseId | null, Placed[]>();
  for (const one of news) {
    if (one.asked.is !== "newClause") continue;
    const { below, ...rest } = place(one.asked.after, one.asked.parent, 0);
    const all = found.get(below) ?? [];
    all.push({ one, text: one.asked.wording.text, ...rest });
    found.set(below, all);
  }
  return found;
}

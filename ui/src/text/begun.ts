/** A clause that is begun and not yet in the record: where it will stand, and what it will be. */

import { heads, type To } from "../lib/lines";
import type { ClauseId, Kind, Line, Series } from "../lib/requests";

export interface Begun {
  clause: ClauseId;
  kind: Kind;
  series: Series;
  to: To;
  /** The clause that it is drawn after; none at the top. */
  below: ClauseId | null;
  /** Where the caret was, and goes again where nothing is written. */
  from: { clause: ClauseId; offset: number } | null;
}

type Beginning = Omit<Begun, "clause" | "from">;

/** After a clause; after a heading under it, after a clause with points among them. */
export function beginAfter(lines: Line[], line: Line | null, kind?: Kind): Beginning {
  const children = line ? lines.filter((each) => each.place.parent === line.clause) : [];
  const heading = line !== null && heads(line);
  const under = line !== null && (heading || children.length > 0);
  const parent = under ? line.clause : line?.place.parent;
  const model = children[0] ?? (heading ? null : line);
  return {
    kind: kind ?? model?.kind ?? "paragraph",
    series: model?.series ?? "auto",
    to: { ...(parent ? { parent } : {}), ...(line && !under ? { after: line.clause } : {}) },
    below: line?.clause ?? null,
  };
}

/** Before a clause, and of its kind. */
export function beginBefore(lines: Line[], line: Line): Beginning {
  const { parent } = line.place;
  const row = lines.filter((each) => each.place.parent === parent);
  const after = row[row.indexOf(line) - 1]?.clause;
  return {
    kind: line.kind,
    series: line.series,
    to: { ...(parent ? { parent } : {}), ...(after ? { after } : {}) },
    below: lines[lines.indexOf(line) - 1]?.clause ?? null,
  };
}

/** Out of the clause it would stand under, after all of that; null where that is a heading or none. */
export function lifted(lines: Line[], begun: Begun): Begun | null {
  const parent = lines.find((each) => each.clause === begun.to.parent);
  if (!parent || heads(parent)) return null;
  const { kind, series } = parent;
  const above = parent.place.parent ? { parent: parent.place.parent } : {};
  const to = { ...above, after: parent.clause };
  return { ...begun, kind, series, to, below: lastUnder(lines, parent) };
}

/** Under the clause it would come after, as its last point; null where there is none. */
export function nested(lines: Line[], begun: Begun): Begun | null {
  const before = lines.find((each) => each.clause === begun.to.after);
  if (!before || before.removed || heads(before)) return null;
  const last = lines.filter((each) => each.place.parent === before.clause).at(-1);
  const { kind, series } = last ?? { kind: "point" as const, series: "auto" as const };
  const to = { parent: before.clause, ...(last ? { after: last.clause } : {}) };
  return { ...begun, kind, series, to, below: lastUnder(lines, before) };
}

/** The last clause of all that stands under one, in the order of the text; itself where none does. */
function lastUnder(lines: Line[], line: Line): ClauseId {
  const under = new Set([line.clause]);
  for (const each of lines)
    if (each.place.parent && under.has(each.place.parent)) under.add(each.clause);
  return [...under].at(-1) ?? line.clause;
}

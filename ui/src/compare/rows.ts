/** The rows of a comparison as a reader goes through them: folded, filtered, counted. */

import type { BehindChange, ChangeKind, Compared, ComparedRow } from "../lib/requests";

/** A row to show, or a run of unchanged rows to fold. */
export type Folded =
  { is: "row"; at: number; row: ComparedRow } | { is: "fold"; from: number; rows: number };

/** What stands in the list: those, or the place that a moved clause left. */
export type Shown = Folded | { is: "left"; at: number };

/** Kinds of change in the order of the pills, with what they are called. */
export const KINDS: readonly {
  kind: ChangeKind;
  one: string;
  count: (compared: Compared) => number;
}[] = [
  { kind: "reworded", one: "reworded", count: ({ counts }) => counts.reworded },
  { kind: "moved", one: "moved", count: ({ counts }) => counts.moved },
  {
    kind: "moved-reworded",
    one: "moved and reworded",
    count: ({ counts }) => counts.movedReworded,
  },
  { kind: "added", one: "added", count: ({ counts }) => counts.added },
  { kind: "removed", one: "removed", count: ({ counts }) => counts.removed },
  { kind: "split", one: "split", count: ({ counts }) => counts.split },
  { kind: "merged", one: "merged", count: ({ counts }) => counts.merged },
];

/** Whether a row differs; another number alone is no change. */
export function differs(row: ComparedRow): boolean {
  return row.change !== "same";
}

/**
 * Folds runs of unchanged rows. A run of one is shown where nothing changed in it, as is every
 * run in `open` (by its first row); with a filter, all rows of other kinds fold, and those that
 * do not pass.
 */
export function folded(
  rows: ComparedRow[],
  open: ReadonlySet<number>,
  only: ReadonlySet<ChangeKind>,
  passes: (at: number) => boolean = () => true,
): Folded[] {
  const stands = (row: ComparedRow, at: number) =>
    differs(row) && (only.size === 0 || only.has(row.change)) && passes(at);
  const shown: Folded[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (end < rows.length && !stands(rows[end]!, end)) end += 1;
    const run = end - at;
    const another = run === 1 && differs(rows[at]!);
    if ((run > 1 || another) && !open.has(at)) {
      shown.push({ is: "fold", from: at, rows: run });
      at = end;
      continue;
    }
    const until = run > 0 ? end : at + 1;
    for (; at < until; at += 1) shown.push({ is: "row", at, row: rows[at]! });
  }
  return shown;
}

/** The rows that differ, by their place. */
export function changes(
  rows: ComparedRow[],
  only: ReadonlySet<ChangeKind>,
  passes: (at: number) => boolean = () => true,
): number[] {
  return rows.flatMap((row, at) =>
    differs(row) && (only.size === 0 || only.has(row.change)) && passes(at) ? [at] : [],
  );
}

/** What changes are shown besides their kind; null asks for nothing. */
export interface Filters {
  /** The row of the heading whose part is shown. */
  part: number | null;
  author: string | null;
  session: string | null;
}

/** Says which rows pass; what stands behind them is known for those that changed. */
export function passing(
  rows: readonly ComparedRow[],
  behind: ReadonlyMap<number, BehindChange>,
  { part, author, session }: Filters,
): (at: number) => boolean {
  const end = part === null ? Infinity : endOfPart(rows, part);
  return (at) =>
    (part === null || (at >= part && at < end)) &&
    (author === null || (behind.get(at)?.authors.includes(author) ?? false)) &&
    (session === null || (behind.get(at)?.sessions.includes(session) ?? false));
}

/** One past the last row of the part that a heading heads. */
function endOfPart(rows: readonly ComparedRow[], part: number): number {
  const own = rows[part]!.heading?.level ?? 0;
  const next = rows.findIndex((row, at) => at > part && row.heading && row.heading.level <= own);
  return next < 0 ? rows.length : next;
}

/**
 * For each row after which a moved clause stood, the rows of those clauses: where they are now.
 * What stood first comes under -1.
 */
export function leftBehind(rows: readonly ComparedRow[]): Map<number, number[]> {
  const rowOf: number[] = [];
  rows.forEach((row, at) => row.old.forEach((clause) => (rowOf[clause] = at)));
  const left = new Map<number, number[]>();
  let before = -1;
  for (const at of rowOf) {
    const there = left.get(before);
    if (!rows[at]!.change.startsWith("moved")) before = at;
    else if (there) there.push(at);
    else left.set(before, [at]);
  }
  return left;
}

/** Puts the places that moved clauses left among the rows that are shown, if those are asked for. */
export function withLeft(
  shown: readonly Folded[],
  left: ReadonlyMap<number, number[]>,
  asked: (at: number) => boolean = () => true,
): Shown[] {
  const places = (at: number): Shown[] =>
    (left.get(at) ?? []).filter(asked).map((row) => ({ is: "left", at: row }));
  if (left.size === 0) return [...shown];
  const found: Shown[] = places(-1);
  for (const each of shown) {
    found.push(each);
    const [from, rows] = each.is === "row" ? [each.at, 1] : [each.from, each.rows];
    for (let at = from; at < from + rows; at += 1) if (left.has(at)) found.push(...places(at));
  }
  return found;
}

/** The rows of one of the two texts as it reads, nothing folded. */
export function clean(
  rows: ComparedRow[],
  side: "old" | "new",
): { is: "row"; at: number; row: ComparedRow }[] {
  const first = (row: ComparedRow) => row[side][0] ?? -1;
  return rows
    .map((row, at) => ({ is: "row" as const, at, row }))
    .filter(({ row }) => first(row) >= 0)
    .sort((a, b) => first(a.row) - first(b.row));
}

/** Says a change in one line: `7(b), reworded: 2 insertions, 1 deletion`. */
export function told(row: ComparedRow): string {
  const many = (number: number | undefined, one: string) =>
    number ? [`${number} ${one}${number === 1 ? "" : "s"}`] : [];
  const inside = [...many(row.insertions, "insertion"), ...many(row.deletions, "deletion")];
  const kind = KINDS.find((each) => each.kind === row.change)?.one ?? "unchanged";
  return `${row.name ?? ""}, ${kind}${inside.length > 0 ? `: ${inside.join(", ")}` : ""}`;
}

/** The change after (or before) a place, going round at the ends; null where there is none. */
export function step(places: number[], from: number | null, by: 1 | -1): number | null {
  if (places.length === 0) return null;
  if (from === null) return by === 1 ? places[0]! : places[places.length - 1]!;
  const next =
    by === 1 ? places.find((place) => place > from) : places.findLast((place) => place < from);
  return next ?? (by === 1 ? places[0]! : places[places.length - 1]!);
}

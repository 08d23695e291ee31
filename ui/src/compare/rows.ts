/** The rows of a comparison as a reader goes through them: folded, filtered, counted. */

import type { ChangeKind, Compared, Row } from "../lib/requests";

/** A row to show, or a run of unchanged rows to fold. */
export type Shown =
  { is: "row"; at: number; row: Row } | { is: "fold"; from: number; rows: number };

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
export function differs(row: Row): boolean {
  return row.change !== "same";
}

/**
 * Folds runs of unchanged rows. A run of one is shown, as is every run in `open` (by its
 * first row); with a filter, all rows of other kinds fold.
 */
export function folded(
  rows: Row[],
  open: ReadonlySet<number>,
  only: ReadonlySet<ChangeKind>,
): Shown[] {
  const stands = (row: Row) => differs(row) && (only.size === 0 || only.has(row.change));
  const shown: Shown[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (end < rows.length && !stands(rows[end]!)) end += 1;
    const run = end - at;
    if (run > 1 && !open.has(at)) {
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
export function changes(rows: Row[], only: ReadonlySet<ChangeKind>): number[] {
  return rows.flatMap((row, at) =>
    differs(row) && (only.size === 0 || only.has(row.change)) ? [at] : [],
  );
}

/** The change after (or before) a place, going round at the ends; null where there is none. */
export function step(places: number[], from: number | null, by: 1 | -1): number | null {
  if (places.length === 0) return null;
  if (from === null) return by === 1 ? places[0]! : places[places.length - 1]!;
  const next =
    by === 1 ? places.find((place) => place > from) : places.findLast((place) => place < from);
  return next ?? (by === 1 ? places[0]! : places[places.length - 1]!);
}

/** How a clause of a row is called: its full number, or how its text begins. */
export function called(clause: { path?: string; text: string }): string {
  if (clause.path) return clause.path;
  const words = clause.text.trim();
  return words.length > 40 ? `“${words.slice(0, 38)}…”` : `“${words}”`;
}

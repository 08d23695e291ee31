/** The rows of a synoptic table as a reader goes through them: parts, filters, steps. */

import type { CellPart, RowOutline, SynopticOutline } from "../lib/requests";

/** What rows are shown. */
export interface Wanted {
  changed: boolean;
  bracketed: boolean;
  /** The row of the heading whose part is shown; null for the whole text. */
  part: number | null;
  /** Rows that were put out of sight. */
  hidden: ReadonlySet<number>;
}

/** True where a cell differs from its base in more than its number. */
export function changed(row: RowOutline): boolean {
  return row.cells.some((cell) => cell.change != null && cell.change !== "same");
}

/** One past the last row of the part that a heading heads. */
export function partEnd(rows: readonly RowOutline[], heading: number): number {
  const level = rows[heading]?.level ?? 0;
  const next = rows.findIndex(
    (row, at) => at > heading && row.heading != null && row.level <= level,
  );
  return next < 0 ? rows.length : next;
}

/** The rows to show, by their place; a heading stays where something under it does. */
export function shownRows(rows: readonly RowOutline[], wanted: Wanted): number[] {
  const from = wanted.part ?? 0;
  const to = wanted.part === null ? rows.length : partEnd(rows, wanted.part);
  const shown: number[] = [];
  let waiting: number[] = [];
  for (let at = from; at < to; at += 1) {
    const row = rows[at]!;
    if (wanted.hidden.has(at)) continue;
    const passes =
      (!wanted.changed || changed(row)) &&
      (!wanted.bracketed || row.cells.some((cell) => cell.brackets));
    if (row.heading != null) {
      waiting = waiting.filter((above) => rows[above]!.level < row.level);
      waiting.push(at);
    }
    if (!passes) continue;
    shown.push(...waiting.filter((above) => above !== at), at);
    waiting = [];
  }
  return shown;
}

/** The row with a change after (or before) a place among those shown; null where none is. */
export function nextChange(
  table: SynopticOutline,
  shown: readonly number[],
  from: number | null,
  by: 1 | -1,
): number | null {
  const places = shown.filter((at) => changed(table.rows[at]!));
  if (places.length === 0) return null;
  const beyond = (at: number) => (by === 1 ? at > (from ?? -1) : at < (from ?? Infinity));
  return (
    (by === 1 ? places.find(beyond) : places.findLast(beyond)) ?? places.at(by === 1 ? 0 : -1)!
  );
}

/** The letter of a column: A, B … Z, AA. */
export function letter(column: number): string {
  const head = column >= 26 ? letter(Math.floor(column / 26) - 1) : "";
  return head + String.fromCharCode(65 + (column % 26));
}

/** The class of a column's colour; the first column has none, a seventh begins again. */
export function colour(column: number | undefined): string {
  return column ? `draft-${((column - 1) % 6) + 1}` : "";
}

/** Says when words came and when they go, where it is not from the first to the last. */
export function told(part: CellPart, names: readonly string[]): string | undefined {
  const since = part.since ? `in since ${names[part.since]}` : "";
  const until = part.until == null ? "" : `dropped by ${names[part.until]}`;
  return [since, until].filter(Boolean).join("; ") || undefined;
}

/** About how high a row stands, with columns so wide, in pixels. */
export function guessed(row: RowOutline, column: number): number {
  const letters = Math.max(10, (column - 22) / 7.1);
  const lines = row.cells.map((cell) => Math.ceil((cell.length + 6) / letters));
  return Math.max(1, ...lines) * 21 + 18;
}

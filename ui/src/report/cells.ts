/** Draws the figures of a report: how dark a cell is, and what it says when pointed at. */

import type { CoverageCell, Count } from "../lib/requests";

/** How dark a cell is drawn, from 0 for none to 4 for the most. */
export function shade(count: number, most: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((4 * count) / most));
}

/** The largest number of inputs in a cell. */
export function most(rows: { cells: CoverageCell[] }[]): number {
  return Math.max(0, ...rows.flatMap((row) => row.cells.map((cell) => cell.inputs.length)));
}

/** `3 inputs of at least 5 participants, from 1 source`. */
export function told(cell: CoverageCell): string {
  if (cell.inputs.length === 0) return "no input";
  const from = of(cell.sources.length, "source");
  const inputs = of(cell.inputs.length, "input");
  if (cell.voices === 0) return `${inputs} of nobody named, from ${from}`;
  const voices = of(cell.voices, "participant");
  return `${inputs} of ${cell.atLeast ? "at least " : ""}${voices}, from ${from}`;
}

/** `at least 6`, where a source says that there were others. */
export function figure({ count, atLeast }: Pick<Count, "count" | "atLeast">): string {
  return atLeast ? `at least ${count}` : String(count);
}

function of(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

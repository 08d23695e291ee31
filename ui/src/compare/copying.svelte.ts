/** The copy that is open beside the working text, and what is taken of it. */

import { SvelteMap } from "svelte/reactivity";

import type { CopyAsks, CopyRow, RowChoice } from "../lib/requests";

/** Which wording of a row is taken. */
export type Take = RowChoice extends infer One
  ? One extends unknown
    ? Omit<One, "row">
    : never
  : never;

/** What one row needs: a choice, a reading, or nothing. */
export type Need = "clash" | "read" | "settled";

/** A clash has to be chosen; edits that stand near each other have to be read. */
export function need(row: CopyRow): Need {
  if (row.disputed) return "clash";
  return row.toRead ? "read" : "settled";
}

/** What is taken of a row before anybody chooses; undefined where somebody has to. */
export function proposed(row: CopyRow): Take | undefined {
  return need(row) === "settled" ? { take: "both" } : undefined;
}

/** Says what the copy does to a clause: `reworded and moved`. */
export function does(row: CopyRow): string {
  if (row.added) return "added by the copy";
  if (row.removed === "other") return "taken out by the copy";
  const changed = row.theirs.some((piece) => piece.op !== "keep");
  const gone = changed && row.theirs.every((piece) => piece.op === "remove");
  if (gone) return "taken out by the copy, changed here";
  if (row.ours.length > 0 && row.ours.every((piece) => piece.op === "remove"))
    return "changed by the copy, taken out here";
  const words = changed ? "reworded" : "";
  return [words, row.moved ? "moved" : ""].filter(Boolean).join(" and ") || "as in the copy";
}

/** The words that a choice gives; empty where the clause goes out. */
export function result(row: CopyRow, take: Take | undefined): string {
  const side = (pieces: CopyRow["ours"]) =>
    pieces
      .filter((piece) => piece.op !== "remove")
      .map((piece) => piece.text)
      .join("");
  switch (take?.take) {
    case "ours":
      return side(row.ours);
    case "theirs":
      return side(row.theirs);
    case "both":
      return row.both;
    case "words":
      return take.text;
    case undefined:
      return "";
  }
}

/** The rows that still need somebody. */
export function undecided(rows: readonly CopyRow[], chosen: ReadonlyMap<number, Take>): CopyRow[] {
  return rows.filter((row) => !chosen.has(row.row));
}

class Copying {
  asks: CopyAsks | null = $state.raw(null);
  /** The record that it is open beside. */
  record = $state("");
  /** Who edited the copy, and who holds the working text, as brackets name them. */
  theirs = $state("");
  ours = $state("");
  chosen = new SvelteMap<number, Take>();

  /** Puts a copy in view, with what needs nobody taken already. */
  open(asks: CopyAsks, record: string): void {
    this.asks = asks;
    this.record = record;
    this.chosen.clear();
    for (const row of asks.rows) {
      const take = proposed(row);
      if (take) this.chosen.set(row.row, take);
    }
  }

  close(): void {
    this.asks = null;
    this.chosen.clear();
  }
}

/** The copy of this window. */
export const copying = new Copying();

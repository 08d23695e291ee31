import { describe, expect, it } from "vitest";

import type { CellOutline, ChangeKind, RowOutline } from "../lib/requests";
import { changed, colour, letter, nextChange, partEnd, shownRows, told } from "./synoptic";

/** `#1 I.` a heading at level 1; `same`, `reworded [` a clause, in brackets. */
function rows(...lines: string[]): RowOutline[] {
  return lines.map((line) => {
    const [what, level] = [line.split(" ")[0]!, /#(\d)/.exec(line)?.[1]];
    const cell: CellOutline = { length: 3, brackets: line.includes("[") };
    if (level === undefined) cell.change = what as ChangeKind;
    else if (line.includes("reworded")) cell.change = "reworded";
    return {
      level: level === undefined ? 3 : Number(level),
      ...(level === undefined ? {} : { heading: line }),
      cells: [{ length: 3, brackets: false }, cell],
    };
  });
}

const all = { changed: false, bracketed: false, part: null, hidden: new Set<number>() };
const text = rows("#0 A", "same", "#1 B", "reworded", "same [", "#1 C", "same", "#0 D", "added [");

describe("a synoptic table", () => {
  it("shows every row until something is asked for", () => {
    expect(shownRows(text, all)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("keeps the headings over what changed, and no others", () => {
    expect(shownRows(text, { ...all, changed: true })).toEqual([0, 2, 3, 7, 8]);
    expect(shownRows(rows("#0 A reworded", "same"), { ...all, changed: true })).toEqual([0]);
  });

  it("shows one part, what is in brackets, and not what was put out of sight", () => {
    expect(partEnd(text, 0)).toBe(7);
    expect(shownRows(text, { ...all, part: 2 })).toEqual([2, 3, 4]);
    expect(shownRows(text, { ...all, bracketed: true })).toEqual([0, 2, 4, 7, 8]);
    expect(shownRows(text, { ...all, part: 2, hidden: new Set([3]) })).toEqual([2, 4]);
  });

  it("goes from change to change among what is shown, and round at the ends", () => {
    const table = { names: ["1", "2"], rows: text };
    const shown = shownRows(text, all);
    expect(nextChange(table, shown, null, 1)).toBe(3);
    expect(nextChange(table, shown, 3, 1)).toBe(8);
    expect(nextChange(table, shown, 8, 1)).toBe(3);
    expect(nextChange(table, shown, 3, -1)).toBe(8);
    expect(nextChange(table, [0, 1], null, 1)).toBeNull();
    expect(changed(text[0]!)).toBe(false);
  });

  it("names columns by letters and tells when words came and go", () => {
    expect([0, 1, 25, 26, 27].map(letter)).toEqual(["A", "B", "Z", "AA", "AB"]);
    expect([undefined, 0, 1, 6, 7].map(colour)).toEqual(["", "", "draft-1", "draft-6", "draft-1"]);
    const names = ["Zero", "One", "Two"];
    expect(told({ op: "keep", text: "", since: 1, until: 2 }, names)).toBe(
      "in since One; dropped by Two",
    );
    expect(told({ op: "keep", text: "", since: 0 }, names)).toBeUndefined();
  });
});

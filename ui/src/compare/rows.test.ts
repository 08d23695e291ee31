import { describe, expect, it } from "vitest";

import type { ChangeKind, Row } from "../lib/requests";
import { called, changes, folded, step } from "./rows";

function rows(...kinds: ChangeKind[]): Row[] {
  return kinds.map((change, at) => ({
    change,
    old: [at],
    new: [at],
    renumbered: false,
    score: 1,
    words: [],
  }));
}

const none = new Set<never>();

/** Writes what is shown: `=` a row, `[3]` a fold of three. */
function written(
  list: Row[],
  open = new Set<number>(),
  only: ReadonlySet<ChangeKind> = none,
): string {
  return folded(list, open, only)
    .map((each) => (each.is === "fold" ? `[${each.rows}]` : each.row.change === "same" ? "=" : "x"))
    .join("");
}

describe("a comparison", () => {
  it("folds runs of unchanged clauses, but not a single one", () => {
    const list = rows("same", "same", "reworded", "same", "added", "same", "same", "same");
    expect(written(list)).toBe("[2]x=x[3]");
    expect(written(list, new Set([5]))).toBe("[2]x=x===");
  });

  it("folds everything but what is asked for", () => {
    const list = rows("same", "reworded", "added", "same");
    expect(written(list, new Set(), new Set(["added"]))).toBe("[2]x=");
  });

  it("goes round at its ends", () => {
    const places = changes(rows("same", "reworded", "same", "added"), none);
    expect(places).toEqual([1, 3]);
    expect(step(places, null, 1)).toBe(1);
    expect(step(places, 3, 1)).toBe(1);
    expect(step(places, 1, -1)).toBe(3);
    expect(step([], null, 1)).toBeNull();
  });

  it("names a clause without a number by its beginning", () => {
    expect(called({ text: "Preamble" })).toBe("“Preamble”");
    expect(called({ path: "7(b)", text: "anything" })).toBe("7(b)");
  });
});

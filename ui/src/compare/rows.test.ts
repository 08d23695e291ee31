import { describe, expect, it } from "vitest";

import type { BehindChange, ChangeKind, ComparedRow } from "../lib/requests";
import { changes, clean, folded, leftBehind, passing, step, told, withLeft } from "./rows";

function rows(...kinds: ChangeKind[]): ComparedRow[] {
  return kinds.map((change, at) => ({
    change,
    old: [at],
    new: [at],
    length: 60,
  }));
}

const none = new Set<never>();

/** Writes what is shown: `=` a row, `[3]` a fold of three. */
function written(
  list: ComparedRow[],
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
    const alone = rows("added", "reworded", "added");
    expect(written(alone, new Set(), new Set(["added"]))).toBe("x[1]x");
    expect(written(alone, new Set([1]), new Set(["added"]))).toBe("xxx");
  });

  it("goes round at its ends", () => {
    const places = changes(rows("same", "reworded", "same", "added"), none);
    expect(places).toEqual([1, 3]);
    expect(step(places, null, 1)).toBe(1);
    expect(step(places, 3, 1)).toBe(1);
    expect(step(places, 1, -1)).toBe(3);
    expect(step([], null, 1)).toBeNull();
  });
});

/** `3>0 moved`: the clause at 3 of the old text is the one at 0 of the new; `-` is none. */
function paired(...lines: string[]): ComparedRow[] {
  return lines.map((line) => {
    const [, old, now, change] = /^(\S+)>(\S+) (\S+)$/.exec(line)!;
    const places = (text: string) => (text === "-" ? [] : text.split("+").map(Number));
    return {
      change: change as ChangeKind,
      old: places(old!),
      new: places(now!),
      length: 60,
    };
  });
}

describe("a clause that was moved", () => {
  const list = paired("3>0 moved-reworded", "0>1 same", "1>2 reworded", "2>- removed", "4>3 same");

  it("leaves a trace where it stood, after what still stands there", () => {
    expect([...leftBehind(list)]).toEqual([[3, [0]]]);
    expect([...leftBehind(paired("1>0 same", "0>1 moved"))]).toEqual([[-1, [1]]]);
  });

  it("is pointed to from there, folded or not", () => {
    const shown = (open: number[]) =>
      withLeft(folded(list, new Set(open), none), leftBehind(list)).map((each) =>
        each.is === "fold" ? `[${each.rows}]` : each.is === "left" ? `→${each.at}` : `${each.at}`,
      );
    expect(shown([])).toEqual(["0", "1", "2", "3", "→0", "4"]);
    const far = paired("2>0 moved", "0>1 same", "1>2 same", "3>3 same");
    const all = withLeft(folded(far, new Set(), none), leftBehind(far));
    expect(all.map((each) => each.is)).toEqual(["row", "fold", "left"]);
    const asked = withLeft(
      folded(far, new Set(), new Set(["added"])),
      leftBehind(far),
      () => false,
    );
    expect(asked.map((each) => each.is)).toEqual(["fold"]);
  });

  it("stands in each clean text in its own place", () => {
    const order = (side: "old" | "new") => clean(list, side).map((each) => each.at);
    expect(order("old")).toEqual([1, 2, 3, 0, 4]);
    expect(order("new")).toEqual([0, 1, 2, 4]);
  });
});

describe("the filters of a comparison", () => {
  const list = rows("same", "reworded", "same", "added", "reworded");
  list[0]!.heading = { level: 0, name: "I." };
  list[2]!.heading = { level: 1, name: "A." };
  list[4]!.heading = { level: 0, name: "II." };
  const behind = new Map<number, BehindChange>([
    [1, { revisions: [], authors: ["A"], noted: true, inputs: [], sessions: ["Session 2"] }],
    [3, { revisions: [], authors: ["B"], noted: false, inputs: [], sessions: [] }],
  ]);
  const shown = (filters: Partial<Parameters<typeof passing>[2]>) =>
    changes(
      list,
      none,
      passing(list, behind, { part: null, author: null, session: null, ...filters }),
    );

  it("pass what is in a part, by an author, from a session", () => {
    expect(shown({})).toEqual([1, 3, 4]);
    expect(shown({ part: 0 })).toEqual([1, 3]);
    expect(shown({ part: 2 })).toEqual([3]);
    expect(shown({ author: "B" })).toEqual([3]);
    expect(shown({ session: "Session 2" })).toEqual([1]);
    expect(shown({ session: "Session 2", author: "B" })).toEqual([]);
  });

  it("are told in one line", () => {
    const row = list[1]!;
    expect(told({ ...row, name: "7(b)", insertions: 2, deletions: 1 })).toBe(
      "7(b), reworded: 2 insertions, 1 deletion",
    );
    expect(told({ ...list[3]!, name: "8" })).toBe("8, added");
  });
});

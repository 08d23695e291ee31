import { describe, expect, it } from "vitest";

import type { BehindChange, ChangeKind, Compared, Row } from "../lib/requests";
import { called, changes, clean, folded, leftBehind, passing, step, told, withLeft } from "./rows";

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

/** `3>0 moved`: the clause at 3 of the old text is the one at 0 of the new; `-` is none. */
function paired(...lines: string[]): Row[] {
  return lines.map((line) => {
    const [, old, now, change] = /^(\S+)>(\S+) (\S+)$/.exec(line)!;
    const places = (text: string) => (text === "-" ? [] : text.split("+").map(Number));
    return {
      change: change as ChangeKind,
      old: places(old!),
      new: places(now!),
      renumbered: false,
      score: 1,
      words: [],
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
  });

  it("stands in each clean text in its own place", () => {
    const order = (side: "old" | "new") => clean(list, side).map((each) => each.at);
    expect(order("old")).toEqual([1, 2, 3, 0, 4]);
    expect(order("new")).toEqual([0, 1, 2, 4]);
  });
});

describe("the filters of a comparison", () => {
  const clause = (kind: string, level: number) => ({ kind, level, text: "x", path: `${level}` });
  const side = [
    clause("heading", 0),
    clause("paragraph", 1),
    clause("heading", 1),
    clause("paragraph", 2),
    clause("heading", 0),
  ];
  const compared = {
    old: side,
    new: side,
    rows: rows("same", "reworded", "same", "added", "reworded"),
  } as unknown as Compared;
  const behind = new Map<number, BehindChange>([
    [1, { revisions: [], authors: ["A"], noted: true, inputs: [], sessions: ["Session 2"] }],
    [3, { revisions: [], authors: ["B"], noted: false, inputs: [], sessions: [] }],
  ]);
  const shown = (filters: Partial<Parameters<typeof passing>[2]>) =>
    changes(
      compared.rows,
      none,
      passing(compared, behind, { part: null, author: null, session: null, ...filters }),
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
    const words = [
      { op: "keep" as const, text: "a " },
      { op: "add" as const, text: "b" },
      { op: "remove" as const, text: "c" },
      { op: "add" as const, text: "d" },
    ];
    expect(told(compared, { ...compared.rows[1]!, words })).toBe(
      "1, reworded: 2 insertions, 1 deletion",
    );
    expect(told(compared, compared.rows[3]!)).toBe("2, added");
  });
});

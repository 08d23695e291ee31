import { describe, expect, it } from "vitest";

import type { CopyRow } from "../lib/requests";
import { does, need, proposed, result, undecided, type Take } from "./copying.svelte";

const kept = [{ op: "keep" as const, text: "States report." }];
const reworded = [
  { op: "keep" as const, text: "States " },
  { op: "add" as const, text: "shall " },
  { op: "keep" as const, text: "report." },
];
const gone = [{ op: "remove" as const, text: "States report." }];

function row(about: Partial<CopyRow>): CopyRow {
  return {
    row: 0,
    number: "1.",
    ours: kept,
    theirs: reworded,
    both: "States shall report.",
    disputed: false,
    toRead: false,
    moved: false,
    added: false,
    ...about,
  };
}

describe("a copy that was edited elsewhere", () => {
  it("is taken in without a question where nobody disputes it", () => {
    expect(need(row({}))).toBe("settled");
    expect(proposed(row({}))).toEqual({ take: "both" });
    expect(proposed(row({ toRead: true }))).toBeUndefined();
    expect(need(row({ toRead: true }))).toBe("read");
    expect(need(row({ toRead: true, disputed: true }))).toBe("clash");
  });

  it("gives the words that were chosen", () => {
    const words = (take: Take) => result(row({}), take);
    expect(words({ take: "ours" })).toBe("States report.");
    expect(words({ take: "theirs" })).toBe("States shall report.");
    expect(words({ take: "words", text: "We report." })).toBe("We report.");
    expect(result(row({}), undefined)).toBe("");
    expect(result(row({ theirs: gone }), { take: "theirs" })).toBe("");
  });

  it("says what it does to a clause", () => {
    expect(does(row({}))).toBe("reworded");
    expect(does(row({ moved: true }))).toBe("reworded and moved");
    expect(does(row({ theirs: kept, moved: true }))).toBe("moved");
    expect(does(row({ added: true }))).toBe("added by the copy");
    expect(does(row({ removed: "other", theirs: gone }))).toBe("taken out by the copy");
    expect(does(row({ theirs: gone, disputed: true }))).toBe("taken out by the copy, changed here");
    expect(does(row({ ours: gone, disputed: true }))).toBe("changed by the copy, taken out here");
  });

  it("knows which rows still wait", () => {
    const rows = [row({ row: 3 }), row({ row: 5, disputed: true })];
    expect(undecided(rows, new Map([[3, { take: "both" }]])).map((each) => each.row)).toEqual([5]);
  });
});

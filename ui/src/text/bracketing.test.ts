import { expect, test } from "vitest";

import type { Line, Wording } from "../lib/requests";
import { inBrackets, inside, option, optionOf, options, saidBy } from "./bracketing";

const plain = (text: string): Wording => ({ text, marks: [] });

function lines(...texts: string[]): Line[] {
  return texts.map((text, at) => ({
    clause: String(at),
    revision: String(at),
    level: 0,
    wording: plain(text),
    kind: "paragraph",
    series: "auto",
    alternative: false,
    place: { order: String(at) },
    removed: false,
    brackets: 0,
    inputs: 0,
    comments: 0,
    proposals: 0,
    stands: "open",
  }));
}

test("blanks that were chosen too stay outside the bracket, and marks keep their words", () => {
  const wording: Wording = {
    text: "States shall report",
    marks: [{ mark: "italic", start: 7, end: 12 }],
  };
  expect(inBrackets(wording, 6, 13)).toEqual({
    text: "States [shall] report",
    marks: [{ mark: "italic", start: 8, end: 13 }],
  });
  expect(inBrackets(wording, 6, 7)).toEqual(wording);
});

test("whoever holds a bracket is named after a hyphen", () => {
  expect(inBrackets(plain("States shall report"), 7, 13, ["EU", "Norway"]).text).toBe(
    "States [shall - EU, Norway] report",
  );
});

test("an option is known by its number, and says what it says without it", () => {
  expect(option("[Option 2: States may report.]")).toBe(2);
  expect(option("Optional reporting")).toBeNull();
  expect(option("[Option (b): States may report.]")).toBe(2);
  expect(option("Option II: States may report.")).toBe(2);
  expect(option("Option value: States")).toBe(null);
  expect(saidBy(plain("Option (b): States may report.")).text).toBe("States may report.");
  expect(saidBy(plain("[Option 2: States may report.]")).text).toBe("States may report.");
  expect(saidBy(plain("[Option 1: a] b [c]")).text).toBe("[a] b [c]");
  expect(saidBy(plain("[a] b [c]")).text).toBe("[a] b [c]");
  expect(saidBy(plain("Option 1: States may report.")).text).toBe("States may report.");
});

test("options belong together from the first to the last, and no further", () => {
  const all = lines("A", "[Option 1: b]", "[Option 2: c]", "[Option 1: d]", "[Option 2: e]", "F");
  const found = (at: number) => options(all, all[at]!).map((line) => line.clause);
  expect(found(2)).toEqual(["1", "2"]);
  expect(found(3)).toEqual(["3", "4"]);
  expect(found(0)).toEqual([]);
});

test("an option is known by the number that is printed before it, too", () => {
  const all = lines("A", "b", "c", "d").map((line, at) =>
    at === 0 ? line : { ...line, number: `Option (${"abc"[at - 1]}):` },
  );
  expect(options(all, all[2]!).map((line) => line.clause)).toEqual(["1", "2", "3"]);
  expect(optionOf({ ...all[0]!, number: "Option 2:" })).toBe(2);
  expect(optionOf({ ...all[0]!, number: "Option II:" })).toBe(2);
});

test("the caret of a new option stands before its last bracket", () => {
  expect(inside("[Option 2: ease mobility.]")).toBe(25);
  expect(inside("Option 2: ease mobility.")).toBe(24);
});

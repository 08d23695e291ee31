import { expect, test } from "vitest";

import type { Line, OpenBracket, Wording } from "../lib/requests";
import { across, choices, isWorded, note, outcome, resolved, row, touches } from "./resolve";

/** Resolves the first bracket of a text. */
function after(text: string, by: string, marks: Wording["marks"] = []): Wording {
  const start = text.indexOf("[");
  const end = text.indexOf("]") + 1;
  const bracket = { clause: "c", start, end, text: text.slice(start, end) } as OpenBracket;
  return resolved({ text, marks }, bracket, by);
}

test("what is chosen stands in the place of the bracket", () => {
  expect(after("States [shall / should] report.", "shall").text).toBe("States shall report.");
  expect(after("[All / Some] States report.", "All").text).toBe("All States report.");
});

test("where nothing is chosen no blank stays too many", () => {
  expect(after("States [shall] report.", "").text).toBe("States report.");
  expect(after("States report [every year].", "").text).toBe("States report.");
  expect(after("States report[, where they can].", "").text).toBe("States report.");
  expect(after("States report [, where they can].", ", where they can").text).toBe(
    "States report, where they can.",
  );
});

test("marks after the bracket move with their words", () => {
  const marks: Wording["marks"] = [{ start: 16, end: 22, mark: "italic" }];
  expect(after("States [may do] report.", "may", marks)).toEqual({
    text: "States may report.",
    marks: [{ start: 11, end: 17, mark: "italic" }],
  });
});

test("the note keeps who decided, where and why", () => {
  const said = outcome({ label: "shall", words: "shall" }, "shall");
  expect(note(said, "the Chair", "session 3", "as the EU asked")).toBe(
    "bracket resolved: “shall”; decided by the Chair in session 3; as the EU asked",
  );
  expect(note(outcome({ label: "The words go" }, " "), "", "", "")).toBe(
    "bracket resolved: its words go",
  );
});

test("a bracket around paragraphs offers its options, its words, or nothing", () => {
  const bracket = {
    clause: "a",
    start: 3,
    end: 4,
    text: "[",
    ways: [],
    across: { clause: "c", clauses: ["a", "b", "c"], options: ["b", "c"] },
  } as unknown as OpenBracket;
  const lines = [
    { clause: "b", wording: { text: "Option 1: b", marks: [] } },
    { clause: "c", wording: { text: "[Option 2: c]", marks: [] } },
  ] as unknown as Line[];
  const offered = choices(bracket, lines);
  expect(offered.map((choice) => choice.label)).toEqual([
    "b",
    "c",
    "The words stay; only the bracket goes",
    "The words in it go",
    "A compromise, paragraph by paragraph",
  ]);
  expect(across(bracket, offered[1]!, "why", [])).toEqual({
    do: "resolveAcross",
    clause: "a",
    at: 3,
    stays: { what: "option", option: "c" },
    note: "why",
  });
  expect(outcome(offered[2]!, "")).toBe("bracket around paragraphs resolved: its words stay");
  const words = [
    { clause: "a", text: "States" },
    { clause: "b", text: "" },
  ];
  expect(across(bracket, offered[4]!, "why", words)).toMatchObject({
    stays: { what: "compromise", words },
  });
  expect(outcome(offered[4]!, "")).toBe("bracket around paragraphs resolved by a compromise");
  expect(touches(bracket, "b")).toBe(true);
  expect(touches(bracket, "d")).toBe(false);
});

test("a compromise around paragraphs says something, and something else", () => {
  const within = (...texts: string[]) => texts.map((text, at) => ({ clause: `${at}`, text }));
  const bracket = { across: { words: within("States", "report") } } as unknown as OpenBracket;
  expect(isWorded(bracket, within("States", "report "))).toBe(false);
  expect(isWorded(bracket, within("States", "shall report"))).toBe(true);
  expect(isWorded(bracket, within("States report", ""))).toBe(true);
  expect(isWorded(bracket, within("", " "))).toBe(false);
});

test("of brackets side by side one can stand alone, and the others go in the same step", () => {
  const text = "Parties [shall][should] [other] report [soon].";
  const open = [...text.matchAll(/\[(.*?)\]/g)].map(
    (found) =>
      ({
        clause: "c",
        start: found.index,
        end: found.index + found[0].length,
        text: found[0],
        depth: 0,
        ways: [{ text: found[1], holders: [], positions: [] }],
      }) as unknown as OpenBracket,
  );
  const three = row(open[1]!, open, text);
  expect(three.map((each) => each.text)).toEqual(["[shall]", "[should]", "[other]"]);
  expect(row(open[3]!, open, text)).toEqual([open[3]]);
  const offered = choices(open[1]!, [], three);
  expect(offered.map((choice) => choice.label)).toEqual([
    "shall, alone of the 3 side by side",
    "should, alone of the 3 side by side",
    "other, alone of the 3 side by side",
    "should; those beside it stay open",
    "The words go",
    "A compromise",
    "A compromise for all 3 side by side",
  ]);
  const says = (nth: number, words = offered[nth]!.words ?? "") =>
    resolved({ text, marks: [] }, open[1]!, words, offered[nth]!.instead).text;
  expect(says(0)).toBe("Parties shall report [soon].");
  expect(says(3)).toBe("Parties [shall]should [other] report [soon].");
  expect(says(6, "will")).toBe("Parties will report [soon].");
  expect(choices(open[3]!, []).map((choice) => choice.label)).toEqual([
    "soon",
    "The words go",
    "A compromise",
  ]);
});

import { expect, test } from "vitest";

import type { OpenBracket, Wording } from "../lib/requests";
import { note, resolved } from "./resolve";

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
  expect(note("shall", "the Chair", "session 3", "as the EU asked")).toBe(
    "bracket resolved: “shall”; decided by the Chair in session 3; as the EU asked",
  );
  expect(note(" ", "", "", "")).toBe("bracket resolved: its words go");
});

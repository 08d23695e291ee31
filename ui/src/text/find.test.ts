import { expect, test } from "vitest";

import type { Line } from "../lib/requests";
import { hits, replaced, shown } from "./find";

const HOW = { caseCounts: false, wholeWords: false };
const lines = (...texts: string[]) =>
  texts.map((text, at) => ({ clause: `c${at}`, wording: { text, marks: [] } }) as unknown as Line);

test("words are found in every clause, signs to the letter", () => {
  const text = lines("States [should] act.", "should (a) SHOULD");
  expect(hits(text, "should", HOW).map(({ clause, start }) => [clause, start])).toEqual([
    ["c0", 8],
    ["c1", 0],
    ["c1", 11],
  ]);
  expect(hits(text, "[should]", HOW)).toHaveLength(1);
  expect(hits(text, "SHOULD", { ...HOW, caseCounts: true })).toHaveLength(1);
  expect(hits(text, "", HOW)).toEqual([]);
});

test("whole words are found in any script", () => {
  const text = lines("migration, immigration, migrations, émigration");
  expect(hits(text, "migration", { ...HOW, wholeWords: true }).map((hit) => hit.start)).toEqual([
    0,
  ]);
});

test("every hit is replaced and the marks around it stay", () => {
  const wording = {
    text: "We should, we should.",
    marks: [{ start: 0, end: 9, mark: "bold" as const }],
  };
  const places = hits(lines(wording.text), "should", HOW);
  const now = replaced(wording, places, "shall");
  expect(now).toEqual({ text: "We shall, we shall.", marks: [{ start: 0, end: 8, mark: "bold" }] });
});

test("a word may be taken out, and nothing else goes", () => {
  const wording = { text: "very very good", marks: [] };
  expect(replaced(wording, hits(lines(wording.text), "very ", HOW), "").text).toBe("good");
  const capital = { text: "Migration is a choice", marks: [] };
  const found = hits(lines(capital.text), "migration", HOW);
  expect(replaced(capital, found, "mobility").text).toBe("Mobility is a choice");
});

test("a hit is shown before and after with words around it", () => {
  const [hit] = hits(lines("States should act."), "should", HOW);
  expect(shown("States should act.", hit!, "shall")).toEqual([
    { op: "keep", text: "States " },
    { op: "remove", text: "should" },
    { op: "add", text: "shall" },
    { op: "keep", text: " act." },
  ]);
  expect(shown("States should act.", hit!, null).every((piece) => piece.op === "keep")).toBe(true);
});

import { expect, test } from "vitest";

import {
  besides,
  down,
  firstWords,
  merged,
  moving,
  nest,
  part,
  printed,
  unnest,
  up,
} from "./lines";
import type { Line } from "./requests";

const line = (clause: string, parent?: string, more = {}) =>
  ({ clause, revision: clause, place: { parent, order: clause }, ...more }) as unknown as Line;
const text = [line("1"), line("1a", "1"), line("1b", "1"), line("2"), line("3")];
const of = (clause: string) => text.find((each) => each.clause === clause)!;

test("a clause moves past its siblings, never out of them", () => {
  expect(up(text, of("3"))).toEqual({ after: "1" });
  expect(up(text, of("2"))).toEqual({});
  expect(up(text, of("1"))).toBeNull();
  expect(down(text, of("1a"))).toEqual({ parent: "1", after: "1b" });
  expect(down(text, of("1b"))).toBeNull();
});

test("a nested clause comes last under the sibling before it, and out again after it", () => {
  expect(nest(text, of("2"))).toEqual({ parent: "1", after: "1b" });
  expect(nest(text, of("1a"))).toBeNull();
  expect(unnest(text, of("1b"))).toEqual({ after: "1" });
  expect(unnest(text, of("2"))).toBeNull();
});

test("a line that says the same stays the same object", () => {
  const now = [line("1"), line("2", undefined, { inputs: 3 })];
  const result = merged([text[0]!, line("2")], now);
  expect(result[0]).toBe(text[0]);
  expect(result[1]).toBe(now[1]);
});

test("first words end at a blank", () => {
  expect(firstWords("We commit to strengthen", 12)).toBe("We commit…");
  expect(firstWords("short")).toBe("short");
});

test("a note is printed without the signs of its anchor", () => {
  expect(["[^1]", "[^a]", "1.", "[1]", ""].map(printed)).toEqual(["1", "a", "1.", "[1]", ""]);
});

test("a list does not print twice what a clause is called", () => {
  const say = (words: string, path?: string) => ({
    ...(path ? { path } : {}),
    wording: { text: words },
  });
  expect(besides(say("Preamble"))).toBe("");
  expect(besides(say("Article 4", "Article 4"))).toBe("");
  expect(besides(say("Article 8 bis (capacity)", "Article 8 bis"))).toBe("(capacity)");
  expect(besides(say("Parties shall report.", "4, 2"))).toBe("Parties shall report.");
});

test("a part goes from its heading to the next", () => {
  const of = (clause: string, kind: string) => line(clause, undefined, { kind });
  const lines = [of("h", "heading"), of("a", "point"), of("i", "heading"), of("c", "point")];
  expect([...part(lines, "a")]).toEqual(["h", "a"]);
  expect([...part(lines, "c")]).toEqual(["i", "c"]);
});

test("what is nested under a paragraph is a point, and what comes out a paragraph", () => {
  const of = (clause: string, parent?: string, kind = "paragraph") =>
    line(clause, parent, { kind, series: "auto", alternative: false });
  const lines = [
    of("h", undefined, "heading"),
    of("1", "h"),
    of("1a", "1", "point"),
    of("2", "h"),
    of("3", "h"),
    of("pp", "h", "preambular"),
  ];
  const put = (clause: string, how: typeof nest) => {
    const found = lines.find((each) => each.clause === clause)!;
    const action = moving(lines, found, how(lines, found)!);
    return action.do === "together"
      ? action.actions.map((each) => ("kind" in each ? each.kind : each.do)).join(" ")
      : action.do;
  };
  expect(put("2", nest)).toBe("move point");
  expect(put("3", nest)).toBe("move point");
  expect(put("1a", unnest)).toBe("move paragraph");
  expect(put("3", up)).toBe("move");
  expect(put("pp", nest)).toBe("move");
});

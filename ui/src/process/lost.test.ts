import { expect, test } from "vitest";

import type { Loss } from "../lib/requests";
import { byClause, causes, counted } from "./lost";

const WAS = "States shall report to the Assembly every year on their work.";

function loss(text: string, clause = "a", was = WAS): Loss {
  const start = was.indexOf(text);
  return {
    clause,
    revision: clause,
    text,
    start,
    end: start + text.length,
    was,
    now: "States report.",
    change: "x",
    what: "import a draft",
    author: "Ana",
    at: "2018-02-05T10:00:00Z",
  };
}

test("what one clause lost stands in its older wording, each loss struck out", () => {
  const [one, two] = byClause([loss("shall"), loss("every year"), loss("year", "b", "A year.")]);
  expect(one?.stretches.map((each) => (each.loss ? `-${each.text}-` : each.text)).join("")).toBe(
    "States -shall- report to the Assembly -every year- on their work.",
  );
  expect(one?.losses.length).toBe(2);
  expect(causes(one?.losses ?? []).length).toBe(1);
  expect(two?.clause).toBe("b");
  expect(counted([loss("shall"), loss("every year")])).toBe("2 wordings of 1 clause");
});

test("far from what is gone the wording is shortened, at whole words", () => {
  const long = `${"before ".repeat(40)}shall ${"after ".repeat(40)}`;
  const shown = byClause([loss("shall", "a", long)])[0]?.stretches.map((each) => each.text);
  expect(shown?.[0]).toMatch(/^… before/);
  expect(shown?.[2]).toMatch(/after …$/);
  expect(shown?.join("").length).toBeLessThan(140);
});

import { expect, test } from "vitest";

import { changes, withPlan } from "./plan";

const before = { place: "New York", from: "2018-12-10" };

test("a plan that changed keeps both values, each with its date", () => {
  expect(changes(before, { place: "Marrakesh", from: "2018-12-10" })).toBe(true);
  expect(withPlan([], before, "2018-06-01")).toEqual([
    { said: "2018-06-01", place: "New York", from: "2018-12-10" },
  ]);
});

test("what was not known before is no change of plan", () => {
  expect(changes(before, { ...before, until: "2018-12-11" })).toBe(false);
  expect(changes(undefined, before)).toBe(false);
});

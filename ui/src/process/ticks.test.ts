import { expect, test } from "vitest";

import { ticks } from "./ticks";

test("no number stands twice at the axis, however small the counts are", () => {
  expect(ticks(0)).toEqual([0, 1]);
  expect(ticks(1)).toEqual([0, 1]);
  expect(ticks(3)).toEqual([0, 1, 2, 3]);
});

test("large counts have a few round numbers, the last at or past the largest", () => {
  expect(ticks(7)).toEqual([0, 2, 4, 6, 8]);
  expect(ticks(259)).toEqual([0, 100, 200, 300]);
});

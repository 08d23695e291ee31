import { expect, test } from "vitest";

import { differing } from "./names";

test("what all names begin with is left out where one is long", () => {
  expect(
    differing([
      "Global Compact for Migration Zero draft",
      "Global Compact for Migration Zero draft plus",
      "Global Compact for Migration Rev. 1",
    ]),
  ).toEqual(["…Zero draft", "…Zero draft plus", "…Rev. 1"]);
});

test("as much of it stays as has room", () => {
  expect(
    differing([
      "Global Compact for Migration Zero draft",
      "Global Compact for Migration Zero plus",
    ]),
  ).toEqual(["…for Migration Zero draft", "…for Migration Zero plus"]);
});

test("names that are short, alone or unlike stay whole", () => {
  for (const names of [
    ["Draft Rev. 1", "Draft Rev. 2"],
    ["Global Compact for Migration Zero draft"],
    ["Global Compact for Migration Zero draft", "Zero draft plus of the Global Compact"],
  ])
    expect(differing(names)).toEqual(names);
});

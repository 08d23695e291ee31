import { expect, test } from "vitest";

import { age } from "./age";

test("what began today is no 0 days old", () => {
  expect([0, 1, 3150].map(age)).toEqual(["since today", "for 1 day", "for 3150 days"]);
});

import { expect, test } from "vitest";

import { fits, larger, smaller } from "./size";

test("a short clause is set larger than a long part, and no text is set too small to read", () => {
  expect(fits(120, 1280)).toBeGreaterThan(fits(2400, 1280));
  expect(fits(100_000, 1280)).toBeGreaterThanOrEqual(24);
});

test("the keys go up and down, and stop where it makes no sense", () => {
  expect(larger(40)).toBeGreaterThan(40);
  expect(smaller(40)).toBeLessThan(40);
  expect(larger(160)).toBe(160);
  expect(smaller(16)).toBe(16);
});

import { expect, it } from "vitest";

import { has } from "./folded";

it("finds a name without its accents and its case, words in any order", () => {
  expect(has("Côte d’Ivoire", "ivoire cote")).toBe(true);
  expect(has("Türkiye", "turk")).toBe(true);
  expect(has("Chile", "china")).toBe(false);
  expect(has("anything", "")).toBe(true);
});

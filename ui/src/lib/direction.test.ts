import { expect, test } from "vitest";

import { directionOf } from "./direction";

test("a text runs as most of its clauses begin", () => {
  expect(directionOf(["الديباجة", "(1) إذ يسترشدون بمقاصد الميثاق", "Sendai"])).toBe("rtl");
  expect(directionOf(["Preamble", "«ميثاق»", "States report."])).toBe("ltr");
  expect(directionOf(["", "12."])).toBe("ltr");
});

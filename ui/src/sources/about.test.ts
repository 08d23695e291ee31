import { expect, test } from "vitest";

import { heard } from "./about";

test("a report is never verbatim, whoever reports", () => {
  expect(heard({ kind: "report" })).toBe("not verbatim");
  expect(heard({ kind: "report", reportedBy: "the chair" })).toBe("as reported by the chair");
  expect(heard({ kind: "statement" })).toBe("verbatim");
});

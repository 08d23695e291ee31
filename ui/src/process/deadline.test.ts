import { expect, test } from "vitest";

import { inHours, left } from "./deadline";

test("a deadline falls on a full hour, not before the hours are over", () => {
  expect(inHours(72, new Date("2018-02-05T14:20:31"))).toBe("2018-02-08T15:00");
  expect(inHours(72, new Date("2018-02-05T14:00:00"))).toBe("2018-02-08T14:00");
});

test("what is left is said in days and hours, and what is over says so", () => {
  const now = new Date("2018-02-05T14:00:00Z");
  expect(left("2018-02-07T17:00:00Z", now)).toBe("2 days 3 h left");
  expect(left("2018-02-05T14:05:00Z", now)).toBe("5 min left");
  expect(left("2018-02-04T14:00:00Z", now)).toBe("1 day ago");
  expect(left("2018-01-05T09:00:00Z", now)).toBe("31 days ago");
});

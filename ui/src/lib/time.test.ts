import { afterEach, beforeEach, expect, it } from "vitest";

import { day, days } from "./time";

const zone = process.env["TZ"];
beforeEach(() => (process.env["TZ"] = "America/New_York"));
afterEach(() => (process.env["TZ"] = zone));

it("prints a day as that day, west of Greenwich too", () => {
  expect(day("2026-11-24")).toBe("24 Nov 2026");
});

it("prints days from one to another with what they share once", () => {
  expect(days("2017-05-08", "2017-05-09")).toBe("8 – 9 May 2017");
  expect(days("2017-05-30", "2017-06-01")).toBe("30 May – 1 Jun 2017");
  expect(days("2017-12-30", "2018-01-02")).toBe("30 Dec 2017 – 2 Jan 2018");
  expect(days(undefined, "2017-05-09")).toBe("9 May 2017");
  expect(days()).toBe("");
});

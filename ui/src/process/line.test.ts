import { expect, test } from "vitest";

import type { Process } from "../lib/requests";
import { Line, late, marks } from "./line";

const session = (id: string, number: string, from: string, until: string) => ({
  id,
  number,
  name: "A theme",
  from,
  until,
  parts: [],
  offices: [],
  plans: [],
});

test("what overlaps or would cover another's label stands in another row", () => {
  const process: Process = {
    from: "2017-04-01",
    until: "2018-07-13",
    phases: [
      { name: "consultations", from: "2017-04-01", until: "2017-11-30" },
      { name: "stocktaking", from: "2017-11-01", until: "2018-01-31" },
      { name: "negotiations", from: "2018-02-05", until: "2018-07-13" },
    ],
    sessions: [
      session("b", "2", "2017-05-22", "2017-05-23"),
      session("a", "1", "2017-05-08", "2017-05-09"),
    ],
    drafts: [],
    documents: [],
  };
  const drawn = marks(process, 2000);
  expect(drawn.phase.map(({ key, row }) => [key, row])).toEqual([
    ["consultations", 0],
    ["stocktaking", 1],
    ["negotiations", 0],
  ]);
  expect(drawn.session.map(({ key, row }) => [key, row])).toEqual([
    ["a", 0],
    ["b", 0],
  ]);
  // On a narrow line the labels would touch.
  expect(marks(process, 300).session.map(({ row }) => row)).toEqual([0, 1]);
});

test("the line has room before its first day and after its last", () => {
  const line = new Line("2018-01-01", "2018-12-31");
  expect(line.at("2018-01-01")).toBeGreaterThan(0);
  expect(line.at("2018-12-31")).toBeLessThan(1);
  expect(line.at("2018-07-01")).toBeCloseTo(0.5, 1);
  const months = line.months(6);
  expect(months.length).toBeLessThanOrEqual(6);
  expect(months.map(({ label }) => label)).toContain("Jul 2018");
});

test("one day has a line, too, and days late are said in words", () => {
  expect(new Line("2018-01-01", "2018-01-01").at("2018-01-01")).toBeCloseTo(0.5);
  expect([late(17), late(1), late(0), late(-2), late(undefined)]).toEqual([
    "17 days late",
    "1 day late",
    "on the day",
    "2 days early",
    "",
  ]);
});

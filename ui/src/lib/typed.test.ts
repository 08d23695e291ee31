import { expect, it } from "vitest";

import { printed, readDay, readMoment } from "./typed";

it("reads a day however it is typed", () => {
  for (const typed of [
    "5 Jan 2018",
    "5 january 2018",
    "05 Jan. 2018",
    "5jan2018",
    "January 5, 2018",
    "2018-01-05",
    " 2018-1-5 ",
  ])
    expect(readDay(typed), typed).toBe("2018-01-05");
  expect(readDay("4 Sept 2017")).toBe("2017-09-04");
});

it("reads no day where there is none, or where it could be two", () => {
  for (const typed of [
    "",
    "05/01/2018",
    "30 Feb 2018",
    "5 Jux 2018",
    "2018-13-01",
    "5 Jan",
    "Ja 5 2018",
  ])
    expect(readDay(typed), typed).toBeNull();
});

it("reads a moment with or without its hour", () => {
  expect(readMoment("5 Jan 2018, 14:30")).toBe("2018-01-05T14:30");
  expect(readMoment("2018-01-05T9:05")).toBe("2018-01-05T09:05");
  expect(readMoment("2018-01-05 23:59")).toBe("2018-01-05T23:59");
  expect(readMoment("5 Jan 2018")).toBe("2018-01-05T00:00");
  expect(readMoment("5 Jan 2018, 24:00")).toBeNull();
  expect(readMoment("14:30")).toBeNull();
});

it("prints what it reads", () => {
  for (let month = 1; month <= 12; month += 1) {
    const value = `2018-${String(month).padStart(2, "0")}-28`;
    expect(readDay(printed(value))).toBe(value);
    expect(readMoment(printed(`${value}T14:30`))).toBe(`${value}T14:30`);
  }
  expect(printed("2018-01-05")).toBe("5 Jan 2018");
  expect(printed("")).toBe("");
});

import { expect, test } from "vitest";

import type { CoverageCell } from "../lib/requests";
import { figure, most, shade, told } from "./cells";

const cell = (inputs: number, voices = 0, atLeast = false): CoverageCell =>
  ({ inputs: Array(inputs).fill("i"), voices, atLeast, sources: ["s"] }) as unknown as CoverageCell;

test("a cell with anything in it is never drawn as empty", () => {
  expect([0, 1, 2, 50, 100].map((count) => shade(count, 100))).toEqual([0, 1, 1, 2, 4]);
  expect(shade(0, 0)).toBe(0);
});

test("the darkest cell is the one with the most inputs", () => {
  expect(most([{ cells: [cell(1), cell(3)] }, { cells: [] }])).toBe(3);
  expect(most([])).toBe(0);
});

test("a cell says how many, of how many, and from how many sources", () => {
  expect(told(cell(0))).toBe("no input");
  expect(told(cell(1, 1))).toBe("1 input of 1 participant, from 1 source");
  expect(told(cell(2, 6, true))).toBe("2 inputs of at least 6 participants, from 1 source");
});

test("inputs of nobody named are not given to anybody", () => {
  expect(told(cell(2, 0, true))).toBe("2 inputs of nobody named, from 1 source");
});

test("an open list is at least so many", () => {
  expect(figure({ count: 6, atLeast: true })).toBe("at least 6");
  expect(figure({ count: 18, atLeast: false })).toBe("18");
});

import { expect, test } from "vitest";

import type { Proposed } from "../lib/requests";
import { next, waiting } from "./reading";

const proposed = (...made: boolean[]): Proposed[] =>
  made.map((is, at) => ({
    start: at * 10,
    end: at * 10 + 5,
    text: "words",
    speakers: [],
    onBehalfOf: [],
    open: false,
    kind: "ask",
    about: [],
    again: [],
    made: is,
    saidBefore: null,
  }));

test("steps go past what is made or skipped, and round", () => {
  const four = proposed(false, true, false, false);
  expect(next(four, new Set(), -1, 1)).toBe(0);
  expect(next(four, new Set(), 0, 1)).toBe(2);
  expect(next(four, new Set([20]), 0, 1)).toBe(3);
  expect(next(four, new Set(), 3, 1)).toBe(0);
  expect(next(four, new Set(), 0, -1)).toBe(3);
  expect(waiting(four, new Set([20]))).toBe(2);
});

test("where none waits there is nowhere to go", () => {
  expect(next(proposed(true, true), new Set(), 0, 1)).toBe(-1);
  expect(next([], new Set(), -1, 1)).toBe(-1);
  expect(next(proposed(false), new Set(), 0, 1)).toBe(0);
});

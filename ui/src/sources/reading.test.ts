import { expect, test } from "vitest";

import type { Proposed } from "../lib/requests";
import { answeredBy, answersOf, next, waiting } from "./reading";

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
    made: is ? `input ${at}` : null,
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

test("support goes to what it supports, whichever of the two is made first", () => {
  const support = (all: Proposed[]) =>
    all.map((each, at) => (at === 1 ? { ...each, kind: "support" as const, about: [0] } : each));
  const asked = support(proposed(true, false));
  expect(answersOf(asked, asked[1]!)).toEqual(["input 0"]);
  const supported = support(proposed(false, true));
  expect(answersOf(supported, supported[1]!)).toEqual([]);
  expect(answeredBy(supported, 0)).toEqual(["input 1"]);
  expect(answeredBy(supported, 1)).toEqual([]);
});

import { expect, test } from "vitest";

import type { InputKind, Other } from "../lib/requests";
import { by, does, told } from "./answers";

const other = (kind: InputKind, names: string[], open = false): Other => ({
  input: names.join(),
  source: "s",
  kind,
  text: "words",
  names,
  forNames: [],
  open,
  withdrawn: false,
});

test("who supports and who opposes are counted apart, an open list at least", () => {
  const found = told([
    other("opposition", ["Chad"]),
    other("support", ["Belgium"], true),
    other("support", ["Belgium", "Chile"]),
  ]);
  expect(found.map(({ how, count }) => `${how} by ${count}`)).toEqual([
    "supported by at least 2",
    "opposed by 1",
  ]);
});

test("somebody without a name is one at least", () => {
  expect(told([other("pledge", [])])[0]).toMatchObject({ how: "taken up", count: "at least 1" });
  expect(told([])).toEqual([]);
});

test("an input of another kind takes up what it is about", () => {
  expect(["support", "opposition", "pledge"].map((kind) => does(kind as InputKind))).toEqual([
    "supports",
    "opposes",
    "takes up",
  ]);
});

test("an open list is said without a count of its own", () => {
  expect(by(other("support", ["Belgium"], true))).toBe("Belgium and others");
  expect(by(other("support", [], true))).toBe("Unattributed");
  expect(by(other("support", ["Belgium", "Chad"]))).toBe("Belgium and Chad");
});

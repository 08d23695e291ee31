import { expect, it } from "vitest";

import type { Said } from "../lib/requests";
import { cut } from "./passages";

it("cuts a source where inputs begin and end, and loses nothing", () => {
  const input = (id: string, start: number, end: number) =>
    ({ id, passages: [{ source: "s", start, end }] }) as unknown as Said;
  const parts = cut("abcdef", "s", [input("one", 1, 4), input("two", 3, 5)]);
  expect(parts.map((part) => part.text).join("")).toBe("abcdef");
  expect(parts.map((part) => part.inputs)).toEqual([[], ["one"], ["one", "two"], ["two"], []]);
});

it("a page begins a part of its own, and the parts are still the text", () => {
  const parts = cut("One. Two.", "s", [], null, [
    { page: "1", start: 0 },
    { page: "2", start: 5 },
  ]);
  expect(parts.map(({ text, page }) => [page, text])).toEqual([
    ["1", "One. "],
    ["2", "Two."],
  ]);
});

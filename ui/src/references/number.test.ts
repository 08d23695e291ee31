import { expect, test } from "vitest";

import { covered } from "./number";

const TEXT = "as set out in paragraph 17(b) above";
const at = (words: string) => ({
  from: TEXT.indexOf(words),
  to: TEXT.indexOf(words) + words.length,
});
const says = ({ from, to }: { from: number; to: number }) => TEXT.slice(from, to);

test("of chosen words the number refers, without the word before it", () => {
  expect(says(covered(TEXT, at("paragraph 17(b)"), "17(b)"))).toBe("17(b)");
});

test("a number inside another one is not that number", () => {
  expect(says(covered(TEXT, at("paragraph 17(b)"), "7(b)"))).toBe("paragraph 17(b)");
});

test("words without a number refer whole, without the blanks around them", () => {
  expect(says(covered(TEXT, at(" above"), "9"))).toBe("above");
  expect(covered(TEXT, { from: 3, to: 3 }, "9")).toEqual({ from: 3, to: 3 });
});

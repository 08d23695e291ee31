import { describe, expect, it, test } from "vitest";

import { covered, printsAt } from "./number";

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

describe("what a reference prints at first", () => {
  it("is what stands there, where that is the end of the number", () => {
    expect(printsAt("2", "Article 4, 2", "Article 9, 1")).toBe("2");
    expect(printsAt("article 4", "Article 4", "")).toBe("article 4");
    expect(printsAt("2", "Article 4, 12", "")).toBe("Article 4, 12");
  });

  it("is the number without the part that both stand in, where nothing stands there", () => {
    expect(printsAt("", "Article 4, 2", "Article 4, 7")).toBe("2");
    expect(printsAt("", "Article 4, 2", "Article 9, 1")).toBe("Article 4, 2");
    expect(printsAt("", "7(b)", "8")).toBe("7(b)");
  });
});

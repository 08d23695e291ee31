import { expect, it } from "vitest";

import type { TracedWord } from "../lib/requests";
import { wordAt } from "./word";

const words = ["Parties ", "shall ", "report."].map((text) => ({ text }) as TracedWord);

it("finds the word under the caret, its blanks and the end of the text with it", () => {
  const found = [0, 7, 8, 13, 14, 21].map((offset) => words[wordAt(words, offset)!]!.text);
  expect(found).toEqual(["Parties ", "Parties ", "shall ", "shall ", "report.", "report."]);
});

it("finds nothing outside the text", () => {
  expect(wordAt(words, 22)).toBeNull();
  expect(wordAt([], 0)).toBeNull();
});

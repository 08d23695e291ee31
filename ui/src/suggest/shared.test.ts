import { expect, test } from "vitest";

import { shared } from "./shared";

/** Marks what is found: `⟨words⟩`. */
function marked(text: string, ...phrases: string[]): string {
  const places = shared(text, phrases);
  return places.reduceRight(
    (done, [start, end]) => `${done.slice(0, start)}⟨${done.slice(start, end)}⟩${done.slice(end)}`,
    text,
  );
}

test("whole words are found, whatever their case", () => {
  expect(marked("Crisis: in a crisis, crises differ.", "crisis")).toBe(
    "⟨Crisis⟩: in a ⟨crisis⟩, crises differ.",
  );
});

test("a phrase is found over a line's end and a comma", () => {
  expect(marked("early\nwarning, systems", "early warning systems")).toBe(
    "⟨early\nwarning, systems⟩",
  );
});

test("the longest phrase wins, and its words are not marked twice", () => {
  expect(marked("early warning and warning", "warning", "early warning")).toBe(
    "⟨early warning⟩ and ⟨warning⟩",
  );
});

test("signs of a phrase are signs, and an empty phrase is nowhere", () => {
  expect(marked("a (b) [c]", "(b)", "[c]", "", " ")).toBe("a ⟨(b)⟩ ⟨[c]⟩");
});

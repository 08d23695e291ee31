import { expect, test } from "vitest";

import { brackets, segments } from "./segments";
import { openly } from "./deceptive";

test("the outermost brackets are found; an open one runs to the end; an anchor is none", () => {
  expect(brackets("a [b [c]] d [e")).toEqual([
    [2, 9],
    [12, 14],
  ]);
  expect(brackets("a[^1] b", [{ start: 1, end: 5, mark: "footnote" }])).toEqual([]);
});

test("segments joined are the wording to the letter", () => {
  const text = "🌍 We [shall\u202e] act\u200b now";
  const runs = segments({ text, marks: [{ start: 3, end: 9, mark: "bold" }] }, [[5, 12]]);
  expect(runs.map((run) => run.text).join("")).toBe(text);
  expect(runs.filter((run) => run.deceptive).map((run) => run.deceptive)).toEqual([
    "right-to-left override",
    "no-width blank",
  ]);
});

test("no deceptive character stays hidden, and honest text stays as it is", () => {
  expect(openly("a\u{e0041}b")).toBe("a⟪U+E0041⟫b");
  expect(openly("naïve نص 🌍")).toBe("naïve نص 🌍");
});

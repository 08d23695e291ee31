import { expect, it } from "vitest";

import type { Carried, Line } from "../lib/requests";
import { rows } from "../text/rows";
import { placed } from "./placed";

function line(clause: string, level: number, parent?: string, kind = "paragraph"): Line {
  const place = { order: clause, ...(parent ? { parent } : {}) };
  return { clause, kind, level, wording: { text: clause, marks: [] }, place } as unknown as Line;
}

const ROWS = rows(
  [
    line("h", 0, undefined, "heading"),
    line("1", 1, "h"),
    line("1a", 2, "1", "point"),
    line("2", 1, "h"),
  ],
  null,
);

function asks(clause: string, near: { parent?: string; after?: string }): Carried {
  const wording = { text: `says ${clause}`, marks: [] };
  const asked = { is: "newClause", clause, kind: "paragraph", wording, ...near };
  return { id: clause, asked } as unknown as Carried;
}

function shown(...all: Carried[]) {
  return [...placed(ROWS, all)].flatMap(([below, news]) =>
    news.map(({ text, indent, beside }) => ({ below, text, indent, beside })),
  );
}

it("stands after all that stands under the clause that it comes after", () => {
  expect(shown(asks("n", { parent: "h", after: "1" }))).toEqual([
    { below: "1a", text: "says n", indent: 0, beside: "1" },
  ]);
});

it("comes first under its parent, and first of all where it has none", () => {
  expect(shown(asks("n", { parent: "h" }), asks("m", { parent: "2" }), asks("t", {}))).toEqual([
    { below: "h", text: "says n", indent: 0, beside: "h" },
    { below: "2", text: "says m", indent: 1, beside: "2" },
    { below: null, text: "says t", indent: 0, beside: null },
  ]);
});

it("stands by a clause that is itself only asked for", () => {
  expect(
    shown(
      asks("n", { parent: "h", after: "2" }),
      asks("m", { parent: "h", after: "n" }),
      asks("p", { parent: "n" }),
    ),
  ).toEqual([
    { below: "2", text: "says n", indent: 0, beside: "2" },
    { below: "2", text: "says m", indent: 0, beside: "2" },
    { below: "2", text: "says p", indent: 1, beside: "2" },
  ]);
});

it("is one and the same where nothing is asked for", () => {
  expect(placed(ROWS, [])).toBe(placed([], []));
});

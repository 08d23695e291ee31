import { expect, it } from "vitest";

import { deletion, type End } from "./across";
import type { Line } from "../lib/requests";

function line(clause: string, text: string, parent?: string, kind = "paragraph"): Line {
  const place = { order: clause, ...(parent ? { parent } : {}) };
  return { clause, kind, wording: { text, marks: [] }, place } as unknown as Line;
}

const TEXT = [
  line("h", "Objectives", undefined, "heading"),
  line("1", "States act. They report.", "h"),
  line("2", "Parties meet.", "h"),
  line("2a", "every year;", "2"),
  line("3", "Nobody leaves early.", "h"),
];

const deleted = (from: End, to: End) => deletion(TEXT, from, to);
const says = (text: string) => ({ text, marks: [] });

it("joins what is left of the first and the last", () => {
  expect(
    deleted({ clause: "1", offset: "States".length }, { clause: "3", offset: "Nobody".length }),
  ).toEqual({
    actions: [
      { do: "remove", clause: "2" },
      { do: "join", clause: "3", into: "1" },
      { do: "reword", clause: "1", wording: says("States leaves early.") },
    ],
    caret: { clause: "1", offset: 6 },
    whole: 2,
  });
});

it("takes out whole clauses, and leaves the rest as it is", () => {
  expect(deleted({ clause: "2", offset: 0 }, { clause: "3", offset: 0 })).toEqual({
    actions: [{ do: "remove", clause: "2" }],
    caret: { clause: "3", offset: 0 },
    whole: 2,
  });
  expect(deleted({ clause: "1", offset: 24 }, { clause: "2a", offset: 11 })).toEqual({
    actions: [{ do: "remove", clause: "2" }],
    caret: { clause: "1", offset: 24 },
    whole: 2,
  });
});

it("puts what is typed over it at its beginning", () => {
  const typed = (from: End, to: End) => deletion(TEXT, from, to, "All");
  expect(typed({ clause: "2", offset: 0 }, { clause: "3", offset: "Nobody".length })).toEqual({
    actions: [
      { do: "remove", clause: "2a" },
      { do: "join", clause: "3", into: "2" },
      { do: "reword", clause: "2", wording: says("All leaves early.") },
    ],
    caret: { clause: "2", offset: 3 },
    whole: 1,
  });
});

it("joins no paragraph to a heading", () => {
  const found = deletion(
    [TEXT[0]!, line("1", "States act.")],
    { clause: "h", offset: 3 },
    { clause: "1", offset: 7 },
  );
  expect(found).toEqual({
    actions: [
      { do: "reword", clause: "h", wording: says("Obj") },
      { do: "reword", clause: "1", wording: says("act.") },
    ],
    caret: { clause: "h", offset: 3 },
    whole: 0,
  });
});

it("takes nothing along that is not chosen", () => {
  expect(deleted({ clause: "1", offset: 3 }, { clause: "2", offset: 13 })).toHaveProperty(
    "refused",
  );
  expect(deleted({ clause: "h", offset: 0 }, { clause: "1", offset: 5 })).toHaveProperty("refused");
  expect(deleted({ clause: "1", offset: 1 }, { clause: "1", offset: 5 })).toMatchObject({
    actions: [],
  });
});

import { expect, it } from "vitest";

import type { Line, Outcome } from "./requests";
import { undone } from "./undone";

function line(clause: string, text: string, more: Partial<Line> = {}): Line {
  const place = { order: clause };
  return { clause, path: clause, wording: { text, marks: [] }, place, ...more } as unknown as Line;
}

function outcome(label: string, ...clauses: string[]): Outcome {
  const touched = clauses.map((id) => ({ kind: "revision" as const, id }));
  return { change: "c", label, touched, made: [] };
}

it("names the clause whose wording came back, and finds the place", () => {
  const before = [line("1", "States act."), line("7(b)", "Parties shall promptly report.")];
  const now = [before[0]!, line("7(b)", "Parties should promptly report.")];
  expect(undone(outcome("undo: reword a clause", "7(b)"), before, now)).toEqual({
    what: "reword 7(b)",
    clause: "7(b)",
    at: "Parties should".length,
  });
});

it("passes over a clause that only prints another number", () => {
  const prints = (clause: string, number: string) => {
    const found = line(clause, `As in ${number}, act.`);
    found.wording.marks = [{ start: 6, end: 6 + number.length, mark: "reference", clause: "9" }];
    return found;
  };
  const before = [prints("2", "9"), line("5", "States act."), line("6", "They report")];
  const now = [prints("2", "10"), line("5", "States act. They report")];
  const found = undone(outcome("redo: join two clauses", "2", "6", "5"), before, now);
  expect(found).toMatchObject({ what: "join two clauses · 5 and 1 more", clause: "5", at: 23 });
});

it("names a clause that is gone, and shows none", () => {
  const before = [line("3", "States act.")];
  expect(undone(outcome("undo: add a clause", "3"), before, [])).toMatchObject({
    what: "add 3",
    clause: null,
  });
});

it("says what was done where it was done to no clause", () => {
  const found = undone({ ...outcome("undo: add a session"), touched: [] }, [], []);
  expect(found).toEqual({ what: "add a session", clause: null, at: 0 });
});

import { expect, test } from "vitest";

import { where, who } from "./who";

test("an open list says at least how many", () => {
  const names = ["Australia", "Austria", "Bangladesh", "Belgium", "Japan", "Tuvalu"];
  expect(who({ names, forNames: [], open: true })).toMatch(/Tuvalu and others — at least 6$/);
});

test("unnamed speakers stay unattributed", () => {
  expect(who({ names: [], forNames: [], open: false })).toBe("Unattributed");
  expect(who({ names: [], forNames: [], open: true })).toBe("Unattributed (many)");
});

test("who speaks and for whom are told apart", () => {
  expect(who({ names: ["Kenya"], forNames: ["African Group"], open: false })).toBe(
    "Kenya, for African Group",
  );
});

test("a report names its reporter, and a statement nobody", () => {
  const said = { session: "Session 2, New York", sourceTitle: "Summary" };
  expect(where({ ...said, reportedBy: "the note-taker" })).toMatch(
    /as reported by the note-taker$/,
  );
  expect(where(said)).toBe("Session 2, New York · Summary");
  expect(where({ ...said, alsoIn: ["Session 3 · Record"] })).toBe(
    "Session 2, New York · Summary; Session 3 · Record",
  );
});

import { expect, test } from "vitest";

import type { Colours, OriginRun } from "../lib/requests";
import { heardOf, keyOf, legend, letter, next, tinted, type By } from "./colours";

function run(end: number, more: Partial<OriginRun> = {}): OriginRun {
  return { end, words: 1, inputs: [], evidence: "none", draft: "Zero Draft", ...more };
}

const COLOURS: Colours = {
  clauses: [
    {
      clause: "c",
      revision: "r",
      runs: [
        run(4),
        run(9, { draft: "Rev. 1", inputs: ["kenya"], evidence: "linked" }),
        run(12, { draft: "Rev. 1", inputs: ["kenya", "others"], evidence: "linked" }),
        run(15, { inputs: ["nobody"], evidence: "linked" }),
        { end: 20, words: 2, inputs: [], evidence: "same-words" },
      ],
    },
  ],
  inputs: [
    { input: "kenya", session: "Session 2, New York", participants: ["Kenya"] },
    { input: "others", session: "Session 10, Vienna", participants: ["Kenya", "Tuvalu"] },
    { input: "nobody", session: "Session 2, New York", participants: [] },
  ],
};
const DRAFTS = [{ name: "Zero Draft" }, { name: "Rev. 1" }];

/** Writes a legend: letters, labels and how many words. */
function written(by: By): string {
  return legend(COLOURS, by, DRAFTS)
    .map(({ letter, label, words }) => `${letter || "–"} ${label} ${words}`)
    .join("; ");
}

test("letters go on after Z", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(letter)).toEqual([
    "A",
    "Z",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
  ]);
});

test("drafts stand in their order, and what no draft has comes last", () => {
  expect(written("draft")).toBe("A Zero Draft 2; B Rev. 1 2; C since the last draft 2");
});

test("sessions stand in the order of their numbers", () => {
  expect(written("session")).toBe(
    "A Session 2, New York 2; B several sessions 1; – no input linked to the words 3",
  );
});

test("words of several participants are called so, and nobody's are never given to a State", () => {
  expect(written("participant")).toBe(
    "A Kenya 1; B unattributed 1; C several participants 1; – no input linked to the words 3",
  );
});

test("what a person linked and what was found are never one shade", () => {
  expect(written("evidence")).toBe(
    "A linked by a person 3; B same words found in a source 2; – nothing found 1",
  );
});

test("an input that the answer does not name colours nothing", () => {
  expect(keyOf(run(1, { inputs: ["gone"] }), "session", heardOf(COLOURS))).toBe("");
});

test("runs of one shade are one range, and the ranges cover the clause", () => {
  const shades = new Map(legend(COLOURS, "draft", DRAFTS).map((shade) => [shade.key, shade]));
  const ranges = tinted(COLOURS.clauses[0]!, "draft", shades, heardOf(COLOURS));
  expect(ranges.map(({ start, end, shade }) => `${shade.letter}${start}-${end}`)).toEqual([
    "A0-4",
    "B4-12",
    "A12-15",
    "C15-20",
  ]);
});

test("a key goes through all ways and back to plain", () => {
  const seen: (By | null)[] = [null];
  do seen.push(next(seen.at(-1)!));
  while (seen.at(-1) !== null);
  expect(seen).toEqual([null, "draft", "session", "participant", "evidence", null]);
});

import { expect, test } from "vitest";

import type { Step, Target, Tied, Trace } from "../lib/requests";
import { beside, ribbon } from "./beside";

function step(id: string, text: string, more: Partial<Step> = {}): Step {
  return {
    id,
    number: Number(id.slice(1)),
    parents: id === "r1" ? [] : [`r${Number(id.slice(1)) - 1}`],
    wording: { text, marks: [] },
    drafts: [],
    removed: false,
    aside: false,
    ...more,
  } as unknown as Step;
}

function tied(id: string, target: Target, at: [number, number][] = []): Tied {
  return {
    link: { id, input: `of ${id}`, target },
    stood: { at },
  } as unknown as Tied;
}

/** A trace of words written `text/revision`, all with the inputs of these links behind them. */
function trace(words: string, ...links: string[]): Trace {
  const inputs = links.map((link) => ({ id: `of ${link}`, evidence: "linked" }));
  return {
    words: words.split(" ").map((word) => {
      const [text, revision] = word.split("/");
      return { text: `${text} `, revision, inputs };
    }),
  } as unknown as Trace;
}

const STEPS = [step("r1", "Parties report."), step("r2", "Parties shall report."), step("r3", "…")];
const words = (revision: string): Target => ({
  to: "words",
  clause: "c",
  revision,
  start: 0,
  end: 5,
});

/** Writes what stands beside each revision. */
function written(ties: Tied[], of: Trace): string {
  const { at, whole } = beside(STEPS, of, ties);
  const rows = [...at].map(([revision, there]) => `${revision}: ${there.map((t) => t.link.id)}`);
  return [...rows, `whole: ${whole.map((t) => t.link.id)}`].join("; ");
}

test("a link stands beside the revision that brought in its words, not the one it was made on", () => {
  const of = trace("Parties/r1 shall/r2 report./r1", "one");
  expect(written([tied("one", words("r3"), [[8, 13]])], of)).toBe("r2: one; whole: ");
});

test("a link over words of two revisions stands beside both", () => {
  const of = trace("Parties/r1 shall/r2 report./r1", "one");
  expect(written([tied("one", words("r3"), [[0, 13]])], of)).toBe("r1: one; r2: one; whole: ");
});

test("words that are gone stand beside the revision in which they were linked", () => {
  expect(written([tied("one", words("r2"))], trace("…/r3"))).toBe("r2: one; whole: ");
});

test("words taken out by request stand beside the revision that took them out", () => {
  const out: Target = { to: "removal", clause: "c", revision: "r2", start: 8, end: 13 };
  expect(written([tied("one", out)], trace("…/r3"))).toBe("r3: one; whole: ");
});

test("what is tied to the whole clause is at no single change", () => {
  expect(written([tied("one", { to: "clause", clause: "c" })], trace("…/r3"))).toBe("whole: one");
});

test("a ribbon tells in which drafts the wording stays, changes, goes and comes back", () => {
  const steps = [
    step("r1", "one", { drafts: ["B", "C"] }),
    step("r2", "two", { drafts: ["D"] }),
    step("r3", "two", { drafts: ["E"], removed: true }),
    step("r4", "two"),
  ];
  const found = ribbon(steps, ["A", "B", "C", "D", "E"]);
  expect(found.map(({ draft, is }) => `${draft ?? "now"} ${is}`)).toEqual([
    "A absent",
    "B new",
    "C same",
    "D reworded",
    "E removed",
    "now new",
  ]);
});

test("what a draft brought beside the working text is not the working text", () => {
  const steps = [
    step("r1", "one", { drafts: ["A"] }),
    step("r2", "two", { drafts: ["B"], aside: true }),
  ];
  expect(ribbon(steps, ["A", "B"]).at(-1)).toMatchObject({ is: "reworded", step: { id: "r1" } });
});

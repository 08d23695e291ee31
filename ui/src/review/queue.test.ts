import { expect, test } from "vitest";

import type { Reviewed } from "../lib/requests";
import { atHand, ordered } from "./queue";

const queue = (...ids: string[]) => ids.map((id) => ({ due: { id } }) as unknown as Reviewed);
const written = (all: Reviewed[]) => all.map(({ due }) => due.id).join("");

test("the text's order stays, and what was skipped comes last in the order of skipping", () => {
  expect(written(ordered(queue("a", "b", "c", "d"), ["c", "a"]))).toBe("bdca");
});

test("where the one at hand is done with, the one that took its place is at hand", () => {
  expect(atHand(queue("a", "b", "c"), "b", 1)?.due.id).toBe("b");
  expect(atHand(queue("a", "c"), "b", 1)?.due.id).toBe("c");
  expect(atHand(queue("a"), "b", 1)?.due.id).toBe("a");
  expect(atHand([], "b", 1)).toBeUndefined();
});

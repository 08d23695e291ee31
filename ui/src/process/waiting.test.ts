import { expect, test } from "vitest";

import type { Carried } from "../lib/requests";
import { asks, stuck, targets } from "./waiting";

const words = { asked: { is: "words", clause: "a" }, now: [] } as unknown as Carried;
const added = {
  asked: { is: "newClause", after: "b" },
  now: [{ fate: "open", why: "the clause that it would come after is gone" }],
} as unknown as Carried;

test("a proposal is about its clause, or would come after one", () => {
  expect(asks(words)).toEqual({ clause: "a", isNew: false });
  expect(asks(added)).toEqual({ clause: "b", isNew: true });
  expect(targets([words, added])).toEqual(["a"]);
});

test("what no longer fits says why", () => {
  expect(stuck(words)).toBeUndefined();
  expect(stuck(added)).toBe("the clause that it would come after is gone");
});

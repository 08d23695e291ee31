import { expect, test } from "vitest";

import type { Fate } from "../lib/requests";
import { choices } from "./became";

const fate = (more: Partial<Fate>) => ({ signs: [], ...more }) as unknown as Fate;
const kinds = (of: Fate) => choices(of).map((each) => each.is);

test("that it was taken out can only be said where a revision is known that did it", () => {
  expect(kinds(fate({}))).toEqual(["wordForWord", "inOtherWords", "nothingYet"]);
  const signs = [{ gone: true, revision: "r4" }] as Fate["signs"];
  expect(choices(fate({ signs })).at(-1)).toEqual({ is: "takenOut", revision: "r4" });
});

test("words that still stand name no revision that took them out", () => {
  expect(kinds(fate({ signs: [{ gone: false, revision: "r4" }] as Fate["signs"] }))).toHaveLength(
    3,
  );
});

test("what a person said once can be said again", () => {
  const judged = { is: "takenOut", revision: "r2" } as NonNullable<Fate["judged"]>;
  expect(choices(fate({ judged })).at(-1)).toEqual({ is: "takenOut", revision: "r2" });
});

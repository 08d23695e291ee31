import { expect, it } from "vitest";

import type { Carried } from "../lib/requests";
import { clashes, makers } from "./waits";

function one(id: string, clashing: string[], fate = "open"): Carried {
  const now = [{ fate }];
  return { id, names: [id], now, clashes: clashing, withdrawn: false } as unknown as Carried;
}

it("says each clash once, of those that wait", () => {
  const all = [one("Chile", ["EU"]), one("EU", ["Chile", "Iran"]), one("Iran", ["EU"], "refused")];
  expect(clashes(all)).toEqual(["Chile and EU clash"]);
  expect(makers(all, ["EU", "Iran"])).toBe("EU; Iran");
});

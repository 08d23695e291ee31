import { flushSync } from "svelte";
import { expect, test } from "vitest";

import { hand } from "./hand.svelte";

const typed = (text: string) => ({ revision: "r", wording: { text, marks: [] } });

test("a row out of hand hears of its own words alone", () => {
  hand.unkept.set("a", typed("left"));
  const seen: Record<string, (string | undefined)[]> = { a: [], b: [] };
  const end = $effect.root(() => {
    for (const clause of ["a", "b"])
      $effect(() => void seen[clause]!.push(hand.leftIn(clause)?.text));
  });
  flushSync();
  hand.unkept.set("c", typed("typed elsewhere"));
  flushSync();
  hand.unkept.set("c", typed("typed elsewhere, and more"));
  flushSync();
  expect(seen).toEqual({ a: ["left"], b: [undefined] });
  hand.unkept.delete("a");
  flushSync();
  expect(seen.a).toEqual(["left", undefined]);
  end();
});

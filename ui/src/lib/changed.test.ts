import { expect, test } from "vitest";

import { changed } from "./changed";

const told = (older: string, newer: string) =>
  changed(older, newer)
    .map(({ op, text }) => (op === "keep" ? text : op === "add" ? `{+${text}+}` : `[-${text}-]`))
    .join("");

test("changed words are told, others kept", () => {
  expect(told("Parties should report.", "Parties shall report.")).toBe(
    "Parties [-should-]{+shall+} report.",
  );
  expect(told("", "New.")).toBe("{+New.+}");
  expect(told("Same.", "Same.")).toBe("Same.");
});

test("without the added pieces it is the older text, without the removed ones the newer", () => {
  const texts = ["", "a b a b", "b a [b] c", "We commit to act, and to act now.", "نص 🌍 x"];
  for (const older of texts) {
    for (const newer of texts) {
      const pieces = changed(older, newer);
      const without = (op: string) =>
        pieces
          .filter((piece) => piece.op !== op)
          .map((piece) => piece.text)
          .join("");
      expect([without("add"), without("remove")]).toEqual([older, newer]);
    }
  }
});

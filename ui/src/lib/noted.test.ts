import { expect, it } from "vitest";

import { noted } from "./noted";

it("finds the anchors of footnotes, and leaves brackets alone", () => {
  const shown = (text: string) =>
    noted(text)
      .map((run) => (run.note ? `⟨${run.text}⟩` : run.text))
      .join("");
  expect(shown("States[^1] act[^note].[^2][^3]")).toBe("States⟨[^1]⟩ act⟨[^note]⟩.⟨[^2]⟩⟨[^3]⟩");
  expect(shown("[shall][should] [^ not one] [^]")).toBe("[shall][should] [^ not one] [^]");
  expect(noted("")).toEqual([]);
});

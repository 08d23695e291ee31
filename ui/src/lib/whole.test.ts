import { expect, it } from "vitest";

import { wholeWords } from "./whole";

function chosen(marked: string): string {
  const start = marked.indexOf("⟨");
  const end = marked.indexOf("⟩") - 1;
  const text = marked.replace(/[⟨⟩]/g, "");
  const whole = wholeWords(text, { start, end });
  return `${text.slice(0, whole.start)}⟨${text.slice(whole.start, whole.end)}⟩${text.slice(whole.end)}`;
}

it("widens what is chosen to whole words", () => {
  expect(chosen("Parties sh⟨all rep⟩ort.")).toBe("Parties ⟨shall report⟩.");
  expect(chosen("Parties ⟨shall⟩ report.")).toBe("Parties ⟨shall⟩ report.");
  expect(chosen("par l'É⟨ta⟩t")).toBe("par l'⟨État⟩");
});

it("leaves punctuation, and scripts without blanks, as they were chosen", () => {
  expect(chosen("States, ⟨(a) report⟩; meet")).toBe("States, ⟨(a) report⟩; meet");
  expect(chosen("各缔⟨约方⟩应当")).toBe("各缔⟨约方⟩应当");
});

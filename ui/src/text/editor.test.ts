import { afterEach, expect, test } from "vitest";

import { ClauseEditor, type Around } from "./editor";

const TEXT = "States shall report.";
const pasted: string[][] = [];
const followed: string[] = [];
const around: Around = {
  changed: () => undefined,
  at: () => undefined,
  leave: () => false,
  split: () => undefined,
  add: () => undefined,
  join: () => false,
  follow: (clause) => followed.push(clause),
  paste: (wordings) => pasted.push(wordings.map(({ text }) => text)),
  undo: () => undefined,
  redo: () => undefined,
  blurred: () => undefined,
};
let open: ClauseEditor | undefined;

function editor(): ClauseEditor {
  const place = document.body.appendChild(document.createElement("div"));
  open = new ClauseEditor(place, { text: TEXT, marks: [] }, "Wording of 1", around);
  return open;
}

afterEach(() => {
  open?.destroy();
  document.body.replaceChildren();
  pasted.length = 0;
});

/** Pastes plain text as the browser does; true where the editor took it. */
function paste(into: ClauseEditor, text: string): boolean {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  const clipboardData = { getData: (kind: string) => (kind === "text/plain" ? text : "") };
  Object.assign(event, { clipboardData });
  return !into.view.dom.dispatchEvent(event);
}

test("one pasted paragraph goes in at the caret", () => {
  const into = editor();
  expect(paste(into, "All \n")).toBe(true);
  expect(into.wording.text).toBe(`All${TEXT}`);
});

test("several pasted paragraphs are given to the text around", () => {
  const into = editor();
  expect(paste(into, "One.\n\nTwo.")).toBe(true);
  expect(pasted).toEqual([["One.", "Two."]]);
  expect(into.wording.text).toBe(TEXT);
});

test("a reference covers chosen words, or prints a number at the caret, and goes again", () => {
  const into = editor();
  into.refer(13, 19, "c1", "2");
  expect(into.wording.marks).toEqual([{ start: 13, end: 19, mark: "reference", clause: "c1" }]);
  into.unrefer(13, 19);
  expect(into.wording).toEqual({ text: TEXT, marks: [] });
  into.refer(6, 6, "c1", " 2");
  expect(into.wording).toEqual({
    text: "States 2 shall report.",
    marks: [{ start: 6, end: 8, mark: "reference", clause: "c1" }],
  });
});

test("the uses of terms are marked, and move with what is typed before them", () => {
  const opened = editor();
  const marked = () =>
    [...opened.view.dom.querySelectorAll(".highlight")].map((e) => e.textContent);
  opened.mark([[7, 12]]);
  expect(marked()).toEqual(["shall"]);
  opened.type("All ", 0, 0);
  expect(marked()).toEqual(["shall"]);
  opened.forget();
  expect(marked()).toEqual(["shall"]);
  opened.mark([]);
  expect(marked()).toEqual([]);
});

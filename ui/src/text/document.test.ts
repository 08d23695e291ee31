import { describe, expect, test } from "vitest";

import type { Wording } from "../lib/requests";
import { alike, joined, paragraphs, part, pasted, toDocument, toWording } from "./document";

const MARKED: Wording = {
  text: "Recalling 🌍 the Charter[^1],",
  marks: [
    { start: 0, end: 9, mark: "italic" },
    { start: 4, end: 12, mark: "bold" },
    { start: 24, end: 28, mark: "footnote" },
    { start: 13, end: 17, mark: "reference", clause: "0190" },
  ],
};

describe("a wording", () => {
  test("comes back from the document as it went in", () => {
    expect(alike(toWording(toDocument(MARKED)), MARKED)).toBe(true);
    const empty = { text: "", marks: [] };
    expect(toWording(toDocument(empty))).toEqual(empty);
  });

  test("cut anywhere and joined again says the same", () => {
    for (let at = 0; at <= MARKED.text.length; at += 1) {
      expect(joined(part(MARKED, 0, at), part(MARKED, at)).text).toBe(MARKED.text);
    }
  });

  test("keeps the marks of a part where they stood", () => {
    expect(part(MARKED, 4, 12).marks).toEqual([
      { start: 0, end: 5, mark: "italic" },
      { start: 0, end: 8, mark: "bold" },
    ]);
  });

  test("differs where only a mark differs", () => {
    expect(
      alike({ text: "a", marks: [] }, { text: "a", marks: [{ start: 0, end: 1, mark: "bold" }] }),
    ).toBe(false);
  });
});

test("a pasted text is cut at line ends, and empty lines go", () => {
  expect(paragraphs("One.\r\n\r\n  Two\tthree. \n\u2029Four")).toEqual([
    "One.",
    "Two three.",
    "Four",
  ]);
  expect(paragraphs("  \n ")).toEqual([]);
});

describe("what is pasted", () => {
  const TEXT = "Recalling the Charter,\n(a)\tcollect data;\n";
  const two = [
    { text: "Recalling the Charter,", marks: [{ start: 0, end: 9, mark: "italic" }] },
    { text: "collect data;", marks: [] },
  ];

  test("from a word processor keeps its marks, and not its numbers", () => {
    const html = `<html><head><style>p {margin: 0}</style></head><body>
      <p class=MsoNormal><i>Recalling</i> the
      Charter,<o:p></o:p></p><p class=MsoListParagraph><![if !supportLists]><span
      style='mso-list:Ignore'>(a)<span>&nbsp;&nbsp; </span></span><![endif]>collect data;</p></body></html>`;
    expect(pasted(html, TEXT)).toEqual(two);
  });

  test("from one on the web, too", () => {
    const html = `<b style="font-weight:normal"><p><span style="font-style:italic">Recalling</span>
      the Charter,</p><ol><li><p>collect data;</p></li></ol></b>`;
    expect(pasted(html, TEXT)).toEqual(two);
  });

  test("is plain where the page tells other paragraphs", () => {
    expect(pasted("<p>One</p>", TEXT)).toEqual(
      ["Recalling the Charter,", "(a) collect data;"].map((text) => ({ text, marks: [] })),
    );
  });
});

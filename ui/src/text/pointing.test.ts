import { afterEach, expect, test } from "vitest";

import { ends, offsetIn, placeOf } from "./pointing";

/** Two clauses as they are drawn to read: one with marks, and the empty texts that Svelte leaves. */
function page(): HTMLElement {
  document.body.innerHTML = `<div id="page">
    <div data-clause="1"><span>1.</span><div class="words"><span data-at="0">States </span><span
      data-at="7"><em>shall</em></span><span data-at="12"> report.</span></div></div>
    <div data-clause="2"><div class="words">Parties meet.</div></div></div>`;
  const words = document.querySelector('[data-clause="2"] .words')!;
  words.prepend(new Text(""));
  words.append(new Text(""));
  return document.querySelector("#page")!;
}

afterEach(() => document.body.replaceChildren());

test("an offset has its place in the page, and the place its offset", () => {
  const here = page();
  for (const end of [
    { clause: "1", offset: 3 },
    { clause: "1", offset: 9 },
    { clause: "1", offset: 20 },
    { clause: "2", offset: 0 },
    { clause: "2", offset: 13 },
  ]) {
    const words = here.querySelector<HTMLElement>(`[data-clause="${end.clause}"] .words`)!;
    const place = placeOf(here, end)!;
    expect(offsetIn(words, ...place)).toBe(end.offset);
  }
  expect(placeOf(here, { clause: "gone", offset: 0 })).toBeNull();
});

test("the end of a clause is the end of its words", () => {
  const here = page();
  const words = here.querySelector<HTMLElement>('[data-clause="2"] .words')!;
  expect(offsetIn(words, words, words.childNodes.length)).toBe(13);
  getSelection()!.setBaseAndExtent(...placeOf(here, { clause: "1", offset: 7 })!, words, 3);
  expect(ends(here)).toEqual({
    from: { clause: "1", offset: 7 },
    to: { clause: "2", offset: 13 },
  });
});

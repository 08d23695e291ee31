/** Tells whether a text runs from the right: its sheet, its numbers and its outline go with it. */

export type Direction = "ltr" | "rtl";

/** How many of the first clauses are asked. */
const ASKED = 60;
const RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF]/u;

/** The direction in which most of the first clauses begin. */
export function directionOf(texts: string[]): Direction {
  const firsts = texts.slice(0, ASKED).flatMap((text) => /\p{L}/u.exec(text)?.[0] ?? []);
  const right = firsts.filter((letter) => RIGHT.test(letter)).length;
  return right * 2 > firsts.length ? "rtl" : "ltr";
}

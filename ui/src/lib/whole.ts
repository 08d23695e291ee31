/** Chosen words are whole words. */

/** A letter, a digit, or a mark over one. */
const PART = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that write without blanks between words: there each sign can be chosen. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** True where a word goes on across an offset. */
function inside(text: string, at: number): boolean {
  const before = /[\s\S]$/u.exec(text.slice(0, at))?.[0] ?? "";
  const after = /^[\s\S]/u.exec(text.slice(at))?.[0] ?? "";
  const dense = DENSE.test(before) || DENSE.test(after);
  return PART.test(before) && PART.test(after) && !dense;
}

/** Widens a range, in UTF-16 units, to the words that it touches. */
export function wholeWords(
  text: string,
  range: { start: number; end: number },
): { start: number; end: number } {
  let { start, end } = range;
  while (start > 0 && inside(text, start)) start -= 1;
  while (end < text.length && inside(text, end)) end += 1;
  return { start, end };
}

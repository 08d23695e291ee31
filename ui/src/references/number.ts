/** Which characters a cross-reference covers. */

/** A range of a text, in UTF-16 units. */
export interface Extent {
  from: number;
  to: number;
}

/**
 * The range that is to print a number: of chosen words the number itself where they have it
 * ("7(b)" in "paragraph 7(b)"), else all of them without the blanks around.
 */
export function covered(text: string, { from, to }: Extent, number: string): Extent {
  const words = text.slice(from, to);
  const at = words.toLowerCase().indexOf(number.toLowerCase());
  if (number !== "" && at >= 0 && !/[\p{L}\p{N}]/u.test(words[at - 1] ?? ""))
    return { from: from + at, to: from + at + number.length };
  const start = from + (words.length - words.trimStart().length);
  return { from: start, to: Math.max(start, from + words.trimEnd().length) };
}

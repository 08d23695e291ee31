/** Which characters a cross-reference covers. */

/** A range of a text, in UTF-16 units. */
export interface Extent {
  from: number;
  to: number;
}

/**
 * What a reference prints at first: the words that stand there where they are the end of the
 * number ("2" for Article 4, 2), for that is the form in which the text says it; else the number,
 * without the part that both clauses stand in.
 */
export function printsAt(words: string, number: string, from: string): string {
  const at = number.length - words.length;
  const ends = words !== "" && number.toLowerCase().endsWith(words.toLowerCase());
  if (ends && !/[\p{L}\p{N}]/u.test(number[at - 1] ?? "")) return words;
  const part = number.lastIndexOf(", ");
  const same =
    part >= 0 && (from.startsWith(number.slice(0, part + 2)) || from === number.slice(0, part));
  return same && words === "" ? number.slice(part + 2) : number;
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

/** Finds the word at a place in a traced clause. */

import type { TracedWord } from "../lib/requests";

/** The index of the word that holds an offset (UTF-16 units); null outside the text. */
export function wordAt(words: TracedWord[], offset: number): number | null {
  let end = 0;
  for (const [at, word] of words.entries()) {
    end += word.text.length;
    if (offset < end) return at;
  }
  return offset === end && words.length > 0 ? words.length - 1 : null;
}

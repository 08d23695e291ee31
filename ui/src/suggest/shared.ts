/** Finds the shared words that are the reason of a suggestion, where they stand in a text. */

import type { Range } from "../lib/segments";

/** The places of whole words and phrases in a text, whatever their case; none overlap. */
export function shared(text: string, phrases: string[]): Range[] {
  const found: Range[] = [];
  const longest = [...phrases].sort((one, other) => other.length - one.length);
  for (const phrase of longest) {
    const words = phrase.trim().split(/\s+/).map(escaped).join("[^\\p{L}\\p{N}]+");
    if (words === "") continue;
    const places = text.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, "giu"),
    );
    for (const { index, 0: match } of places) {
      const end = index + match.length;
      if (found.every(([from, until]) => end <= from || index >= until)) found.push([index, end]);
    }
  }
  return found.sort((one, other) => one[0] - other[0]);
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

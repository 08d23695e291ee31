/** A source's text cut where inputs begin and end. */

import type { PageStart, Said } from "../lib/requests";

/** A run of the text, with the inputs that it belongs to. */
export interface Part {
  start: number;
  text: string;
  inputs: string[];
  /** True inside the passage that the program proposes. */
  proposed: boolean;
  /** The page that begins here, if one does. */
  page?: string | undefined;
}

/** Cuts a text at the ends of all passages in it; joined, the parts are the text. */
export function cut(
  text: string,
  source: string,
  inputs: Said[],
  proposed: { start: number; end: number } | null = null,
  pages: PageStart[] = [],
): Part[] {
  const passages = inputs.flatMap((input) =>
    input.passages
      .filter((passage) => passage.source === source)
      .map((passage) => ({ ...passage, input: input.id })),
  );
  const ends = new Set([
    0,
    text.length,
    ...pages.map(({ start }) => start),
    ...[...passages, ...(proposed ? [proposed] : [])].flatMap(({ start, end }) => [start, end]),
  ]);
  const cuts = [...ends].sort((one, other) => one - other);
  return cuts.slice(0, -1).map((start, at) => ({
    start,
    text: text.slice(start, cuts[at + 1]),
    page: pages.findLast((page) => page.start === start)?.page,
    inputs: passages
      .filter((passage) => passage.start <= start && passage.end > start)
      .map(({ input }) => input),
    proposed: proposed !== null && proposed.start <= start && proposed.end > start,
  }));
}

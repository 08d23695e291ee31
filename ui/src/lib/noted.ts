/** Finds the anchors of footnotes in words that come without their marks. */

/** A run of words, or one anchor, `[^1]`. */
export interface Run {
  at: number;
  text: string;
  note: boolean;
}

/** Cuts words at the anchors in them; joined, the runs are the words to the letter. */
export function noted(text: string): Run[] {
  let at = 0;
  return text
    .split(/(\[\^[^\][\s]+\])/)
    .map((text, nth) => {
      const run = { at, text, note: nth % 2 === 1 };
      at += text.length;
      return run;
    })
    .filter((run) => run.text !== "");
}

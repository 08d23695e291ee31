/** Compares two short texts word by word, for what the core has not seen yet. */

import type { Op, Piece } from "./requests";

/** Cuts a text into words, blanks and signs; joined, they are the text. */
export function tokens(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
}

/** What changed; the kept and removed pieces are the older text, the kept and added ones the newer. */
export function changed(older: string, newer: string): Piece[] {
  const [a, b] = [tokens(older), tokens(newer)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail))
    tail += 1;
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  // The longest common row of tokens; width is one row of the table.
  const width = y.length + 1;
  const table = new Uint32Array((x.length + 1) * width);
  for (let i = x.length - 1; i >= 0; i -= 1) {
    for (let j = y.length - 1; j >= 0; j -= 1) {
      table[i * width + j] =
        x[i] === y[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const pieces: Piece[] = [];
  const put = (op: Op, text: string) => {
    const last = pieces.at(-1);
    if (last?.op === op) last.text += text;
    else if (text !== "") pieces.push({ op, text });
  };
  put("keep", a.slice(0, head).join(""));
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      put("keep", x[i]!);
      i += 1;
      j += 1;
    } else if (
      j >= y.length ||
      (i < x.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!)
    ) {
      put("remove", x[i]!);
      i += 1;
    } else {
      put("add", y[j]!);
      j += 1;
    }
  }
  put("keep", a.slice(a.length - tail).join(""));
  return pieces;
}

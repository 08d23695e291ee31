/**
 * How high the rows of a long list stand: guessed until they are drawn, measured from then on.
 * Sums are kept in a Fenwick tree, so that a place is found in a text of any length at once.
 */
export class Heights {
  readonly #rows: number[];
  readonly #sums: number[];

  /** Starts from guesses. */
  constructor(guesses: readonly number[]) {
    this.#rows = [...guesses];
    this.#sums = [0, ...guesses];
    for (let at = 1; at < this.#sums.length; at += 1) {
      const above = at + (at & -at);
      if (above < this.#sums.length) this.#sums[above]! += this.#sums[at]!;
    }
  }

  /** How high all rows stand together. */
  get total(): number {
    return this.top(this.#rows.length);
  }

  /** Where a row begins; the number of rows gives where the last ends. */
  top(row: number): number {
    let sum = 0;
    for (let at = Math.min(row, this.#rows.length); at > 0; at -= at & -at) sum += this.#sums[at]!;
    return sum;
  }

  /** How high one row stands. */
  of(row: number): number {
    return this.#rows[row] ?? 0;
  }

  /** The row that a height falls into: the first for what is above, the last for what is below. */
  at(height: number): number {
    let [row, left] = [0, height];
    let step = 2 ** Math.floor(Math.log2(Math.max(this.#rows.length, 1)));
    for (; step >= 1; step /= 2) {
      const next = row + step;
      if (next < this.#sums.length && this.#sums[next]! <= left) {
        row = next;
        left -= this.#sums[next]!;
      }
    }
    return Math.max(0, Math.min(row, this.#rows.length - 1));
  }

  /** Sets how high a row was found to stand; returns by how much that differs. */
  measure(row: number, height: number): number {
    const by = height - this.of(row);
    if (by === 0 || row >= this.#rows.length) return 0;
    this.#rows[row] = height;
    for (let at = row + 1; at < this.#sums.length; at += at & -at) this.#sums[at]! += by;
    return by;
  }
}

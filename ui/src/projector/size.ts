/** The size of the letters on the projector, in pixels. */

const SMALLEST = 16;
const LARGEST = 160;
/** One step of the keys + and −. */
const STEP = 1.15;

const within = (size: number) => Math.min(LARGEST, Math.max(SMALLEST, Math.round(size)));

/** The next larger size. */
export function larger(size: number): number {
  return within(Math.max(size * STEP, size + 1));
}

/** The next smaller size. */
export function smaller(size: number): number {
  return within(Math.min(size / STEP, size - 1));
}

/** A size at which so many letters can be read from the back of a room of that width. */
export function fits(letters: number, width: number): number {
  const most = width / 17;
  // A line has about 2.1 letters for each of its widths in ems; a long text gets smaller.
  return within(Math.max(width / 52, Math.min(most, (width * 0.95) / Math.sqrt(letters + 60))));
}

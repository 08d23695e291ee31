/** Groups the revisions of a clause by sitting: one author, with no long pause. */

/** A pause that ends a sitting, in milliseconds. */
export const PAUSE = 30 * 60 * 1000;

/** Revisions that one author made in one go, in the order in which they came. */
export interface Sitting<Step> {
  author: string;
  from: string;
  to: string;
  steps: Step[];
}

/** Groups steps, newest first, into sittings, newest first. */
export function sittings<Step extends { author: string; at: string }>(
  steps: Step[],
): Sitting<Step>[] {
  const found: Sitting<Step>[] = [];
  for (const step of steps) {
    const last = found.at(-1);
    const pause = last ? Date.parse(last.from) - Date.parse(step.at) : 0;
    if (last && last.author === step.author && pause <= PAUSE) {
      last.steps.push(step);
      last.from = step.at;
    } else {
      found.push({ author: step.author, from: step.at, to: step.at, steps: [step] });
    }
  }
  return found;
}

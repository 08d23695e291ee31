/** The map of a comparison: where in the whole text the changes stand. */

import type { ChangeKind, ComparedRow } from "../lib/requests";

/** The lanes of the map, from the left: each kind of change has a place, not only a colour. */
export const LANES = ["added", "reworded", "removed", "moved"] as const;
export type Lane = (typeof LANES)[number];

/** The sign that stands over a lane. */
export const SIGNS: Record<Lane, string> = { added: "+", reworded: "~", removed: "−", moved: "⇅" };

/** The lanes in which a kind of change is marked. */
export function lanes(change: ChangeKind): Lane[] {
  switch (change) {
    case "same":
      return [];
    case "added":
      return ["added"];
    case "removed":
      return ["removed"];
    case "moved":
      return ["moved"];
    case "moved-reworded":
      return ["reworded", "moved"];
    default:
      return ["reworded"];
  }
}

/** Where each row begins in the whole text, from 0 to 1, and at the end 1. */
export function begins(rows: readonly ComparedRow[]): number[] {
  const lengths = rows.map((row) => row.length + 40);
  const total = lengths.reduce((sum, each) => sum + each, 0) || 1;
  let sum = 0;
  return [...lengths, 0].map((each) => {
    const at = sum / total;
    sum += each;
    return at;
  });
}

/** A mark: changes of one kind that stand so close that they are one on the map. */
export interface Bar {
  lane: Lane;
  top: number;
  height: number;
}

/** How high the smallest mark is, in pixels. */
const LEAST = 2;

/**
 * The marks of a map so high. A mark is as high as what it stands for, and never too small to
 * see; those of a lane that touch are one, so that a text that changed everywhere stays legible.
 */
export function bars(
  rows: readonly ComparedRow[],
  starts: readonly number[],
  height: number,
  passes: (at: number) => boolean,
): Bar[] {
  const found: Bar[] = [];
  for (const lane of LANES) {
    let open: Bar | undefined;
    rows.forEach((row, at) => {
      if (row.change === "same" || !lanes(row.change).includes(lane) || !passes(at)) return;
      const top = Math.floor(starts[at]! * height);
      const end = Math.max(Math.ceil(starts[at + 1]! * height) - 1, top + LEAST);
      if (open && top <= open.top + open.height) {
        open.height = Math.max(open.height, end - open.top);
      } else {
        open = { lane, top, height: end - top };
        found.push(open);
      }
    });
  }
  return found;
}

/** The changed row nearest to a place on the map; null where nothing changed. */
export function nearest(
  places: readonly number[],
  starts: readonly number[],
  where: number,
): number | null {
  let [best, least] = [null as number | null, Infinity];
  for (const at of places) {
    const away = Math.max(starts[at]! - where, where - starts[at + 1]!, 0);
    if (away < least) [best, least] = [at, away];
  }
  return best;
}

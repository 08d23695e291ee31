/** Which input answers which, in words. */

import type { InputKind, Other } from "../lib/requests";
import { who } from "./who";

/** What an input does to one that it is about. */
export function does(kind: InputKind): string {
  if (kind === "support") return "supports";
  return kind === "opposition" ? "opposes" : "takes up";
}

/** How an input is answered: by whom, and how many at least. */
export interface Answer {
  /** `supported`, `opposed` or `taken up`. */
  how: string;
  /** `3`, or `at least 3` where a list is open or somebody has no name. */
  count: string;
  by: Other[];
}

const HOW: [string, (kind: InputKind) => boolean][] = [
  ["supported", (kind) => kind === "support"],
  ["opposed", (kind) => kind === "opposition"],
  ["taken up", (kind) => kind !== "support" && kind !== "opposition"],
];

/** `Belgium and others`, where the count stands beside it. */
export function by(other: Other): string {
  return who({ ...other, open: false }) + (other.open && other.names.length ? " and others" : "");
}

/** Those that answer an input, by what they do to it. */
export function told(answered: Other[]): Answer[] {
  return HOW.map(([how, is]) => {
    const by = answered.filter((each) => is(each.kind));
    const named = new Set(by.flatMap((each) => each.names)).size;
    const atLeast = by.some((each) => each.open || each.names.length === 0);
    return { how, by, count: atLeast ? `at least ${Math.max(named, 1)}` : `${named}` };
  }).filter(({ by }) => by.length > 0);
}

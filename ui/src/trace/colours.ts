/** What the words of the text are coloured by, and how each colour is told without colour. */

import type { ClauseOrigins, Colours, Draft, Heard, InputId, OriginRun } from "../lib/requests";

/** What tells the words apart. */
export type By = "draft" | "session" | "participant" | "evidence";

/** The ways to colour, in the order in which a key goes through them. */
export const WAYS: Record<By, string> = {
  draft: "draft of origin",
  session: "session",
  participant: "participant",
  evidence: "evidence",
};

/** One entry of the legend. */
export interface Shade {
  /** What the words have in common; empty for words about which nothing is known. */
  key: string;
  /** Printed before the words: A, B … Z, AA; none where nothing is known. */
  letter: string;
  label: string;
  /** Which of the tints, from 0; null for plain words. */
  tint: number | null;
  /** How many words of the text have it. */
  words: number;
}

/** How many tints there are; more than that come round again, told apart by their letters. */
export const TINTS = 8;
/** How words in no draft are called. */
export const SINCE = "since the last draft";
/** How words with several sessions or participants behind them are called. */
const SEVERAL = "\u0000several";
const UNNAMED = "\u0000unnamed";
const EVIDENCE: Record<OriginRun["evidence"], string> = {
  linked: "linked by a person",
  "same-words": "same words found in a source",
  none: "nothing found",
};

/** A, B … Z, AA, AB …, counted from 0. */
export function letter(nth: number): string {
  const last = String.fromCharCode(65 + (nth % 26));
  return nth < 26 ? last : letter(Math.floor(nth / 26) - 1) + last;
}

/** What the words of a run have in common with others, by a way to colour; empty for none. */
export function keyOf(run: OriginRun, by: By, heard: ReadonlyMap<InputId, Heard>): string {
  if (by === "draft") return run.draft ?? SINCE;
  if (by === "evidence") return run.evidence === "none" ? "" : run.evidence;
  const found = new Set<string>();
  for (const input of run.inputs) {
    const known = heard.get(input);
    if (!known) continue;
    if (by === "session") found.add(known.session);
    else if (known.participants.length === 0) found.add(UNNAMED);
    else known.participants.forEach((name) => found.add(name));
  }
  const [one] = found;
  return found.size > 1 ? SEVERAL : (one ?? "");
}

/** The legend: the shades that the text has, in the order of drafts, of names, or of certainty. */
export function legend(colours: Colours, by: By, drafts: Pick<Draft, "name">[]): Shade[] {
  const heard = heardOf(colours);
  const words = new Map<string, number>();
  for (const { runs } of colours.clauses) {
    for (const run of runs) {
      const key = keyOf(run, by, heard);
      words.set(key, (words.get(key) ?? 0) + run.words);
    }
  }
  const keys = [...words.keys()].filter((key) => key !== "");
  const order = [...drafts.map((draft) => draft.name), SINCE, "linked", "same-words"];
  const last = [UNNAMED, SEVERAL];
  const place = (key: string) =>
    by === "draft" || by === "evidence" ? order.indexOf(key) : last.indexOf(key);
  keys.sort((one, other) => place(one) - place(other) || one.localeCompare(other, "en", NUMERIC));
  const shades = keys.map((key, nth) => ({
    key,
    letter: letter(nth),
    label: called(key, by),
    tint: nth % TINTS,
    words: words.get(key) ?? 0,
  }));
  const none = words.get("");
  return none
    ? [...shades, { key: "", letter: "", label: called("", by), tint: null, words: none }]
    : shades;
}

const NUMERIC = { numeric: true };

function called(key: string, by: By): string {
  if (by === "evidence") return EVIDENCE[(key || "none") as OriginRun["evidence"]];
  if (key === "") return "no input linked to the words";
  if (key === SEVERAL) return by === "session" ? "several sessions" : "several participants";
  return key === UNNAMED ? "unattributed" : key;
}

/** The inputs of an answer by their ids. */
export function heardOf(colours: Colours): Map<InputId, Heard> {
  return new Map(colours.inputs.map((heard) => [heard.input, heard]));
}

/** A range of a clause's words in one shade. */
export interface Tinted {
  start: number;
  end: number;
  shade: Shade;
}

/** Cuts a clause into ranges of one shade each. */
export function tinted(
  clause: ClauseOrigins,
  by: By,
  shades: ReadonlyMap<string, Shade>,
  heard: ReadonlyMap<InputId, Heard>,
): Tinted[] {
  const ranges: Tinted[] = [];
  let start = 0;
  for (const run of clause.runs) {
    const shade = shades.get(keyOf(run, by, heard));
    const last = ranges.at(-1);
    if (shade && last?.shade === shade) last.end = run.end;
    else if (shade) ranges.push({ start, end: run.end, shade });
    start = run.end;
  }
  return ranges;
}

/** The way that comes after one, round and back to plain; `null` is plain. */
export function next(by: By | null): By | null {
  const ways = Object.keys(WAYS) as By[];
  return by === null ? ways[0]! : (ways[ways.indexOf(by) + 1] ?? null);
}

/** What a bracket says once it is resolved, and what is kept of how. */

import type {
  Action,
  BracketWay,
  Line,
  OpenBracket,
  StaysOfBracket,
  WithinBracket,
  Wording,
} from "../lib/requests";
import { saidBy } from "../text/bracketing";
import { replaced } from "../text/find";

/** One way to resolve a bracket, as it is offered. */
export interface Choice {
  /** What it says; the words themselves, or what is done. */
  label: string;
  /** Who holds it, and who wants what done with it. */
  way?: BracketWay;
  /** The words that take the place of a bracket in one paragraph. */
  words?: string;
  /** What stays of a bracket around whole paragraphs. */
  stays?: StaysOfBracket;
  /** True where the words are still to be written. */
  compromise?: boolean;
  /** What they take the place of, where that is a row of brackets. */
  instead?: { start: number; end: number };
}

/**
 * The brackets that stand beside one another with this one, "[shall][should] [other]": they may
 * be alternatives of one another, or words that each stand or go by themselves.
 */
export function row(bracket: OpenBracket, open: OpenBracket[], text: string): OpenBracket[] {
  const all = open
    .filter((each) => each.clause === bracket.clause && each.depth === bracket.depth)
    .filter((each) => !each.across)
    .toSorted((a, b) => a.start - b.start);
  const touch = (a?: OpenBracket, b?: OpenBracket) =>
    a !== undefined && b !== undefined && text.slice(a.end, b.start).trim() === "";
  const at = all.findIndex((each) => each.start === bracket.start);
  if (bracket.across || at < 0) return [bracket];
  let [from, to] = [at, at + 1];
  while (touch(all[from - 1], all[from])) from -= 1;
  while (touch(all[to - 1], all[to])) to += 1;
  return all.slice(from, to);
}

/** The ways to resolve a bracket, in the order in which they are offered. */
export function choices(bracket: OpenBracket, lines: Line[], beside = [bracket]): Choice[] {
  if (!bracket.across) {
    const ofRow = alternatives(beside);
    const ways = bracket.ways.map((way) => ({
      label: (way.text || "(nothing)") + (ofRow.length > 0 ? "; those beside it stay open" : ""),
      words: way.text,
      way,
    }));
    return [
      ...ofRow,
      ...ways,
      { label: "The words go", words: "" },
      { label: "A compromise", compromise: true },
      ...ofRow.slice(0, 1).map(({ instead }) => ({
        label: `A compromise for all ${beside.length} side by side`,
        compromise: true,
        ...(instead ? { instead } : {}),
      })),
    ];
  }
  const options = bracket.across.options.map((option) => {
    const line = lines.find((each) => each.clause === option);
    const label = line ? saidBy(line.wording).text : "an option";
    return { label, stays: { what: "option" as const, option } };
  });
  return [
    ...options,
    { label: "The words stay; only the bracket goes", stays: { what: "words" } },
    { label: "The words in it go", stays: { what: "nothing" } },
    { label: "A compromise, paragraph by paragraph", compromise: true },
  ];
}

/** Of brackets side by side one stands, and the others go. */
function alternatives(beside: OpenBracket[]): Choice[] {
  const [first, last] = [beside[0], beside.at(-1)];
  if (!first || !last || first === last) return [];
  const instead = { start: first.start, end: last.end };
  return beside.flatMap((each) =>
    each.ways.map((way) => ({
      label: `${way.text || "(nothing)"}, alone of the ${beside.length} side by side`,
      words: way.text,
      way,
      instead,
    })),
  );
}

/** The action that resolves a bracket around whole paragraphs; a compromise has words for each. */
export function across(
  bracket: OpenBracket,
  choice: Choice,
  note: string,
  words: WithinBracket[],
): Action | null {
  const stays = choice.compromise ? { what: "compromise" as const, words } : choice.stays;
  if (!stays) return null;
  return { do: "resolveAcross", clause: bracket.clause, at: bracket.start, stays, note };
}

/** Whether a compromise says something else than what stands in the bracket, and something. */
export function isWorded(bracket: OpenBracket, words: WithinBracket[]): boolean {
  const was = bracket.across?.words ?? [];
  return (
    words.some((each) => each.text.trim() !== "") &&
    words.some((each, at) => each.text.trim() !== was[at]?.text)
  );
}

/** Whether a bracket stands in a clause or around it. */
export function touches(bracket: OpenBracket, clause: string): boolean {
  return bracket.across ? bracket.across.clauses.includes(clause) : bracket.clause === clause;
}

/** The wording with a bracket replaced; where nothing takes its place, no double blank stays. */
export function resolved(
  wording: Wording,
  bracket: OpenBracket,
  by: string,
  instead: { start: number; end: number } = bracket,
): Wording {
  let { start, end } = instead;
  const { text } = wording;
  const words = by.trim();
  const opens = start === 0 || /\s/.test(text[start - 1] ?? "");
  if (words === "" && opens) {
    if (/\s/.test(text[end] ?? "")) end += 1;
    else if (start > 0) start -= 1;
  } else if (/^[,.;:]/.test(words) && opens && start > 0) start -= 1;
  return replaced(wording, [{ clause: bracket.clause, start, end }], words);
}

/** What the note says was done. */
export function outcome(choice: Choice, words: string): string {
  if (choice.compromise && words === "")
    return "bracket around paragraphs resolved by a compromise";
  if (choice.stays?.what === "words") return "bracket around paragraphs resolved: its words stay";
  if (choice.stays?.what === "option")
    return `bracket around paragraphs resolved: “${choice.label.trim()}”`;
  if (choice.stays) return "bracket around paragraphs resolved: its words go";
  return words.trim() === ""
    ? "bracket resolved: its words go"
    : `bracket resolved: “${words.trim()}”`;
}

/** The note that keeps who decided, where and why. */
export function note(said: string, who: string, where: string, why: string): string {
  const by = [who.trim() && `decided by ${who.trim()}`, where.trim() && `in ${where.trim()}`]
    .filter(Boolean)
    .join(" ");
  return [said, by, why.trim()].filter(Boolean).join("; ");
}

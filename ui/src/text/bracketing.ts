/** Brackets around words and whole paragraphs, and paragraphs as alternatives of one another. */

import { desk } from "../lib/desk.svelte";
import { newId } from "../lib/ids";
import type { Action, ClauseId, Line, Wording } from "../lib/requests";
import { brackets } from "../lib/segments";
import { joined, part } from "./document";
import { hand } from "./hand.svelte";

const sign = (text: string): Wording => ({ text, marks: [] });

/** Words that are about to be put in brackets. */
export interface Bracketing {
  clause: ClauseId;
  wording: Wording;
  start: number;
  end: number;
}

/**
 * A wording with a range of it in brackets, and after a hyphen whoever holds it; blanks at the
 * ends of the range stay outside.
 */
export function inBrackets(
  wording: Wording,
  start: number,
  end: number,
  holders: string[] = [],
): Wording {
  const words = wording.text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = end - (words.length - words.trimEnd().length);
  if (from >= to) return wording;
  const closes = holders.length > 0 ? ` - ${holders.join(", ")}]` : "]";
  const inside = joined(joined(sign("["), part(wording, from, to)), sign(closes));
  return joined(joined(part(wording, 0, from), inside), part(wording, to));
}

const OPTION = /^\[?Option (?:(\d+|[a-hA-H]|[IVX]+)|\((\d+|[a-hA-H]|[IVXivx]+)\)):\s*/;
const ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

/** The number that a sign says: "2", "b", "II". */
function value(sign: string): number | null {
  if (/^\d+$/.test(sign)) return Number(sign);
  if (/^[a-h]$/i.test(sign)) return sign.toLowerCase().charCodeAt(0) - "a".charCodeAt(0) + 1;
  const at = ROMANS.indexOf(sign.toUpperCase());
  return at >= 0 ? at + 1 : null;
}

/** The number of an option as a paragraph has it: "Option 2: …", "[Option (b): …". */
export function option(text: string): number | null {
  const found = OPTION.exec(text);
  return found ? value(found[1] ?? found[2] ?? "") : null;
}

/** Which option a paragraph is: by its words, or by the number that is printed before them. */
export function optionOf(line: Line): number | null {
  const said = option(line.wording.text);
  if (said !== null) return said;
  const printed = /^Option \(?(\w+)/.exec(line.number ?? "")?.[1];
  return printed ? value(printed) : null;
}

/** Where words at the end of an option are typed: before its last bracket. */
export function inside(text: string): number {
  return text.endsWith("]") ? text.length - 1 : text.length;
}

/** What an option says without its number and its bracket. */
export function saidBy(wording: Wording): Wording {
  const opens = OPTION.exec(wording.text)?.[0].length ?? 0;
  const end = wording.text.trimEnd().length;
  const [first] = brackets(wording.text, wording.marks);
  // Only a bracket around all of it is the option's own; one that closes before stays whole.
  const whole = first?.[0] === 0 && first[1] === end && wording.text.endsWith("]", end);
  const said = part(wording, opens, opens > 0 && whole ? end - 1 : undefined);
  const begins = opens > 0 && first?.[0] === 0 && first[1] < end;
  return begins ? joined(sign("["), said) : said;
}

/** The paragraphs that are options of one another, with the one given, in order. */
export function options(lines: Line[], line: Line): Line[] {
  const all = lines.filter((each) => !each.removed && each.place.parent === line.place.parent);
  const at = all.indexOf(line);
  const isOne = (each: Line | undefined) => each !== undefined && optionOf(each) !== null;
  const begins = (each: Line | undefined) => each !== undefined && optionOf(each) === 1;
  if (!isOne(line)) return [];
  let from = at;
  let to = at + 1;
  while (!begins(all[from]) && isOne(all[from - 1])) from -= 1;
  while (isOne(all[to]) && !begins(all[to])) to += 1;
  return all.slice(from, to);
}

/** A paragraph as an option, in brackets: nothing of it is agreed. */
function asOption(nth: number, wording: Wording): Wording {
  const { text } = wording;
  const bare =
    text.startsWith("[") && text.endsWith("]") ? part(wording, 1, text.length - 1) : wording;
  return joined(joined(sign(`[Option ${nth}: `), bare), sign("]"));
}

/** Asks who holds the chosen words of the clause at hand, or all of them, and puts them in brackets. */
export async function bracket(): Promise<void> {
  const clause = desk.selected;
  if (!clause) return;
  const chosen = hand.clause === clause ? hand.editor?.selection : null;
  if (!(await hand.keep())) return;
  const wording = desk.lineOf(clause)?.wording;
  if (!wording) return;
  const words = chosen && chosen.from < chosen.to ? chosen : { from: 0, to: wording.text.length };
  const put: Bracketing = { clause, wording, start: words.from, end: words.to };
  desk.dialog = { what: "bracketing", put };
}

function after(line: Line, wording: Wording): Extract<Action, { do: "addClause" }> {
  return {
    do: "addClause",
    clause: newId(),
    wording,
    kind: line.kind,
    series: line.series,
    alternative: true,
    ...(line.place.parent ? { parent: line.place.parent } : {}),
    after: line.clause,
  };
}

/** Adds an alternative (bis, ter) to the clause at hand; it begins with the same words. */
export async function alternative(): Promise<void> {
  if (!(await hand.keep())) return;
  const line = desk.line;
  if (!line || line.removed) return;
  const adds = after(line, line.wording);
  const what = "add an alternative to a clause";
  if ((await desk.act({ do: "together", what, actions: [adds] })) && adds.clause)
    hand.take(adds.clause, { end: true });
}

/** Makes the clause at hand Option 1 and adds Option 2; one that is an option gets another. */
export async function addOption(): Promise<void> {
  if (!(await hand.keep())) return;
  const line = desk.line;
  if (!line || line.removed) return;
  const all = options(desk.lines, line);
  const last = all.at(-1) ?? line;
  const first: Action[] =
    all.length === 0
      ? [{ do: "reword", clause: line.clause, wording: asOption(1, line.wording) }]
      : [];
  const base = all.length === 0 ? line.wording : saidBy(line.wording);
  // Where the number is printed before the words, they do not say it again.
  const said = all.length === 0 || option(last.wording.text) !== null;
  const adds = after(last, said ? asOption(Math.max(all.length, 1) + 1, base) : base);
  const what = all.length === 0 ? "make options of a clause" : "add an option";
  if ((await desk.act({ do: "together", what, actions: [...first, adds] })) && adds.clause)
    hand.take(adds.clause, { offset: inside(adds.wording.text) });
}

/** Reads the list of clauses: what stands where, and which of them are the same as before. */

import type { Action, ClauseId, Line } from "./requests";

/** Returns the new lines, with the old object wherever a line says the same. */
export function merged(old: Line[], now: Line[]): Line[] {
  const known = new Map(old.map((line) => [line.clause, line]));
  return now.map((line) => {
    const before = known.get(line.clause);
    return before && same(before, line) ? before : line;
  });
}

function same(a: Line, b: Line): boolean {
  return (
    a.revision === b.revision &&
    a.brackets === b.brackets &&
    a.inputs === b.inputs &&
    a.comments === b.comments &&
    a.proposals === b.proposals &&
    a.stands === b.stands &&
    a.level === b.level &&
    a.number === b.number &&
    a.path === b.path &&
    a.label === b.label &&
    a.kind === b.kind &&
    a.removed === b.removed &&
    a.place.parent === b.place.parent &&
    a.place.order === b.place.order
  );
}

/** A number as it stands on the page: a note read from Markdown is numbered by its anchor, `[^1]`. */
export function printed(number: string): string {
  return /^\[\^(.+)\]$/.exec(number)?.[1] ?? number;
}

/** How a clause is called where it is listed by its number: one without a number by its words. */
export function listed(number: string | undefined, line: Line | null): string {
  return number || line?.label || (line ? firstWords(line.wording.text, 24) : "gone");
}

/** How a clause is called: its full number, or its label, or its first words. */
export function called(line: { path?: string; label?: string; wording: { text: string } }): string {
  return line.path || line.label || firstWords(line.wording.text);
}

/** What a clause says besides what it is called; nothing where its words are its name. */
export function besides(line: {
  path?: string;
  label?: string;
  wording: { text: string };
}): string {
  const [name, { text }] = [called(line), line.wording];
  if (name === firstWords(text)) return "";
  return text.toLowerCase().startsWith(name.toLowerCase()) &&
    !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
    ? firstWords(text.slice(name.length).trim())
    : firstWords(text);
}

/** The clauses from the heading above a clause to the next heading. */
export function part(lines: Line[], clause: ClauseId): Set<ClauseId> {
  const at = lines.findIndex((line) => line.clause === clause);
  let from = at;
  while (from > 0 && !heads(lines[from]!)) from -= 1;
  let to = at + 1;
  while (to < lines.length && !heads(lines[to]!)) to += 1;
  return new Set(lines.slice(Math.max(from, 0), to).map((line) => line.clause));
}

/** The first words of a text, for a list. */
export function firstWords(text: string, most = 48): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  const blank = cut.lastIndexOf(" ");
  return `${blank > most / 2 ? cut.slice(0, blank) : cut}…`;
}

/** True for a clause that the outline shows as a heading. */
export function heads(line: Line): boolean {
  return line.kind === "heading" || line.kind === "title";
}

/** Where a clause goes: under which, after which. */
export interface To {
  parent?: ClauseId;
  after?: ClauseId;
}

function to(parent: ClauseId | undefined, after: ClauseId | undefined): To {
  return { ...(parent ? { parent } : {}), ...(after ? { after } : {}) };
}

function siblings(lines: Line[], line: Line): Line[] {
  return lines.filter((each) => each.place.parent === line.place.parent);
}

/** One place up among its siblings; null where it is first. */
export function up(lines: Line[], line: Line): To | null {
  const row = siblings(lines, line);
  const at = row.indexOf(line);
  return at < 1 ? null : to(line.place.parent, row[at - 2]?.clause);
}

/** One place down among its siblings; null where it is last. */
export function down(lines: Line[], line: Line): To | null {
  const row = siblings(lines, line);
  const next = row[row.indexOf(line) + 1];
  return next ? to(line.place.parent, next.clause) : null;
}

/** Under the sibling before it; null where there is none. */
export function nest(lines: Line[], line: Line): To | null {
  const row = siblings(lines, line);
  const before = row[row.indexOf(line) - 1];
  if (!before) return null;
  const children = lines.filter((each) => each.place.parent === before.clause);
  return to(before.clause, children.at(-1)?.clause);
}

/** Out of the clause it stands under, after it; null at the top. */
export function unnest(lines: Line[], line: Line): To | null {
  const parent = lines.find((each) => each.clause === line.place.parent);
  return parent ? to(parent.place.parent, parent.clause) : null;
}

/** Moves a clause; among points it is a point, among paragraphs a paragraph. */
export function moving(lines: Line[], line: Line, place: To): Action {
  const { clause, alternative } = line;
  const move: Action = { do: "move", clause, ...place };
  if (!counts(line) || place.parent === line.place.parent) return move;
  const beside = lines.filter(
    (each) => each.place.parent === place.parent && each !== line && !each.removed && counts(each),
  );
  const near = beside.find((each) => each.clause === place.after) ?? beside[0];
  const parent = lines.find((each) => each.clause === place.parent);
  const kind = near?.kind ?? (parent && !heads(parent) ? "point" : "paragraph");
  if (kind === line.kind) return move;
  const series = near?.series ?? "auto";
  const recast: Action = { do: "recast", clause, kind, series, alternative };
  return { do: "together", what: "move a clause", actions: [move, recast] };
}

/** True for what is counted as a paragraph or a point. */
function counts(line: Line): boolean {
  return line.kind === "paragraph" || line.kind === "point";
}

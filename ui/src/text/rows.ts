/** Lays the clauses out: how deep each is set, and where one just begun stands. */

import { heads } from "../lib/lines";
import type { Kind, Line } from "../lib/requests";
import type { Begun } from "./begun";

/** A clause as the text draws it. */
export interface Row {
  clause: string;
  line: Line | null;
  kind: Kind;
  /** How many clauses that are no headings it stands under. */
  indent: number;
}

/** The rows of the text in order. */
export function rows(lines: Line[], begun: Begun | null): Row[] {
  const indents = new Map<string, number>();
  const inside = (line: Line) =>
    heads(line) ? (indents.get(line.clause) ?? 0) : (indents.get(line.clause) ?? 0) + 1;
  const parents = new Map<string, Line>();
  const found = lines.map((line): Row => {
    parents.set(line.clause, line);
    const parent = line.place.parent ? parents.get(line.place.parent) : undefined;
    const indent = parent ? inside(parent) : 0;
    indents.set(line.clause, indent);
    return { clause: line.clause, line, kind: line.kind, indent };
  });
  if (!begun || parents.has(begun.clause)) return found;
  const parent = begun.to.parent ? parents.get(begun.to.parent) : undefined;
  const at = begun.below === null ? 0 : found.findIndex((row) => row.clause === begun.below) + 1;
  found.splice(at, 0, {
    clause: begun.clause,
    line: null,
    kind: begun.kind,
    indent: parent ? inside(parent) : 0,
  });
  return found;
}

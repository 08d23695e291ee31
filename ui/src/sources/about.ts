/** What is said of an input: by whom, for whom, and what kind of thing it is. */

import type { InputId, InputKind, Sort, SourceKind } from "../lib/requests";

export interface About {
  speakers: string[];
  onBehalfOf: string[];
  /** True for "… and others". */
  open: boolean;
  kind: InputKind;
  /** The inputs that it supports, opposes or takes up. */
  answers: InputId[];
}

/** An input of which nothing is known yet. */
export function unknown(): About {
  return { speakers: [], onBehalfOf: [], open: false, kind: "ask", answers: [] };
}

export const KINDS: Record<InputKind, string> = {
  ask: "ask: wants something in the text",
  report: "report: tells what was done or seen",
  claim: "claim: holds something to be so",
  pledge: "pledge: promises something",
  principle: "principle",
  support: "support for what another said",
  opposition: "opposition to what another said",
  form: "wish on the form of the text",
};

/** The kinds of participants. */
export const SORTS: Record<Sort, string> = {
  state: "State",
  group: "group of States",
  unEntity: "UN entity",
  organisation: "other organisation",
  expert: "expert",
  officeHolder: "office-holder",
  other: "not known",
};

export const SOURCE_KINDS: Record<SourceKind, string> = {
  statement: "statement",
  summary: "summary",
  report: "report",
  preparatory: "preparatory document",
  proposal: "proposal of text",
  markup: "marked-up copy",
  transcript: "transcript",
  note: "note from the floor",
  other: "other",
};

/** Kinds of source that say in other words what was said; of these the reporter is asked. */
export const REPORTS = new Set<SourceKind>(["summary", "report"]);

/** How near a source is to what was said: a report without a reporter is not verbatim either. */
export function heard(source: { kind: SourceKind; reportedBy?: string | null }): string {
  if (source.reportedBy) return `as reported by ${source.reportedBy}`;
  return REPORTS.has(source.kind) ? "not verbatim" : "verbatim";
}

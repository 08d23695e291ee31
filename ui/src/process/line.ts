/** Where the things of a process stand on its line of time. */

import type { Awaiting, Process, Session } from "../lib/requests";

/** A stretch of time or a moment, drawn in one lane. */
export interface Mark {
  key: string;
  /** What is drawn. */
  is: "phase" | "session" | "draft" | "document";
  label: string;
  /** What is told of it in words. */
  told: string;
  from: string;
  until: string;
  /** Where it begins and ends on the line, from 0 to 1. */
  start: number;
  end: number;
  /** Which row of its lane. */
  row: number;
}

const DAY = 86_400_000;

/** The number of the day; days are compared without hours. */
function number(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY;
}

/** The line from its first day to its last, with room on both sides; names stand to the right. */
export class Line {
  readonly first: number;
  readonly last: number;

  constructor(from: string, until: string) {
    const [first, last] = [number(from), number(until)];
    const room = Math.max(7, (last - first) * 0.03);
    this.first = first - room;
    this.last = last + Math.max(room, (last - first) * 0.12);
  }

  /** Where a day stands, from 0 to 1. */
  at(day: string): number {
    return (number(day) - this.first) / (this.last - this.first);
  }

  /** The first days of months, as few as can be read; each with what is printed under it. */
  months(most = 14): { at: number; label: string }[] {
    const start = new Date(this.first * DAY);
    const months: Date[] = [];
    for (
      let month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
      month.getTime() / DAY <= this.last;
      month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1))
    )
      months.push(month);
    const every = [1, 2, 3, 6, 12, 24, 60].find((n) => months.length / n <= most) ?? 120;
    return months
      .filter((month) => (month.getUTCFullYear() * 12 + month.getUTCMonth()) % every === 0)
      .map((month) => ({
        at: (month.getTime() / DAY - this.first) / (this.last - this.first),
        label: month.toLocaleDateString("en-GB", {
          month: "short",
          year: "numeric",
          timeZone: "UTC",
        }),
      }));
  }
}

/** Puts marks into the fewest rows in which none covers another or its label. */
export function stacked(marks: Mark[], width: number): Mark[] {
  const ends: number[] = [];
  return [...marks]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((mark) => {
      // Some seven pixels a letter, and the mark itself.
      const label = (mark.label.length * 7 + 22) / Math.max(width, 1);
      const end = Math.max(mark.end, mark.start + label);
      let row = ends.findIndex((free) => free <= mark.start);
      if (row === -1) row = ends.length;
      ends[row] = end + 6 / Math.max(width, 1);
      return { ...mark, row };
    });
}

/** What is said of how late a document came. */
export function late(days: number | null | undefined): string {
  // What the desk does not know comes as null.
  if (days === null || days === undefined) return "";
  const count = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days === 0 ? "on the day" : `${count} ${days > 0 ? "late" : "early"}`;
}

/** What a document is called, with the session that it is of: two of one name are told apart. */
export function named(one: Awaiting, sessions: Session[]): string {
  const of = sessions.find((each) => each.id === one.session);
  if (!of) return one.name;
  return `${one.name}, ${of.number ? `session ${of.number}` : of.name}`;
}

/** The marks of a process, lane by lane; what has no day is left to the list. */
export function marks(process: Process, width: number): Record<Mark["is"], Mark[]> {
  const none = { phase: [], session: [], draft: [], document: [] };
  if (!process.from || !process.until) return none;
  const line = new Line(process.from, process.until);
  const mark = (
    is: Mark["is"],
    key: string,
    label: string,
    from: string | undefined,
    until: string | undefined,
    told: string,
  ): Mark[] => {
    const [first, last] = [from ?? until, until ?? from];
    if (!first || !last) return [];
    const [a, b] = first <= last ? [first, last] : [last, first];
    return [
      { is, key, label, told, from: a, until: b, start: line.at(a), end: line.at(b), row: 0 },
    ];
  };
  return {
    phase: stacked(
      process.phases.flatMap((one) =>
        mark("phase", one.name, one.name, one.from, one.until, "phase"),
      ),
      width,
    ),
    session: stacked(
      process.sessions.flatMap((one) =>
        mark("session", one.id, one.number || one.name.slice(0, 20), one.from, one.until, one.name),
      ),
      width,
    ),
    draft: stacked(
      process.drafts.flatMap((one) =>
        mark("draft", one.id, one.name, one.date, one.date, `${one.clauses} clauses`),
      ),
      width,
    ),
    document: stacked(
      process.documents.flatMap((one) =>
        mark(
          "document",
          one.id,
          [named(one, process.sessions), late(one.daysLate)].filter(Boolean).join(", "),
          one.due,
          one.received,
          one.received ? "" : "not received",
        ),
      ),
      width,
    ),
  };
}

/** Days and moments as a person types them: `5 Jan 2018`, `2018-01-05`, with `14:30` after it. */

import { clock, day } from "./time";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** Reads a day as `2018-01-05`; null where it is no day, or could be two: `05/01/2018`. */
export function readDay(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/[,.]/g, " ");
  const [year, month, date] =
    parts(/^(\d{4})-(\d{1,2})-(\d{1,2})$/, text, (y, m, d) => [y, Number(m), d]) ??
    parts(/^(\d{1,2})\s*([a-z]{3,9})\s*(\d{4})$/, text, (d, m, y) => [y, monthOf(m), d]) ??
    parts(/^([a-z]{3,9})\s*(\d{1,2})\s+(\d{4})$/, text, (m, d, y) => [y, monthOf(m), d]) ??
    [];
  if (!year || !month || !date) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  const read = `${year}-${two(month)}-${two(Number(date))}`;
  // A day that the month does not have comes back as another one.
  const there = new Date(`${read}T00:00Z`);
  return !Number.isNaN(there.getTime()) && there.toISOString().startsWith(read) ? read : null;
}

/** Reads a moment as `2018-01-05T14:30`, in the time of this desk; a day alone begins at 00:00. */
export function readMoment(typed: string): string | null {
  const [, before, hour, minute] = /^(.*?)[\s,tT]+(\d{1,2}):(\d{2})$/.exec(typed.trim()) ?? [];
  const read = readDay(before ?? typed);
  if (!read || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59) return null;
  return `${read}T${(hour ?? "0").padStart(2, "0")}:${minute ?? "00"}`;
}

/** A day or a moment as the field prints it: `5 Jan 2018`, `5 Jan 2018, 14:30`. */
export function printed(value: string): string {
  const [date = "", time] = value.split("T");
  if (!date) return "";
  return time ? `${day(date)}, ${clock(value).slice(0, 5)}` : day(date);
}

type Read = [year: string, month: number, date: string];

function parts(
  shape: RegExp,
  text: string,
  inOrder: (a: string, b: string, c: string) => Read,
): Read | null {
  const [, a, b, c] = shape.exec(text) ?? [];
  return a && b && c ? inOrder(a, b, c) : null;
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name === "sept" ? "sep" : name)) + 1;
}

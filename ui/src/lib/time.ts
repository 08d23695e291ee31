/** Prints moments as a reader says them. */

/** A day without an hour is that day wherever the reader is; a moment is shown in the reader's time. */
function read(at: string): Date {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(at) ?? [];
  return date ? new Date(Number(year), Number(month) - 1, Number(date)) : new Date(at);
}

/** `14:02:11`. */
export function clock(at: Date | string): string {
  return new Date(at).toLocaleTimeString("en-GB");
}

/** `14:02` today, `24 May, 14:02` this year, `24 May 2017, 14:02` before. */
export function moment(at: string, now = new Date()): string {
  const then = read(at);
  if (Number.isNaN(then.getTime())) return at;
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (then.toDateString() === now.toDateString()) return time;
  return `${day(at, then.getFullYear() !== now.getFullYear())}, ${time}`;
}

/** `24 May 2017`. */
export function day(at: string, year = true): string {
  const then = read(at);
  if (Number.isNaN(then.getTime())) return at;
  return then.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(year ? { year: "numeric" } : {}),
  });
}

/** `8 – 9 May 2017`, `30 May – 1 Jun 2017`, or the one day; nothing where none is known. */
export function days(from?: string, until?: string): string {
  const [first, last] = [from || until, until || from];
  if (!first || !last) return "";
  if (first === last || [first, last].some((each) => Number.isNaN(Date.parse(each))))
    return [...new Set([first, last])].map((each) => day(each)).join(" – ");
  const [a, b] = [read(first), read(last)];
  if (a.getFullYear() !== b.getFullYear()) return `${day(first)} – ${day(last)}`;
  const start = a.getMonth() === b.getMonth() ? String(a.getDate()) : day(first, false);
  return `${start} – ${day(last)}`;
}

/** Today as a draft carries it: `2018-02-05`. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

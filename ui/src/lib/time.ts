/** Prints moments as a reader says them. */

/** `14:02:11`. */
export function clock(at: Date | string): string {
  return new Date(at).toLocaleTimeString("en-GB");
}

/** `14:02` today, `24 May, 14:02` this year, `24 May 2017, 14:02` before. */
export function moment(at: string, now = new Date()): string {
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return at;
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (then.toDateString() === now.toDateString()) return time;
  return `${day(at, then.getFullYear() !== now.getFullYear())}, ${time}`;
}

/** `24 May 2017`. */
export function day(at: string, year = true): string {
  const then = new Date(at);
  if (Number.isNaN(then.getTime())) return at;
  return then.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(year ? { year: "numeric" } : {}),
  });
}

/** Today as a draft carries it: `2018-02-05`. */
export function today(now = new Date()): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

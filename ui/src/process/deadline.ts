/** When silence ends, as a room counts it. */

/** The time so many hours from now as a field takes it, in the time of this desk: `2018-02-05T14:00`. */
export function inHours(hours: number, now = new Date()): string {
  const then = new Date(now.getTime() + hours * 3_600_000);
  then.setMinutes(then.getMinutes() + ((60 - then.getMinutes()) % 60), 0, 0);
  const two = (number: number) => String(number).padStart(2, "0");
  const date = `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
  return `${date}T${two(then.getHours())}:${two(then.getMinutes())}`;
}

/** What is left until a deadline, or since when it is over: "2 days 3 h left". */
export function left(deadline: string, now = new Date()): string {
  const minutes = Math.round((new Date(deadline).getTime() - now.getTime()) / 60_000);
  const size = Math.abs(minutes);
  const days = Math.floor(size / 1440);
  const hours = Math.floor((size % 1440) / 60);
  const words = [
    days > 0 && (days === 1 ? "1 day" : `${days} days`),
    // After a week nobody counts the hours.
    hours > 0 && days < 7 && `${hours} h`,
    days === 0 && hours === 0 && `${size} min`,
  ]
    .filter(Boolean)
    .join(" ");
  return minutes >= 0 ? `${words} left` : `${words} ago`;
}

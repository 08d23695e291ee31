/** For how long something has been so, in whole days: "since today", "for 1 day". */
export function age(days: number): string {
  if (days < 1) return "since today";
  return days === 1 ? "for 1 day" : `for ${days} days`;
}

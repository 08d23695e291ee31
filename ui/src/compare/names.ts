/** How drafts are called where there is little room: what they have in common is left out. */

/** Longer names are cut. */
const ROOM = 24;

/** The names, without so many of the words with which all begin that the rest has room. */
export function differing(names: string[]): string[] {
  const words = names.map((name) => name.split(" "));
  const shortest = Math.min(...words.map((each) => each.length));
  let same = 0;
  while (same < shortest - 1 && words.every((each) => each[same] === words[0]![same])) same += 1;
  const after = (from: number) => words.map((each) => each.slice(from).join(" "));
  const fits = (each: string[]) => each.every((name) => name.length <= ROOM);
  let from = 0;
  while (names.length > 1 && from < same && !fits(after(from))) from += 1;
  return from === 0 ? names : after(from).map((name) => `…${name}`);
}

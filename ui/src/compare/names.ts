/** How drafts are called where there is little room: what they have in common is left out. */

/** Longer names are cut. */
const ROOM = 24;

/** The names, without the words with which all begin where one is too long for its place. */
export function differing(names: string[]): string[] {
  const words = names.map((name) => name.split(" "));
  const shortest = Math.min(...words.map((each) => each.length));
  let same = 0;
  while (same < shortest - 1 && words.every((each) => each[same] === words[0]![same])) same += 1;
  if (names.length < 2 || same === 0 || names.every((name) => name.length <= ROOM)) return names;
  return words.map((each) => `…${each.slice(same).join(" ")}`);
}

/** What the Compare view shows, kept while other views are in front. */

/** The ways to compare. */
export type Way = "two" | "all";

class Comparing {
  way: Way = $state("two");
}

/** The comparison of this window. */
export const comparing = new Comparing();

/** What the Compare view shows, kept while other views are in front. */

import type { DeskAction } from "../lib/actions";
import { desk } from "../lib/desk.svelte";

/** The ways to compare. */
export type Way = "two" | "all" | "copy";

class Comparing {
  way: Way = $state("two");

  /** The actions that show it. */
  actions(): DeskAction[] {
    const show = (way: Way) => () => {
      this.way = way;
      desk.view = "compare";
    };
    const when = () => desk.overview !== null;
    return [
      { id: "compare.two", label: "Compare two states", when, run: show("two") },
      {
        id: "compare.all",
        label: "All drafts side by side (synoptic table)",
        keys: "Ctrl+Shift+A",
        when,
        run: show("all"),
      },
      {
        id: "compare.copy",
        label: "Take in a copy edited elsewhere (merge)…",
        when: () => when() && !desk.readOnly,
        run: show("copy"),
      },
    ];
  }
}

/** The comparison of this window. */
export const comparing = new Comparing();

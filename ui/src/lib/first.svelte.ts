/** The first screen: the text comes before what stands around it. */

import { tick } from "svelte";

class First {
  /** True once the first screen is drawn: the rest may take its time. */
  drawn = $state(false);

  /** Called when there is something to show. */
  async shown(): Promise<void> {
    await tick();
    requestAnimationFrame(() => setTimeout(() => (this.drawn = true)));
  }
}

/** The first screen of this window. */
export const first = new First();

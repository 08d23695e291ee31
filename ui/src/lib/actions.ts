/** Everything that can be done from the keyboard, for Ctrl+K. */

import { SvelteMap } from "svelte/reactivity";

/** One thing to do. */
export interface Doing {
  id: string;
  label: string;
  /** The key that does it, as the reader knows it ("Ctrl+S"). */
  keys?: string;
  run: () => void;
}

export const doings = new SvelteMap<string, Doing>();

/** Offers actions until the answer is called. */
export function registerActions(list: Doing[]): () => void {
  for (const doing of list) doings.set(doing.id, doing);
  return () => {
    for (const doing of list) doings.delete(doing.id);
  };
}

/** What can be done now, with its keys: the palette lists it, the window's keys run it. */

import { untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";

/** Something a person can do. */
export interface DeskAction {
  id: string;
  label: string;
  /** As printed: `Ctrl+Shift+Z`, `Alt+ArrowUp`. A single letter is run by its view. */
  keys?: string;
  run(): void;
  /** False where it cannot be done now. */
  when?(): boolean;
}

const registry = new SvelteMap<string, DeskAction>();

/** Adds actions and returns what takes them away again. */
export function registerActions(actions: DeskAction[]): () => void {
  untrack(() => actions.forEach((action) => registry.set(action.id, action)));
  return () =>
    untrack(() => {
      for (const action of actions) {
        if (registry.get(action.id) === action) registry.delete(action.id);
      }
    });
}

/** Lists the actions that can be done now. */
export function possibleActions(): DeskAction[] {
  return [...registry.values()].filter((action) => action.when?.() ?? true);
}

/** Does what an action of this name does, where it can be done now. */
export function run(id: string): void {
  possibleActions()
    .find((each) => each.id === id)
    ?.run();
}

/** True for Tab; with Shift some systems give it no name. */
export function tabbed(event: KeyboardEvent): boolean {
  return event.key === "Tab" || (event.key === "Unidentified" && event.code === "Tab");
}

/** Names the keys of an event as actions print them. */
export function keysOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [
    (event.ctrlKey || event.metaKey) && "Ctrl",
    event.altKey && "Alt",
    event.shiftKey && "Shift",
    key,
  ]
    .filter(Boolean)
    .join("+");
}

/** Runs the action whose keys were pressed; false where there is none. */
export function runPressed(event: KeyboardEvent): boolean {
  const keys = keysOf(event);
  if (!keys.includes("+") && !/^F\d+$/.test(keys)) return false;
  const action = possibleActions().find((each) => each.keys === keys);
  action?.run();
  return action !== undefined;
}

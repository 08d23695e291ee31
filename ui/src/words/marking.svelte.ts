/** Which words of the text are marked: uses of terms, and references to instruments. */

import { desk } from "../lib/desk.svelte";
import type { ClauseId } from "../lib/requests";
import type { Range } from "../lib/segments";

export type Marked = "terms" | "instruments";

class Marking {
  /** What is marked. */
  on: Record<Marked, boolean> = $state({ terms: false, instruments: false });
  #found: Record<Marked, Map<ClauseId, Range[]>> = $state.raw({
    terms: new Map(),
    instruments: new Map(),
  });

  toggle(what: Marked): void {
    this.on[what] = !this.on[what];
    const noun = what === "terms" ? "Uses of terms" : "References to instruments";
    desk.say(this.on[what] ? `${noun} are marked in the text` : `${noun} are marked no more`);
  }

  /** Reads again what is marked, for an effect to return. */
  read(): () => void {
    void desk.seen;
    const drops: (() => void)[] = [];
    if (this.on.terms)
      drops.push(
        desk.latest("terms", {}, (all) => {
          this.#found = { ...this.#found, terms: byClause(all.flatMap(({ uses }) => uses)) };
        }),
      );
    if (this.on.instruments)
      drops.push(
        desk.latest("instruments", {}, (all) => {
          const cited = all.flatMap((each) => each.cited);
          this.#found = { ...this.#found, instruments: byClause(cited) };
        }),
      );
    return () => drops.forEach((drop) => drop());
  }

  /** The ranges to mark in the kept words of a clause. */
  of(clause: ClauseId): Range[] {
    const of = (what: Marked) => (this.on[what] ? (this.#found[what].get(clause) ?? []) : []);
    return [...of("terms"), ...of("instruments")];
  }

  actions() {
    const open = () => desk.overview !== null;
    return [
      {
        id: "mark.terms",
        label: "Mark the uses of terms in the text, or no longer",
        keys: "Alt+T",
        when: open,
        run: () => this.toggle("terms"),
      },
      {
        id: "mark.instruments",
        label: "Mark the references to instruments in the text, or no longer",
        keys: "Alt+I",
        when: open,
        run: () => this.toggle("instruments"),
      },
    ];
  }
}

function byClause(places: { clause: ClauseId; start: number; end: number }[]) {
  const found = new Map<ClauseId, Range[]>();
  for (const { clause, start, end } of places) {
    const here = found.get(clause) ?? [];
    here.push([start, end]);
    found.set(clause, here);
  }
  return found;
}

/** The one marking of this window. */
export const marking = new Marking();

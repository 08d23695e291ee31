/** What the words of the text are coloured by now, in the view Text and in the view Trace. */

import { desk } from "../lib/desk.svelte";
import type { ClauseId, Colours, RevisionId } from "../lib/requests";
import type { Tint } from "../lib/segments";
import { heardOf, legend, next, tinted, type By } from "./colours";

class Colouring {
  #by: { text: By | null; trace: By | null } = $state({ text: null, trace: "draft" });
  answer: Colours | null = $state.raw(null);
  /** The shade that is shown alone, by its key. */
  only: string | null = $state(null);

  /** What the view in front is coloured by; null where it is plain. */
  get by(): By | null {
    return this.#by[desk.view === "trace" ? "trace" : "text"];
  }

  set by(by: By | null) {
    this.#by[desk.view === "trace" ? "trace" : "text"] = by;
    this.only = null;
  }

  shades = $derived.by(() => {
    const drafts = (desk.overview?.drafts ?? []).filter((draft) => !draft.withdrawn);
    drafts.sort((one, other) => one.date.localeCompare(other.date));
    return this.answer && this.by ? legend(this.answer, this.by, drafts) : [];
  });
  #byKey = $derived(new Map(this.shades.map((shade) => [shade.key, shade])));
  #heard = $derived(this.answer && heardOf(this.answer));
  #clauses = $derived(new Map(this.answer?.clauses.map((each) => [each.clause, each])));

  /** The shades of a clause's words; none where the view is plain or the clause has changed since. */
  of(clause: ClauseId, revision?: RevisionId): Tint[] {
    const found = this.#clauses.get(clause);
    if (!found || !this.by || !this.#heard) return [];
    if (revision && found.revision !== revision) return [];
    return tinted(found, this.by, this.#byKey, this.#heard).map(({ start, end, shade }) => ({
      start,
      end,
      tint: shade.tint,
      letter: shade.letter,
      faded: this.only !== null && this.only !== shade.key,
    }));
  }

  /** Goes on to the next way to colour. */
  next(): void {
    this.by = next(this.by);
  }

  /** Shows one shade alone, or all of them again. */
  single(key: string): void {
    this.only = this.only === key ? null : key;
  }
}

/** The one colouring of this window. */
export const colouring = new Colouring();

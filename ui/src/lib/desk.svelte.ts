/** What the window knows: the open record, the text, the view and the clause at hand. */

import { Refused, ask } from "./backend";
import type { Action, Line, Outcome, Overview, Requests, Settings } from "./requests";

export type View = "text" | "compare" | "sources" | "trace";

/** Something to tell the reader: a refusal with who can act, or a plain word. */
export interface Notice {
  text: string;
  bad: boolean;
}

class Desk {
  settings: Settings = $state({ author: "", theme: "system", recent: [] });
  overview: Overview | null = $state.raw(null);
  lines: Line[] = $state.raw([]);
  view: View = $state("text");
  /** The clause at hand. */
  selected: string | null = $state(null);
  /** The source that Sources shows, and the input in it. */
  source: string | null = $state(null);
  input: string | null = $state(null);
  notice: Notice | null = $state.raw(null);
  /** What the footer says of the typing at hand: when it was kept, or that it is not. */
  typing: "" | "typing" | "held" = $state("");
  keptAt: Date | null = $state.raw(null);
  /** True once something takes longer than a tenth of a second. */
  busy = $state(false);

  /** The line of the clause at hand. */
  get line(): Line | undefined {
    return this.lines.find((line) => line.clause === this.selected);
  }

  /** Asks the core; a refusal is told to the reader and answered with null. */
  async ask<R extends keyof Requests>(request: R, args: Requests[R][0]): Promise<Requests[R][1] | null> {
    const slow = setTimeout(() => (this.busy = true), 100);
    try {
      return await ask(request, args);
    } catch (refusal) {
      this.notice = { text: refusal instanceof Refused ? refusal.message : String(refusal), bad: true };
      return null;
    } finally {
      clearTimeout(slow);
      this.busy = false;
    }
  }

  /** Tells the reader something. */
  say(text: string): void {
    this.notice = { text, bad: false };
  }

  /** Reads what is open and its text again. */
  async reread(): Promise<void> {
    this.overview = await this.ask("current", {});
    this.lines = this.overview ? ((await this.ask("text", {})) ?? []) : [];
    if (!this.lines.some((line) => line.clause === this.selected)) this.selected = null;
  }

  /** Does something to the record and reads again what it touched. */
  async act(action: Action): Promise<Outcome | null> {
    return await this.done(await this.ask("act", { action }));
  }

  /** Reads again after something was done. */
  async done(outcome: Outcome | null): Promise<Outcome | null> {
    if (outcome) {
      this.keptAt = new Date();
      await this.reread();
    }
    return outcome;
  }

  async undo(): Promise<void> {
    const outcome = await this.done(await this.ask("undo", {}));
    if (outcome) this.say(outcome.label);
  }

  async redo(): Promise<void> {
    const outcome = await this.done(await this.ask("redo", {}));
    if (outcome) this.say(outcome.label);
  }

  /** Shows a clause in a view. */
  show(view: View, clause?: string): void {
    if (clause) this.selected = clause;
    this.view = view;
  }
}

export const desk = new Desk();

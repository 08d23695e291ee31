/** The state of the window: what is open, what is in view, and the way to the desk. */

import { untrack } from "svelte";

import { ask, Refused } from "./backend";
import { reopening, touched, type Touched } from "../proposals/asking";
import type { Bracketing } from "../text/bracketing";
import { directionOf } from "./direction";
import { merged } from "./lines";
import { undone, type Undone } from "./undone";
import type {
  Action,
  Awaiting,
  ClauseId,
  DraftId,
  Failure,
  Hello,
  InputId,
  Line,
  Leant,
  LinkId,
  OpenBracket,
  Outcome,
  Overview,
  ParticipantId,
  Requests,
  Session,
  SessionId,
  Settings,
  SilenceNow,
  SourceId,
  Span,
  Stranger,
  TermUses,
} from "./requests";

/** The views of a record. */
export type View = "text" | "compare" | "sources" | "trace" | "process" | "words";

/** The panels of the view Process. */
export type ProcessPanel = "time" | "proposals" | "silences" | "brackets" | "convergence" | "lost";

/** The parts of the view Words. */
export type WordsPanel = "terms" | "instruments";

/** The parts of the view Trace. */
export type Tracing = "clause" | "review" | "report";

/** The dialog in front of the view. */
export type Dialog =
  | { what: "import" | "seal" | "log" | "verify" | "settings" | "find" }
  | {
      what: "link";
      input?: InputId;
      clause?: ClauseId;
      words?: { start: number; end: number };
      instead?: LinkId;
    }
  | { what: "floor"; text?: string }
  | { what: "session"; session?: Session }
  | { what: "participants"; participant?: ParticipantId }
  | { what: "source"; session?: SessionId }
  | { what: "document"; document?: Awaiting }
  | { what: "bracket"; bracket: OpenBracket; open: OpenBracket[] }
  | { what: "bracketing"; put: Bracketing }
  | { what: "phase"; span?: Span }
  | { what: "term"; term?: TermUses; name?: string }
  | { what: "instrument"; instrument?: Leant }
  | { what: "silence"; draft?: DraftId }
  | { what: "breakSilence"; silence: SilenceNow }
  | { what: "standing"; clause: ClauseId };

/** Names that are not yet participants, and the way back to who asked. */
export interface Naming {
  strangers: Stranger[];
  /** True to go on and make them participants. */
  answer(goOn: boolean): void;
}

/** What the desk tells the person: a sentence, and what can be done where it said no. */
export interface Said {
  text: string;
  remedy?: Failure["remedy"];
  /** True where it says no to what somebody asked for just now. */
  answers?: boolean;
}

/** How long a request may take before the window says that it is at work. */
const BUSY = 100;
/** How long before it shows progress. */
const LONG = 1000;

/** How long after opening a record the check begins: first of all it is shown. */
const CHECK = 5_000;
/** How often a record is backed up, if it has changed: every ten minutes. */
const BACKUPS = 600_000;

class Desk {
  hello: Hello | null = $state.raw(null);
  settings: Settings = $state.raw({ author: "", theme: "system", proposals: false, recent: [] });
  overview: Overview | null = $state.raw(null);
  lines: Line[] = $state.raw([]);
  /** How the text runs: from the left, or from the right. */
  direction = $derived(directionOf(this.lines.map((line) => line.wording.text)));
  view: View = $state("text");
  /** The clause at hand, in every view. */
  selected: ClauseId | null = $state(null);
  /** The source and the input that the views Sources and Trace show. */
  source: SourceId | null = $state(null);
  input: InputId | null = $state(null);
  /** The part of the view Trace that is in front. */
  tracing: Tracing = $state("clause");
  /** The panel that the view Process shows. */
  process: ProcessPanel = $state("time");
  /** The part of the view Words that is in front. */
  words: WordsPanel = $state("terms");
  /** Names that are about to become participants: the person is asked. */
  naming: Naming | null = $state.raw(null);
  /** The draft that the view Compare opens with, beside the one before it. */
  draft: DraftId | null = $state(null);
  said: Said | null = $state.raw(null);
  dialog: Dialog | null = $state.raw(null);
  /** A change to what is agreed that waits until the person has answered. */
  agreed: (Touched & { answer(yes: boolean): void }) | null = $state.raw(null);
  busy: "no" | "busy" | "long" = $state("no");
  /** Counts the changes seen, so that a panel can read again what it shows. */
  seen = $state(0);

  /** How many requests wait for their answer. */
  underway = $state(0);
  #check: ReturnType<typeof setTimeout> | undefined;
  #backups: ReturnType<typeof setInterval> | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #line: Promise<unknown> = Promise.resolve();

  get readOnly(): string | undefined {
    return this.overview?.readOnly;
  }

  /** Returns the clause at hand as it stands in the text. */
  get line(): Line | null {
    return this.lineOf(this.selected);
  }

  lineOf(clause: ClauseId | null): Line | null {
    return this.lines.find((line) => line.clause === clause) ?? null;
  }

  /** Asks the desk; where it says no, says so to the person and returns undefined. */
  async ask<R extends keyof Requests>(
    request: R,
    args: Requests[R][0],
  ): Promise<Requests[R][1] | undefined> {
    this.#begin();
    try {
      return await ask(request, args);
    } catch (refused) {
      this.trouble(refused, true);
      return undefined;
    } finally {
      this.#end();
    }
  }

  /**
   * Asks for what a panel shows, for an effect to return: an answer that comes after the panel
   * has asked anew, or has gone, is dropped.
   */
  latest<R extends keyof Requests>(
    request: R,
    args: Requests[R][0],
    found: (answer: Requests[R][1]) => void,
  ): () => void {
    let dropped = false;
    void this.ask(request, args).then((answer) => {
      if (!dropped && answer !== undefined) found(answer);
    });
    return () => {
      dropped = true;
    };
  }

  /**
   * Does something to the record, after what was asked before; undefined where it was refused.
   * Where it would change what is agreed the person is asked first. `on` is a clause whose words
   * change though the action does not name it.
   */
  async act(action: Action, on: ClauseId[] = []): Promise<Outcome | undefined> {
    const agreed = touched(action, this.lines, on);
    if (agreed && !(await this.#allowed(agreed))) return undefined;
    const whole = agreed ? reopening(action, agreed) : action;
    return this.#inLine(() => this.ask("act", { action: whole }));
  }

  #allowed(agreed: Touched): Promise<boolean> {
    this.agreed?.answer(false);
    return new Promise((allowed) => {
      const answer = (yes: boolean) => {
        this.agreed = null;
        allowed(yes);
      };
      this.agreed = { ...agreed, answer };
    });
  }

  /** Takes back one's newest change, says which, and has the clause at hand. */
  undo(): Promise<Undone | undefined> {
    return this.#back("undo", "Undone");
  }

  /** Brings back what was taken back last. */
  redo(): Promise<Undone | undefined> {
    return this.#back("redo", "Redone");
  }

  async #back(request: "undo" | "redo", said: string): Promise<Undone | undefined> {
    let before: Line[] = [];
    const outcome = await this.#inLine(() => {
      before = this.lines;
      return this.ask(request, {});
    });
    if (!outcome) return undefined;
    const found = undone(outcome, before, this.lines);
    this.say(`${said}: ${found.what}`);
    if (found.clause) this.selected = found.clause;
    return found;
  }

  /** Reads again what an outcome touched. */
  async refresh(outcome?: Outcome | null): Promise<void> {
    const text = outcome?.touched.some(({ kind }) => kind !== "source" && kind !== "note") ?? true;
    const [overview, lines] = await Promise.all([
      this.ask("current", {}),
      text ? this.ask("text", {}) : undefined,
    ]);
    if (overview !== undefined) this.overview = overview;
    if (lines) this.lines = merged(this.lines, lines);
    if (this.selected && !this.line) this.selected = null;
    this.seen += 1;
  }

  /** Puts a record in view; its text is read where it is not there. */
  async place(overview: Overview | null | undefined, lines?: Line[]): Promise<void> {
    if (!overview) return;
    this.overview = overview;
    this.lines = lines ?? [];
    this.selected = null;
    this.source = null;
    this.input = null;
    this.view = "text";
    if (lines) this.seen += 1;
    else await this.refresh();
    this.#keepWatch();
  }

  /** Makes a record again from a backup, an older copy or a damaged file, and puts it in view. */
  async makeAgain(): Promise<void> {
    const made = await this.ask("make_again", {});
    if (!made) return;
    await this.place(made.overview);
    this.say(
      made.seen === null
        ? `Made again: ${made.overview.path}`
        : `Made again: ${made.overview.path}. Of the ${made.seen} changes that this desk has seen, what it lacks stays in the file that has it`,
    );
  }

  /** Has the record checked once it is in view, and backed up while it is worked on. */
  #keepWatch(): void {
    clearTimeout(this.#check);
    clearInterval(this.#backups);
    void this.ask("journals_read", {});
    const quietly = (request: "check" | "back_up", args: Requests[typeof request][0]) => () =>
      void ask(request, args).catch((refused: unknown) => this.trouble(refused));
    this.#check = setTimeout(quietly("check", {}), CHECK);
    this.#backups = setInterval(quietly("back_up", { sealed: false }), BACKUPS);
  }

  /** Puts the record away. */
  async close(): Promise<void> {
    if ((await this.ask("close_record", {})) === undefined) return;
    clearTimeout(this.#check);
    clearInterval(this.#backups);
    this.overview = null;
    this.lines = [];
    this.selected = null;
  }

  /** Shows a clause in the text. */
  show(clause: ClauseId): void {
    this.selected = clause;
    this.view = "text";
  }

  /** Shows a source, and in it an input. */
  showSource(source: SourceId, input: InputId | null = null): void {
    this.source = source;
    this.input = input;
    this.view = "sources";
  }

  /** Shows a draft beside the one before it. */
  showDraft(draft: DraftId): void {
    this.draft = draft;
    this.view = "compare";
  }

  /** Shows a panel of the process. */
  showProcess(panel: ProcessPanel): void {
    this.process = panel;
    this.view = "process";
  }

  /** Shows a part of the view Words. */
  showWords(panel: WordsPanel): void {
    this.words = panel;
    this.view = "words";
  }

  /**
   * Asks before a name that nobody has becomes a participant; true where to go on. One that
   * was shown as new already is asked about only where it resembles somebody's.
   */
  async knows(names: string[], shown: string[] = []): Promise<boolean> {
    const found = await this.ask("strangers", { names });
    if (!found) return false;
    const strangers = found.filter(({ name, near }) => near.length > 0 || !shown.includes(name));
    if (strangers.length === 0) return true;
    return new Promise((done) => {
      this.naming = {
        strangers,
        answer: (goOn) => {
          this.naming = null;
          done(goOn);
        },
      };
    });
  }

  /** Shows what an input prompted. */
  showInput(input: InputId): void {
    this.input = input;
    this.tracing = "clause";
    this.view = "trace";
  }

  /** Shows a part of the view Trace. */
  traceTo(part: Tracing): void {
    this.tracing = part;
    this.view = "trace";
  }

  /** Stops what takes long. */
  stop(): void {
    void ask("stop", {}).catch((refused: unknown) => this.trouble(refused));
  }

  say(text: string): void {
    this.said = { text };
  }

  /** Says no to what was entered, as the record would. */
  refuse(text: string): void {
    this.said = { text, remedy: "rephrase", answers: true };
  }

  trouble(refused: unknown, answers = false): void {
    this.said =
      refused instanceof Refused
        ? { text: refused.message, remedy: refused.remedy, answers }
        : { text: String(refused), remedy: "report", answers };
  }

  #inLine(work: () => Promise<Outcome | undefined>): Promise<Outcome | undefined> {
    const done = this.#line.then(async () => {
      const outcome = await work();
      if (outcome) await this.refresh(outcome);
      return outcome;
    });
    this.#line = done;
    return done;
  }

  #begin(): void {
    // Whoever asks does not depend on how many others ask.
    const waiting = untrack(() => (this.underway += 1));
    if (waiting > 1) return;
    this.#timers = [
      setTimeout(() => (this.busy = "busy"), BUSY),
      setTimeout(() => (this.busy = "long"), LONG),
    ];
  }

  #end(): void {
    this.underway -= 1;
    if (this.underway > 0) return;
    this.#timers.forEach(clearTimeout);
    this.busy = "no";
  }
}

/** The one desk of this window. */
export const desk = new Desk();

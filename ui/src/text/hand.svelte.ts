/** The clause in hand: what is typed there, safe in the journal, and kept as a revision. */

import { tick, untrack } from "svelte";
import { SvelteMap } from "svelte/reactivity";

import { ask } from "../lib/backend";
import { desk } from "../lib/desk.svelte";
import { newId } from "../lib/ids";
import { down, moving, nest, unnest, up } from "../lib/lines";
import type { Undone } from "../lib/undone";
import type { Action, ClauseId, Kind, Line, RevisionId, Wording } from "../lib/requests";
import { printsAt } from "../references/number";
import { beginAfter, beginBefore, lifted, nested, type Begun } from "./begun";
import { alike, joined, part } from "./document";
import type { Around, Caret, ClauseEditor } from "./editor";

/** After the last key, in milliseconds. */
const REST = 250;
/** After the first key that is not yet in the journal. */
const LATEST = 1000;

interface Typed {
  revision: RevisionId;
  wording: Wording;
}

class Hand {
  clause: ClauseId | null = $state(null);
  /** A clause begun and still empty. */
  begun: Begun | null = $state.raw(null);
  /** What is typed and not yet a revision, by clause. */
  unkept = new SvelteMap<ClauseId, Typed>();
  /** `typed`: in the recovery journal, and not yet a revision. */
  standing: "kept" | "typing" | "typed" | "not kept" = $state("kept");
  keptAt: string | null = $state(null);
  /** A clause whose words are all gone: the person is asked. */
  emptied: ClauseId | null = $state(null);
  /** The change of the revision kept last, to which a note can be added. */
  newest: string | null = $state(null);

  /** Where the caret is in the clause in hand. */
  at: number | null = $state(null);
  editor: ClauseEditor | null = null;
  caret: Caret = { end: true };
  /** What was kept last here: the record may have printed its numbers anew. */
  #sent: Wording | null = null;
  /** The way of the newest text into the journal. */
  #holding: Promise<unknown> = Promise.resolve();
  #base: Wording = { text: "", marks: [] };
  #revision: RevisionId = "";
  #rest: ReturnType<typeof setTimeout> | undefined;
  #latest: ReturnType<typeof setTimeout> | undefined;

  /** The words that are chosen in the clause in hand. */
  get chosen(): string {
    if (!this.editor) return "";
    const { from, to } = this.editor.selection;
    return this.editor.wording.text.slice(from, to).trim();
  }

  /**
   * What is typed in a clause out of hand and not yet a revision. A clause comes to have such
   * words only while it is in hand; so whoever asks hears when they go, and nothing of the words
   * of others: every row of a long text asks.
   */
  leftIn(clause: ClauseId): Wording | undefined {
    return untrack(() => this.unkept.has(clause)) ? this.unkept.get(clause)?.wording : undefined;
  }

  /** Takes a clause in hand; what was typed in the one before is kept. */
  take(clause: ClauseId, caret: Caret): void {
    if (desk.readOnly) {
      desk.selected = clause;
      return;
    }
    if (clause === this.clause) {
      this.editor?.focus(caret);
      return;
    }
    void this.leave();
    this.caret = caret;
    desk.selected = clause;
    this.clause = clause;
  }

  /** Puts the clause down and keeps what was typed in it. */
  async leave(): Promise<void> {
    const clause = this.clause;
    if (!clause) return;
    await this.keep();
    if (this.clause === clause) this.clause = null;
  }

  /** Called by a row when its editor stands in the page. */
  mounted(editor: ClauseEditor, line: Line | null): void {
    this.editor = editor;
    this.#sent = null;
    this.#base = line?.wording ?? { text: "", marks: [] };
    this.#revision = line?.revision ?? "";
    editor.focus(this.caret);
  }

  unmounted(editor: ClauseEditor): void {
    if (this.editor !== editor) return;
    this.editor = null;
    this.at = null;
  }

  /** Called by the row in hand when its clause stands otherwise in the record. */
  stands(line: Line, around: Around): void {
    if (!this.editor || line.clause !== this.clause) return;
    const typed = this.editor.wording;
    const untouched = alike(typed, this.#base) || (this.#sent && alike(typed, this.#sent));
    this.#base = line.wording;
    this.#revision = line.revision;
    if (alike(typed, line.wording)) this.#settled(line.clause);
    else if (untouched) this.editor.load(line.wording, around);
  }

  /** Notes a key: the journal follows within {@link REST} or {@link LATEST}. */
  typed(): void {
    const { clause, editor } = this;
    if (!clause || !editor) return;
    this.standing = "typing";
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.hold(), REST);
    this.#latest ??= setTimeout(() => void this.hold(), LATEST);
  }

  /** Puts what is typed into the recovery journal. */
  async hold(): Promise<void> {
    this.#rested();
    const { clause, editor } = this;
    if (!clause || !editor || this.standing === "kept") return;
    const wording = editor.wording;
    if (this.begun?.clause === clause) {
      await this.keep();
      return;
    }
    if (alike(wording, this.#base)) {
      this.#settled(clause);
      await desk.ask("let_go", { clause });
      return;
    }
    // On its way into the record: in the journal it would be offered again.
    if (this.#sent && alike(wording, this.#sent)) return;
    const revision = this.#revision;
    this.unkept.set(clause, { revision, wording });
    const held = ask("hold", { clause, revision, wording });
    this.#holding = held.catch(() => undefined);
    try {
      await held;
      if (this.clause === clause && this.standing === "typing" && !this.#rest)
        this.standing = "typed";
    } catch (refused) {
      this.standing = "not kept";
      desk.trouble(refused);
    }
  }

  /** Keeps what is typed as a revision; true where nothing is left to keep. */
  async keep(note?: string): Promise<boolean> {
    this.#rested();
    const { clause, editor } = this;
    if (!clause || !editor) return true;
    const wording = editor.wording;
    const said = note ? { note } : {};
    const begun = this.begun?.clause === clause ? this.begun : null;
    if (wording.text.trim() === "") {
      if (begun) this.begun = null;
      else this.emptied = clause;
      return begun !== null;
    }
    if (!begun && alike(wording, this.#base)) {
      this.#settled(clause);
      return true;
    }
    const action: Action = begun
      ? {
          do: "addClause",
          clause,
          wording,
          kind: begun.kind,
          series: begun.series,
          ...begun.to,
          ...said,
        }
      : { do: "reword", clause, wording, ...said };
    this.unkept.set(clause, { revision: this.#revision, wording });
    this.#sent = wording;
    // What is kept leaves the journal, so it must have come in before.
    await this.#holding;
    const outcome = await desk.act(action);
    if (!outcome) {
      this.#sent = null;
      this.standing = "not kept";
      return false;
    }
    if (begun && this.begun === begun) this.begun = null;
    if (this.unkept.get(clause)?.wording === wording) this.unkept.delete(clause);
    this.newest = outcome.change;
    if (this.clause !== clause || !this.editor || alike(this.editor.wording, wording)) {
      this.#settled(clause);
      if (this.clause === clause) this.editor?.forget();
    }
    return true;
  }

  /** Called when what was typed in a clause has become a revision in another way. */
  settle(clause: ClauseId): void {
    this.#settled(clause);
  }

  /** Drops what is typed in a clause: it stands elsewhere now, or is not wanted. */
  dropTyped(clause: ClauseId): void {
    if (this.clause === clause) {
      this.#rested();
      this.clause = null;
    }
    this.#settled(clause);
  }

  #rested(): void {
    clearTimeout(this.#rest);
    clearTimeout(this.#latest);
    this.#rest = undefined;
    this.#latest = undefined;
  }

  #settled(clause: ClauseId): void {
    this.unkept.delete(clause);
    if (this.clause === clause || this.unkept.size === 0) this.standing = "kept";
    this.keptAt = new Date().toISOString();
  }

  /** Takes the clause before or after in hand. */
  step(to: "before" | "after", caret: Caret): boolean {
    const next = this.#neighbour(to);
    if (!next) return false;
    this.take(next.clause, caret);
    return true;
  }

  #neighbour(to: "before" | "after"): Line | undefined {
    const lines = desk.lines.filter((line) => !line.removed);
    const begun = this.begun;
    const at = lines.findIndex((line) => line.clause === (begun ? begun.below : this.clause));
    if (begun) return to === "before" ? lines[at] : lines[at + 1];
    return lines[at + (to === "before" ? -1 : 1)];
  }

  /**
   * Splits the clause in hand at an offset; the caret goes to the second part. At its end a clause
   * is begun after it, at its start one before it, and one that is begun goes out one level.
   */
  async split(at: number): Promise<void> {
    const { clause, editor } = this;
    if (!clause || !editor) return;
    const { text } = editor.wording;
    if (this.begun?.clause === clause && text.trim() === "") return this.#shift("unnest");
    if (text.trim() === "" || !(await this.keep())) return;
    if (text.slice(at).trim() === "") return this.begin(clause);
    if (text.slice(0, at).trim() === "") return this.#beginBefore(clause);
    const second = newId();
    const outcome = await desk.act({ do: "split", clause, at, second });
    if (outcome) this.take(second, { offset: 0 });
  }

  /** Joins the clause in hand with the one before, or the one after with it. */
  join(to: "before" | "after"): boolean {
    const { clause, editor } = this;
    if (!clause || !editor) return false;
    if (this.#dropBegun()) return true;
    const other = this.#neighbour(to);
    if (!other) return false;
    void this.#joined(clause, other, to);
    return true;
  }

  async #joined(clause: ClauseId, other: Line, to: "before" | "after"): Promise<void> {
    if (!(await this.keep())) return;
    const [into, ending] = to === "before" ? [other.clause, clause] : [clause, other.clause];
    const seam = desk.lineOf(into)?.wording.text.trimEnd().length ?? 0;
    const outcome = await desk.act({ do: "join", clause: ending, into });
    if (!outcome) return;
    this.clause = null;
    this.take(into, { offset: seam });
  }

  /** Has a range of the clause in hand print the number of another; an empty range gets it. */
  async refer(from: number, to: number, line: Line): Promise<boolean> {
    if (!line.path) return false;
    const words = this.editor?.wording.text.slice(from, to) ?? "";
    const here = desk.lineOf(this.clause)?.path ?? "";
    this.editor?.refer(from, to, line.clause, printsAt(words, line.path, here));
    return this.keep();
  }

  /** Lets the words of a range be words like any other. */
  async unrefer(from: number, to: number): Promise<boolean> {
    this.editor?.unrefer(from, to);
    return this.keep();
  }

  /** Goes to the clause that a cross-reference points to. */
  async follow(clause: ClauseId): Promise<void> {
    const line = desk.lineOf(clause);
    if (!line || line.removed) {
      desk.say("The clause that it refers to has been taken out of the text");
      return;
    }
    await this.leave();
    desk.show(clause);
  }

  /** Begins a clause after another one, or at the top. */
  begin(after: ClauseId | null, kind?: Kind): void {
    const line = desk.lineOf(after);
    const begins = beginAfter(desk.lines, line, kind);
    this.#begin(begins, line && { clause: line.clause, offset: line.wording.text.length });
  }

  #beginBefore(clause: ClauseId): void {
    const line = desk.lineOf(clause);
    if (line) this.#begin(beginBefore(desk.lines, line), { clause, offset: 0 });
  }

  #begin(begins: Omit<Begun, "clause" | "from">, from: Begun["from"]): void {
    if (desk.readOnly) return;
    const clause = newId();
    void this.leave().then(() => {
      this.begun = { ...begins, clause, from };
      this.caret = { offset: 0 };
      this.clause = clause;
      desk.selected = clause;
    });
  }

  /** Lets a clause that is begun and still empty be; the caret goes where it was. */
  #dropBegun(): boolean {
    const { begun, editor } = this;
    if (!begun || begun.clause !== this.clause || editor?.wording.text.trim() !== "") return false;
    const { from } = begun;
    if (!from) return this.step("before", { end: true });
    this.take(from.clause, { offset: from.offset });
    return true;
  }

  /** Sets a clause that is begun and still empty one level further in or out. */
  #shift(how: "nest" | "unnest"): void {
    const { begun } = this;
    const to = begun && { nest: nested, unnest: lifted }[how](desk.lines, begun);
    if (!to) return;
    this.begun = to;
    void tick().then(() => this.editor?.focus({ offset: 0 }));
  }

  /** Puts the clause in hand, or the one at hand, elsewhere. */
  async move(how: "up" | "down" | "nest" | "unnest"): Promise<void> {
    const clause = this.clause ?? desk.selected;
    if (!clause || desk.readOnly) return;
    if (this.begun?.clause === clause && this.editor?.wording.text.trim() === "") {
      if (how === "nest" || how === "unnest") this.#shift(how);
      return;
    }
    if (!(await this.keep())) return;
    const line = desk.lineOf(clause);
    const to = line && { up, down, nest, unnest }[how](desk.lines, line);
    if (!to) return;
    const selection = this.editor?.selection;
    if (!(await desk.act(moving(desk.lines, line, to)))) return;
    if (selection && this.clause === clause)
      this.editor?.focus({ offset: selection.from, to: selection.to });
  }

  /** Puts several paragraphs in at the caret: the first into the clause, the others as clauses after it. */
  async paste(wordings: Wording[], from: number, to: number): Promise<void> {
    const { clause, editor } = this;
    const [top, end] = [wordings[0], wordings.at(-1)];
    if (!clause || !editor || !top || !end) return;
    if (this.begun?.clause === clause || editor.wording.text.trim() === "") {
      editor.put(top, from, to);
      if (await this.keep()) await this.#after(clause, wordings.slice(1));
      return;
    }
    const { wording } = editor;
    const first = joined(part(wording, 0, from), top);
    const last = joined(end, part(wording, to));
    const reword: Action = { do: "reword", clause, wording: first };
    await this.#after(clause, [...wordings.slice(1, -1), last], [reword]);
  }

  async #after(clause: ClauseId, wordings: Wording[], before: Action[] = []): Promise<void> {
    const line = desk.lineOf(clause);
    if (!line) return;
    let after = clause;
    const added = wordings.map((wording): Action => {
      const id = newId();
      const parent = line.place.parent ? { parent: line.place.parent } : {};
      const action: Action = {
        do: "addClause",
        clause: id,
        wording,
        kind: line.kind,
        series: line.series,
        ...parent,
        after,
      };
      after = id;
      return action;
    });
    if (before.length + added.length === 0) return;
    const what = `Paste ${added.length + 1} paragraphs`;
    const outcome = await desk.act({ do: "together", what, actions: [...before, ...added] });
    if (!outcome) return;
    this.#settled(clause);
    this.clause = null;
    this.take(after, { end: true });
  }

  /** Takes back what is typed, or else the newest change. */
  async undo(): Promise<void> {
    if (this.editor?.undo() || this.#dropBegun()) return;
    if (await this.keep()) this.#comesTo(await desk.undo());
  }

  async redo(): Promise<void> {
    if (this.editor?.redo()) return;
    this.#comesTo(await desk.redo());
  }

  /** The caret goes to what was taken back or brought back, where a clause was in hand. */
  #comesTo(done: Undone | undefined): void {
    if (!this.clause || !done?.clause || desk.view !== "text") return;
    this.take(done.clause, { offset: done.at });
  }
}

/** The hand of this window. */
export const hand = new Hand();

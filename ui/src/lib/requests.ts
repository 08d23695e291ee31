// Written from src-tauri/src/requests/list.rs; do not edit. To write it anew:
// TRAVAUX_WRITE=1 cargo test --workspace requests

/** Each request with what it takes and what it answers. */
export type Requests = {
  /** Says which program answers and who sits at the desk, and shows the record that is open. */
  hello: [Nothing, Hello];
  /** Changes the settings of the desk. */
  set_settings: [NewSettings, Settings];
  /** Opens a record; without a path the person chooses one. Answers null where they do not. */
  open_record: [OpenRecord, Overview | null];
  /** Makes a record again from the history in a backup, an older copy or a damaged record, in a new file, and opens it; without paths the person chooses both. */
  make_again: [MakeAgain, MadeAgain | null];
  /** Makes a record, empty or filled with the sample; without a path the person chooses one. */
  new_record: [NewRecord, Overview | null];
  /** Tells what is open: title, drafts, what can be undone. Null where nothing is. */
  current: [Nothing, Overview | null];
  /** Puts the open record away. */
  close_record: [Nothing, null];
  /** Writes a copy of the open record elsewhere. */
  save_copy: [SaveCopy, string | null];
  /** Checks the whole history of the open record. */
  verify: [Nothing, Verdict];
  /** Checks a copy of the open record while work goes on; refuses where it is not good. */
  check: [Nothing, null];
  /** Backs up the open record where it has changed. */
  back_up: [BackUp, null];
  /** Stops what takes long: it ends with a refusal, and the record is as it was. */
  stop: [Nothing, null];
  /** Lists the newest changes, newest first. */
  log: [Log, Array<Entry>];
  /** Reads the working text, or the record as it stood after a change. */
  text: [Text, Array<Line>];
  /** Does something to the record. */
  act: [Act, Outcome];
  /** Takes back one's own newest change. */
  undo: [Nothing, Outcome];
  /** Brings back what was taken back last. */
  redo: [Nothing, Outcome];
  /** Lists the revisions of a clause, newest first, each with what it changed. */
  history: [OfClause, Array<Step>];
  /** Lists the private comments on a clause. */
  comments: [OfClause, Array<Comment>];
  /** Lists the numbers in the text that could refer to the clause that they name. */
  likely_references: [Nothing, Array<Proposal>];
  /** Lists the proposals on a clause, and shows in place those that wait. */
  proposals: [OfClause, ProposalsOfClause];
  /** Lists the proposals that wait, those for new clauses too, in the order of the text. */
  waiting_proposals: [Nothing, Array<Carried>];
  /** Says which of several proposals can be accepted together, and why the others cannot. */
  plan_acceptance: [OfProposals, ProposalPlan];
  /** Takes down a proposal on a clause; participants are found by name or made. */
  propose: [Propose, Outcome];
  /** Lists what was said of the standing of a clause, oldest first. */
  standing: [OfClause, Array<StandingSaid>];
  /** Shows a clause or its part on the projector, which comes up if it is not there. */
  project: [Project, Projection];
  /** Tells the projector which clause is at hand; it follows unless it is pinned. */
  follow: [OfClause, Projection];
  /** Puts the projector away. */
  unproject: [Nothing, Projection];
  /** Reads what the room sees. Of the projector alone, as the two that follow. */
  seen: [Nothing, Seen];
  /** Lets the projector fill the screen, or no longer. */
  fill_screen: [Nothing, null];
  /** Puts the projector away, from its own window. */
  put_away: [Nothing, null];
  /** Keeps what is being typed in the recovery journal. */
  hold: [Hold, null];
  /** Lists what was typed and not kept, by this desk before and now. */
  unkept: [Nothing, Array<Unkept>];
  /** Refuses, once, where a recovery journal of the record did not read, and says where it is. */
  journals_read: [Nothing, null];
  /** Drops what was typed in a clause and not kept. */
  let_go: [OfClause, null];
  /** Compares two states of the text: what stands in which row, without the words. */
  compare: [Compare, Compared];
  /** Reads the words of rows of a comparison. */
  compare_rows: [OfComparison, Array<RowWords>];
  /** Writes a redline of two states to a file. */
  export_redline: [ExportRedline, string | null];
  /** Finds the revisions, authors, notes and inputs behind rows of a comparison. */
  behind: [OfComparison, Array<BehindChange>];
  /** Puts states side by side, a column each: what stands in which row, without the words. */
  synoptic: [SideBySide, SynopticOutline];
  /** Reads rows of a synoptic table. */
  synoptic_rows: [OfTable, Array<Array<CellWords>>];
  /** Prints a synoptic table for the clipboard. */
  copy_synoptic: [TakeTable, CopiedTable];
  /** Writes a synoptic table to a file. */
  export_synoptic: [TakeTable, string | null];
  /** Follows a clause through all the drafts. */
  ribbon: [OfClause, Ribbon];
  /** Takes in a draft from a file; without a path the person chooses one. */
  import_draft: [ImportDraft, Imported | null];
  /** Writes a state of the text to a file. */
  export_text: [ExportText, string | null];
  /** Opens a copy that was edited elsewhere beside the working text: what it wants. */
  open_copy: [OpenCopy, CopyAsks | null];
  /** Takes in the open copy as one change; null where nothing of it is taken. */
  take_copy: [TakeCopy, Outcome | null];
  /** Puts the open copy away. */
  close_copy: [Nothing, null];
  /** Takes in a source from a file; without a path the person chooses one. */
  import_source: [ImportSource, Imported | null];
  /** Lists sessions, sources and participants. */
  room: [Nothing, Room];
  /** Reads one source with its inputs. */
  source: [OfSource, Open];
  /** Reads one input. */
  input: [OfInput, Said];
  /** Lists all inputs. */
  inputs: [Nothing, Array<Said>];
  /** Makes passages an input, and links it if asked; participants are found by name or made. */
  make_input: [MakeInput, Outcome];
  /** Adds passages to an input that says the same. */
  said_again: [SaidAgain, Outcome];
  /** Corrects who said an input, for whom, and what kind of thing it is. */
  correct_input: [CorrectInput, Outcome];
  /** Takes down a word from the floor as a source and an input in one step. */
  floor_note: [FloorNote, Outcome];
  /** Proposes the inputs of a source, for a person to confirm. */
  proposed: [OfSource, Array<Proposed>];
  /** Reads the phases, sessions, drafts and expected documents of the process. */
  process: [Nothing, Process];
  /** Lists the open brackets of the working text, with their age today. */
  ledger: [Nothing, Ledger];
  /** Lists what was agreed at the end of a day, as the log has it. */
  agreed_on: [OnDay, AgreedThen];
  /** Counts the brackets of every draft, and of the working text day by day. */
  convergence: [Nothing, Convergence];
  /** Lists what a later draft lost, with the reason where the record has one. */
  silence: [TwoDrafts, Silence];
  /** Lists each verb of force that hardened or softened between two drafts. */
  verbs: [TwoDrafts, Array<Shift>];
  /** Lists the silence procedures, each as it stands now. */
  silences: [Nothing, Array<SilenceNow>];
  /** Says who broke silence; participants are found by name or made. */
  break_silence: [BreakSilence, Outcome];
  /** Adds a session or corrects one, with its office-holders by name. */
  set_session: [SetSession, Outcome];
  /** Finds the names that neither the record nor the program knows, with those that are near. */
  strangers: [Typed, Array<Stranger>];
  /** Lists the terms of the glossary with their uses in the working text. */
  terms: [Nothing, Array<TermUses>];
  /** Lists the instruments with the clauses of the working text that lean on them. */
  instruments: [Nothing, Array<Leant>];
  /** Lists the links of a clause with how they stand. */
  of_clause: [OfClause, Array<Tied>];
  /** Lists the links of an input with how they stand. */
  of_input: [OfInput, Array<Tied>];
  /** Traces every word of a clause. */
  trace: [OfClause, Trace];
  /** Finds where every word of the working text comes from, to colour it. */
  colours: [Nothing, Colours];
  /** Suggests inputs for a clause, the likeliest first. */
  likely_inputs: [OfClause, Array<LikelyInput>];
  /** Suggests clauses for an input, the likeliest first. */
  likely_clauses: [OfInput, Array<LikelyClause>];
  /** Lists the links that a person has to look at again, in the order of the text. */
  review: [Nothing, Array<Reviewed>];
  /** Tells what became of an input, and by what signs. */
  fate: [OfInput, Fate];
  /** Tells what of the text has something behind it. */
  coverage: [Nothing, Coverage];
  /** Tells who was heard, and whose asks are in the text. */
  participation: [Nothing, Participation];
  /** Writes a report to a file; answers its path, or null where none was chosen. */
  export_report: [ExportReport, string | null];
  /** Finds clauses, sources, inputs, sessions and participants by their words. */
  find: [Find, Array<Hit>];
};

/**
 * A person's word that a link still holds, though something under it has changed.
 *
 * It is good for the words and the input as they stood then, and for no others.
 */
export type Accepted = {
/**
 * Why it still holds.
 */
reason: string,
/**
 * The revision of the clause that was looked at; none for the whole text.
 */
revision?: RevisionId,
/**
 * The change by which it was said.
 */
change: ChangeId,
/**
 * Who said so.
 */
author: string,
/**
 * When.
 */
at: string, };

/**
 * Something to do.
 */
export type Act = {
/**
 * What. Offsets in it count UTF-16 units.
 */
action: Action, };

/**
 * Something somebody wants to do.
 *
 * The window, the command line, the importers and the tests send it; the log keeps
 * it as a label (texts by their hash) and never runs it again. Where an action makes
 * something, its id may be given, so that a script can refer to it in its next
 * action; otherwise one is made and the [`Outcome`](crate::outcome::Outcome) tells it.
 */
export type Action = { "do": "retitle",
/**
 * The title.
 */
title: string, } | { "do": "addClause",
/**
 * Its id, if the caller wants to choose it.
 */
clause?: ClauseId,
/**
 * What it says.
 */
wording: Wording,
/**
 * What kind it is.
 */
kind: Kind,
/**
 * How it is numbered.
 */
series?: Series,
/**
 * True for an alternative to the clause before it.
 */
alternative?: boolean,
/**
 * The clause it stands under; none at the top.
 */
parent?: ClauseId,
/**
 * The sibling it comes after; none for the first place.
 */
after?: ClauseId,
/**
 * Why.
 */
note?: string, } | { "do": "reword",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * What it says from now on.
 */
wording: Wording,
/**
 * Why.
 */
note?: string, } | { "do": "split",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * Where, in bytes of its text; blanks on both sides of the cut go.
 */
at: number,
/**
 * The id of the second part, if the caller wants to choose it.
 */
second?: ClauseId,
/**
 * Why.
 */
note?: string, } | { "do": "join",
/**
 * The clause that ends.
 */
clause: ClauseId,
/**
 * The clause that takes up its words at its end.
 */
into: ClauseId,
/**
 * Why.
 */
note?: string, } | { "do": "chooseOption",
/**
 * The options, in the order of the text.
 */
options: Array<ClauseId>,
/**
 * The one that stands.
 */
stays: ClauseId,
/**
 * Who decided, where and why.
 */
note?: string, } | { "do": "resolveAcross",
/**
 * The clause in which it opens.
 */
clause: ClauseId,
/**
 * Byte of the opening sign there.
 */
at: number,
/**
 * What stands of it.
 */
stays: StaysOfBracket,
/**
 * Who decided, where and why.
 */
note?: string, } | { "do": "move",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * The clause it stands under from now on; none at the top.
 */
parent?: ClauseId,
/**
 * The sibling it comes after; none for the first place.
 */
after?: ClauseId,
/**
 * Why.
 */
note?: string, } | { "do": "recast",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * What kind it is.
 */
kind: Kind,
/**
 * How it is numbered.
 */
series: Series,
/**
 * True for an alternative to the clause before it.
 */
alternative?: boolean, } | { "do": "label",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * The name; none takes it away.
 */
label?: string, } | { "do": "remove",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * Why.
 */
note?: string, } | { "do": "restore",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * Which of its revisions; none for its last wording.
 */
revision?: RevisionId,
/**
 * Why.
 */
note?: string, } | { "do": "renumber",
/**
 * Why.
 */
note?: string, } | { "do": "together",
/**
 * What they do, for the history.
 */
what: string,
/**
 * In this order.
 */
actions: Array<Action>, } | { "do": "seal",
/**
 * Its id, if the caller wants to choose it.
 */
draft?: DraftId,
/**
 * Its name ("Zero Draft").
 */
name: string,
/**
 * The date it carries, `2018-02-05`.
 */
date: string,
/**
 * Why.
 */
note?: string, } | { "do": "importDraft",
/**
 * Its id, if the caller wants to choose it.
 */
draft?: DraftId,
/**
 * Its name.
 */
name: string,
/**
 * The date it carries.
 */
date: string,
/**
 * The name of the file it came from.
 */
file?: string, } | { "do": "withdrawDraft",
/**
 * Which draft.
 */
draft: DraftId, } | { "do": "sameClause",
/**
 * The clause that is not new; its revisions go over.
 */
clause: ClauseId,
/**
 * The clause that it is.
 */
is: ClauseId, } | { "do": "notSame",
/**
 * The clause in which the revision stands now.
 */
clause: ClauseId,
/**
 * The first revision that is not of this clause.
 */
from: RevisionId,
/**
 * The id of the other clause, if the caller wants to choose it.
 */
other?: ClauseId, } | { "do": "setSession",
/**
 * Which one; none, or an id not there yet, adds one.
 */
session?: SessionId,
/**
 * Its number in the process, as printed ("2"); may be empty.
 */
number?: string,
/**
 * Its name or theme, whole.
 */
name: string,
/**
 * Where it met.
 */
place?: string,
/**
 * First day.
 */
from?: string,
/**
 * Last day.
 */
until?: string,
/**
 * The phase of the process ("consultations").
 */
phase?: string,
/**
 * Its parts (general debate, panels), in order.
 */
parts?: Array<string>,
/**
 * Who held which office in it. One person may hold several.
 */
offices?: Array<Office>,
/**
 * What was planned before, oldest first.
 */
plans?: Array<Plan>, } | { "do": "removeSession",
/**
 * Which session.
 */
session: SessionId, } | { "do": "setParticipant",
/**
 * Which one; none, or an id not there yet, adds one.
 */
participant?: ParticipantId,
/**
 * The name in use ("Netherlands").
 */
name: string,
/**
 * The official name, where it differs.
 */
official?: string,
/**
 * What kind of participant.
 */
kind?: Sort,
/**
 * The groups it belongs or belonged to.
 */
groups?: Array<Membership>, } | { "do": "removeParticipant",
/**
 * Which participant.
 */
participant: ParticipantId, } | { "do": "addSource",
/**
 * Its id, if the caller wants to choose it.
 */
source?: SourceId,
/**
 * The session it is from or about.
 */
session: SessionId,
/**
 * What kind of document.
 */
kind: SourceKind,
/**
 * Its title.
 */
title: string,
/**
 * Its language (BCP 47); `en` where it is not given.
 */
language?: string,
/**
 * Who reports what was said; none where the speaker's own words are printed.
 */
reportedBy?: string,
/**
 * The name of the file it came from.
 */
file?: string,
/**
 * Where its pages begin, if its file has pages.
 */
pages?: Array<PageStart>,
/**
 * Its text, to which the offsets of inputs refer. The log keeps its hash.
 */
text: string, } | { "do": "withdrawSource",
/**
 * Which source.
 */
source: SourceId,
/**
 * False takes the withdrawal back.
 */
withdrawn: boolean, } | { "do": "addInput",
/**
 * Its id, if the caller wants to choose it.
 */
input?: InputId,
/**
 * Where it is said; the same ask in two sources is one input with two passages.
 */
passages: Array<Passage>,
/**
 * Who said it; none where the source does not name anybody ("many said").
 */
speakers?: Array<ParticipantId>,
/**
 * On whose behalf, where that is somebody else ("for the African Group").
 */
for?: Array<ParticipantId>,
/**
 * True for an open list: "… and others".
 */
open?: boolean,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * What it supports, opposes or takes up, where that is another input.
 */
about?: Array<InputId>,
/**
 * The id that the place it came from gives it.
 */
name?: string, } | { "do": "correctInput",
/**
 * Which input.
 */
input: InputId,
/**
 * Where it is said; the same ask in two sources is one input with two passages.
 */
passages: Array<Passage>,
/**
 * Who said it; none where the source does not name anybody ("many said").
 */
speakers?: Array<ParticipantId>,
/**
 * On whose behalf, where that is somebody else ("for the African Group").
 */
for?: Array<ParticipantId>,
/**
 * True for an open list: "… and others".
 */
open?: boolean,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * What it supports, opposes or takes up, where that is another input.
 */
about?: Array<InputId>,
/**
 * The id that the place it came from gives it.
 */
name?: string, } | { "do": "withdrawInput",
/**
 * Which input.
 */
input: InputId,
/**
 * False takes the withdrawal back.
 */
withdrawn: boolean, } | { "do": "judgeInput",
/**
 * Which input.
 */
input: InputId,
/**
 * What became of it; none takes the person's word away.
 */
became?: Became,
/**
 * Why somebody thinks so.
 */
reason?: string, } | { "do": "addLink",
/**
 * Its id, if the caller wants to choose it.
 */
link?: LinkId,
/**
 * Which input.
 */
input: InputId,
/**
 * What it is tied to.
 */
target: Target,
/**
 * How the one stands to the other.
 */
relation: Relation,
/**
 * Why somebody thinks so.
 */
reason?: string, } | { "do": "correctLink",
/**
 * Which link.
 */
link: LinkId,
/**
 * How the input stands to the target.
 */
relation: Relation,
/**
 * Why somebody thinks so.
 */
reason?: string, } | { "do": "acceptLink",
/**
 * Which link.
 */
link: LinkId,
/**
 * Why it still holds.
 */
reason: string, } | { "do": "removeLink",
/**
 * Which link.
 */
link: LinkId, } | { "do": "refuseSuggestion",
/**
 * Which input.
 */
input: InputId,
/**
 * For which clause.
 */
clause: ClauseId, } | { "do": "addComment",
/**
 * Its id, if the caller wants to choose it.
 */
comment?: CommentId,
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * What it says.
 */
text: string, } | { "do": "correctComment",
/**
 * Which comment.
 */
comment: CommentId,
/**
 * What it says.
 */
text: string,
/**
 * True once dealt with.
 */
done: boolean, } | { "do": "removeComment",
/**
 * Which comment.
 */
comment: CommentId, } | { "do": "setPhase",
/**
 * Which one; none, or an id not there yet, adds one.
 */
phase?: PhaseId,
/**
 * Its name ("consultations").
 */
name: string,
/**
 * First day.
 */
from?: string,
/**
 * Last day.
 */
until?: string,
/**
 * What was planned before, oldest first.
 */
plans?: Array<Plan>, } | { "do": "removePhase",
/**
 * Which phase.
 */
phase: PhaseId, } | { "do": "setExpected",
/**
 * Which one; none, or an id not there yet, adds one.
 */
expected?: ExpectedId,
/**
 * What it is ("co-facilitators' summary").
 */
name: string,
/**
 * The session that it is of; none for the process as a whole.
 */
session?: SessionId,
/**
 * The day on which it was due.
 */
due?: string,
/**
 * The day on which it came; none while it has not.
 */
received?: string,
/**
 * The source that it became here.
 */
source?: SourceId, } | { "do": "removeExpected",
/**
 * Which document.
 */
expected: ExpectedId, } | { "do": "setTerm",
/**
 * Which one; none, or an id not there yet, adds one.
 */
term?: TermId,
/**
 * The name that the text should use.
 */
name: string,
/**
 * What it means.
 */
definition?: string,
/**
 * Where the definition comes from.
 */
source?: string,
/**
 * Whether the room has agreed on it.
 */
standing?: TermStanding,
/**
 * Forms of the name that may stand in the text, beside the plural ("returnee" for
 * "returning migrant").
 */
forms?: Array<string>,
/**
 * Other names of the same thing, which should not stand beside the first.
 */
otherNames?: Array<string>, } | { "do": "removeTerm",
/**
 * Which term.
 */
term: TermId, } | { "do": "setInstrument",
/**
 * Which one; none, or an id not there yet, adds one.
 */
instrument?: InstrumentId,
/**
 * The name in use ("Sendai Framework").
 */
name: string,
/**
 * The full title.
 */
title?: string,
/**
 * Its symbol (A/RES/70/1).
 */
symbol?: string,
/**
 * The day on which it was adopted.
 */
date?: string,
/**
 * Other names by which texts refer to it.
 */
otherNames?: Array<string>, } | { "do": "removeInstrument",
/**
 * Which instrument.
 */
instrument: InstrumentId, } | { "do": "addProposal",
/**
 * Its id, if the caller wants to choose it.
 */
proposal?: ProposalId,
/**
 * What is asked for.
 */
asked: Asked,
/**
 * Who asks for it; none where it is not known.
 */
by?: Array<ParticipantId>,
/**
 * Why.
 */
reason?: string,
/**
 * The document it came in.
 */
source?: SourceId, } | { "do": "acceptProposals",
/**
 * Which.
 */
proposals: Array<ProposalId>,
/**
 * Of one proposal, which of its parts, counted from 0; none for all that wait.
 */
parts?: Array<number>,
/**
 * In which session.
 */
session?: SessionId,
/**
 * Why.
 */
note?: string, } | { "do": "refuseProposals",
/**
 * Which.
 */
proposals: Array<ProposalId>,
/**
 * Of one proposal, which of its parts, counted from 0; none for all that wait.
 */
parts?: Array<number>,
/**
 * In which session.
 */
session?: SessionId,
/**
 * Why.
 */
note?: string, } | { "do": "bracketProposals",
/**
 * Which.
 */
proposals: Array<ProposalId>,
/**
 * In which session.
 */
session?: SessionId,
/**
 * Why.
 */
note?: string, } | { "do": "withdrawProposal",
/**
 * Which.
 */
proposal: ProposalId,
/**
 * False takes the withdrawal back.
 */
withdrawn: boolean, } | { "do": "setStanding",
/**
 * Which clause.
 */
clause: ClauseId,
/**
 * True for what stands under it, too.
 */
part?: boolean,
/**
 * How it stands.
 */
said: SaidOfClause,
/**
 * In which session.
 */
session?: SessionId,
/**
 * In which reading of the text (1, 2, 3).
 */
reading?: number,
/**
 * Why, or with what words.
 */
note?: string, } | { "do": "openSilence",
/**
 * Its id, if the caller wants to choose it.
 */
silence?: SilenceId,
/**
 * Which draft.
 */
draft: DraftId,
/**
 * When it ends (RFC 3339).
 */
deadline: string, } | { "do": "breakSilence",
/**
 * Which silence procedure.
 */
silence: SilenceId,
/**
 * Who broke it.
 */
by: Array<ParticipantId>,
/**
 * Why.
 */
note?: string, } | { "do": "annotate",
/**
 * Which change.
 */
change: ChangeId,
/**
 * Why; empty takes the note away.
 */
note: string, };

/**
 * A clause that was agreed.
 */
export type AgreedClause = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * Its full printed number then.
 */
number?: string,
/**
 * What it said then.
 */
text: string,
/**
 * How it stood.
 */
stands: ClauseStands,
/**
 * What had been said of it last.
 */
last?: StandingSaid,
/**
 * The session in which that was said, by its number or name.
 */
session?: string, };

/**
 * What was agreed of a text at the end of a day.
 */
export type AgreedThen = {
/**
 * The figures, as the field quotes them.
 */
said: string,
/**
 * The clauses that were agreed, in reading order.
 */
clauses: Array<AgreedClause>, };

/**
 * What a proposal asks for.
 */
export type Asked = { "is": "words",
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The revision that they had before them; none for the newest.
 */
revision?: RevisionId,
/**
 * What the clause would say.
 */
wording: Wording, } | { "is": "newClause",
/**
 * The id that it will have; none lets the record choose.
 */
clause?: ClauseId,
/**
 * The clause it would stand under; none at the top.
 */
parent?: ClauseId,
/**
 * The sibling it would come after, itself perhaps only proposed; none for the first place.
 */
after?: ClauseId,
/**
 * What kind it is.
 */
kind: Kind,
/**
 * How it is numbered.
 */
series?: Series,
/**
 * What it would say.
 */
wording: Wording, } | { "is": "removal",
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The revision that they had before them; none for the newest.
 */
revision?: RevisionId, };

/**
 * A document with the days between the one when it was due and the one when it came.
 */
export type Awaiting = {
/**
 * Days from due to received; below 0 where it came early.
 */
daysLate?: number,
/**
 * Its identity.
 */
id: ExpectedId,
/**
 * What it is ("co-facilitators' summary").
 */
name: string,
/**
 * The session that it is of; none for the process as a whole.
 */
session?: SessionId,
/**
 * The day on which it was due.
 */
due?: string,
/**
 * The day on which it came; none while it has not.
 */
received?: string,
/**
 * The source that it became here.
 */
source?: SourceId, };

/**
 * Why to make a backup.
 */
export type BackUp = {
/**
 * True where a draft was sealed: that backup stays for ever.
 */
sealed: boolean, };

/**
 * Which way the force of a sentence went.
 */
export type Bearing = "hardened" | "softened" | "gained" | "dropped";

/**
 * What became of an input: whether what it asks for stands in the text.
 */
export type Became = { "is": "wordForWord" } | { "is": "inOtherWords" } | { "is": "nothingYet" } | { "is": "takenOut",
/**
 * The revision that took it out.
 */
revision: RevisionId, };

/**
 * An input behind a word.
 */
export type Behind = {
/**
 * The input.
 */
id: InputId,
/**
 * How it stands to the word; nobody has said so where only the words are the same.
 */
relation?: Relation,
/**
 * How sure it is.
 */
evidence: Evidence, };

/**
 * What stands behind one change.
 */
export type BehindChange = {
/**
 * The revisions that made it, newest first.
 */
revisions: Array<RevisionId>,
/**
 * Who made them.
 */
authors: Array<string>,
/**
 * True where one of them has a note.
 */
noted: boolean,
/**
 * The inputs linked to it.
 */
inputs: Array<InputId>,
/**
 * The sessions in which they were said, as a reader names them.
 */
sessions: Array<string>, };

/**
 * One clause of a state, as a redline names it.
 */
export type Beside = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * How deep it stands.
 */
level: number,
/**
 * Its kind.
 */
kind: Kind,
/**
 * Its number as printed.
 */
number?: string,
/**
 * What it is called: its full printed number, or how its text begins.
 */
name: string,
/**
 * Its words.
 */
text: string, };

/**
 * Where a bracket around whole paragraphs closes, and the options in it.
 */
export type BracketAcross = {
/**
 * The clause in which it closes.
 */
clause: ClauseId,
/**
 * Its full printed number.
 */
number?: string,
/**
 * The paragraphs in it, first and last among them, in order.
 */
clauses: Array<ClauseId>,
/**
 * Those of them that are options side by side; none where there are none.
 */
options: Array<ClauseId>,
/**
 * What each of its paragraphs says within it, without the names of its holders.
 */
words: Array<WithinBracket>, };

/**
 * One way to word what stands in a bracket.
 */
export type BracketWay = {
/**
 * Its words, without its holders.
 */
text: string,
/**
 * Who holds it.
 */
holders: Array<string>,
/**
 * Who wants what done with it: `("G77", "delete")`.
 */
positions: Array<[string, string]>, };

/**
 * Who broke silence.
 */
export type BreakSilence = {
/**
 * Which silence procedure.
 */
silence: SilenceId,
/**
 * The names of those who broke it.
 */
by: Array<string>,
/**
 * Why.
 */
note?: string, };

/**
 * What silence is broken with.
 */
export type Broken = {
/**
 * Who broke it.
 */
by: Array<ParticipantId>,
/**
 * Why.
 */
note?: string,
/**
 * When.
 */
at: string, };

/**
 * A proposal beside the newest wording of its clause.
 */
export type Carried = {
/**
 * How it stands as a whole.
 */
stands: ProposalStands,
/**
 * What those who make it are called, in the order in which they were taken down.
 */
names: Array<string>,
/**
 * Each of its parts, in order.
 */
now: Array<PartNow>,
/**
 * Other proposals that wait and cannot be accepted together with this one.
 */
clashes: Array<ProposalId>,
/**
 * Its identity.
 */
id: ProposalId,
/**
 * What is asked for.
 */
asked: Asked,
/**
 * Who asks for it.
 */
by: Array<ParticipantId>,
/**
 * Why.
 */
reason?: string,
/**
 * The document it came in.
 */
source?: SourceId,
/**
 * Its insertions and deletions; of a new or a removed clause the one whole.
 */
parts: Array<ProposalPart>,
/**
 * What was decided on it, oldest first.
 */
decisions: Array<ProposalDecision>,
/**
 * True once those who asked for it no longer do.
 */
withdrawn: boolean,
/**
 * Who took it down.
 */
author: string,
/**
 * When.
 */
at: string, };

/**
 * One cell of a synoptic table without its words.
 */
export type CellOutline = {
/**
 * What happened to the clause since the base.
 */
change?: ChangeKind,
/**
 * Its number as printed.
 */
number?: string,
/**
 * How many characters the cell shows, deleted ones too.
 */
length: number,
/**
 * True where it has brackets.
 */
brackets: boolean, };

/**
 * Words of a cell that have all the same to tell.
 */
export type CellPart = {
/**
 * What happened to them since the base.
 */
op: Op,
/**
 * The words.
 */
text: string,
/**
 * The column that brought them in; none for words that the cell no longer has.
 */
since?: number,
/**
 * The column that drops them; none where they stand to the end.
 */
until?: number, };

/**
 * One cell of a synoptic table.
 */
export type CellWords = {
/**
 * Its kind; none where the state does not have the clause.
 */
kind?: Kind,
/**
 * What happened to it beyond its words: "moved from 7.".
 */
said?: string,
/**
 * Its words beside those of the base.
 */
parts: Array<CellPart>, };

/**
 * One change in the history.
 */
export type ChangeId = string;

/**
 * What happened to the clauses of a row.
 */
export type ChangeKind = "same" | "reworded" | "added" | "removed" | "moved" | "moved-reworded" | "split" | "merged";

/**
 * A reference to an instrument.
 */
export type Cited = {
/**
 * The clause that refers to it.
 */
clause: ClauseId,
/**
 * Its full printed number.
 */
number?: string,
/**
 * First byte (in the window, UTF-16 unit) of the words.
 */
start: number,
/**
 * One past the last.
 */
end: number,
/**
 * The words as they stand there.
 */
text: string,
/**
 * The provision: `goal 10`, `target 10.7`, `article 2`; none for the whole instrument.
 */
provision?: string,
/**
 * False where the 2030 Agenda has no goal or target of that number.
 */
exists: boolean, };

/**
 * A clause, through all its wordings and wherever it is moved.
 */
export type ClauseId = string;

/**
 * A clause with where its words come from.
 */
export type ClauseOrigins = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The revision whose words these are.
 */
revision: RevisionId,
/**
 * Its words from the first to the last, those that are alike as one run.
 */
runs: Array<OriginRun>, };

/**
 * How a clause stands.
 */
export type ClauseStands = "open" | "inBrackets" | "agreedAdRef" | "agreed" | "reopened";

/**
 * What the words of the text can be coloured by.
 */
export type Colours = {
/**
 * The clauses of the working text in order; the offsets count UTF-16 units.
 */
clauses: Array<ClauseOrigins>,
/**
 * The inputs behind any of the words.
 */
inputs: Array<Heard>, };

/**
 * A private comment on a clause.
 */
export type Comment = {
/**
 * Its identity.
 */
id: CommentId,
/**
 * The clause.
 */
clause: ClauseId,
/**
 * What it says.
 */
text: string,
/**
 * True once dealt with.
 */
done: boolean,
/**
 * Who wrote it.
 */
author: string,
/**
 * When.
 */
at: string, };

/**
 * A private comment on a clause.
 */
export type CommentId = string;

/**
 * Two states to compare.
 */
export type Compare = {
/**
 * The older one.
 */
old: TextName,
/**
 * The newer one.
 */
new: TextName, };

/**
 * Two states side by side, without their words.
 */
export type Compared = {
/**
 * Every clause of both states in exactly one row, in the order of the newer state;
 * a removed clause after the row of the clause before it in the older state.
 */
rows: Array<ComparedRow>,
/**
 * What changed, counted.
 */
counts: Counts, };

/**
 * One row of a comparison without its words.
 */
export type ComparedRow = {
/**
 * What happened.
 */
change: ChangeKind,
/**
 * Places in the older state, rising.
 */
old: Array<number>,
/**
 * Places in the newer state, rising.
 */
new: Array<number>,
/**
 * How many characters it shows, deleted ones too.
 */
length: number,
/**
 * How many insertions it shows among other words.
 */
insertions?: number,
/**
 * How many deletions it shows among other words.
 */
deletions?: number,
/**
 * What it is called, where it differs.
 */
name?: string,
/**
 * What it was called before it moved.
 */
was?: string,
/**
 * The heading that it is.
 */
heading?: Heading, };

/**
 * How far the text is from being agreed.
 */
export type Convergence = {
/**
 * The drafts by date.
 */
drafts: Array<Point>,
/**
 * The working text at the end of each day on which it was changed.
 */
days: Array<Point>,
/**
 * The working text as it stands; none where there is none.
 */
working?: Point, };

/**
 * A synoptic table for the clipboard.
 */
export type CopiedTable = {
/**
 * As a web page, which word processors paste as a table.
 */
html: string,
/**
 * As Markdown.
 */
text: string, };

/**
 * What a copy wants.
 */
export type CopyAsks = {
/**
 * The name of the file.
 */
file: string,
/**
 * How many clauses it has.
 */
clauses: number,
/**
 * What was not taken from the file, one plain sentence each.
 */
leftOut: Array<string>,
/**
 * The rows of which it wants something, in reading order.
 */
rows: Array<CopyRow>, };

/**
 * A clause of which a copy wants something, in the three texts.
 */
export type CopyRow = {
/**
 * Its place among the rows of the merge.
 */
row: number,
/**
 * The clause in the working text, where that has it.
 */
clause?: ClauseId,
/**
 * Its number there, or else in the copy.
 */
number: string,
/**
 * What the working text made of the draft.
 */
ours: Array<Piece>,
/**
 * What the copy made of it.
 */
theirs: Array<Piece>,
/**
 * What it would say with both, disputed words in a bracket; empty where it goes out.
 */
both: string,
/**
 * True where both want something else.
 */
disputed: boolean,
/**
 * True where edits of the two stand near each other, for somebody to read.
 */
toRead: boolean,
/**
 * True where the copy puts it elsewhere.
 */
moved: boolean,
/**
 * Who took it out.
 */
removed?: Who,
/**
 * True where only the copy has it.
 */
added: boolean, };

/**
 * An input to correct.
 */
export type CorrectInput = {
/**
 * Which input.
 */
input: InputId,
/**
 * The names of those who said it; empty where the source names nobody.
 */
speakers: Array<string>,
/**
 * The names of those for whom it was said.
 */
onBehalfOf: Array<string>,
/**
 * True for "… and others".
 */
open: boolean,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * The inputs that it supports, opposes or takes up.
 */
answers?: Array<InputId>,
/**
 * What it is tied to at once.
 */
tie?: Tie, };

/**
 * How many there were of something.
 */
export type Count = {
/**
 * Of what.
 */
name: string,
/**
 * How many were named.
 */
count: number,
/**
 * True where a source says that there were others.
 */
atLeast: boolean,
/**
 * How many of them asked for something.
 */
asking: number,
/**
 * How many of them have an ask that is in the text, as a person says or has linked.
 */
inText: number,
/**
 * How many more have one of which the same words were found in the text.
 */
sameWords: number,
/**
 * Who they are.
 */
who: Array<ParticipantId>,
/**
 * The sources that this is from.
 */
sources: Array<SourceId>, };

/**
 * What changed between two states, in numbers.
 */
export type Counts = {
/**
 * Rows of each kind.
 */
same: number,
/**
 * Rows with other words in the same place.
 */
reworded: number,
/**
 * Clauses added.
 */
added: number,
/**
 * Clauses removed.
 */
removed: number,
/**
 * Clauses moved with the same words.
 */
moved: number,
/**
 * Clauses moved and reworded.
 */
movedReworded: number,
/**
 * Clauses split.
 */
split: number,
/**
 * Rows in which several clauses became one, or several others.
 */
merged: number,
/**
 * Rows whose printed number differs.
 */
renumbered: number,
/**
 * Words that stand in the new state only.
 */
wordsAdded: number,
/**
 * Words that stand in the old state only.
 */
wordsRemoved: number,
/**
 * Words that moved with their clause.
 */
wordsMoved: number,
/**
 * Square brackets that the new state opens.
 */
bracketsOpened: number,
/**
 * Square brackets of the old state that are gone.
 */
bracketsClosed: number, };

/**
 * What of the text has something behind it, and what of the inputs is in the text.
 */
export type Coverage = {
/**
 * The sources that all figures are from.
 */
sources: Array<SourceInReport>,
/**
 * How many clauses could have an input: all but titles and headings.
 */
clauses: number,
/**
 * Those that have none, in the order of the text.
 */
withoutInput: Array<Uncovered>,
/**
 * How many inputs there are.
 */
inputs: number,
/**
 * Those that stand behind nothing in the text, in the order of their sources.
 */
withoutClause: Array<Unplaced>,
/**
 * The links to be looked at again.
 */
due: Array<DueLink>,
/**
 * The parts of the text: the columns of both matrices.
 */
parts: Array<TextPart>,
/**
 * A row a session, in the order of their dates.
 */
sessions: Matrix,
/**
 * A row a participant, by name.
 */
participants: Matrix, };

/**
 * One cell of a matrix.
 */
export type CoverageCell = {
/**
 * The inputs that stand behind the part, in the order of their sources.
 */
inputs: Array<InputId>,
/**
 * How many participants are named as having said them.
 */
voices: number,
/**
 * True where there were others: an open list, or somebody unnamed.
 */
atLeast: boolean,
/**
 * The sources that this is from.
 */
sources: Array<SourceId>, };

/**
 * A draft, without its text (see [`outline::draft`]).
 */
export type Draft = {
/**
 * Its identity.
 */
id: DraftId,
/**
 * Its name.
 */
name: string,
/**
 * The date it carries.
 */
date: string,
/**
 * How many clauses it has.
 */
clauses: number,
/**
 * The hash of its contents: the seal.
 */
seal: string,
/**
 * The seal as words that can be read out.
 */
words: string,
/**
 * True where it was made elsewhere.
 */
imported: boolean,
/**
 * The file it came from.
 */
file?: string,
/**
 * True once withdrawn.
 */
withdrawn: boolean,
/**
 * Who sealed or imported it.
 */
author: string,
/**
 * When.
 */
at: string, };

/**
 * The whole text as circulated under a name and a date.
 */
export type DraftId = string;

/**
 * A link that a person has to look at again.
 */
export type DueLink = {
/**
 * The link.
 */
id: LinkId,
/**
 * Its input.
 */
input: InputId,
/**
 * How the input stands to the target.
 */
relation: Relation,
/**
 * Why somebody made the link.
 */
reason?: string,
/**
 * The clause; none for the whole text.
 */
clause?: ClauseId,
/**
 * The clause's full printed number.
 */
number?: string,
/**
 * What has happened, on the side of the text and on that of the source.
 */
why: Array<WhyDue>,
/**
 * How it stands in the text.
 */
standing: LinkStanding,
/**
 * The words that it was made on.
 */
was: string,
/**
 * The words that stand there now; none where nothing is left.
 */
now?: string,
/**
 * The revision that changed them; none where they hold.
 */
turned?: Turn,
/**
 * What the input says now.
 */
says: string,
/**
 * What it said when the link was made or last accepted, where that was otherwise.
 */
said?: string, };

/**
 * One line of the history, for people.
 */
export type Entry = {
/**
 * The change.
 */
id: ChangeId,
/**
 * Its number in this file.
 */
seq: number,
/**
 * Who.
 */
author: string,
/**
 * When.
 */
at: string,
/**
 * What, in words.
 */
label: string,
/**
 * Why.
 */
note?: string,
/**
 * The change that it takes back.
 */
undoes?: ChangeId,
/**
 * True while another change takes it back.
 */
undone: boolean,
/**
 * Its hash.
 */
hash: string, };

/**
 * How sure it is that something stands behind words of the text. The three are never
 * blurred: a person said so, the program found the same words, or nothing is known.
 */
export type Evidence = "linked" | "same-words" | "none";

/**
 * A document that is expected, or was.
 */
export type ExpectedId = string;

/**
 * A redline to write.
 */
export type ExportRedline = {
/**
 * The older state.
 */
old: TextName,
/**
 * The newer state.
 */
new: TextName,
/**
 * True for pages (PDF): the name that the person starts from ends so.
 */
pages?: boolean,
/**
 * The file (`.docx`, `.pdf`, `.html`, `.md` or `.xml`); without one the person chooses.
 */
path?: string, };

/**
 * A report to write.
 */
export type ExportReport = {
/**
 * Which report.
 */
report: ReportKind,
/**
 * True for pages (PDF): the name that the person starts from ends so.
 */
pages?: boolean,
/**
 * The file (`.pdf`, `.html`, `.md` or, for all but the drafting history, `.csv`); without one the
 * person chooses.
 */
path?: string, };

/**
 * A text to write.
 */
export type ExportText = {
/**
 * Which state of the text.
 */
state: TextName,
/**
 * True for pages (PDF): the name that the person starts from ends so.
 */
pages?: boolean,
/**
 * The file (`.docx`, `.pdf`, `.md`, `.txt`, `.html`, `.xml`); without one the person chooses.
 */
path?: string, };

/**
 * A refusal on its way to the window.
 */
export type Failure = {
/**
 * One plain sentence that says what is wrong and what to do.
 */
message: string,
/**
 * Who can act on it.
 */
remedy: Remedy, };

/**
 * What became of one input.
 */
export type Fate = {
/**
 * The input.
 */
input: InputId,
/**
 * What it says.
 */
text: string,
/**
 * What a person says became of it.
 */
judged?: Judged,
/**
 * What the program suggests.
 */
suggested: Became,
/**
 * By what signs, those of a person first.
 */
signs: Array<Sign>, };

/**
 * Words to look for.
 */
export type Find = {
/**
 * The words; the last one may be a beginning.
 */
query: string,
/**
 * How many at most.
 */
limit: number, };

/**
 * One thing that is not as it should be.
 */
export type Finding = {
/**
 * The change that is altered, where it is one.
 */
change?: ChangeId,
/**
 * What is wrong, in words.
 */
what: string, };

/**
 * Whether a part fits.
 */
export type Fit = "fits" | "already" | "lost";

/**
 * A word from the floor.
 */
export type FloorNote = {
/**
 * The session.
 */
session: SessionId,
/**
 * What was said.
 */
text: string,
/**
 * The names of those who said it; empty where the source names nobody.
 */
speakers: Array<string>,
/**
 * The names of those for whom it was said.
 */
onBehalfOf: Array<string>,
/**
 * True for "… and others".
 */
open: boolean,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * The inputs that it supports, opposes or takes up.
 */
answers?: Array<InputId>,
/**
 * What it is tied to at once.
 */
tie?: Tie, };

/**
 * A heading among the rows of a comparison.
 */
export type Heading = {
/**
 * How deep it stands.
 */
level: number,
/**
 * Its number and how its words begin.
 */
name: string, };

/**
 * Where an input was heard, and from whom.
 */
export type Heard = {
/**
 * The input.
 */
input: InputId,
/**
 * The session, as a reader names it.
 */
session: string,
/**
 * The names of those for whom it was said; of those who said it, where it says for nobody.
 */
participants: Array<string>, };

/**
 * The program that answers.
 */
export type Hello = {
/**
 * Its name.
 */
program: string,
/**
 * Its version.
 */
version: string,
/**
 * The settings of the desk.
 */
settings: Settings,
/**
 * What is open.
 */
open?: InView,
/**
 * Why the record that it was started with is not.
 */
refused?: Failure, };

/**
 * Something found.
 */
export type Hit = {
/**
 * What it is; `revision` for a clause.
 */
kind: ThingKind,
/**
 * Its id; for a clause, that of the clause.
 */
id: string,
/**
 * What it is called.
 */
title: string,
/**
 * Its beginning.
 */
detail: string, };

/**
 * What is being typed in a clause.
 */
export type Hold = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The revision that it started from.
 */
revision: RevisionId,
/**
 * What stands there now. May be empty.
 */
wording: Wording, };

/**
 * A draft to take in.
 */
export type ImportDraft = {
/**
 * The file; without one the person chooses.
 */
path?: string,
/**
 * The name of the draft; without one, that of the file.
 */
name?: string,
/**
 * The date it carries.
 */
date: string, };

/**
 * A source to take in.
 */
export type ImportSource = {
/**
 * The file; without one the person chooses.
 */
path?: string,
/**
 * The session it is from or about.
 */
session: SessionId,
/**
 * What kind of document.
 */
kind: SourceKind,
/**
 * Its title; without one, that of the file.
 */
title?: string,
/**
 * Its language; `en` where it is not given.
 */
language?: string,
/**
 * Who reports what was said; none where it is verbatim.
 */
reportedBy?: string, };

/**
 * What came in.
 */
export type Imported = {
/**
 * What it did to the record.
 */
outcome: Outcome,
/**
 * The name of the file.
 */
file: string,
/**
 * How many clauses it has.
 */
clauses: number,
/**
 * What was not taken in, one plain sentence each.
 */
leftOut: Array<string>, };

/**
 * A run of words as the clause in hand shows it.
 */
export type InPlace = {
/**
 * Whether somebody asks that it go or come.
 */
op: Op,
/**
 * The words.
 */
text: string,
/**
 * Who asks for it.
 */
proposals: Array<ProposalId>, };

/**
 * A record as the window shows it.
 */
export type InView = {
/**
 * What is open.
 */
overview: Overview,
/**
 * Its working text.
 */
lines: Array<Line>, };

/**
 * One passage of a source that says something somebody wants or claims.
 */
export type InputId = string;

/**
 * What kind of thing an input says.
 */
export type InputKind = "ask" | "report" | "claim" | "pledge" | "principle" | "support" | "opposition" | "form";

/**
 * An existing text that clauses lean on.
 */
export type InstrumentId = string;

/**
 * What a person says became of an input.
 */
export type Judged = {
/**
 * Why somebody thinks so.
 */
reason?: string,
/**
 * Who said so.
 */
author: string,
/**
 * When.
 */
at: string, } & ({ "is": "wordForWord" } | { "is": "inOtherWords" } | { "is": "nothingYet" } | { "is": "takenOut",
/**
 * The revision that took it out.
 */
revision: RevisionId, });

/**
 * What kind of unit of the text a clause is.
 */
export type Kind = "title" | "heading" | "preambular" | "paragraph" | "point" | "note";

/**
 * An instrument with the clauses that lean on it.
 */
export type Leant = {
/**
 * True for one that is known without the record.
 */
shipped: boolean,
/**
 * True where the record corrects what is known of it.
 */
corrected: boolean,
/**
 * Where the text refers to it, in reading order.
 */
cited: Array<Cited>,
/**
 * Its identity.
 */
id: InstrumentId,
/**
 * The name in use ("Sendai Framework").
 */
name: string,
/**
 * The full title.
 */
title?: string,
/**
 * Its symbol (A/RES/70/1).
 */
symbol?: string,
/**
 * The day on which it was adopted.
 */
date?: string,
/**
 * Other names by which texts refer to it.
 */
otherNames?: Array<string>, };

/**
 * The brackets of a text.
 */
export type Ledger = {
/**
 * Those that are open, in reading order.
 */
open: Array<OpenBracket>,
/**
 * The signs that could not be read as a bracket, which count apart.
 */
left: Array<LeftSign>, };

/**
 * A sign that should have been a bracket.
 */
export type LeftSign = {
/**
 * The clause in which it stands.
 */
clause: ClauseId,
/**
 * The full printed number of the clause.
 */
number?: string,
/**
 * First byte (in the window, UTF-16 unit).
 */
start: number,
/**
 * The sign, or the pair nested too deep, as printed.
 */
text: string,
/**
 * The words around it.
 */
around: string,
/**
 * Why it is not read.
 */
why: string, };

/**
 * A clause that an input may stand behind.
 */
export type LikelyClause = {
/**
 * Its full printed number.
 */
path?: string,
/**
 * The clause.
 */
clause: ClauseId,
/**
 * How near it is, from 0 to 1; good for ordering, and no probability.
 */
score: number,
/**
 * The words and phrases that both have, the most telling first.
 */
shared: Array<string>,
/**
 * Its newest wording.
 */
text: string, };

/**
 * An input that may stand behind a clause.
 */
export type LikelyInput = {
/**
 * The input.
 */
input: Said,
/**
 * The words and phrases that both have, the most telling first.
 */
shared: Array<string>, };

/**
 * One clause of the text with what the margin shows.
 */
export type Line = {
/**
 * How many brackets stand in it or around it.
 */
brackets: number,
/**
 * How many inputs are linked to it or its words.
 */
inputs: number,
/**
 * How many comments on it wait to be dealt with.
 */
comments: number,
/**
 * How many proposals on it wait for a decision.
 */
proposals: number,
/**
 * How it stands.
 */
stands: ClauseStands,
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The revision shown.
 */
revision: RevisionId,
/**
 * How deep it stands, from 0.
 */
level: number,
/**
 * Its number as printed (`7.`, `(b)`, `Objective 2`).
 */
number?: string,
/**
 * Its full printed number (`7(b)(ii)`, `PP3`, `Objective 2`).
 */
path?: string,
/**
 * The words.
 */
wording: Wording,
/**
 * What kind of clause it is.
 */
kind: Kind,
/**
 * How it is numbered.
 */
series: Series,
/**
 * True where it is an alternative to the clause whose number it carries with
 * "bis", "ter"; false where such a number is an addition.
 */
alternative: boolean,
/**
 * A short name for the outline, which is not part of the text.
 */
label?: string,
/**
 * Where it stands.
 */
place: Place,
/**
 * True once it has been taken out of the text.
 */
removed: boolean, };

/**
 * An input ↔ its target.
 */
export type Link = {
/**
 * Its identity.
 */
id: LinkId,
/**
 * The input.
 */
input: InputId,
/**
 * What it stands behind.
 */
target: Target,
/**
 * How it stands to it.
 */
relation: Relation,
/**
 * Why somebody thinks so.
 */
reason?: string,
/**
 * What a person said of it after the words, or the input, had changed.
 */
accepted?: Accepted, };

/**
 * An input tied to its target in the text.
 */
export type LinkId = string;

/**
 * Whether what a link was made on still stands.
 */
export type LinkStanding = "holds" | "changed" | "accepted" | "lapsed";

/**
 * How far to go back.
 */
export type Log = {
/**
 * The `seq` of a line: only older ones are listed.
 */
olderThan: number,
/**
 * How many at most.
 */
limit: number, };

/**
 * A wording of the older draft that the newer no longer has.
 */
export type Loss = {
/**
 * The clause that had it.
 */
clause: ClauseId,
/**
 * The revision in which the older draft has it.
 */
revision: RevisionId,
/**
 * The full printed number of the clause in the older draft.
 */
number?: string,
/**
 * The full printed number of the clause in the newer draft; none where it is gone.
 */
nowNumber?: string,
/**
 * First byte of the words in the older wording.
 */
start: number,
/**
 * One past the last.
 */
end: number,
/**
 * The words that are gone, to the letter.
 */
text: string,
/**
 * The older wording of the clause, whole.
 */
was: string,
/**
 * What the clause says in the newer draft; none where it is gone.
 */
now?: string,
/**
 * The change that took them out.
 */
change: ChangeId,
/**
 * What that change did, in words.
 */
what: string,
/**
 * Who made it.
 */
author: string,
/**
 * When.
 */
at: string,
/**
 * What stands behind it; none where it was done in silence.
 */
reason?: Reason, };

/**
 * A record that was made again.
 */
export type MadeAgain = {
/**
 * The record, which is open now.
 */
overview: Overview,
/**
 * How many changes this desk has seen of it, where it has fewer.
 */
seen: number | null, };

/**
 * Which file to make a record from.
 */
export type MakeAgain = {
/**
 * A backup, an older copy or a damaged record; without one the person chooses.
 */
from?: string,
/**
 * The file to make; without one the person chooses.
 */
path?: string, };

/**
 * An input to make.
 */
export type MakeInput = {
/**
 * The passages; offsets count UTF-16 units of the sources.
 */
passages: Array<Passage>,
/**
 * Inputs made before, that support, oppose or take it up.
 */
answeredBy?: Array<InputId>,
/**
 * The names of those who said it; empty where the source names nobody.
 */
speakers: Array<string>,
/**
 * The names of those for whom it was said.
 */
onBehalfOf: Array<string>,
/**
 * True for "… and others".
 */
open: boolean,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * The inputs that it supports, opposes or takes up.
 */
answers?: Array<InputId>,
/**
 * What it is tied to at once.
 */
tie?: Tie, };

/**
 * A run of the text that is set apart.
 */
export type Mark = {
/**
 * First byte (UTF-8). In the window, the first UTF-16 unit.
 */
start: number,
/**
 * One past the last byte (UTF-8). In the window, UTF-16 units.
 */
end: number, } & ({ "mark": "italic" } | { "mark": "bold" } | { "mark": "footnote" } | { "mark": "reference", "clause": ClauseId });

/**
 * How many inputs of whom stand behind which part.
 */
export type Matrix = {
/**
 * The rows.
 */
rows: Array<MatrixRow>, };

/**
 * One row of a matrix.
 */
export type MatrixRow = {
/**
 * The session or participant.
 */
id: string,
/**
 * What it is called.
 */
name: string,
/**
 * One cell a part.
 */
cells: Array<CoverageCell>, };

/**
 * What is known of a session.
 */
export type Meeting = {
/**
 * Its number in the process, as printed ("2"); may be empty.
 */
number?: string,
/**
 * Its name or theme, whole.
 */
name: string,
/**
 * Where it met.
 */
place?: string,
/**
 * First day.
 */
from?: string,
/**
 * Last day.
 */
until?: string,
/**
 * The phase of the process ("consultations").
 */
phase?: string,
/**
 * Its parts (general debate, panels), in order.
 */
parts?: Array<string>,
/**
 * Who held which office in it. One person may hold several.
 */
offices?: Array<Office>,
/**
 * What was planned before, oldest first.
 */
plans?: Array<Plan>, };

/**
 * Belonging to a group, for a time.
 */
export type Membership = {
/**
 * The group.
 */
group: ParticipantId,
/**
 * First day, where known.
 */
from?: string,
/**
 * Last day, where it has ended.
 */
until?: string, };

/**
 * A clause as a list of inputs names it.
 */
export type Named = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * Its full printed number.
 */
path?: string,
/**
 * Its words.
 */
text: string, };

/**
 * An office with the name of whoever holds it.
 */
export type NamedOffice = {
/**
 * Who holds it, by name.
 */
holder: string,
/**
 * The office ("co-facilitator", "moderator").
 */
office: string,
/**
 * The part of the session in which it is held; none for the whole session.
 */
part?: string, };

/**
 * Where a clause that is proposed would stand.
 */
export type NewPlace = {
/**
 * The clause it would stand under; none at the top.
 */
parent?: ClauseId,
/**
 * The sibling it would come after; none for the first place.
 */
after?: ClauseId,
/**
 * What kind it would be.
 */
kind: Kind, };

/**
 * A record to make.
 */
export type NewRecord = {
/**
 * Its file; without one the person chooses.
 */
path?: string,
/**
 * The title of the text; the sample has its own.
 */
title?: string,
/**
 * True for the sample record.
 */
sample: boolean, };

/**
 * Settings to keep from now on.
 */
export type NewSettings = {
/**
 * The name that the history shows.
 */
author?: string,
/**
 * `light`, `dark`, or `system`.
 */
theme?: string,
/**
 * Whether the text shows what is asked for beneath every clause.
 */
proposals?: boolean, };

/**
 * A proposal that cannot be accepted.
 */
export type NotAccepted = {
/**
 * Which.
 */
proposal: ProposalId,
/**
 * What those who make it are called.
 */
names: Array<string>,
/**
 * Why not.
 */
why: string, };

/**
 * A request that needs nothing told.
 */
export type Nothing = Record<symbol, never>;

/**
 * Which clause.
 */
export type OfClause = {
/**
 * The clause.
 */
clause: ClauseId, };

/**
 * Rows of a comparison.
 */
export type OfComparison = {
/**
 * The two states.
 */
states: Compare,
/**
 * The rows, by their place.
 */
rows: Array<number>, };

/**
 * Which input.
 */
export type OfInput = {
/**
 * The input.
 */
input: InputId, };

/**
 * Which proposals.
 */
export type OfProposals = {
/**
 * The proposals.
 */
proposals: Array<ProposalId>, };

/**
 * Which source.
 */
export type OfSource = {
/**
 * The source.
 */
source: SourceId, };

/**
 * Which rows of a table.
 */
export type OfTable = {
/**
 * The table.
 */
table: SideBySide,
/**
 * The rows, by their place.
 */
rows: Array<number>, };

/**
 * An office that somebody holds in a session.
 */
export type Office = {
/**
 * Who holds it.
 */
holder: ParticipantId,
/**
 * The office ("co-facilitator", "moderator").
 */
office: string,
/**
 * The part of the session in which it is held; none for the whole session.
 */
part?: string, };

/**
 * A day.
 */
export type OnDay = {
/**
 * The day.
 */
day: string, };

/**
 * What happened to a run of words.
 */
export type Op = "keep" | "remove" | "add";

/**
 * A source with its text.
 */
export type Open = {
/**
 * The source.
 */
source: Source,
/**
 * Its text.
 */
text: string,
/**
 * Its inputs in the order of their passages, withdrawn ones left out.
 */
inputs: Array<Said>, };

/**
 * A bracket that is open in a text.
 */
export type OpenBracket = {
/**
 * The clause in which it opens.
 */
clause: ClauseId,
/**
 * The revision that shows it.
 */
revision: RevisionId,
/**
 * The full printed number of the clause.
 */
number?: string,
/**
 * The heading under which it stands; none before the first.
 */
part?: PartOfText,
/**
 * First byte (in the window, UTF-16 unit).
 */
start: number,
/**
 * One past the last; of a bracket around whole paragraphs, past its opening.
 */
end: number,
/**
 * The bracket as printed.
 */
text: string,
/**
 * How many brackets stand around it in its clause.
 */
depth: number,
/**
 * Its alternatives; none where whole paragraphs stand in it.
 */
ways: Array<BracketWay>,
/**
 * Everybody who is named in it, outside the brackets inside it.
 */
holders: Array<string>,
/**
 * The day (UTC) on which it was opened; of what came in a draft, the day of the draft.
 */
since: string,
/**
 * The earliest draft that has it, if one does.
 */
draft?: string,
/**
 * How many days it has been open on the day asked for.
 */
days: number,
/**
 * Where it closes, if that is in a later clause.
 */
across?: BracketAcross, };

/**
 * A copy to open.
 */
export type OpenCopy = {
/**
 * The file; without one the person chooses.
 */
path?: string,
/**
 * The draft that it came from.
 */
from: TextName,
/**
 * Whoever holds the working text, as a bracket names them.
 */
ours: string,
/**
 * Whoever edited the copy.
 */
theirs: string, };

/**
 * Which record.
 */
export type OpenRecord = {
/**
 * Its file; without one the person chooses.
 */
path?: string, };

/**
 * Words side by side that come from the same draft and the same inputs.
 */
export type OriginRun = {
/**
 * One past its end, blanks after it included (UTF-8 bytes; in the window, UTF-16 units).
 */
end: number,
/**
 * How many words it has.
 */
words: number,
/**
 * The earliest draft that has the words; none where no draft has them yet.
 */
draft?: string,
/**
 * The inputs that a person has linked to the words, those that oppose them left out.
 */
inputs: Array<InputId>,
/**
 * The best that is known of where they come from.
 */
evidence: Evidence, };

/**
 * Another input, as one that answers it or is answered by it names it.
 */
export type Other = {
/**
 * The input.
 */
input: InputId,
/**
 * The source of its first passage.
 */
source: SourceId,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * Its words.
 */
text: string,
/**
 * The names of those who said it.
 */
names: Array<string>,
/**
 * The names of those for whom it was said.
 */
forNames: Array<string>,
/**
 * True for "… and others".
 */
open: boolean,
/**
 * True once withdrawn.
 */
withdrawn: boolean, };

/**
 * What an action did.
 */
export type Outcome = {
/**
 * The change that it became.
 */
change: ChangeId,
/**
 * What it did, in words.
 */
label: string,
/**
 * The rows it touched, in order, each once.
 */
touched: Array<Touched>,
/**
 * What it made, in order: a clause, a draft, a session …
 */
made: Array<Touched>, };

/**
 * What is open.
 */
export type Overview = {
/**
 * The title of the text.
 */
title: string,
/**
 * The file.
 */
path: string,
/**
 * Why it can only be read.
 */
readOnly?: string,
/**
 * The drafts by date.
 */
drafts: Array<Draft>,
/**
 * The newest change.
 */
newest?: ChangeId,
/**
 * The head of the record as words that can be read out.
 */
head: string,
/**
 * What Ctrl+Z would take back.
 */
undo?: string,
/**
 * What Ctrl+Shift+Z would bring back.
 */
redo?: string,
/**
 * How many clauses the working text has.
 */
clauses: number,
/**
 * How many paragraphs of it are in brackets and not agreed, as the standing counts them.
 */
inBrackets: number,
/**
 * How many of them have no input behind them (headings aside).
 */
withoutInput: number,
/**
 * How many sources there are.
 */
sources: number,
/**
 * How many inputs there are.
 */
inputs: number,
/**
 * How many comments wait to be dealt with.
 */
comments: number, };

/**
 * Where a page of a source begins.
 */
export type PageStart = {
/**
 * Its number, by which a passage is cited.
 */
page: string,
/**
 * Its first byte in the text (UTF-8). In the window, UTF-16 units.
 */
start: number, };

/**
 * What became of a part of a proposal.
 */
export type PartFate = "open" | "accepted" | "bracketed" | "refused";

/**
 * A part of a proposal beside the newest wording.
 */
export type PartNow = {
/**
 * What became of it.
 */
fate: PartFate,
/**
 * Whether it fits the newest wording.
 */
fit: Fit,
/**
 * The words that would go, as they stood when it was made.
 */
removes: string,
/**
 * The words that would come.
 */
adds: string,
/**
 * Why it does not fit.
 */
why?: string, };

/**
 * A part of the text.
 */
export type PartOfText = {
/**
 * The heading.
 */
clause: ClauseId,
/**
 * Its full printed number.
 */
number?: string,
/**
 * What it says.
 */
text: string, };

/**
 * Somebody who takes part.
 */
export type Participant = {
/**
 * Its identity.
 */
id: ParticipantId,
/**
 * The name in use ("Netherlands").
 */
name: string,
/**
 * The official name, where it differs.
 */
official?: string,
/**
 * What kind of participant.
 */
kind?: Sort,
/**
 * The groups it belongs or belonged to.
 */
groups?: Array<Membership>, };

/**
 * A State, group, organisation, expert or office-holder.
 */
export type ParticipantId = string;

/**
 * Who was heard, and whose asks are in the text, as far as the sources tell.
 */
export type Participation = {
/**
 * The sources that all figures are from.
 */
sources: Array<SourceInReport>,
/**
 * The day on which the memberships that ship with the program were right.
 */
groupsAsOf: string,
/**
 * Everybody who was heard, by name.
 */
voices: Array<Voice>,
/**
 * How many of each kind of participant.
 */
kinds: Array<Count>,
/**
 * How many States.
 */
states: Count,
/**
 * How many States of each regional group; the United States stands for itself.
 */
groups: Array<Count>,
/**
 * How many participants in each session, and how many States of each regional group.
 */
sessions: Array<SessionCount>,
/**
 * Inputs that the sources put to nobody's name.
 */
unattributed: Array<InputId>, };

/**
 * A range of a source's text.
 */
export type Passage = {
/**
 * The source.
 */
source: SourceId,
/**
 * First byte of its text (UTF-8). In the window, UTF-16 units.
 */
start: number,
/**
 * One past the last.
 */
end: number, };

/**
 * A stretch of the process.
 */
export type Phase = {
/**
 * Its identity.
 */
id: PhaseId,
/**
 * Its name ("consultations").
 */
name: string,
/**
 * First day.
 */
from?: string,
/**
 * Last day.
 */
until?: string,
/**
 * What was planned before, oldest first.
 */
plans?: Array<Plan>, };

/**
 * A phase of the process.
 */
export type PhaseId = string;

/**
 * A run of words of a row.
 */
export type Piece = {
/**
 * Whether it stayed.
 */
op: Op,
/**
 * The words with their blanks, to the letter.
 */
text: string, };

/**
 * Where a clause stands: under which clause, and where among its siblings.
 *
 * Siblings are ordered by `order`, compared as bytes, ties by clause id.
 */
export type Place = {
/**
 * The clause it stands under; none at the top.
 */
parent?: ClauseId,
/**
 * A fractional key ([`super::order`]): between any two there is always a third.
 */
order: string, };

/**
 * Where and when something was to be, before that was changed.
 */
export type Plan = {
/**
 * The day on which this was the plan, as far as a source says.
 */
said?: string,
/**
 * Where it was to be.
 */
place?: string,
/**
 * First day.
 */
from?: string,
/**
 * Last day.
 */
until?: string, };

/**
 * How far a text was from being agreed at one time.
 */
export type Point = {
/**
 * The draft; none for the working text at the end of a day.
 */
draft?: DraftId,
/**
 * What it is called: the draft's name, or "working text".
 */
name: string,
/**
 * The date of the draft, or the day (UTC).
 */
date: string,
/**
 * Brackets that are open; one around several paragraphs counts once. A note such as
 * "\[Agreed ad ref\]" is none.
 */
brackets: number,
/**
 * Signs that could not be read as a bracket, counted apart.
 */
left: number,
/**
 * How many brackets stand in one another, at most.
 */
nesting: number,
/**
 * Paragraphs and points; headings, titles and footnotes are none.
 */
paragraphs: number,
/**
 * Those of them in which nothing stands in brackets, and that stand in none.
 */
clean: number,
/**
 * Those of them that were agreed, ad referendum or not.
 */
agreed: number, };

/**
 * Another printing of a passage.
 */
export type Printing = {
/**
 * First UTF-16 unit.
 */
start: number,
/**
 * One past the last.
 */
end: number, };

/**
 * The whole process.
 */
export type Process = {
/**
 * The first day of anything in it.
 */
from?: string,
/**
 * The last day of anything in it.
 */
until?: string,
/**
 * The phases by their first day: those that the record sets, then those that sessions
 * name and nobody has set, as long as their sessions.
 */
phases: Array<Span>,
/**
 * The sessions by date.
 */
sessions: Array<Session>,
/**
 * The drafts that stand, by date.
 */
drafts: Array<Draft>,
/**
 * The documents that are or were expected, by the day on which they were due.
 */
documents: Array<Awaiting>, };

/**
 * What to show on the projector.
 */
export type Project = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * True for the part in which it stands.
 */
part: boolean,
/**
 * True where it is to stay when another clause is at hand.
 */
pinned: boolean, };

/**
 * What the projector shows.
 */
export type Projection = {
/**
 * False where there is no projector.
 */
there: boolean,
/**
 * The clause.
 */
clause?: ClauseId,
/**
 * True for the part in which it stands.
 */
part: boolean,
/**
 * True where it stays when another clause is at hand.
 */
pinned: boolean, };

/**
 * A number in a wording that could refer to the clause that it names.
 */
export type Proposal = {
/**
 * The clause in whose wording it stands.
 */
clause: ClauseId,
/**
 * First byte (UTF-8) of the number, without the word before it. In the window, the
 * first UTF-16 unit.
 */
start: number,
/**
 * One past the last byte (UTF-8). In the window, UTF-16 units.
 */
end: number,
/**
 * The one clause that it names.
 */
to: ClauseId,
/**
 * The number as printed.
 */
prints: string, };

/**
 * One decision on a proposal.
 */
export type ProposalDecision = {
/**
 * What was decided.
 */
fate: PartFate,
/**
 * On which of its parts, counted from 0.
 */
parts: Array<number>,
/**
 * Who took it down.
 */
author: string,
/**
 * In which session.
 */
session?: SessionId,
/**
 * When.
 */
at: string,
/**
 * Why.
 */
note?: string, };

/**
 * A change that participants ask for.
 */
export type ProposalId = string;

/**
 * One insertion, deletion, or replacement of a proposal.
 */
export type ProposalPart = {
/**
 * The words that would go: bytes of the wording that the proposal was made on.
 */
old: [number, number],
/**
 * The words that would come: bytes of the wording that it asks for.
 */
new: [number, number],
/**
 * Whether it still stands, or what became of it.
 */
fate: PartFate, };

/**
 * What accepting several proposals would do.
 */
export type ProposalPlan = {
/**
 * Those that can all be accepted together, in the order of the text.
 */
fits: Array<ProposalId>,
/**
 * Those that cannot.
 */
failed: Array<NotAccepted>, };

/**
 * How a proposal stands as a whole.
 */
export type ProposalStands = "open" | "accepted" | "acceptedInPart" | "bracketed" | "refused" | "withdrawn";

/**
 * A clause with the proposals that wait on it, shown in place.
 */
export type ProposalsOfClause = {
/**
 * All proposals on it, decided ones too.
 */
proposals: Array<Carried>,
/**
 * Its newest wording with what is asked for; kept and removed pieces joined are the
 * wording to the letter.
 */
pieces: Array<InPlace>, };

/**
 * A proposal as the window takes it down.
 */
export type Propose = {
/**
 * The clause; of a new one, the id that it will have.
 */
clause: ClauseId,
/**
 * Where a new clause would stand; none where the clause is in the text.
 */
place?: NewPlace,
/**
 * What it would say; none asks that it go.
 */
wording?: Wording,
/**
 * The names of those who ask for it.
 */
by: Array<string>,
/**
 * Why.
 */
reason?: string,
/**
 * The source in which they ask for it.
 */
source?: SourceId, };

/**
 * Something said, as the program reads it.
 */
export type Proposed = {
/**
 * First UTF-16 unit of the passage in the text of the source.
 */
start: number,
/**
 * One past the last.
 */
end: number,
/**
 * Its words.
 */
text: string,
/**
 * Who says it, by name; nobody where the source names nobody.
 */
speakers: Array<string>,
/**
 * On whose behalf.
 */
onBehalfOf: Array<string>,
/**
 * True for an open list ("and others").
 */
open: boolean,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * What it supports or opposes: the places of others in the list.
 */
about: Array<number>,
/**
 * Where else the same passage stands in the source.
 */
again: Array<Printing>,
/**
 * The input of the record that has the passage, or most of it.
 */
made: InputId | null,
/**
 * The input that says the same already: the same words, of the same people.
 */
saidBefore: SaidBefore | null, };

/**
 * What stands behind a loss.
 */
export type Reason = { "note": string } | { "input": InputId };

/**
 * How an input stands to its target.
 */
export type Relation = "prompted" | "supports" | "opposes" | "cites";

/**
 * Who can do something about an error, and what.
 */
export type Remedy = "rephrase" | "reload" | "chooseFile" | "makeAgain" | "saveCopy" | "update" | "report";

/**
 * Which report.
 */
export type ReportKind = "coverage" | "participation" | "travaux";

/**
 * A link to be looked at again, with both its ends.
 */
export type Reviewed = {
/**
 * What has happened.
 */
due: DueLink,
/**
 * The link, its input and its clause.
 */
tied: Tied,
/**
 * What changed in the clause since the revision that the link was made on; empty where it
 * was made on no revision.
 */
redline: Array<Piece>, };

/**
 * One immutable state of one clause.
 */
export type RevisionId = string;

/**
 * One clause through all the drafts.
 */
export type Ribbon = {
/**
 * A stretch for each draft by its date, and one for the working text.
 */
stretches: Array<Stretch>, };

/**
 * Everybody and everything of the process.
 */
export type Room = {
/**
 * The sessions by date.
 */
sessions: Array<Session>,
/**
 * The sources, withdrawn ones too.
 */
sources: Array<Source>,
/**
 * The participants by name.
 */
participants: Array<Participant>, };

/**
 * What is taken of one row.
 */
export type RowChoice = {
/**
 * The row.
 */
row: number, } & ({ "take": "both" } | { "take": "ours" } | { "take": "theirs" } | { "take": "words",
/**
 * Which.
 */
text: string, });

/**
 * One row of a synoptic table without its words.
 */
export type RowOutline = {
/**
 * The clause, as the last state that has it calls it.
 */
clause?: ClauseId,
/**
 * How deep it stands there.
 */
level: number,
/**
 * Its number and words there, where it is a heading.
 */
heading?: string,
/**
 * A cell for each column.
 */
cells: Array<CellOutline>, };

/**
 * What one row of a comparison says.
 */
export type RowWords = {
/**
 * Its clauses in the older state.
 */
old: Array<Beside>,
/**
 * Its clauses in the newer state.
 */
new: Array<Beside>,
/**
 * True where the printed number differs.
 */
renumbered: boolean,
/**
 * The words of both sides where the wording differs; several clauses of a side are joined
 * by one blank. Empty where the row is the same, moved, added or removed.
 */
words: Array<Piece>, };

/**
 * An input as a reader sees it.
 */
export type Said = {
/**
 * Its words.
 */
text: string,
/**
 * The names of those who said it.
 */
names: Array<string>,
/**
 * The names of those for whom it was said.
 */
forNames: Array<string>,
/**
 * The source of its first passage.
 */
sourceTitle: string,
/**
 * The page of its first passage; none where the file has no pages.
 */
page?: string,
/**
 * Who reports what was said there; none where it is verbatim.
 */
reportedBy?: string,
/**
 * The session of its first passage, with number and place as a reader names it.
 */
session: string,
/**
 * The other sources in which it is said, too, with their sessions.
 */
alsoIn: Array<string>,
/**
 * How many links it has.
 */
links: number,
/**
 * What it supports, opposes or takes up.
 */
answers: Array<Other>,
/**
 * What supports, opposes or takes it up.
 */
answered: Array<Other>,
/**
 * Its identity.
 */
id: InputId,
/**
 * True once withdrawn.
 */
withdrawn: boolean,
/**
 * What became of it, where a person has said so.
 */
judged?: Judged,
/**
 * Where it is said; the same ask in two sources is one input with two passages.
 */
passages: Array<Passage>,
/**
 * Who said it; none where the source does not name anybody ("many said").
 */
speakers?: Array<ParticipantId>,
/**
 * On whose behalf, where that is somebody else ("for the African Group").
 */
for?: Array<ParticipantId>,
/**
 * True for an open list: "… and others".
 */
open?: boolean,
/**
 * What kind of thing it says.
 */
kind: InputKind,
/**
 * What it supports, opposes or takes up, where that is another input.
 */
about?: Array<InputId>,
/**
 * The id that the place it came from gives it.
 */
name?: string, };

/**
 * Further places where an input is said.
 */
export type SaidAgain = {
/**
 * The input.
 */
input: InputId,
/**
 * The passages; offsets count UTF-16 units of the sources.
 */
passages: Array<Passage>, };

/**
 * An input that a passage is a further place of.
 */
export type SaidBefore = {
/**
 * The input.
 */
input: InputId,
/**
 * The session and the source of its first passage.
 */
place: string, };

/**
 * What can be said of a clause. That it is in brackets is seen from its words.
 */
export type SaidOfClause = "open" | "agreedAdRef" | "agreed" | "reopened";

/**
 * A phrase of five words and more that stands in a clause and in a source. It tells that
 * the words are the same, not that one came from the other.
 */
export type SameWords = {
/**
 * Where it stands in the clause (UTF-8 bytes; in the window, UTF-16 units).
 */
start: number,
/**
 * One past its end there.
 */
end: number,
/**
 * As the clause writes it.
 */
text: string,
/**
 * How many words it has.
 */
words: number,
/**
 * The source.
 */
source: SourceId,
/**
 * Where it stands in the source (UTF-8 bytes; in the window, UTF-16 units).
 */
from: number,
/**
 * One past its end there.
 */
until: number,
/**
 * The inputs whose passages have five words of it and more.
 */
inputs: Array<InputId>, };

/**
 * Where a copy goes.
 */
export type SaveCopy = {
/**
 * Its file; without one the person chooses.
 */
path?: string, };

/**
 * What the room sees.
 */
export type Seen = {
/**
 * The title of the text.
 */
title: string,
/**
 * `light`, `dark`, or `system`.
 */
theme: string,
/**
 * True where a whole part is shown.
 */
part: boolean,
/**
 * The clause at hand, which is kept in view.
 */
at?: ClauseId,
/**
 * The clauses in reading order; none before one was at hand.
 */
clauses: Array<SeenClause>, };

/**
 * A clause as the room sees it.
 */
export type SeenClause = {
/**
 * Its identity.
 */
clause: ClauseId,
/**
 * Its number as printed; of a clause that is shown alone, the full one.
 */
number?: string,
/**
 * What kind it is.
 */
kind: Kind,
/**
 * How deep it stands under the first that is shown.
 */
level: number,
/**
 * True where it has been taken out, and its number stays.
 */
removed: boolean,
/**
 * How it stands.
 */
stands: ClauseStands,
/**
 * What it says, as kept.
 */
wording: Wording,
/**
 * Where proposals on its words wait: the words with those asked for in place.
 */
pieces: Array<SeenPiece>,
/**
 * Who asks that it go.
 */
without: Array<string>,
/**
 * New clauses that are asked for after it.
 */
asked: Array<SeenPiece>, };

/**
 * Words, with whoever asks that they go or come.
 */
export type SeenPiece = {
/**
 * Whether they stay, go or come.
 */
op: Op,
/**
 * The words.
 */
text: string,
/**
 * Who asks for it, each proposal with its makers in the order in which they made it.
 */
by: Array<string>, };

/**
 * How a clause is numbered.
 */
export type Series = "auto" | "unnumbered" | { "named": string } | "bullet";

/**
 * A meeting of the process.
 */
export type Session = {
/**
 * Its identity.
 */
id: SessionId,
/**
 * Its number in the process, as printed ("2"); may be empty.
 */
number?: string,
/**
 * Its name or theme, whole.
 */
name: string,
/**
 * Where it met.
 */
place?: string,
/**
 * First day.
 */
from?: string,
/**
 * Last day.
 */
until?: string,
/**
 * The phase of the process ("consultations").
 */
phase?: string,
/**
 * Its parts (general debate, panels), in order.
 */
parts?: Array<string>,
/**
 * Who held which office in it. One person may hold several.
 */
offices?: Array<Office>,
/**
 * What was planned before, oldest first.
 */
plans?: Array<Plan>, };

/**
 * How many there were in one session.
 */
export type SessionCount = {
/**
 * The session.
 */
id: SessionId,
/**
 * All participants.
 */
all: Count,
/**
 * The States.
 */
states: Count,
/**
 * The States of each regional group.
 */
groups: Array<Count>, };

/**
 * A meeting of the process.
 */
export type SessionId = string;

/**
 * A session with its office-holders by name.
 */
export type SetSession = {
/**
 * Which one; none adds one.
 */
session?: SessionId,
/**
 * What is known of it; its offices are those named beside.
 */
meeting: Meeting,
/**
 * Who held which office.
 */
offices: Array<NamedOffice>, };

/**
 * The settings of a desk.
 */
export type Settings = {
/**
 * The name that the history shows for what is done here.
 */
author: string,
/**
 * `light`, `dark`, or `system`.
 */
theme: string,
/**
 * True where the text shows what is asked for beneath every clause, and not beneath the
 * clause at hand alone.
 */
proposals: boolean,
/**
 * Records opened last, newest first.
 */
recent: Array<string>, };

/**
 * A verb that carries the force of a sentence, and another in its place.
 */
export type Shift = {
/**
 * The clause in the newer draft.
 */
clause: ClauseId,
/**
 * The full printed number of the clause in the older draft.
 */
old?: string,
/**
 * The full printed number of the clause in the newer draft.
 */
number?: string,
/**
 * Whether more is asked for, or less.
 */
change: Bearing,
/**
 * The verb as the older draft prints it; none where there was none.
 */
from?: string,
/**
 * The verb as the newer draft prints it; none where there is none.
 */
to?: string,
/**
 * The words around the older verb, to the letter.
 */
was: string,
/**
 * The words around the newer verb, to the letter.
 */
now: string, };

/**
 * Which states to put side by side.
 */
export type SideBySide = {
/**
 * The states, in the order of the columns.
 */
columns: Array<TextName>,
/**
 * The column that all are compared with; none for the one before each.
 */
base?: number, };

/**
 * A sign of what became of an input.
 */
export type Sign = {
/**
 * The clause; none where a link is tied to the whole text.
 */
clause?: ClauseId,
/**
 * The clause's full printed number.
 */
number?: string,
/**
 * The revision that has the words; for words that are gone, the one that took them out.
 */
revision?: RevisionId,
/**
 * The link, where a person made one.
 */
link?: LinkId,
/**
 * How the link stands.
 */
standing?: LinkStanding,
/**
 * The words: of the link as they stand now, or as they stood; or the same words.
 */
words: string,
/**
 * True where the words are no longer in the text.
 */
gone: boolean,
/**
 * How sure it is.
 */
evidence: Evidence, };

/**
 * What was lost between two drafts.
 */
export type Silence = {
/**
 * The name of the older draft.
 */
older: string,
/**
 * The name of the newer draft.
 */
newer: string,
/**
 * Every wording that the newer draft no longer has, in the order of the older.
 */
lost: Array<Loss>, };

/**
 * A silence procedure.
 */
export type SilenceId = string;

/**
 * A silence procedure as it stands now.
 */
export type SilenceNow = {
/**
 * How it stands.
 */
stands: SilenceStands,
/**
 * The name of the draft.
 */
name: string,
/**
 * The names of those who broke it.
 */
brokenBy: Array<string>,
/**
 * Its identity.
 */
id: SilenceId,
/**
 * The draft under silence.
 */
draft: DraftId,
/**
 * When it ends.
 */
deadline: string,
/**
 * Who took it down.
 */
author: string,
/**
 * When it began.
 */
at: string,
/**
 * By whom it was broken.
 */
broken?: Broken, };

/**
 * How a silence procedure stands at a time.
 */
export type SilenceStands = "running" | "passed" | "broken";

/**
 * What kind of participant somebody is.
 */
export type Sort = "state" | "group" | "unEntity" | "organisation" | "expert" | "officeHolder" | "other";

/**
 * A source, without its text (see [`text`]).
 */
export type Source = {
/**
 * Its identity.
 */
id: SourceId,
/**
 * The session it is from or about.
 */
session: SessionId,
/**
 * What kind of document.
 */
kind: SourceKind,
/**
 * Its title.
 */
title: string,
/**
 * Its language (BCP 47: `en`, `ar`).
 */
language: string,
/**
 * Who reports what was said; none where the speaker's own words are printed.
 */
reportedBy: string | null,
/**
 * The name of the file it came from.
 */
file: string | null,
/**
 * Length of its text, in bytes.
 */
bytes: number,
/**
 * Where its pages begin, if its file has pages.
 */
pages: Array<PageStart>,
/**
 * True once withdrawn.
 */
withdrawn: boolean, };

/**
 * A document from or about a session.
 */
export type SourceId = string;

/**
 * A source, as a report names it.
 */
export type SourceInReport = {
/**
 * The source.
 */
id: SourceId,
/**
 * Its title.
 */
title: string,
/**
 * Its session.
 */
session: SessionId, };

/**
 * What kind of document a source is.
 */
export type SourceKind = "statement" | "summary" | "report" | "preparatory" | "proposal" | "markup" | "transcript" | "note" | "other";

/**
 * A phase as it is drawn.
 */
export type Span = {
/**
 * Its name.
 */
name: string,
/**
 * First day, where known.
 */
from?: string,
/**
 * Last day, where known.
 */
until?: string,
/**
 * The phase that the record sets; none where only sessions name it.
 */
phase?: Phase, };

/**
 * One thing said of the standing of a clause.
 */
export type StandingId = string;

/**
 * One thing said of the standing of a clause.
 */
export type StandingSaid = {
/**
 * Its identity.
 */
id: StandingId,
/**
 * The clause.
 */
clause: ClauseId,
/**
 * What was said.
 */
said: SaidOfClause,
/**
 * In which session.
 */
session?: SessionId,
/**
 * In which reading of the text (1, 2, 3).
 */
reading?: number,
/**
 * Why, or with what words.
 */
note?: string,
/**
 * Who took it down.
 */
author: string,
/**
 * When.
 */
at: string, };

/**
 * What stands of a bracket around whole paragraphs once it is resolved.
 */
export type StaysOfBracket = { "what": "words" } | { "what": "nothing" } | { "what": "option",
/**
 * The option.
 */
option: ClauseId, } | { "what": "compromise",
/**
 * What stands in each paragraph from now on, within the bracket; one without words
 * goes, one that is not named keeps its own.
 */
words: Array<WithinBracket>, };

/**
 * One revision with what it changed.
 */
export type Step = {
/**
 * What it changed in the wording of the revision that it follows.
 */
redline: Array<Piece>,
/**
 * True where it moved the clause.
 */
moved: boolean,
/**
 * The names of the drafts that have it, the earliest first.
 */
drafts: Array<string>,
/**
 * The number of the revision that it brings back.
 */
restoresNumber?: number,
/**
 * Its identity.
 */
id: RevisionId,
/**
 * The clause that it is a state of.
 */
clause: ClauseId,
/**
 * Counted per clause, from 1: "revision 4 of 7(b)".
 */
number: number,
/**
 * The revisions that it follows: one as a rule, none for a new clause,
 * several (or one of another clause) after a join or a split.
 */
parents: Array<RevisionId>,
/**
 * The earlier revision whose state this one brings back.
 */
restores?: RevisionId,
/**
 * True where a draft brought it while the working text had gone its own way.
 */
aside: boolean,
/**
 * How sure an import was that this is the same clause, from 0 to 1.
 */
score?: number,
/**
 * The change that made it.
 */
change: ChangeId,
/**
 * Who made it.
 */
author: string,
/**
 * When.
 */
at: string,
/**
 * Why.
 */
note?: string,
/**
 * The words.
 */
wording: Wording,
/**
 * What kind of clause it is.
 */
kind: Kind,
/**
 * How it is numbered.
 */
series: Series,
/**
 * True where it is an alternative to the clause whose number it carries with
 * "bis", "ter"; false where such a number is an addition.
 */
alternative: boolean,
/**
 * A short name for the outline, which is not part of the text.
 */
label?: string,
/**
 * Where it stands.
 */
place: Place,
/**
 * True once it has been taken out of the text.
 */
removed: boolean, };

/**
 * How a link stands, with the words it was made on and those that stand there now.
 */
export type Stood = {
/**
 * Holds, changed, accepted or lapsed.
 */
standing: LinkStanding,
/**
 * The words it was made on.
 */
was: string,
/**
 * The words that stand there now; none where it has lapsed.
 */
now?: string,
/**
 * Where they stand in the clause's newest wording (UTF-8 bytes; in the window, UTF-16 units).
 */
at: Array<[number, number]>,
/**
 * What a person said of these very words. A link that has lapsed stays lapsed: it has
 * only been seen.
 */
accepted?: Accepted, };

/**
 * A name that neither the record nor the program knows.
 */
export type Stranger = {
/**
 * As it was typed, and as a new participant would be called.
 */
name: string,
/**
 * Names of participants that are near, the nearest first.
 */
near: Array<string>, };

/**
 * One clause in one draft.
 */
export type Stretch = {
/**
 * What the state is called.
 */
name: string,
/**
 * The draft; none for the working text.
 */
draft?: DraftId,
/**
 * Its date.
 */
date?: string,
/**
 * Its number there as printed.
 */
number: string,
/**
 * What happened to it since the draft before.
 */
change?: ChangeKind,
/**
 * Its kind; none where the state does not have the clause.
 */
kind?: Kind,
/**
 * What happened to it beyond its words: "moved from 7.".
 */
said?: string,
/**
 * Its words beside those of the base.
 */
parts: Array<CellPart>, };

/**
 * A synoptic table without its words.
 */
export type SynopticOutline = {
/**
 * What the columns are called.
 */
names: Array<string>,
/**
 * The rows, in reading order.
 */
rows: Array<RowOutline>, };

/**
 * What is taken of a copy.
 */
export type TakeCopy = {
/**
 * Each row of which it wants something; of the others nothing is taken.
 */
choices: Array<RowChoice>, };

/**
 * A synoptic table to take along.
 */
export type TakeTable = {
/**
 * The table.
 */
table: SideBySide,
/**
 * The rows to take, by their place; none for all.
 */
rows?: Array<number>,
/**
 * True for pages (PDF): the name that the person starts from ends so.
 */
pages?: boolean,
/**
 * The file (`.pdf`, `.html` or `.md`); without one the person chooses.
 */
path?: string, };

/**
 * What an input can stand behind.
 */
export type Target = { "to": "words",
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The revision in which the words were chosen.
 */
revision: RevisionId,
/**
 * First byte.
 */
start: number,
/**
 * One past the last.
 */
end: number, } | { "to": "clause",
/**
 * The clause.
 */
clause: ClauseId, } | { "to": "part",
/**
 * The clause at its head.
 */
clause: ClauseId, } | { "to": "text" } | { "to": "removal",
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The last revision that had the words.
 */
revision: RevisionId,
/**
 * First byte.
 */
start: number,
/**
 * One past the last.
 */
end: number, };

/**
 * An entry of the glossary.
 */
export type TermId = string;

/**
 * Whether a term is agreed.
 */
export type TermStanding = "open" | "agreed" | "contested";

/**
 * One use of a term.
 */
export type TermUse = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * Its full printed number.
 */
number?: string,
/**
 * First byte (in the window, UTF-16 unit) of the words.
 */
start: number,
/**
 * One past the last.
 */
end: number,
/**
 * The words as they stand there.
 */
text: string,
/**
 * The name by which it goes there: the term's own, or one of its others.
 */
name: string, };

/**
 * A term with its uses in a text.
 */
export type TermUses = {
/**
 * Where the text uses it, in reading order.
 */
uses: Array<TermUse>,
/**
 * The forms in which the text uses it, in lower case, the most frequent first.
 */
inUse: Array<string>,
/**
 * The names by which the text calls the same thing, where there is more than one; the
 * forms of one name are one.
 */
called: Array<string>,
/**
 * Its identity.
 */
id: TermId,
/**
 * The name that the text should use.
 */
name: string,
/**
 * What it means.
 */
definition?: string,
/**
 * Where the definition comes from.
 */
source?: string,
/**
 * Whether the room has agreed on it.
 */
standing?: TermStanding,
/**
 * Forms of the name that may stand in the text, beside the plural ("returnee" for
 * "returning migrant").
 */
forms?: Array<string>,
/**
 * Other names of the same thing, which should not stand beside the first.
 */
otherNames?: Array<string>, };

/**
 * Which state of the text.
 */
export type Text = {
/**
 * The change after which to read it; none for the working text.
 */
asOf?: ChangeId, };

/**
 * Names a state of the text.
 */
export type TextName = { "is": "working" } | { "is": "draft",
/**
 * Which.
 */
draft: DraftId, } | { "is": "change",
/**
 * Which.
 */
change: ChangeId, } | { "is": "time",
/**
 * When (RFC 3339).
 */
at: string, };

/**
 * A part of the text: a heading with what follows it.
 */
export type TextPart = {
/**
 * The heading; where the text has none, the clause; none for what stands before the
 * first, and for what is tied to the whole text.
 */
clause?: ClauseId,
/**
 * Its full printed number.
 */
number?: string,
/**
 * Its label, or its words.
 */
title: string, };

/**
 * What a row is. The numbers are part of the format and are never used again.
 */
export type ThingKind = "record" | "revision" | "draft" | "numbering" | "session" | "participant" | "source" | "input" | "link" | "comment" | "note" | "phase" | "expected" | "term" | "instrument" | "proposal" | "standing" | "silence" | "refusal";

/**
 * What a new input is tied to.
 */
export type Tie = {
/**
 * The target; its offsets count UTF-16 units.
 */
target: Target,
/**
 * How the input stands to it.
 */
relation: Relation,
/**
 * Why.
 */
reason?: string, };

/**
 * A link with both its ends.
 */
export type Tied = {
/**
 * The link.
 */
link: Link,
/**
 * How it stands; `at` counts UTF-16 units of the clause's newest wording.
 */
stood: Stood,
/**
 * The input.
 */
input: Said,
/**
 * The clause, unless it is tied to the whole text.
 */
clause?: Named, };

/**
 * One thing that a change touched.
 */
export type Touched = {
/**
 * What it is. For a revision, `id` is that of its clause.
 */
kind: ThingKind,
/**
 * Its id.
 */
id: string, };

/**
 * Where every word of a clause comes from.
 */
export type Trace = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * Its full printed number.
 */
number?: string,
/**
 * Its newest wording.
 */
text: string,
/**
 * Its words with the blanks after them: joined, they are the text to the letter.
 */
words: Array<TracedWord>,
/**
 * The links of the clause and of its words.
 */
links: Array<TracedLink>,
/**
 * The phrases of it that stand in a source too.
 */
same: Array<SameWords>, };

/**
 * How a link of the clause stands.
 */
export type TracedLink = {
/**
 * The link.
 */
id: LinkId,
/**
 * The input.
 */
input: InputId,
/**
 * How it stands to its target.
 */
relation: Relation,
/**
 * Whether the words it was made on still stand.
 */
standing: LinkStanding,
/**
 * Those words.
 */
was: string,
/**
 * What stands there now; none where nothing is left.
 */
now?: string,
/**
 * What a person said of these very words after they had changed.
 */
accepted?: Accepted,
/**
 * What was withdrawn behind it: its words then show nothing of it any more.
 */
withdrawn?: Withdrawn,
/**
 * The inputs that support or oppose its input.
 */
answeredBy: Array<InputId>, };

/**
 * Where one word comes from.
 */
export type TracedWord = {
/**
 * The word, with the blanks after it (the first one also with those before it).
 */
text: string,
/**
 * The revision that brought it in.
 */
revision: RevisionId,
/**
 * The earliest draft that has it.
 */
draft?: string,
/**
 * Who brought it in.
 */
author: string,
/**
 * When.
 */
at: string,
/**
 * Why.
 */
note?: string,
/**
 * The inputs behind it: those that a person has linked, then those with the same words.
 */
inputs: Array<Behind>,
/**
 * The best that is known of where it comes from.
 */
evidence: Evidence, };

/**
 * The revision that changed the words under a link.
 */
export type Turn = {
/**
 * The revision.
 */
revision: RevisionId,
/**
 * Counted per clause.
 */
number: number,
/**
 * Who made it.
 */
author: string,
/**
 * When.
 */
at: string,
/**
 * Why.
 */
note?: string, };

/**
 * Two drafts.
 */
export type TwoDrafts = {
/**
 * The older.
 */
older: DraftId,
/**
 * The newer.
 */
newer: DraftId, };

/**
 * Names as they were typed.
 */
export type Typed = {
/**
 * The names.
 */
names: Array<string>, };

/**
 * A clause that no input stands behind.
 */
export type Uncovered = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * Its full printed number.
 */
number?: string,
/**
 * Its words.
 */
text: string, };

/**
 * What was typed and not kept.
 */
export type Unkept = {
/**
 * The clause.
 */
clause: ClauseId,
/**
 * The revision that it started from.
 */
revision: RevisionId,
/**
 * What was typed.
 */
wording: Wording,
/**
 * When (RFC 3339).
 */
at: string,
/**
 * True where a desk that is no longer running left it: offer it again.
 */
leftBehind: boolean, };

/**
 * An input that stands behind nothing in the text.
 */
export type Unplaced = {
/**
 * The input.
 */
input: InputId,
/**
 * Who said it.
 */
saidBy: string,
/**
 * Its words.
 */
text: string, };

/**
 * The result of a verification.
 */
export type Verdict = {
/**
 * True where nothing was found.
 */
good: boolean,
/**
 * How many changes were checked.
 */
changes: number,
/**
 * The head of the record.
 */
head: string,
/**
 * The head as words that can be read out.
 */
words: string,
/**
 * What was found, the first bad change first.
 */
findings: Array<Finding>, };

/**
 * Somebody who was heard.
 */
export type Voice = {
/**
 * The participant.
 */
id: ParticipantId,
/**
 * Its name.
 */
name: string,
/**
 * What kind of participant, in a word of the field.
 */
kind: string,
/**
 * Its regional group on the days on which it was heard, if it is a State.
 */
group?: string,
/**
 * The sessions in which it was heard.
 */
sessions: Array<SessionId>,
/**
 * What it said itself.
 */
said: Array<InputId>,
/**
 * What was said on its behalf by others.
 */
saidFor: Array<InputId>,
/**
 * What of both asks for something.
 */
asks: Array<InputId>,
/**
 * The asks that are in the text, as a person says or has linked.
 */
inText: Array<InputId>,
/**
 * The asks of which the program found the same words in the text.
 */
sameWords: Array<InputId>,
/**
 * The asks that were in the text, and were taken out again.
 */
takenOut: Array<InputId>,
/**
 * The sources that this is from.
 */
sources: Array<SourceId>, };

/**
 * One or both of two texts.
 */
export type Who = "one" | "other" | "both";

/**
 * Why a link is to be looked at again.
 */
export type WhyDue = "changed" | "lapsed" | "input-corrected" | "input-withdrawn" | "source-withdrawn";

/**
 * What was withdrawn behind a link.
 */
export type Withdrawn = "input" | "source";

/**
 * What a paragraph says within a bracket around several.
 */
export type WithinBracket = {
/**
 * The paragraph.
 */
clause: ClauseId,
/**
 * Its words between the two signs, without the names of holders.
 */
text: string, };

/**
 * Text of one clause with its marks.
 *
 * The text is one paragraph: it holds no line end. Brackets are characters of
 * the text ([`crate::clause::bracket`] reads them). A footnote's anchor stands
 * in the text as it is printed, `[^1]`, under a footnote mark, so that no word
 * and no anchor can get lost between formats.
 */
export type Wording = {
/**
 * The words as the reader sees them.
 */
text: string,
/**
 * Marks in order of their start, none empty, all on character boundaries.
 */
marks: Array<Mark>, };


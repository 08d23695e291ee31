//! Everything that a person can do to a record, in the field's words.

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

use crate::clause::{Stays, Wording};
use crate::ids::{ChangeId, ClauseId, CommentId, DraftId, InputId, LinkId};
use crate::ids::{ExpectedId, InstrumentId, PhaseId, TermId};
use crate::ids::{ParticipantId, ProposalId, RevisionId, SessionId, SilenceId, SourceId};
use crate::input::{Became, NewInput};
use crate::instrument::About;
use crate::link::{Relation, Target};
use crate::participant::Profile;
use crate::proposal::NewProposal;
use crate::session::{Awaited, Meeting, Stretch};
use crate::source::NewSource;
use crate::standing::Said;
use crate::term::Entry;
use crate::text::{Document, Kind, Series};

/// Something somebody wants to do.
///
/// The window, the command line, the importers and the tests send it; the log keeps
/// it as a label (texts by their hash) and never runs it again. Where an action makes
/// something, its id may be given, so that a script can refer to it in its next
/// action; otherwise one is made and the [`Outcome`](crate::outcome::Outcome) tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(optional_fields)]
pub enum Action {
    /// Gives the text another title.
    Retitle {
        /// The title.
        title: String,
    },
    /// Puts a new clause into the text.
    AddClause {
        /// Its id, if the caller wants to choose it.
        clause: Option<ClauseId>,
        /// What it says.
        #[serde(serialize_with = "by_hash")]
        wording: Wording,
        /// What kind it is.
        kind: Kind,
        /// How it is numbered.
        #[serde(default)]
        #[ts(as = "Option<Series>")]
        series: Series,
        /// True for an alternative to the clause before it.
        #[serde(default)]
        #[ts(as = "Option<bool>")]
        alternative: bool,
        /// The clause it stands under; none at the top.
        parent: Option<ClauseId>,
        /// The sibling it comes after; none for the first place.
        after: Option<ClauseId>,
        /// Why.
        note: Option<String>,
    },
    /// Gives a clause a new wording. The old one stays in its history.
    Reword {
        /// Which clause.
        clause: ClauseId,
        /// What it says from now on.
        #[serde(serialize_with = "by_hash")]
        wording: Wording,
        /// Why.
        note: Option<String>,
    },
    /// Cuts a clause in two; the first part keeps its identity.
    Split {
        /// Which clause.
        clause: ClauseId,
        /// Where, in bytes of its text; blanks on both sides of the cut go.
        at: u32,
        /// The id of the second part, if the caller wants to choose it.
        second: Option<ClauseId>,
        /// Why.
        note: Option<String>,
    },
    /// Joins a clause to another, whose identity stays.
    Join {
        /// The clause that ends.
        clause: ClauseId,
        /// The clause that takes up its words at its end.
        into: ClauseId,
        /// Why.
        note: Option<String>,
    },
    /// Chooses one of several paragraphs that are options of one another: it stands in the
    /// place of the first, and the others go.
    ChooseOption {
        /// The options, in the order of the text.
        options: Vec<ClauseId>,
        /// The one that stands.
        stays: ClauseId,
        /// Who decided, where and why.
        note: Option<String>,
    },
    /// Resolves a bracket that opens in one clause and closes in a later one.
    ResolveAcross {
        /// The clause in which it opens.
        clause: ClauseId,
        /// Byte of the opening sign there.
        at: u32,
        /// What stands of it.
        stays: Stays,
        /// Who decided, where and why.
        note: Option<String>,
    },
    /// Moves a clause, with all that stands under it.
    Move {
        /// Which clause.
        clause: ClauseId,
        /// The clause it stands under from now on; none at the top.
        parent: Option<ClauseId>,
        /// The sibling it comes after; none for the first place.
        after: Option<ClauseId>,
        /// Why.
        note: Option<String>,
    },
    /// Says what kind of clause it is and how it is numbered.
    Recast {
        /// Which clause.
        clause: ClauseId,
        /// What kind it is.
        kind: Kind,
        /// How it is numbered.
        series: Series,
        /// True for an alternative to the clause before it.
        #[serde(default)]
        #[ts(as = "Option<bool>")]
        alternative: bool,
    },
    /// Gives a clause a short name for the outline, or none.
    Label {
        /// Which clause.
        clause: ClauseId,
        /// The name; none takes it away.
        label: Option<String>,
    },
    /// Takes a clause out of the text, with all that stands under it.
    Remove {
        /// Which clause.
        clause: ClauseId,
        /// Why.
        note: Option<String>,
    },
    /// Brings back a removed clause, or an earlier revision of one in the text.
    Restore {
        /// Which clause.
        clause: ClauseId,
        /// Which of its revisions; none for its last wording.
        revision: Option<RevisionId>,
        /// Why.
        note: Option<String>,
    },
    /// Numbers the working text afresh.
    Renumber {
        /// Why.
        note: Option<String>,
    },
    /// Does several things as one change: all or none.
    Together {
        /// What they do, for the history.
        what: String,
        /// In this order.
        actions: Vec<Action>,
    },

    /// Seals the working text as a draft.
    Seal {
        /// Its id, if the caller wants to choose it.
        draft: Option<DraftId>,
        /// Its name ("Zero Draft").
        name: String,
        /// The date it carries, `2018-02-05`.
        #[ts(type = "string")]
        date: jiff::civil::Date,
        /// Why.
        note: Option<String>,
    },
    /// Takes in a draft made elsewhere; clauses that live on keep their identity.
    ImportDraft {
        /// Its id, if the caller wants to choose it.
        draft: Option<DraftId>,
        /// Its name.
        name: String,
        /// The date it carries.
        #[ts(type = "string")]
        date: jiff::civil::Date,
        /// What it says. The log does not repeat it: its revisions are there.
        #[serde(skip_serializing, default)]
        #[ts(skip)]
        document: Document,
        /// The name of the file it came from.
        file: Option<String>,
    },
    /// Marks a draft as withdrawn. It stays readable.
    WithdrawDraft {
        /// Which draft.
        draft: DraftId,
    },
    /// Says that a clause that an import took for a new one is an older one.
    SameClause {
        /// The clause that is not new; its revisions go over.
        clause: ClauseId,
        /// The clause that it is.
        is: ClauseId,
    },
    /// Says that from a revision on, this is another clause.
    NotSame {
        /// The clause in which the revision stands now.
        clause: ClauseId,
        /// The first revision that is not of this clause.
        from: RevisionId,
        /// The id of the other clause, if the caller wants to choose it.
        other: Option<ClauseId>,
    },

    /// Adds a session, or corrects one.
    SetSession {
        /// Which one; none, or an id not there yet, adds one.
        session: Option<SessionId>,
        /// What is known of it.
        #[serde(flatten)]
        meeting: Meeting,
    },
    /// Takes a session away to which nothing belongs.
    RemoveSession {
        /// Which session.
        session: SessionId,
    },
    /// Adds a participant, or corrects one.
    SetParticipant {
        /// Which one; none, or an id not there yet, adds one.
        participant: Option<ParticipantId>,
        /// What is known of it.
        #[serde(flatten)]
        profile: Profile,
    },
    /// Takes a participant away whom nothing names.
    RemoveParticipant {
        /// Which participant.
        participant: ParticipantId,
    },
    /// Takes in a source.
    AddSource {
        /// Its id, if the caller wants to choose it.
        source: Option<SourceId>,
        /// What it is and says.
        #[serde(flatten)]
        content: NewSource,
    },
    /// Withdraws a source, or takes the withdrawal back. It stays readable.
    WithdrawSource {
        /// Which source.
        source: SourceId,
        /// False takes the withdrawal back.
        withdrawn: bool,
    },
    /// Makes passages of sources an input.
    AddInput {
        /// Its id, if the caller wants to choose it.
        input: Option<InputId>,
        /// Which passages, who said it, for whom and of what kind.
        #[serde(flatten)]
        content: NewInput,
    },
    /// Corrects an input.
    CorrectInput {
        /// Which input.
        input: InputId,
        /// As it is from now on.
        #[serde(flatten)]
        content: NewInput,
    },
    /// Withdraws an input, or takes the withdrawal back.
    WithdrawInput {
        /// Which input.
        input: InputId,
        /// False takes the withdrawal back.
        withdrawn: bool,
    },
    /// Says what became of an input, or takes back what was said of it.
    JudgeInput {
        /// Which input.
        input: InputId,
        /// What became of it; none takes the person's word away.
        became: Option<Became>,
        /// Why somebody thinks so.
        reason: Option<String>,
    },
    /// Ties an input to what it stands behind.
    AddLink {
        /// Its id, if the caller wants to choose it.
        link: Option<LinkId>,
        /// Which input.
        input: InputId,
        /// What it is tied to.
        target: Target,
        /// How the one stands to the other.
        relation: Relation,
        /// Why somebody thinks so.
        reason: Option<String>,
    },
    /// Corrects the relation or the reason of a link.
    CorrectLink {
        /// Which link.
        link: LinkId,
        /// How the input stands to the target.
        relation: Relation,
        /// Why somebody thinks so.
        reason: Option<String>,
    },
    /// Says that a link still holds, though the words under it or its input have changed.
    /// Good until they change again.
    AcceptLink {
        /// Which link.
        link: LinkId,
        /// Why it still holds.
        reason: String,
    },
    /// Takes a link away.
    RemoveLink {
        /// Which link.
        link: LinkId,
    },
    /// Refuses a suggestion: the input is not suggested for the clause again.
    RefuseSuggestion {
        /// Which input.
        input: InputId,
        /// For which clause.
        clause: ClauseId,
    },
    /// Writes a private comment on a clause. Comments are never exported.
    AddComment {
        /// Its id, if the caller wants to choose it.
        comment: Option<CommentId>,
        /// Which clause.
        clause: ClauseId,
        /// What it says.
        text: String,
    },
    /// Changes a comment, or marks it as dealt with.
    CorrectComment {
        /// Which comment.
        comment: CommentId,
        /// What it says.
        text: String,
        /// True once dealt with.
        done: bool,
    },
    /// Takes a comment away.
    RemoveComment {
        /// Which comment.
        comment: CommentId,
    },
    /// Adds a phase of the process, or corrects one.
    SetPhase {
        /// Which one; none, or an id not there yet, adds one.
        phase: Option<PhaseId>,
        /// What is known of it.
        #[serde(flatten)]
        stretch: Stretch,
    },
    /// Takes a phase away.
    RemovePhase {
        /// Which phase.
        phase: PhaseId,
    },
    /// Says that a document is expected, or that it came.
    SetExpected {
        /// Which one; none, or an id not there yet, adds one.
        expected: Option<ExpectedId>,
        /// What is known of it.
        #[serde(flatten)]
        document: Awaited,
    },
    /// Takes a document away that is not expected after all.
    RemoveExpected {
        /// Which document.
        expected: ExpectedId,
    },
    /// Adds a term to the glossary, or corrects one.
    SetTerm {
        /// Which one; none, or an id not there yet, adds one.
        term: Option<TermId>,
        /// What is said of it.
        #[serde(flatten)]
        entry: Entry,
    },
    /// Takes a term out of the glossary.
    RemoveTerm {
        /// Which term.
        term: TermId,
    },
    /// Adds an instrument that the text leans on, or corrects one.
    SetInstrument {
        /// Which one; none, or an id not there yet, adds one.
        instrument: Option<InstrumentId>,
        /// What is known of it.
        #[serde(flatten)]
        about: About,
    },
    /// Takes an instrument of the record away; one that is shipped stands as it is known.
    RemoveInstrument {
        /// Which instrument.
        instrument: InstrumentId,
    },
    /// Takes down a change that participants ask for.
    AddProposal {
        /// Its id, if the caller wants to choose it.
        proposal: Option<ProposalId>,
        /// What is asked for, by whom and why.
        #[serde(flatten)]
        content: NewProposal,
    },
    /// Takes proposals into the text: all that are named, or none.
    AcceptProposals {
        /// Which.
        proposals: Vec<ProposalId>,
        /// Of one proposal, which of its parts, counted from 0; none for all that wait.
        parts: Option<Vec<u32>>,
        /// In which session.
        session: Option<SessionId>,
        /// Why.
        note: Option<String>,
    },
    /// Refuses proposals.
    RefuseProposals {
        /// Which.
        proposals: Vec<ProposalId>,
        /// Of one proposal, which of its parts, counted from 0; none for all that wait.
        parts: Option<Vec<u32>>,
        /// In which session.
        session: Option<SessionId>,
        /// Why.
        note: Option<String>,
    },
    /// Puts proposals into the text in brackets, with whoever holds them.
    BracketProposals {
        /// Which.
        proposals: Vec<ProposalId>,
        /// In which session.
        session: Option<SessionId>,
        /// Why.
        note: Option<String>,
    },
    /// Says that those who made a proposal no longer do, or takes that back.
    WithdrawProposal {
        /// Which.
        proposal: ProposalId,
        /// False takes the withdrawal back.
        withdrawn: bool,
    },
    /// Says how a clause stands: open, agreed ad referendum, agreed, or reopened.
    SetStanding {
        /// Which clause.
        clause: ClauseId,
        /// True for what stands under it, too.
        #[serde(default)]
        #[ts(as = "Option<bool>")]
        part: bool,
        /// How it stands.
        said: Said,
        /// In which session.
        session: Option<SessionId>,
        /// In which reading of the text (1, 2, 3).
        reading: Option<u32>,
        /// Why, or with what words.
        note: Option<String>,
    },
    /// Puts a draft under silence: it stands at the deadline unless somebody breaks it.
    OpenSilence {
        /// Its id, if the caller wants to choose it.
        silence: Option<SilenceId>,
        /// Which draft.
        draft: DraftId,
        /// When it ends (RFC 3339).
        #[ts(type = "string")]
        deadline: jiff::Timestamp,
    },
    /// Says who broke silence.
    BreakSilence {
        /// Which silence procedure.
        silence: SilenceId,
        /// Who broke it.
        by: Vec<ParticipantId>,
        /// Why.
        note: Option<String>,
    },
    /// Says afterwards why a change was made, or corrects that.
    Annotate {
        /// Which change.
        change: ChangeId,
        /// Why; empty takes the note away.
        note: String,
    },
}

impl Action {
    /// Returns what it does, for the history and the undo menu: "reword a clause".
    pub fn label(&self) -> String {
        match self {
            Action::Retitle { .. } => "change the title",
            Action::AddClause { .. } => "add a clause",
            Action::Reword { .. } => "reword a clause",
            Action::Split { .. } => "split a clause",
            Action::Join { .. } => "join two clauses",
            Action::ChooseOption { .. } => "choose an option",
            Action::ResolveAcross { .. } => "resolve a bracket around paragraphs",
            Action::Move { .. } => "move a clause",
            Action::Recast { .. } => "change the kind of a clause",
            Action::Label { .. } => "label a clause",
            Action::Remove { .. } => "remove a clause",
            Action::Restore { .. } => "restore a clause",
            Action::Renumber { .. } => "renumber the text",
            Action::Together { what, .. } => return what.clone(),
            Action::Seal { name, .. } => return format!("seal the draft “{name}”"),
            Action::ImportDraft { name, .. } => return format!("import the draft “{name}”"),
            Action::WithdrawDraft { .. } => "withdraw a draft",
            Action::SameClause { .. } => "say that two clauses are the same",
            Action::NotSame { .. } => "say that two clauses are not the same",
            Action::SetSession { .. } => "set a session",
            Action::RemoveSession { .. } => "remove a session",
            Action::SetParticipant { .. } => "set a participant",
            Action::RemoveParticipant { .. } => "remove a participant",
            Action::AddSource { content, .. } => {
                return format!("add the source “{}”", content.title);
            }
            Action::WithdrawSource { .. } => "withdraw a source",
            Action::AddInput { .. } => "make an input",
            Action::CorrectInput { .. } => "correct an input",
            Action::WithdrawInput { .. } => "withdraw an input",
            Action::JudgeInput { .. } => "say what became of an input",
            Action::AddLink { .. } => "link an input",
            Action::CorrectLink { .. } => "correct a link",
            Action::AcceptLink { .. } => "accept a changed link",
            Action::RemoveLink { .. } => "remove a link",
            Action::RefuseSuggestion { .. } => "refuse a suggestion",
            Action::AddComment { .. } => "comment on a clause",
            Action::CorrectComment { .. } => "change a comment",
            Action::RemoveComment { .. } => "remove a comment",
            Action::SetPhase { .. } => "set a phase",
            Action::RemovePhase { .. } => "remove a phase",
            Action::SetExpected { .. } => "set an expected document",
            Action::RemoveExpected { .. } => "remove an expected document",
            Action::SetTerm { entry, .. } => return format!("set the term “{}”", entry.name),
            Action::RemoveTerm { .. } => "remove a term",
            Action::SetInstrument { about, .. } => {
                return format!("set the instrument “{}”", about.name);
            }
            Action::RemoveInstrument { .. } => "remove an instrument",
            Action::AddProposal { .. } => "take down a proposal",
            Action::AcceptProposals {
                proposals, parts, ..
            } => match (proposals.len(), parts) {
                (_, Some(_)) => "accept a proposal in part",
                (1, None) => "accept a proposal",
                (count, None) => return format!("accept {count} proposals"),
            },
            Action::RefuseProposals { proposals, .. } => match proposals.len() {
                1 => "refuse a proposal",
                count => return format!("refuse {count} proposals"),
            },
            Action::BracketProposals { proposals, .. } => match proposals.len() {
                1 => "put a proposal in brackets",
                count => return format!("put {count} proposals in brackets"),
            },
            Action::WithdrawProposal { .. } => "withdraw a proposal",
            Action::SetStanding { said, .. } => match said {
                Said::Open => "mark as open",
                Said::AgreedAdRef => "mark as agreed ad referendum",
                Said::Agreed => "mark as agreed",
                Said::Reopened => "reopen what was agreed",
            },
            Action::OpenSilence { .. } => "put a draft under silence",
            Action::BreakSilence { .. } => "break silence",
            Action::Annotate { .. } => "add a note to a change",
        }
        .to_owned()
    }
}

/// Writes a wording by the hash of its text: the log does not repeat the text.
fn by_hash<S: Serializer>(wording: &Wording, out: S) -> Result<S::Ok, S::Error> {
    crate::record::blob::Hash::of(wording.text.as_bytes()).serialize(out)
}

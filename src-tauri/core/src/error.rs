//! What can go wrong, in words that the reader can act on.

use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use crate::ids::{ChangeId, ClauseId, CommentId, DraftId, InputId, LinkId};
use crate::ids::{ExpectedId, InstrumentId, PhaseId, TermId};
use crate::ids::{ParticipantId, ProposalId, RevisionId, SessionId, SilenceId, SourceId};

/// What the core returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Everything that the core refuses or fails at.
///
/// Each message is one plain sentence that says what is wrong and, where it is
/// not plain from that, what to do; [`Error::remedy`] says who can act.
#[derive(Debug, thiserror::Error)]
#[expect(
    missing_docs,
    reason = "the fields are the holes of the message above them"
)]
pub enum Error {
    // What was asked does not fit.
    /// An id that is none.
    #[error("“{text}” is not an id; copy one from `travaux show`")]
    NotAnId { text: String },
    /// An action that does not parse.
    #[error(
        "line {line} is not an action: {problem}; the contract of the command line lists the actions and their fields"
    )]
    NotAnAction { line: usize, problem: String },
    /// A wording without words.
    #[error("a clause needs some words; to take it out of the text, remove it instead")]
    EmptyWording,
    /// A control character where only text may stand.
    #[error("the wording holds the control character U+{code:04X}; remove it and try again")]
    ControlInWording { code: u32 },
    /// A wording over the limit.
    #[error("the wording has {bytes} bytes, more than a clause can hold (4 MiB); split it")]
    WordingTooLong { bytes: usize },
    /// A bracket around paragraphs that is not there.
    #[error(
        "no bracket opens there that closes in a later paragraph; the text may have changed: look at the bracket again"
    )]
    NoSuchBracket,
    /// Words for a paragraph that does not stand in the bracket.
    #[error(
        "one of these paragraphs does not stand in the bracket; the text may have changed: look at the bracket again"
    )]
    OutsideBracket,
    /// A paragraph that would go with what stands under it outside the bracket.
    #[error(
        "“{text}” cannot go: part of what stands under it is outside the bracket; move that elsewhere, then resolve the bracket"
    )]
    HalfInBracket { text: String },
    /// Paragraphs that are not options of one another.
    #[error(
        "these are not options side by side (“Option 1: …”, “Option 2: …”); choose one of those that are in the text now"
    )]
    NotOptions,
    /// A range that is none of the text.
    #[error("the range {start}–{end} does not lie inside the text; select the words again")]
    OutsideText { start: u32, end: u32 },
    /// Two references on the same characters.
    #[error("two references stand on the same words; take one of them away")]
    ReferencesOverlap,
    /// A name that is empty.
    #[error("the {what} needs a name; give it one")]
    NeedsName { what: &'static str },
    /// A name that means another text.
    #[error(
        "the draft needs a name of its own: `working` and what begins with @ mean other texts; choose another name"
    )]
    NameOfAnotherText,
    /// A name that is already taken.
    #[error("there is already a {what} named “{name}”; choose another name")]
    NameTaken { what: &'static str, name: String },
    /// A date that is none.
    #[error("“{text}” is not a date; write it as 2018-02-05")]
    NotADate { text: String },
    /// A report between two drafts where there are not two.
    #[error("this looks from one draft to the next, and there are not two; seal or import one")]
    TooFewDrafts,
    /// A point in time that is none.
    #[error(
        "“{text}” is not a point in time; write @2018-03-01, @2018-03-01T12:00:00Z or @ and the id of a change"
    )]
    NotAPoint { text: String },
    /// A period that ends before it begins.
    #[error("{what} ends before it begins; correct one of the dates")]
    DatesRunBackwards { what: String },
    /// A clause that would stand under itself.
    #[error("a clause cannot stand under itself; choose another place")]
    PlaceUnderItself,
    /// Nesting over the limit.
    #[error("the text is nested more than {limit} levels deep; flatten it and try again")]
    NestedTooDeep { limit: u16 },
    /// A split at an end of the text.
    #[error("a split needs words on both sides; put the cursor inside the wording")]
    SplitAtEnd,
    /// A join of clauses that are not both in the text.
    #[error("a clause cannot be joined to itself; choose the clause before it")]
    JoinWithItself,
    /// An action on a clause that has been taken out.
    #[error("this clause has been removed from the text; restore it first")]
    ClauseRemoved { clause: ClauseId },
    /// A place after a clause that stands elsewhere.
    #[error("the clause to come after stands elsewhere; choose the place again")]
    NotASibling { clause: ClauseId },
    /// A comment without words.
    #[error("a comment needs some words; to take it away, remove it instead")]
    EmptyComment,
    /// A word that names no kind.
    #[error("“{kind}” is not a kind; choose one of: {known}")]
    NoSuchKind { kind: String, known: &'static str },
    /// A time before the record began.
    #[error("the record had nothing in it at {at}; choose a later time")]
    NothingThen { at: String },
    /// A clause that is in the text already.
    #[error("this clause is in the text already; there is nothing to restore")]
    NotRemoved { clause: ClauseId },
    /// A group that would contain itself.
    #[error(
        "a group cannot be a member of itself, nor of a group that belongs to it; choose another group"
    )]
    GroupInItself,
    /// An input without a passage.
    #[error("an input needs a passage; select some words of the source")]
    InputWithoutPassage,
    /// An input about itself.
    #[error("an input cannot support or oppose itself; choose another input")]
    AnswersItself,
    /// An input about one that is about it.
    #[error(
        "the input chosen answers this one in turn, so that each would support the other; choose another input"
    )]
    AnswersInCircle,
    /// An input about one that has been withdrawn.
    #[error(
        "the input that this one would answer has been withdrawn; take that withdrawal back first, or choose another input"
    )]
    AnswersWithdrawn,
    /// An acceptance without a reason.
    #[error("say in a few words why it still holds; the reason stays in the history")]
    NeedsReason,
    /// An acceptance where nothing has changed.
    #[error(
        "neither the words under this link nor its input have changed; there is nothing to accept"
    )]
    NothingToAccept,
    /// An action that would change nothing.
    #[error("nothing would change; it is already so")]
    NothingToChange,
    /// A printed number that names no clause.
    #[error("no clause is numbered “{number}” in this text; see `travaux show RECORD clauses`")]
    NoSuchNumber { number: String },
    /// A printed number that names several clauses.
    #[error("“{number}” names more than one clause; write one of: {}", candidates.join(" · "))]
    AmbiguousNumber {
        number: String,
        candidates: Vec<String>,
    },
    /// An empty text to seal.
    #[error(
        "there is no clause in the working text yet; write or import one before you seal a draft"
    )]
    NothingToSeal,

    // Something named is not there.
    /// No such clause.
    #[error("this record has no clause {0}; it may belong to another record")]
    NoSuchClause(ClauseId),
    /// No such revision.
    #[error("this record has no revision {0}; it may belong to another record")]
    NoSuchRevision(RevisionId),
    /// No such draft.
    #[error("this record has no draft {0}; it may belong to another record")]
    NoSuchDraft(DraftId),
    /// No draft of that name.
    #[error("this record has no draft named “{name}”; it has: {}", if known.is_empty() { "none yet".to_owned() } else { known.join(", ") })]
    NoDraftNamed { name: String, known: Vec<String> },
    /// No such session.
    #[error("this record has no session {0}; it may belong to another record")]
    NoSuchSession(SessionId),
    /// No such participant.
    #[error("this record has no participant {0}; it may belong to another record")]
    NoSuchParticipant(ParticipantId),
    /// No such source.
    #[error("this record has no source {0}; it may belong to another record")]
    NoSuchSource(SourceId),
    /// No such input.
    #[error("this record has no input {0}; it may belong to another record")]
    NoSuchInput(InputId),
    /// No such link.
    #[error("this record has no link {0}; it may have been taken back")]
    NoSuchLink(LinkId),
    /// No such comment.
    #[error("this record has no comment {0}; it may have been taken back")]
    NoSuchComment(CommentId),
    /// No such phase.
    #[error("this record has no phase {0}; look at the process again")]
    NoSuchPhase(PhaseId),
    /// No such document.
    #[error("this record expects no document {0}; look at the process again")]
    NoSuchExpected(ExpectedId),
    /// No such term.
    #[error("this record has no term {0}; see `travaux show … terms`")]
    NoSuchTerm(TermId),
    /// No such instrument.
    #[error("this record has no instrument {0} of its own; see `travaux show … instruments`")]
    NoSuchInstrument(InstrumentId),
    /// No such proposal.
    #[error("this record has no proposal {0}; it may have been taken back")]
    NoSuchProposal(ProposalId),
    /// No such silence procedure.
    #[error("this record has no silence procedure {0}; it may have been taken back")]
    NoSuchSilence(SilenceId),
    /// No such change.
    #[error("this record has no change {0}; see `travaux log`")]
    NoSuchChange(ChangeId),

    // The state of the record forbids it.
    /// A change to what the room has agreed.
    #[error("this clause is agreed; reopen it first")]
    ClauseAgreed { clause: ClauseId },
    /// Agreement on words in brackets.
    #[error(
        "“{text}” has brackets in it or around it, and they mean that it is not agreed; settle them first"
    )]
    InBrackets { text: String },
    /// A clause to be reopened that is not agreed.
    #[error("this clause is not agreed, so that there is nothing to reopen")]
    NotAgreed { clause: ClauseId },
    /// A proposal that cannot be accepted.
    #[error("the proposal of {names} cannot be taken up: {why}")]
    ProposalDoesNotFit { names: String, why: String },
    /// A part that a proposal does not have, or that has been decided.
    #[error("name parts of one proposal that wait for a decision, counted from 0; it has {parts}")]
    NoSuchPart { parts: usize },
    /// A silence that is over.
    #[error("silence ended at {deadline}, so that it cannot be broken any more")]
    SilencePassed { deadline: String },
    /// Something that others point at.
    #[error("this {what} is used by {by}; remove that first")]
    InUse { what: &'static str, by: String },
    /// Nothing to undo or redo.
    #[error("there is nothing of yours to {verb}")]
    NothingTo { verb: &'static str },
    /// An undo that would overwrite later work.
    #[error("this cannot be taken back: {what} has been changed since; take that back first")]
    ChangedSince { what: String },
    /// The record was opened for reading.
    #[error("this record is open for reading only: {why}; save a copy to change it")]
    ReadOnly { why: String },

    // The file.
    /// No file there.
    #[error("there is no file {}; check the name", path.display())]
    NoSuchFile { path: PathBuf },
    /// A file that is there already.
    #[error("{} is there already; choose another name", path.display())]
    FileExists { path: PathBuf },
    /// A file that is not a record.
    #[error("{} is not a Travaux record; choose another file", path.display())]
    NotARecord { path: PathBuf },
    /// A record from a newer program.
    #[error("{} was written by a newer version of Travaux; update the program to open it", path.display())]
    FileTooNew { path: PathBuf },
    /// A record from an earlier program.
    #[error("{} was written by an earlier version of Travaux; make it again from its history, which loses nothing", path.display())]
    FileTooOld { path: PathBuf },
    /// A record with damage.
    #[error("{} is damaged ({what}); make it again from its history, or from a backup", path.display())]
    Damaged { path: PathBuf, what: String },
    /// A record that somebody else writes.
    #[error("this record is open elsewhere ({who}); close it there, or go on reading only")]
    OpenElsewhere { who: String },
    /// A file that lacks what this desk has seen in it.
    #[error("{} holds {has} changes, fewer than the {had} that this desk has seen; it is an older copy: open the newer file, or make the record again from this one", path.display())]
    HistoryShorter { path: PathBuf, had: i64, has: i64 },
    /// A file that tells another history than the one this desk has seen.
    #[error("{} tells another history than the one this desk knows; run `travaux verify`, and ask who last wrote to it", path.display())]
    HistoryDiffers { path: PathBuf },
    /// A disk that says no.
    #[error(
        "the disk refused to write{}: {problem}; nothing of this is kept: free some space there, or save a copy elsewhere",
        folder.as_ref().map(|folder| format!(" in {}", folder.display())).unwrap_or_default()
    )]
    Disk {
        folder: Option<PathBuf>,
        problem: String,
    },
    /// A file that cannot be read or written.
    #[error("{} could not be {verb}: {problem}", path.display())]
    File {
        path: PathBuf,
        verb: &'static str,
        problem: String,
    },

    // Documents from outside.
    /// A document that cannot be read in full.
    #[error("{problem}; the record is unchanged")]
    Unreadable { problem: String },
    /// A kind of document that no reader knows.
    #[error(
        "there is no reader for “{ending}” files; save it as .md, .txt or .html and import that"
    )]
    UnknownFormat { ending: String },

    /// A print that the typesetter cannot set.
    #[error("{problem}")]
    NotPrinted { problem: String },

    /// Somebody asked for it.
    #[error("it was stopped, and the record is as it was; begin again when you like")]
    Stopped,

    // The program itself.
    /// SQLite said something that no other error covers.
    #[error(
        "the record could not be used ({0}), and nothing was changed; have it verified, and report this"
    )]
    Store(rusqlite::Error),
    /// Stored bytes that do not read: damage, or a bug.
    #[error(
        "something stored in this record does not read ({what}); have it verified, and make it again from its history, or from a backup"
    )]
    Stored { what: String },
}

/// Who can do something about an error, and what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Remedy {
    /// Ask for something else: the words say what.
    Rephrase,
    /// Look at the record again: it has changed.
    Reload,
    /// Choose another file.
    ChooseFile,
    /// Make the record again from its history, or from a backup.
    MakeAgain,
    /// Save a copy elsewhere.
    SaveCopy,
    /// Update the program.
    Update,
    /// Tell the makers.
    Report,
}

impl Error {
    /// Returns who can act on it.
    pub fn remedy(&self) -> Remedy {
        match self {
            Error::NoSuchClause(_)
            | Error::NoSuchRevision(_)
            | Error::NoSuchDraft(_)
            | Error::NoSuchSession(_)
            | Error::NoSuchParticipant(_)
            | Error::NoSuchSource(_)
            | Error::NoSuchInput(_)
            | Error::NoSuchLink(_)
            | Error::NoSuchComment(_)
            | Error::NoSuchPhase(_)
            | Error::NoSuchExpected(_)
            | Error::NoSuchTerm(_)
            | Error::NoSuchInstrument(_)
            | Error::NoSuchChange(_)
            | Error::NoSuchProposal(_)
            | Error::NoSuchSilence(_)
            | Error::ChangedSince { .. } => Remedy::Reload,
            Error::NoSuchFile { .. }
            | Error::FileExists { .. }
            | Error::NotARecord { .. }
            | Error::HistoryDiffers { .. }
            | Error::File { .. }
            | Error::Unreadable { .. }
            | Error::UnknownFormat { .. } => Remedy::ChooseFile,
            Error::ReadOnly { .. } | Error::OpenElsewhere { .. } | Error::Disk { .. } => {
                Remedy::SaveCopy
            }
            Error::FileTooNew { .. } => Remedy::Update,
            Error::Damaged { .. }
            | Error::Stored { .. }
            | Error::FileTooOld { .. }
            | Error::HistoryShorter { .. } => Remedy::MakeAgain,
            Error::Store(_) => Remedy::Report,
            _ => Remedy::Rephrase,
        }
    }
}

impl Error {
    /// Says of a disk's refusal in which folder it was, where that is not said yet.
    pub(crate) fn beside(self, file: &std::path::Path) -> Error {
        match self {
            Error::Disk {
                folder: None,
                problem,
            } => {
                let folder = match file.parent() {
                    Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
                    Some(folder) => folder.to_owned(),
                    None => file.to_owned(),
                };
                Error::Disk {
                    folder: Some(folder),
                    problem,
                }
            }
            other => other,
        }
    }
}

impl Error {
    /// Says why a file or a folder could not be read or written.
    pub fn file(path: &Path, verb: &'static str, error: &std::io::Error) -> Error {
        use std::io::ErrorKind;
        let problem = match error.kind() {
            ErrorKind::NotFound => "there is no such folder; check the name",
            ErrorKind::NotADirectory => "a folder of that name is a file; check the name",
            ErrorKind::PermissionDenied => {
                "you have no permission; ask its owner, or choose another"
            }
            ErrorKind::ReadOnlyFilesystem => "the disk is write-protected; choose another",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
                "the disk is full; free some space and try again"
            }
            ErrorKind::InvalidFilename => "the name is too long; choose a shorter one",
            _ => &error.to_string(),
        };
        Error::File {
            path: path.to_owned(),
            verb,
            problem: problem.to_owned(),
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi::ErrorCode;
        if unlike(&error) {
            return Error::Stored {
                what: plainly(&error),
            };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::Disk {
                folder: None,
                problem: "it is full".to_owned(),
            },
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Error::Disk {
                folder: None,
                problem: error.to_string(),
            },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Error::ReadOnly {
                why: "the file or its folder cannot be written".to_owned(),
            },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::OpenElsewhere {
                who: "another program is writing to it".to_owned(),
            },
            Some(ErrorCode::OperationInterrupted) => Error::Stopped,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Stored {
                what: plainly(&error),
            },
            _ => Error::Store(error),
        }
    }
}

/// Tells whether a row was read and holds what its column never does.
fn unlike(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..)
            | rusqlite::Error::QueryReturnedNoRows
    )
}

/// Says of a file that does not read what is wrong in it, in the words of a person.
pub(crate) fn plainly(error: &rusqlite::Error) -> String {
    use rusqlite::ffi::ErrorCode;
    let what = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt) => "a page of the file does not read",
        Some(ErrorCode::NotADatabase) => "its first page is not that of a record",
        // The program asks for no table that a record does not have.
        Some(ErrorCode::Unknown) => "one of its tables is not as it should be",
        None if unlike(error) => "a row is missing, or holds what none can hold",
        _ => return error.to_string(),
    };
    what.to_owned()
}

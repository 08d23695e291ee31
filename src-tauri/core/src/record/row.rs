//! Rows: what a change leaves behind, each with its kind, and how each kind is stored.

use rusqlite::Connection;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::error::{Error, Result};

/// What a row is. The numbers are part of the format and are never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ThingKind")]
#[repr(u8)]
pub enum Kind {
    /// The record itself: its title.
    Record = 1,
    /// A revision of a clause.
    Revision = 2,
    /// A draft.
    Draft = 3,
    /// The numbers given by a renumbering.
    Numbering = 4,
    /// A session.
    Session = 5,
    /// A participant.
    Participant = 6,
    /// A source.
    Source = 7,
    /// An input.
    Input = 8,
    /// A link.
    Link = 9,
    /// A comment.
    Comment = 10,
    /// The note on a change.
    Note = 11,
    /// A phase of the process.
    Phase = 20,
    /// A document that is expected.
    Expected = 21,
    /// A term of the glossary.
    Term = 22,
    /// An instrument.
    Instrument = 23,
    /// A proposal of a participant.
    Proposal = 24,
    /// One thing said of the standing of a clause.
    Standing = 25,
    /// A silence procedure.
    Silence = 26,
    /// A refused suggestion.
    Refusal = 27,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 19] = [
        Kind::Record,
        Kind::Revision,
        Kind::Draft,
        Kind::Numbering,
        Kind::Session,
        Kind::Participant,
        Kind::Source,
        Kind::Input,
        Kind::Link,
        Kind::Comment,
        Kind::Note,
        Kind::Refusal,
        Kind::Phase,
        Kind::Expected,
        Kind::Term,
        Kind::Instrument,
        Kind::Proposal,
        Kind::Standing,
        Kind::Silence,
    ];

    /// The version of the kind's bytes that this program writes.
    pub const fn version(self) -> u16 {
        1
    }

    pub(crate) fn from_number(number: u8) -> Result<Kind> {
        Kind::ALL
            .into_iter()
            .find(|kind| *kind as u8 == number)
            .ok_or_else(|| Error::Stored {
                what: format!("an edit of the unknown kind {number}"),
            })
    }
}

/// One row as a change leaves it; `after` is none where the change takes it away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What the row is.
    pub kind: Kind,
    /// The version of its bytes.
    pub version: u16,
    /// Which row.
    pub row: Uuid,
    /// Its bytes (JSON), exactly as hashed.
    pub after: Option<Vec<u8>>,
}

/// A value that a kind of row holds.
pub(crate) trait Row: Serialize + DeserializeOwned {
    /// What kind of row it is.
    const KIND: Kind;

    /// Puts the row into its tables in place of what stood there.
    fn store(&self, db: &Connection, id: Uuid, change: i64) -> Result<()>;

    /// Takes the row out of its tables.
    fn erase(db: &Connection, id: Uuid) -> Result<()>;
}

/// Applies an edit, written by this program or an older one, to the tables.
/// `change` is the local number of the change that it belongs to.
pub(crate) fn project(db: &Connection, edit: &Edit, change: i64) -> Result<()> {
    fn one<R: Row>(db: &Connection, edit: &Edit, change: i64) -> Result<()> {
        match &edit.after {
            Some(bytes) => read::<R>(bytes)?.store(db, edit.row, change),
            None => R::erase(db, edit.row),
        }
    }
    match edit.kind {
        Kind::Record => one::<super::title::TitleRow>(db, edit, change),
        Kind::Revision => one::<crate::clause::store::RevisionRow>(db, edit, change),
        Kind::Draft => one::<crate::text::draft::DraftRow>(db, edit, change),
        Kind::Numbering => one::<crate::text::draft::NumberingRow>(db, edit, change),
        Kind::Session => one::<crate::session::Meeting>(db, edit, change),
        Kind::Participant => one::<crate::participant::Profile>(db, edit, change),
        Kind::Source => one::<crate::source::SourceRow>(db, edit, change),
        Kind::Input => one::<crate::input::InputRow>(db, edit, change),
        Kind::Link => one::<crate::link::LinkRow>(db, edit, change),
        Kind::Comment => one::<crate::comment::CommentRow>(db, edit, change),
        Kind::Note => one::<super::note::NoteRow>(db, edit, change),
        Kind::Refusal => one::<crate::suggest::RefusalRow>(db, edit, change),
        Kind::Phase => one::<crate::session::Stretch>(db, edit, change),
        Kind::Expected => one::<crate::session::Awaited>(db, edit, change),
        Kind::Term => one::<crate::term::Entry>(db, edit, change),
        Kind::Instrument => one::<crate::instrument::About>(db, edit, change),
        Kind::Proposal => one::<crate::proposal::ProposalRow>(db, edit, change),
        Kind::Standing => one::<crate::standing::StandingRow>(db, edit, change),
        Kind::Silence => one::<crate::standing::SilenceRow>(db, edit, change),
    }
}

/// Reads the bytes of a row.
pub(crate) fn read<R: Row>(bytes: &[u8]) -> Result<R> {
    serde_json::from_slice(bytes).map_err(|error| Error::Stored {
        what: format!("{:?}: {error}", R::KIND),
    })
}

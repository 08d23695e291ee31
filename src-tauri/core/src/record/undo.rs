//! Undo and redo: changes that take changes back, kept like any other.
//!
//! A change stands until a change takes it back; that one (an undo) can be taken back
//! in turn (a redo). What never goes away is undone by adding: a reworded clause gets a
//! revision with its earlier wording, a sealed draft is marked as withdrawn. All else is
//! put back as it was.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::apply::Writer;
use super::log::{self, Change, Entry};
use super::row::{Edit, Kind};
use super::{Record, row};
use crate::by::By;
use crate::error::{Error, Result};
use crate::ids::{ChangeId, DraftId, InputId, ParticipantId, RevisionId, SessionId, SourceId};
use crate::outcome::Outcome;
use crate::text::draft;
use crate::{clause, input, participant, session, source, standing};

impl Record {
    /// Takes back one's own newest change that still stands.
    ///
    /// # Errors
    /// [`Error::NothingTo`], or [`Error::ChangedSince`] where somebody has changed the same since.
    pub fn undo(&mut self, by: &mut By) -> Result<Outcome> {
        let target =
            next(&self.db, &by.author, Way::Undo)?.ok_or(Error::NothingTo { verb: "undo" })?;
        let label = format!("undo: {}", log::label_of(&target.action));
        self.take_back(by, &target, label)
    }

    /// Takes back one's own newest undo, unless something was done after it.
    ///
    /// # Errors
    /// As [`Record::undo`].
    pub fn redo(&mut self, by: &mut By) -> Result<Outcome> {
        let undo =
            next(&self.db, &by.author, Way::Redo)?.ok_or(Error::NothingTo { verb: "redo" })?;
        let label = format!(
            "redo: {}",
            log::label_of(&undo.action).trim_start_matches("undo: ")
        );
        self.take_back(by, &undo, label)
    }

    /// Returns what [`Record::undo`] would take back, for the menu.
    pub fn undo_label(&self, author: &str) -> Result<Option<String>> {
        Ok(next(&self.db, author, Way::Undo)?.map(|change| log::label_of(&change.action)))
    }

    /// Returns what [`Record::redo`] would bring back, for the menu.
    pub fn redo_label(&self, author: &str) -> Result<Option<String>> {
        Ok(next(&self.db, author, Way::Redo)?.map(|change| {
            log::label_of(&change.action)
                .trim_start_matches("undo: ")
                .to_owned()
        }))
    }

    /// Returns the history, newest first: `limit` lines, older than the one given.
    pub fn history(&self, older_than: Option<i64>, limit: u32) -> Result<Vec<Entry>> {
        log::history(&self.db, older_than.unwrap_or(i64::MAX), limit)
    }

    fn take_back(&mut self, by: &mut By, target: &Change, label: String) -> Result<Outcome> {
        self.write(by, |tx| {
            let edits = log::edits(tx.db, target.seq)?;
            tx.change(label, None, Some(target.id), |w| reverse(w, target, &edits))
        })?
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Undo,
    Redo,
}

/// Finds the change that an author's next undo or redo takes back.
fn next(db: &Connection, author: &str, way: Way) -> Result<Option<Change>> {
    let query = match way {
        Way::Undo => include_str!("sql/next_undo.sql"),
        Way::Redo => include_str!("sql/next_redo.sql"),
    };
    let id = db
        .prepare_cached(query)?
        .query_row(named_params! {":author": author}, |row| {
            row.get("id").map(ChangeId)
        })
        .optional()?;
    id.map(|id| log::get(db, id)).transpose()
}

/// Leaves every row that a change touched as it was before that change.
fn reverse(w: &mut Writer<'_>, target: &Change, edits: &[Edit]) -> Result<()> {
    let mut done = HashSet::new();
    let mut revisions = Vec::new();
    for edit in edits.iter().rev() {
        let own_note = edit.kind == Kind::Note && edit.row == target.id.0;
        if own_note || !done.insert(edit.row) {
            continue;
        }
        if log::touched_since(w.db(), edit.row, target.seq)? {
            return Err(Error::ChangedSince {
                what: name(edit.kind).to_owned(),
            });
        }
        let earlier = w.before(edit.row, target.seq)?;
        match (edit.kind, &earlier) {
            (Kind::Revision, None) => {
                standing::guard_undo(w.db(), RevisionId(edit.row), target.seq)?;
                revisions.push(RevisionId(edit.row));
            }
            (Kind::Draft, None) => draft::withdraw(w, DraftId(edit.row))?,
            (Kind::Source, None) => source::withdraw(w, SourceId(edit.row), true)?,
            (Kind::Input, None) => input::withdraw(w, InputId(edit.row), true)?,
            // What a withdrawn source or input still names stays.
            (Kind::Session, None) if session::in_use(w.db(), SessionId(edit.row))?.is_some() => {}
            (Kind::Participant, None)
                if participant::in_use(w.db(), ParticipantId(edit.row))?.is_some() => {}
            _ => {
                let after = earlier.and_then(|earlier| earlier.after);
                w.edit(Edit {
                    kind: edit.kind,
                    version: row::Kind::version(edit.kind),
                    row: edit.row,
                    after,
                })?;
                if edit.kind == Kind::Input {
                    input::check_round(w.db(), InputId(edit.row))?;
                }
            }
        }
    }
    clause::change::take_back(w, &revisions)
}

/// Returns what a row of this kind is called in a sentence.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Record => "the title",
        Kind::Revision => "this clause",
        Kind::Draft => "this draft",
        Kind::Numbering => "the numbering",
        Kind::Session => "this session",
        Kind::Participant => "this participant",
        Kind::Source => "this source",
        Kind::Input => "this input",
        Kind::Link => "this link",
        Kind::Comment => "this comment",
        Kind::Note => "this note",
        Kind::Refusal => "this suggestion",
        Kind::Phase => "this phase",
        Kind::Expected => "this document",
        Kind::Term => "this term",
        Kind::Instrument => "this instrument",
        Kind::Proposal => "this proposal",
        Kind::Standing => "the standing of this clause",
        Kind::Silence => "this silence procedure",
    }
}

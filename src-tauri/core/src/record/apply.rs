//! The one way to write: an action becomes a change, its edits and the tables, in one transaction.

use jiff::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use serde::Serialize;
use uuid::Uuid;

use super::blob::Hash;
use super::log::{self, Change};
use super::row::{self, Edit, Kind, Row};
use super::{Record, blob, note, title};
use crate::action::Action;
use crate::by::By;
use crate::error::{Error, Result};
use crate::ids::{ChangeId, DeskId, RecordId};
use crate::outcome::{Outcome, Touched};
use crate::text::{draft, reference};
use crate::{
    clause, comment, input, instrument, link, participant, proposal, session, source, standing,
    suggest, term,
};

impl Record {
    /// Does what is asked, or nothing at all.
    ///
    /// # Errors
    /// Whatever the action's own checks say; the record is then as it was.
    pub fn apply(&mut self, by: &mut By, action: &Action) -> Result<Outcome> {
        let mut outcomes = self
            .apply_all(by, std::slice::from_ref(action))
            .map_err(|(_, error)| error)?;
        Ok(outcomes.remove(0))
    }

    /// Does several things, each as a change of its own, all or none.
    ///
    /// # Errors
    /// The index of the first action that was refused, and why.
    pub fn apply_all(
        &mut self,
        by: &mut By,
        actions: &[Action],
    ) -> Result<Vec<Outcome>, (usize, Error)> {
        self.write(by, |tx| {
            actions
                .iter()
                .enumerate()
                .map(|(nth, action)| {
                    tx.change(action.label(), Some(action), None, |w| perform(w, action))
                        .map_err(|error| (nth, error))
                })
                .collect()
        })
        .map_err(|error| (0, error))?
        .map_err(|(nth, error)| (nth, error.beside(&self.path)))
    }

    /// Runs `work` inside one immediate transaction, kept only where it succeeds.
    pub(super) fn write<T, E>(
        &mut self,
        by: &mut By,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<Result<T, E>> {
        if let Some(why) = &self.read_only {
            return Err(Error::ReadOnly { why: why.clone() });
        }
        let (record, desk) = (self.id, self.desk);
        let refused = |error: rusqlite::Error| Error::from(error).beside(&self.path);
        let transaction = self
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(refused)?;
        let result = work(&mut Tx {
            db: &transaction,
            record,
            desk,
            by,
        });
        match &result {
            Ok(_) => transaction.commit().map_err(refused)?,
            // A full disk has SQLite roll back by itself.
            Err(_) if transaction.is_autocommit() => {}
            Err(_) => transaction.rollback()?,
        }
        Ok(result)
    }
}

/// A transaction in which changes are made.
pub(super) struct Tx<'t> {
    pub(super) db: &'t Connection,
    record: RecordId,
    desk: DeskId,
    by: &'t mut By,
}

/// What the log keeps of an action: its label, and the action itself as a label for
/// programs. It is never run again.
#[derive(Serialize)]
struct Asked<'a> {
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<&'a Action>,
}

impl Tx<'_> {
    /// Makes one change: runs `work`, then seals what it left into the log.
    pub(super) fn change(
        &mut self,
        label: String,
        action: Option<&Action>,
        undoes: Option<ChangeId>,
        work: impl FnOnce(&mut Writer<'_>) -> Result<()>,
    ) -> Result<Outcome> {
        let (seq, clock) = log::ends(self.db)?;
        let newest = log::newest_of(self.db, self.desk)?;
        let id: ChangeId = self.by.id();
        let mut writer = Writer {
            db: self.db,
            record: self.record,
            id,
            seq: seq + 1,
            by: self.by,
            edits: Vec::new(),
            touched: Vec::new(),
            made: Vec::new(),
            renumbers: false,
        };
        work(&mut writer)?;
        if writer.renumbers {
            reference::reprint(&mut writer)?;
        }
        let Writer {
            edits,
            touched,
            made,
            ..
        } = writer;
        if edits.is_empty() {
            return Err(Error::NothingToChange);
        }
        let asked = Asked {
            label: &label,
            action,
        };
        let mut change = Change {
            seq: seq + 1,
            id,
            desk: self.desk,
            number: newest.as_ref().map_or(0, |change| change.number) + 1,
            clock: clock + 1,
            at: time_text(self.by.at),
            author: self.by.author.clone(),
            action: serde_json::to_vec(&asked).expect("an action is plain data"),
            undoes,
            seen: Vec::new(),
            before: newest.map_or(Hash([0; 32]), |change| change.hash),
            hash: Hash([0; 32]),
        };
        change.hash = change.computed_hash(self.record, &edits);
        log::append(self.db, &change)?;
        Ok(Outcome {
            change: id,
            label,
            touched,
            made,
        })
    }
}

/// Writes a time as the log keeps it.
pub(super) fn time_text(at: Timestamp) -> String {
    format!("{at:.3}")
}

/// A change being made: what the concepts write through.
pub(crate) struct Writer<'t> {
    db: &'t Connection,
    record: RecordId,
    id: ChangeId,
    seq: i64,
    by: &'t mut By,
    edits: Vec<Edit>,
    touched: Vec<Touched>,
    made: Vec<Touched>,
    /// True once something was written by which numbers may change.
    renumbers: bool,
}

impl<'t> Writer<'t> {
    /// Returns the connection, to read what has been written so far.
    pub(crate) fn db(&self) -> &'t Connection {
        self.db
    }

    /// Returns the identity of the record.
    pub(crate) fn record(&self) -> RecordId {
        self.record
    }

    /// Returns the change being made.
    pub(crate) fn change(&self) -> ChangeId {
        self.id
    }

    /// Returns who makes it.
    pub(crate) fn author(&self) -> &str {
        &self.by.author
    }

    /// Returns when.
    pub(crate) fn at(&self) -> Timestamp {
        self.by.at
    }

    /// Returns the id that was asked for, or a new one.
    pub(crate) fn id_or_new<T: From<Uuid>>(&mut self, asked: Option<T>) -> T {
        asked.unwrap_or_else(|| self.by.id())
    }

    /// Stores a text or a file under its hash.
    pub(crate) fn blob(&mut self, bytes: &[u8]) -> Result<Hash> {
        blob::put(self.db, bytes)
    }

    /// Leaves a row as it stands from now on.
    pub(crate) fn put<R: Row>(&mut self, id: Uuid, row: &R) -> Result<()> {
        let after = serde_json::to_vec(row).expect("a row is plain data");
        self.edit(Edit {
            kind: R::KIND,
            version: R::KIND.version(),
            row: id,
            after: Some(after),
        })
    }

    /// Leaves a revision that says other words in the same place: no number changes by it.
    pub(crate) fn put_words<R: Row>(&mut self, id: Uuid, row: &R) -> Result<()> {
        let before = self.renumbers;
        self.put(id, row)?;
        self.renumbers = before;
        Ok(())
    }

    /// Takes a row away.
    pub(crate) fn erase<R: Row>(&mut self, id: Uuid) -> Result<()> {
        self.edit(Edit {
            kind: R::KIND,
            version: R::KIND.version(),
            row: id,
            after: None,
        })
    }

    /// Leaves a row as an edit says.
    pub(crate) fn edit(&mut self, edit: Edit) -> Result<()> {
        log::add_edit(self.db, self.seq, self.edits.len(), &edit)?;
        row::project(self.db, &edit, self.seq)?;
        self.renumbers |= matches!(edit.kind, Kind::Revision | Kind::Draft | Kind::Numbering);
        if edit.kind != Kind::Revision {
            self.touch(edit.kind, edit.row);
        }
        self.edits.push(edit);
        Ok(())
    }

    /// Notes that something was touched.
    pub(crate) fn touch(&mut self, kind: Kind, id: Uuid) {
        let touched = Touched { kind, id };
        if !self.touched.contains(&touched) {
            self.touched.push(touched);
        }
    }

    /// Notes that something was made.
    pub(crate) fn made(&mut self, kind: Kind, id: impl Into<Uuid>) {
        let id = id.into();
        self.touch(kind, id);
        self.made.push(Touched { kind, id });
    }

    /// Returns what a row was before this change.
    pub(crate) fn before(&self, row: Uuid, change: i64) -> Result<Option<Edit>> {
        log::before(self.db, row, change)
    }
}

/// Does one action. Each arm is one call into the concept that it is about.
fn perform(w: &mut Writer<'_>, action: &Action) -> Result<()> {
    use Action as A;
    match action {
        A::Retitle { title } => title::set(w, title),
        A::AddClause {
            clause,
            wording,
            kind,
            series,
            alternative,
            parent,
            after,
            note,
        } => {
            let new = clause::change::New {
                wording,
                kind: *kind,
                series,
                alternative: *alternative,
            };
            clause::change::add(w, *clause, &new, *parent, *after)?;
            note::add(w, note.as_deref())
        }
        A::Reword {
            clause,
            wording,
            note,
        } => {
            clause::change::reword(w, *clause, wording)?;
            note::add(w, note.as_deref())
        }
        A::Split {
            clause,
            at,
            second,
            note,
        } => {
            clause::change::split(w, *clause, *at, *second)?;
            note::add(w, note.as_deref())
        }
        A::Join { clause, into, note } => {
            clause::change::join(w, *clause, *into)?;
            note::add(w, note.as_deref())
        }
        A::ChooseOption {
            options,
            stays,
            note,
        } => {
            clause::option::choose(w, options, *stays)?;
            note::add(w, note.as_deref())
        }
        A::ResolveAcross {
            clause,
            at,
            stays,
            note,
        } => {
            clause::across::resolve(w, *clause, *at, stays)?;
            note::add(w, note.as_deref())
        }
        A::Move {
            clause,
            parent,
            after,
            note,
        } => {
            clause::change::shift(w, *clause, *parent, *after)?;
            note::add(w, note.as_deref())
        }
        A::Recast {
            clause,
            kind,
            series,
            alternative,
        } => clause::change::recast(w, *clause, *kind, series, *alternative),
        A::Label { clause, label } => clause::change::label(w, *clause, label.as_deref()),
        A::Remove { clause, note } => {
            clause::change::remove(w, *clause)?;
            note::add(w, note.as_deref())
        }
        A::Restore {
            clause,
            revision,
            note,
        } => {
            clause::change::restore(w, *clause, *revision)?;
            note::add(w, note.as_deref())
        }
        A::Renumber { note } => {
            draft::renumber(w)?;
            note::add(w, note.as_deref())
        }
        A::Together { actions, .. } => actions.iter().try_for_each(|action| perform(w, action)),
        A::Seal {
            draft,
            name,
            date,
            note,
        } => {
            draft::seal(w, *draft, name, *date)?;
            note::add(w, note.as_deref())
        }
        A::ImportDraft {
            draft,
            name,
            date,
            document,
            file,
        } => crate::text::import::draft(w, *draft, name, *date, document, file.as_deref()),
        A::WithdrawDraft { draft } => draft::withdraw(w, *draft),
        A::SameClause { clause, is } => clause::identity::same(w, *clause, *is),
        A::NotSame {
            clause,
            from,
            other,
        } => clause::identity::not_same(w, *clause, *from, *other),
        A::SetSession { session, meeting } => session::set(w, *session, meeting).map(|_| ()),
        A::RemoveSession { session } => session::remove(w, *session),
        A::SetParticipant {
            participant,
            profile,
        } => participant::set(w, *participant, profile).map(|_| ()),
        A::RemoveParticipant { participant } => participant::remove(w, *participant),
        A::AddSource { source, content } => source::add(w, *source, content).map(|_| ()),
        A::WithdrawSource { source, withdrawn } => source::withdraw(w, *source, *withdrawn),
        A::AddInput { input, content } => input::add(w, *input, content).map(|_| ()),
        A::CorrectInput { input, content } => input::correct(w, *input, content),
        A::WithdrawInput { input, withdrawn } => input::withdraw(w, *input, *withdrawn),
        A::JudgeInput {
            input,
            became,
            reason,
        } => input::judge(w, *input, *became, reason.as_deref()),
        A::AddLink {
            link,
            input,
            target,
            relation,
            reason,
        } => link::add(w, *link, *input, *target, *relation, reason.as_deref()),
        A::CorrectLink {
            link,
            relation,
            reason,
        } => link::correct(w, *link, *relation, reason.as_deref()),
        A::AcceptLink { link, reason } => link::accept(w, *link, reason),
        A::RemoveLink { link } => link::remove(w, *link),
        A::RefuseSuggestion { input, clause } => suggest::refuse(w, *input, *clause),
        A::AddComment {
            comment,
            clause,
            text,
        } => comment::add(w, *comment, *clause, text),
        A::CorrectComment {
            comment,
            text,
            done,
        } => comment::correct(w, *comment, text, *done),
        A::RemoveComment { comment } => comment::remove(w, *comment),
        A::SetPhase { phase, stretch } => session::set_phase(w, *phase, stretch),
        A::RemovePhase { phase } => session::remove_phase(w, *phase),
        A::SetExpected { expected, document } => session::set_expected(w, *expected, document),
        A::RemoveExpected { expected } => session::remove_expected(w, *expected),
        A::SetTerm { term, entry } => term::set(w, *term, entry),
        A::RemoveTerm { term } => term::remove(w, *term),
        A::SetInstrument { instrument, about } => instrument::set(w, *instrument, about),
        A::RemoveInstrument { instrument } => instrument::remove(w, *instrument),
        A::AddProposal { proposal, content } => proposal::propose(w, *proposal, content),
        A::AcceptProposals {
            proposals,
            parts,
            session,
            note,
        } => proposal::accept(w, proposals, parts.as_deref(), *session, note.as_deref()),
        A::RefuseProposals {
            proposals,
            parts,
            session,
            note,
        } => proposal::refuse(w, proposals, parts.as_deref(), *session, note.as_deref()),
        A::BracketProposals {
            proposals,
            session,
            note,
        } => proposal::bracket(w, proposals, *session, note.as_deref()),
        A::WithdrawProposal {
            proposal,
            withdrawn,
        } => proposal::withdraw(w, *proposal, *withdrawn),
        A::SetStanding {
            clause,
            part,
            said,
            session,
            reading,
            note,
        } => {
            let new = standing::New {
                said: *said,
                session: *session,
                reading: *reading,
                note: note.as_deref(),
            };
            standing::set(w, *clause, *part, &new)
        }
        A::OpenSilence {
            silence,
            draft,
            deadline,
        } => standing::open_silence(w, *silence, *draft, *deadline),
        A::BreakSilence { silence, by, note } => {
            standing::break_silence(w, *silence, by, note.as_deref())
        }
        A::Annotate { change, note } => note::annotate(w, *change, note),
    }
}

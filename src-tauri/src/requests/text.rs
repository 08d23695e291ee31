//! The text: reading it, changing it, and the history of its clauses.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use travaux::clause::bracket::tally;
use travaux::clause::{self, Revision};
use travaux::compare::{Op, Piece, words};
use travaux::ids::{ChangeId, ClauseId};
use travaux::link::Target;
use travaux::standing::Stands;
use travaux::text::{Item, outline};
use travaux::{Action, Outcome, Record, comment, link, proposal, source, standing};
use ts_rs::TS;
use uuid::Uuid;

use super::about::Nothing;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16;

/// One clause of the text with what the margin shows.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Line {
    /// The clause.
    #[serde(flatten)]
    item: Item,
    /// How many brackets stand in it or around it.
    brackets: u32,
    /// How many inputs are linked to it or its words.
    inputs: u32,
    /// How many comments on it wait to be dealt with.
    comments: u32,
    /// How many proposals on it wait for a decision.
    proposals: u32,
    /// How it stands.
    stands: Stands,
}

/// Which state of the text.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Text {
    /// The change after which to read it; none for the working text.
    as_of: Option<ChangeId>,
}

/// Returns an item as the window counts its offsets.
pub(super) fn for_window(mut item: Item) -> Item {
    item.state.wording = utf16::for_window(item.state.wording);
    item
}

/// Reads the working text, or the record as it stood after a change.
pub(super) fn text(desk: &Desk, args: Text) -> Result<Vec<Line>, Failure> {
    desk.read(|record| match args.as_of {
        Some(change) => lines(&record.as_of(change)?),
        None => lines(record),
    })
}

pub(super) fn lines(record: &Record) -> travaux::Result<Vec<Line>> {
    let mut inputs: HashMap<ClauseId, u32> = HashMap::new();
    for clause in link::list(record.db())?
        .iter()
        .filter_map(|link| link.target.clause())
    {
        *inputs.entry(clause).or_default() += 1;
    }
    let mut comments: HashMap<ClauseId, u32> = HashMap::new();
    for comment in comment::list(record.db())?
        .iter()
        .filter(|comment| !comment.done)
    {
        *comments.entry(comment.clause).or_default() += 1;
    }
    let count = |counts: &HashMap<ClauseId, u32>, clause: ClauseId| {
        counts.get(&clause).copied().unwrap_or(0)
    };
    let mut proposals: HashMap<ClauseId, u32> = HashMap::new();
    for one in proposal::list(record.db())?
        .iter()
        .filter(|one| one.waits())
    {
        if let Some(clause) = one.asked.clause() {
            *proposals.entry(clause).or_default() += 1;
        }
    }
    let items = outline::working(record.db())?;
    let standing = standing::shown(record.db(), &items)?;
    let brackets = tally::tally(&tally::lent(&items)).touching;
    Ok(items
        .into_iter()
        .zip(standing)
        .zip(brackets)
        .map(|((item, standing), brackets)| Line {
            proposals: count(&proposals, item.clause),
            stands: standing.stands,
            brackets,
            inputs: count(&inputs, item.clause),
            comments: count(&comments, item.clause),
            item: for_window(item),
        })
        .collect())
}

/// Something to do.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Act {
    /// What. Offsets in it count UTF-16 units.
    action: Action,
}

/// Does something to the record. A clause that gets a wording is kept: its text leaves the
/// recovery journal once the change is on the disk.
pub(super) fn act(desk: &Desk, args: Act) -> Result<Outcome, Failure> {
    let mut action = args.action;
    let outcome = desk.write(|record, by| {
        in_bytes(record, &mut action)?;
        record.apply(by, &action)
    })?;
    for clause in reworded(&action) {
        desk.journal(|journal, left| {
            left.remove(&clause);
            journal.done(clause)
        })?;
    }
    Ok(outcome)
}

/// Returns the clauses whose wording an action keeps.
fn reworded(action: &Action) -> Vec<ClauseId> {
    match action {
        Action::Reword { clause, .. } => vec![*clause],
        Action::Together { actions, .. } => actions.iter().flat_map(reworded).collect(),
        _ => Vec::new(),
    }
}

/// Turns the window's offsets in an action into bytes.
pub(super) fn in_bytes(record: &Record, action: &mut Action) -> travaux::Result<()> {
    match action {
        Action::AddClause { wording, .. } | Action::Reword { wording, .. } => {
            *wording = utf16::from_window(std::mem::take(wording));
        }
        Action::Split { clause, at, .. } | Action::ResolveAcross { clause, at, .. } => {
            *at = utf16::byte(&clause::head(record.db(), *clause)?.state.wording.text, *at);
        }
        Action::AddInput { content, .. } | Action::CorrectInput { content, .. } => {
            for passage in &mut content.passages {
                let text = source::text(record.db(), passage.source)?;
                passage.start = utf16::byte(&text, passage.start);
                passage.end = utf16::byte(&text, passage.end);
            }
        }
        Action::AddLink { target, .. } => target_in_bytes(record, target)?,
        Action::Together { actions, .. } => {
            for action in actions {
                in_bytes(record, action)?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// Turns the window's offsets in a target into bytes.
pub(super) fn target_in_bytes(record: &Record, target: &mut Target) -> travaux::Result<()> {
    if let Target::Words {
        revision,
        start,
        end,
        ..
    }
    | Target::Removal {
        revision,
        start,
        end,
        ..
    } = target
    {
        let text = clause::revision(record.db(), *revision)?.state.wording.text;
        *start = utf16::byte(&text, *start);
        *end = utf16::byte(&text, *end);
    }
    Ok(())
}

/// Takes back one's own newest change.
pub(super) fn undo(desk: &Desk, _args: Nothing) -> Result<Outcome, Failure> {
    desk.write(Record::undo)
}

/// Brings back what was taken back last.
pub(super) fn redo(desk: &Desk, _args: Nothing) -> Result<Outcome, Failure> {
    desk.write(Record::redo)
}

/// Which clause.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct OfClause {
    /// The clause.
    pub(crate) clause: ClauseId,
}

/// One revision with what it changed.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Step {
    /// The revision.
    #[serde(flatten)]
    revision: Revision,
    /// What it changed in the wording of the revision that it follows.
    redline: Vec<Piece>,
    /// True where it moved the clause.
    moved: bool,
    /// The names of the drafts that have it, the earliest first.
    drafts: Vec<String>,
    /// The number of the revision that it brings back.
    restores_number: Option<u32>,
}

/// Lists the revisions of a clause, newest first.
pub(super) fn history(desk: &Desk, args: OfClause) -> Result<Vec<Step>, Failure> {
    desk.read(|record| {
        let revisions = clause::history(record.db(), args.clause)?;
        let known: HashMap<Uuid, Revision> = revisions
            .iter()
            .map(|one| (one.id.0, one.clone()))
            .collect();
        let in_drafts = clause::in_drafts(record.db(), args.clause)?;
        revisions
            .into_iter()
            .map(|mut revision| {
                let before = match revision.parents.first() {
                    Some(parent) => Some(match known.get(&parent.0) {
                        Some(parent) => parent.clone(),
                        None => clause::revision(record.db(), *parent)?,
                    }),
                    None => None,
                };
                let older = before
                    .as_ref()
                    .map_or("", |before| before.state.wording.text.as_str());
                let redline = pieces(older, &revision.state.wording.text);
                let moved = before.is_some_and(|before| before.state.place != revision.state.place);
                let restores = revision
                    .restores
                    .and_then(|restored| known.get(&restored.0));
                let restores_number = restores.map(|restored| restored.number);
                let drafts = in_drafts
                    .iter()
                    .filter(|(_, of)| *of == revision.id)
                    .map(|(name, _)| name.clone())
                    .collect();
                revision.state.wording = utf16::for_window(revision.state.wording);
                Ok(Step {
                    redline,
                    moved,
                    drafts,
                    restores_number,
                    revision,
                })
            })
            .collect()
    })
}

/// Compares two wordings.
pub(super) fn pieces(older: &str, newer: &str) -> Vec<Piece> {
    words::words(older, newer)
        .into_iter()
        .map(|change| {
            let (op, text) = match change {
                words::Change::Kept(text) => (Op::Keep, text),
                words::Change::Removed(text) => (Op::Remove, text),
                words::Change::Added(text) => (Op::Add, text),
            };
            Piece {
                op,
                text: text.to_owned(),
            }
        })
        .collect()
}

/// Lists the private comments on a clause.
pub(super) fn comments(desk: &Desk, args: OfClause) -> Result<Vec<comment::Comment>, Failure> {
    desk.read(|record| comment::of_clause(record.db(), args.clause))
}

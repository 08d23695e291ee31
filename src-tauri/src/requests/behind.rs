//! What stands behind the changes of a comparison: revisions, authors, notes and inputs.

use std::collections::HashMap;

use serde::Serialize;
use travaux::ids::{InputId, RevisionId};
use travaux::{Record, input, session, source};
use ts_rs::TS;

use super::compare::OfComparison;
use super::sources::called;
use crate::desk::Desk;
use crate::failure::Failure;

/// What stands behind one change.
#[derive(Debug, Serialize, TS)]
pub(crate) struct BehindChange {
    /// The revisions that made it, newest first.
    revisions: Vec<RevisionId>,
    /// Who made them.
    authors: Vec<String>,
    /// True where one of them has a note.
    noted: bool,
    /// The inputs linked to it.
    inputs: Vec<InputId>,
    /// The sessions in which they were said, as a reader names them.
    sessions: Vec<String>,
}

/// Finds what stands behind rows of a comparison.
pub(super) fn behind(desk: &Desk, args: OfComparison) -> Result<Vec<BehindChange>, Failure> {
    let made = args.made(desk)?;
    desk.read(|record| {
        let mut sessions = HashMap::new();
        let rows = args.rows.iter();
        rows.filter_map(|row| made.revisions(*row))
            .map(|(old, new)| one(record, &old, &new, &mut sessions))
            .collect()
    })
}

fn one(
    record: &Record,
    old: &[RevisionId],
    new: &[RevisionId],
    sessions: &mut HashMap<InputId, String>,
) -> travaux::Result<BehindChange> {
    let found = travaux::behind::behind(record.db(), old, new)?;
    let mut authors: Vec<String> = Vec::new();
    for revision in &found.revisions {
        if !authors.contains(&revision.author) {
            authors.push(revision.author.clone());
        }
    }
    let mut heard: Vec<String> = Vec::new();
    for input in &found.inputs {
        if !sessions.contains_key(input) {
            sessions.insert(*input, session_of(record, *input)?);
        }
        if !heard.contains(&sessions[input]) {
            heard.push(sessions[input].clone());
        }
    }
    Ok(BehindChange {
        noted: found.revisions.iter().any(|one| one.note.is_some()),
        revisions: found.revisions.iter().map(|one| one.id).collect(),
        authors,
        inputs: found.inputs,
        sessions: heard,
    })
}

fn session_of(record: &Record, input: InputId) -> travaux::Result<String> {
    let passages = input::get(record.db(), input)?.content.passages;
    let source = source::get(record.db(), passages[0].source)?;
    Ok(called(session::get(record.db(), source.session)?.meeting))
}

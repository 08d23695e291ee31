//! What is being typed: safe in the recovery journal before it is kept.

use serde::{Deserialize, Serialize};
use travaux::Error;
use travaux::clause::Wording;
use travaux::ids::{ClauseId, RevisionId};
use ts_rs::TS;

use super::about::Nothing;
use super::text::OfClause;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16;

/// What is being typed in a clause.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Hold {
    /// The clause.
    clause: ClauseId,
    /// The revision that it started from.
    revision: RevisionId,
    /// What stands there now. May be empty.
    wording: Wording,
}

/// What was typed and not kept.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Unkept {
    /// The clause.
    clause: ClauseId,
    /// The revision that it started from.
    revision: RevisionId,
    /// What was typed.
    wording: Wording,
    /// When (RFC 3339).
    at: String,
    /// True where a desk that is no longer running left it: offer it again.
    left_behind: bool,
}

/// Keeps what is being typed in the recovery journal.
pub(super) fn hold(desk: &Desk, args: Hold) -> Result<(), Failure> {
    let wording = utf16::from_window(args.wording);
    let held = desk.journal(|journal, left| {
        let now = jiff::Timestamp::now();
        Ok(journal
            .put(args.clause, args.revision, &wording, now)
            .map(|()| left.remove(&args.clause)))
    })?;
    match held {
        Err(Error::Disk { problem, .. }) => Err(Failure::not_held(&problem)),
        held => Ok(held.map(drop)?),
    }
}

/// Lists what was typed and not kept.
pub(super) fn unkept(desk: &Desk, _args: Nothing) -> Result<Vec<Unkept>, Failure> {
    if desk.read(|record| Ok(record.read_only().is_some()))? {
        return Ok(Vec::new());
    }
    desk.journal(|journal, left| {
        let texts = journal.all()?.into_iter().map(|text| Unkept {
            clause: text.clause,
            revision: text.based_on,
            wording: utf16::for_window(text.wording),
            at: text.at.to_string(),
            left_behind: left.contains(&text.clause),
        });
        Ok(texts.collect())
    })
}

/// Says where the journals of this record that did not read are set aside; once.
pub(super) fn journals_read(desk: &Desk, _args: Nothing) -> Result<(), Failure> {
    let mut slot = desk.slot();
    let damaged = slot.as_mut().map(|open| std::mem::take(&mut open.damaged));
    match damaged.unwrap_or_default().as_slice() {
        [] => Ok(()),
        files => Err(Failure::damaged_journals(files)),
    }
}

/// Drops what was typed in a clause and not kept.
pub(super) fn let_go(desk: &Desk, args: OfClause) -> Result<(), Failure> {
    desk.journal(|journal, left| {
        journal.done(args.clause)?;
        left.remove(&args.clause);
        Ok(())
    })
}

//! Identity: which revisions are of one clause, and corrections where a program guessed wrong.

use rusqlite::Connection;

use super::change;
use super::store::{self, RevisionRow};
use super::{Revision, Wording};
use crate::error::{Error, Result};
use crate::ids::{ClauseId, RevisionId};
use crate::provenance::{self, Known, Run};
use crate::record::row::{self, Kind};
use crate::record::{Writer, log};
use crate::text::{outline, reference};
use crate::{comment, link, proposal, standing};

/// Finds where the words of a new revision come from: its parents, and what earlier
/// revisions of the clause said. A number printed anew is no new word.
pub(crate) fn origin(
    db: &Connection,
    clause: ClauseId,
    revision: RevisionId,
    wording: &Wording,
    parents: &[Revision],
) -> Result<Vec<Run>> {
    if let [parent] = parents
        && let Some(numbers) = reference::only_prints(&parent.state.wording, wording)
        && let Some(origin) =
            provenance::renumbered(&wording.text, revision, &as_known(parent), &numbers)
    {
        return Ok(origin);
    }
    let parents: Vec<Known<'_>> = parents.iter().map(as_known).collect();
    let mut failed = None;
    let earlier = |wanted: &dyn Fn(&str) -> bool| {
        store::wordings(db, clause, wanted).unwrap_or_else(|error| {
            failed = Some(error);
            Vec::new()
        })
    };
    let origin = provenance::origin_among(
        &wording.text,
        revision,
        &parents,
        earlier,
        std::iter::empty(),
    );
    failed.map_or(Ok(origin), Err)
}

/// Lends a revision to the pure functions of provenance.
pub(crate) fn as_known(revision: &Revision) -> Known<'_> {
    Known::new(
        revision.state.wording.text.as_str(),
        revision.origin.as_slice(),
    )
}

/// Says that `clause` is the older clause `is`: its revisions go over, and what pointed at it follows.
pub(crate) fn same(w: &mut Writer<'_>, clause: ClauseId, is: ClauseId) -> Result<()> {
    if clause == is {
        return Err(Error::NothingToChange);
    }
    let older = store::head(w.db(), is)?;
    let mut going = store::history(w.db(), clause)?;
    going.reverse();
    let under = outline::siblings(w.db(), Some(clause))?;
    hand_over(w, &going, is, &[older.id])?;
    for (child, _) in under {
        change::hang_under(w, child, is)?;
    }
    link::retarget(w, clause, is)?;
    reference::retarget(w, clause, is)?;
    comment::retarget(w, clause, is)?;
    proposal::retarget(w, clause, is)?;
    standing::retarget(w, clause, is)?;
    w.touch(Kind::Revision, clause.0);
    w.touch(Kind::Revision, is.0);
    Ok(())
}

/// Says that from a revision on, `clause` is another clause. What is left of it leaves the text.
pub(crate) fn not_same(
    w: &mut Writer<'_>,
    clause: ClauseId,
    from: RevisionId,
    other: Option<ClauseId>,
) -> Result<()> {
    let first = store::revision(w.db(), from)?;
    if first.clause != clause {
        return Err(Error::NoSuchRevision(from));
    }
    if first.number == 1 {
        return Err(Error::NothingToChange);
    }
    let other = w.id_or_new(other);
    let mut going = store::history(w.db(), clause)?;
    going.retain(|revision| revision.number >= first.number);
    going.reverse();
    let under = outline::siblings(w.db(), Some(clause))?;
    hand_over(w, &going, other, &[])?;
    w.made(Kind::Revision, other);
    for (child, _) in under {
        change::hang_under(w, child, other)?;
    }
    let left = store::head(w.db(), clause)?;
    if !left.state.removed {
        change::follow(w, &left, |state| state.removed = true)?;
    }
    Ok(())
}

/// Gives revisions, oldest first, to another clause. The first follows `parents` from now
/// on, and the origin of the words of all of them is found again.
fn hand_over(
    w: &mut Writer<'_>,
    going: &[Revision],
    to: ClauseId,
    parents: &[RevisionId],
) -> Result<()> {
    for (nth, revision) in going.iter().enumerate() {
        let edit = log::before(w.db(), revision.id.0, i64::MAX)?;
        let bytes = edit
            .and_then(|edit| edit.after)
            .ok_or(Error::NoSuchRevision(revision.id))?;
        let mut changed: RevisionRow = row::read(&bytes)?;
        if nth == 0 {
            changed.parents = parents.to_vec();
        }
        let follows = changed
            .parents
            .iter()
            .map(|parent| store::revision(w.db(), *parent))
            .collect::<Result<Vec<_>>>()?;
        changed.origin = origin(w.db(), to, revision.id, &revision.state.wording, &follows)?;
        changed.clause = to;
        w.put(revision.id.0, &changed)?;
    }
    Ok(())
}

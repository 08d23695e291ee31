//! Accepting many at once: which proposals can be, and why the others cannot.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::Asked;
use super::carried::{self, Carried};
use crate::error::{Error, Result};
use crate::ids::{ClauseId, ProposalId};
use crate::{proposal, standing};

/// What accepting several proposals would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ProposalPlan")]
pub struct Plan {
    /// Those that can all be accepted together, in the order of the text.
    pub fits: Vec<ProposalId>,
    /// Those that cannot.
    pub failed: Vec<Failed>,
}

/// A proposal that cannot be accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "NotAccepted")]
pub struct Failed {
    /// Which.
    pub proposal: ProposalId,
    /// What those who make it are called.
    pub names: Vec<String>,
    /// Why not.
    pub why: String,
}

/// Plans the acceptance of several proposals. Of two that clash, the one that was made first
/// is accepted; of two made at once, the one that comes first in [`super::carried()`].
///
/// # Errors
/// [`Error::NoSuchProposal`].
pub fn plan(db: &Connection, ids: &[ProposalId]) -> Result<Plan> {
    for id in ids {
        proposal::get(db, *id)?;
    }
    let all = carried::carried(db)?;
    let mut plan = Plan::default();
    let mut taken: Vec<&Carried> = Vec::new();
    let mut by_time: Vec<&Carried> = all
        .iter()
        .filter(|one| ids.contains(&one.proposal.id))
        .collect();
    by_time.sort_by_key(|one| one.proposal.at);
    for one in by_time {
        match hindrance(db, one, &taken, &all, None)? {
            None => {
                plan.fits.push(one.proposal.id);
                taken.push(one);
            }
            Some(why) => plan.failed.push(Failed {
                proposal: one.proposal.id,
                names: one.names.clone(),
                why,
            }),
        }
    }
    let place = |id: &ProposalId| all.iter().position(|one| one.proposal.id == *id);
    plan.fits.sort_by_key(place);
    plan.failed.sort_by_key(|failed| place(&failed.proposal));
    Ok(plan)
}

/// Says why a proposal (or those of its parts that are named) cannot be accepted together
/// with others.
pub(super) fn hindrance(
    db: &Connection,
    one: &Carried,
    taken: &[&Carried],
    all: &[Carried],
    only: Option<&[u32]>,
) -> Result<Option<String>> {
    if !one.proposal.waits() {
        return Ok(Some("it has been decided already".to_owned()));
    }
    if let Some(why) = one.hindrance(only) {
        return Ok(Some(why));
    }
    let clause = one.proposal.asked.clause();
    if let Asked::NewClause { parent, after, .. } = &one.proposal.asked {
        let coming = |near: ClauseId| {
            all.iter()
                .any(|one| matches!(one.proposal.asked, Asked::NewClause { clause: Some(clause), .. } if clause == near))
        };
        for near in parent.iter().chain(after) {
            if !crate::clause::exists(db, *near)? && !coming(*near) {
                return Ok(Some(
                    "the clause that it should come after is gone".to_owned(),
                ));
            }
        }
    } else if let Some(clause) = clause
        && let Err(Error::ClauseAgreed { .. }) = standing::guard(db, clause)
    {
        return Ok(Some("the clause is agreed; reopen it first".to_owned()));
    }
    let edits = one.edits(only);
    for other in taken
        .iter()
        .filter(|other| other.proposal.asked.clause() == clause)
    {
        let removal = |one: &Carried| matches!(one.proposal.asked, Asked::Removal { .. });
        let both = other.edits(None);
        let meet = edits
            .iter()
            .find(|edit| both.iter().any(|other| edit.clashes(other)));
        let earlier = match other.proposal.at < one.proposal.at {
            true => format!("earlier proposal of {}", called(other)),
            false => format!("proposal of {}", called(other)),
        };
        if removal(one) != removal(other) {
            return Ok(Some(format!("it clashes with the {earlier}")));
        }
        if let Some(edit) = meet {
            return Ok(Some(format!(
                "it clashes with the {earlier} at “{}”",
                edit.words().trim()
            )));
        }
    }
    Ok(None)
}

/// Returns what those who make a proposal are called, in a sentence.
pub(super) fn called(one: &Carried) -> String {
    match one.names.as_slice() {
        [] => "a participant not named".to_owned(),
        names => names.join(", "),
    }
}

/// Finds where a new clause would stand now: under and after clauses that are in the text.
pub(super) fn place(
    db: &Connection,
    parent: Option<ClauseId>,
    after: Option<ClauseId>,
) -> Result<(Option<ClauseId>, Option<ClauseId>)> {
    let (mut parent, mut after) = (parent, after);
    let mut seen = Vec::new();
    while let Some(near) = after.or(parent) {
        if crate::clause::exists(db, near)? || seen.contains(&near) {
            break;
        }
        seen.push(near);
        let Some(one) = proposal::of_clause(db, near)?.into_iter().next() else {
            break;
        };
        if let Asked::NewClause {
            parent: above,
            after: before,
            ..
        } = one.asked
        {
            // What it should stand under or after was not accepted: its place is taken.
            (parent, after) = (above, before);
        }
    }
    // Where the clause before it has moved since, it follows it there.
    if let Some(before) = after
        && crate::clause::exists(db, before)?
    {
        parent = crate::clause::head(db, before)?.state.place.parent;
    }
    // Where the clause above it was removed, it comes in that one's place, unless it stands
    // beside what stayed under it.
    while let Some(above) = parent
        && gone(db, above)?
        && match after {
            Some(before) => gone(db, before)?,
            None => true,
        }
    {
        parent = crate::clause::head(db, above)?.state.place.parent;
        after = Some(above);
    }
    Ok((parent, after))
}

/// Tells whether a clause was in the text and is not any more.
fn gone(db: &Connection, clause: ClauseId) -> Result<bool> {
    Ok(crate::clause::exists(db, clause)? && crate::clause::head(db, clause)?.state.removed)
}

//! The projector as the main window steers it: what it shows, and whether it follows.

use serde::{Deserialize, Serialize};
use travaux::clause;
use travaux::ids::ClauseId;
use ts_rs::TS;

use super::about::Nothing;
use super::text::OfClause;
use crate::desk::{Desk, Screen};
use crate::failure::Failure;

/// What to show on the projector.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Project {
    /// The clause.
    clause: ClauseId,
    /// True for the part in which it stands.
    part: bool,
    /// True where it is to stay when another clause is at hand.
    pinned: bool,
}

/// What the projector shows.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Projection {
    /// False where there is no projector.
    there: bool,
    /// The clause.
    clause: Option<ClauseId>,
    /// True for the part in which it stands.
    part: bool,
    /// True where it stays when another clause is at hand.
    pinned: bool,
}

/// Shows a clause or its part on the projector, which comes up if it is not there.
pub(super) fn project(desk: &Desk, args: Project) -> Result<Projection, Failure> {
    desk.read(|record| clause::head(record.db(), args.clause).map(drop))?;
    {
        let mut projected = desk.projected();
        projected.clause = Some(args.clause);
        projected.part = args.part;
        projected.pinned = args.pinned;
    }
    Ok(projection(desk, Screen::Show))
}

/// Tells the projector which clause is at hand; it follows unless it is pinned.
pub(super) fn follow(desk: &Desk, args: OfClause) -> Result<Projection, Failure> {
    let moved = {
        let mut projected = desk.projected();
        let moves = !projected.pinned && projected.clause != Some(args.clause);
        if moves {
            projected.clause = Some(args.clause);
        }
        moves
    };
    let what = if moved { Screen::Read } else { Screen::Ask };
    Ok(projection(desk, what))
}

/// Puts the projector away.
pub(super) fn unproject(desk: &Desk, _args: Nothing) -> Result<Projection, Failure> {
    Ok(projection(desk, Screen::PutAway))
}

fn projection(desk: &Desk, what: Screen) -> Projection {
    let there = desk.screen(what);
    let shown = *desk.projected();
    Projection {
        there,
        clause: shown.clause,
        part: shown.part,
        pinned: shown.pinned,
    }
}

//! What the room sees. These are the only requests of the projector's window, and they name
//! all that it is given: kept words, brackets, standing, and proposals with who makes them.
//! Comments, notes, reasons, authors and what is typed and not kept are no part of them.

use serde::Serialize;
use travaux::clause::Wording;
use travaux::compare::Op;
use travaux::ids::{ClauseId, ProposalId};
use travaux::proposal::{self, Asked, Carried, Fate};
use travaux::standing::{self, Stands};
use travaux::text::{Item, Kind, outline};
use travaux::{Record, Result as CoreResult};
use ts_rs::TS;

use super::about::Nothing;
use crate::desk::{Desk, Projected, Screen};
use crate::failure::Failure;
use crate::settings::Settings;
use crate::utf16;

/// What the room sees.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Seen {
    /// The title of the text.
    title: String,
    /// `light`, `dark`, or `system`.
    theme: String,
    /// True where a whole part is shown.
    part: bool,
    /// The clause at hand, which is kept in view.
    at: Option<ClauseId>,
    /// The clauses in reading order; none before one was at hand.
    clauses: Vec<SeenClause>,
}

/// A clause as the room sees it.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct SeenClause {
    /// Its identity.
    clause: ClauseId,
    /// Its number as printed; of a clause that is shown alone, the full one.
    number: Option<String>,
    /// What kind it is.
    kind: Kind,
    /// How deep it stands under the first that is shown.
    level: u16,
    /// True where it has been taken out, and its number stays.
    removed: bool,
    /// How it stands.
    stands: Stands,
    /// What it says, as kept.
    wording: Wording,
    /// Where proposals on its words wait: the words with those asked for in place.
    pieces: Vec<SeenPiece>,
    /// Who asks that it go.
    without: Vec<String>,
    /// New clauses that are asked for after it.
    asked: Vec<SeenPiece>,
}

/// Words, with whoever asks that they go or come.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SeenPiece {
    /// Whether they stay, go or come.
    op: Op,
    /// The words.
    text: String,
    /// Who asks for it, each proposal with its makers in the order in which they made it.
    by: Vec<String>,
}

/// Reads what the room sees.
pub(super) fn seen(desk: &Desk, _args: Nothing) -> Result<Seen, Failure> {
    let theme = Settings::load(&desk.data).theme;
    let shown = *desk.projected();
    let slot = desk.slot();
    let (title, clauses) = match slot.as_ref() {
        Some(open) => (open.record.title()?, clauses(&open.record, shown)?),
        None => (String::new(), Vec::new()),
    };
    Ok(Seen {
        title,
        theme,
        part: shown.part,
        at: shown.clause,
        clauses,
    })
}

fn clauses(record: &Record, shown: Projected) -> CoreResult<Vec<SeenClause>> {
    let db = record.db();
    let items = outline::working(db)?;
    let place = shown
        .clause
        .and_then(|clause| items.iter().position(|item| item.clause == clause));
    let Some(at) = place else {
        return Ok(Vec::new());
    };
    let (from, to) = if shown.part {
        part(&items, at)
    } else {
        (at, at + 1)
    };
    let standing = standing::shown(db, &items)?;
    let (items, standing) = (&items[from..to], standing.into_iter().skip(from));
    let new: Vec<Carried> = proposal::carried(db)?
        .into_iter()
        .filter(|one| one.proposal.waits())
        .filter(|one| matches!(one.proposal.asked, Asked::NewClause { .. }))
        .collect();
    let base = items.first().map_or(0, |item| item.level);
    items
        .iter()
        .zip(standing)
        .map(|(item, standing)| {
            let of = proposal::carried_of_clause(db, item.clause)?;
            let waiting: Vec<&Carried> = of
                .proposals
                .iter()
                .filter(|one| one.proposal.waits())
                .collect();
            let by = |ids: &[ProposalId]| makers(&waiting, ids);
            let pieces: Vec<SeenPiece> = of
                .pieces
                .iter()
                .map(|piece| SeenPiece {
                    op: piece.op,
                    text: piece.text.clone(),
                    by: by(&piece.proposals),
                })
                .collect();
            let in_place = pieces.iter().any(|piece| piece.op != Op::Keep);
            let goes = |one: &&&Carried| matches!(one.proposal.asked, Asked::Removal { .. });
            Ok(SeenClause {
                clause: item.clause,
                number: if shown.part {
                    item.number.clone()
                } else {
                    item.path.clone().or_else(|| item.number.clone())
                },
                kind: item.state.kind,
                level: item.level.saturating_sub(base),
                removed: item.state.removed,
                stands: standing.stands,
                wording: utf16::for_window(item.state.wording.clone()),
                pieces: if in_place { pieces } else { Vec::new() },
                without: waiting.iter().filter(goes).map(|one| named(one)).collect(),
                asked: asked_after(&new, item.clause),
            })
        })
        .collect()
}

/// Returns the part in which an item stands: from the heading above it (or itself) to the
/// next of its rank; where there is no heading, the clause with all that stands under it.
fn part(items: &[Item], at: usize) -> (usize, usize) {
    let head = |item: &Item| item.state.kind == Kind::Heading;
    let from = items[..=at].iter().rposition(head).unwrap_or(at);
    let under = items[from + 1..].iter().take_while(|item| {
        if head(&items[from]) {
            !(head(item) && item.level <= items[from].level)
        } else {
            item.level > items[from].level
        }
    });
    (from, from + 1 + under.count())
}

fn named(one: &Carried) -> String {
    match one.names.as_slice() {
        [] => "not named".to_owned(),
        names => names.join(", "),
    }
}

fn makers(waiting: &[&Carried], ids: &[ProposalId]) -> Vec<String> {
    waiting
        .iter()
        .filter(|one| ids.contains(&one.proposal.id))
        .map(|one| named(one))
        .collect()
}

/// Returns the new clauses that are asked for right after a clause, or first under it.
fn asked_after(new: &[Carried], clause: ClauseId) -> Vec<SeenPiece> {
    let here = |one: &&Carried| match &one.proposal.asked {
        Asked::NewClause { parent, after, .. } => after.or(*parent) == Some(clause),
        _ => false,
    };
    let open = |one: &&Carried| one.now.iter().any(|part| part.fate == Fate::Open);
    new.iter()
        .filter(here)
        .filter(open)
        .filter_map(|one| {
            let wording = one.proposal.asked.wording()?;
            Some(SeenPiece {
                op: Op::Add,
                text: wording.text.clone(),
                by: vec![named(one)],
            })
        })
        .collect()
}

/// Lets the projector fill the screen, or no longer.
pub(super) fn fill_screen(desk: &Desk, _args: Nothing) -> Result<(), Failure> {
    desk.screen(Screen::Fill);
    Ok(())
}

/// Puts the projector away.
pub(super) fn put_away(desk: &Desk, _args: Nothing) -> Result<(), Failure> {
    desk.screen(Screen::PutAway);
    Ok(())
}

//! The review queue, and what became of an input.

use serde::Serialize;
use travaux::Record;
use travaux::became::{self, Fate};
use travaux::clause;
use travaux::compare::Piece;
use travaux::link::{self, Due, Link, Target};
use ts_rs::TS;

use super::about::Nothing;
use super::links::{OfInput, Tied, tied};
use super::text::pieces;
use crate::desk::Desk;
use crate::failure::Failure;

/// A link to be looked at again, with both its ends.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Reviewed {
    /// What has happened.
    due: Due,
    /// The link, its input and its clause.
    tied: Tied,
    /// What changed in the clause since the revision that the link was made on; empty where it
    /// was made on no revision.
    redline: Vec<Piece>,
}

/// Lists the links that a person has to look at again, in the order of the text.
pub(super) fn review(desk: &Desk, _args: Nothing) -> Result<Vec<Reviewed>, Failure> {
    desk.read(|record| {
        let due = link::review(record.db())?;
        let links = due
            .iter()
            .map(|due| link::get(record.db(), due.id))
            .collect::<travaux::Result<Vec<Link>>>()?;
        let redlines = links
            .iter()
            .map(|link| redline(record, link))
            .collect::<travaux::Result<Vec<_>>>()?;
        let all = due.into_iter().zip(tied(record, links)?).zip(redlines);
        Ok(all
            .map(|((due, tied), redline)| Reviewed { due, tied, redline })
            .collect())
    })
}

/// Compares the clause as it was when a link was made with the clause as it is.
fn redline(record: &Record, link: &Link) -> travaux::Result<Vec<Piece>> {
    let (Target::Words {
        clause, revision, ..
    }
    | Target::Removal {
        clause, revision, ..
    }) = link.target
    else {
        return Ok(Vec::new());
    };
    let then = clause::revision(record.db(), revision)?.state.wording.text;
    let now = clause::head(record.db(), clause)?.state;
    Ok(pieces(
        &then,
        if now.removed { "" } else { &now.wording.text },
    ))
}

/// Finds what became of an input, by what signs.
pub(super) fn fate(desk: &Desk, args: OfInput) -> Result<Fate, Failure> {
    desk.read(|record| became::fate(record.db(), args.input))
}

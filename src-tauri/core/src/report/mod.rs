//! Reports: what a record tells of the negotiation, read from it and changing nothing.

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::text::{Draft, draft};

pub mod convergence;
mod coverage;
pub mod drawing;
mod facts;
mod history;
pub mod ledger;
mod page;
mod pages;
mod participation;
mod print;
mod regional;
pub mod silence;
#[cfg(test)]
mod tests;
pub mod verbs;

pub use coverage::{Cell, Coverage, Matrix, MatrixRow, Part, Uncovered, Unplaced, coverage};
pub use facts::SourceRef;
pub(crate) use facts::printed;
use facts::{Facts, Heard, from_these};
pub use history::{Behind, ClauseHistory, History, Spoken, Worded, Wording, history};
pub use page::{Page, Table};
pub use participation::{Count, Participation, SessionCount, Voice, participation};
pub use regional::regional;

/// Returns the drafts between which a report looks: those named, else the last but one
/// and the last of those that stand, by date.
///
/// # Errors
/// [`Error::NoDraftNamed`], or [`Error::TooFewDrafts`] where two are not there.
pub fn between(
    db: &Connection,
    older: Option<&str>,
    newer: Option<&str>,
) -> Result<(Draft, Draft)> {
    let standing: Vec<Draft> = draft::list(db)?
        .into_iter()
        .filter(|draft| !draft.withdrawn)
        .collect();
    let newer = match newer {
        Some(name) => draft::named(db, name)?,
        None => standing.last().cloned().ok_or(Error::TooFewDrafts)?,
    };
    let older = match older {
        Some(name) => draft::named(db, name)?,
        None => standing
            .into_iter()
            .take_while(|draft| draft.id != newer.id)
            .last()
            .ok_or(Error::TooFewDrafts)?,
    };
    Ok((older, newer))
}

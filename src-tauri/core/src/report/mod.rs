//! Reports: what a record tells of the negotiation, read from it and changing nothing.

pub mod convergence;
pub mod ledger;
pub mod silence;
pub mod verbs;

use rusqlite::Connection;

use crate::error::{Error, Result};
use crate::text::{Draft, draft};

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

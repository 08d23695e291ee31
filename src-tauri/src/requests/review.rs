//! The review queue, and what became of an input.

use serde::Serialize;
use travaux::became::{self, Fate};
use travaux::input;
use travaux::link::{self, Due};
use ts_rs::TS;

use super::about::Nothing;
use super::links::OfInput;
use super::sources::{Said, said};
use super::text::pieces;
use crate::desk::Desk;
use crate::failure::Failure;

/// A link to be looked at again, with its input.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Reviewed {
    /// What has happened.
    due: Due,
    /// The input.
    input: Said,
    /// What changed in the words under the link.
    redline: Vec<travaux::compare::Piece>,
}

/// Lists the links that a person has to look at again, in the order of the text.
pub(super) fn review(desk: &Desk, _args: Nothing) -> Result<Vec<Reviewed>, Failure> {
    desk.read(|record| {
        link::review(record.db())?
            .into_iter()
            .map(|due| {
                Ok(Reviewed {
                    input: said(record, input::get(record.db(), due.input)?)?,
                    redline: pieces(&due.was, due.now.as_deref().unwrap_or_default()),
                    due,
                })
            })
            .collect()
    })
}

/// Finds what became of an input, by what signs.
pub(super) fn fate(desk: &Desk, args: OfInput) -> Result<Fate, Failure> {
    desk.read(|record| became::fate(record.db(), args.input))
}

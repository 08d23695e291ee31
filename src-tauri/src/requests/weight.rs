//! Words that carry weight: the terms of the glossary and the instruments, with their uses.

use serde::Serialize;
use travaux::instrument::{self, Leaning};
use travaux::term;
use travaux::text::{Item, TextName};
use ts_rs::TS;

use super::about::Nothing;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// Lists the terms of the glossary with their uses in the working text.
pub(super) fn terms(desk: &Desk, _args: Nothing) -> Result<Vec<term::Uses>, Failure> {
    desk.read(|record| {
        let items = TextName::Working.items(record)?;
        let mut found = term::uses(term::list(record.db())?, &items);
        for one in found.iter_mut().flat_map(|term| &mut term.uses) {
            (one.start, one.end) = in_units(&items, one.clause, one.start, one.end);
        }
        Ok(found)
    })
}

/// An instrument with the clauses that lean on it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Leant {
    /// The instrument and its references.
    #[serde(flatten)]
    leaning: Leaning,
    /// True for one that is known without the record.
    shipped: bool,
    /// True where the record corrects what is known of it.
    corrected: bool,
}

/// Lists the instruments with the clauses of the working text that lean on them.
pub(super) fn instruments(desk: &Desk, _args: Nothing) -> Result<Vec<Leant>, Failure> {
    desk.read(|record| {
        let items = TextName::Working.items(record)?;
        let found = instrument::leaning(instrument::list(record.db())?, &items);
        Ok(found
            .into_iter()
            .map(|mut leaning| {
                for one in &mut leaning.cited {
                    (one.start, one.end) = in_units(&items, one.clause, one.start, one.end);
                }
                let known = instrument::shipped(leaning.instrument.id);
                Leant {
                    shipped: known.is_some(),
                    corrected: known.is_some_and(|known| known.about != leaning.instrument.about),
                    leaning,
                }
            })
            .collect())
    })
}

/// Returns a range of a clause as the window counts it.
fn in_units(items: &[Item], clause: travaux::ids::ClauseId, start: u32, end: u32) -> (u32, u32) {
    let item = items.iter().find(|item| item.clause == clause);
    let units = Units::of(item.map_or("", |item| &item.state.wording.text));
    (units.at(start), units.at(end))
}

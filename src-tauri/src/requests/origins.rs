//! Where every word of the text comes from, for the colours of the text.

use std::collections::BTreeSet;

use serde::Serialize;
use travaux::clause;
use travaux::ids::InputId;
use travaux::input::{self, Answers};
use travaux::trace::{self, Origins};
use ts_rs::TS;

use super::about::Nothing;
use super::sources::said;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// What the words of the text can be coloured by.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Colours {
    /// The clauses of the working text in order; the offsets count UTF-16 units.
    clauses: Vec<Origins>,
    /// The inputs behind any of the words.
    inputs: Vec<Heard>,
}

/// Where an input was heard, and from whom.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Heard {
    /// The input.
    input: InputId,
    /// The session, as a reader names it.
    session: String,
    /// The names of those for whom it was said; of those who said it, where it says for nobody.
    participants: Vec<String>,
}

/// Finds where every word of the working text comes from.
pub(super) fn colours(desk: &Desk, _args: Nothing) -> Result<Colours, Failure> {
    desk.read(|record| {
        let db = record.db();
        let mut clauses = trace::whole(db)?;
        let mut behind = BTreeSet::new();
        for Origins { clause, runs, .. } in &mut clauses {
            let units = Units::of(&clause::head(db, *clause)?.state.wording.text);
            for run in runs {
                run.end = units.at(run.end);
                behind.extend(run.inputs.iter().copied());
            }
        }
        let inputs = behind
            .into_iter()
            .map(|id| {
                // Who answers it colours nothing.
                let said = said(record, &Answers::default(), input::get(db, id)?)?;
                let participants = if said.for_names.is_empty() {
                    said.names
                } else {
                    said.for_names
                };
                Ok(Heard {
                    input: id,
                    session: said.session,
                    participants,
                })
            })
            .collect::<travaux::Result<_>>()?;
        Ok(Colours { clauses, inputs })
    })
}

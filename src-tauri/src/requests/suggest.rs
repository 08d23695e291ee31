//! Suggestions: likely inputs of a clause, likely clauses of an input. Only a person links.

use serde::Serialize;
use travaux::clause::words::tokens;
use travaux::input;
use travaux::suggest::{self, Likely};
use travaux::text::outline;
use ts_rs::TS;

use super::links::OfInput;
use super::sources::{Said, said};
use super::text::OfClause;
use crate::desk::Desk;
use crate::failure::Failure;

/// Most suggestions at a time: further down they are rarely right.
const MOST: usize = 5;

/// An input that may stand behind a clause.
#[derive(Debug, Serialize, TS)]
pub(crate) struct LikelyInput {
    /// The input.
    input: Said,
    /// The words and phrases that both have, the most telling first.
    shared: Vec<String>,
}

/// Suggests inputs for a clause, the likeliest first.
pub(super) fn likely_inputs(desk: &Desk, args: OfClause) -> Result<Vec<LikelyInput>, Failure> {
    desk.read(|record| {
        let db = record.db();
        let answers = input::answers(db)?;
        suggest::inputs_for_clause(db, args.clause, MOST)?
            .into_iter()
            .filter(|found| telling(&found.shared))
            .map(|found| {
                Ok(LikelyInput {
                    input: said(record, &answers, input::get(db, found.input)?)?,
                    shared: found.shared,
                })
            })
            .collect()
    })
}

/// A clause that an input may stand behind.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct LikelyClause {
    /// The clause, with its newest wording and the words that both have.
    #[serde(flatten)]
    likely: Likely,
    /// Its full printed number.
    path: Option<String>,
}

/// Suggests clauses for an input, the likeliest first.
pub(super) fn likely_clauses(desk: &Desk, args: OfInput) -> Result<Vec<LikelyClause>, Failure> {
    desk.read(|record| {
        let db = record.db();
        let items = outline::working(db)?;
        let likely = suggest::clauses_for_input(db, args.input, MOST * 2)?;
        Ok(likely
            .into_iter()
            .filter_map(|likely| {
                let item = items.iter().find(|item| item.clause == likely.clause)?;
                (!item.state.removed && telling(&likely.shared)).then(|| LikelyClause {
                    path: item.path.clone(),
                    likely,
                })
            })
            .take(MOST)
            .collect())
    })
}

/// Whether shared words are a reason that a person would look at: one word alone is none.
fn telling(shared: &[String]) -> bool {
    shared
        .iter()
        .map(|words| tokens(words).len())
        .sum::<usize>()
        > 1
}

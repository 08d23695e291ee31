//! Links, from the text's side and from the input's.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use travaux::ids::{ClauseId, InputId};
use travaux::link::{self, Link, Stood};
use travaux::text::outline;
use travaux::{Record, clause, input};
use ts_rs::TS;

use super::sources::{Named, Said, said};
use super::text::OfClause;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// A link with both its ends.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Tied {
    /// The link.
    link: Link,
    /// How it stands; `at` counts UTF-16 units of the clause's newest wording.
    stood: Stood,
    /// The input.
    input: Said,
    /// The clause, unless it is tied to the whole text.
    clause: Option<Named>,
}

pub(super) fn tied(record: &Record, links: Vec<Link>) -> travaux::Result<Vec<Tied>> {
    let db = record.db();
    let items = outline::working(db)?;
    let answers = input::answers(db)?;
    let paths: HashMap<ClauseId, &travaux::text::Item> =
        items.iter().map(|item| (item.clause, item)).collect();
    links
        .into_iter()
        .map(|link| {
            let mut stood = link::standing(db, &link)?;
            let clause = match link.target.clause() {
                Some(clause) => {
                    let head = clause::head(db, clause)?;
                    let text = head.state.wording.text;
                    let units = Units::of(&text);
                    for (start, end) in &mut stood.at {
                        (*start, *end) = (units.at(*start), units.at(*end));
                    }
                    let path = paths.get(&clause).and_then(|item| item.path.clone());
                    Some(Named { clause, path, text })
                }
                None => None,
            };
            let input = said(record, &answers, input::get(db, link.input)?)?;
            Ok(Tied {
                link,
                stood,
                input,
                clause,
            })
        })
        .collect()
}

/// Lists the links of a clause.
pub(super) fn of_clause(desk: &Desk, args: OfClause) -> Result<Vec<Tied>, Failure> {
    desk.read(|record| tied(record, link::of_clause(record.db(), args.clause)?))
}

/// Which input.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct OfInput {
    /// The input.
    pub(crate) input: InputId,
}

/// Lists the links of an input.
pub(super) fn of_input(desk: &Desk, args: OfInput) -> Result<Vec<Tied>, Failure> {
    desk.read(|record| tied(record, link::of_input(record.db(), args.input)?))
}

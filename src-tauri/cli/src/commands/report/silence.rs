//! Changed in silence: wording lost without a reason on record.

use std::collections::HashSet;

use serde_json::json;
use travaux::report::silence::{self, Loss};
use travaux::report::{Page, Table};
use travaux::text::Draft;
use travaux::{Error, Record};

use super::Made;
use crate::output::counted;

pub(super) fn made(record: &Record, (older, newer): &(Draft, Draft)) -> Result<Made, Error> {
    let found = silence::between(record, older, newer)?;
    let silent: Vec<_> = found.silent().collect();
    let explained = found.lost.len() - silent.len();
    // One row for what a clause lost by one change.
    let mut by_clause: Vec<Vec<&Loss>> = Vec::new();
    for loss in &silent {
        match by_clause.last_mut() {
            Some(row) if (row[0].clause, row[0].change) == (loss.clause, loss.change) => {
                row.push(loss);
            }
            _ => by_clause.push(vec![loss]),
        }
    }
    let clauses: HashSet<_> = silent.iter().map(|loss| loss.clause).collect();
    let rows = by_clause
        .iter()
        .map(|row| {
            let (first, words) = (row[0], row.iter().map(|loss| loss.text.as_str()));
            vec![
                first.number.clone().unwrap_or_else(|| "–".to_owned()),
                words.collect::<Vec<_>>().join(" … "),
                first
                    .now
                    .clone()
                    .unwrap_or_else(|| "(no longer there)".to_owned()),
                first.what.clone(),
                first.author.clone(),
                first
                    .at
                    .chars()
                    .take(16)
                    .collect::<String>()
                    .replace('T', " "),
            ]
        })
        .collect();
    let count = counted(silent.len() as u64, "wording");
    let of = counted(clauses.len() as u64, "clause");
    let mut page = Page::new(&format!(
        "Changed in silence: {} to {}",
        older.name, newer.name
    ));
    page.text(format!(
        "{count} of {of} lost without a note or an input behind it; {explained} with one."
    ));
    page.table(Table::of_words(
        &["clause", "lost", "now", "by what", "author", "when"],
        rows,
    ));
    Ok(Made {
        page,
        value: json!({
            "older": found.older,
            "newer": found.newer,
            "silent": silent,
            "explained": found.lost.iter().filter(|loss| loss.reason.is_some()).collect::<Vec<_>>(),
        }),
    })
}

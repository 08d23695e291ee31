//! Changed in silence: wording lost without a reason on record.

use serde_json::json;
use travaux::report::silence;
use travaux::report::{Page, Table};
use travaux::text::Draft;
use travaux::{Error, Record};

use super::Made;
use crate::output::counted;

pub(super) fn made(record: &Record, (older, newer): &(Draft, Draft)) -> Result<Made, Error> {
    let found = silence::between(record, older, newer)?;
    let silent: Vec<_> = found.silent().collect();
    let explained = found.lost.len() - silent.len();
    let rows = silent
        .iter()
        .map(|loss| {
            vec![
                loss.number.clone().unwrap_or_else(|| "–".to_owned()),
                loss.text.clone(),
                loss.now
                    .clone()
                    .unwrap_or_else(|| "(no longer there)".to_owned()),
                loss.what.clone(),
                loss.author.clone(),
                loss.at
                    .chars()
                    .take(16)
                    .collect::<String>()
                    .replace('T', " "),
            ]
        })
        .collect();
    let count = counted(silent.len() as u64, "wording");
    let mut page = Page::new(&format!(
        "Changed in silence: {} to {}",
        older.name, newer.name
    ));
    page.text(format!(
        "{count} lost without a note or an input behind it; {explained} with one."
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

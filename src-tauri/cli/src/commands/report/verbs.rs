//! Force of verbs: what hardened and what softened.

use serde_json::json;
use travaux::report::verbs::{self, Bearing};
use travaux::report::{Page, Table};
use travaux::text::Draft;
use travaux::{Error, Record};

use super::Made;
use crate::output::word;

pub(super) fn made(record: &Record, (older, newer): &(Draft, Draft)) -> Result<Made, Error> {
    let found = verbs::between(record, older, newer)?;
    let count = |turn: Bearing| found.iter().filter(|shift| shift.change == turn).count();
    let nothing = || "–".to_owned();
    let rows = found
        .iter()
        .map(|shift| {
            vec![
                shift.number.clone().unwrap_or_else(nothing),
                word(&shift.change),
                shift.from.clone().unwrap_or_else(nothing),
                shift.to.clone().unwrap_or_else(nothing),
                shift.was.clone(),
                shift.now.clone(),
            ]
        })
        .collect();
    let mut page = Page::new(&format!("Force of verbs: {} to {}", older.name, newer.name));
    page.text(format!(
                "{} hardened, {} softened; {} gained, {} dropped. From least to most: may, invite, encourage, aim, endeavour, urge, should, commit, will, shall.",
                count(Bearing::Hardened),
                count(Bearing::Softened),
                count(Bearing::Gained),
                count(Bearing::Dropped),
            ));
    page.table(Table::of_words(
        &["clause", "change", "from", "to", "was", "now"],
        rows,
    ));
    Ok(Made {
        page,
        value: json!({"older": older.name, "newer": newer.name, "verbs": found}),
    })
}

//! Force of verbs: what hardened and what softened.

use serde_json::json;
use travaux::report::verbs::{self, Turn};
use travaux::text::Draft;
use travaux::{Error, Record};

use super::{Made, Sheet};
use crate::output::word;

pub(super) fn made(record: &Record, (older, newer): &(Draft, Draft)) -> Result<Made, Error> {
    let found = verbs::between(record, older, newer)?;
    let count = |turn: Turn| found.iter().filter(|shift| shift.change == turn).count();
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
    Ok(Made {
        sheet: Sheet {
            title: format!("Force of verbs: {} to {}", older.name, newer.name),
            sentences: vec![format!(
                "{} hardened, {} softened; {} gained, {} dropped. From least to most: may, invite, encourage, aim, endeavour, urge, should, commit, will, shall.",
                count(Turn::Hardened),
                count(Turn::Softened),
                count(Turn::Gained),
                count(Turn::Dropped),
            )],
            heads: vec!["clause", "change", "from", "to", "was", "now"],
            rows,
            ..Sheet::default()
        },
        value: json!({"older": older.name, "newer": newer.name, "verbs": found}),
    })
}

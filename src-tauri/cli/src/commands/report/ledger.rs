//! The ledger of open brackets.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;
use travaux::report::ledger;
use travaux::report::{Page, Table};
use travaux::{Error, Record};

use super::Made;
use crate::output::counted;

pub(super) fn made(record: &Record) -> Result<Made, Error> {
    let today = TimeZone::UTC.to_datetime(Timestamp::now()).date();
    let ledger::Ledger { open, left } = ledger::ledger(record, today)?;
    let mut by_holder: BTreeMap<&str, u32> = BTreeMap::new();
    for holder in open.iter().flat_map(|one| &one.holders) {
        *by_holder.entry(holder).or_default() += 1;
    }
    let mut by_holder: Vec<(&str, u32)> = by_holder.into_iter().collect();
    by_holder.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let holders: Vec<String> = by_holder
        .iter()
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    let mut sentences = vec![format!("{} open.", counted(open.len() as u64, "bracket"))];
    if !holders.is_empty() {
        sentences.push(format!("Held by: {}.", holders.join(", ")));
    }
    if !left.is_empty() {
        sentences.push(format!(
            "{} not be read as a bracket, and counted apart.",
            match left.len() {
                1 => "1 sign could".to_owned(),
                count => format!("{count} signs could"),
            }
        ));
    }
    let none = || "–".to_owned();
    let rows = open
        .iter()
        .map(|one| {
            vec![
                one.part.as_ref().map_or_else(none, |part| {
                    part.number.clone().unwrap_or_else(|| part.text.clone())
                }),
                one.number.clone().unwrap_or_else(none),
                match &one.across {
                    Some(across) => format!(
                        "whole paragraphs, to {}",
                        across.number.as_deref().unwrap_or("a later one")
                    ),
                    None => one.text.clone(),
                },
                one.holders.join(", "),
                one.since.clone(),
                one.days.to_string(),
                one.draft.clone().unwrap_or_else(none),
            ]
        })
        .collect();
    let mut page = Page::new("Open brackets");
    for sentence in sentences {
        page.text(sentence);
    }
    page.table(Table::of_words(
        &[
            "part", "clause", "bracket", "holders", "since", "days", "first in",
        ],
        rows,
    ));
    if !left.is_empty() {
        page.table(Table::of_words(
            &["clause", "not read as a bracket", "why"],
            left.iter()
                .map(|one| {
                    let number = one.number.clone().unwrap_or_else(none);
                    vec![number, one.around.clone(), one.why.clone()]
                })
                .collect(),
        ));
    }
    Ok(Made {
        value: json!({
            "on": today.to_string(),
            "brackets": open,
            "left": left,
            "holders": by_holder.iter().map(|(name, count)| json!({"name": name, "brackets": count})).collect::<Vec<_>>(),
        }),
        page,
    })
}

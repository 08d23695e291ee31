//! `travaux show RECORD proposals`: what participants ask for, carried onto the newest text.

use std::collections::HashMap;

use serde_json::Value;
use travaux::ids::ClauseId;
use travaux::proposal::{self, Asked, Fit};
use travaux::text::outline;
use travaux::{Error, Record};

use super::{Shown, object, with};

/// Lists the proposals in the order of the text.
pub(super) fn listed(record: &Record) -> Result<Vec<Shown>, Error> {
    let db = record.db();
    let items = outline::working(db)?;
    let paths: HashMap<ClauseId, &str> = items
        .iter()
        .filter_map(|item| Some((item.clause, item.path.as_deref()?)))
        .collect();
    Ok(proposal::carried(db)?
        .iter()
        .map(|one| {
            let clause = one.proposal.asked.clause();
            let number = clause.and_then(|clause| paths.get(&clause).copied());
            let what: Vec<String> = one
                .now
                .iter()
                .map(|now| {
                    let (removes, adds) = (now.removes.trim(), now.adds.trim());
                    let mut said = String::new();
                    if !removes.is_empty() {
                        said.push_str(&format!("[-{removes}-]"));
                    }
                    if !adds.is_empty() {
                        said.push_str(&format!("{{+{adds}+}}"));
                    }
                    match (&now.why, now.fit) {
                        (Some(why), _) => said.push_str(&format!(" ({why})")),
                        (None, Fit::Already) => said.push_str(" (in the text)"),
                        (None, _) => {}
                    }
                    said
                })
                .collect();
            let place = match (&one.proposal.asked, number) {
                (Asked::NewClause { .. }, None) => "new",
                (_, number) => number.unwrap_or("-"),
            };
            let value = with(
                one,
                [("clause", object(&clause)), ("number", Value::from(number))],
            );
            let clashes = match one.clashes.len() {
                0 => String::new(),
                count => format!("  ({count} clash)"),
            };
            Shown {
                line: format!(
                    "{}  {place}  {}  {}: {}{clashes}",
                    one.proposal.id,
                    value["stands"].as_str().unwrap_or_default(),
                    one.names.join(", "),
                    what.join(" … ")
                ),
                object: value,
            }
        })
        .collect())
}

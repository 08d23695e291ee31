//! The square brackets of a text, each parsed or with the reason why not.

use serde::Serialize;
use travaux::clause::bracket::account::{self, Entry, What};
use travaux::clause::bracket::{self, Alternative, Verb, tally};
use travaux::ids::ClauseId;
use travaux::text::Item;

use super::{Shown, object};

/// A bracket as it is shown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownBracket<'t> {
    /// The clause and the byte at which the bracket opens.
    id: String,
    clause: ClauseId,
    number: Option<&'t str>,
    start: u32,
    end: u32,
    text: &'t str,
    depth: u32,
    alternatives: Vec<ShownAlternative<'t>>,
    /// Everybody who is named in it, outside the brackets inside it.
    holders: Vec<&'t str>,
    /// What a note on the whole paragraph says.
    tag: Option<&'t str>,
    closes: Option<Closing<'t>>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct ShownAlternative<'t> {
    text: String,
    holders: Vec<&'t str>,
    positions: Vec<ShownPosition<'t>>,
}

#[derive(Serialize)]
struct ShownPosition<'t> {
    holders: Vec<&'t str>,
    verb: &'t str,
}

/// Where a bracket around whole paragraphs closes.
#[derive(Serialize)]
struct Closing<'t> {
    clause: ClauseId,
    number: Option<&'t str>,
    at: u32,
}

impl<'t> ShownAlternative<'t> {
    fn of(way: &Alternative<'t>) -> Self {
        let positions = way.positions.iter().map(|position| ShownPosition {
            holders: position.holders.clone(),
            verb: match position.verb {
                Verb::Retain => "retain",
                Verb::Delete => "delete",
                Verb::Add => "add",
                Verb::Reserve => "reserve",
                Verb::Other(verb) => verb,
            },
        });
        ShownAlternative {
            text: bracket::print(&way.pieces),
            holders: way.holders.clone(),
            positions: positions.collect(),
        }
    }
}

/// Lists the brackets of a text.
pub(super) fn listed(items: &[Item]) -> Vec<Shown> {
    account::account(&tally::lent(items))
        .iter()
        .map(|entry| shown(items, entry))
        .collect()
}

fn shown(items: &[Item], entry: &Entry<'_>) -> Shown {
    let item = &items[entry.clause];
    let text = &item.state.wording.text[entry.start as usize..entry.end as usize];
    let mut one = ShownBracket {
        id: format!("{}:{}", item.clause, entry.start),
        clause: item.clause,
        number: item.path.as_deref(),
        start: entry.start,
        end: entry.end,
        text,
        depth: entry.depth,
        alternatives: Vec::new(),
        holders: Vec::new(),
        tag: None,
        closes: None,
        reason: None,
    };
    let what = match &entry.what {
        What::Bracket(ways) => {
            one.alternatives = ways.iter().map(ShownAlternative::of).collect();
            for way in ways {
                let positions = way.positions.iter().flat_map(|position| &position.holders);
                for name in way.holders.iter().chain(positions) {
                    if !one.holders.contains(name) {
                        one.holders.push(name);
                    }
                }
            }
            match one.holders.is_empty() {
                true => String::new(),
                false => format!("  ({})", one.holders.join(", ")),
            }
        }
        What::Tag(tag) => {
            one.tag = Some(tag);
            "  (a note on the whole paragraph)".to_owned()
        }
        What::Across { clause, at } => {
            let last = &items[*clause];
            one.closes = Some(Closing {
                clause: last.clause,
                number: last.path.as_deref(),
                at: *at,
            });
            let number = last.path.as_deref().unwrap_or("a later paragraph");
            format!("  (closes in {number})")
        }
        What::Left(reason) => {
            one.reason = Some(reason.sentence());
            format!("  (not parsed: {})", reason.sentence())
        }
    };
    let number = item.path.as_deref().unwrap_or("–");
    Shown {
        line: format!("{number}  depth {}  {text}{what}", entry.depth),
        object: object(&one),
    }
}

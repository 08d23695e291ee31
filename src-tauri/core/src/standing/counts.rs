//! The standing of a whole text, and the figures that people quote.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::{Said, Standing, Stands, store};
use crate::clause::bracket::tally;
use crate::error::Result;
use crate::ids::ClauseId;
use crate::text::Item;

/// How a clause stands, and what was last said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ShownStanding", optional_fields)]
pub struct Shown {
    /// The clause.
    pub clause: ClauseId,
    /// How it stands.
    pub stands: Stands,
    /// What was last said of it.
    pub last: Option<Standing>,
}

/// How many paragraphs stand how: "70 agreed, 259 in brackets, of 420".
///
/// Preambular and numbered paragraphs and points count; titles, headings and notes do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "StandingCounts")]
pub struct Counts {
    /// Agreed, ad referendum or not.
    pub agreed: u32,
    /// Of these, ad referendum.
    pub ad_ref: u32,
    /// In brackets: one stands in them, or around them.
    pub in_brackets: u32,
    /// Open, reopened ones too.
    pub open: u32,
    /// Of these, reopened.
    pub reopened: u32,
    /// All.
    pub paragraphs: u32,
}

/// Finds how each clause of a text stands. `items` is the whole text: a bracket may stand
/// around several clauses.
pub fn shown(db: &Connection, items: &[Item]) -> Result<Vec<Shown>> {
    let mut query = db.prepare_cached("SELECT DISTINCT clause FROM standing")?;
    let said: HashMap<ClauseId, ()> = query
        .query_map([], |row| row.get("clause").map(|id| (ClauseId(id), ())))?
        .collect::<rusqlite::Result<_>>()?;
    let brackets = tally::tally(&tally::lent(items)).touching;
    items
        .iter()
        .zip(brackets)
        .map(|(item, brackets)| {
            let last = match said.contains_key(&item.clause) {
                true => store::newest(db, item.clause)?,
                false => None,
            };
            Ok(Shown {
                clause: item.clause,
                stands: stands(last.as_ref(), brackets > 0),
                last,
            })
        })
        .collect()
}

/// What was said of the whole text, so that one can see what was agreed at any time.
#[derive(Clone, Debug, Default)]
pub struct Spoken(Vec<Standing>);

impl Spoken {
    /// Reads it, oldest first.
    ///
    /// # Errors
    /// [`Error::Stored`](crate::Error::Stored) where the record is damaged.
    pub fn read(db: &Connection) -> Result<Spoken> {
        store::list(db).map(Spoken)
    }

    /// Returns the clauses that were agreed, ad referendum or not, on the last word said up to
    /// a time.
    pub fn agreed(&self, until: Timestamp) -> HashSet<ClauseId> {
        let mut agreed = HashSet::new();
        for one in self.0.iter().filter(|one| one.at <= until) {
            if one.said.is_agreed() {
                agreed.insert(one.clause);
            } else {
                agreed.remove(&one.clause);
            }
        }
        agreed
    }

    /// Returns the days (UTC) on which something was said, in order.
    pub fn days(&self) -> Vec<String> {
        let day = |one: &Standing| one.at.to_string().chars().take(10).collect();
        let mut days: Vec<String> = self.0.iter().map(day).collect();
        days.dedup();
        days
    }
}

/// Decides how a clause stands: as was said, or, where that is open, as its words show.
fn stands(last: Option<&Standing>, in_brackets: bool) -> Stands {
    match last.map(|last| last.said) {
        Some(Said::Agreed) => Stands::Agreed,
        Some(Said::AgreedAdRef) => Stands::AgreedAdRef,
        _ if in_brackets => Stands::InBrackets,
        Some(Said::Reopened) => Stands::Reopened,
        Some(Said::Open) | None => Stands::Open,
    }
}

/// Counts how the paragraphs of a text stand. `shown` is as [`shown()`] returns it for `items`.
pub fn counts(items: &[Item], shown: &[Shown]) -> Counts {
    let mut counts = Counts::default();
    for (item, shown) in items.iter().zip(shown) {
        if !item.state.kind.is_body() || item.state.removed {
            continue;
        }
        counts.paragraphs += 1;
        match shown.stands {
            Stands::Agreed => counts.agreed += 1,
            Stands::AgreedAdRef => {
                counts.agreed += 1;
                counts.ad_ref += 1;
            }
            Stands::InBrackets => counts.in_brackets += 1,
            Stands::Open => counts.open += 1,
            Stands::Reopened => {
                counts.open += 1;
                counts.reopened += 1;
            }
        }
    }
    counts
}

impl Counts {
    /// Says it as the field quotes it: "70 agreed (12 ad ref), 259 in brackets, of 420 paragraphs".
    pub fn said(&self) -> String {
        let ad_ref = match self.ad_ref {
            0 => String::new(),
            count => format!(" ({count} ad ref)"),
        };
        let noun = match self.paragraphs {
            1 => "paragraph",
            _ => "paragraphs",
        };
        format!(
            "{} agreed{ad_ref}, {} in brackets, of {} {noun}",
            self.agreed, self.in_brackets, self.paragraphs
        )
    }
}

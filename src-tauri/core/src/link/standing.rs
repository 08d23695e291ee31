//! The standing of a link: whether the words it was made on still stand.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::{Accepted, Link, Target};
use crate::clause::identity::as_known;
use crate::clause::{self, Revision};
use crate::error::Result;
use crate::provenance;

/// Whether what a link was made on still stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "LinkStanding")]
pub enum Standing {
    /// The words stand as they stood.
    Holds,
    /// Some of them were changed.
    Changed,
    /// They were changed, and a person said that it still holds.
    Accepted,
    /// None of them is left.
    Lapsed,
}

impl From<provenance::Standing> for Standing {
    fn from(standing: provenance::Standing) -> Self {
        match standing {
            provenance::Standing::Holds => Standing::Holds,
            provenance::Standing::Changed => Standing::Changed,
            provenance::Standing::Lapsed => Standing::Lapsed,
        }
    }
}

/// How a link stands, with the words it was made on and those that stand there now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Stood {
    /// Holds, changed, accepted or lapsed.
    pub standing: Standing,
    /// The words it was made on.
    pub was: String,
    /// The words that stand there now; none where it has lapsed.
    pub now: Option<String>,
    /// Where they stand in the clause's newest wording (UTF-8 bytes; in the window, UTF-16 units).
    pub at: Vec<(u32, u32)>,
    /// What a person said of these very words. A link that has lapsed stays lapsed: it has
    /// only been seen.
    pub accepted: Option<Accepted>,
}

impl Stood {
    fn new(standing: Standing, was: String) -> Stood {
        Stood {
            standing,
            was,
            now: None,
            at: Vec::new(),
            accepted: None,
        }
    }

    /// Tells whether a person has still to look at it.
    pub fn is_open(&self) -> bool {
        matches!(self.standing, Standing::Changed | Standing::Lapsed) && self.accepted.is_none()
    }
}

/// Finds how a link stands in the working text.
pub fn standing(db: &Connection, link: &Link) -> Result<Stood> {
    let clause = link.target.clause();
    let head = clause.map(|clause| clause::head(db, clause)).transpose()?;
    let then = made_on(db, link)?;
    let mut stood = stood_in(link, then.as_ref(), head.as_ref());
    let Some(accepted) = link.accepted.as_ref().filter(|_| stood.is_open()) else {
        return Ok(stood);
    };
    let seen = accepted.revision;
    let seen = seen.map(|seen| clause::revision(db, seen)).transpose()?;
    let seen = stood_in(link, then.as_ref(), seen.as_ref());
    if seen.standing == stood.standing && seen.now == stood.now {
        stood.accepted = Some(accepted.clone());
        if stood.standing == Standing::Changed {
            stood.standing = Standing::Accepted;
        }
    }
    Ok(stood)
}

/// Returns the revision in which the words of a link were chosen; none where it is about
/// more than words.
pub(super) fn made_on(db: &Connection, link: &Link) -> Result<Option<Revision>> {
    match link.target {
        Target::Words { revision, .. } | Target::Removal { revision, .. } => {
            clause::revision(db, revision).map(Some)
        }
        Target::Clause { .. } | Target::Part { .. } | Target::Text => Ok(None),
    }
}

/// Finds how a link stands in a revision of its clause, whatever was said of it: `then` is
/// the revision that it was made on, `now` the one that is looked at.
pub(super) fn stood_in(link: &Link, then: Option<&Revision>, now: Option<&Revision>) -> Stood {
    match (link.target, then, now) {
        (Target::Words { start, end, .. }, Some(then), Some(now)) => words(then, now, start, end),
        // Words taken out hold as long as they stay out.
        (Target::Removal { start, end, .. }, Some(then), Some(now)) => {
            let mut stood = words(then, now, start, end);
            stood.standing = match stood.standing {
                Standing::Lapsed => Standing::Holds,
                Standing::Holds => Standing::Lapsed,
                other => other,
            };
            stood
        }
        (Target::Clause { .. } | Target::Part { .. }, _, Some(now)) => {
            let text = &now.state.wording.text;
            let mut stood = Stood::new(Standing::Holds, text.clone());
            if now.state.removed {
                stood.standing = Standing::Lapsed;
            } else {
                stood.at = vec![(0, text.len() as u32)];
                stood.now = Some(text.clone());
            }
            stood
        }
        _ => Stood::new(Standing::Holds, String::new()),
    }
}

fn words(then: &Revision, now: &Revision, start: u32, end: u32) -> Stood {
    let was = then.state.wording.text[start as usize..end as usize].to_owned();
    if now.state.removed {
        return Stood::new(Standing::Lapsed, was);
    }
    let followed = provenance::follow(start..end, &as_known(then), &as_known(now));
    let mut stood = Stood::new(followed.standing.into(), was);
    let text = &now.state.wording.text;
    let parts: Vec<&str> = followed
        .now
        .iter()
        .map(|(from, to)| &text[*from as usize..*to as usize])
        .collect();
    stood.now = (!parts.is_empty()).then(|| parts.join(" … "));
    stood.at = followed.now;
    stood
}

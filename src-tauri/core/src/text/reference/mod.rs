//! Cross-references: words of a clause that print another clause's number.
//!
//! A reference is a mark over the characters of the number and points to the clause. It
//! comes and goes with the wording that has it. When numbers change, the change that
//! does it prints them again in every clause of the working text, as revisions. What
//! refers to a clause that has left the text stays as printed and is told as dangling.

mod carry;
mod printed;
mod propose;
mod reprint;
mod scan;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::naming::{self, Numbered, Parts};
use super::{Item, outline};
use crate::clause::Wording;
use crate::error::Result;
use crate::ids::ClauseId;

pub(crate) use carry::carried;
pub use propose::{Proposal, proposals};
pub(crate) use reprint::{only_prints, reprint, retarget, settled};

/// A number in the wording of a clause that is another clause's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Reference {
    /// The clause in whose wording it stands.
    pub clause: ClauseId,
    /// First byte (UTF-8). In the window, the first UTF-16 unit.
    pub start: u32,
    /// One past the last byte (UTF-8). In the window, UTF-16 units.
    pub end: u32,
    /// The clause that it points to.
    pub to: ClauseId,
    /// What is printed.
    pub prints: String,
    /// The full number of the clause that it points to.
    pub number: Option<String>,
    /// Whether there is a number to print.
    pub standing: ReferenceStanding,
}

/// Whether a reference has a number to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReferenceStanding {
    /// It prints the number of a clause in the text.
    Holds,
    /// The clause has been taken out of the text; the number is its last.
    Removed,
    /// The clause carries no number any more; the one printed is its last.
    Unnumbered,
}

/// Lists the references of a text in reading order.
pub fn list(items: &[Item]) -> Vec<Reference> {
    let at: HashMap<ClauseId, &Item> = items.iter().map(|item| (item.clause, item)).collect();
    let living = items.iter().filter(|item| !item.state.removed);
    living
        .flat_map(|item| {
            item.state.wording.references().map(|(range, to)| {
                let target = at.get(&to).filter(|target| !target.state.removed);
                let number = target.and_then(|target| target.path.clone());
                Reference {
                    clause: item.clause,
                    start: range.start,
                    end: range.end,
                    to,
                    prints: under(&item.state.wording, &range).to_owned(),
                    standing: match (target, &number) {
                        (None, _) => ReferenceStanding::Removed,
                        (_, None) => ReferenceStanding::Unnumbered,
                        _ => ReferenceStanding::Holds,
                    },
                    number,
                }
            })
        })
        .collect()
}

/// Lists the references in a clause of the working text.
///
/// # Errors
/// Where the record cannot be read.
pub fn references(db: &Connection, clause: ClauseId) -> Result<Vec<Reference>> {
    let mut all = list(&outline::working(db)?);
    all.retain(|reference| reference.clause == clause);
    Ok(all)
}

/// Lists the references of the working text that have no number to print.
///
/// # Errors
/// Where the record cannot be read.
pub fn dangling(db: &Connection) -> Result<Vec<Reference>> {
    let mut all = list(&outline::working(db)?);
    all.retain(|reference| reference.standing != ReferenceStanding::Holds);
    Ok(all)
}

/// Returns the characters under a mark.
fn under<'w>(wording: &'w Wording, range: &Range<u32>) -> &'w str {
    let range = range.start as usize..range.end as usize;
    wording.text.get(range).unwrap_or_default()
}

/// The full numbers of a text, by clause.
struct Numbers {
    /// In reading order; what was removed or has no number is not there.
    all: Vec<(ClauseId, super::Kind, Parts)>,
    at: HashMap<ClauseId, usize>,
}

impl Numbers {
    fn of(items: &[Item]) -> Numbers {
        let clauses = items.iter().map(|item| (item.clause, item.state.removed));
        Numbers::new(clauses, items.iter().map(Numbered::from))
    }

    /// `clauses` tells of each clause whether it has been removed.
    fn new<'a>(
        clauses: impl Iterator<Item = (ClauseId, bool)>,
        lines: impl Iterator<Item = Numbered<'a>> + Clone,
    ) -> Numbers {
        let kinds = lines.clone().map(|line| line.kind);
        let all: Vec<_> = clauses
            .zip(kinds)
            .zip(naming::parts(lines))
            .filter_map(|(((clause, removed), kind), parts)| {
                parts
                    .filter(|_| !removed)
                    .map(|parts| (clause, kind, parts))
            })
            .collect();
        let at = all
            .iter()
            .enumerate()
            .map(|(at, (clause, ..))| (*clause, at));
        Numbers {
            at: at.collect(),
            all,
        }
    }

    fn parts(&self, clause: ClauseId) -> Option<&[String]> {
        self.at.get(&clause).map(|at| self.all[*at].2.as_slice())
    }

    /// Prints the number of `to` in the form of `like`, as `clause` refers to it; none
    /// where it has no number.
    fn print(&self, to: ClauseId, like: &str, clause: ClauseId) -> Option<String> {
        let from = self.parts(clause).unwrap_or_default();
        self.parts(to)
            .map(|parts| printed::printed(parts, like, from))
    }
}

//! Compares states of a text: clause by clause, then word by word.

mod align;
mod anchors;
mod candidates;
mod chain;
#[cfg(test)]
mod conference;
mod counts;
#[cfg(test)]
mod figures;
#[doc(hidden)]
pub mod generate;
mod headings;
mod inplace;
#[cfg(test)]
mod laws;
mod likeness;
pub mod merge;
pub mod nature;
mod pairs;
mod parts;
pub mod readable;
mod rows;
mod stems;
mod stretches;
pub mod synoptic;
pub mod tokens;
pub mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::ClauseId;

/// One clause of one state, as comparing sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side<'t> {
    /// Its identity, where the state comes out of a record.
    pub id: Option<ClauseId>,
    /// Its number as printed.
    pub number: Option<&'t str>,
    /// How deep it stands, 0 at the top.
    pub level: u16,
    /// What it says, without its number.
    pub text: &'t str,
}

impl<'t> From<&'t str> for Side<'t> {
    /// Lends words that have neither identity nor number nor depth.
    fn from(text: &'t str) -> Self {
        Side {
            id: None,
            number: None,
            level: 0,
            text,
        }
    }
}

/// Two states side by side.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// Every clause of both states in exactly one row, in the order of the new state;
    /// a removed clause after the row of the clause before it in the old state.
    pub rows: Vec<Row>,
    /// What changed, counted.
    pub counts: Counts,
}

/// Clauses of the two states that are one another's wordings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Row {
    /// What happened.
    pub change: ChangeKind,
    /// Places in the old state, rising.
    pub old: Vec<u32>,
    /// Places in the new state, rising.
    pub new: Vec<u32>,
    /// True where the printed number differs, which is not a change by itself.
    pub renumbered: bool,
    /// How alike the two sides are, from 0 to 1; 1 where they were joined by identity
    /// or say the same.
    pub score: f32,
    /// The words of both sides where the wording differs; several clauses of a side
    /// are joined by one blank. Empty where the row is the same, moved, added or
    /// removed.
    #[serde(default)]
    pub words: Vec<Piece>,
}

/// What happened to the clauses of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Nothing, but perhaps its number.
    Same,
    /// Other words in the same place.
    Reworded,
    /// New.
    Added,
    /// Gone.
    Removed,
    /// The same words past its neighbours, or under another clause.
    Moved,
    /// Other words in another place.
    MovedReworded,
    /// One clause became several.
    Split,
    /// Several clauses became one, or several others.
    Merged,
}

/// A run of words of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    /// Whether it stayed.
    pub op: Op,
    /// The words with their blanks, to the letter.
    pub text: String,
}

/// What happened to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// It stands on both sides.
    Keep,
    /// It stands in the old state only.
    Remove,
    /// It stands in the new state only.
    Add,
}

/// What changed between two states, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Rows of each kind.
    pub same: u32,
    /// Rows with other words in the same place.
    pub reworded: u32,
    /// Clauses added.
    pub added: u32,
    /// Clauses removed.
    pub removed: u32,
    /// Clauses moved with the same words.
    pub moved: u32,
    /// Clauses moved and reworded.
    pub moved_reworded: u32,
    /// Clauses split.
    pub split: u32,
    /// Rows in which several clauses became one, or several others.
    pub merged: u32,
    /// Rows whose printed number differs.
    pub renumbered: u32,
    /// Words that stand in the new state only.
    pub words_added: u32,
    /// Words that stand in the old state only.
    pub words_removed: u32,
    /// Words that moved with their clause.
    pub words_moved: u32,
    /// Square brackets that the new state opens.
    pub brackets_opened: u32,
    /// Square brackets of the old state that are gone.
    pub brackets_closed: u32,
}

/// Compares two states of a text.
///
/// Clauses with the same identity are one; the others are joined by what they say.
/// Swapping the sides mirrors the result: added and removed change places, and split
/// and merged, where the row is of one clause with several. Takes near linear time
/// and knows no deadline.
///
/// ```
/// use travaux::compare::{ChangeKind, Side, compare};
///
/// let clause = |text| Side { id: None, number: None, level: 0, text };
/// let found = compare(
///     &[clause("States should report on the cost of remittances every year."), clause("This text enters into force.")],
///     &[clause("This text enters into force."), clause("States shall report on the cost of remittances every two years.")],
/// );
/// let kinds: Vec<ChangeKind> = found.rows.iter().map(|row| row.change).collect();
/// assert_eq!(kinds, [ChangeKind::Same, ChangeKind::MovedReworded]);
/// ```
pub fn compare(old: &[Side<'_>], new: &[Side<'_>]) -> Comparison {
    let (rows, changed) = rows::rows(old, new, &align::align(old, new));
    let counts = counts::count(&rows, changed, old, new);
    Comparison { rows, counts }
}

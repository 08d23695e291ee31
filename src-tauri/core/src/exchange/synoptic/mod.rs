//! Synoptic tables: several states of a text printed side by side, a column each.

mod html;
mod markdown;
#[cfg(test)]
mod tests;

use crate::compare::synoptic::{Base, Cell, Synoptic, SynopticRow};
use crate::compare::{ChangeKind, Op};
use crate::text::Block;
pub use html::html;
pub use markdown::markdown;

/// One state of a text as a column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'t> {
    /// What it is called.
    pub name: &'t str,
    /// Its clauses, which the cells point into.
    pub clauses: &'t [Block],
}

/// Several states of a text and how they stand side by side.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t> {
    /// The states.
    pub columns: &'t [Column<'t>],
    /// The rows.
    pub synoptic: &'t Synoptic,
    /// What each column was compared with.
    pub base: Base,
}

/// Words of a cell that have all the same to tell.
struct Part<'t> {
    op: Op,
    text: &'t str,
    /// The columns that brought them in and that drop them; a removed word has only
    /// the latter.
    since: Option<usize>,
    until: Option<usize>,
}

impl<'t> Table<'t> {
    fn name(&self, column: usize) -> &'t str {
        self.columns.get(column).map_or("", |column| column.name)
    }

    fn block(&self, column: usize, cell: &Cell) -> Option<&'t Block> {
        self.columns[column]
            .clauses
            .get(*cell.clauses.first()? as usize)
    }

    fn numbers(&self, column: usize, cell: &Cell) -> String {
        let numbers: Vec<&str> = cell
            .clauses
            .iter()
            .filter_map(|at| self.columns[column].clauses[*at as usize].number.as_deref())
            .collect();
        numbers.join(", ")
    }

    /// Says in words what happened to a cell beyond its words: "moved from 7.".
    fn said(&self, row: &SynopticRow, column: usize) -> Option<String> {
        let base = self.base.of(column)?;
        let cell = &row.cells[column];
        let before = self.numbers(base, row.cells.get(base)?);
        let (alone, joint) = match cell.change? {
            ChangeKind::Moved | ChangeKind::MovedReworded => ("moved", "moved from"),
            ChangeKind::Split => ("split", "split from"),
            ChangeKind::Merged => ("merged", "merged from"),
            ChangeKind::Same | ChangeKind::Reworded if cell.renumbered && !before.is_empty() => {
                ("", "was")
            }
            _ => return None,
        };
        Some(if before.is_empty() {
            alone.to_owned()
        } else {
            format!("{joint} {before}")
        })
    }

    /// Returns the words of a cell beside those of its base, cut where what they tell
    /// changes.
    fn parts(&self, cell: &'t Cell, column: usize) -> Vec<Part<'t>> {
        let own = if cell.change == Some(ChangeKind::Added) {
            Op::Add
        } else {
            Op::Keep
        };
        let runs = || cell.runs.iter().map(|run| (run.text.as_str(), run));
        if cell.words.is_empty() {
            return runs()
                .map(|(text, run)| Part {
                    op: own,
                    text,
                    since: Some(run.since as usize),
                    until: run.until.map(|until| until as usize),
                })
                .collect();
        }
        let mut parts = Vec::new();
        let mut runs = runs();
        let mut open = runs.next();
        for piece in &cell.words {
            let mut text = piece.text.as_str();
            if piece.op == Op::Remove {
                let (since, until) = (None, Some(column));
                parts.push(Part {
                    op: piece.op,
                    text,
                    since,
                    until,
                });
                continue;
            }
            while let Some((left, run)) = open.filter(|_| !text.is_empty()) {
                // Pieces and runs spell the same text; both are cut between words.
                let length = left.len().min(text.len());
                parts.push(Part {
                    op: piece.op,
                    text: &text[..length],
                    since: Some(run.since as usize),
                    until: run.until.map(|until| until as usize),
                });
                text = &text[length..];
                open = if length < left.len() {
                    Some((&left[length..], run))
                } else {
                    runs.next()
                };
            }
        }
        parts
    }
}

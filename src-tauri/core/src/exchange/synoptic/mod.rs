//! Synoptic tables: several states of a text printed side by side, a column each.

mod html;
mod markdown;
#[cfg(test)]
mod tests;

use crate::compare::ChangeKind;
use crate::compare::synoptic::{Base, Cell, Synoptic, SynopticRow};
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

impl<'t> Table<'t> {
    /// Returns what a column is called.
    pub(crate) fn name(&self, column: usize) -> &'t str {
        self.columns.get(column).map_or("", |column| column.name)
    }

    /// Returns the first clause of a cell.
    pub(crate) fn block(&self, column: usize, cell: &Cell) -> Option<&'t Block> {
        self.columns[column]
            .clauses
            .get(*cell.clauses.first()? as usize)
    }

    /// Returns the printed numbers of a cell, `7., 8.`; empty where it has none.
    pub fn numbers(&self, column: usize, cell: &Cell) -> String {
        let numbers: Vec<&str> = cell
            .clauses
            .iter()
            .filter_map(|at| self.columns[column].clauses[*at as usize].number.as_deref())
            .collect();
        numbers.join(", ")
    }

    /// Says in words what happened to a cell beyond its words: "moved from 7.".
    pub fn said(&self, row: &SynopticRow, column: usize) -> Option<String> {
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
}

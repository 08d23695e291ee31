//! The words of a cell, cut where what they tell changes.

use super::Cell;
use crate::compare::{ChangeKind, Op};

/// Words of a cell that have all the same to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part<'t> {
    /// What happened to them since the base.
    pub op: Op,
    /// The words, with their blanks.
    pub text: &'t str,
    /// The column that brought them in; none for words that the cell no longer has.
    pub since: Option<u32>,
    /// The column that drops them; none where they stand to the end.
    pub until: Option<u32>,
}

impl Cell {
    /// Returns the words of the cell in a column beside those of its base.
    pub fn parts(&self, column: u32) -> Vec<Part<'_>> {
        let own = if self.change == Some(ChangeKind::Added) {
            Op::Add
        } else {
            Op::Keep
        };
        let runs = || self.runs.iter().map(|run| (run.text.as_str(), run));
        if self.words.is_empty() {
            return runs()
                .map(|(text, run)| Part {
                    op: own,
                    text,
                    since: Some(run.since),
                    until: run.until,
                })
                .collect();
        }
        let mut parts = Vec::new();
        let mut runs = runs();
        let mut open = runs.next();
        for piece in &self.words {
            let mut text = piece.text.as_str();
            if piece.op == Op::Remove {
                parts.push(Part {
                    op: piece.op,
                    text,
                    since: None,
                    until: Some(column),
                });
                continue;
            }
            while let Some((left, run)) = open.filter(|_| !text.is_empty()) {
                // Pieces and runs spell the same text; both are cut between words.
                let length = left.len().min(text.len());
                parts.push(Part {
                    op: piece.op,
                    text: &text[..length],
                    since: Some(run.since),
                    until: run.until,
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

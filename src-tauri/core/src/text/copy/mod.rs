//! A copy of the text that was edited elsewhere, merged with the working text: what the copy
//! wants, row by row, and the actions that take it in.

mod outline;
mod place;
#[cfg(test)]
mod tests;
mod wording;

use super::{Block, Item};
use crate::Action;
use crate::clause::Wording;
use crate::compare::Side;
use crate::compare::merge::{Merged, MergedRow, Part, Who, merge};
use crate::ids::ClauseId;
use crate::text::states::{sides, sides_of_blocks};
use outline::Outline;

/// The draft that a copy came from, the working text, and the copy.
#[derive(Clone, Debug)]
pub struct Copy {
    base: Vec<Item>,
    ours: Vec<Item>,
    theirs: Vec<Block>,
    merged: Merged,
    moved: Vec<bool>,
}

/// Which of the wordings of a row is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Both, as far as they do not dispute; disputed words as a bracket.
    Both,
    /// Nothing of the copy.
    Ours,
    /// What the copy says.
    Theirs,
    /// Other words.
    Words(String),
}

/// Who holds the two texts, as brackets name them, and what the history says of it.
#[derive(Clone, Copy, Debug)]
pub struct Names<'t> {
    /// Whoever holds the working text.
    pub ours: &'t str,
    /// Whoever edited the copy.
    pub theirs: &'t str,
    /// The note of each revision.
    pub note: &'t str,
}

impl Copy {
    /// Merges a copy. `identities` says which clause each block is, as far as the file does.
    pub fn new(
        base: Vec<Item>,
        ours: Vec<Item>,
        theirs: Vec<Block>,
        identities: &[Option<ClauseId>],
    ) -> Self {
        let known: std::collections::HashSet<ClauseId> =
            base.iter().map(|item| item.clause).collect();
        let mut others: Vec<Side<'_>> = sides_of_blocks(&theirs);
        for (side, id) in others.iter_mut().zip(identities) {
            side.id = id.filter(|id| known.contains(id));
        }
        let merged = merge(&sides(&base), &sides(&ours), &others);
        let mut copy = Copy {
            moved: vec![false; merged.rows.len()],
            base,
            ours,
            theirs,
            merged,
        };
        copy.moved = copy.moves();
        copy
    }

    /// The rows, in reading order.
    pub fn rows(&self) -> &[MergedRow] {
        &self.merged.rows
    }

    /// The clauses of the draft that the copy came from, which the rows point into.
    pub fn base(&self) -> &[Item] {
        &self.base
    }

    /// The clauses of the working text.
    pub fn ours(&self) -> &[Item] {
        &self.ours
    }

    /// The clauses of the copy.
    pub fn theirs(&self) -> &[Block] {
        &self.theirs
    }

    /// True where the copy puts the clause of a row elsewhere.
    pub fn moved(&self, row: usize) -> bool {
        self.moved[row]
    }

    /// True where the copy wants something of a row.
    pub fn asks(&self, row: usize) -> bool {
        let merged = &self.merged.rows[row];
        let theirs = |part: &Part| match part {
            Part::Changed { by, .. } => *by == Who::Other,
            Part::Disputed { .. } => true,
            Part::Kept(_) => false,
        };
        let removes = merged.removed == Some(Who::Other) && !merged.one.is_empty();
        removes || self.moved[row] || merged.parts.iter().any(theirs)
    }

    /// Returns what a row says when it is taken so; nothing where it is out of the text.
    pub fn texts(&self, row: usize, choice: &Choice, names: Names<'_>) -> Vec<String> {
        let merged = &self.merged.rows[row];
        let texts: Vec<String> = match choice {
            Choice::Both => merged.texts(names.ours, names.theirs),
            Choice::Ours => self.our_texts(merged),
            Choice::Theirs => {
                let text = |at: &u32| self.theirs[*at as usize].wording.text.clone();
                merged.other.iter().map(text).collect()
            }
            Choice::Words(words) => vec![words.clone()],
        };
        let said = |text: &String| !text.trim().is_empty();
        texts.into_iter().filter(said).collect()
    }

    fn our_texts(&self, row: &MergedRow) -> Vec<String> {
        let text = |at: &u32| self.ours[*at as usize].state.wording.text.clone();
        row.one.iter().map(text).collect()
    }

    /// Returns the actions that take the copy in, in their order: what the rows say, where
    /// they stand, and what goes out. `choice` is asked for each row that the copy wants
    /// something of; the others stay. New clauses get the ids that `id` makes. `cut_from`
    /// says from which wording of its second clause the first was cut, as
    /// [`clause::cut_from`](crate::clause::cut_from) does.
    pub fn actions(
        &self,
        choice: impl Fn(usize) -> Choice,
        names: Names<'_>,
        cut_from: impl Fn(ClauseId, ClauseId) -> Option<Wording>,
        mut id: impl FnMut() -> ClauseId,
    ) -> Vec<Action> {
        let choices: Vec<Choice> = (0..self.merged.rows.len())
            .map(|row| match self.asks(row) {
                true => choice(row),
                false => Choice::Ours,
            })
            .collect();
        let mut outline = Outline::of(&self.ours, names.note);
        let mut nodes: Vec<Vec<ClauseId>> = Vec::with_capacity(choices.len());
        for (row, choice) in choices.iter().enumerate() {
            let texts = self.texts(row, choice, names);
            nodes.push(self.settle(row, &texts, &cut_from, &mut outline, &mut id));
        }
        self.arrange(&choices, &nodes, names, &mut outline);
        for (row, nodes) in self.merged.rows.iter().zip(&nodes) {
            if nodes.is_empty() {
                for at in &row.one {
                    outline.remove(self.ours[*at as usize].clause);
                }
            }
        }
        outline.into_actions()
    }

    /// Makes the clauses of a row say `texts`; returns the clauses that do. New ones are put
    /// into the text when the rows are arranged.
    fn settle(
        &self,
        row: usize,
        texts: &[String],
        cut_from: &impl Fn(ClauseId, ClauseId) -> Option<Wording>,
        outline: &mut Outline<'_>,
        id: &mut impl FnMut() -> ClauseId,
    ) -> Vec<ClauseId> {
        let merged = &self.merged.rows[row];
        let clauses: Vec<ClauseId> = merged
            .one
            .iter()
            .map(|at| self.ours[*at as usize].clause)
            .collect();
        if texts.is_empty() {
            return Vec::new();
        }
        let Some(first) = clauses.first().copied() else {
            return texts.iter().map(|_| id()).collect();
        };
        let sources = self.sources(merged);
        if texts.len() == clauses.len() {
            for ((clause, text), at) in clauses.iter().zip(texts).zip(&merged.one) {
                if *text != self.ours[*at as usize].state.wording.text {
                    outline.reword(*clause, wording::carried(text, &sources));
                }
            }
            return clauses;
        }
        // Several become one, which is then cut where the parts begin.
        let mut says = self.ours[merged.one[0] as usize].state.wording.clone();
        for (clause, at) in clauses.iter().zip(&merged.one).skip(1) {
            if outline.join(*clause, first) {
                let whole = cut_from(*clause, first);
                says = says.joined(&self.ours[*at as usize].state.wording, whole.as_ref());
            } else {
                outline.remove(*clause);
            }
        }
        let whole = texts.join(" ");
        if whole != says.text {
            outline.reword(first, wording::carried(&whole, &sources));
        }
        let mut nodes = vec![first];
        for text in &texts[..texts.len() - 1] {
            let second = id();
            outline.split(nodes[nodes.len() - 1], text.len() as u32, second);
            nodes.push(second);
        }
        nodes
    }

    /// The wordings that a row's words may come from, ours first.
    fn sources(&self, row: &MergedRow) -> Vec<&Wording> {
        let ours = row
            .one
            .iter()
            .map(|at| &self.ours[*at as usize].state.wording);
        let theirs = row
            .other
            .iter()
            .map(|at| &self.theirs[*at as usize].wording);
        ours.chain(theirs).collect()
    }
}

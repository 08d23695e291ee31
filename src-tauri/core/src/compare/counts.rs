//! Counts what changed between two states: clauses, words and brackets.

use std::ops::Range;

use super::tokens::{Cut, Hunk};
use super::{ChangeKind, Counts, Op, Row, Side};
use crate::clause::words::is_word;

/// Counts the rows of each kind, and the words and brackets of whole clauses. `counts`
/// has those of the rows whose words were compared.
pub(super) fn count(
    rows: &[Row],
    mut counts: Counts,
    old: &[Side<'_>],
    new: &[Side<'_>],
) -> Counts {
    for row in rows {
        let kind = match row.change {
            ChangeKind::Same => &mut counts.same,
            ChangeKind::Reworded => &mut counts.reworded,
            ChangeKind::Added => &mut counts.added,
            ChangeKind::Removed => &mut counts.removed,
            ChangeKind::Moved => &mut counts.moved,
            ChangeKind::MovedReworded => &mut counts.moved_reworded,
            ChangeKind::Split => &mut counts.split,
            ChangeKind::Merged => &mut counts.merged,
        };
        *kind += 1;
        counts.renumbered += u32::from(row.renumbered);
        let (op, text) = match row.change {
            ChangeKind::Added => (Op::Add, new[row.new[0] as usize].text),
            ChangeKind::Removed => (Op::Remove, old[row.old[0] as usize].text),
            ChangeKind::Moved => (Op::Keep, new[row.new[0] as usize].text),
            _ => continue,
        };
        let cut = Cut::new(text);
        counts.take(op, &cut, 0..cut.len());
    }
    counts
}

impl Counts {
    /// Counts the words and brackets of two wordings that differ in these places, and
    /// those that moved with their clause, if it did.
    pub(super) fn take_hunks(
        &mut self,
        hunks: &[Hunk],
        older: &Cut<'_>,
        newer: &Cut<'_>,
        moved: bool,
    ) {
        let mut kept = 0;
        for hunk in hunks {
            self.take(Op::Remove, older, hunk.older.clone());
            self.take(Op::Add, newer, hunk.newer.clone());
            if moved {
                self.take(Op::Keep, newer, kept..hunk.newer.start);
            }
            kept = hunk.newer.end;
        }
        if moved {
            self.take(Op::Keep, newer, kept..newer.len());
        }
    }

    fn take(&mut self, op: Op, cut: &Cut<'_>, tokens: Range<usize>) {
        let (mut words, mut opening) = (0, 0);
        for token in tokens.map(|at| cut.token(at)) {
            words += u32::from(is_word(token));
            opening += u32::from(token == "[");
        }
        match op {
            Op::Keep => self.words_moved += words,
            Op::Remove => {
                self.words_removed += words;
                self.brackets_closed += opening;
            }
            Op::Add => {
                self.words_added += words;
                self.brackets_opened += opening;
            }
        }
    }
}

//! Counts what changed between two states: clauses, words and brackets.

use super::{ChangeKind, Counts, Op, Row, Side};
use crate::clause::words::{is_word, tokens};

/// Counts the rows of each kind, and the words and brackets in them.
pub(super) fn count(rows: &[Row], old: &[Side<'_>], new: &[Side<'_>]) -> Counts {
    let mut counts = Counts::default();
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
        let moved = row.change == ChangeKind::MovedReworded;
        for piece in &row.words {
            counts.take(piece.op, moved, &piece.text);
        }
        match row.change {
            ChangeKind::Added => counts.take(Op::Add, false, new[row.new[0] as usize].text),
            ChangeKind::Removed => counts.take(Op::Remove, false, old[row.old[0] as usize].text),
            ChangeKind::Moved => counts.take(Op::Keep, true, new[row.new[0] as usize].text),
            _ => {}
        }
    }
    counts
}

impl Counts {
    fn take(&mut self, op: Op, moved: bool, text: &str) {
        if op == Op::Keep && !moved {
            return;
        }
        let (mut words, mut opening) = (0, 0);
        for at in tokens(text) {
            let token = &text[at.start as usize..at.end as usize];
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

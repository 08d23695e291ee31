//! Tracked changes: who did what to the words that are being read.

use crate::exchange::Reading;
use crate::text::{Tracked, TrackedOp};

/// What somebody did to a stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    /// Inserted or deleted; a move is a deletion and an insertion.
    pub(crate) op: TrackedOp,
    /// By whom, as the file has it.
    pub(crate) author: String,
    /// When, as the file has it.
    pub(crate) date: String,
}

impl Change {
    /// True where the words are not there in this reading.
    pub(crate) fn drops(&self, reading: Reading) -> bool {
        reading.drops(self.op)
    }
}

/// The changes that are open, and what they did so far.
#[derive(Default)]
pub(crate) struct Changes {
    open: Vec<Change>,
    /// How many open changes take their words out of this reading.
    dropping: usize,
    /// Changes that the words before belong to, as places in `done`.
    going_on: Vec<usize>,
    done: Vec<Tracked>,
}

impl Changes {
    /// Opens a change around the words that follow.
    pub(crate) fn open(&mut self, change: Change, reading: Reading) {
        self.dropping += usize::from(change.drops(reading));
        self.open.push(change);
    }

    /// Closes the change opened last.
    pub(crate) fn close(&mut self, reading: Reading) {
        if let Some(change) = self.open.pop() {
            self.dropping -= usize::from(change.drops(reading));
        }
    }

    /// Closes a change, whichever was opened after it.
    pub(crate) fn close_one(&mut self, change: &Change, reading: Reading) {
        if let Some(at) = self.open.iter().rposition(|open| open == change) {
            self.open.remove(at);
            self.dropping -= usize::from(change.drops(reading));
        }
    }

    /// True where what is read now is not there in this reading.
    pub(crate) fn drop(&self) -> bool {
        self.dropping > 0
    }

    /// True where a change is open.
    pub(crate) fn any(&self) -> bool {
        !self.open.is_empty()
    }

    /// Notes words under the open changes and `also`, what was done to them alone.
    pub(crate) fn note(&mut self, words: &str, also: &[Change]) {
        if self.open.is_empty() && also.is_empty() {
            self.going_on.clear();
            return;
        }
        let mut going_on: Vec<usize> = Vec::new();
        for change in self.open.iter().chain(also) {
            let alike = |at: &&usize| {
                let done = &self.done[**at];
                (done.op, &done.author, &done.date) == (change.op, &change.author, &change.date)
            };
            if going_on.iter().any(|at| alike(&at)) {
                continue;
            }
            let at = self.going_on.iter().find(alike).copied();
            let at = at.unwrap_or(self.done.len());
            if at == self.done.len() {
                self.done.push(Tracked {
                    op: change.op,
                    author: change.author.clone(),
                    date: change.date.clone(),
                    text: String::new(),
                });
            }
            self.done[at].text.push_str(words);
            going_on.push(at);
        }
        self.going_on = going_on;
    }

    /// Returns what was done, in the order of the text.
    pub(crate) fn into_tracked(self) -> Vec<Tracked> {
        self.done
    }
}

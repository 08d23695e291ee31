//! The outline of the working text while actions are put together: each is noted, and what
//! it does to the outline is done here too, so that the next one fits.

use std::collections::HashMap;

use crate::Action;
use crate::clause::Wording;
use crate::ids::ClauseId;
use crate::text::{Block, Item};

/// An outline, and the actions that led to it.
pub(super) struct Outline<'t> {
    parent: HashMap<ClauseId, Option<ClauseId>>,
    children: HashMap<Option<ClauseId>, Vec<ClauseId>>,
    actions: Vec<Action>,
    note: &'t str,
}

impl<'t> Outline<'t> {
    pub(super) fn of(items: &[Item], note: &'t str) -> Self {
        let mut outline = Outline {
            parent: HashMap::new(),
            children: HashMap::new(),
            actions: Vec::new(),
            note,
        };
        for item in items {
            outline.hang(item.clause, item.state.place.parent, None);
        }
        outline
    }

    pub(super) fn into_actions(self) -> Vec<Action> {
        self.actions
    }

    fn note(&self) -> Option<String> {
        Some(self.note.to_owned()).filter(|note| !note.is_empty())
    }

    /// Returns what stands under a clause (none: at the top), in order.
    pub(super) fn under(&self, parent: Option<ClauseId>) -> &[ClauseId] {
        self.children.get(&parent).map_or(&[], Vec::as_slice)
    }

    pub(super) fn has(&self, clause: ClauseId) -> bool {
        self.parent.contains_key(&clause)
    }

    /// True where a clause stands under another, however deep.
    fn stands_under(&self, clause: ClauseId, above: ClauseId) -> bool {
        let mut at = self.parent.get(&clause).copied().flatten();
        while let Some(next) = at {
            if next == above {
                return true;
            }
            at = self.parent.get(&next).copied().flatten();
        }
        false
    }

    /// Puts a clause under another after a sibling; `None` puts it last.
    fn hang(&mut self, clause: ClauseId, parent: Option<ClauseId>, at: Option<usize>) {
        let siblings = self.children.entry(parent).or_default();
        let at = at.unwrap_or(siblings.len());
        siblings.insert(at, clause);
        self.parent.insert(clause, parent);
    }

    fn unhang(&mut self, clause: ClauseId) {
        if let Some(parent) = self.parent.remove(&clause)
            && let Some(siblings) = self.children.get_mut(&parent)
        {
            siblings.retain(|sibling| *sibling != clause);
        }
    }

    fn after(&self, parent: Option<ClauseId>, after: Option<ClauseId>) -> usize {
        let siblings = self.under(parent);
        after.map_or(0, |after| {
            let found = siblings.iter().position(|sibling| *sibling == after);
            found.map_or(siblings.len(), |at| at + 1)
        })
    }

    pub(super) fn reword(&mut self, clause: ClauseId, wording: Wording) {
        let note = self.note();
        self.actions.push(Action::Reword {
            clause,
            wording,
            note,
        });
    }

    /// Joins a clause to another; false where the other stands under it.
    pub(super) fn join(&mut self, clause: ClauseId, into: ClauseId) -> bool {
        if self.stands_under(into, clause) {
            return false;
        }
        let first = match self.parent.get(&clause) {
            Some(parent) if *parent == Some(into) => self.after(Some(into), Some(clause)) - 1,
            _ => self.under(Some(into)).len(),
        };
        self.unhang(clause);
        for (at, child) in (first..).zip(self.under(Some(clause)).to_vec()) {
            self.unhang(child);
            self.hang(child, Some(into), Some(at));
        }
        let note = self.note();
        self.actions.push(Action::Join { clause, into, note });
        true
    }

    pub(super) fn split(&mut self, clause: ClauseId, at: u32, second: ClauseId) {
        let parent = self.parent.get(&clause).copied().flatten();
        let place = self.after(parent, Some(clause));
        self.hang(second, parent, Some(place));
        for child in self.under(Some(clause)).to_vec() {
            self.unhang(child);
            self.hang(child, Some(second), None);
        }
        let (second, note) = (Some(second), self.note());
        self.actions.push(Action::Split {
            clause,
            at,
            second,
            note,
        });
    }

    pub(super) fn add(
        &mut self,
        clause: ClauseId,
        like: &Block,
        wording: Wording,
        parent: Option<ClauseId>,
        after: Option<ClauseId>,
    ) {
        let at = self.after(parent, after);
        self.hang(clause, parent, Some(at));
        let note = self.note();
        self.actions.push(Action::AddClause {
            clause: Some(clause),
            wording,
            kind: like.kind,
            series: like.series.clone(),
            alternative: false,
            parent,
            after,
            note,
        });
    }

    /// Moves a clause, unless it stands there.
    pub(super) fn shift(
        &mut self,
        clause: ClauseId,
        parent: Option<ClauseId>,
        after: Option<ClauseId>,
    ) {
        let siblings = self.under(parent);
        let place = siblings.iter().position(|sibling| *sibling == clause);
        let before = place.map(|at| at.checked_sub(1).map(|at| siblings[at]));
        if before == Some(after) {
            return;
        }
        self.unhang(clause);
        let at = self.after(parent, after);
        self.hang(clause, parent, Some(at));
        let note = self.note();
        self.actions.push(Action::Move {
            clause,
            parent,
            after,
            note,
        });
    }

    /// Takes a clause out, with what still stands under it; nothing where it went before.
    pub(super) fn remove(&mut self, clause: ClauseId) {
        if !self.has(clause) {
            return;
        }
        let mut open = vec![clause];
        while let Some(gone) = open.pop() {
            open.extend(self.children.remove(&Some(gone)).unwrap_or_default());
            self.unhang(gone);
        }
        let note = self.note();
        self.actions.push(Action::Remove { clause, note });
    }
}

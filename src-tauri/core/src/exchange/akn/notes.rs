//! The labels of footnotes: each its own, as printed where that is possible.

use std::collections::{HashMap, HashSet};

/// Labels given so far.
#[derive(Default)]
pub(super) struct Labels {
    given: HashSet<String>,
    by_id: HashMap<String, String>,
    last: u32,
}

impl Labels {
    /// Returns the label of the note with an id, or gives it one: its marker where that
    /// is a label and free, else the next free number.
    pub(super) fn of(&mut self, id: Option<&str>, marker: Option<&str>) -> String {
        if let Some(known) = id.and_then(|id| self.by_id.get(id)) {
            return known.clone();
        }
        let label = match marker.map(str::trim) {
            Some(marker) if is_label(marker) && !self.given.contains(marker) => marker.to_owned(),
            _ => loop {
                self.last += 1;
                let number = self.last.to_string();
                if !self.given.contains(&number) {
                    break number;
                }
            },
        };
        self.given.insert(label.clone());
        if let Some(id) = id {
            self.by_id.insert(id.to_owned(), label.clone());
        }
        label
    }
}

/// Returns true for a marker that can stand in an anchor, `[^1]`.
pub(super) fn is_label(marker: &str) -> bool {
    (1..=40).contains(&marker.len()) && marker.chars().all(|c| c.is_alphanumeric() || c == '-')
}

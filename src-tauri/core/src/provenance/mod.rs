//! Where words come from: the origin of each word, and ranges that follow their words.

mod follow;
mod origin;
pub(crate) mod packed;
mod renumbered;
mod returned;
#[cfg(test)]
mod truth;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::RevisionId;

pub use follow::{Followed, Standing, follow};
pub use origin::{ALGORITHM_VERSION, origin, origin_among};
pub use renumbered::renumbered;

/// A run of words of one revision that came in together.
///
/// A word's identity is the revision that brought it in and its index among that
/// revision's words ([`crate::clause::words::tokens`], counting from 0). Runs of a
/// revision stand in order and cover all its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Run {
    /// The revision that brought the words in.
    pub revision: RevisionId,
    /// Index of the first of them among the words of that revision.
    pub first: u32,
    /// How many words.
    pub words: u32,
}

/// A wording whose words' origins are known.
#[derive(Clone, Debug)]
pub struct Known<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where its words come from.
    pub origin: Cow<'a, [Run]>,
}

impl<'a> Known<'a> {
    /// Takes a text and its origin as they are stored.
    pub fn new(text: impl Into<Cow<'a, str>>, origin: impl Into<Cow<'a, [Run]>>) -> Self {
        Known {
            text: text.into(),
            origin: origin.into(),
        }
    }
}

/// The identity of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Word {
    revision: RevisionId,
    index: u32,
}

/// Spells runs out, one identity a word.
pub(crate) fn spelled(origin: &[Run]) -> impl Iterator<Item = Word> {
    origin.iter().flat_map(|run| {
        (run.first..run.first.saturating_add(run.words)).map(|index| Word {
            revision: run.revision,
            index,
        })
    })
}

/// Joins identities into the fewest runs.
fn joined(words: impl IntoIterator<Item = Word>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for word in words {
        match runs.last_mut() {
            Some(run) if run.revision == word.revision && run.first + run.words == word.index => {
                run.words += 1;
            }
            _ => runs.push(Run {
                revision: word.revision,
                first: word.index,
                words: 1,
            }),
        }
    }
    runs
}

//! Where words come from: the origin of each word, and ranges that follow their words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::RevisionId;

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

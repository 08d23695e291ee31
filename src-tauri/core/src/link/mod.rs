//! Links: an input tied to the words, clause, part or removal that it stands behind.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ChangeId, ClauseId, InputId, LinkId, RevisionId};

mod review;
mod standing;
mod store;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) use review::turn;
pub use review::{Due, Turn, Why, review};
pub use standing::{Standing, Stood, standing};
pub(crate) use store::{LinkRow, accept, add, correct, go_along, remove, retarget};
pub use store::{get, list, of_clause, of_input};

/// An input ↔ its target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Link {
    /// Its identity.
    pub id: LinkId,
    /// The input.
    pub input: InputId,
    /// What it stands behind.
    pub target: Target,
    /// How it stands to it.
    pub relation: Relation,
    /// Why somebody thinks so.
    pub reason: Option<String>,
    /// What a person said of it after the words, or the input, had changed.
    pub accepted: Option<Accepted>,
}

/// A person's word that a link still holds, though something under it has changed.
///
/// It is good for the words and the input as they stood then, and for no others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Accepted {
    /// Why it still holds.
    pub reason: String,
    /// The revision of the clause that was looked at; none for the whole text.
    pub revision: Option<RevisionId>,
    /// The change by which it was said.
    pub change: ChangeId,
    /// Who said so.
    pub author: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// What an input can stand behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "to", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Target {
    /// Words of a clause, as they stood in a revision. Offsets are UTF-8 bytes
    /// (in the window, UTF-16 units).
    Words {
        /// The clause.
        clause: ClauseId,
        /// The revision in which the words were chosen.
        revision: RevisionId,
        /// First byte.
        start: u32,
        /// One past the last.
        end: u32,
    },
    /// A clause as a whole.
    Clause {
        /// The clause.
        clause: ClauseId,
    },
    /// A clause and all that stands under it.
    Part {
        /// The clause at its head.
        clause: ClauseId,
    },
    /// The whole text.
    Text,
    /// Words that a revision took out: a range of the text of the revision before it.
    Removal {
        /// The clause.
        clause: ClauseId,
        /// The last revision that had the words.
        revision: RevisionId,
        /// First byte.
        start: u32,
        /// One past the last.
        end: u32,
    },
}

impl Target {
    /// Returns the clause it is about; none for the whole text.
    pub fn clause(&self) -> Option<ClauseId> {
        match *self {
            Target::Words { clause, .. }
            | Target::Clause { clause }
            | Target::Part { clause }
            | Target::Removal { clause, .. } => Some(clause),
            Target::Text => None,
        }
    }
}

/// How an input stands to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    /// The target is there because of the input.
    Prompted,
    /// The input speaks for it.
    Supports,
    /// The input speaks against it.
    Opposes,
    /// The input mentions it.
    Cites,
}

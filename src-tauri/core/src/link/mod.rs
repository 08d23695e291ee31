//! Links: an input tied to the words, clause, part or removal that it stands behind.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ClauseId, InputId, LinkId, RevisionId};

mod standing;
mod store;
pub use standing::{Stood, standing};
pub(crate) use store::{LinkRow, add, correct, remove, retarget};
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

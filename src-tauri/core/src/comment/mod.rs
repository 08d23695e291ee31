//! Private comments on clauses. They are never exported.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ClauseId, CommentId};

mod store;
pub(crate) use store::{CommentRow, add, correct, remove, retarget};
pub use store::{get, list, of_clause};

/// A private comment on a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Comment {
    /// Its identity.
    pub id: CommentId,
    /// The clause.
    pub clause: ClauseId,
    /// What it says.
    pub text: String,
    /// True once dealt with.
    pub done: bool,
    /// Who wrote it.
    pub author: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
}

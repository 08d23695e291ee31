//! Standing: what the room has agreed of the text, clause by clause, and when.
//!
//! A clause that nobody said anything of is open, or in brackets where its words have some.
//! What was said never goes away: reopening is one more thing said.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{ClauseId, ParticipantId, SessionId, StandingId};

mod counts;
mod silence;
mod store;
#[cfg(test)]
mod tests;

pub use counts::{Counts, Shown, Spoken, counts, shown};
pub use silence::{Silence, SilenceStands, list as silences};
pub(crate) use silence::{SilenceRow, break_silence, open as open_silence};
pub(crate) use store::{New, StandingRow, guard, guard_undo, reopen_changed, retarget, set};
pub use store::{history, newest};

/// How a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ClauseStands")]
pub enum Stands {
    /// Nothing is agreed, and nothing stands in brackets.
    Open,
    /// Brackets stand in its words or around them.
    InBrackets,
    /// Agreed pending the whole.
    AgreedAdRef,
    /// Agreed.
    Agreed,
    /// It was agreed, and has been opened again.
    Reopened,
}

/// What can be said of a clause. That it is in brackets is seen from its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "SaidOfClause")]
pub enum Said {
    /// It is open.
    Open,
    /// It is agreed pending the whole.
    AgreedAdRef,
    /// It is agreed.
    Agreed,
    /// It was agreed, and is opened again.
    Reopened,
}

impl Said {
    /// Returns true for what a change to the clause would undo.
    pub fn is_agreed(self) -> bool {
        matches!(self, Said::AgreedAdRef | Said::Agreed)
    }
}

/// One thing said of the standing of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "StandingSaid", optional_fields)]
pub struct Standing {
    /// Its identity.
    pub id: StandingId,
    /// The clause.
    pub clause: ClauseId,
    /// What was said.
    pub said: Said,
    /// In which session.
    pub session: Option<SessionId>,
    /// In which reading of the text (1, 2, 3).
    pub reading: Option<u32>,
    /// Why, or with what words.
    pub note: Option<String>,
    /// Who took it down.
    pub author: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// What silence is broken with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Broken {
    /// Who broke it.
    pub by: Vec<ParticipantId>,
    /// Why.
    pub note: Option<String>,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
}

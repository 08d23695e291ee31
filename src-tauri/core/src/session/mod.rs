//! Sessions: the meetings of the process.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::{ParticipantId, SessionId};

mod expected;
mod phase;
mod process;
mod store;
#[cfg(test)]
mod tests;
pub use expected::{Awaited, Expected, expected};
pub(crate) use expected::{remove_expected, set_expected};
pub use phase::{Phase, Stretch, phases};
pub(crate) use phase::{remove_phase, set_phase};
pub use process::{Awaiting, Process, Span, process};
pub use store::{get, list, named};
pub(crate) use store::{holds_office, in_use, remove, searched, set};

/// A meeting of the process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Session {
    /// Its identity.
    pub id: SessionId,
    /// What is known of it.
    #[serde(flatten)]
    pub meeting: Meeting,
}

/// What is known of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct Meeting {
    /// Its number in the process, as printed ("2"); may be empty.
    #[ts(as = "Option<String>")]
    pub number: String,
    /// Its name or theme, whole.
    pub name: String,
    /// Where it met.
    pub place: Option<String>,
    /// First day.
    #[ts(as = "Option<String>")]
    pub from: Option<Date>,
    /// Last day.
    #[ts(as = "Option<String>")]
    pub until: Option<Date>,
    /// The phase of the process ("consultations").
    pub phase: Option<String>,
    /// Its parts (general debate, panels), in order.
    #[ts(as = "Option<Vec<String>>")]
    pub parts: Vec<String>,
    /// Who held which office in it. One person may hold several.
    #[ts(as = "Option<Vec<Office>>")]
    pub offices: Vec<Office>,
    /// What was planned before, oldest first.
    #[ts(as = "Option<Vec<Plan>>")]
    pub plans: Vec<Plan>,
}

/// An office that somebody holds in a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Office {
    /// Who holds it.
    pub holder: ParticipantId,
    /// The office ("co-facilitator", "moderator").
    pub office: String,
    /// The part of the session in which it is held; none for the whole session.
    #[serde(default)]
    pub part: Option<String>,
}

/// Where and when something was to be, before that was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Plan {
    /// The day on which this was the plan, as far as a source says.
    #[ts(as = "Option<String>")]
    pub said: Option<Date>,
    /// Where it was to be.
    pub place: Option<String>,
    /// First day.
    #[ts(as = "Option<String>")]
    pub from: Option<Date>,
    /// Last day.
    #[ts(as = "Option<String>")]
    pub until: Option<Date>,
}

/// Refuses days that run backwards.
fn in_order(what: &str, from: Option<Date>, until: Option<Date>) -> Result<()> {
    match (from, until) {
        (Some(from), Some(until)) if until < from => Err(Error::DatesRunBackwards {
            what: what.to_owned(),
        }),
        _ => Ok(()),
    }
}

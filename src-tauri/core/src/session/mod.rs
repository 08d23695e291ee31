//! Sessions: the meetings of the process.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::SessionId;

mod store;
pub use store::{get, list, named};
pub(crate) use store::{in_use, remove, searched, set};

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
}

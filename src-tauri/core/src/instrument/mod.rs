//! Instruments: existing texts that a clause leans on, and where a text refers to them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::InstrumentId;

mod goals;
mod known;
mod references;
mod store;
#[cfg(test)]
mod tests;
pub use goals::{GOALS, is_target, targets};
pub use known::{AGENDA, shipped};
pub use references::{Cited, Leaning, leaning};
pub use store::{get, list};
pub(crate) use store::{remove, set};

/// An existing text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Instrument {
    /// Its identity.
    pub id: InstrumentId,
    /// What is known of it.
    #[serde(flatten)]
    pub about: About,
}

/// What is known of an instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
#[ts(rename = "InstrumentAbout")]
pub struct About {
    /// The name in use ("Sendai Framework").
    pub name: String,
    /// The full title.
    pub title: Option<String>,
    /// Its symbol (A/RES/70/1).
    pub symbol: Option<String>,
    /// The day on which it was adopted.
    #[ts(as = "Option<String>")]
    pub date: Option<Date>,
    /// Other names by which texts refer to it.
    #[ts(as = "Option<Vec<String>>")]
    pub other_names: Vec<String>,
}

//! Terms: the glossary of a text, with definition, source and standing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::TermId;

mod store;
mod uses;
pub use store::{get, list};
pub(crate) use store::{remove, set};
pub use uses::{Use, Uses, uses};

/// An entry of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Term {
    /// Its identity.
    pub id: TermId,
    /// What is said of it.
    #[serde(flatten)]
    pub entry: Entry,
}

/// What the glossary says of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
#[ts(rename = "TermEntry")]
pub struct Entry {
    /// The name that the text should use.
    pub name: String,
    /// What it means.
    pub definition: Option<String>,
    /// Where the definition comes from.
    pub source: Option<String>,
    /// Whether the room has agreed on it.
    #[ts(as = "Option<Standing>")]
    pub standing: Standing,
    /// Forms of the name that may stand in the text, beside the plural ("returnee" for
    /// "returning migrant").
    #[ts(as = "Option<Vec<String>>")]
    pub forms: Vec<String>,
    /// Other names of the same thing, which should not stand beside the first.
    #[ts(as = "Option<Vec<String>>")]
    pub other_names: Vec<String>,
}

/// Whether a term is agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TermStanding")]
pub enum Standing {
    /// Nobody has spoken on it yet.
    #[default]
    Open,
    /// The room has agreed on it.
    Agreed,
    /// Somebody objects to the name or to what it means.
    Contested,
}

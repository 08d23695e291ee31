//! Inputs: passages of sources that say what somebody wants, claims, reports, pledges,
//! supports or opposes, with who said it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{InputId, ParticipantId, RevisionId, SourceId};

mod answers;
mod sources;
mod store;
#[cfg(test)]
mod tests;
mod told;
pub(crate) use answers::check_round;
pub use answers::{Answers, answers};
pub(crate) use sources::Sources;
pub(crate) use store::{InputRow, add, as_left, correct, judge, passage, searched, withdraw};
pub use store::{get, list, named, text};
pub use told::bare_words;

/// One thing that somebody said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Input {
    /// Its identity.
    pub id: InputId,
    /// The passages, who said it, for whom and of what kind.
    #[serde(flatten)]
    pub content: NewInput,
    /// True once withdrawn.
    pub withdrawn: bool,
    /// What became of it, where a person has said so.
    pub judged: Option<Judged>,
}

/// What became of an input: whether what it asks for stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Became {
    /// It stands in the text word for word.
    WordForWord,
    /// It stands in the text in other words.
    InOtherWords,
    /// Nothing of it is in the text yet.
    NothingYet,
    /// It stood in the text, and was taken out again.
    TakenOut {
        /// The revision that took it out.
        revision: RevisionId,
    },
}

/// What a person says became of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Judged {
    /// What became of it.
    #[serde(flatten)]
    pub became: Became,
    /// Why somebody thinks so.
    pub reason: Option<String>,
    /// Who said so.
    pub author: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// An input as it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct NewInput {
    /// Where it is said; the same ask in two sources is one input with two passages.
    pub passages: Vec<Passage>,
    /// Who said it; none where the source does not name anybody ("many said").
    #[serde(default)]
    #[ts(as = "Option<Vec<ParticipantId>>")]
    pub speakers: Vec<ParticipantId>,
    /// On whose behalf, where that is somebody else ("for the African Group").
    #[serde(default, rename = "for")]
    #[ts(as = "Option<Vec<ParticipantId>>")]
    pub on_behalf_of: Vec<ParticipantId>,
    /// True for an open list: "… and others".
    #[serde(default)]
    #[ts(as = "Option<bool>")]
    pub open: bool,
    /// What kind of thing it says.
    pub kind: InputKind,
    /// What it supports, opposes or takes up, where that is another input.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<InputId>>")]
    pub about: Vec<InputId>,
    /// The id that the place it came from gives it.
    #[serde(default)]
    pub name: Option<String>,
}

/// A range of a source's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Passage {
    /// The source.
    pub source: SourceId,
    /// First byte of its text (UTF-8). In the window, UTF-16 units.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// What kind of thing an input says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum InputKind {
    /// Wants something of the text.
    Ask,
    /// Tells of something done.
    Report,
    /// States a fact or a figure.
    Claim,
    /// Promises something.
    Pledge,
    /// States a principle.
    Principle,
    /// Supports what somebody else said.
    Support,
    /// Opposes what somebody else said.
    Opposition,
    /// Wishes something of the form of the text or the process.
    Form,
}

impl std::str::FromStr for InputKind {
    type Err = crate::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|_| {
            crate::Error::NoSuchKind {
                kind: text.to_owned(),
                known: "ask, report, claim, pledge, principle, support, opposition, form",
            }
        })
    }
}

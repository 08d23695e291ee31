//! Sources: documents from or about a session, with the bytes they came in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::{SessionId, SourceId};

mod store;
#[cfg(test)]
mod tests;
pub(crate) use store::{SourceRow, add, searched, was_withdrawn, withdraw};
pub use store::{get, list, original, text};

/// A source, without its text (see [`text`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Its identity.
    pub id: SourceId,
    /// The session it is from or about.
    pub session: SessionId,
    /// What kind of document.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Its language (BCP 47: `en`, `ar`).
    pub language: String,
    /// Who reports what was said; none where the speaker's own words are printed.
    pub reported_by: Option<String>,
    /// The name of the file it came from.
    pub file: Option<String>,
    /// Length of its text, in bytes.
    pub bytes: u32,
    /// Where its pages begin, if its file has pages.
    pub pages: Vec<PageStart>,
    /// True once withdrawn.
    pub withdrawn: bool,
}

/// Where a page of a source begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PageStart {
    /// Its number, by which a passage is cited.
    pub page: String,
    /// Its first byte in the text (UTF-8). In the window, UTF-16 units.
    pub start: u32,
}

impl Source {
    /// The page on which a byte of the text stands; none where the file has no pages.
    pub fn page_at(&self, at: u32) -> Option<&str> {
        page_at(&self.pages, at)
    }
}

/// The page on which a byte stands, of pages in the order in which they begin.
pub fn page_at(pages: &[PageStart], at: u32) -> Option<&str> {
    let after = pages.partition_point(|page| page.start <= at);
    let page = pages.get(after.checked_sub(1)?)?;
    Some(&page.page)
}

/// A source as it is taken in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct NewSource {
    /// The session it is from or about.
    pub session: SessionId,
    /// What kind of document.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Its language (BCP 47); `en` where it is not given.
    #[serde(default = "english")]
    #[ts(as = "Option<String>")]
    pub language: String,
    /// Who reports what was said; none where the speaker's own words are printed.
    #[serde(default)]
    pub reported_by: Option<String>,
    /// The name of the file it came from.
    #[serde(default)]
    pub file: Option<String>,
    /// Where its pages begin, if its file has pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<Vec<PageStart>>")]
    pub pages: Vec<PageStart>,
    /// Its text, to which the offsets of inputs refer. The log keeps its hash.
    #[serde(serialize_with = "by_hash")]
    pub text: String,
    /// The bytes that it came in, if it came in a file.
    #[serde(skip)]
    pub original: Option<Vec<u8>>,
}

fn english() -> String {
    "en".to_owned()
}

fn by_hash<S: serde::Serializer>(text: &str, out: S) -> Result<S::Ok, S::Error> {
    crate::record::blob::Hash::of(text.as_bytes()).serialize(out)
}

/// What kind of document a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SourceKind {
    /// A statement, in the speaker's words.
    Statement,
    /// The chair's or co-facilitators' summary.
    Summary,
    /// A report by somebody else, such as a news service.
    Report,
    /// A document that prepared the session.
    Preparatory,
    /// A written proposal.
    Proposal,
    /// A delegation's marked-up copy of a draft.
    Markup,
    /// A transcript.
    Transcript,
    /// A note of what was said from the floor.
    Note,
    /// Anything else.
    Other,
}

impl std::str::FromStr for SourceKind {
    type Err = crate::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|_| {
            crate::Error::NoSuchKind {
                kind: text.to_owned(),
                known: "statement, summary, report, preparatory, proposal, markup, transcript, note, other",
            }
        })
    }
}

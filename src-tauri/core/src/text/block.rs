//! The tree that readers produce and writers print: blocks in reading order,
//! each with its depth.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clause::Wording;
use crate::ids::ClauseId;

/// A document as a reader understood it.
///
/// The tree is kept as a list with depths, so that no nesting can exhaust a
/// stack and a half-read tree has no meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The title that the file gives itself outside its text, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The blocks in reading order.
    #[serde(rename = "clauses")]
    pub blocks: Vec<Block>,
    /// Tracked changes found in the file.
    #[serde(default)]
    pub changes: Vec<Tracked>,
    /// Comments found in the file. They are no part of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Remark>,
    /// What was not taken into the text, one plain sentence each.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// Which clause each block says it is, block by block; empty where none does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identities: Vec<Option<ClauseId>>,
    /// Numbers in the words that the file says are those of its own clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Referred>,
    /// Speeches, each a run of blocks with who speaks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub speeches: Vec<Speech>,
    /// Pages of the file, by which a passage is cited; empty where it has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<Page>,
}

/// Where a page of a file begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// What it is called: its printed label, or its place in the file.
    pub page: String,
    /// The block in which it begins.
    pub first: u32,
    /// The byte of that block's wording at which it begins; 0 at the start of a block.
    #[serde(default, skip_serializing_if = "is_start")]
    pub at: u32,
}

fn is_start(at: &u32) -> bool {
    *at == 0
}

/// A number in the words of a block that is the number of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referred {
    /// The block, by its place.
    pub block: u32,
    /// First byte of the number in its words.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Which clause it refers to: one of [`Document::identities`].
    pub to: ClauseId,
}

/// A run of blocks that somebody says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speech {
    /// The first block of what is said.
    pub first: u32,
    /// One past the last block.
    pub end: u32,
    /// Who speaks, as the file calls them.
    pub speakers: Vec<String>,
    /// True for a question.
    #[serde(default)]
    pub asks: bool,
}

/// One unit of a text: what becomes a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its number as printed (`1.`, `(a)`, `Article 2bis`, `Option 1:`), if any.
    pub number: Option<String>,
    /// What kind of clause it is.
    pub kind: Kind,
    /// How deep it stands: 0 at the top, one more than the block it stands under.
    /// A block is never more than one deeper than the block before it.
    pub level: u16,
    /// What it says.
    #[serde(flatten)]
    pub wording: Wording,
    /// How it is numbered.
    #[serde(skip_serializing_if = "Series::is_auto", default)]
    pub series: Series,
    /// The clause that it is, where it comes out of a record.
    #[serde(skip)]
    pub clause: Option<ClauseId>,
}

/// What kind of unit of the text a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// The title of the whole text.
    Title,
    /// A heading; what follows stands under it.
    Heading,
    /// An unnumbered paragraph that opens with a participle.
    Preambular,
    /// A paragraph, numbered or not.
    Paragraph,
    /// A lettered, roman or bulleted point.
    Point,
    /// A footnote, standing under the clause that refers to it.
    Note,
}

impl Kind {
    /// Returns true for what the field counts as a paragraph: preambular and numbered
    /// paragraphs and points, but no title, heading or footnote.
    pub fn is_body(self) -> bool {
        matches!(self, Kind::Preambular | Kind::Paragraph | Kind::Point)
    }
}

/// How a clause is numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Series {
    /// As its kind and depth ask: `I.` `A.` for headings, `1.` for paragraphs,
    /// `(a)` `(i)` `a.` `i.` for points.
    #[default]
    Auto,
    /// Not at all.
    Unnumbered,
    /// A series of its own: `Objective 1`, `Article 2`, `Option 1:`. Holds the word
    /// alone ("Objective").
    Named(String),
    /// A bullet.
    Bullet,
}

impl Series {
    /// Returns true for the default.
    pub fn is_auto(&self) -> bool {
        *self == Series::Auto
    }
}

/// A tracked insertion or deletion as found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tracked {
    /// Inserted or deleted.
    pub op: TrackedOp,
    /// Whom the file names.
    pub author: String,
    /// When, as printed in the file.
    pub date: String,
    /// The words.
    pub text: String,
}

/// A comment as found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Whom the file names.
    pub author: String,
    /// When, as printed in the file.
    pub date: String,
    /// What it says, a line a paragraph.
    pub text: String,
    /// The words that it is about, as far as the file says; cut after 300 bytes. Where
    /// none of them is there in this reading, those that are not.
    pub about: String,
    /// The block at which it stands, by its place; one past the last at the end of the
    /// text. None where the file does not say, or that is no block.
    #[serde(default)]
    pub block: Option<u32>,
    /// True where the paragraph at which it stands is not there in this reading; `block`
    /// is then the one that comes after it.
    #[serde(default)]
    pub gone: bool,
}

/// What a tracked change did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TrackedOp {
    /// Put in.
    Insert,
    /// Taken out.
    Delete,
}

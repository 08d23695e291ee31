//! The text as a whole: the tree that readers produce, the outline and its
//! numbers, and the drafts sealed from it.

pub mod block;
pub mod copy;
pub mod draft;
pub(crate) mod import;
mod naming;
pub mod numbering;
pub mod outline;
pub mod reference;
pub mod states;

pub use block::{
    Block, Document, Kind, Page, Referred, Remark, Series, Speech, Tracked, TrackedOp,
};
pub use draft::Draft;
pub use naming::find;
pub(crate) use naming::{SERIES_WORDS, lead};
pub use outline::Item;
pub use states::TextName;

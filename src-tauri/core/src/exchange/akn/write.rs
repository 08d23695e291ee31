//! Writes a text as a `statement` of Akoma Ntoso 3.0, in the manner of the United Nations.

use crate::ids::ClauseId;

/// The clause that an `eId` of ours names.
pub(super) fn clause_of(id: &str) -> Option<ClauseId> {
    let id = id.strip_prefix("cl_").filter(|id| id.len() == 32)?;
    id.parse().ok()
}

/// What is said of a text beyond its words.
#[derive(Clone, Debug, Default)]
pub struct About;

/// Prints blocks as an Akoma Ntoso document.
pub fn write(_blocks: &[crate::text::Block], _about: &About) -> String {
    String::new()
}

//! Clauses: identity, wording, brackets and the revisions through which they pass.

pub(crate) mod across;
pub mod bracket;
pub(crate) mod change;
pub(crate) mod identity;
pub mod option;
pub mod order;
pub mod revision;
pub(crate) mod store;
#[cfg(test)]
mod tests;
pub mod wording;
pub mod words;

pub use across::{Stays, Within};
pub use revision::{Place, Revision, State};
pub use store::{at_number, cut_from, exists, head, history, in_drafts, revision};
pub use wording::{Mark, MarkKind, Wording};

//! Clauses: identity, wording, brackets and the revisions through which they pass.

pub mod bracket;
pub mod revision;
pub mod wording;
pub mod words;

pub use revision::{Place, Revision};
pub use wording::{Mark, MarkKind, Wording};

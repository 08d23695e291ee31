//! Word files (`.docx`) in and out.
//!
//! The reader is our own and strict: a part at a time, within limits on size, number
//! and depth, nothing expanded and nothing looked up outside the file.

mod aside;
mod ends;
mod formats;
pub mod hands;
mod lists;
mod numbering;
mod package;
mod paper;
mod parts;
mod properties;
mod read;
pub mod remarks;
mod rolling;
mod runs;
pub(super) mod segments;
pub(super) mod sheet;
pub(super) mod side;
mod story;
mod styles;
mod tables;
#[cfg(test)]
mod tests;
mod write;
mod xml;

pub use hands::{Hand, Hands};
pub use read::read;
pub use rolling::rolling;
pub use write::{redline, redline_with, write};

#[cfg(test)]
pub(crate) use tests::made;

use crate::error::Error;
use crate::exchange::packed;

/// The error for a Word file that is broken, in one plain sentence.
fn damaged(how: &str) -> Error {
    packed::damaged("Word", "Word", how)
}

//! Akoma Ntoso in and out: acts, bills, debates and general documents of its versions
//! 1.0 to 3.0 are read; a text is written as a `statement` of version 3.0.

mod about;
mod amendments;
mod emit;
mod inline;
#[cfg(test)]
mod laws;
mod meta;
mod names;
mod notes;
mod read;
mod redline;
mod story;
#[cfg(test)]
mod tests;

mod write;

pub use amendments::rolling;
pub use read::read;
pub use redline::redline;
pub use write::{About, write};

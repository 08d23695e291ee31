//! Markdown in and out: strict, line by line, and with every bracket kept.

mod emphasis;
pub(crate) mod inline;
mod lines;
mod write;

pub use lines::read;
pub use write::write;

#[cfg(test)]
mod tests;

//! Compares states of a text: clause by clause, then word by word.

pub mod nature;
pub mod readable;
pub mod tokens;
pub mod words;

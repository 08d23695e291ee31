//! Compares states of a text: clause by clause, then word by word.

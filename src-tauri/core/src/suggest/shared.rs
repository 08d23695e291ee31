//! Shared phrases: the runs of words that two texts have in common.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::terms::Term;

/// A phrase of one text that stands in another too.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// Its words in the text that was gone through.
    pub(super) at: Range<usize>,
    /// The run of the other text that has it, and where it begins there.
    pub(super) in_run: (usize, usize),
    /// What its words are worth together.
    pub(super) worth: f32,
}

/// Of a word that stands more often than this in a run, only the first places are tried.
const PLACES: usize = 64;

/// Finds the longest phrases of `text` that stand in one of `runs`, without overlap, those
/// that are worth most first. Words worth nothing begin no phrase.
pub(super) fn phrases(
    runs: &[Vec<(Term, f32)>],
    text: &[Term],
    worth: impl Fn(Term) -> f32,
) -> Vec<Phrase> {
    let mut places: FxHashMap<Term, Vec<(usize, usize)>> = FxHashMap::default();
    for (run, words) in runs.iter().enumerate() {
        for (at, (term, _)) in words.iter().enumerate() {
            let known = places.entry(*term).or_default();
            if known.len() < PLACES {
                known.push((run, at));
            }
        }
    }
    let mut found = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let tried = places.get(&text[start]).map_or(&[][..], Vec::as_slice);
        let longest = tried
            .iter()
            .map(|place| (common(&runs[place.0][place.1..], &text[start..]), *place))
            // Of phrases equally long, the one that stands first.
            .max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        let Some((length, in_run)) = longest else {
            start += 1;
            continue;
        };
        let at = start..start + length;
        let worth: f32 = text[at.clone()].iter().map(|term| worth(*term)).sum();
        if worth > 0.0 {
            found.push(Phrase { at, in_run, worth });
        }
        start += length;
    }
    found.sort_by(|one, other| {
        let order = other.worth.total_cmp(&one.worth);
        order.then(one.at.start.cmp(&other.at.start))
    });
    found
}

/// Counts the words with which both begin.
fn common(run: &[(Term, f32)], text: &[Term]) -> usize {
    run.iter()
        .zip(text)
        .take_while(|((one, _), other)| one == *other)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn run(words: &[Term]) -> Vec<(Term, f32)> {
        words.iter().map(|word| (*word, 1.0)).collect()
    }

    #[test]
    fn the_longest_phrase_wins_over_its_parts() {
        let found = phrases(
            &[run(&[1, 2, 9]), run(&[1, 2, 3, 4])],
            &[8, 1, 2, 3, 4, 9],
            |_| 1.0,
        );
        let at: Vec<_> = found
            .iter()
            .map(|phrase| (phrase.at.clone(), phrase.in_run))
            .collect();
        assert_eq!(at, [(1..5, (1, 0)), (5..6, (0, 2))]);
    }

    proptest! {
        #[test]
        fn what_is_found_stands_in_both(
            one in prop::collection::vec(0_u32..4, 0..12),
            other in prop::collection::vec(0_u32..4, 0..12),
        ) {
            let runs = [run(&one)];
            let found = phrases(&runs, &other, |_| 1.0);
            let mut covered = vec![0; other.len()];
            for phrase in &found {
                let at = phrase.in_run.1;
                prop_assert_eq!(&one[at..at + phrase.at.len()], &other[phrase.at.clone()]);
                covered[phrase.at.clone()].iter_mut().for_each(|count| *count += 1);
            }
            for (word, count) in other.iter().zip(covered) {
                prop_assert_eq!(count, i32::from(one.contains(word)));
            }
        }
    }
}

//! The question: the words of a change or a text, each with how much it says about what
//! prompted it.

use std::collections::hash_map::Entry;

use rustc_hash::{FxHashMap, FxHashSet};

use super::terms::{Lexicon, Term, Word};
use super::{NEAR_ADDED, NEAR_KEPT, NEAR_REMOVED};
use crate::clause::words;
use crate::compare::words::{Change, words as compared};

/// What an answer is looked for: a text, and which of its words have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pieces: Vec<(Part, String)>,
}

/// What became of a piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Kept,
    Removed,
    Added,
    /// Nobody says.
    Unknown,
}

impl Question {
    /// Asks for what prompted a change of wording.
    pub fn change(older: &str, newer: &str) -> Question {
        if older == newer {
            return Question::text(newer);
        }
        let pieces = compared(older, newer)
            .into_iter()
            .map(|change| match change {
                Change::Kept(text) => (Part::Kept, text.to_owned()),
                Change::Removed(text) => (Part::Removed, text.to_owned()),
                Change::Added(text) => (Part::Added, text.to_owned()),
            });
        Question {
            pieces: pieces.collect(),
        }
    }

    /// Asks for what is behind a text.
    ///
    /// Where it is a redline, as `travaux compare` prints it, its marks are read:
    /// `[-removed-]{+added+}`. Where it holds a change without marks (what was removed
    /// and what was added, one after the other), a phrase of three words and more that
    /// stands twice in it is taken for unchanged.
    pub fn text(text: &str) -> Question {
        let mut pieces = Vec::new();
        let mut rest = text;
        let mut start = 0;
        while let Some(at) = rest[start..].find(['[', '{']).map(|at| start + at) {
            let marked = [("[-", "-]", Part::Removed), ("{+", "+}", Part::Added)]
                .into_iter()
                .find_map(|(open, close, part)| {
                    let inside = rest[at..].strip_prefix(open)?;
                    Some((part, inside.split_once(close)?))
                });
            if let Some((part, (inside, after))) = marked {
                if at > 0 {
                    pieces.push((Part::Kept, rest[..at].to_owned()));
                }
                pieces.push((part, inside.to_owned()));
                (rest, start) = (after, 0);
            } else {
                start = at + 1;
            }
        }
        let part = if pieces.is_empty() {
            Part::Unknown
        } else {
            Part::Kept
        };
        if part == Part::Unknown || !rest.is_empty() {
            pieces.push((part, rest.to_owned()));
        }
        Question { pieces }
    }

    /// Returns the same question with all words alike, for measuring what the difference brings.
    #[must_use]
    pub fn with_all_words_alike(&self) -> Question {
        let alike = |(_, text): &(Part, String)| (Part::Added, text.clone());
        Question {
            pieces: self.pieces.iter().map(alike).collect(),
        }
    }

    /// Returns true where there is no word to look for.
    pub fn is_empty(&self) -> bool {
        let mut pieces = self.pieces.iter();
        !pieces.any(|(_, text)| {
            let tokens = words::tokens(text);
            tokens
                .iter()
                .any(|at| words::is_word(&text[at.start as usize..at.end as usize]))
        })
    }

    /// Weighs the words and phrases.
    pub(super) fn weighed(&self, lexicon: &mut Lexicon) -> Weighed {
        let mut weighed = Weighed::default();
        for (part, text) in &self.pieces {
            let words = lexicon.words(text);
            let weights: Vec<f32> = match part {
                Part::Kept => vec![NEAR_KEPT; words.len()],
                Part::Removed => vec![NEAR_REMOVED; words.len()],
                Part::Added => vec![NEAR_ADDED; words.len()],
                Part::Unknown => {
                    let kept = standing_twice(&words);
                    kept.iter()
                        .map(|kept| if *kept { NEAR_KEPT / 2.0 } else { NEAR_ADDED })
                        .collect()
                }
            };
            weighed.add(&words, &weights, lexicon);
        }
        weighed
    }
}

/// The words and pairs of words of a question, each with its weight.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed {
    pub(super) words: FxHashMap<Term, f32>,
    pub(super) pairs: FxHashMap<(Term, Term), f32>,
    /// The words in order, one list a piece, for phrases.
    pub(super) runs: Vec<Vec<(Term, f32)>>,
}

impl Weighed {
    fn add(&mut self, words: &[Word], weights: &[f32], lexicon: &Lexicon) {
        let mut run = Vec::with_capacity(words.len());
        for (word, weight) in words.iter().zip(weights) {
            for term in word.terms() {
                *self.words.entry(term).or_default() += weight;
            }
            run.extend(word.in_phrase().iter().map(|term| (*term, *weight)));
        }
        for two in run.windows(2) {
            let ((first, one), (second, other)) = (two[0], two[1]);
            if !(lexicon.is_small(first) && lexicon.is_small(second)) {
                *self.pairs.entry((first, second)).or_default() += one.max(other);
            }
        }
        self.runs.push(run);
    }
}

/// Tells for each word whether it stands in a phrase of three words that stands twice.
fn standing_twice(words: &[Word]) -> Vec<bool> {
    let phrase = |at: usize| [words[at].whole, words[at + 1].whole, words[at + 2].whole];
    let mut first: FxHashMap<[Term; 3], usize> = FxHashMap::default();
    let mut twice: FxHashSet<usize> = FxHashSet::default();
    for at in 0..words.len().saturating_sub(2) {
        match first.entry(phrase(at)) {
            Entry::Vacant(new) => {
                new.insert(at);
            }
            Entry::Occupied(known) => {
                twice.extend([*known.get(), at]);
            }
        }
    }
    let mut kept = vec![false; words.len()];
    for at in twice {
        kept[at..at + 3].fill(true);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words of a question with their weights.
    fn weights(question: &Question) -> Vec<(String, f32)> {
        let mut lexicon = Lexicon::default();
        let weighed = question.weighed(&mut lexicon);
        let mut found: Vec<(String, f32)> = (weighed.words.iter())
            .map(|(term, weight)| (lexicon.spelled(*term).to_owned(), *weight))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        found
    }

    #[test]
    fn what_changed_weighs_more_than_what_stays() {
        let change = Question::change("Parties should report.", "Parties shall report.");
        let found = weights(&change);
        let order: Vec<&str> = found.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(order, ["should", "shall", "party", "report"]);
    }

    #[test]
    fn a_redline_is_read_by_its_marks() {
        let marked = Question::text("Parties [-should-]{+shall+} report.");
        assert_eq!(
            marked,
            Question::change("Parties should report.", "Parties shall report.")
        );
        let brackets = Question::text("[Parties] {shall} [- report");
        assert_eq!(brackets.pieces.len(), 1);
    }

    #[test]
    fn what_stands_twice_in_a_text_is_what_stays() {
        let found = weights(&Question::text(
            "Each State may report.\nEach State may report in writing.",
        ));
        assert!(found[0].1 > found[2].1 && found[0].0 == "in" && found[1].0 == "writing");
    }

    #[test]
    fn a_question_without_words_is_empty() {
        assert!(Question::text(" …\n").is_empty() && !Question::text("报").is_empty());
    }

    proptest! {
        #[test]
        fn no_text_is_lost_in_reading_its_marks(text in "[-a +\\[\\]{}]{0,24}") {
            let question = Question::text(&text);
            let mut written = String::new();
            for (part, inside) in &question.pieces {
                match part {
                    Part::Removed => written += &format!("[-{inside}-]"),
                    Part::Added => written += &format!("{{+{inside}+}}"),
                    Part::Kept | Part::Unknown => written += inside,
                }
            }
            prop_assert_eq!(written, text);
        }

        #[test]
        fn every_weight_is_above_nothing(older in any::<String>(), newer in any::<String>()) {
            for question in [Question::change(&older, &newer), Question::text(&newer)] {
                prop_assert!(weights(&question).iter().all(|(_, weight)| *weight > 0.0));
            }
        }
    }
}

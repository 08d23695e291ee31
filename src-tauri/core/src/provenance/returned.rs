//! Words that come back: runs of a new wording that an older one had and that were gone.

use std::cmp::Reverse;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::origin::Found;
use super::{Known, Word, spelled};
use crate::clause::words::is_word;
use crate::compare::tokens::Cut;

/// The least that must come back together to be taken for the same words.
#[derive(Clone, Copy)]
pub(super) struct Least {
    tokens: usize,
    words: usize,
}

/// In the clause that had the words before.
pub(super) const SAME_CLAUSE: Least = Least {
    tokens: 3,
    words: 2,
};
/// From any other clause.
pub(super) const ELSEWHERE: Least = Least {
    tokens: 8,
    words: 6,
};

/// Places looked at for the same three tokens: keeps hostile repetition linear.
const PLACES: usize = 4;
/// How many known words beside a word that came back are looked at.
const BESIDE: usize = 2;

/// A search for what the words without an identity were before.
pub(super) struct Returned<'n> {
    new: &'n Cut<'n>,
    least: Least,
    /// Number of each token that is looked for.
    ids: FxHashMap<&'n str, u32>,
    /// Number of each token of the new wording; none far from any that is looked for.
    tokens: Vec<Option<u32>>,
    /// Where three such tokens stand in the new wording.
    places: FxHashMap<[u32; 3], Vec<usize>>,
    /// The longest run found for each token that begins one.
    best: FxHashMap<usize, Vec<Word>>,
}

impl<'n> Returned<'n> {
    pub(super) fn new(new: &'n Cut<'n>, found: &Found, least: Least) -> Self {
        let mut returned = Returned {
            new,
            least,
            ids: FxHashMap::default(),
            tokens: vec![None; new.len()],
            places: FxHashMap::default(),
            best: FxHashMap::default(),
        };
        let mut start = 0;
        for stretch in found.words.chunk_by(|a, b| a.is_some() == b.is_some()) {
            let end = start + stretch.len();
            if stretch[0].is_none() {
                returned.look_for(start.saturating_sub(BESIDE)..(end + BESIDE).min(new.len()));
            }
            start = end;
        }
        returned.index();
        returned
    }

    fn look_for(&mut self, tokens: Range<usize>) {
        if tokens.len() < self.least.tokens {
            return;
        }
        for index in tokens {
            let next = u32::try_from(self.ids.len()).expect("fewer tokens than bytes");
            let id = self.ids.entry(self.new.token(index)).or_insert(next);
            self.tokens[index] = Some(*id);
        }
    }

    fn index(&mut self) {
        for index in 0..self.tokens.len() {
            if let Some(three) = three(&self.tokens[index..]) {
                let places = self.places.entry(three).or_default();
                if places.len() < PLACES {
                    places.push(index);
                }
            }
        }
    }

    /// Tells whether there is nothing to look for.
    pub(super) fn is_done(&self) -> bool {
        self.places.is_empty()
    }

    /// Looks through an older wording for runs of the same words.
    pub(super) fn search(&mut self, known: &Known<'_>, found: &Found) {
        if self.is_done() {
            return;
        }
        let old = Cut::new(&known.text);
        let old_tokens: Vec<Option<u32>> = (0..old.len())
            .map(|index| self.ids.get(old.token(index)).copied())
            .collect();
        let mut words: Option<Vec<Word>> = None;
        let mut at = 0;
        while at + 3 <= old_tokens.len() {
            let places = three(&old_tokens[at..]).and_then(|three| self.places.get(&three));
            let Some(places) = places else {
                at += 1;
                continue;
            };
            let words = words.get_or_insert_with(|| spelled(&known.origin).collect());
            let words = words.get(at..).unwrap_or_default();
            let length = |place: usize| {
                let pairs = self.tokens[place..].iter().zip(&old_tokens[at..]);
                pairs
                    .zip(words)
                    .zip(place..)
                    .take_while(|(((a, b), word), index)| {
                        a.is_some() && a == b && found.state(*index, word) != State::Other
                    })
                    .count()
            };
            let lengths = places.iter().map(|place| (length(*place), Reverse(*place)));
            let (len, Reverse(place)) = lengths.max().expect("three tokens stand somewhere");
            let better = self.best.get(&place).is_none_or(|best| best.len() < len);
            if better && self.is_enough(place..place + len) {
                self.best.insert(place, words[..len].to_vec());
            }
            at += len.max(1);
        }
    }

    /// Gives the words found their old identities, the longest runs first.
    ///
    /// What comes back must be enough by itself, or stand between words that stood
    /// beside it before.
    pub(super) fn take(self, found: &mut Found) {
        let mut runs: Vec<(&usize, &Vec<Word>)> = self.best.iter().collect();
        runs.sort_by_key(|(place, words)| (Reverse(words.len()), **place));
        for (place, words) in runs {
            let state: Vec<State> = (*place..)
                .zip(words)
                .map(|(i, w)| found.state(i, w))
                .collect();
            let mut start = 0;
            for stretch in state.chunk_by(|a, b| (*a == State::Other) == (*b == State::Other)) {
                let range = place + start..place + start + stretch.len();
                if stretch[0] != State::Other && self.is_enough(range.clone()) {
                    let words = &words[start..start + stretch.len()];
                    self.take_stretch(stretch, words, range.start, found);
                }
                start += stretch.len();
            }
        }
    }

    fn take_stretch(&self, stretch: &[State], words: &[Word], place: usize, found: &mut Found) {
        let mut start = 0;
        for part in stretch.chunk_by(|a, b| a == b) {
            let end = start + part.len();
            let between = start > 0 && end < stretch.len();
            if part[0] == State::Free && (between || self.is_enough(place + start..place + end)) {
                for (index, word) in (place + start..).zip(&words[start..end]) {
                    found.give(index, *word);
                }
            }
            start = end;
        }
    }

    fn is_enough(&self, tokens: Range<usize>) -> bool {
        let Least {
            tokens: least,
            words,
        } = self.least;
        tokens.len() >= least
            && tokens
                .filter(|index| is_word(self.new.token(*index)))
                .take(words)
                .count()
                == words
    }
}

/// How a word of an older wording stands to a token of the new one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Neither has a partner.
    Free,
    /// They are one word already.
    Same,
    /// One of them is another's.
    Other,
}

fn three(tokens: &[Option<u32>]) -> Option<[u32; 3]> {
    match tokens {
        [Some(a), Some(b), Some(c), ..] => Some([*a, *b, *c]),
        _ => None,
    }
}

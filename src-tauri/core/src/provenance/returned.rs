//! Words that come back: runs of a new wording that an older one had and that were gone.

use rustc_hash::{FxHashMap, FxHashSet};

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

/// A search for what the words without an identity were before.
pub(super) struct Returned<'n> {
    new: &'n Cut<'n>,
    least: Least,
    /// Number of each token that stands in a stretch without identities.
    ids: FxHashMap<&'n str, u32>,
    /// Number of each token of the new wording; none where the identity is known.
    tokens: Vec<Option<u32>>,
    /// Where three such tokens stand in the new wording.
    places: FxHashMap<[u32; 3], Vec<usize>>,
    /// The longest run found for each token that begins one.
    best: FxHashMap<usize, Vec<Word>>,
}

impl<'n> Returned<'n> {
    pub(super) fn new(new: &'n Cut<'n>, known: &[Option<Word>], least: Least) -> Self {
        let mut ids = FxHashMap::default();
        let mut tokens = vec![None; new.len()];
        let mut places: FxHashMap<[u32; 3], Vec<usize>> = FxHashMap::default();
        let mut start = 0;
        for stretch in known.chunk_by(|a, b| a.is_some() == b.is_some()) {
            let range = start..start + stretch.len();
            start = range.end;
            if stretch[0].is_some() || stretch.len() < least.tokens {
                continue;
            }
            for index in range.clone() {
                let next = u32::try_from(ids.len()).expect("fewer tokens than bytes");
                tokens[index] = Some(*ids.entry(new.token(index)).or_insert(next));
            }
            for index in range.start..range.end - 2 {
                if let Some(three) = three(&tokens[index..]) {
                    let places = places.entry(three).or_default();
                    if places.len() < PLACES {
                        places.push(index);
                    }
                }
            }
        }
        Returned {
            new,
            least,
            ids,
            tokens,
            places,
            best: FxHashMap::default(),
        }
    }

    /// Tells whether there is nothing to look for.
    pub(super) fn is_done(&self) -> bool {
        self.places.is_empty()
    }

    /// Looks through an older wording for words that are not taken.
    pub(super) fn search(&mut self, known: &Known<'_>, taken: &FxHashSet<Word>) {
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
            let gone = words
                .iter()
                .skip(at)
                .take_while(|word| !taken.contains(word))
                .count();
            let longest = places
                .iter()
                .map(|place| {
                    let pairs = self.tokens[*place..].iter().zip(&old_tokens[at..]);
                    let len = pairs
                        .take(gone)
                        .take_while(|(a, b)| a.is_some() && a == b)
                        .count();
                    (len, std::cmp::Reverse(*place))
                })
                .max();
            let Some((len, std::cmp::Reverse(place))) = longest else {
                at += 1;
                continue;
            };
            let better = self.best.get(&place).is_none_or(|best| best.len() < len);
            if better && self.is_enough(place, len) {
                self.best.insert(place, words[at..at + len].to_vec());
            }
            at += len.max(1);
        }
    }

    /// Gives the words found their old identities, the longest runs first.
    pub(super) fn take(self, found: &mut Found) {
        let mut runs: Vec<(&usize, &Vec<Word>)> = self.best.iter().collect();
        runs.sort_by_key(|(place, words)| (std::cmp::Reverse(words.len()), **place));
        for (place, words) in runs {
            let free: Vec<bool> = words
                .iter()
                .enumerate()
                .map(|(step, word)| {
                    found.words[place + step].is_none() && !found.taken.contains(word)
                })
                .collect();
            let mut start = 0;
            for stretch in free.chunk_by(|a, b| a == b) {
                if stretch[0] && self.is_enough(place + start, stretch.len()) {
                    for step in start..start + stretch.len() {
                        found.give(place + step, words[step]);
                    }
                }
                start += stretch.len();
            }
        }
    }

    fn is_enough(&self, place: usize, len: usize) -> bool {
        len >= self.least.tokens
            && (place..place + len)
                .filter(|index| is_word(self.new.token(*index)))
                .take(self.least.words)
                .count()
                >= self.least.words
    }
}

fn three(tokens: &[Option<u32>]) -> Option<[u32; 3]> {
    match tokens {
        [Some(a), Some(b), Some(c), ..] => Some([*a, *b, *c]),
        _ => None,
    }
}

//! The origin of each word of a new revision: kept from a parent, come back, or new.

use rustc_hash::FxHashSet;

use super::returned::{ELSEWHERE, Returned, SAME_CLAUSE, State};
use super::{Known, Run, Word, joined, spelled};
use crate::compare::readable::{is_island, settled};
use crate::compare::tokens::{Cut, hunks, kept};
use crate::ids::RevisionId;

/// Version of the rules by which origins are found; stored beside them.
pub const ALGORITHM_VERSION: u16 = 1;

/// Most tokens that older texts are first searched for, before they are cut into words.
const MOST_SOUGHT: usize = 16;

/// Finds where each word of a new revision comes from.
///
/// A word keeps its identity where it lives on from a parent. A wording that equals
/// an earlier one of the clause takes that one's identities whole. Otherwise words
/// that come back in the same clause, three tokens or more of which two are words, or
/// fewer between the very words that stood beside them, take their old identities, as
/// do words moved within the clause; so do eight or more that come from `elsewhere`.
/// All others are new. No identity is given twice.
///
/// `parents` are the revisions that this one follows: none for a new clause; several
/// after a join, in the order in which their texts follow each other, or for the
/// heads of a clause that had diverged; one of another clause after a split.
/// `earlier` gives the older revisions of the clause, newest first, and is read only
/// if the wording differs from its parents'; see also [`origin_among`]. `elsewhere` gives wordings of other
/// clauses that lost words, newest first, and is read only if eight words are still
/// unexplained. The runs are maximal, in order, and cover every token.
pub fn origin<'e, 'o>(
    text: &str,
    revision: RevisionId,
    parents: &[Known<'_>],
    earlier: impl IntoIterator<Item = Known<'e>>,
    elsewhere: impl IntoIterator<Item = Known<'o>>,
) -> Vec<Run> {
    let among = |wanted: &dyn Fn(&str) -> bool| {
        let earlier = earlier.into_iter();
        earlier.filter(|known| wanted(&known.text)).collect()
    };
    origin_among(text, revision, parents, among, elsewhere)
}

/// Finds the same as [`origin`], where `earlier` need not give all older revisions of the
/// clause: only those whose text it is told to be wanted. Most of a long history is not.
pub fn origin_among<'e, 'o>(
    text: &str,
    revision: RevisionId,
    parents: &[Known<'_>],
    earlier: impl FnOnce(&dyn Fn(&str) -> bool) -> Vec<Known<'e>>,
    elsewhere: impl IntoIterator<Item = Known<'o>>,
) -> Vec<Run> {
    let new = Cut::new(text);
    let whole = |known: &Known<'_>| {
        let words = || spelled(&known.origin);
        (known.text == text && words().count() == new.len()).then(|| joined(words()))
    };
    if let Some(runs) = parents.iter().find_map(whole) {
        return runs;
    }
    let mut found = Found {
        words: vec![None; new.len()],
        taken: FxHashSet::default(),
        weak: vec![None; new.len()],
    };
    keep(parents, &new, &mut found);

    let mut returned = Returned::new(&new, &found, SAME_CLAUSE);
    for parent in parents {
        returned.search(parent, &found);
    }
    let sought = found.sought(&new);
    let wanted = |old: &str| {
        old == text
            || sought
                .as_ref()
                .is_none_or(|tokens| tokens.iter().any(|token| old.contains(token)))
    };
    for known in earlier(&wanted) {
        if let Some(runs) = whole(&known) {
            return runs;
        }
        returned.search(&known, &found);
    }
    returned.take(&mut found);

    let mut returned = Returned::new(&new, &found, ELSEWHERE);
    if !returned.is_done() {
        for known in elsewhere {
            returned.search(&known, &found);
        }
        returned.take(&mut found);
    }
    found.settle();

    joined(
        found
            .words
            .into_iter()
            .zip(0..)
            .map(|(word, index)| word.unwrap_or(Word { revision, index })),
    )
}

/// What has been found out about the words of the new revision.
pub(super) struct Found {
    /// The identity of each, as far as it is known.
    pub(super) words: Vec<Option<Word>>,
    /// The identities given.
    pub(super) taken: FxHashSet<Word>,
    /// Words kept alone between two changes, which a run that comes back may overrule:
    /// a small word is easily found again by chance.
    weak: Vec<Option<Word>>,
}

impl Found {
    /// Tells how a word stands to the token at `index`.
    pub(super) fn state(&self, index: usize, word: &Word) -> State {
        match self.words[index].or(self.weak[index].filter(|weak| weak == word)) {
            None if !self.taken.contains(word) => State::Free,
            Some(known) if known == *word => State::Same,
            _ => State::Other,
        }
    }

    /// Gives an identity to the token at `index`, unless one of the two is taken.
    pub(super) fn give(&mut self, index: usize, word: Word) {
        if self.words[index].is_none() && self.taken.insert(word) {
            self.words[index] = Some(word);
        }
    }

    /// Returns the tokens that no parent explains: a text with none of them brings nothing
    /// back. None where there are too many to look for one by one.
    fn sought<'t>(&self, new: &Cut<'t>) -> Option<FxHashSet<&'t str>> {
        let unexplained = (0..new.len()).filter(|index| self.words[*index].is_none());
        let tokens: FxHashSet<&str> = unexplained.map(|index| new.token(index)).collect();
        (tokens.len() <= MOST_SOUGHT).then_some(tokens)
    }

    /// Gives the words kept alone what nothing has overruled.
    fn settle(&mut self) {
        for index in 0..self.weak.len() {
            if let Some(word) = self.weak[index] {
                self.give(index, word);
            }
        }
    }
}

/// Keeps the identities of the words that live on from the parents.
fn keep(parents: &[Known<'_>], new: &Cut<'_>, found: &mut Found) {
    if have_words_in_common(parents) {
        for parent in parents {
            keep_from(
                &parent.text,
                &spelled(&parent.origin).collect::<Vec<_>>(),
                new,
                found,
            );
        }
        return;
    }
    match parents {
        [] => {}
        [only] => keep_from(
            &only.text,
            &spelled(&only.origin).collect::<Vec<_>>(),
            new,
            found,
        ),
        _ => {
            // A blank between two texts, so that no word runs on into the next.
            let texts: Vec<&str> = parents.iter().map(|parent| &*parent.text).collect();
            let words: Vec<Word> = parents
                .iter()
                .flat_map(|parent| spelled(&parent.origin))
                .collect();
            keep_from(&texts.join(" "), &words, new, found);
        }
    }
}

fn keep_from(text: &str, words: &[Word], new: &Cut<'_>, found: &mut Found) {
    let old = Cut::new(text);
    let hunks = settled(hunks(&old, new), &old, new);
    for run in kept(&hunks, old.len()) {
        let (end, new_end) = (run.older + run.len, run.newer + run.len);
        let alone = (run.older > 0 || run.newer > 0)
            && (end < old.len() || new_end < new.len())
            && is_island(&old, run.older..end);
        for step in 0..run.len {
            let Some(word) = words.get(run.older + step) else {
                return;
            };
            if alone {
                found.weak[run.newer + step].get_or_insert(*word);
            } else {
                found.give(run.newer + step, *word);
            }
        }
    }
}

/// Tells heads of one clause, which share words, from texts that are joined.
fn have_words_in_common(parents: &[Known<'_>]) -> bool {
    let mut seen = FxHashSet::default();
    parents.len() > 1
        && parents
            .iter()
            .flat_map(|parent| spelled(&parent.origin))
            .any(|word| !seen.insert(word))
}

#[cfg(test)]
mod tests;

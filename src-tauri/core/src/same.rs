//! Same words: the phrases of five words and more that two texts have in common.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::clause::words;
use crate::search::folded;

/// Fewest words of a phrase. Fewer are found by chance.
pub const LEAST: usize = 5;

/// Most places of one beginning that are tried: what stands more often is a formula.
const PLACES: usize = 64;

/// A phrase that stands in a text and in one of the texts that are looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// Where it stands in the text that was asked about (UTF-8 bytes).
    pub at: Range<u32>,
    /// In which of the texts looked through it stands, counted from 0.
    pub text: usize,
    /// Where it stands there.
    pub there: Range<u32>,
    /// How many words it has.
    pub words: usize,
}

/// Texts, cut so that the phrases which another text shares with them are found quickly.
///
/// Case, accents and punctuation do not count, and a phrase of small words alone ("as well
/// as of the") is none. Each phrase is as long as it can be: the words before and after it
/// differ.
///
/// ```
/// use travaux::same::Texts;
///
/// let texts = Texts::new(["We ask that States protect migrants in countries in crisis."]);
/// let asked = "To protect migrants – in countries in crisis – and beyond";
/// let found = texts.phrases(asked);
/// let at = found[0].at.start as usize..found[0].at.end as usize;
/// assert_eq!(&asked[at], "protect migrants – in countries in crisis");
/// assert_eq!((found.len(), found[0].words), (1, 6));
/// ```
#[derive(Debug, Default)]
pub struct Texts {
    terms: FxHashMap<String, u32>,
    small: Vec<bool>,
    texts: Vec<Vec<Word>>,
    begins: FxHashMap<[u32; LEAST], Vec<(u32, u32)>>,
}

#[derive(Clone, Debug)]
struct Word {
    term: u32,
    at: Range<u32>,
}

/// A word that none of the texts has.
const UNKNOWN: u32 = u32::MAX;

impl Texts {
    /// Cuts the texts.
    pub fn new<'t>(texts: impl IntoIterator<Item = &'t str>) -> Texts {
        let mut all = Texts::default();
        for text in texts {
            let words = all.learn(text);
            let nth = number(all.texts.len());
            for (at, begin) in words.windows(LEAST).enumerate() {
                let begin = std::array::from_fn(|nth| begin[nth].term);
                let places = all.begins.entry(begin).or_default();
                if places.len() < PLACES {
                    places.push((nth, number(at)));
                }
            }
            all.texts.push(words);
        }
        all
    }

    /// Returns how many words a text has, of those looked through.
    pub fn words(&self, text: usize) -> usize {
        self.texts[text].len()
    }

    /// Finds the phrases of a text that stand in one of these, in the order of that text.
    pub fn phrases(&self, text: &str) -> Vec<Phrase> {
        let asked: Vec<Word> = cut(text, |token| {
            self.terms.get(&*folded(token)).copied().unwrap_or(UNKNOWN)
        });
        let mut found = Vec::new();
        for (first, begin) in asked.windows(LEAST).enumerate() {
            let begin = std::array::from_fn(|nth| begin[nth].term);
            let Some(places) = self.begins.get(&begin) else {
                continue;
            };
            for (nth, start) in places {
                let (there, start) = (&self.texts[*nth as usize], *start as usize);
                let goes_on =
                    first > 0 && start > 0 && asked[first - 1].term == there[start - 1].term;
                if goes_on {
                    continue;
                }
                let words = (asked[first..].iter().zip(&there[start..]))
                    .take_while(|(one, other)| one.term == other.term)
                    .count();
                let phrase = &asked[first..first + words];
                if phrase.iter().all(|word| self.small[word.term as usize]) {
                    continue;
                }
                found.push(Phrase {
                    at: phrase[0].at.start..phrase[words - 1].at.end,
                    text: *nth as usize,
                    there: there[start].at.start..there[start + words - 1].at.end,
                    words,
                });
            }
        }
        found
    }

    fn learn(&mut self, text: &str) -> Vec<Word> {
        let (terms, small) = (&mut self.terms, &mut self.small);
        cut(text, |token| {
            let folded = folded(token);
            if let Some(known) = terms.get(&folded) {
                return *known;
            }
            small.push(words::is_function_word(&folded));
            let new = number(terms.len());
            terms.insert(folded, new);
            new
        })
    }
}

/// Counts how many of `words` words the phrases of one text cover, each once.
pub fn covered(phrases: &[Phrase], text: &str) -> usize {
    let covers = |at: &Range<u32>| {
        phrases
            .iter()
            .any(|phrase| phrase.at.start <= at.start && at.end <= phrase.at.end)
    };
    cut(text, |_| 0)
        .iter()
        .filter(|word| covers(&word.at))
        .count()
}

/// Counts the words of a text.
pub fn count(text: &str) -> usize {
    cut(text, |_| 0).len()
}

fn cut(text: &str, mut term: impl FnMut(&str) -> u32) -> Vec<Word> {
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    for at in words::tokens(text) {
        let token = &text[at.start as usize..at.end as usize];
        if words::is_word(token) {
            found.push(Word {
                term: term(token),
                at,
            });
        }
    }
    found
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("a record has fewer than 2^32 words")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The phrases of a text ⟨marked⟩, as they are found in the other.
    fn shared(text: &str, other: &str) -> Vec<(String, String)> {
        let texts = Texts::new([other]);
        let found = texts.phrases(text);
        let cut = |text: &str, at: &Range<u32>| text[at.start as usize..at.end as usize].to_owned();
        found
            .iter()
            .map(|phrase| (cut(text, &phrase.at), cut(other, &phrase.there)))
            .collect()
    }

    #[test]
    fn a_phrase_is_as_long_as_it_can_be_whatever_its_case_and_points() {
        assert_eq!(
            shared(
                "1. Parties SHALL respect the rights of migrants, without exception.",
                "It said that Parties shall respect the rights of migrants “without exception”!"
            ),
            [(
                "Parties SHALL respect the rights of migrants, without exception".to_owned(),
                "Parties shall respect the rights of migrants “without exception".to_owned()
            )]
        );
    }

    #[test]
    fn four_words_or_small_words_alone_are_no_phrase() {
        assert!(
            shared(
                "respect the rights of all",
                "respect the rights of migrants"
            )
            .is_empty()
        );
        assert!(shared("and of the as in it", "or and of the as in").is_empty());
    }

    #[test]
    fn arabic_and_chinese_are_found_too() {
        let arabic = "ينبغي للدول أن تحمي حقوق المهاجرين كافة";
        assert_eq!(
            shared("قالوا ينبغي للدول أن تحمي حقوق المهاجرين", arabic).len(),
            1
        );
        assert_eq!(
            shared("各国应保护移徙者的权利", "我们认为各国应保护移徙者")[0].1,
            "各国应保护移徙者"
        );
    }

    proptest! {
        #[test]
        fn every_shared_run_of_five_words_is_in_a_phrase_and_no_other_is(
            text in "(states |protect |migrants |women |crisis ){0,24}",
            other in "(states |protect |migrants |women |crisis ){0,24}",
        ) {
            let (one, two): (Vec<&str>, Vec<&str>) = (text.split(' ').collect(), other.split(' ').collect());
            let found = Texts::new([other.as_str()]).phrases(&text);
            for phrase in &found {
                let said = &text[phrase.at.start as usize..phrase.at.end as usize];
                prop_assert_eq!(said, &other[phrase.there.start as usize..phrase.there.end as usize]);
                prop_assert_eq!(said.split(' ').count(), phrase.words);
                prop_assert!(phrase.words >= LEAST);
            }
            let mut at = 0;
            for run in one.windows(LEAST).filter(|run| !run.contains(&"")) {
                let shared = two.windows(LEAST).any(|other| other == run);
                let (start, length) = (at as u32, run.join(" ").len() as u32);
                let inside = |phrase: &Phrase| phrase.at.start <= start && start + length <= phrase.at.end;
                prop_assert_eq!(shared, found.iter().any(inside));
                at += run[0].len() + 1;
            }
        }
    }
}

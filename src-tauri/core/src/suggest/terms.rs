//! Terms: what counts as the same word when one text is looked for in others.

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::clause::words;
use crate::search::folded;

/// A term of a [`Lexicon`].
pub(super) type Term = u32;

/// Words that stand in every text of this kind: alone they are no reason to think that one
/// prompted another.
const EVERYWHERE: [&str; 16] = [
    "should",
    "shall",
    "will",
    "would",
    "may",
    "might",
    "can",
    "could",
    "must",
    "need",
    "not",
    "no",
    "also",
    "more",
    "including",
    "we",
];

/// A word of a text, by its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word.
    pub(super) whole: Term,
    /// The words that an identifier is made of (`hello`, `retry` of `HelloRetry`); none
    /// for other words.
    pub(super) parts: Vec<Term>,
    /// Where it stands (UTF-8 bytes).
    pub(super) at: Range<u32>,
}

impl Word {
    /// Returns the word and its parts.
    pub(super) fn terms(&self) -> impl Iterator<Item = Term> + '_ {
        std::iter::once(self.whole).chain(self.parts.iter().copied())
    }

    /// Returns what stands for the word in a phrase: its parts, or itself.
    pub(super) fn in_phrase(&self) -> &[Term] {
        if self.parts.is_empty() {
            std::slice::from_ref(&self.whole)
        } else {
            &self.parts
        }
    }
}

/// The terms of a question and of the texts that may answer it, numbered.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: FxHashMap<String, Term>,
    terms: Vec<Known>,
}

/// What is known of a term.
#[derive(Debug)]
struct Known {
    /// Its letters.
    stem: String,
    /// True where it says little by itself.
    small: bool,
    /// True where it stands in every text.
    everywhere: bool,
}

impl Lexicon {
    /// Cuts a text into words; punctuation is none.
    pub(super) fn words(&mut self, text: &str) -> Vec<Word> {
        let mut found = Vec::with_capacity(text.len() / 6 + 1);
        for at in words::tokens(text) {
            let token = &text[at.start as usize..at.end as usize];
            if !words::is_word(token) {
                continue;
            }
            let parts = parts(token);
            found.push(Word {
                whole: self.term(token),
                parts: if parts.len() > 1 {
                    parts.iter().map(|part| self.term(part)).collect()
                } else {
                    Vec::new()
                },
                at,
            });
        }
        found
    }

    /// Returns how many terms there are: each is less than this.
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// Returns a term in letters.
    pub(super) fn spelled(&self, term: Term) -> &str {
        &self.terms[term as usize].stem
    }

    /// Tells whether a term says little by itself ("the", "of").
    pub(super) fn is_small(&self, term: Term) -> bool {
        self.terms[term as usize].small
    }

    /// Tells whether a term alone can be a reason.
    pub(super) fn tells(&self, term: Term) -> bool {
        let known = &self.terms[term as usize];
        !known.small && !known.everywhere
    }

    fn term(&mut self, token: &str) -> Term {
        let folded = folded(token);
        let stem = stem(&folded);
        if let Some(known) = self.numbers.get(&*stem) {
            return *known;
        }
        let new = Term::try_from(self.terms.len()).expect("a text has fewer than 2^32 words");
        let known = Known {
            small: words::is_function_word(&folded),
            everywhere: EVERYWHERE.contains(&&*folded),
            stem: stem.into_owned(),
        };
        self.numbers.insert(known.stem.clone(), new);
        self.terms.push(known);
        new
    }
}

/// Takes the plural and the genitive off an English word; other words stay as they are.
///
/// The "S stemmer" of D. Harman, How effective is suffixing? (1991), a little extended.
/// Stemming further (Porter) was tried and found fewer of the inputs looked for.
fn stem(word: &str) -> Cow<'_, str> {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let plural = word.len() > 4
        && word.ends_with('s')
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if !plural {
        return Cow::Borrowed(word);
    }
    if let Some(party) = word.strip_suffix("ies") {
        return Cow::Owned(format!("{party}y"));
    }
    let sibilant = ["sses", "xes", "ches", "shes"]
        .iter()
        .any(|end| word.ends_with(end));
    Cow::Borrowed(&word[..word.len() - if sibilant { 2 } else { 1 }])
}

/// Returns the words whose stem is `stem`, as far as they can be guessed: itself and its plural.
pub(super) fn forms(stem: &str) -> Vec<String> {
    let mut forms = vec![stem.to_owned()];
    if stem.len() >= 4 && stem.bytes().all(|byte| byte.is_ascii_lowercase()) {
        for plural in [format!("{stem}s"), format!("{stem}es")] {
            if self::stem(&plural) == stem {
                forms.push(plural);
            }
        }
        if let Some(part) = stem.strip_suffix('y') {
            forms.push(format!("{part}ies"));
        }
    }
    forms
}

/// Cuts an identifier or a label where an underscore, a capital or a figure begins a new word.
fn parts(token: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for piece in token.split('_') {
        let chars: Vec<(usize, char)> = piece.char_indices().collect();
        let mut start = 0;
        for nth in 1..chars.len() {
            let (before, (at, this)) = (chars[nth - 1].1, chars[nth]);
            let after = chars.get(nth + 1).map(|next| next.1);
            let rises = this.is_uppercase()
                && (before.is_lowercase()
                    || before.is_uppercase() && after.is_some_and(char::is_lowercase));
            let figure = this.is_alphabetic() && before.is_numeric()
                || this.is_numeric() && before.is_alphabetic();
            if rises || figure {
                found.push(&piece[start..at]);
                start = at;
            }
        }
        found.push(&piece[start..]);
    }
    found.retain(|part| !part.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words of a text in the reader's notation, an identifier with its parts.
    fn cut(text: &str) -> String {
        let mut lexicon = Lexicon::default();
        let words = lexicon.words(text);
        let shown = words.iter().map(|word| {
            let terms: Vec<&str> = word.terms().map(|term| lexicon.spelled(term)).collect();
            terms.join("=")
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn plural_case_and_genitive_do_not_count() {
        assert_eq!(
            cut("Parties’ policies, the Party's policy"),
            "party policy the party policy"
        );
        assert_eq!(
            cut("Processes and crisis: a process"),
            "process and crisis a process"
        );
    }

    #[test]
    fn an_identifier_is_found_by_its_words_too() {
        assert_eq!(cut("3a RFC8446"), "3a=3=a rfc8446=rfc=8446");
        assert_eq!(
            cut("HelloRetryRequest"),
            "helloretryrequest=hello=retry=request"
        );
        assert_eq!(cut("legacy_version"), "legacy_version=legacy=version");
        assert_eq!(
            cut("TLSPlaintext UN REDD"),
            "tlsplaintext=tls=plaintext un redd"
        );
    }

    #[test]
    fn every_script_has_words() {
        assert_eq!(cut("缔约方应"), "缔 约 方 应");
        assert_eq!(cut("الهِجْرَة"), cut("الهجره"));
    }

    #[test]
    fn a_word_is_found_by_its_plural() {
        for (word, plural) in [
            ("party", "parties"),
            ("draft", "drafts"),
            ("process", "processes"),
        ] {
            assert!(forms(word).iter().any(|form| form == plural), "{plural}");
        }
    }

    proptest! {
        #[test]
        fn every_form_of_a_stem_has_that_stem(word in "[a-z]{1,9}") {
            let found = stem(&word);
            for form in forms(&found).iter().skip(1) {
                prop_assert_eq!(stem(form), found.clone());
            }
        }

        #[test]
        fn words_stand_in_order_inside_the_text(text in any::<String>()) {
            let words = Lexicon::default().words(&text);
            prop_assert!(words.iter().all(|word| text.get(word.at.start as usize..word.at.end as usize).is_some()));
            prop_assert!(words.windows(2).all(|two| two[0].at.end <= two[1].at.start));
        }
    }
}

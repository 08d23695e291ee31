//! Persons and offices: who is one by name, who holds an office of the meeting, and whom
//! somebody represents.

use super::names::{Piece, joined, known_by};
use super::sentences::Token;
use super::words::{NO_NAMES, OFFICES, ORGANISATIONS, PAPERS, TITLES, UNNAMED};
use crate::participant::Sort;
use crate::participant::known;

/// The persons whom a source introduces, so that a surname is recognised later.
#[derive(Debug, Default)]
pub(super) struct People {
    seen: Vec<Met>,
}

#[derive(Debug)]
struct Met {
    name: String,
    holds_office: bool,
}

impl People {
    /// Notes whom a sentence names beside an office of the meeting.
    pub(super) fn meet_in(&mut self, tokens: &[Token<'_>]) {
        if !has_office(tokens) {
            return;
        }
        let mut start = 0;
        while start < tokens.len() {
            let end = start + capitals(&tokens[start..]);
            let name = without_titles(&tokens[start..end]);
            let alone = name.len() == 1 && name.len() < end - start && known_by(name).is_none();
            if alone || is_persons_name(name) {
                self.meet(&joined(name), true);
            }
            start = end.max(start + 1);
        }
    }

    pub(super) fn meet(&mut self, name: &str, holds_office: bool) {
        match self.seen.iter_mut().find(|met| met.name == name) {
            Some(met) => met.holds_office |= holds_office,
            None => self.seen.push(Met {
                name: name.to_owned(),
                holds_office,
            }),
        }
    }

    pub(super) fn holds_office(&self, name: &str) -> bool {
        self.seen
            .iter()
            .any(|met| met.holds_office && met.name.ends_with(name))
    }

    /// The full name of the one person met whose name ends so.
    fn full_name(&self, surname: &str) -> Option<&str> {
        self.seen.iter().map(|met| met.name.as_str()).find(|name| {
            name.strip_suffix(surname)
                .is_some_and(|rest| rest.ends_with(' '))
        })
    }
}

/// "the co-facilitators", "the panel moderator", "the President of the General Assembly".
pub(super) fn is_office(words: &[Token<'_>]) -> bool {
    let end = words
        .iter()
        .position(|token| token.is_one_of(&["of", "for"]))
        .unwrap_or(words.len());
    words.len() <= 12 && has_office(&words[..end]) && person_words(&words[..end]) == 0
}

/// How many words with a capital are neither an office nor a title.
fn person_words(words: &[Token<'_>]) -> usize {
    words
        .iter()
        .filter(|token| token.is_word() && token.is_capital())
        .filter(|token| !token.is_one_of(TITLES) && !is_office_word(token))
        .filter(|token| !token.is_one_of(NO_NAMES))
        .count()
}

fn is_office_word(token: &Token<'_>) -> bool {
    token.is_one_of(OFFICES)
        || token.is_one_of(&[
            "co",
            "vice",
            "chairs",
            "facilitator",
            "facilitators",
            "chair",
        ])
}

/// Tells whether an office of the meeting is among these words.
pub(super) fn has_office(words: &[Token<'_>]) -> bool {
    let single = |token: &Token<'_>| token.is_one_of(OFFICES);
    let hyphened = words.windows(3).any(|three| {
        three[1].text == "-"
            && OFFICES.iter().any(|office| {
                office
                    .split_once('-')
                    .is_some_and(|(a, b)| three[0].is(a) && three[2].is(b))
            })
    });
    hyphened || words.iter().any(single)
}

/// A person: a title and a name, two to six names in a row, or a surname met before.
pub(super) fn person(words: &[Token<'_>], people: &People) -> Option<Piece> {
    // "H.E. Ms." and full stops of titles say nothing about the name.
    let name = without_titles(words);
    let has_title = name.len() < words.len();
    // "Ambassador Wilk of Poland" speaks for Poland, "Dr. Lindgren of the University of …"
    // for herself.
    if let Some(of) = name
        .iter()
        .position(|token| token.is_one_of(&["of", "from", "at", "for"]))
        && of > 0
        && let Some(Piece::Person(printed)) =
            person(&words[..words.len() - name.len() + of], people)
    {
        let delegate = words
            .iter()
            .any(|token| token.is_one_of(&["ambassador", "mr", "mrs", "ms", "representative"]));
        let state = known_by(&name[of + 1..]).filter(|one| one.kind == Sort::State && delegate);
        let holds_office = people.holds_office(&printed) || has_office(words);
        return Some(match state {
            Some(state) if !holds_office => Piece::Known(state.name),
            _ => Piece::Person(printed),
        });
    }
    let printed = joined(name);
    if let Some(full) = people.full_name(&printed) {
        return Some(Piece::Person(full.to_owned()));
    }
    if people.seen.iter().any(|met| met.name == printed) {
        return Some(Piece::Person(printed));
    }
    let named = is_persons_name(name)
        || (has_title && name.len() == 1 && name[0].is_capital() && known_by(name).is_none());
    named.then_some(Piece::Person(printed))
}

/// A name without "Mr.", "H.E. Ms.", "Co-Chair" and the like before it.
fn without_titles<'a, 't>(words: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let is_title = |token: &Token<'_>| {
        token.is_one_of(TITLES) || is_office_word(token) || matches!(token.text, "." | "-" | "E")
    };
    let skip = words.iter().take_while(|token| is_title(token)).count();
    &words[skip..]
}

/// How many tokens of a run of capitalised words, with small words and hyphens inside.
fn capitals(tokens: &[Token<'_>]) -> usize {
    let mut end = 0;
    for (index, token) in tokens.iter().enumerate() {
        if token.is_capital() && token.is_word() {
            end = index + 1;
        } else if !(is_particle(token) || matches!(token.text, "-" | "." | "'" | "’")) || end == 0
        {
            break;
        }
    }
    end
}

pub(super) fn is_particle(token: &Token<'_>) -> bool {
    matches!(
        token.text,
        "de" | "da"
            | "del"
            | "della"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "el"
            | "al"
            | "bin"
            | "bint"
            | "ibn"
            | "la"
            | "le"
            | "van"
            | "von"
            | "den"
            | "der"
            | "y"
            | "ben"
            | "ter"
            | "d’"
            | "d'"
            | "l’"
            | "l'"
    )
}

/// A capital or a city where meetings are held.
fn is_place(words: &[Token<'_>]) -> bool {
    let name = joined(words);
    known::states().any(|state| state.places.iter().any(|place| *place == name))
}

/// Two to six names in a row, none of them a word for an organisation or a paper.
fn is_persons_name(words: &[Token<'_>]) -> bool {
    let names = words
        .iter()
        .filter(|token| token.is_word() && token.is_capital())
        .count();
    (2..=6).contains(&names)
        && capitals(words) == words.len()
        && known_by(words).is_none()
        && !is_place(words)
        && !words.iter().any(|token| {
            token.is_one_of(ORGANISATIONS)
                || token.is_one_of(PAPERS)
                || token.is_one_of(UNNAMED)
                || is_office_word(token)
                || token.text.chars().any(|c| c.is_ascii_digit())
                || token.is_one_of(&[
                    "un",
                    "united",
                    "permanent",
                    "representative",
                    "special",
                    "global",
                    "international",
                    "the",
                    "rights",
                    "development",
                ])
        })
}

/// Finds the State that a phrase beside a person's name makes her represent:
/// "Permanent Representative of Norway".
pub(super) fn represented(phrase: &[Token<'_>]) -> Option<&'static str> {
    let at = phrase
        .iter()
        .position(|token| token.is_one_of(&["representative", "ambassador", "delegate"]))?;
    let [of, names @ ..] = &phrase[at + 1..] else {
        return None;
    };
    if !of.is_one_of(&["of", "for", "from"]) {
        return None;
    }
    let end = names
        .iter()
        .position(|token| token.is_one_of(&["to", "and", "at", "in"]))
        .unwrap_or(names.len());
    known_by(names)
        .or_else(|| known_by(&names[..end]))
        .filter(|one| one.kind == Sort::State)
        .map(|one| one.name)
}

//! Tells what a few words before a verb name: a State, a group, an organisation, a person,
//! an office, somebody without a name, or nobody at all.

use super::people::{People, has_office, is_office, is_particle, person};
use super::sentences::Token;
use super::words::{DELEGATES, ORGANISATIONS, PAPERS, STAKEHOLDERS, UNNAMED};
use crate::participant::known::{self, Known};

/// What a few words name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A State, group or organisation of the tables.
    Known(&'static str),
    /// A person by name.
    Person(String),
    /// An organisation that the tables do not have.
    Organisation(String),
    /// The holder of an office, by its name.
    Office(String),
    /// Somebody without a name ("many delegates").
    Unnamed,
    /// The open end of a list ("others").
    Others,
}

/// Words joined as they are printed, one blank for any white space between.
pub(super) fn joined(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut before = None;
    for token in tokens {
        if before.is_some_and(|end| end < token.start) {
            out.push(' ');
        }
        out.push_str(token.text);
        before = Some(token.end);
    }
    out
}

/// Finds the State, group or organisation that these words name, and nothing beside it.
pub(super) fn known_by(tokens: &[Token<'_>]) -> Option<&'static Known> {
    let tokens = without_article(tokens);
    if tokens.is_empty() || tokens.len() > 12 || !tokens[0].text.starts_with(char::is_uppercase) {
        return None;
    }
    let printed = joined(tokens);
    let one = known::named(&printed)?;
    // Short forms are capitals ("US", "WHO"); in small letters they are other words.
    let capitals = |name: &str| name.chars().all(|c| !c.is_lowercase());
    let is_short = one
        .names()
        .any(|name| name.len() <= 5 && capitals(name) && name.eq_ignore_ascii_case(&printed));
    (!is_short || capitals(&printed)).then_some(one)
}

fn without_article<'a, 't>(tokens: &'a [Token<'t>]) -> &'a [Token<'t>] {
    match tokens {
        [first, rest @ ..] if first.is("the") || first.is("both") => without_article(rest),
        all => all,
    }
}

/// Finds the State whose delegates these words name: "the representative of Norway",
/// "Norway’s delegation", "the Norwegian delegate", "the Government of Norway".
fn state_of_delegates(tokens: &[Token<'_>]) -> Option<Vec<&'static str>> {
    const BEFORE: &[&str] = &["permanent", "deputy", "the", "a", "alternate", "acting"];
    let tokens = without_article(tokens);
    let at = tokens.iter().position(|token| token.is_one_of(DELEGATES))?;
    let (before, after) = (&tokens[..at], &tokens[at + 1..]);
    if before.iter().all(|token| token.is_one_of(BEFORE)) {
        let [of, names @ ..] = after else { return None };
        if !of.is_one_of(&["of", "from", "for"]) {
            return None;
        }
        let end = names
            .windows(2)
            .position(|two| two[0].is("to") && two[1].is_one_of(&["the", "un"]))
            .unwrap_or(names.len());
        return state_list(&names[..end]);
    }
    if !after.is_empty() {
        return None;
    }
    let before: Vec<Token<'_>> = before
        .iter()
        .copied()
        .filter(|token| !token.is_one_of(BEFORE))
        .collect();
    if let Some(name) = possessor(&before) {
        return Some(vec![name]);
    }
    let demonym = joined(&before);
    known::states()
        .find(|state| state.demonyms.iter().any(|one| *one == demonym))
        .map(|state| vec![state.name])
}

/// The States, groups and organisations that are mentioned among these words.
pub(super) fn mentioned(words: &[Token<'_>]) -> Vec<&'static str> {
    let longest = |at: usize| {
        (at + 1..=words.len().min(at + 9)).rev().find_map(|end| {
            let part = &words[at..end];
            known_by(part)
                .map(|one| one.name)
                .or_else(|| possessor(part))
        })
    };
    (0..words.len()).filter_map(longest).collect()
}

/// Finds whose proposal is spoken of, and the words that tell what it is: "Mexico’s
/// proposal to …", "the proposal by Mexico that …".
pub(super) fn proposed(words: &[Token<'_>]) -> Option<(&'static str, std::ops::Range<usize>)> {
    let noun = words.iter().position(|token| {
        token.is_one_of(&["proposal", "suggestion", "call", "request", "idea"])
    })?;
    let owner = (0..noun).find_map(|from| possessor(&words[from..noun]));
    let (by, link) = match owner {
        Some(by) => (by, noun + 1),
        None => {
            let rest = words.get(noun + 1..).filter(|rest| {
                rest.first()
                    .is_some_and(|token| token.is_one_of(&["by", "of", "from"]))
            })?;
            let (length, one) = (1..=rest.len().min(9) - 1)
                .rev()
                .find_map(|length| known_by(&rest[1..=length]).map(|one| (length, one)))?;
            (one.name, noun + 2 + length)
        }
    };
    if !words.get(link)?.is_one_of(&["to", "for", "that", "on"]) {
        return None;
    }
    let rest = &words[link + 1..];
    let length = rest
        .iter()
        .position(|token| {
            token.is_one_of(&["was", "were", "is", "has", "had"]) || token.text == ","
        })
        .unwrap_or(rest.len());
    (length > 1).then_some((by, link + 1..link + 1 + length))
}

/// The State of "Norway’s".
fn possessor(tokens: &[Token<'_>]) -> Option<&'static str> {
    let (last, before) = tokens.split_last()?;
    let end = last
        .text
        .strip_suffix("'s")
        .or(last.text.strip_suffix("’s"))?;
    let mut owner = before.to_vec();
    owner.push(Token {
        text: end,
        start: last.start,
        end: last.start + end.len(),
    });
    known_by(&owner).map(|one| one.name)
}

fn state_list(tokens: &[Token<'_>]) -> Option<Vec<&'static str>> {
    if let Some(one) = known_by(tokens) {
        return Some(vec![one.name]);
    }
    tokens
        .split(|token| token.is_one_of(&[",", "and"]))
        .filter(|part| !part.is_empty())
        .map(|part| known_by(part).map(|one| one.name))
        .collect()
}

/// Tells what these words name, if anybody; a list is cut before.
pub(super) fn pieces(tokens: &[Token<'_>], people: &People) -> Option<Vec<Piece>> {
    let (words, beside) = without_parentheses(tokens);
    let words = without_article(&words);
    if words.is_empty() {
        return None;
    }
    if words.len() == 1 && words[0].is_one_of(&["others", "other"]) {
        return Some(vec![Piece::Others]);
    }
    if let Some(one) = known_by(words) {
        return Some(vec![Piece::Known(one.name)]);
    }
    if let Some(states) = state_of_delegates(words) {
        return Some(states.into_iter().map(Piece::Known).collect());
    }
    let beside = match &beside[..] {
        [observer, link, rest @ ..]
            if observer.is("observer") && link.is_one_of(&["for", "of"]) =>
        {
            known_by(rest)
        }
        all => known_by(all),
    };
    let person = person(words, people);
    if let (Some(Piece::Person(_)), Some(state)) = (&person, beside)
        && !has_office(words)
        && !people.holds_office(&joined(words))
    {
        // "Mr. Pedersen (Norway)"
        return Some(vec![Piece::Known(state.name)]);
    }
    let lower = joined(words).to_lowercase();
    if STAKEHOLDERS.contains(&lower.as_str()) {
        let mut name = lower;
        if let Some(first) = name.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return Some(vec![Piece::Organisation(name)]);
    }
    if is_unnamed(words) {
        return Some(vec![Piece::Unnamed]);
    }
    if is_office(words) {
        return Some(vec![Piece::Office(joined(words))]);
    }
    if let Some(person) = person {
        return Some(vec![person]);
    }
    if let Some(one) = beside {
        return Some(vec![Piece::Known(one.name)]);
    }
    is_organisation(words).then(|| vec![Piece::Organisation(joined(words))])
}

fn without_parentheses<'t>(tokens: &[Token<'t>]) -> (Vec<Token<'t>>, Vec<Token<'t>>) {
    let (mut words, mut beside, mut depth) = (Vec::new(), Vec::new(), 0_usize);
    for token in tokens {
        match token.text {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ if depth > 0 => beside.push(*token),
            _ => words.push(*token),
        }
    }
    (words, beside)
}

/// "many", "some delegates", "countries of origin", "participants from Africa".
fn is_unnamed(words: &[Token<'_>]) -> bool {
    if words.len() > 14 {
        return false;
    }
    let end = words
        .iter()
        .position(|token| token.is_one_of(&["of", "from", "in", "representing", "at", "who", "to"]))
        .unwrap_or(words.len());
    // "a group of fifteen countries", not a Group with a name
    let is_group = end > 0 && words[end - 1].text == "group";
    is_group
        || end
            .checked_sub(1)
            .is_some_and(|last| words[last].is_one_of(UNNAMED))
            && words[..end].iter().all(|token| {
                !token.is_one_of(&["that", "which", "is", "are", "was"])
                    && !token.text.starts_with([',', ';', ':'])
            })
}

/// A name with capitals whose last word, or last word before "of" or "for", says that it
/// is an organisation; or a short form in capitals.
fn is_organisation(words: &[Token<'_>]) -> bool {
    if words.len() > 14 || !words[0].is_capital() {
        return false;
    }
    if let [one] = words {
        let letters = one.text.chars().filter(|c| c.is_alphabetic()).count();
        return letters >= 3
            && one.text.chars().all(|c| c.is_uppercase() || c.is_numeric())
            && !one.is_one_of(PAPERS);
    }
    let small = |token: &Token<'_>| {
        token.is_one_of(&[
            "of", "for", "and", "the", "on", "in", "against", "to", "&", "-",
        ]) || is_particle(token)
    };
    if !words
        .iter()
        .all(|token| token.is_capital() || small(token) || !token.is_word())
    {
        return false;
    }
    let heads = |token: &&Token<'_>| token.is_one_of(ORGANISATIONS);
    let last = words
        .last()
        .is_some_and(|token| token.is_one_of(PAPERS) && !token.is_one_of(ORGANISATIONS));
    !last && words.iter().any(|token| heads(&token))
}

//! Tells who speaks where the speaker's own words are printed: a statement, or a paragraph
//! behind a name and a colon.

use super::names::{self, Piece};
use super::people::{self, People};
use super::sentences::Token;
use super::speakers::Subject;
use crate::participant::Sort;

/// How many sentences at the start may say who speaks.
const HEAD: usize = 12;

/// Finds who speaks a statement; `None` for a text that reports what others said.
pub(super) fn speaker(paragraphs: &[Vec<Vec<Token<'_>>>]) -> Option<Subject> {
    let sentences: Vec<&[Token<'_>]> = paragraphs.iter().flatten().map(Vec::as_slice).collect();
    let own = sentences
        .iter()
        .filter(|sentence| speaks_of_herself(sentence))
        .count();
    if own * 6 < sentences.len() || own < 2 {
        return None;
    }
    let head = &sentences[..sentences.len().min(HEAD)];
    let mut subject = Subject::default();
    for sentence in head {
        for at in 0..sentence.len() {
            let rest = &sentence[at..];
            let behalf = ["on", "behalf", "of"];
            if rest.len() > 3 && behalf.iter().zip(rest).all(|(word, token)| token.is(word)) {
                for name in all_names(&rest[3..]) {
                    add(&mut subject.on_behalf_of, name);
                }
            }
        }
    }
    let delivered: Vec<&'static str> = head
        .iter()
        .filter_map(|sentence| delivered_by(sentence))
        .collect();
    let another = delivered
        .iter()
        .find(|name| !subject.on_behalf_of.iter().any(|of| of == *name));
    match another {
        Some(name) => subject.speakers = vec![(*name).to_owned()],
        // "Statement of the European Union", on behalf of the same.
        None if !delivered.is_empty() => {}
        None => subject.speakers = speaks_by_name(&sentences).into_iter().collect(),
    }
    if subject.speakers.is_empty() {
        // A group whose speaker is not named speaks itself.
        std::mem::swap(&mut subject.speakers, &mut subject.on_behalf_of);
    }
    Some(subject)
}

fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// "We", "our", "my", "I" outside quotation marks.
fn speaks_of_herself(sentence: &[Token<'_>]) -> bool {
    let mut quoted = 0_usize;
    sentence.iter().any(|token| {
        match token.text {
            "“" | "«" => quoted += 1,
            "”" | "»" => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        quoted == 0
            && (token.is_one_of(&["we", "our", "my", "ourselves", "myself"]) || token.text == "I")
    })
}

/// The names of a list at the start of these words.
fn all_names(words: &[Token<'_>]) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=words.len().min(at + 12) - at)
            .rev()
            .find_map(|length| names::known_by(&words[at..at + length]).map(|one| (length, one)));
        match longest {
            Some((length, one)) => {
                found.push(one.name);
                at += length;
            }
            None if words[at].is_one_of(&[
                ",",
                "and",
                "the",
                "of",
                "member",
                "states",
                "countries",
                "group",
            ]) =>
            {
                at += 1;
            }
            None => break,
        }
    }
    found
}

/// "Statement by Norway", "delivered by H.E. …, Permanent Representative of Norway".
fn delivered_by(sentence: &[Token<'_>]) -> Option<&'static str> {
    if sentence.len() <= 6
        && let Some(one) = names::known_by(without_stop(sentence))
    {
        return Some(one.name);
    }
    if let Some(state) = people::represented(sentence) {
        return Some(state);
    }
    let at = sentence.windows(2).position(|two| {
        two[0].is_one_of(&[
            "statement",
            "delivered",
            "intervention",
            "remarks",
            "mission",
            "delegation",
            "read",
            "made",
        ]) && two[1].is_one_of(&["by", "of", "from"])
    })?;
    if sentence[at].is("statement")
        && sentence.iter().any(|token| {
            token.is_one_of(&[
                "align",
                "aligns",
                "associate",
                "associates",
                "support",
                "supports",
            ])
        })
    {
        return None;
    }
    let rest = &sentence[at + 2..];
    (0..rest.len().min(4))
        .take_while(|skip| {
            *skip == 0
                || rest[*skip - 1].is_one_of(&["the", "delegation", "permanent", "mission", "of"])
        })
        .find_map(|skip| all_names(&rest[skip..]).first().copied())
}

fn without_stop<'a, 't>(sentence: &'a [Token<'t>]) -> &'a [Token<'t>] {
    match sentence {
        [rest @ .., last] if matches!(last.text, "." | ":") => rest,
        all => all,
    }
}

/// The State or group that opens most sentences, as "Norway believes that …".
fn speaks_by_name(sentences: &[&[Token<'_>]]) -> Option<String> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for sentence in sentences {
        let name = (1..=sentence.len().min(8))
            .rev()
            .find_map(|length| names::known_by(&sentence[..length]));
        if let Some(one) = name.filter(|one| {
            matches!(
                one.kind,
                Sort::State | Sort::Group | Sort::UnEntity | Sort::Organisation
            )
        }) {
            match counts.iter_mut().find(|(name, _)| *name == one.name) {
                Some((_, count)) => *count += 1,
                None => counts.push((one.name, 1)),
            }
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .max_by_key(|(_, count)| *count)
        .map(|(name, _)| name.to_owned())
}

/// Reads "Norway:", "Mr. Pedersen (Norway), speaking for the Nordic countries:" at the
/// start of a paragraph, and how many tokens it takes.
pub(super) fn label(sentence: &[Token<'_>], people: &People) -> Option<(Subject, usize)> {
    let colon = sentence
        .iter()
        .take(30)
        .position(|token| token.text == ":")?;
    if colon == 0 || colon + 1 >= sentence.len() {
        return None;
    }
    let before = &sentence[..colon];
    let whole = super::speakers::read(before, people, true)
        .filter(|subject| !subject.speakers.is_empty())?;
    let pieces = names::pieces(before, people);
    let named = pieces.is_none_or(|pieces| {
        pieces
            .iter()
            .all(|piece| matches!(piece, Piece::Known(_) | Piece::Person(_) | Piece::Office(_)))
    });
    named.then_some((whole, colon + 1))
}

/// Thanks and greetings, which ask for nothing.
pub(super) fn is_courtesy(words: &[Token<'_>]) -> bool {
    let first = words.iter().find(|token| token.is_word());
    let opens = first.is_some_and(|token| {
        token.is_one_of(&[
            "thank",
            "congratulate",
            "thanks",
            "thanking",
            "congratulating",
            "begin",
            "start",
            "deliver",
            "conclude",
        ])
    });
    let early = &words[..words.len().min(8)];
    opens
        || early.iter().any(|token| {
            token.is_one_of(&[
                "thank",
                "congratulate",
                "brief",
                "pleasure",
                "grateful",
                "gratitude",
            ])
        })
        || early.windows(2).any(|two| {
            two[0].is_one_of(&["the", "an", "great"]) && two[1].is_one_of(&["honour", "honor"])
        })
}

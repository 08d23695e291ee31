//! Finds the verbs that carry the force of a sentence.

use std::ops::Range;

use crate::clause::words::tokens;

/// A verb of force, from the one that leaves most free to the one that binds most.
///
/// The order is that of drafting practice: calls that leave it to the addressee, then
/// intentions, then what ought to be, then what is undertaken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// "may"
    May,
    /// "invite"
    Invite,
    /// "encourage"
    Encourage,
    /// "aim"
    Aim,
    /// "endeavour"
    Endeavour,
    /// "urge"
    Urge,
    /// "should"
    Should,
    /// "commit"
    Commit,
    /// "will"
    Will,
    /// "shall"
    Shall,
}

/// A verb of force in a text, with the weaker one that follows it ("shall endeavour to").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// First byte.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The verbs as printed.
    pub text: String,
    /// How much they bind together: as much as the weakest of them. "May not" forbids, and
    /// binds as "shall".
    pub force: Verb,
}

/// Words after which "will", "aim" and "endeavour" are things and no verbs.
const BEFORE_A_THING: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "their",
    "its",
    "our",
    "his",
    "her",
    "your",
    "of",
    "best",
    "free",
    "good",
    "political",
    "common",
    "shared",
    "general",
    "overall",
    "own",
    "same",
    "collective",
    "joint",
    "main",
    "primary",
    "popular",
    "national",
    "with",
    "and/or",
];

/// Most words between two verbs of one sentence part: "shall jointly endeavour".
const BETWEEN: usize = 2;

/// Finds the verbs of force of a text, in order.
///
/// ```
/// use travaux::report::verbs::{Verb, find};
///
/// let found = find("States shall endeavour to act with the will of all by 9 May 2018.");
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].text.as_str(), found[0].force), ("shall endeavour to", Verb::Endeavour));
/// ```
pub fn find(text: &str) -> Vec<Found> {
    let at = tokens(text);
    let words: Vec<String> = at
        .iter()
        .map(|at| text[at.start as usize..at.end as usize].to_owned())
        .collect();
    let mut found: Vec<(Found, usize)> = Vec::new();
    for nth in 0..words.len() {
        let Some(verb) = verb(&words, nth) else {
            continue;
        };
        let to = usize::from(words.get(nth + 1).is_some_and(|next| next == "to"));
        let last = match verb {
            Verb::Aim | Verb::Commit | Verb::Endeavour => nth + to,
            _ => nth,
        };
        let negated = words.get(nth + 1).is_some_and(|next| next == "not");
        let force = if verb == Verb::May && negated {
            Verb::Shall
        } else {
            verb
        };
        let end = at[last].end;
        if let Some((before, end_before)) = found.last_mut()
            && nth - *end_before <= BETWEEN + 1
            && words[*end_before + 1..nth]
                .iter()
                .all(|word| word.chars().all(char::is_alphabetic) && word != "and" && word != "or")
            && !matches!(verb, Verb::Shall | Verb::Will | Verb::Should | Verb::May)
        {
            before.end = end;
            before.text = text[before.start as usize..end as usize].to_owned();
            before.force = before.force.min(force);
            *end_before = last;
            continue;
        }
        let start = at[nth].start;
        let text = text[start as usize..end as usize].to_owned();
        found.push((
            Found {
                start,
                end,
                text,
                force,
            },
            last,
        ));
    }
    found.into_iter().map(|(found, _)| found).collect()
}

fn verb(words: &[String], nth: usize) -> Option<Verb> {
    let word = words[nth].to_lowercase();
    let before = nth.checked_sub(1).map(|nth| words[nth].to_lowercase());
    let before = before.as_deref().unwrap_or_default();
    let next = words.get(nth + 1).map_or("", String::as_str);
    let thing = BEFORE_A_THING.contains(&before);
    let figure = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    match word.as_str() {
        "shall" => Some(Verb::Shall),
        "should" => Some(Verb::Should),
        "will" if !thing && !matches!(next, "of" | "to") => Some(Verb::Will),
        // The month is not asked for.
        "may" if !figure(before) && !figure(next) && words[nth] == "may" => Some(Verb::May),
        "commit" | "commits" | "committed" | "committing"
            if matches!(next, "to" | "ourselves" | "themselves" | "itself") =>
        {
            Some(Verb::Commit)
        }
        "aim" | "aims" if !thing && !matches!(next, "of" | "is" | "and") => Some(Verb::Aim),
        "endeavour" | "endeavours" | "endeavor" | "endeavors" if !thing => Some(Verb::Endeavour),
        "urge" | "urges" | "urged" | "urging" => Some(Verb::Urge),
        "encourage" | "encourages" | "encouraged" | "encouraging" => Some(Verb::Encourage),
        "invite" | "invites" | "invited" | "inviting" => Some(Verb::Invite),
        _ => None,
    }
}

/// Returns the range of the sentence in which a place stands, ends at a full stop or semicolon.
pub(super) fn sentence(text: &str, at: u32) -> Range<u32> {
    let at = at as usize;
    let ends = |c: char| matches!(c, '.' | ';' | '\n');
    let start = text[..at].rfind(ends).map_or(0, |end| end + 1);
    let end = text[at..].find(ends).map_or(text.len(), |end| at + end + 1);
    start as u32..end as u32
}

/// Returns a few words on both sides of a place.
pub(super) fn around(text: &str, at: u32) -> &str {
    const EACH: usize = 6;
    let at_token = tokens(text);
    let nth = at_token.partition_point(|token| token.end <= at);
    let first = at_token
        .get(nth.saturating_sub(EACH))
        .map_or(0, |token| token.start);
    let last = at_token
        .get((nth + EACH).min(at_token.len().saturating_sub(1)))
        .map_or(0, |token| token.end);
    &text[first as usize..last as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The verbs of a text, each with its force.
    fn told(text: &str) -> String {
        find(text)
            .iter()
            .map(|found| format!("{}={:?}", found.text, found.force))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn a_month_a_purpose_and_a_crime_are_no_verbs_of_force() {
        assert_eq!(
            told("On 2 May 2018, with the aim of acting and the political will to do so"),
            ""
        );
        assert_eq!(told("In May the conference met. May 2018 was warm."), "");
        assert_eq!(
            told("persons who commit offences despite their best endeavours"),
            ""
        );
    }

    #[test]
    fn what_may_not_be_done_is_forbidden() {
        assert_eq!(
            told("A State may not expel them; it may warn."),
            "may=Shall may=May"
        );
    }

    #[test]
    fn verbs_side_by_side_bind_as_the_weakest() {
        assert_eq!(
            told("Parties should jointly aim to act"),
            "should jointly aim to=Aim"
        );
        assert_eq!(told("shall act and urge others"), "shall=Shall urge=Urge");
        assert_eq!(
            told("Encourages and invites States"),
            "Encourages=Encourage invites=Invite"
        );
    }
}

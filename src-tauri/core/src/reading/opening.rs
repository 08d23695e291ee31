//! Finds where what was said begins: past "that", "the importance of", "regret that".

use super::report::Said;
use super::sentences::Token;
use super::verbs::Saying;
use super::words::FEELINGS;

/// Moves the start of what was said past "that", ":", "the importance of", "for" and the
/// like, which say how it was said.
pub(super) fn open(tokens: &[Token<'_>], said: &mut Said) {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.is_one_of(words));
    let mut at = said.content.start;
    while is(at, &["that", ":", "also", ",", "strongly", "again"]) && at + 1 < tokens.len() {
        at += 1;
    }
    // "expressed regret that", "voiced support for", "its concern about"
    let mut noun = at;
    while is(
        noun,
        &[
            "its", "their", "his", "her", "our", "the", "a", "strong", "full", "deep", "serious",
            "great", "broad",
        ],
    ) {
        noun += 1;
    }
    let feeling = is(noun, FEELINGS);
    if feeling
        && is(
            noun + 1,
            &[
                "that",
                "for",
                "about",
                "to",
                "over",
                "regarding",
                "at",
                "on",
                "in",
            ],
        )
    {
        said.verb.saying = match tokens[noun].text.to_ascii_lowercase().as_str() {
            "support" => Saying::Supports,
            "opposition" | "reservations" => Saying::Opposes,
            "hope" | "preference" => Saying::Wants,
            "readiness" | "willingness" | "commitment" => Saying::Promises,
            _ => said.verb.saying,
        };
        at = noun + 2;
    }
    let mut need = at;
    while is(
        need,
        &[
            "the",
            "a",
            "an",
            "critical",
            "crucial",
            "urgent",
            "paramount",
            "vital",
            "great",
            "particular",
            "further",
            "strong",
            "clear",
            "fundamental",
            "continued",
            "key",
        ],
    ) {
        need += 1;
    }
    let needed = is(
        need,
        &[
            "importance",
            "need",
            "needs",
            "necessity",
            "urgency",
            "usefulness",
            "desirability",
        ],
    );
    let relevant =
        is(need, &["value", "relevance", "benefits", "role"]) && said.verb.saying == Saying::Wants;
    if (needed || relevant) && is(need + 1, &["of", "for", "to", ":"]) {
        at = need + 2;
        said.is_needed = true;
    }
    while is(at, &[":", "that", "both"]) && at + 1 < tokens.len() {
        at += 1;
    }
    if matches!(said.verb.saying, Saying::Wants) && is(at, &["for"]) {
        at += 1;
    }
    said.content.start = at.min(said.content.end);
}

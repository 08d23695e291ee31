//! Cuts what is said into things said, each with its own range: one sentence can hold
//! several asks.

use std::ops::Range;

use super::sentences::Token;
use super::words::{CLAUSE_WORDS, NEVER_DEEDS, NOUNS_IN_ING, SOLUTIONS};

/// Cuts the words at `within` where the grammar says that one thing ends and another of
/// the same kind begins: at semicolons of a list, at a repeated "that", "for", "of" or
/// "to", between phrases that open with a verb in -ing, and between the items of a list
/// with a comma before "and".
pub(super) fn cut(tokens: &[Token<'_>], within: Range<usize>) -> Vec<Range<usize>> {
    let within = after_heading(tokens, within);
    let by_semicolon = split(tokens, within, |at| tokens[at].text == ";");
    let mut found = Vec::new();
    for part in by_semicolon {
        let trimmed = trim(tokens, part);
        if trimmed.is_empty() {
            continue;
        }
        found.extend(cut_plain(tokens, trimmed));
    }
    found
}

/// Returns what stands after the words that open a list: "solutions, including: A; B".
fn after_heading(tokens: &[Token<'_>], within: Range<usize>) -> Range<usize> {
    let is_list = tokens[within.clone()].iter().any(|token| token.text == ";");
    let early = within.start..within.end.min(within.start + 12);
    let colon = early.into_iter().find(|at| tokens[*at].text == ":");
    match colon {
        Some(colon) if is_list => colon + 1..within.end,
        _ => within,
    }
}

/// Tells whether the words that open a list call its items solutions or the like.
pub(super) fn are_solutions(tokens: &[Token<'_>], within: Range<usize>) -> bool {
    let heading = within.start..after_heading(tokens, within).start;
    are_asks(&tokens[heading])
}

/// Tells whether these words call what follows solutions, recommendations or the like.
pub(super) fn are_asks(heading: &[Token<'_>]) -> bool {
    heading.iter().any(|token| token.is_one_of(SOLUTIONS))
}

fn cut_plain(tokens: &[Token<'_>], within: Range<usize>) -> Vec<Range<usize>> {
    let first = &tokens[within.start];
    // "…, and that …", "…, and for …", "… and of …", "…, and to …"
    let opener = within
        .start
        .checked_sub(1)
        .map(|before| &tokens[before])
        .filter(|token| token.is_one_of(&["that", "for", "of", "to"]));
    let repeats = |at: usize| {
        let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < within.end) else {
            return false;
        };
        if !(tokens[at].is("and") || tokens[at].text == ",") {
            return false;
        }
        let same =
            opener.is_some_and(|opener| next.is(opener.text)) || (first.is("to") && next.is("to"));
        let that = next.is("that") && !tokens[at].is(",");
        let comma = at > within.start && tokens[at - 1].text == ",";
        same || that || (comma && next.is("to") && first.is("to"))
    };
    let parts = split_keeping(tokens, within.clone(), repeats);
    if parts.len() > 1 {
        return parts
            .into_iter()
            .map(|part| trim(tokens, part))
            .map(|part| {
                without_opener(
                    tokens,
                    part,
                    first.is("to") || opener.is_some_and(|opener| opener.is("to")),
                )
            })
            .filter(|part| !part.is_empty())
            .flat_map(|part| items(tokens, part))
            .collect();
    }
    items(tokens, within)
}

/// Cuts a list of phrases in -ing, or of things with two words and more each.
fn items(tokens: &[Token<'_>], within: Range<usize>) -> Vec<Range<usize>> {
    let gerund = |at: usize| at < within.end && is_gerund(tokens, at);
    if is_gerund(tokens, within.start) {
        let next = |at: usize| {
            (tokens[at].text == "," || tokens[at].is("and"))
                && (gerund(at + 1)
                    || (tokens[at].text == "," && is_deed(tokens, at + 1, within.end))
                    || (tokens[at].text == ","
                        && at + 1 < within.end
                        && tokens[at + 1].is("and")
                        && gerund(at + 2)))
        };
        let parts = split_keeping(tokens, within.clone(), next);
        if parts.len() > 1 {
            return finish(tokens, parts);
        }
    }
    // "new mechanisms such as partnerships, and enhancing mobility"
    let and_gerund = |at: usize| {
        tokens[at].is("and") && at > within.start && tokens[at - 1].text == "," && gerund(at + 1)
    };
    let parts = split_keeping(tokens, within.clone(), and_gerund);
    if parts.len() > 1 {
        return finish(tokens, parts);
    }
    if let Some(parts) = things(tokens, within.clone()) {
        return finish(tokens, parts);
    }
    vec![within]
}

/// "A of b, c d, and e f": things side by side, none of them one word, no verb among them.
fn things(tokens: &[Token<'_>], within: Range<usize>) -> Option<Vec<Range<usize>>> {
    let mut depth = 0_usize;
    let commas: Vec<usize> = within
        .clone()
        .filter(|at| {
            match tokens[*at].text {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && tokens[*at].text == ","
        })
        .collect();
    let last = *commas.last()?;
    if commas.len() < 2 || !tokens.get(last + 1).is_some_and(|token| token.is("and")) {
        return None;
    }
    let is_clause = tokens[within.clone()]
        .iter()
        .any(|token| token.is_one_of(CLAUSE_WORDS));
    if is_clause {
        return None;
    }
    let parts = split(tokens, within, |at| commas.contains(&at));
    let enough = |part: &Range<usize>| {
        let part = trim(tokens, part.clone());
        tokens[part]
            .iter()
            .filter(|token| token.is_word() && !crate::clause::words::is_function_word(token.text))
            .count()
            >= 2
    };
    parts.iter().all(enough).then_some(parts)
}

fn finish(tokens: &[Token<'_>], parts: Vec<Range<usize>>) -> Vec<Range<usize>> {
    parts
        .into_iter()
        .map(|part| trim(tokens, part))
        .filter(|part| !part.is_empty())
        .collect()
}

/// A word in -ing with a thing after it: in a list of phrases in -ing it opens the next
/// one, also where it can be a noun ("training plumbers").
fn is_deed(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let word = tokens.get(at).is_some_and(|token| {
        token.text.len() > 5 && token.text.ends_with("ing") && !token.is_one_of(NOUNS_IN_ING)
    });
    word && at + 1 < end
        && tokens[at + 1].is_word()
        && !tokens[at + 1].is_one_of(&["and", "or", "of", "for", "in"])
}

/// A word in -ing that opens a phrase, with an adverb before it perhaps.
fn is_gerund(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    if token.is_adverb() {
        return is_gerund(tokens, at + 1);
    }
    let noun = token.is_one_of(NEVER_DEEDS);
    // "financing development", a noun elsewhere, opens a phrase where an article follows.
    let article = tokens.get(at + 1).is_some_and(|next| {
        next.is_one_of(&["the", "a", "an", "their", "its", "our", "all", "any"])
    });
    token.text.len() > 5
        && token.text.ends_with("ing")
        && (!noun
            || (article
                && !token.is_one_of(&[
                    "including",
                    "during",
                    "regarding",
                    "concerning",
                    "following",
                ])))
}

/// Cuts at the tokens for which `here` holds; they belong to no part.
fn split(
    tokens: &[Token<'_>],
    within: Range<usize>,
    here: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), within.start, 0_usize);
    for at in within.clone() {
        match tokens[at].text {
            "(" | "“" | "‘" | "[" => depth += 1,
            ")" | "”" | "]" => depth = depth.saturating_sub(1),
            _ if depth == 0 && here(at) => {
                parts.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(start..within.end);
    parts
}

/// As [`split`]; a part that would be empty is none.
fn split_keeping(
    tokens: &[Token<'_>],
    within: Range<usize>,
    here: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let mut parts = split(tokens, within, here);
    parts.retain(|part| part.start < part.end);
    parts
}

/// Takes off "that", "for", "of" and "to" where they opened a part.
fn without_opener(tokens: &[Token<'_>], part: Range<usize>, to: bool) -> Range<usize> {
    let opens = tokens.get(part.start).is_some_and(|token| {
        part.start < part.end && (token.is_one_of(&["that", "for", "of"]) || (to && token.is("to")))
    });
    if opens {
        part.start + 1..part.end
    } else {
        part
    }
}

/// Takes off commas, "and" and full stops at both ends.
pub(super) fn trim(tokens: &[Token<'_>], mut part: Range<usize>) -> Range<usize> {
    let loose = |token: &Token<'_>| {
        matches!(
            token.text,
            "," | ";" | ":" | "." | "-" | "–" | "—" | "!" | "•" | "·" | "*"
        ) || token.is("and")
            || token.is("but")
    };
    while part.start < part.end && loose(&tokens[part.start]) {
        part.start += 1;
    }
    while part.start < part.end && loose(&tokens[part.end - 1]) {
        part.end -= 1;
    }
    part
}

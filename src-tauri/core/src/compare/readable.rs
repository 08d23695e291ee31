//! Makes a word comparison fit for reading: fewer, longer changes with sensible edges.

use std::ops::Range;

use super::tokens::{Cut, Hunk};
use crate::clause::words::{is_bracket, is_function_word, is_word};

/// Farthest that a change is moved along repeated tokens, in tokens.
const FARTHEST: usize = 64;

/// Changes where two wordings are shown to differ, never what they say.
///
/// A pure insertion or deletion that could stand in several places is moved to where
/// it keeps brackets paired and starts and ends at a sentence end, a bracket or
/// punctuation. Then an unchanged island between two changes is taken into them: one
/// word with its punctuation, or two function words, or punctuation alone. Brackets
/// that are put next to a word or taken away leave the word unmarked: agreeing to a
/// word is no change of it. Treats both sides alike.
pub fn readable(hunks: Vec<Hunk>, older: &Cut<'_>, newer: &Cut<'_>) -> Vec<Hunk> {
    let mut joined: Vec<Hunk> = Vec::with_capacity(hunks.len());
    for mut hunk in settled(hunks, older, newer) {
        // Joined with the hunk after it, a hunk can join the one before it, too.
        while let Some(last) = joined.last() {
            let island = last.older.end..hunk.older.start;
            let around = is_bracketing(last, older, newer) || is_bracketing(&hunk, older, newer);
            let told_apart = around && island.clone().any(|at| is_word(older.token(at)));
            if told_apart || !is_island(older, island) {
                break;
            }
            hunk.older.start = last.older.start;
            hunk.newer.start = last.newer.start;
            joined.pop();
        }
        joined.push(hunk);
    }
    joined
}

/// Tells whether a hunk is of square brackets only.
fn is_bracketing(hunk: &Hunk, older: &Cut<'_>, newer: &Cut<'_>) -> bool {
    let mut brackets = hunk.older.clone().map(|at| older.token(at));
    let mut others = hunk.newer.clone().map(|at| newer.token(at));
    brackets.all(is_bracket) && others.all(is_bracket)
}

/// Moves each pure insertion or deletion to the best of the places where it could
/// stand, next to another change where it can, and takes no unchanged word into a
/// change: which words live on is decided by this.
pub fn settled(hunks: Vec<Hunk>, older: &Cut<'_>, newer: &Cut<'_>) -> Vec<Hunk> {
    let mut settled: Vec<Hunk> = Vec::with_capacity(hunks.len());
    let mut rest = hunks.into_iter().peekable();
    while let Some(mut hunk) = rest.next() {
        let next = rest.peek().map(|next| next.older.start);
        loop {
            let last = settled.last().map(|last| last.older.end);
            hunk = settle(hunk, last, next, older, newer);
            match settled.pop() {
                Some(last) if last.older.end == hunk.older.start => {
                    hunk.older.start = last.older.start;
                    hunk.newer.start = last.newer.start;
                }
                last => {
                    settled.extend(last);
                    break;
                }
            }
        }
        match rest.peek_mut() {
            Some(next) if next.older.start == hunk.older.end => {
                next.older.start = hunk.older.start;
                next.newer.start = hunk.newer.start;
            }
            _ => settled.push(hunk),
        }
    }
    settled
}

/// Tells whether these tokens say too little to stand alone between two changes.
pub fn is_island(cut: &Cut<'_>, tokens: Range<usize>) -> bool {
    if tokens.len() > 4 {
        return false;
    }
    let length = tokens.len();
    let mut words = tokens
        .map(|at| cut.token(at))
        .filter(|token| is_word(token));
    match (words.next(), words.next(), words.next()) {
        (None, ..) => true,
        (Some(_), None, _) => length <= 3,
        (Some(a), Some(b), None) => {
            length == 2 && (is_function_word(a) && is_function_word(b) || is_han(a) && is_han(b))
        }
        _ => false,
    }
}

/// Tells whether a token is one Chinese character: as a rule half a word.
fn is_han(token: &str) -> bool {
    matches!(
        token.chars().next(),
        Some('\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
    )
}

/// Moves a pure insertion or deletion to the best of the places where it could stand.
/// `last` is where the hunk before it ends and `next` where the one after it begins, in
/// the older wording.
fn settle(
    hunk: Hunk,
    last: Option<usize>,
    next: Option<usize>,
    older: &Cut<'_>,
    newer: &Cut<'_>,
) -> Hunk {
    let (cut, range) = match (hunk.older.is_empty(), hunk.newer.is_empty()) {
        (true, false) => (newer, hunk.newer.clone()),
        (false, true) => (older, hunk.older.clone()),
        _ => return hunk,
    };
    let room_left = hunk.older.start - last.unwrap_or(0);
    let room_right = next.unwrap_or(older.len()) - hunk.older.end;
    let left = (1..=room_left.min(FARTHEST))
        .take_while(|step| cut.token(range.start - step) == cut.token(range.end - step))
        .count();
    let right = (0..room_right.min(FARTHEST))
        .take_while(|step| cut.token(range.start + step) == cut.token(range.end + step))
        .count();
    if left + right == 0 {
        return hunk;
    }
    let touches = |step: usize| {
        step == 0 && left == room_left && last.is_some()
            || step == left + right && right == room_right && next.is_some()
    };
    let best = (0..=left + right)
        .max_by_key(|step| {
            let start = range.start - left + step;
            let joins = if touches(*step) { 32 } else { 0 };
            joins + fitness(cut, start..start + range.len())
        })
        .expect("there is at least one place");
    let moved = |range: &Range<usize>| range.start - left + best..range.end - left + best;
    Hunk {
        older: moved(&hunk.older),
        newer: moved(&hunk.newer),
    }
}

/// Weighs how naturally these tokens stand as one change.
fn fitness(cut: &Cut<'_>, tokens: Range<usize>) -> i32 {
    let paired = if is_paired(cut, tokens.clone()) {
        16
    } else {
        0
    };
    let trailing = i32::from(is_function_word(cut.token(tokens.end - 1)));
    paired + edge(cut, tokens.start) + edge(cut, tokens.end) - trailing
}

/// Weighs the place before the token at `index` as an edge of a change.
fn edge(cut: &Cut<'_>, index: usize) -> i32 {
    if index == 0 || index == cut.len() {
        return 5;
    }
    let (before, after) = (cut.token(index - 1), cut.token(index));
    let blank = !cut.gap(index).is_empty();
    let at = if blank && is_sentence_end(before) {
        5
    } else if is_opening(after) || is_closing(before) {
        4
    } else if is_word(before) && is_word(after) || !blank && (is_hyphen(before) || is_hyphen(after))
    {
        0
    } else if !is_word(before) && !is_opening(before) {
        3
    } else {
        1
    };
    at + i32::from(blank)
}

/// Tells whether every bracket among these tokens has its partner there.
fn is_paired(cut: &Cut<'_>, tokens: Range<usize>) -> bool {
    let mut open = 0;
    for index in tokens {
        let token = cut.token(index);
        if is_opening(token) {
            open += 1;
        } else if is_closing(token) {
            open -= 1;
        }
        if open < 0 {
            return false;
        }
    }
    open == 0
}

fn is_opening(token: &str) -> bool {
    matches!(token, "[" | "(" | "{" | "（" | "【" | "“" | "«")
}

fn is_closing(token: &str) -> bool {
    matches!(token, "]" | ")" | "}" | "）" | "】" | "”" | "»")
}

fn is_sentence_end(token: &str) -> bool {
    matches!(
        token,
        "." | ";" | ":" | "!" | "?" | "。" | "；" | "：" | "؟" | "؛"
    )
}

fn is_hyphen(token: &str) -> bool {
    matches!(token, "-" | "\u{2010}" | "\u{2011}")
}

//! Tells a change of brackets, case or punctuation from a change of wording.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::tokens::Cut;
use crate::clause::words::{fold, is_bracket, is_word};

/// What a change touches, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Nature {
    /// Only blanks.
    Blanks,
    /// Only square brackets: wording is opened, or agreed.
    Brackets,
    /// Only capital and small letters.
    Case,
    /// Punctuation, and perhaps brackets and case with it; the words are the same.
    Punctuation,
    /// The words.
    Wording,
}

/// Says what the change from one text to another touches.
///
/// Blanks are passed over wherever anything else has changed.
pub fn nature(older: &str, newer: &str) -> Nature {
    let (older, newer) = (Cut::new(older), Cut::new(newer));
    if same(&older, &newer, |_| true, |a, b| a == b) {
        Nature::Blanks
    } else if same(&older, &newer, |token| !is_bracket(token), |a, b| a == b) {
        Nature::Brackets
    } else if same(&older, &newer, |_| true, differs_in_case_only) {
        Nature::Case
    } else if same(&older, &newer, is_word, |a, b| fold(a) == fold(b)) {
        Nature::Punctuation
    } else {
        Nature::Wording
    }
}

fn differs_in_case_only(a: &str, b: &str) -> bool {
    fold(a) == fold(b) && a.contains('’') == b.contains('’')
}

fn same(
    older: &Cut<'_>,
    newer: &Cut<'_>,
    counts: impl Fn(&str) -> bool,
    equal: impl Fn(&str, &str) -> bool,
) -> bool {
    let mut left = (0..older.len())
        .map(|i| older.token(i))
        .filter(|token| counts(token));
    let mut right = (0..newer.len())
        .map(|i| newer.token(i))
        .filter(|token| counts(token));
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if equal(a, b) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_case_and_punctuation_are_told_from_wording() {
        let cases = [
            ("the Parties", "the  Parties", Nature::Blanks),
            ("[shall] [report]", "shall report", Nature::Brackets),
            ("shall report", "[[shall] report]", Nature::Brackets),
            ("the parties", "the Parties", Nature::Case),
            ("ÉTATS", "états", Nature::Case),
            ("Parties,", "Parties;", Nature::Punctuation),
            ("State's", "State’s", Nature::Punctuation),
            ("[Shall]", "shall", Nature::Punctuation),
            ("Parties[^1]", "Parties[^2]", Nature::Punctuation),
            ("shall", "should", Nature::Wording),
            ("", "shall", Nature::Wording),
            ("", ",", Nature::Punctuation),
            ("[", "", Nature::Brackets),
        ];
        for (older, newer, expected) in cases {
            assert_eq!(nature(older, newer), expected, "{older} → {newer}");
            assert_eq!(nature(newer, older), expected, "{newer} → {older}");
        }
    }
}

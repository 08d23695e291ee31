//! The words of an input, told once where its passages say the same.

use crate::clause::words;

/// What stands between the passages of an input.
const BETWEEN: &str = " … ";

/// Returns the words of a text without case, signs and blanks: two passages that have the
/// same say the same.
pub fn bare_words(text: &str) -> String {
    let tokens = words::tokens(text).into_iter();
    let tokens = tokens.map(|at| &text[at.start as usize..at.end as usize]);
    let folded: Vec<_> = tokens
        .filter(|token| words::is_word(token))
        .map(words::fold)
        .collect();
    folded.join(" ")
}

/// Joins passages, with " … " between them. Of two that say the same, the one that says
/// more is told.
pub(super) fn told(passages: &[&str]) -> String {
    let mut kept: Vec<(&str, String)> = Vec::with_capacity(passages.len());
    for passage in passages {
        let bare = format!(" {} ", bare_words(passage));
        if kept.iter().any(|(_, known)| known.contains(&bare)) {
            continue;
        }
        match kept.iter_mut().find(|(_, known)| bare.contains(&**known)) {
            Some(less) => *less = (passage, bare),
            None => kept.push((passage, bare)),
        }
    }
    let kept: Vec<&str> = kept.into_iter().map(|(passage, _)| passage).collect();
    kept.join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_twice_is_told_once() {
        assert_eq!(told(&["more funds"]), "more funds");
        assert_eq!(told(&["more funds", "More  funds."]), "more funds");
        assert_eq!(told(&["funds", "more funds"]), "more funds");
        assert_eq!(told(&["more funds", "fund"]), "more funds … fund");
        assert_eq!(told(&["data", "by 2030", "data"]), "data … by 2030");
    }
}

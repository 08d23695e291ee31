//! Finding a clause by what somebody calls it.

use super::{Numbered, Parts, joined, parts};
use crate::error::{Error, Result};
use crate::ids::ClauseId;
use crate::text::Item;

/// Finds the clause that an id or a full printed number names (`7(b)(ii)`, `PP3`,
/// `Objective 2`, `Article 4, 2`; `OP4` for paragraph 4). Blanks, full stops, case and the
/// word "paragraph" do not count: `Article 4(2)` and `article 4, paragraph 2` are the same.
///
/// # Errors
/// [`Error::NoSuchNumber`], or [`Error::AmbiguousNumber`] with the candidates.
pub fn find(items: &[Item], named: &str) -> Result<ClauseId> {
    if let Ok(id) = named.parse::<ClauseId>() {
        let found = items.iter().find(|item| item.clause == id);
        return found.map(|item| item.clause).ok_or(Error::NoSuchClause(id));
    }
    let wanted = key(named);
    let operative = wanted.strip_prefix("op");
    let operative = operative.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let wanted = operative.unwrap_or(&wanted);
    let all = parts(items.iter().map(Numbered::from));
    let mut candidates: Vec<(&Item, &Parts)> = Vec::new();
    for (item, parts) in items.iter().zip(&all) {
        let Some(parts) = parts else { continue };
        let path = || item.path.as_deref().map(key).as_deref() == Some(wanted);
        if (0..parts.len()).any(|from| key(&joined(&parts[from..])) == wanted) || path() {
            candidates.push((item, parts));
        }
    }
    let whole: Vec<_> = candidates
        .iter()
        .filter(|(item, parts)| {
            key(&joined(parts)) == wanted
                || item.path.as_deref().map(key).as_deref() == Some(wanted)
        })
        .collect();
    match (candidates.as_slice(), whole.as_slice()) {
        ([], _) => Err(Error::NoSuchNumber {
            number: named.to_owned(),
        }),
        ([(item, _)], _) | (_, [(item, _)]) => Ok(item.clause),
        _ => Err(Error::AmbiguousNumber {
            number: named.to_owned(),
            candidates: told_apart(&candidates),
        }),
    }
}

/// Lists clauses that one number names, each by what names it alone: its full number, or
/// its id where several have that.
fn told_apart(candidates: &[(&Item, &Parts)]) -> Vec<String> {
    const MOST: usize = 12;
    let path = |item: &Item, parts: &Parts| item.path.clone().unwrap_or_else(|| joined(parts));
    let all: Vec<String> = candidates
        .iter()
        .map(|(item, parts)| path(item, parts))
        .collect();
    candidates
        .iter()
        .zip(&all)
        .take(MOST)
        .map(|((item, _), path)| {
            if all.iter().filter(|other| *other == path).count() == 1 {
                return path.clone();
            }
            let words: Vec<&str> = item.state.wording.text.split(' ').take(4).collect();
            format!("{} ({path}: {} …)", item.clause, words.join(" "))
        })
        .collect()
}

/// Returns what counts of a number when it is looked for.
fn key(number: &str) -> String {
    let lower = number.to_lowercase();
    let mut key = String::new();
    // Two digits that do not touch are two numbers.
    let mut apart = false;
    let mut rest = lower.as_str();
    while let Some(c) = rest.chars().next() {
        if let Some(after) = ["paragraphs", "paragraph", "paras", "para"]
            .iter()
            .find_map(|word| rest.strip_prefix(word))
            && !key.ends_with(char::is_alphabetic)
        {
            (apart, rest) = (true, after);
            continue;
        }
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let bracketed = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
        match bracketed {
            // `4(2)` is `4.2`.
            Some((inside, after))
                if !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit()) =>
            {
                if key.ends_with(|c: char| c.is_ascii_digit()) {
                    key.push('.');
                }
                key.push_str(inside);
                (apart, rest) = (true, after);
            }
            _ if digits > 0 => {
                if apart && key.ends_with(|c: char| c.is_ascii_digit()) {
                    key.push('.');
                }
                key.push_str(&rest[..digits]);
                (apart, rest) = (false, &rest[digits..]);
            }
            _ => {
                if c.is_alphanumeric() || matches!(c, '(' | ')') {
                    key.push(c);
                } else {
                    apart = true;
                }
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    key
}

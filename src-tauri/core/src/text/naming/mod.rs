//! Naming a clause by its full printed number.

mod find;

use std::collections::{HashMap, HashSet};

use super::numbering::MULTIPLICATIVES;
use super::{Block, Item, Kind};
pub use find::find;

/// Words that number a series of their own.
pub(crate) const SERIES_WORDS: [&str; 22] = [
    "Action",
    "Alternative",
    "Annex",
    "Appendix",
    "Article",
    "Chapter",
    "Clause",
    "Commitment",
    "Goal",
    "Objective",
    "Option",
    "Part",
    "Pillar",
    "Principle",
    "Protocol",
    "Recommendation",
    "Regulation",
    "Rule",
    "Schedule",
    "Section",
    "Target",
    "Theme",
];

/// The parts of a clause's full number, outermost first: `Objective 2`, `7`, `(b)`.
pub(super) type Parts = Vec<String>;

/// What of a clause the full numbers of a text depend on.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'a> {
    pub(super) level: u16,
    pub(super) kind: Kind,
    pub(super) number: Option<&'a str>,
    pub(super) text: &'a str,
}

impl<'a> From<&'a Item> for Numbered<'a> {
    fn from(item: &'a Item) -> Self {
        Numbered {
            level: item.level,
            kind: item.state.kind,
            number: item.number.as_deref(),
            text: &item.state.wording.text,
        }
    }
}

impl<'a> From<&'a Block> for Numbered<'a> {
    fn from(block: &'a Block) -> Self {
        Numbered {
            level: block.level,
            kind: block.kind,
            number: block.number.as_deref(),
            text: &block.wording.text,
        }
    }
}

/// Gives every clause its full printed number where it has one. Of the headings above it
/// those stand in it without which it would name several clauses, the nearest first: `2`
/// where the text has one, `Article 4, 2` where each article counts anew, and `Mitigation, 2`
/// under headings without numbers.
pub(super) fn name(items: &mut [Item]) {
    let parts = parts(items.iter().map(Numbered::from));
    let (mut short, mut any) = (HashMap::new(), HashMap::new());
    for parts in parts.iter().flatten() {
        *short.entry(joined(inner(parts))).or_insert(0) += 1;
        for from in 0..parts.len() {
            *any.entry(joined(&parts[from..])).or_insert(0) += 1;
        }
    }
    let longer = |parts: &Parts| {
        let beyond = parts.len() - inner(parts).len();
        let longer = (0..beyond).rev().map(|from| joined(&parts[from..]));
        let mut longer = longer.filter(|name| any[name] == 1);
        longer.next().unwrap_or_else(|| joined(parts))
    };
    // Under one heading all are named alike: beside `Article 4, 2` no `19`.
    let above = |parts: &Parts| parts[..parts.len() - inner(parts).len()].to_vec();
    let doubtful = parts.iter().flatten();
    let doubtful = doubtful.filter(|parts| short[&joined(inner(parts))] > 1);
    let under: HashSet<Parts> = doubtful.map(above).filter(|it| !it.is_empty()).collect();
    for (item, parts) in items.iter_mut().zip(&parts) {
        item.path = parts.as_ref().map(|parts| {
            let one = joined(inner(parts));
            let alone = short[&one] == 1 && !under.contains(&above(parts));
            if alone { one } else { longer(parts) }
        });
    }
    under_headings(items);
}

/// Puts the words of the headings before the numbers below them, where without these several
/// clauses have one number.
fn under_headings(items: &mut [Item]) {
    let mut count: HashMap<String, u32> = HashMap::new();
    for path in items.iter().filter_map(|item| item.path.clone()) {
        *count.entry(path).or_default() += 1;
    }
    if count.values().all(|count| *count == 1) {
        return;
    }
    // The heading without a number that is nearest above each clause.
    let mut above: Vec<Option<usize>> = Vec::new();
    let mut under: Vec<Option<usize>> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        above.truncate(usize::from(item.level).min(above.len()));
        let numbered = matches!(item.state.kind, Kind::Paragraph | Kind::Point);
        under.push(
            above
                .iter()
                .rev()
                .flatten()
                .next()
                .copied()
                .filter(|_| numbered),
        );
        let plain = item.state.kind == Kind::Heading && item.path.is_none();
        above.push(plain.then_some(at));
    }
    let longer: Vec<Option<String>> = items
        .iter()
        .zip(&under)
        .map(|(item, under)| {
            let title = title_of(&items[(*under)?]);
            Some(format!("{title}, {}", item.path.as_ref()?))
        })
        .collect();
    let mut named: HashMap<String, u32> = HashMap::new();
    for name in longer.iter().flatten() {
        *named.entry(name.clone()).or_default() += 1;
    }
    // Where the words of the heading settle nothing they are left out.
    let settled: HashSet<usize> = items
        .iter()
        .zip(&under)
        .zip(&longer)
        .filter(|((item, _), longer)| {
            item.path.as_ref().is_some_and(|path| count[path] > 1)
                && longer.as_ref().is_some_and(|name| named[name] == 1)
        })
        .filter_map(|((_, under), _)| *under)
        .collect();
    for ((item, under), longer) in items.iter_mut().zip(&under).zip(longer) {
        if under.is_some_and(|under| settled.contains(&under)) {
            item.path = longer.or(item.path.take());
        }
    }
}

/// Returns what a heading without a number is called in the numbers below it.
fn title_of(heading: &Item) -> String {
    const MOST: usize = 32;
    let text = heading.state.wording.text.trim();
    let text = text.trim_end_matches(['.', ':', ' ']);
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = &text[..end];
            let cut = cut.rfind(' ').map_or(cut, |blank| &cut[..blank]);
            format!("{}…", cut.trim_end_matches([',', ';', ' ']))
        }
    }
}

/// Returns the number with which the words of a heading open, where it has no other:
/// `Article 4` of "Article 4", `Article 3bis` of "\[Article 3bis\] (forests)".
pub(crate) fn lead(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['[', ' ']);
    let (word, rest) = text.split_once([' ', '\u{a0}'])?;
    let known = SERIES_WORDS
        .iter()
        .any(|name| name.eq_ignore_ascii_case(word));
    let end = rest
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let capitals = number.len() < 8
        && number
            .bytes()
            .all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
        || number.len() == 1 && number.starts_with(|c: char| c.is_ascii_uppercase());
    let counts = number.starts_with(|c: char| c.is_ascii_digit()) || capitals && !number.is_empty();
    if !known || !counts {
        return None;
    }
    let added = after.strip_prefix(' ').and_then(|after| {
        let end = after
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(after.len());
        MULTIPLICATIVES
            .iter()
            .find(|word| **word == &after[..end])
            .copied()
    });
    let added = added.map_or_else(String::new, |added| format!(" {added}"));
    Some(format!("{word} {number}{added}"))
}

/// Returns the parts from the paragraph inwards; all of them where there is no paragraph.
pub(super) fn inner(parts: &[String]) -> &[String] {
    let from = parts
        .iter()
        .position(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    &parts[from.unwrap_or(0)..]
}

/// Prints the parts of a number as one.
pub(super) fn joined(parts: &[String]) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let mut name = String::new();
    let mut before = "";
    for part in parts {
        if !name.is_empty() && !part.starts_with('(') {
            let dotted = before.starts_with(digit) && before.ends_with(digit);
            name.push_str(if dotted && part.starts_with(digit) {
                "."
            } else {
                ", "
            });
        }
        name.push_str(part);
        before = part;
    }
    name
}

/// Finds the parts of every clause's number.
pub(super) fn parts<'a>(clauses: impl IntoIterator<Item = Numbered<'a>>) -> Vec<Option<Parts>> {
    let mut above: Vec<Parts> = Vec::new();
    let mut preambular = 0;
    clauses
        .into_iter()
        .map(|clause| {
            above.truncate(usize::from(clause.level).min(above.len()));
            let mut parts = above.last().cloned().unwrap_or_default();
            let own = match clause.kind {
                Kind::Preambular => {
                    preambular += 1;
                    parts.clear();
                    Some(format!("PP{preambular}"))
                }
                Kind::Note => {
                    parts.clear();
                    clause
                        .number
                        .map(|number| format!("note {}", of_note(number)))
                }
                Kind::Heading if clause.number.is_none() => lead(clause.text),
                _ => clause.number.filter(|number| *number != "•").map(trimmed),
            };
            if let Some(own) = &own {
                parts.push(own.clone());
            }
            above.push(parts.clone());
            own.map(|_| parts)
        })
        .collect()
}

/// Returns the number of a note; one read from Markdown is numbered by its anchor, `[^1]`.
fn of_note(number: &str) -> &str {
    let anchor = number.strip_prefix("[^");
    anchor
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(number)
}

/// Returns a number without its closing full stop or colon.
fn trimmed(number: &str) -> String {
    number.trim_end_matches(['.', ':']).to_owned()
}

#[cfg(test)]
mod tests;

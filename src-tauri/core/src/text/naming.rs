//! Naming a clause by its full printed number, and finding it by one.

use super::{Block, Item, Kind};
use crate::error::{Error, Result};
use crate::ids::ClauseId;

/// The parts of a clause's full number, outermost first: `Objective 2`, `7`, `(b)`.
pub(super) type Parts = Vec<String>;

/// What of a clause the full numbers of a text depend on.
#[derive(Clone, Copy)]
pub(super) struct Numbered<'a> {
    pub(super) level: u16,
    pub(super) kind: Kind,
    pub(super) number: Option<&'a str>,
}

impl<'a> From<&'a Item> for Numbered<'a> {
    fn from(item: &'a Item) -> Self {
        Numbered {
            level: item.level,
            kind: item.state.kind,
            number: item.number.as_deref(),
        }
    }
}

impl<'a> From<&'a Block> for Numbered<'a> {
    fn from(block: &'a Block) -> Self {
        Numbered {
            level: block.level,
            kind: block.kind,
            number: block.number.as_deref(),
        }
    }
}

/// Gives every clause its full printed number where it has one. The heading stands in it
/// only where the number alone would name several clauses.
pub(super) fn name(items: &mut [Item]) {
    let parts = parts(items.iter().map(Numbered::from));
    let short: Vec<Option<String>> = parts
        .iter()
        .map(|parts| parts.as_ref().map(|parts| joined(inner(parts))))
        .collect();
    let mut count = std::collections::HashMap::new();
    for short in short.iter().flatten() {
        *count.entry(short.as_str()).or_insert(0) += 1;
    }
    for ((item, parts), short) in items.iter_mut().zip(&parts).zip(&short) {
        item.path = match (parts, short) {
            (Some(parts), Some(short)) if count[short.as_str()] > 1 => Some(joined(parts)),
            (_, short) => short.clone(),
        };
    }
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
    let mut name = String::new();
    for part in parts {
        if !name.is_empty() && !part.starts_with('(') {
            name.push_str(
                if name.ends_with(|c: char| c.is_ascii_digit())
                    && part.starts_with(|c: char| c.is_ascii_digit())
                    && !name.contains(' ')
                {
                    "."
                } else {
                    ", "
                },
            );
        }
        name.push_str(part);
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
                    clause.number.map(|number| format!("note {number}"))
                }
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

/// Returns a number without its closing full stop or colon.
fn trimmed(number: &str) -> String {
    number.trim_end_matches(['.', ':']).to_owned()
}

/// Finds the clause that an id or a full printed number names (`7(b)(ii)`, `PP3`,
/// `Objective 2`; `OP4` for paragraph 4). Blanks, full stops and case do not count.
///
/// # Errors
/// [`Error::NoSuchNumber`], or [`Error::AmbiguousNumber`] with the candidates.
pub fn find(items: &[Item], named: &str) -> Result<ClauseId> {
    if let Ok(id) = named.parse::<ClauseId>() {
        let found = items.iter().find(|item| item.clause == id);
        return found.map(|item| item.clause).ok_or(Error::NoSuchClause(id));
    }
    let wanted = key(named);
    let wanted = wanted.strip_prefix("op").unwrap_or(&wanted);
    let all = parts(items.iter().map(Numbered::from));
    let mut candidates: Vec<(&Item, &Parts)> = Vec::new();
    for (item, parts) in items.iter().zip(&all) {
        let Some(parts) = parts else { continue };
        if (0..parts.len()).any(|from| key(&parts[from..].concat()) == wanted) {
            candidates.push((item, parts));
        }
    }
    let whole: Vec<_> = candidates
        .iter()
        .filter(|(item, parts)| {
            key(&parts.concat()) == wanted
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
            candidates: candidates
                .iter()
                .take(12)
                .map(|(_, parts)| joined(parts))
                .collect(),
        }),
    }
}

/// Returns what counts of a number when it is looked for.
fn key(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, '(' | ')'))
        .flat_map(char::to_lowercase)
        .collect()
}

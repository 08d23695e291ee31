//! Attributions: who holds an alternative, and what others want done with it.

use super::{Position, Verb};

/// What stands after the words of an alternative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attribution<'t> {
    pub(super) holders: Vec<&'t str>,
    pub(super) positions: Vec<Position<'t>>,
    pub(super) printed: &'t str,
}

/// Longest attribution that is looked for, in bytes.
const LONGEST: usize = 600;

/// Reads the attribution at the end of an alternative, if there is one:
/// ` - US; G77 delete`, ` -G77; US, Canada, EU delete.`, ` - EU, G77 retain`.
///
/// A hyphen opens one only where a blank stands before it and nothing but names and
/// verbs after it: "low - carbon" and "2060 - 2080" are words.
pub(super) fn read(text: &str) -> Option<Attribution<'_>> {
    let mut from = text.len().saturating_sub(LONGEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..];
    let dash = [" - ", " -", " – ", " –", " — "]
        .iter()
        .filter_map(|dash| tail.rfind(dash).map(|at| (at, dash.len())))
        .max_by_key(|(at, length)| (*at, *length));
    if let Some((at, length)) = dash
        && let Some(found) = after_hyphen(&tail[at..], length)
    {
        return Some(found);
    }
    let semicolon = tail.find(';')?;
    positions(&tail[semicolon..]).map(|positions| Attribution {
        holders: Vec::new(),
        positions,
        printed: &tail[semicolon..],
    })
}

fn after_hyphen(printed: &str, dash: usize) -> Option<Attribution<'_>> {
    let rest = &printed[dash..];
    let first_end = rest.find(';').unwrap_or(rest.len());
    let first = trimmed(&rest[..first_end]);
    let mut found = Attribution {
        printed,
        ..Attribution::default()
    };
    if let Some(holders) = names(first) {
        found.holders = holders;
    } else {
        // "EU, G77 retain"
        found.positions.push(position(first)?);
    }
    if first_end < rest.len() {
        found.positions.extend(positions(&rest[first_end..])?);
    }
    Some(found)
}

/// Reads `; NAMES verb; NAMES verb`.
fn positions(text: &str) -> Option<Vec<Position<'_>>> {
    text.split(';')
        .skip(1)
        .map(|part| position(trimmed(part)))
        .collect()
}

fn position(text: &str) -> Option<Position<'_>> {
    let (holders, verb) = text.rsplit_once(' ')?;
    let holders = trimmed(holders);
    if let Some(names) = names(holders) {
        let lower = verb.to_ascii_lowercase();
        if verb.chars().all(char::is_lowercase) {
            let verb = match lower.strip_suffix('s').unwrap_or(&lower) {
                "retain" => Verb::Retain,
                "delete" => Verb::Delete,
                "add" => Verb::Add,
                "reserve" => Verb::Reserve,
                _ => Verb::Other(verb),
            };
            return Some(Position {
                holders: names,
                verb,
            });
        }
    }
    None
}

fn trimmed(text: &str) -> &str {
    text.trim().trim_end_matches('.').trim_end()
}

/// Reads a list of names, or nothing where other words stand among them.
fn names(text: &str) -> Option<Vec<&str>> {
    let list: Vec<&str> = text
        .split(',')
        .flat_map(|part| part.split(" and "))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    (!list.is_empty() && list.iter().all(|name| is_name(name))).then_some(list)
}

/// A name: at most five words, each with a capital, but for the small words inside.
fn is_name(text: &str) -> bool {
    // "decision -/CP.21" is a symbol with a gap in it, and no name.
    if !text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '&' | '+' | '(')) {
        return false;
    }
    let mut count = 0;
    let mut capital = false;
    for word in text.split(' ') {
        count += 1;
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else {
            return word == "&" || word == "+";
        };
        let small = matches!(
            word,
            "of" | "the" | "for" | "de" | "and" | "others" | "du" | "la"
        );
        if first.is_uppercase() {
            capital = true;
        } else if !small {
            return false;
        }
    }
    // One capital letter alone is a placeholder ("[X - Y]"), not a participant.
    capital && count <= 5 && text.chars().filter(|c| c.is_alphanumeric()).count() > 1
}

//! Phrases: where names of things stand in a text, the longest first.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::clause::words::tokens;
use crate::search::folded;

/// Names that are looked for, each with what it stands for.
pub(crate) struct Phrases {
    /// The names in words, by their first word.
    by_first: FxHashMap<String, Vec<(Vec<String>, usize)>>,
}

/// A name found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// Which of the names, by the order in which they were given.
    pub(crate) name: usize,
    /// Where it stands in the text (UTF-8 bytes).
    pub(crate) at: Range<u32>,
    /// Which words of the text it covers.
    pub(crate) words: Range<usize>,
}

/// A text cut into folded words.
pub(crate) struct Cut {
    pub(crate) at: Vec<Range<u32>>,
    pub(crate) words: Vec<String>,
}

impl Cut {
    pub(crate) fn of(text: &str) -> Cut {
        let at = tokens(text);
        let words = at
            .iter()
            .map(|at| folded(&text[at.start as usize..at.end as usize]))
            .collect();
        Cut { at, words }
    }
}

impl Phrases {
    /// Takes names; what has no word is never found.
    pub(crate) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Phrases {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, usize)>> = FxHashMap::default();
        for (nth, name) in names.into_iter().enumerate() {
            let words = Cut::of(name).words;
            if let Some(first) = words.first() {
                by_first
                    .entry(singular(first))
                    .or_default()
                    .push((words, nth));
            }
        }
        for names in by_first.values_mut() {
            names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Phrases { by_first }
    }

    /// Finds the names in a text, in order; of names that overlap, the longest. Case,
    /// accents and the plural of the last word do not count.
    pub(crate) fn find(&self, text: &Cut) -> Vec<Hit> {
        let mut found = Vec::new();
        let mut nth = 0;
        while nth < text.words.len() {
            let names = self.by_first.get(&singular(&text.words[nth]));
            let hit = names.into_iter().flatten().find(|(words, _)| {
                let end = nth + words.len();
                end <= text.words.len() && same(&text.words[nth..end], words)
            });
            let Some((words, name)) = hit else {
                nth += 1;
                continue;
            };
            let end = nth + words.len();
            found.push(Hit {
                name: *name,
                at: text.at[nth].start..text.at[end - 1].end,
                words: nth..end,
            });
            nth = end;
        }
        found
    }
}

/// Tells whether words are a name, or its plural.
fn same(words: &[String], name: &[String]) -> bool {
    let Some(((word, before), (last, name_before))) = words.split_last().zip(name.split_last())
    else {
        return false;
    };
    before == name_before && (word == last || (singular(word) == singular(last)))
}

/// Takes the ending of an English plural off a word.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(names: &[&str], text: &'t str) -> Vec<&'t str> {
        Phrases::new(names.iter().copied())
            .find(&Cut::of(text))
            .into_iter()
            .map(|hit| &text[hit.at.start as usize..hit.at.end as usize])
            .collect()
    }

    #[test]
    fn the_longest_name_is_found_in_any_case_and_in_the_plural() {
        assert_eq!(
            found(
                &["migrant", "irregular migrant", "country of destination"],
                "Irregular migrants and Migrants in countries of destination, a country of destination."
            ),
            ["Irregular migrants", "Migrants", "country of destination"]
        );
        assert_eq!(
            found(&["climate crisis"], "The climate crisis, status quo"),
            ["climate crisis"]
        );
        assert!(found(&["", "  "], "any text").is_empty());
    }
}

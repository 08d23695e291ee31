//! Where a text uses the terms of the glossary, and what it calls by two names.

use serde::Serialize;
use ts_rs::TS;

use super::{Term, store};
use crate::ids::ClauseId;
use crate::phrase::{Cut, Phrases};
use crate::text::Item;

/// A term with its uses in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "TermUses")]
pub struct Uses {
    /// The term.
    #[serde(flatten)]
    pub term: Term,
    /// Where the text uses it, in reading order.
    pub uses: Vec<Use>,
    /// The forms in which the text uses it, in lower case, the most frequent first.
    pub in_use: Vec<String>,
    /// The names by which the text calls the same thing, where there is more than one; the
    /// forms of one name are one.
    pub called: Vec<String>,
}

/// One use of a term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
#[ts(rename = "TermUse")]
pub struct Use {
    /// The clause.
    pub clause: ClauseId,
    /// Its full printed number.
    pub number: Option<String>,
    /// First byte (in the window, UTF-16 unit) of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words as they stand there.
    pub text: String,
    /// The name by which it goes there: the term's own, or one of its others.
    pub name: String,
}

/// Finds the uses of terms in a text, term by term. Of names that overlap the longest is
/// used: "irregular migrant" is no use of "migrant".
pub fn uses(terms: Vec<Term>, items: &[Item]) -> Vec<Uses> {
    // Each name with its term and the name of which it is a form.
    let known: Vec<(usize, &str, &str)> = terms
        .iter()
        .enumerate()
        .flat_map(|(nth, term)| {
            let entry = &term.entry;
            store::names(entry).map(move |name| {
                let other = entry.other_names.iter().any(|other| other == name);
                (nth, name, if other { name } else { entry.name.as_str() })
            })
        })
        .collect();
    let phrases = Phrases::new(known.iter().map(|(_, name, _)| *name));
    let mut found: Vec<Vec<Use>> = vec![Vec::new(); terms.len()];
    for item in items {
        let text = &item.state.wording.text;
        for hit in phrases.find(&Cut::of(text)) {
            let (nth, _, name) = known[hit.name];
            found[nth].push(Use {
                clause: item.clause,
                number: item.path.clone(),
                start: hit.at.start,
                end: hit.at.end,
                text: text[hit.at.start as usize..hit.at.end as usize].to_owned(),
                name: name.to_owned(),
            });
        }
    }
    terms
        .into_iter()
        .zip(found)
        .map(|(term, uses)| {
            let names = counted(uses.iter().map(|one| one.name.clone()));
            Uses {
                term,
                in_use: counted(uses.iter().map(|one| one.text.to_lowercase())),
                called: if names.len() > 1 { names } else { Vec::new() },
                uses,
            }
        })
        .collect()
}

/// Returns the different words, the most frequent first, then by the alphabet.
fn counted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(word, _)| word).collect()
}

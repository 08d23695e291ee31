//! Proposals: printed numbers in a wording that name one clause of the text, for a person to
//! turn into references.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use serde::Serialize;
use ts_rs::TS;

use super::scan::{Chain, Scope, Unit, Word, units};
use super::{Numbers, under};
use crate::clause::Wording;
use crate::ids::ClauseId;
use crate::text::naming::inner;
use crate::text::{Item, Kind};

/// A number in a wording that could refer to the clause that it names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Proposal {
    /// The clause in whose wording it stands.
    pub clause: ClauseId,
    /// First byte (UTF-8) of the number, without the word before it. In the window, the
    /// first UTF-16 unit.
    pub start: u32,
    /// One past the last byte (UTF-8). In the window, UTF-16 units.
    pub end: u32,
    /// The one clause that it names.
    pub to: ClauseId,
    /// The number as printed.
    pub prints: String,
}

/// Finds the printed numbers in the wordings of a text that name one clause of it and refer
/// to none yet: "paragraph 7(b)", "Objective 2", "articles 5 and 6", "Article 4, paragraph 2".
///
/// A number that could be several clauses' is not proposed, nor one of another text
/// ("article 3 of the Convention").
pub fn proposals(items: &[Item]) -> Vec<Proposal> {
    let numbers = Numbers::of(items);
    let names = Names::of(&numbers);
    let living = items.iter().filter(|item| !item.state.removed);
    living
        .flat_map(|item| names.proposals(item.clause, &item.state.wording))
        .collect()
}

/// Longest number that is looked for, in parts: `Objective 2`, `7`, `(b)`, `(ii)` are four.
const LONGEST: usize = 8;

/// The clauses of a text by what they can be called.
pub(super) struct Names<'n> {
    numbers: &'n Numbers,
    by_key: HashMap<String, Vec<usize>>,
    /// The words of the text's own series, in lower case ("objective").
    series: HashSet<String>,
}

impl<'n> Names<'n> {
    pub(super) fn of(numbers: &'n Numbers) -> Self {
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        let mut series = HashSet::new();
        for (at, (_, _, parts)) in numbers.all.iter().enumerate() {
            for from in parts.len().saturating_sub(LONGEST)..parts.len() {
                let called = by_key.entry(called(&parts[from..])).or_default();
                if called.last() != Some(&at) {
                    called.push(at);
                }
            }
            let word = parts.last().and_then(|own| own.split_once(' '));
            if let Some((word, value)) = word
                && value.starts_with(|c: char| c.is_ascii_digit())
                && word.chars().all(char::is_alphabetic)
            {
                series.insert(word.to_lowercase());
            }
        }
        Names {
            numbers,
            by_key,
            series,
        }
    }

    /// Finds the numbers in a wording of a clause.
    pub(super) fn proposals(&self, clause: ClauseId, wording: &Wording) -> Vec<Proposal> {
        let taken: Vec<Range<u32>> = wording.references().map(|(range, _)| range).collect();
        let mut found = Vec::new();
        for unit in units(&wording.text, &self.series) {
            for (range, to) in self.resolved(clause, &unit) {
                // To accept a proposal changes no character.
                let prints = under(wording, &range);
                if self.numbers.print(to, prints, clause).as_deref() != Some(prints) {
                    continue;
                }
                let free =
                    |taken: &Range<u32>| taken.end <= range.start || taken.start >= range.end;
                if taken.iter().all(free) {
                    found.push(Proposal {
                        clause,
                        start: range.start,
                        end: range.end,
                        to,
                        prints: prints.to_owned(),
                    });
                }
            }
        }
        found.sort_by_key(|proposal| proposal.start);
        found
    }

    /// Finds which clauses the numbers of a unit name: "paragraph 2 of Article 4" from the
    /// outermost inwards.
    fn resolved(&self, clause: ClauseId, unit: &Unit) -> Vec<(Range<u32>, ClauseId)> {
        let mut resolved: Vec<Option<usize>> = vec![None; unit.chains.len()];
        let mut found = Vec::new();
        // A chain waits for the one that it stands inside of, which may come later.
        for _ in 0..unit.chains.len() {
            for (nth, chain) in unit.chains.iter().enumerate() {
                if resolved[nth].is_some() {
                    continue;
                }
                let inside = match chain.inside {
                    None => None,
                    Some(outer) => match resolved[outer] {
                        Some(at) => Some(at),
                        None => continue,
                    },
                };
                for (range, to) in self.named(clause, chain, inside, unit.scope) {
                    resolved[nth].get_or_insert(to);
                    found.push((range, self.numbers.all[to].0));
                }
            }
        }
        found
    }

    fn named(
        &self,
        clause: ClauseId,
        chain: &Chain,
        inside: Option<usize>,
        scope: Scope,
    ) -> Vec<(Range<u32>, usize)> {
        let own = self.numbers.parts(clause).unwrap_or_default();
        let named = chain.numbers.iter().filter_map(|extents| {
            // The longest extent that names a clause: "7(b)" before "7".
            extents.iter().find_map(|(range, number)| {
                let asked = match &chain.word {
                    Word::Series(word) => format!("{word}{}", key(number)),
                    _ => key(number),
                };
                let mut called: Vec<usize> = self.by_key.get(&asked).cloned().unwrap_or_default();
                called.retain(|at| self.fits(*at, &chain.word));
                if let Some(outer) = inside {
                    let above = &self.numbers.all[outer].2;
                    called.retain(|at| {
                        let parts = &self.numbers.all[*at].2;
                        parts.len() > above.len() && parts.starts_with(above)
                    });
                } else if number.starts_with('(') {
                    let points = number.matches('(').count();
                    called.retain(|at| {
                        let parts = &self.numbers.all[*at].2;
                        parts.len() > points && own.starts_with(&parts[..parts.len() - points])
                    });
                } else if called.len() > 1 && scope == Scope::Here {
                    let above = &own[..own.len() - inner(own).len()];
                    called.retain(|at| self.numbers.all[*at].2.starts_with(above));
                }
                match called[..] {
                    [one] => Some((range.clone(), one)),
                    _ => None,
                }
            })
        });
        named.collect()
    }

    fn fits(&self, at: usize, word: &Word) -> bool {
        let kind = self.numbers.all[at].1;
        match word {
            Word::Series(_) => true,
            Word::Heading => kind == Kind::Heading,
            Word::Paragraph => matches!(kind, Kind::Preambular | Kind::Paragraph | Kind::Point),
        }
    }
}

/// Returns what counts of a printed number when it is looked for: no blanks and no case.
fn key(number: &str) -> String {
    let counts = number.chars().filter(|c| !c.is_whitespace());
    counts.flat_map(char::to_lowercase).collect()
}

/// Returns the key of a number given in parts, `3.2` for a 2 under a 3.
fn called(parts: &[String]) -> String {
    let digit = |c: char| c.is_ascii_digit();
    parts.iter().fold(String::new(), |mut called, part| {
        if called.ends_with(digit) && part.starts_with(digit) {
            called.push('.');
        }
        called.push_str(&key(part));
        called
    })
}

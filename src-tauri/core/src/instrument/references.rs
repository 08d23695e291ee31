//! Where a text refers to instruments, and to which of their provisions.

use serde::Serialize;
use ts_rs::TS;

use super::{AGENDA, Instrument, goals, store};
use crate::ids::{ClauseId, InstrumentId};
use crate::phrase::{Cut, Hit, Phrases};
use crate::text::Item;

/// An instrument with the clauses that lean on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Leaning {
    /// The instrument.
    #[serde(flatten)]
    pub instrument: Instrument,
    /// Where the text refers to it, in reading order.
    pub cited: Vec<Cited>,
}

/// A reference to an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Cited {
    /// The clause that refers to it.
    pub clause: ClauseId,
    /// Its full printed number.
    pub number: Option<String>,
    /// First byte (in the window, UTF-16 unit) of the words.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words as they stand there.
    pub text: String,
    /// The provision: `goal 10`, `target 10.7`, `article 2`; none for the whole instrument.
    pub provision: Option<String>,
    /// False where the 2030 Agenda has no goal or target of that number.
    pub exists: bool,
}

/// Words that name a provision of an instrument, before its number.
const PROVISIONS: &[&str] = &[
    "article",
    "paragraph",
    "para",
    "section",
    "chapter",
    "annex",
    "priority",
    "commitment",
];

/// Finds what a text leans on, instrument by instrument.
pub fn leaning(instruments: Vec<Instrument>, items: &[Item]) -> Vec<Leaning> {
    let names: Vec<(InstrumentId, &str)> = instruments
        .iter()
        .flat_map(|one| store::names(&one.about).map(|name| (one.id, name)))
        .collect();
    let phrases = Phrases::new(names.iter().map(|(_, name)| *name));
    let mut found: Vec<(InstrumentId, Cited)> = Vec::new();
    for item in items {
        let text = &item.state.wording.text;
        let cut = Cut::of(text);
        let mut here: Vec<Place> = goals_of(text, &cut);
        for hit in phrases.find(&cut) {
            let id = names[hit.name].0;
            let inside = |place: &Place| place.start <= hit.at.start && hit.at.end <= place.end;
            if !here.iter().any(inside) {
                here.push(named(text, &cut, id, &hit));
            }
        }
        here.sort_by_key(|place| (place.start, place.end));
        found.extend(here.into_iter().map(|place| {
            let cited = Cited {
                clause: item.clause,
                number: item.path.clone(),
                start: place.start,
                end: place.end,
                text: text[place.start as usize..place.end as usize].to_owned(),
                provision: place.provision,
                exists: place.exists,
            };
            (place.instrument, cited)
        }));
    }
    instruments
        .into_iter()
        .map(|instrument| {
            let of = found.iter().filter(|(id, _)| *id == instrument.id);
            Leaning {
                cited: of.map(|(_, cited)| cited.clone()).collect(),
                instrument,
            }
        })
        .collect()
}

/// A reference inside one clause.
struct Place {
    instrument: InstrumentId,
    start: u32,
    end: u32,
    provision: Option<String>,
    exists: bool,
}

/// Reads an instrument by its name, with "article 2 of the" before it.
fn named(text: &str, cut: &Cut, instrument: InstrumentId, hit: &Hit) -> Place {
    let word = |back: usize| {
        let nth = hit.words.start.checked_sub(back)?;
        Some(cut.words[nth].as_str())
    };
    let mut place = Place {
        instrument,
        start: hit.at.start,
        end: hit.at.end,
        provision: None,
        exists: true,
    };
    if (word(1), word(2)) != (Some("the"), Some("of")) {
        return place;
    }
    // "article 2, paragraph 1 (a), of the": back to the word that names the provision.
    let end = hit.words.start - 2;
    let first = (end.saturating_sub(14)..end)
        .filter(|nth| {
            provision(&cut.words[*nth]) && cut.words.get(nth + 1).is_some_and(|next| numeral(next))
        })
        .find(|nth| {
            cut.words[*nth..end]
                .iter()
                .all(|word| part_of_a_provision(word))
        });
    if let Some(first) = first {
        place.start = cut.at[first].start;
        let last = cut.at[end - 1].end as usize;
        let printed = text[place.start as usize..last].trim_end_matches([',', ' ']);
        place.provision = Some(printed.to_lowercase());
    }
    place
}

fn provision(word: &str) -> bool {
    PROVISIONS.contains(&word.strip_suffix('s').unwrap_or(word))
}

fn numeral(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || (!word.is_empty() && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
}

fn part_of_a_provision(word: &str) -> bool {
    provision(word)
        || numeral(word)
        || word.len() == 1
        || matches!(word, "and" | "to" | "bis" | "ter")
}

/// Finds goals and targets of the 2030 Agenda by number: "SDG 8", "Sustainable Development
/// Goals 3 and 5", "target 10.7", "targets 8.7 to 8.9".
fn goals_of(text: &str, cut: &Cut) -> Vec<Place> {
    let mut found = Vec::new();
    let mut nth = 0;
    while nth < cut.words.len() {
        let word = |ahead: usize| cut.words.get(nth + ahead).map_or("", String::as_str);
        let (first, needs_target) = match (word(0), word(1), word(2)) {
            ("sdg" | "sdgs", "target" | "targets" | "goal" | "goals", _) => (2, false),
            ("sdg" | "sdgs", _, _) => (1, false),
            ("sustainable", "development", "goal" | "goals") => (3, false),
            // A bare "target 5" may be of anything; "target 10.7" is the Agenda's.
            ("target" | "targets", _, _) => (1, true),
            _ => {
                nth += 1;
                continue;
            }
        };
        let from = nth;
        let mut at = nth + first;
        let mut many = Vec::new();
        while let Some((number, end)) = number(text, cut, at) {
            if needs_target && !number.contains('.') {
                break;
            }
            many.push((number, at, end));
            at = match cut.words.get(end).map(String::as_str) {
                Some("," | "and" | "or" | "to" | "-" | "–" | "&") => {
                    let both = (
                        cut.words[end].as_str(),
                        cut.words.get(end + 1).map(String::as_str),
                    );
                    end + 1 + usize::from(matches!(both, (",", Some("and" | "or"))))
                }
                _ => break,
            };
        }
        for (place, (number, start, end)) in many.iter().enumerate() {
            let range = (place > 0)
                .then(|| cut.words[many[place - 1].2].as_str())
                .filter(|between| matches!(*between, "to" | "-" | "–"))
                .map(|_| between(&many[place - 1].0, number));
            let numbers = range
                .unwrap_or_default()
                .into_iter()
                .chain([number.clone()]);
            let first = if place == 0 { from } else { *start };
            for number in numbers {
                let what = if number.contains('.') {
                    "target"
                } else {
                    "goal"
                };
                found.push(Place {
                    instrument: AGENDA,
                    start: cut.at[first].start,
                    end: cut.at[*end - 1].end,
                    exists: goals::is_target(&number),
                    provision: Some(format!("{what} {number}")),
                });
            }
        }
        nth = many.last().map_or(nth + 1, |(_, _, end)| *end);
    }
    found
}

/// Reads the number of a goal or target at a word: `10`, `10.7`, `10.c`; and the word after it.
fn number(text: &str, cut: &Cut, at: usize) -> Option<(String, usize)> {
    let word = cut.words.get(at)?;
    let figures = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit());
    if let Some((goal, target)) = word.split_once('.') {
        return (figures(goal) && figures(target)).then(|| (word.clone(), at + 1));
    }
    if !figures(word) {
        return None;
    }
    let letter = cut.words.get(at + 2).filter(|letter| {
        letter.len() == 1
            && letter.as_bytes()[0].is_ascii_lowercase()
            && cut.words[at + 1] == "."
            && text[cut.at[at].start as usize..cut.at[at + 2].end as usize].len() == word.len() + 2
    });
    Some(match letter {
        Some(letter) => (format!("{word}.{letter}"), at + 3),
        None => (word.clone(), at + 1),
    })
}

/// Returns what stands between two numbers of one series, both left out: `8.7` to `8.10`.
fn between(first: &str, last: &str) -> Vec<String> {
    let parts = |number: &str| -> Option<(String, u8)> {
        let (before, nth) = number
            .rsplit_once('.')
            .map_or(("", number), |(goal, nth)| (goal, nth));
        Some((before.to_owned(), nth.parse().ok()?))
    };
    match (parts(first), parts(last)) {
        (Some((a, from)), Some((b, to))) if a == b && from < to && to - from < 30 => (from + 1..to)
            .map(|nth| {
                if a.is_empty() {
                    nth.to_string()
                } else {
                    format!("{a}.{nth}")
                }
            })
            .collect(),
        _ => Vec::new(),
    }
}

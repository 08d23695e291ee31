//! Accounts for every square bracket of a text: parsed, or listed with the reason why not.

use super::{Alternative, DEEPEST, Parsed, Piece, not_a_bracket, parse};

/// A clause whose brackets are accounted for.
#[derive(Clone, Copy, Debug)]
pub struct Clause<'t> {
    /// Its text.
    pub text: &'t str,
    /// True for a heading: a bracket that opened before it and has not closed is left
    /// open, unless the heading stands in brackets itself.
    pub is_heading: bool,
}

/// One bracket, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// Which clause it stands in, counted from 0.
    pub clause: usize,
    /// Byte of the opening bracket, or of the stray one.
    pub start: u32,
    /// One past the closing bracket, or past the stray one.
    pub end: u32,
    /// How many brackets stand around it in its clause; 0 outside all others.
    pub depth: u32,
    /// What it is.
    pub what: What<'t>,
}

/// What a bracket is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What<'t> {
    /// Wording that is not agreed, in its alternatives.
    Bracket(Vec<Alternative<'t>>),
    /// A note on the whole paragraph: `[Agreed ad ref]`.
    Tag(&'t str),
    /// Opens here and closes in a later clause: whole paragraphs stand in it.
    Across {
        /// The clause in which it closes.
        clause: usize,
        /// Byte of the closing bracket there.
        at: u32,
    },
    /// Not parsed, and why.
    Left(Reason),
}

/// Why a square bracket is not parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It opens and nothing closes it before the next heading.
    Unclosed,
    /// It closes and nothing opened it.
    Unopened,
    /// It is nested deeper than [`DEEPEST`].
    TooDeep,
    /// It is the mark of a footnote: `[^1]`.
    Footnote,
    /// It is `[sic]`.
    Sic,
}

impl Reason {
    /// Says it in one sentence.
    pub fn sentence(self) -> &'static str {
        match self {
            Reason::Unclosed => "it opens and nothing closes it before the next heading",
            Reason::Unopened => "it closes and nothing opened it",
            Reason::TooDeep => "it is nested deeper than 64 brackets",
            Reason::Footnote => "it is the mark of a footnote",
            Reason::Sic => "it says that a word stands so in the original",
        }
    }
}

/// Lists every square bracket of a text, clause by clause in order of their start.
///
/// Each `[` and each `]` belongs to exactly one entry.
pub fn account<'t>(clauses: &[Clause<'t>]) -> Vec<Entry<'t>> {
    let mut found = Vec::new();
    // Entries of brackets that have not closed yet.
    let mut open: Vec<usize> = Vec::new();
    for (clause, one) in clauses.iter().enumerate() {
        let Parsed { pieces, unbalanced } = parse(one.text);
        let first = found.len();
        walk(
            &pieces,
            &mut Place {
                clause,
                at: 0,
                depth: 0,
            },
            &mut found,
        );
        let opens = |at: &u32| one.text.as_bytes()[*at as usize] == b'[';
        if one.is_heading && !unbalanced.iter().any(|at| opens(at) || !open.is_empty()) {
            open.clear();
        }
        let mut strays = Vec::new();
        for at in &unbalanced {
            if opens(at) {
                strays.push((*at, What::Left(Reason::Unclosed)));
            } else if let Some(opening) = strays
                .is_empty()
                .then(|| open.pop())
                .flatten()
                .and_then(|index: usize| found.get_mut(index))
            {
                opening.what = What::Across { clause, at: *at };
            } else {
                strays.push((*at, What::Left(Reason::Unopened)));
            }
        }
        let strays: Vec<Entry<'t>> = strays
            .into_iter()
            .map(|(at, what)| Entry {
                clause,
                start: at,
                end: at + 1,
                depth: 0,
                what,
            })
            .collect();
        found.extend(strays);
        found.extend(others(one.text, clause));
        found[first..].sort_by_key(|entry| entry.start);
        open.extend(
            (first..found.len()).filter(|index| found[*index].what == What::Left(Reason::Unclosed)),
        );
    }
    found
}

struct Place {
    clause: usize,
    at: u32,
    depth: u32,
}

impl Place {
    fn entry<'t>(&self, end: u32, what: What<'t>) -> Entry<'t> {
        Entry {
            clause: self.clause,
            start: self.at,
            end,
            depth: self.depth,
            what,
        }
    }
}

/// Lists the brackets of parsed pieces; the place moves past them.
fn walk<'t>(pieces: &[Piece<'t>], place: &mut Place, found: &mut Vec<Entry<'t>>) {
    for piece in pieces {
        match piece {
            Piece::Agreed(text) => {
                deepest(text, place, found);
                place.at += text.len() as u32;
            }
            Piece::Tag(text) => {
                let end = place.at + text.len() as u32 + 2;
                found.push(place.entry(end, What::Tag(text)));
                place.at = end;
            }
            Piece::Bracket(ways) => {
                let index = found.len();
                found.push(place.entry(place.at, What::Bracket(ways.clone())));
                place.at += 1;
                place.depth += 1;
                for way in ways {
                    walk(&way.pieces, place, found);
                    place.at += (way.attribution.len() + way.separator.len()) as u32;
                }
                place.depth -= 1;
                place.at += 1;
                found[index].end = place.at;
            }
        }
    }
}

/// Brackets that stayed as printed because they are nested too deep.
fn deepest<'t>(text: &'t str, place: &Place, found: &mut Vec<Entry<'t>>) {
    if (place.depth as usize) < DEEPEST {
        return;
    }
    for span in super::spans(text) {
        found.push(Entry {
            clause: place.clause,
            start: place.at + span.start,
            end: place.at + span.end,
            depth: place.depth + span.depth,
            what: What::Left(Reason::TooDeep),
        });
    }
}

/// What looks like a bracket and is none.
fn others<'t>(text: &'t str, clause: usize) -> Vec<Entry<'t>> {
    let entry = |(at, _): (usize, &str)| {
        let length = not_a_bracket(&text[at..])?;
        let reason = if text[at..].starts_with("[^") {
            Reason::Footnote
        } else {
            Reason::Sic
        };
        Some(Entry {
            clause,
            start: at as u32,
            end: (at + length) as u32,
            depth: 0,
            what: What::Left(reason),
        })
    };
    text.match_indices('[').filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clauses<'t>(texts: &[&'t str]) -> Vec<Clause<'t>> {
        texts
            .iter()
            .map(|text| Clause {
                text: text.trim_start_matches('#'),
                is_heading: text.starts_with('#'),
            })
            .collect()
    }

    /// Each entry as clause:text, with what it is.
    fn listed(texts: &[&str]) -> Vec<String> {
        let clauses = clauses(texts);
        account(&clauses)
            .iter()
            .map(|entry| {
                let text = &clauses[entry.clause].text[entry.start as usize..entry.end as usize];
                let what = match &entry.what {
                    What::Bracket(ways) => format!("{} at depth {}", ways.len(), entry.depth),
                    What::Tag(_) => "tag".to_owned(),
                    What::Across { clause, .. } => format!("closes in {clause}"),
                    What::Left(reason) => format!("{reason:?}"),
                };
                format!("{}:{text} {what}", entry.clause)
            })
            .collect()
    }

    #[test]
    fn every_bracket_is_parsed_or_has_a_reason() {
        assert_eq!(
            listed(&["[a [b] / c - US] d[^1] [sic] ]", "[Agreed ad ref]"]),
            [
                "0:[a [b] / c - US] 2 at depth 0",
                "0:[b] 1 at depth 1",
                "0:[^1] Footnote",
                "0:[sic] Sic",
                "0:] Unopened",
                "1:[Agreed ad ref] tag",
            ]
        );
    }

    #[test]
    fn a_bracket_around_paragraphs_closes_in_a_later_one() {
        assert_eq!(
            listed(&[
                "[[First",
                "second]",
                "third] fourth]",
                "[fifth",
                "#A heading",
                "sixth]"
            ]),
            [
                "0:[ closes in 2",
                "0:[ closes in 1",
                "2:] Unopened",
                "3:[ Unclosed",
                "5:] Unopened",
            ]
        );
    }

    #[test]
    fn brackets_nested_too_deep_are_listed() {
        let text = format!("{}x{}", "[".repeat(70), "]".repeat(70));
        let deep = account(&clauses(&[&text]))
            .iter()
            .filter(|entry| entry.what == What::Left(Reason::TooDeep))
            .count();
        assert_eq!(deep, 6);
    }

    proptest! {
        #[test]
        fn each_square_bracket_belongs_to_one_entry(
            texts in prop::collection::vec(r"#?(\[|\]|\[\^1\]|\[sic\]|\[Agreed\]| / | - US|; EU delete|a|é){0,30}", 0..6)
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let clauses = clauses(&texts);
            let mut ends = Vec::new();
            for entry in account(&clauses) {
                let text = &clauses[entry.clause].text[entry.start as usize..entry.end as usize];
                prop_assert!(text.starts_with('[') || text == "]");
                ends.push((entry.clause, entry.start));
                match entry.what {
                    What::Across { clause, at } => ends.push((clause, at)),
                    _ if entry.end > entry.start + 1 => ends.push((entry.clause, entry.end - 1)),
                    _ => {}
                }
            }
            ends.sort_unstable();
            let mut expected = Vec::new();
            for (clause, one) in clauses.iter().enumerate() {
                expected.extend(one.text.match_indices(['[', ']']).map(|(at, _)| (clause, at as u32)));
            }
            prop_assert_eq!(ends, expected);
        }
    }
}

//! The count of brackets: one for everybody who quotes it.

use super::account::{self, Clause, Entry, Reason, What};
use crate::text::{Item, Kind};

/// How many brackets a text has, and where.
///
/// What is counted: each pair of signs around wording that is not agreed counts once, nested
/// ones too; so does a pair around several paragraphs. A note on a paragraph ("\[Agreed ad
/// ref\]"), the mark of a footnote and \[sic\] are none. A sign without a partner, and a pair
/// nested too deep to be read, is counted apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Open brackets.
    pub open: u32,
    /// Signs that could not be read as a bracket.
    pub left: u32,
    /// How many brackets stand in one another, at most.
    pub nesting: u32,
    /// For each clause, how many of both stand in it or around it.
    pub touching: Vec<u32>,
}

/// Lends the clauses of a text to [`account::account`] and [`tally()`]; one that has been
/// removed says nothing.
pub fn lent(items: &[Item]) -> Vec<Clause<'_>> {
    items
        .iter()
        .map(|item| Clause {
            text: match item.state.removed {
                true => "",
                false => &item.state.wording.text,
            },
            is_heading: matches!(item.state.kind, Kind::Heading | Kind::Title),
        })
        .collect()
}

impl Entry<'_> {
    /// Tells whether it is wording that is not agreed, in one paragraph or around several.
    pub fn is_open(&self) -> bool {
        matches!(self.what, What::Bracket(_) | What::Across { .. })
    }

    /// Tells whether it is a sign that should have been a bracket and could not be read.
    pub fn is_left(&self) -> bool {
        matches!(
            self.what,
            What::Left(Reason::Unclosed | Reason::Unopened | Reason::TooDeep)
        )
    }
}

/// Counts the brackets of a text.
pub fn tally(clauses: &[Clause<'_>]) -> Tally {
    let mut found = Tally {
        touching: vec![0; clauses.len()],
        ..Tally::default()
    };
    // How many brackets around whole paragraphs begin and end to be around each clause.
    let mut around = vec![0i32; clauses.len() + 1];
    let mut deepest = vec![0u32; clauses.len()];
    for entry in account::account(clauses) {
        found.open += u32::from(entry.is_open());
        found.left += u32::from(entry.is_left());
        if let What::Across { clause, .. } = entry.what {
            around[entry.clause] += 1;
            around[clause + 1] -= 1;
        } else if entry.is_open() || entry.is_left() {
            found.touching[entry.clause] += 1;
            deepest[entry.clause] = deepest[entry.clause].max(entry.depth + 1);
        }
    }
    let mut outside = 0;
    for ((touching, own), around) in found.touching.iter_mut().zip(deepest).zip(around) {
        outside += around;
        let outside = u32::try_from(outside).unwrap_or(0);
        *touching += outside;
        found.nesting = found.nesting.max(own + outside);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the brackets of paragraphs; `#` opens a heading.
    fn counted(texts: &[&str]) -> Tally {
        let clauses: Vec<Clause<'_>> = texts
            .iter()
            .map(|text| Clause {
                text: text.trim_start_matches('#'),
                is_heading: text.starts_with('#'),
            })
            .collect();
        tally(&clauses)
    }

    #[test]
    fn brackets_nest_and_a_note_is_none() {
        let counted = counted(&[
            "#Aims",
            "a [b [c] / d - US]",
            "e[^1] [sic]",
            "f [Agreed ad ref]",
        ]);
        assert_eq!(
            counted,
            Tally {
                open: 2,
                left: 0,
                nesting: 2,
                touching: vec![0, 2, 0, 0]
            }
        );
    }

    #[test]
    fn a_pair_around_paragraphs_counts_once_and_touches_each() {
        let counted = counted(&["a", "[b", "c [d]", "e]", "f"]);
        assert_eq!(
            counted,
            Tally {
                open: 2,
                left: 0,
                nesting: 2,
                touching: vec![0, 1, 2, 1, 0]
            }
        );
    }

    #[test]
    fn signs_without_a_partner_are_counted_apart() {
        let counted = counted(&["a [b", "#Aims", "c]", "d [e]"]);
        assert_eq!(
            counted,
            Tally {
                open: 1,
                left: 2,
                nesting: 1,
                touching: vec![1, 0, 1, 1]
            }
        );
    }
}

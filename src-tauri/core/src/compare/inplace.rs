//! Joins what was reworded in its place, without reading its words: as many clauses
//! between the same neighbours, with the same beginning and end; and what is left
//! there of which the one begins with the other.

use super::Side;
use super::pairs::{Gap, NONE, Pairs, gaps};

/// The share of the longer text that beginning and end must make up.
const AFFIX: f32 = 0.5;

/// Joins the free clauses of each stretch one by one, where both sides have as many
/// and the texts begin and end alike.
pub(super) fn join_in_place(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs) {
    let order = pairs.in_order(old);
    let between: Vec<Gap> = gaps(&order, pairs).collect();
    for gap in between {
        let free_old: Vec<u32> = gap.old.filter(|i| pairs.free_old(*i)).collect();
        let free_new: Vec<u32> = gap.new.filter(|j| pairs.free_new(*j)).collect();
        if free_old.len() != free_new.len() {
            continue;
        }
        for (i, j) in free_old.into_iter().zip(free_new) {
            let share = affix(old[i as usize].text, new[j as usize].text);
            if share >= AFFIX {
                pairs.join(i, j, share);
            }
        }
    }
}

/// A stretch with more free clauses than this on a side is too wide to tell a place.
const NARROW: usize = 8;
/// A text must be this many bytes long to be the beginning of another.
const BEGINNING: usize = 8;
/// The score of a pair of which the one begins with the other.
const BEGUN: f32 = 0.3;

/// Joins free clauses of a stretch where the one begins with all of the other: a
/// heading that was shortened, "Option 2:" to which its text was pulled up.
pub(super) fn join_begun(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs) {
    let order = pairs.in_order(old);
    let between: Vec<Gap> = gaps(&order, pairs).collect();
    for gap in between {
        let free_old: Vec<u32> = gap.old.filter(|i| pairs.free_old(*i)).collect();
        let free_new: Vec<u32> = gap.new.filter(|j| pairs.free_new(*j)).collect();
        if free_old.len().max(free_new.len()) > NARROW {
            continue;
        }
        let mut rest = &free_new[..];
        for i in free_old {
            let text = old[i as usize].text;
            let other = |j: &u32| new[*j as usize].text;
            let Some(at) = rest
                .iter()
                .position(|j| begins(text, other(j)) || begins(other(j), text))
            else {
                continue;
            };
            let j = rest[at];
            rest = &rest[at + 1..];
            if text == other(&j) {
                pairs.join_same(i, j);
                continue;
            }
            pairs.join(i, j, BEGUN);
        }
    }
    join_tails(old, new, pairs);
}

/// Lets the clause after a pair go with it, where the one text is the other and that
/// clause.
fn join_tails(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs) {
    for i in 0..old.len() as u32 {
        let j = pairs.of_old[i as usize];
        if j == NONE || pairs.same[i as usize] {
            continue;
        }
        let (text, other) = (old[i as usize].text, new[j as usize].text);
        let free_old = i as usize + 1 < old.len() && pairs.free_old(i + 1);
        let free_new = j as usize + 1 < new.len() && pairs.free_new(j + 1);
        if free_old && goes_on(text, other, old[i as usize + 1].text) {
            pairs.old_with[i as usize + 1] = i;
        } else if free_new && goes_on(other, text, new[j as usize + 1].text) {
            pairs.new_with[j as usize + 1] = j;
        }
    }
}

/// Tells whether a text begins with all the words of another.
fn begins(start: &str, whole: &str) -> bool {
    let start = start.trim_end();
    start.len() >= BEGINNING
        && whole
            .strip_prefix(start)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Tells whether a text is its beginning and the clause that came next.
fn goes_on(start: &str, whole: &str, next: &str) -> bool {
    let rest = whole.strip_prefix(start.trim_end()).map(str::trim);
    !next.trim().is_empty() && rest == Some(next.trim())
}

/// Returns the share of the longer text that the common beginning and end make up.
fn affix(old: &str, new: &str) -> f32 {
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let shorter = old.len().min(new.len());
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let end = old.iter().rev().zip(new.iter().rev());
    let end = end
        .take(shorter - start)
        .take_while(|(a, b)| a == b)
        .count();
    (start + end) as f32 / old.len().max(new.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{ChangeKind, compare};

    fn kinds(old: &[&str], new: &[&str]) -> Vec<(Vec<u32>, Vec<u32>, ChangeKind)> {
        let old: Vec<_> = old.iter().map(|text| Side::from(*text)).collect();
        let new: Vec<_> = new.iter().map(|text| Side::from(*text)).collect();
        let rows = compare(&old, &new).rows.into_iter();
        rows.map(|row| (row.old, row.new, row.change)).collect()
    }

    #[test]
    fn an_option_whose_text_was_pulled_up_is_the_same_option() {
        assert_eq!(
            kinds(
                &[
                    "Article 2",
                    "Option 2:",
                    "No text",
                    "Article 3",
                    "Option 2: No text on triggers"
                ],
                &["Article 2", "Option 2: No text", "Article 3"],
            ),
            [
                (vec![0], vec![0], ChangeKind::Same),
                (vec![1, 2], vec![1], ChangeKind::Merged),
                (vec![3], vec![2], ChangeKind::Same),
                (vec![4], vec![], ChangeKind::Removed),
            ]
        );
    }

    #[test]
    fn a_heading_that_was_shortened_in_its_place_is_reworded() {
        assert_eq!(
            kinds(
                &[
                    "Article 2",
                    "Adjustments at any time (once 3.4 ter)",
                    "Article 3"
                ],
                &["Article 2", "Adjustments", "Article 3"],
            )[1],
            (vec![1], vec![1], ChangeKind::Reworded)
        );
    }

    #[test]
    fn the_common_beginning_and_end_do_not_overlap() {
        assert!((affix("aaa", "aaaaaa") - 0.5).abs() < 1e-6);
        assert!((affix("abc", "abd") - 2.0 / 3.0).abs() < 1e-6);
        assert!(affix("", "").abs() < 1e-6);
    }
}

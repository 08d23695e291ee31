//! Force of verbs: where a later draft asks for more, or for less, than an earlier one.

mod scan;

use serde::Serialize;
use ts_rs::TS;

use crate::Record;
use crate::compare::{Op, Row};
use crate::error::Result;
use crate::ids::ClauseId;
use crate::text::{Draft, Item, TextName, states};

pub use scan::{Found, Verb, find};

/// A verb that carries the force of a sentence, and another in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Shift {
    /// The clause in the newer draft.
    pub clause: ClauseId,
    /// The full printed number of the clause in the older draft.
    pub old: Option<String>,
    /// The full printed number of the clause in the newer draft.
    pub number: Option<String>,
    /// Whether more is asked for, or less.
    pub change: Bearing,
    /// The verb as the older draft prints it; none where there was none.
    pub from: Option<String>,
    /// The verb as the newer draft prints it; none where there is none.
    pub to: Option<String>,
    /// The words around the older verb, to the letter.
    pub was: String,
    /// The words around the newer verb, to the letter.
    pub now: String,
}

/// Which way the force of a sentence went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Bearing {
    /// The verb binds more than the one before.
    Hardened,
    /// The verb binds less than the one before.
    Softened,
    /// A verb of force stands where none stood.
    Gained,
    /// The verb of force is gone, and none stands in its place.
    Dropped,
}

/// Lists each hardening and softening between two drafts, in the order of the newer.
///
/// # Errors
/// As [`states::compare_texts`].
pub fn between(record: &Record, older: &Draft, newer: &Draft) -> Result<Vec<Shift>> {
    let name = |draft: &Draft| TextName::Draft { draft: draft.id };
    let (old, new, comparison) = states::compare_texts(record, name(older), name(newer))?;
    Ok(comparison
        .rows
        .iter()
        .filter(|row| !row.old.is_empty() && !row.new.is_empty())
        .flat_map(|row| of_row(row, &old, &new))
        .collect())
}

fn of_row(row: &Row, old: &[Item], new: &[Item]) -> Vec<Shift> {
    let clause = &new[row.new[0] as usize];
    let path = |item: &Item| item.path.clone().or_else(|| item.number.clone());
    turns(&pieces(row))
        .into_iter()
        .map(|turned| Shift {
            clause: clause.clause,
            old: path(&old[row.old[0] as usize]),
            number: path(clause),
            change: turned.turn,
            from: turned.from,
            to: turned.to,
            was: turned.was,
            now: turned.now,
        })
        .collect()
}

fn pieces(row: &Row) -> Vec<(Op, &str)> {
    row.words
        .iter()
        .map(|piece| (piece.op, piece.text.as_str()))
        .collect()
}

/// A hardening or softening in one wording.
#[derive(Debug, PartialEq, Eq)]
struct Turned {
    turn: Bearing,
    from: Option<String>,
    to: Option<String>,
    was: String,
    now: String,
}

/// One side of a compared wording, with where its kept words stand in the other.
#[derive(Default)]
struct Half {
    text: String,
    /// Start here, start there, and length of each run that both sides have.
    kept: Vec<(u32, u32, u32)>,
}

impl Half {
    /// Returns the number of the first kept run that ends after a place: two places of
    /// the two sides that have the same number stand in the same gap.
    fn gap(&self, at: u32) -> usize {
        self.kept
            .partition_point(|(start, _, length)| start + length <= at)
    }

    /// Returns where a place stands on the other side, where it is kept.
    fn there(&self, at: u32) -> Option<u32> {
        let (start, there, length) = *self.kept.get(self.gap(at))?;
        (start <= at && at < start + length).then(|| there + at - start)
    }

    fn around(&self, at: u32) -> String {
        scan::around(&self.text, at).to_owned()
    }
}

/// Finds what hardened and softened in a compared wording.
fn turns(pieces: &[(Op, &str)]) -> Vec<Turned> {
    let (mut old, mut new) = (Half::default(), Half::default());
    for (op, text) in pieces {
        if *op == Op::Keep {
            let (at, there) = (old.text.len() as u32, new.text.len() as u32);
            old.kept.push((at, there, text.len() as u32));
            new.kept.push((there, at, text.len() as u32));
        }
        if *op != Op::Add {
            old.text.push_str(text);
        }
        if *op != Op::Remove {
            new.text.push_str(text);
        }
    }
    let (were, are) = (find(&old.text), find(&new.text));
    let mut taken = vec![false; were.len()];
    let mut found = Vec::new();
    for is in &are {
        // The same verb on both sides, else one that stood in the same gap.
        let same = |was: &Found| {
            let there = (was.start..was.end).find_map(|at| old.there(at));
            there.is_some_and(|there| is.start <= there && there < is.end)
        };
        let gap = |was: &Found| {
            old.there(was.start).is_none()
                && new.there(is.start).is_none()
                && old.gap(was.start) == new.gap(is.start)
        };
        let free = |nth: &usize| !taken[*nth];
        let nth = (0..were.len())
            .filter(free)
            .find(|nth| same(&were[*nth]))
            .or_else(|| (0..were.len()).filter(free).find(|nth| gap(&were[*nth])));
        let was = nth.map(|nth| {
            taken[nth] = true;
            &were[nth]
        });
        let turn = match was.map(|was| is.force.cmp(&was.force)) {
            Some(std::cmp::Ordering::Equal) => continue,
            Some(std::cmp::Ordering::Greater) => Bearing::Hardened,
            Some(std::cmp::Ordering::Less) => Bearing::Softened,
            None if in_kept_sentence(&new, is.start) => Bearing::Gained,
            None => continue,
        };
        found.push((
            is.start,
            Turned {
                turn,
                from: was.map(|was| was.text.clone()),
                to: Some(is.text.clone()),
                was: was.map_or_else(String::new, |was| old.around(was.start)),
                now: new.around(is.start),
            },
        ));
    }
    for (was, taken) in were.iter().zip(taken) {
        if taken || !in_kept_sentence(&old, was.start) {
            continue;
        }
        let gap = old.gap(was.start);
        let at = new.kept.get(gap).map_or(new.text.len() as u32, |run| run.0);
        found.push((
            at,
            Turned {
                turn: Bearing::Dropped,
                from: Some(was.text.clone()),
                to: None,
                was: old.around(was.start),
                now: new.around(at.min((new.text.len() as u32).saturating_sub(1))),
            },
        ));
    }
    found.sort_by_key(|(at, _)| *at);
    found.into_iter().map(|(_, turned)| turned).collect()
}

/// Tells whether most of the sentence around a place stands on the other side, too: in a
/// sentence that is new or gone as a whole no verb has changed its force.
fn in_kept_sentence(half: &Half, at: u32) -> bool {
    let sentence = scan::sentence(&half.text, at);
    let kept: u32 = half
        .kept
        .iter()
        .map(|(start, _, length)| {
            let (from, end) = (
                (*start).max(sentence.start),
                (start + length).min(sentence.end),
            );
            end.saturating_sub(from)
        })
        .sum();
    2 * kept > sentence.end - sentence.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{ChangeKind, Side, compare};

    /// Tells what turned between two wordings: "shall → should softened".
    fn told(old: &str, new: &str) -> Vec<String> {
        let rows = compare(&[Side::from(old)], &[Side::from(new)]).rows;
        assert!(
            rows.iter().all(|row| row.change != ChangeKind::Added),
            "{rows:?}"
        );
        rows.iter()
            .flat_map(|row| turns(&pieces(row)))
            .map(|turned| {
                let side = |verb: Option<String>| verb.unwrap_or("–".to_owned());
                format!(
                    "{} → {} {:?}",
                    side(turned.from),
                    side(turned.to),
                    turned.turn
                )
            })
            .collect()
    }

    #[test]
    fn a_verb_that_binds_less_softens_and_one_that_binds_more_hardens() {
        assert_eq!(
            told(
                "States shall report every year.",
                "States should report every year."
            ),
            ["shall → should Softened"]
        );
        assert_eq!(
            told(
                "Invites States to report every year.",
                "Urges States to report every year."
            ),
            ["Invites → Urges Hardened"]
        );
        assert_eq!(
            told(
                "We aim to end detention of children.",
                "We commit to end detention of children."
            ),
            ["aim to → commit to Hardened"]
        );
    }

    #[test]
    fn a_weaker_verb_behind_a_strong_one_softens_it() {
        assert_eq!(
            told(
                "States shall reduce the cost by half.",
                "States shall endeavour to reduce the cost by half."
            ),
            ["shall → shall endeavour to Softened"]
        );
    }

    #[test]
    fn what_only_moved_its_words_or_is_wholly_new_is_no_shift() {
        assert!(
            told(
                "States shall report every year.",
                "States shall report each year."
            )
            .is_empty()
        );
        assert!(
            told(
                "States shall report every year.",
                "States shall report every year. The secretariat may publish a summary of them in six languages."
            )
            .is_empty()
        );
    }

    #[test]
    fn a_verb_that_goes_or_comes_in_a_sentence_that_stays_is_listed() {
        assert_eq!(
            told(
                "Each Party shall take measures on remittances.",
                "Each Party takes measures on remittances."
            ),
            ["shall → – Dropped"]
        );
        assert_eq!(
            told(
                "Parties take measures on remittances.",
                "Parties shall take measures on remittances."
            ),
            ["– → shall Gained"]
        );
    }
}

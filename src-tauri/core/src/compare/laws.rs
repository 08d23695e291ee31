//! Laws of comparing, on arbitrary states.

use proptest::prelude::*;
use uuid::Uuid;

use super::{ChangeKind, Comparison, Op, Row, Side, compare};
use crate::ids::ClauseId;

/// One clause as it is made up: identity, number, depth, words.
type Made = (Option<u8>, u8, u16, Vec<u8>);

const WORDS: [&str; 14] = [
    "Parties",
    "shall",
    "[report]",
    "annually,",
    "on",
    "migration",
    "data",
    "and",
    "protect",
    "缔约方",
    "المهاجرين",
    "e\u{301}tat",
    "[^1]",
    "\u{200f}—",
];

fn state() -> impl Strategy<Value = Vec<Made>> {
    let clause = (
        proptest::option::weighted(0.3, 0u8..6),
        0u8..4,
        0u16..3,
        proptest::collection::vec(0u8..WORDS.len() as u8, 0..14),
    );
    proptest::collection::vec(clause, 0..14)
}

struct State(Vec<(Option<ClauseId>, String, u16, String)>);

impl State {
    fn of(made: &[Made]) -> State {
        let mut seen = [false; 256];
        let clauses = made.iter().map(|(id, number, level, words)| {
            let fresh = id.filter(|id| !std::mem::replace(&mut seen[*id as usize], true));
            let text: Vec<&str> = words.iter().map(|at| WORDS[*at as usize]).collect();
            (
                fresh.map(|id| ClauseId(Uuid::from_u128(u128::from(id)))),
                format!("{number}."),
                *level,
                text.join(" "),
            )
        });
        State(clauses.collect())
    }

    fn sides(&self) -> Vec<Side<'_>> {
        self.0
            .iter()
            .map(|(id, number, level, text)| Side {
                id: *id,
                number: Some(number),
                level: *level,
                text,
            })
            .collect()
    }
}

fn joined(sides: &[Side<'_>], at: &[u32]) -> String {
    let texts: Vec<&str> = at.iter().map(|at| sides[*at as usize].text).collect();
    texts.join(" ")
}

fn read(row: &Row, without: Op) -> String {
    let pieces = row.words.iter().filter(|piece| piece.op != without);
    pieces.map(|piece| piece.text.as_str()).collect()
}

fn mirrored(kind: ChangeKind, row: &Row) -> ChangeKind {
    match kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::Split => ChangeKind::Merged,
        ChangeKind::Merged if row.new.len() == 1 => ChangeKind::Split,
        same => same,
    }
}

/// What a row says: old clauses, new clauses, what happened, and the words that stay.
type Said = (Vec<u32>, Vec<u32>, ChangeKind, String);

/// What a comparison says, without the order of its rows.
fn said(found: &Comparison, swapped: bool) -> Vec<Said> {
    let said = |row: &Row| {
        let kept = row.words.iter().filter(|piece| piece.op == Op::Keep);
        let kept = kept.map(|piece| piece.text.as_str()).collect();
        if swapped {
            let change = mirrored(row.change, row);
            (row.new.clone(), row.old.clone(), change, kept)
        } else {
            (row.old.clone(), row.new.clone(), row.change, kept)
        }
    };
    let mut rows: Vec<Said> = found.rows.iter().map(said).collect();
    rows.sort();
    rows
}

proptest! {
    #[test]
    fn every_clause_stands_in_exactly_one_row(old in state(), new in state()) {
        let (old, new) = (State::of(&old), State::of(&new));
        let found = compare(&old.sides(), &new.sides());
        let mut olds: Vec<u32> = found.rows.iter().flat_map(|row| row.old.clone()).collect();
        let mut news: Vec<u32> = found.rows.iter().flat_map(|row| row.new.clone()).collect();
        olds.sort_unstable();
        news.sort_unstable();
        prop_assert_eq!(olds, (0..old.0.len() as u32).collect::<Vec<_>>());
        prop_assert_eq!(news, (0..new.0.len() as u32).collect::<Vec<_>>());
    }

    #[test]
    fn rows_come_in_the_order_of_the_new_state(old in state(), new in state()) {
        let (old, new) = (State::of(&old), State::of(&new));
        let found = compare(&old.sides(), &new.sides());
        let firsts: Vec<u32> = found.rows.iter().filter_map(|row| row.new.first().copied()).collect();
        prop_assert!(firsts.is_sorted());
        for (at, row) in found.rows.iter().enumerate().filter(|(_, row)| row.new.is_empty()) {
            prop_assert_eq!(row.old.len(), 1);
            match row.old[0].checked_sub(1) {
                None => prop_assert_eq!(at, 0),
                Some(before) => {
                    let place = found.rows.iter().position(|row| row.old.contains(&before));
                    let between = &found.rows[place.unwrap() + 1..at];
                    prop_assert!(between.iter().all(|row| row.change == ChangeKind::Removed));
                }
            }
        }
    }

    #[test]
    fn the_words_of_a_row_give_back_both_sides(old in state(), new in state()) {
        let (old, new) = (State::of(&old), State::of(&new));
        let (old, new) = (old.sides(), new.sides());
        for row in compare(&old, &new).rows {
            let (before, after) = (joined(&old, &row.old), joined(&new, &row.new));
            match row.change {
                ChangeKind::Same | ChangeKind::Moved => prop_assert_eq!(before, after),
                ChangeKind::Added | ChangeKind::Removed => {}
                _ => {
                    prop_assert_eq!(read(&row, Op::Add), before);
                    prop_assert_eq!(read(&row, Op::Remove), after);
                }
            }
        }
    }

    #[test]
    fn swapping_the_sides_mirrors_the_comparison(old in state(), new in state()) {
        let (old, new) = (State::of(&old), State::of(&new));
        let there = compare(&old.sides(), &new.sides());
        let back = compare(&new.sides(), &old.sides());
        prop_assert_eq!(said(&there, false), said(&back, true));
        prop_assert_eq!(there.counts.words_added, back.counts.words_removed);
        prop_assert_eq!(there.counts.brackets_opened, back.counts.brackets_closed);
    }

    #[test]
    fn a_state_against_itself_is_all_the_same(made in state()) {
        let state = State::of(&made);
        let found = compare(&state.sides(), &state.sides());
        prop_assert!(found.rows.iter().all(|row| row.change == ChangeKind::Same && !row.renumbered));
    }

    #[test]
    fn clauses_with_one_identity_stand_in_one_row(old in state(), new in state()) {
        let (old, new) = (State::of(&old), State::of(&new));
        let (old, new) = (old.sides(), new.sides());
        for row in compare(&old, &new).rows {
            for i in row.old.iter().filter_map(|i| old[*i as usize].id) {
                if new.iter().any(|side| side.id == Some(i)) {
                    prop_assert!(row.new.iter().any(|j| new[*j as usize].id == Some(i)));
                }
            }
        }
    }
}

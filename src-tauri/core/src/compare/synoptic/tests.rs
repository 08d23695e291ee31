//! Examples and laws of the synoptic table.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::compare::generate::{Clause, Rates, edit, sides, treaty};
use crate::compare::{Op, compare};
use crate::ids::ClauseId;

/// The table of texts of which each line is a clause, a line a row, cells between
/// strokes; what the column before does not have in braces, a missing cell as a dash.
fn drawn(texts: &[&str]) -> String {
    let states: Vec<Vec<Side<'_>>> = texts
        .iter()
        .map(|text| text.lines().map(Side::from).collect())
        .collect();
    let lent: Vec<&[Side<'_>]> = states.iter().map(Vec::as_slice).collect();
    let table = synoptic(&lent, Base::Before);
    let cell = |cell: &Cell, column: usize| {
        let text = joined(&states[column], &cell.clauses);
        match (cell.clauses.is_empty(), &cell.words[..]) {
            (true, _) => "–".to_owned(),
            (false, []) => text,
            (false, words) => words
                .iter()
                .map(|piece| match piece.op {
                    Op::Keep => piece.text.clone(),
                    Op::Remove => format!("[-{}-]", piece.text),
                    Op::Add => format!("{{+{}+}}", piece.text),
                })
                .collect(),
        }
    };
    let row = |row: &SynopticRow| {
        let cells = row.cells.iter().enumerate();
        let cells: Vec<String> = cells.map(|(column, at)| cell(at, column)).collect();
        cells.join(" | ")
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_clause_is_followed_through_all_drafts() {
    assert_eq!(
        drawn(&[
            "States should report on remittances.\nThis text enters into force at once.",
            "States shall report on remittances.\nA fund for safe migration is established here.\nThis text enters into force at once.",
            "This text enters into force at once.\nStates shall report on all remittances.",
        ]),
        "This text enters into force at once. | This text enters into force at once. | This text enters into force at once.\n\
         States should report on remittances. | States [-should-]{+shall+} report on remittances. | States shall report on {+all +}remittances.\n\
         – | A fund for safe migration is established here. | –"
    );
}

#[test]
fn clauses_that_were_split_before_are_the_same_where_nothing_befalls_them() {
    let whole = "Migration should be a choice of each person and never a necessity. States remain free to decide on their own migration policy.";
    let (first, second) = whole.split_at(67);
    let (one, two) = ([Side::from(whole)], [first, second].map(Side::from));
    let table = synoptic(&[&one, &two, &two], Base::Before);
    let kinds: Vec<_> = table.rows[0].cells.iter().map(|cell| cell.change).collect();
    assert_eq!(
        kinds,
        [None, Some(ChangeKind::Split), Some(ChangeKind::Same)]
    );
}

#[test]
fn clauses_that_were_split_before_are_reworded_where_one_of_them_is() {
    let id = |n| Some(ClauseId(Uuid::from_u128(n)));
    let side = |n, text| Side {
        id: id(n),
        ..Side::from(text)
    };
    let (choice, power) = (
        "Migration should be a choice and never a necessity for anybody.",
        "States remain free to decide on their own migration policy at home.",
    );
    let both = format!("{choice} {power}");
    let zero = [side(1, &*both)];
    let first = [side(1, choice), side(2, power)];
    let again = power.replace("free", "wholly free");
    let now = [side(1, choice), side(2, &*again)];
    let table = synoptic(&[&zero, &first, &now], Base::Before);
    let kinds: Vec<_> = table.rows[0].cells.iter().map(|cell| cell.change).collect();
    assert_eq!(
        kinds,
        [None, Some(ChangeKind::Split), Some(ChangeKind::Reworded)]
    );
}

#[test]
fn words_tell_when_they_came_and_when_they_go() {
    let states = [
        [Side::from("Parties shall report b c")],
        [Side::from("Parties shall report x c")],
        [Side::from("Parties shall report x")],
    ];
    let lent: Vec<&[Side<'_>]> = states.iter().map(|state| &state[..]).collect();
    let table = synoptic(&lent, Base::Before);
    let told: Vec<Vec<(&str, u32, Option<u32>)>> = table.rows[0]
        .cells
        .iter()
        .map(|cell| {
            cell.runs
                .iter()
                .map(|run| (&*run.text, run.since, run.until))
                .collect()
        })
        .collect();
    assert_eq!(
        told,
        [
            vec![
                ("Parties shall report ", 0, None),
                ("b ", 0, Some(1)),
                ("c", 0, Some(2))
            ],
            vec![
                ("Parties shall report ", 0, None),
                ("x ", 1, None),
                ("c", 0, Some(2))
            ],
            vec![("Parties shall report ", 0, None), ("x", 1, None)],
        ]
    );
}

#[test]
fn a_clause_that_comes_back_stands_in_its_row() {
    let id = |at| Some(ClauseId(Uuid::from_u128(at)));
    let one = [
        Side {
            id: id(1),
            ..Side::from("Parties shall report.")
        },
        Side {
            id: id(2),
            ..Side::from("Nobody pays.")
        },
    ];
    let two = [one[0]];
    let table = synoptic(&[&one, &two, &one], Base::Before);
    let kinds: Vec<Option<ChangeKind>> =
        table.rows[1].cells.iter().map(|cell| cell.change).collect();
    assert_eq!(
        kinds,
        [None, Some(ChangeKind::Removed), Some(ChangeKind::Added)]
    );
}

#[test]
fn no_state_and_one_state_make_a_table_too() {
    assert_eq!(synoptic(&[], Base::Before), Synoptic::default());
    let table = synoptic(&[&[Side::from("a")]], Base::Column(7));
    assert_eq!(table.rows[0].cells[0].change, None);
}

#[test]
fn generated_drafts_stand_in_the_rows_of_their_clauses() {
    let mut drafts: Vec<Vec<Clause>> = vec![treaty(422, 7)];
    let (mut right, mut truth) = (0, 0);
    let mut pairs = Vec::new();
    for seed in 0..4 {
        let edited = edit(&drafts[seed], &Rates::STRUCT, seed as u64);
        pairs.push(edited.truth.pairs);
        drafts.push(edited.clauses);
    }
    let states: Vec<Vec<Side<'_>>> = drafts.iter().map(|draft| sides(draft)).collect();
    let lent: Vec<&[Side<'_>]> = states.iter().map(Vec::as_slice).collect();
    let table = synoptic(&lent, Base::Before);
    for (column, pairs) in pairs.iter().enumerate() {
        for (i, j) in pairs {
            let row = table
                .rows
                .iter()
                .find(|row| row.cells[column].clauses.contains(i));
            truth += 1;
            right += usize::from(row.is_some_and(|row| row.cells[column + 1].clauses.contains(j)));
        }
    }
    assert!(right * 1000 >= truth * 990, "{right} of {truth}");
}

const WORDS: [&str; 8] = [
    "Parties",
    "shall",
    "[report]",
    "on",
    "migration,",
    "缔约方",
    "المهاجرين",
    "data",
];

/// Clauses as they are made up: identity and words.
type Made = Vec<(Option<u8>, Vec<usize>)>;

fn made() -> impl Strategy<Value = Vec<Made>> {
    let words = proptest::collection::vec(0..WORDS.len(), 0..10);
    let clause = (proptest::option::weighted(0.2, 0u8..5), words);
    proptest::collection::vec(proptest::collection::vec(clause, 0..8), 1..5)
}

type Told = Vec<(Option<ClauseId>, String)>;

fn told(made: &[Made]) -> Vec<Told> {
    let state = |state: &Made| {
        let mut seen = [false; 256];
        state
            .iter()
            .map(|(id, words)| {
                let fresh = id.filter(|id| !std::mem::replace(&mut seen[usize::from(*id)], true));
                let words: Vec<&str> = words.iter().map(|at| WORDS[*at]).collect();
                let id = fresh.map(|id| ClauseId(Uuid::from_u128(u128::from(id))));
                (id, words.join(" "))
            })
            .collect()
    };
    made.iter().map(state).collect()
}

fn lent(told: &[Told]) -> Vec<Vec<Side<'_>>> {
    fn clause((id, text): &(Option<ClauseId>, String)) -> Side<'_> {
        Side {
            id: *id,
            ..Side::from(text.as_str())
        }
    }
    told.iter()
        .map(|state| state.iter().map(clause).collect())
        .collect()
}

/// The rows as sets of clauses, each named by the state that it is of and its place.
fn grouped(table: &Synoptic, order: &[usize]) -> Vec<Vec<(usize, u32)>> {
    let row = |row: &SynopticRow| {
        let mut clauses: Vec<(usize, u32)> = row
            .cells
            .iter()
            .zip(order)
            .flat_map(|(cell, state)| cell.clauses.iter().map(|clause| (*state, *clause)))
            .collect();
        clauses.sort_unstable();
        clauses
    };
    let mut rows: Vec<_> = table.rows.iter().map(row).collect();
    rows.sort_unstable();
    rows
}

proptest! {
    #[test]
    fn every_clause_stands_in_exactly_one_cell_and_its_words_come_back(made in made()) {
        let told = told(&made);
        let states = lent(&told);
        let lent: Vec<&[Side<'_>]> = states.iter().map(Vec::as_slice).collect();
        let table = synoptic(&lent, Base::Before);
        for (column, state) in states.iter().enumerate() {
            let mut places: Vec<u32> = table.rows.iter().flat_map(|row| row.cells[column].clauses.clone()).collect();
            places.sort_unstable();
            prop_assert_eq!(places, (0..state.len() as u32).collect::<Vec<_>>());
            for row in &table.rows {
                let cell = &row.cells[column];
                let text = joined(state, &cell.clauses);
                let runs: String = cell.runs.iter().map(|run| run.text.as_str()).collect();
                prop_assert_eq!(&runs, &text);
                prop_assert!(cell.runs.iter().all(|run| run.since as usize <= column));
                prop_assert!(cell.runs.iter().all(|run| run.until.is_none_or(|until| until as usize > column)));
                if !cell.words.is_empty() {
                    let new = cell.words.iter().filter(|piece| piece.op != Op::Remove);
                    prop_assert_eq!(new.map(|piece| piece.text.as_str()).collect::<String>(), text);
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_states_does_not_decide_what_stands_together(made in made(), turn in 0usize..5) {
        let told = told(&made);
        let states = lent(&told);
        let mut order: Vec<usize> = (0..states.len()).collect();
        let straight: Vec<&[Side<'_>]> = order.iter().map(|at| states[*at].as_slice()).collect();
        let straight = grouped(&synoptic(&straight, Base::Before), &order);
        order.rotate_left(turn % states.len());
        order.reverse();
        let turned: Vec<&[Side<'_>]> = order.iter().map(|at| states[*at].as_slice()).collect();
        prop_assert_eq!(grouped(&synoptic(&turned, Base::Column(0)), &order), straight);
    }

    #[test]
    fn two_columns_say_what_comparing_says(made in made()) {
        let told = told(&made);
        let states = lent(&told);
        let (old, new) = (&states[0], &states[states.len() - 1]);
        let table = synoptic(&[old, new], Base::Before);
        for row in compare(old, new).rows {
            let cell = row.new.first().and_then(|j| table.rows.iter().find(|at| at.cells[1].clauses.contains(j)));
            if let Some(at) = cell {
                prop_assert_eq!(&at.cells[1].clauses, &row.new);
                prop_assert_eq!(&at.cells[0].clauses, &row.old);
            }
        }
    }
}

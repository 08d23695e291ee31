//! Examples and laws of merging, and how often it is right on edits of which the truth
//! is known.

use proptest::prelude::*;

use super::*;
use crate::compare::generate::{apart, sides, treaty};

fn clauses(text: &str) -> Vec<Side<'_>> {
    text.lines().map(Side::from).collect()
}

/// Texts of which each line is a clause, merged; what is to be read ends in "(!)".
fn merged(base: &str, one: &str, other: &str) -> String {
    let rows = merge(&clauses(base), &clauses(one), &clauses(other)).rows;
    let lines = rows.iter().flat_map(|row| {
        let flag = if row.to_read { " (!)" } else { "" };
        let texts = row.texts("EU", "G77");
        texts.into_iter().map(move |text| text + flag)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(base: &str, one: &str, other: &str, expected: &str) {
    assert_eq!(merged(base, one, other), expected);
}

#[test]
fn disjoint_edits_of_a_clause_merge() {
    check(
        "States should report on the cost of remittances every year.",
        "States shall report on the cost of remittances every year.",
        "States should report on the cost of remittances every two years.",
        "States shall report on the cost of remittances every two years.",
    );
}

#[test]
fn edits_within_three_words_are_to_be_read() {
    check(
        "States should report on the cost of remittances.",
        "States shall report on the cost of remittances.",
        "States should report on all cost of remittances.",
        "States shall report on all cost of remittances. (!)",
    );
}

#[test]
fn touching_edits_become_a_bracket_with_both_and_their_authors() {
    check(
        "States should report on remittances.",
        "States shall report on remittances.",
        "States may report on remittances.",
        "States [shall - EU / may - G77] report on remittances. (!)",
    );
    check(
        "States should promptly report on remittances.",
        "States should report on remittances.",
        "States should always report on remittances.",
        "States should [always - G77; EU delete] report on remittances. (!)",
    );
    check(
        "States report on remittances.",
        "States shall report on remittances.",
        "States may report on remittances.",
        "States [shall - EU / may - G77] report on remittances. (!)",
    );
}

#[test]
fn the_same_edit_of_both_is_made_once() {
    check(
        "States should report on remittances.",
        "States shall report on remittances.",
        "States shall report on remittances.",
        "States shall report on remittances.",
    );
    check(
        "States should report on remittances.",
        "States should report on remittances.\nA fund is established.",
        "States should report on remittances.\nA fund is established.",
        "States should report on remittances.\nA fund is established.",
    );
}

const THREE: &str = "States should report on remittances every year.\nParties shall protect migrants at all borders.\nThis text enters into force at once.";

#[test]
fn clauses_are_added_removed_and_moved_by_either() {
    check(
        THREE,
        "States should report on remittances every year.\nParties shall protect migrants at all borders.\nA fund is established.\nThis text enters into force at once.",
        "Parties shall protect migrants at all borders.\nThis text enters into force at once.",
        "Parties shall protect migrants at all borders.\nA fund is established.\nThis text enters into force at once.",
    );
    check(
        THREE,
        "States shall report on remittances every year.\nParties shall protect migrants at all borders.\nThis text enters into force at once.",
        "Parties shall protect migrants at all borders.\nThis text enters into force at once.\nStates should report on remittances every year.",
        "Parties shall protect migrants at all borders.\nThis text enters into force at once.\nStates shall report on remittances every year.",
    );
}

#[test]
fn a_clause_that_one_removes_and_the_other_rewords_is_disputed() {
    check(
        THREE,
        "Parties shall protect migrants at all borders.\nThis text enters into force at once.",
        "States shall report on remittances every year.\nParties shall protect migrants at all borders.\nThis text enters into force at once.",
        "[States shall report on remittances every year. - G77; EU delete] (!)\nParties shall protect migrants at all borders.\nThis text enters into force at once.",
    );
}

#[test]
fn a_split_merges_with_an_edit_of_the_other() {
    check(
        "States should report on the cost of remittances every year; Parties shall protect migrants at all borders.",
        "States should report on the cost of remittances every year;\nParties shall protect migrants at all borders.",
        "States should report on the cost of remittances every year; Parties shall protect migrants at all land borders.",
        "States should report on the cost of remittances every year;\nParties shall protect migrants at all land borders.",
    );
}

#[test]
fn disjoint_edits_of_treaties_are_merged_right_and_never_wrong() {
    let (mut clauses, mut right, mut wrong) = (0, 0, Vec::new());
    for seed in 100..104 {
        let text = treaty(422, seed);
        let apart = apart(&text, seed);
        let merged = merge(&sides(&text), &sides(&apart.one), &sides(&apart.other));
        let found: Vec<(String, bool)> = merged
            .rows
            .iter()
            .flat_map(|row| {
                row.texts("A", "B")
                    .into_iter()
                    .map(|text| (text, row.disputed()))
            })
            .collect();
        let truth: std::collections::HashSet<&str> =
            apart.both.iter().map(|clause| &*clause.text).collect();
        clauses += apart.both.len();
        for (text, disputed) in &found {
            right += usize::from(truth.contains(text.as_str()));
            if !disputed && !truth.contains(text.as_str()) {
                wrong.push(text.clone());
            }
        }
    }
    println!("{right} of {clauses} right, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(right * 1000 >= clauses * 995, "{right} of {clauses}");
}

fn text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Parties", "shall", "report", "[", "]", "on", "the", "缔约", "data", ",", ".",
    ]);
    let line = prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "));
    prop::collection::vec(line, 0..6).prop_map(|lines| lines.join("\n"))
}

fn plain(rows: &[MergedRow]) -> Vec<String> {
    rows.iter().flat_map(|row| row.texts("A", "B")).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

proptest! {
    #[test]
    fn what_only_one_side_changed_is_taken(base in text(), new in text()) {
        let (old, new_sides) = (clauses(&base), clauses(&new));
        for rows in [merge(&old, &new_sides, &old).rows, merge(&old, &old, &new_sides).rows] {
            prop_assert!(!rows.iter().any(MergedRow::disputed));
            prop_assert_eq!(sorted(plain(&rows)), sorted(lines(&new)));
        }
    }

    #[test]
    fn what_both_changed_alike_is_taken_once(base in text(), new in text()) {
        let new_sides = clauses(&new);
        let rows = merge(&clauses(&base), &new_sides, &new_sides).rows;
        prop_assert_eq!(sorted(plain(&rows)), sorted(lines(&new)));
    }

    #[test]
    fn every_clause_of_the_three_stands_in_exactly_one_row(base in text(), one in text(), other in text()) {
        let sides = [clauses(&base), clauses(&one), clauses(&other)];
        let rows = merge(&sides[0], &sides[1], &sides[2]).rows;
        for (state, side) in sides.iter().enumerate() {
            let of = |row: &MergedRow| [&row.base, &row.one, &row.other][state].clone();
            let mut places: Vec<u32> = rows.iter().flat_map(of).collect();
            places.sort_unstable();
            prop_assert_eq!(places, (0..side.len() as u32).collect::<Vec<_>>());
        }
    }

    #[test]
    fn swapping_the_sides_changes_no_words_that_nobody_disputes(base in text(), one in text(), other in text()) {
        let (base, one, other) = (clauses(&base), clauses(&one), clauses(&other));
        let undisputed = |rows: &[MergedRow]| {
            let rows = rows.iter().filter(|row| !row.disputed());
            let mut texts: Vec<String> = rows.flat_map(|row| row.texts("A", "B")).collect();
            texts.sort();
            texts
        };
        prop_assert_eq!(
            undisputed(&merge(&base, &one, &other).rows),
            undisputed(&merge(&base, &other, &one).rows)
        );
    }

    #[test]
    fn no_wording_of_either_side_is_lost(base in "[a-e ]{0,20}", one in "[a-f ]{0,20}", other in "[a-eg ]{0,20}") {
        let parts = words::merge(&base, &one, &other);
        let read = |ours: bool| -> String {
            parts.iter().map(|part| match part {
                Part::Kept(text) => text.as_str(),
                Part::Changed { by: Who::One, was, text } => if ours { text } else { was },
                Part::Changed { by: Who::Other, was, text } => if ours { was } else { text },
                Part::Changed { text, .. } => text,
                Part::Disputed { one, other, .. } => if ours { one } else { other },
            }).collect()
        };
        prop_assert_eq!(read(true), one);
        let blank = |text: &str| text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        prop_assert_eq!(blank(&read(false)), blank(&other));
    }
}

//! What a word's origin is, in examples and laws.

use super::*;
use proptest::prelude::*;
use std::cell::Cell;
use uuid::Uuid;

fn revision(number: usize) -> RevisionId {
    RevisionId(Uuid::from_u128(number as u128))
}

/// Revisions of one clause, one after the other, counted from 1.
fn history<'t>(texts: &[&'t str]) -> Vec<Known<'t>> {
    let mut known: Vec<Known<'t>> = Vec::new();
    for (text, number) in texts.iter().zip(1..) {
        let parent = known.last().cloned();
        let earlier = known.iter().rev().cloned();
        let runs = origin(text, revision(number), parent.as_slice(), earlier, []);
        known.push(Known::new(*text, runs));
    }
    known
}

/// The words of a wording, each run after the number of its revision.
fn shown(known: &Known<'_>) -> String {
    let cut = Cut::new(&known.text);
    let mut at = 0;
    let mut shown = Vec::new();
    for run in known.origin.iter() {
        let words: Vec<&str> = (at..at + run.words as usize)
            .map(|i| cut.token(i))
            .collect();
        shown.push(format!("{}({})", run.revision.0.as_u128(), words.join(" ")));
        at += words.len();
    }
    assert_eq!(at, cut.len());
    shown.join(" ")
}

#[track_caller]
fn check(texts: &[&str], expected: &str) {
    assert_eq!(shown(history(texts).last().expect("a revision")), expected);
}

#[test]
fn a_new_clause_brings_in_all_its_words() {
    check(&["Parties shall report."], "1(Parties shall report .)");
    check(&[""], "");
}

#[test]
fn words_that_live_on_keep_their_origin() {
    check(
        &[
            "Parties should report.",
            "Parties shall report.",
            "All Parties shall report each year.",
        ],
        "3(All) 1(Parties) 2(shall) 1(report) 3(each year) 1(.)",
    );
}

#[test]
fn three_words_that_come_back_take_their_old_origin_and_two_do_not() {
    check(
        &[
            "Parties shall report to the Conference.",
            "Parties act.",
            "Parties act. They report to the Conference.",
        ],
        "1(Parties) 2(act) 1(.) 3(They) 1(report to the Conference) 3(.)",
    );
    check(
        &[
            "Parties shall report annually.",
            "Parties act.",
            "Parties act. Then report annually, too.",
        ],
        "1(Parties) 2(act) 1(.) 3(Then report annually , too .)",
    );
}

#[test]
fn one_word_that_comes_back_between_its_old_neighbours_takes_its_old_origin() {
    check(
        &[
            "Parties shall report.",
            "Parties should report.",
            "Parties shall report each year.",
        ],
        "1(Parties shall report) 3(each year) 1(.)",
    );
}

#[test]
fn a_wording_brought_back_whole_has_its_old_origin_whole() {
    let texts = [
        "[All] Parties shall act.",
        "All the States act.",
        "Nobody acts, all shall.",
        "[All] Parties shall act.",
    ];
    let known = history(&texts);
    assert_eq!(known[0].origin, known[3].origin);
}

#[test]
fn words_moved_within_the_clause_keep_their_origin() {
    check(
        &[
            "In the light of equity, Parties shall report.",
            "Parties shall report in light of equity, In the light of equity,",
        ],
        "1(Parties shall report) 2(in light of equity ,) 1(In the light of equity ,)",
    );
}

#[test]
fn no_origin_is_given_twice() {
    check(
        &[
            "Parties shall report.",
            "Parties shall report. Parties shall report.",
        ],
        "1(Parties shall report .) 2(Parties shall report .)",
    );
}

#[test]
fn both_parts_of_a_split_keep_the_origin_of_their_words() {
    let whole = history(&["Parties shall report. They shall act."]);
    for (part, expected) in [
        ("Parties shall report.", "1(Parties shall report .)"),
        ("They shall act now.", "1(They shall act) 9(now) 1(.)"),
    ] {
        let runs = origin(part, revision(9), &whole, [], []);
        assert_eq!(shown(&Known::new(part, runs)), expected);
    }
}

#[test]
fn a_join_keeps_the_origin_of_the_words_of_both() {
    let heads = [
        Known::new(
            "Parties shall report.",
            [Run {
                revision: revision(1),
                first: 0,
                words: 4,
            }]
            .to_vec(),
        ),
        Known::new(
            "They shall act.",
            [Run {
                revision: revision(2),
                first: 0,
                words: 4,
            }]
            .to_vec(),
        ),
    ];
    let text = "Parties shall report. They shall also act.";
    let runs = origin(text, revision(9), &heads, [], []);
    assert_eq!(
        shown(&Known::new(text, runs)),
        "1(Parties shall report .) 2(They shall) 9(also) 2(act .)"
    );
}

#[test]
fn two_heads_of_a_clause_each_bring_their_words() {
    let one = history(&["Parties shall report.", "All Parties shall report."]);
    let base = std::slice::from_ref(&one[0]);
    let two = "Parties shall report each year.";
    let two = Known::new(two, origin(two, revision(3), base, [], []));
    let text = "All Parties shall report each year.";
    let runs = origin(text, revision(4), &[one[1].clone(), two], [], []);
    assert_eq!(
        shown(&Known::new(text, runs)),
        "2(All) 1(Parties shall report) 3(each year) 1(.)"
    );
}

#[test]
fn eight_words_from_another_clause_keep_their_origin_and_fewer_do_not() {
    let other = history(&["They shall report on all measures taken to that end."]);
    let parent = Known::new("", Vec::new());
    let from = |text: &'static str| {
        let runs = origin(
            text,
            revision(9),
            std::slice::from_ref(&parent),
            [],
            other.clone(),
        );
        shown(&Known::new(text, runs))
    };
    assert_eq!(
        from("Parties report on all measures taken to that end."),
        "9(Parties) 1(report on all measures taken to that end .)"
    );
    assert_eq!(
        from("Parties report on all measures taken."),
        "9(Parties report on all measures taken .)"
    );
}

#[test]
fn older_wordings_are_read_only_when_they_are_needed() {
    let read = Cell::new(0);
    let known = history(&["Parties shall report.", "Parties shall act."]);
    let count = |known: &Known<'static>| {
        read.set(read.get() + 1);
        known.clone()
    };
    let owned: Vec<Known<'static>> = known
        .iter()
        .map(|known| Known::new(known.text.to_string(), known.origin.to_vec()))
        .collect();
    origin(
        &known[1].text,
        revision(3),
        &known[1..],
        owned.iter().map(count),
        owned.iter().map(count),
    );
    assert_eq!(read.get(), 0);
    origin(
        "Parties shall pay.",
        revision(3),
        &known[1..],
        owned.iter().map(count),
        owned.iter().map(count),
    );
    assert_eq!(read.get(), 2);
}

#[test]
fn a_stored_origin_that_does_not_fit_its_text_is_read_as_far_as_it_goes() {
    let parent = Known::new(
        "Parties shall report.",
        [Run {
            revision: revision(1),
            first: 0,
            words: 2,
        }]
        .to_vec(),
    );
    let text = "Parties shall report.";
    let runs = origin(text, revision(2), &[parent], [], []);
    assert_eq!(
        shown(&Known::new(text, runs)),
        "1(Parties shall) 2(report .)"
    );
}

#[test]
fn a_long_repetition_is_traced_too() {
    let (older, newer) = ("a b ".repeat(20_000), "b a a ".repeat(15_000));
    let known = history(&[&older, "", &newer]);
    assert!(!known[2].origin.is_empty());
}

/// Wordings of few different words.
fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "the", "of", "Parties", "shall", "report", "act", "[", "]", ",", ".", "缔",
        ]),
        0..20,
    )
    .prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn every_word_has_one_origin_and_no_two_have_the_same(texts in prop::collection::vec(text(), 1..8)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for known in history(&texts) {
            let words: Vec<Word> = spelled(&known.origin).collect();
            prop_assert_eq!(words.len(), Cut::new(&known.text).len());
            let different: FxHashSet<&Word> = words.iter().collect();
            prop_assert_eq!(different.len(), words.len());
            for two in known.origin.windows(2) {
                prop_assert!(two[0].revision != two[1].revision || two[0].first + two[0].words != two[1].first);
            }
        }
    }

    #[test]
    fn a_word_with_an_old_origin_reads_as_it_did_there(texts in prop::collection::vec(text(), 1..8)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let known = history(&texts);
        for now in &known {
            for (word, index) in spelled(&now.origin).zip(0..) {
                let first = usize::try_from(word.revision.0.as_u128() - 1).unwrap();
                let there = Cut::new(&known[first].text).token(word.index as usize).to_owned();
                prop_assert_eq!(Cut::new(&now.text).token(index), there);
            }
        }
    }

    #[test]
    fn undoing_gives_every_word_its_origin_back(texts in prop::collection::vec(text(), 2..8)) {
        let mut texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let undone = texts.len() - 2;
        texts.push(texts[undone]);
        let known = history(&texts);
        // The newest revision with that wording counts.
        let newest = texts[..texts.len() - 1].iter().rposition(|text| *text == texts[undone]).unwrap();
        prop_assert_eq!(&known[known.len() - 1].origin, &known[newest].origin);
    }

    #[test]
    fn an_untouched_word_never_loses_its_identity(
        words in prop::collection::hash_set("[a-z]{2,6}", 4..30),
        cuts in (0usize..30, 0usize..30),
        put in prop::collection::vec("[A-Z]{2,6}", 0..6),
    ) {
        let words: Vec<String> = words.into_iter().collect();
        let (a, b) = (cuts.0.min(cuts.1).min(words.len()), cuts.0.max(cuts.1).min(words.len()));
        let before = words.join(" ");
        let after = [&words[..a], &put, &words[b..]].concat().join(" ");
        let known = history(&[&before, &after]);
        let was: Vec<Word> = spelled(&known[0].origin).collect();
        let is: Vec<Word> = spelled(&known[1].origin).collect();
        prop_assert_eq!(&was[..a], &is[..a]);
        prop_assert_eq!(&was[b..], &is[a + put.len()..]);
    }
}

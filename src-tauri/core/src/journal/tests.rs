//! What the recovery journal promises, told as stories.

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;

const RECORD: RecordId = RecordId(Uuid::from_u128(0xA));

fn nobody_lives(_: u32) -> bool {
    false
}

fn clause(nth: u128) -> ClauseId {
    ClauseId(Uuid::from_u128(nth))
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_517_800_000).unwrap() + SignedDuration::from_secs(second)
}

fn types(journal: &Journal, nth: u128, text: &str, second: i64) {
    let wording = Wording {
        text: text.to_owned(),
        marks: Vec::new(),
    };
    journal
        .put(
            clause(nth),
            RevisionId(Uuid::from_u128(100 + nth)),
            &wording,
            at(second),
        )
        .unwrap();
}

fn texts(all: &[Unkept]) -> Vec<&str> {
    all.iter().map(|text| text.wording.text.as_str()).collect()
}

fn desk(folder: &TempDir, process: u32) -> Journal {
    typing_in(folder, process, "compact.travaux")
}

fn typing_in(folder: &TempDir, process: u32, file: &str) -> Journal {
    let record = folder.path().join(file);
    Journal::open(&folder.path().join("unkept"), RECORD, &record, process).unwrap()
}

fn is_there(path: &Path) -> bool {
    path.is_file()
}

#[test]
fn each_clause_has_one_text_and_it_goes_when_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let journal = desk(&folder, 1);
    types(&journal, 1, "Part", 1);
    types(&journal, 2, "", 2);
    types(&journal, 1, "Parties shall", 3);
    let all = journal.all().unwrap();
    assert_eq!(texts(&all), ["", "Parties shall"]);
    assert_eq!(all[1].based_on, RevisionId(Uuid::from_u128(101)));
    assert_eq!(all[1].at, at(3));
    journal.done(clause(1)).unwrap();
    assert_eq!(texts(&journal.all().unwrap()), [""]);
}

#[test]
fn what_a_dead_process_left_is_offered_oldest_first_and_a_living_ones_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second, third) = (desk(&folder, 1), desk(&folder, 2), desk(&folder, 3));
    types(&second, 1, "typed first", 5);
    types(&first, 1, "typed later", 8);
    types(&first, 2, "typed before", 2);
    types(&third, 3, "still typing", 9);
    let elsewhere = Journal::open(
        &folder.path().join("unkept"),
        RecordId(Uuid::from_u128(0xB)),
        &folder.path().join("another.travaux"),
        4,
    )
    .unwrap();
    types(&elsewhere, 1, "of another record", 1);
    drop((first, second));

    let mine = desk(&folder, 9);
    let found = mine.left_behind(|process| process == 3, is_there).unwrap();
    let offered: Vec<_> = found.left.iter().map(|left| texts(&left.texts)).collect();
    assert_eq!(
        offered,
        [vec!["typed first"], vec!["typed before", "typed later"]]
    );
    assert_eq!(found.left[1].at(), at(8));
    assert_eq!(
        mine.left_behind(|process| process == 3, is_there).unwrap(),
        found,
        "looking changes nothing"
    );
}

#[test]
fn taking_over_moves_the_texts_and_never_one_over_another() {
    let folder = tempfile::tempdir().unwrap();
    types(&desk(&folder, 1), 1, "of the first", 1);
    let second = desk(&folder, 2);
    types(&second, 1, "of the second", 2);
    types(&second, 2, "another clause", 3);
    drop(second);

    let mine = desk(&folder, 9);
    let found = mine.left_behind(nobody_lives, is_there).unwrap();
    assert_eq!(
        texts(&mine.take_over(&found.left[0]).unwrap()),
        ["of the first"]
    );
    assert_eq!(
        texts(&mine.take_over(&found.left[1]).unwrap()),
        ["another clause"]
    );
    assert_eq!(
        texts(&mine.all().unwrap()),
        ["of the first", "another clause"]
    );
    let rest = mine.left_behind(nobody_lives, is_there).unwrap();
    assert_eq!(texts(&rest.left[0].texts), ["of the second"]);
    assert!(!found.left[0].file.exists());

    mine.done(clause(1)).unwrap();
    mine.take_over(&rest.left[0]).unwrap();
    assert_eq!(
        mine.left_behind(nobody_lives, is_there).unwrap(),
        Found::default()
    );
}

#[test]
fn a_process_that_died_while_taking_over_moves_nothing_twice() {
    let folder = tempfile::tempdir().unwrap();
    types(&desk(&folder, 1), 1, "once", 1);
    let mine = desk(&folder, 9);
    types(&mine, 1, "once", 1);
    let found = mine.left_behind(nobody_lives, is_there).unwrap();
    assert_eq!(texts(&mine.take_over(&found.left[0]).unwrap()), ["once"]);
    assert_eq!(texts(&mine.all().unwrap()), ["once"]);
    assert_eq!(
        mine.left_behind(nobody_lives, is_there).unwrap(),
        Found::default()
    );
}

#[test]
fn a_copy_beside_is_offered_nothing_of_the_original_until_that_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("compact.travaux");
    std::fs::write(&original, "").unwrap();
    std::fs::write(folder.path().join("copy.travaux"), "").unwrap();
    types(&desk(&folder, 1), 1, "of the original", 1);

    let copy = typing_in(&folder, 8, "copy.travaux");
    assert_eq!(
        copy.left_behind(nobody_lives, is_there).unwrap(),
        Found::default()
    );
    let found = desk(&folder, 9)
        .left_behind(nobody_lives, is_there)
        .unwrap();
    assert_eq!(texts(&found.left[0].texts), ["of the original"]);

    std::fs::rename(&original, folder.path().join("moved.travaux")).unwrap();
    let moved = typing_in(&folder, 10, "moved.travaux");
    let found = moved.left_behind(nobody_lives, is_there).unwrap();
    assert_eq!(texts(&found.left[0].texts), ["of the original"]);
}

#[test]
fn what_is_typed_waits_in_a_copy_that_is_saved_meanwhile_and_stays_here() {
    let folder = tempfile::tempdir().unwrap();
    let (original, copy) = ("compact.travaux", "copy.travaux");
    for file in [original, copy] {
        std::fs::write(folder.path().join(file), "").unwrap();
    }
    let journal = typing_in(&folder, 1, original);
    types(&journal, 1, "typed on a full disk", 1);
    journal.wait_in_copy(&folder.path().join(copy)).unwrap();
    drop(journal);
    for file in [copy, original] {
        let found = typing_in(&folder, 1, file)
            .left_behind(nobody_lives, is_there)
            .unwrap();
        assert_eq!(texts(&found.left[0].texts), ["typed on a full disk"]);
        assert_eq!(found.left.len(), 1);
    }
}

#[test]
fn only_a_choice_discards() {
    let folder = tempfile::tempdir().unwrap();
    types(&desk(&folder, 1), 1, "unwanted", 1);
    let mine = desk(&folder, 9);
    let found = mine.left_behind(nobody_lives, is_there).unwrap();
    mine.discard(&found.left[0]).unwrap();
    assert_eq!(
        mine.left_behind(nobody_lives, is_there).unwrap(),
        Found::default()
    );
}

#[test]
fn a_process_number_that_comes_again_finds_what_its_namesake_left() {
    let folder = tempfile::tempdir().unwrap();
    types(&desk(&folder, 7), 1, "of the namesake", 1);
    let mine = desk(&folder, 7);
    types(&mine, 2, "of this one", 2);
    let found = mine.left_behind(|process| process == 7, is_there).unwrap();
    assert_eq!(texts(&found.left[0].texts), ["of the namesake"]);
    assert_eq!(found.left.len(), 1);
}

#[test]
fn a_damaged_journal_is_set_aside_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mine = desk(&folder, 9);
    let file = folder.path().join(format!("unkept/{RECORD}.1.0.journal"));
    let bytes = [b"not a journal at all ".as_slice(); 99].concat();
    std::fs::write(&file, &bytes).unwrap();
    let found = mine.left_behind(nobody_lives, is_there).unwrap();
    assert_eq!(found.left, []);
    assert_eq!(std::fs::read(&found.damaged[0]).unwrap(), bytes);
    assert!(!file.exists());
    assert_eq!(
        mine.left_behind(nobody_lives, is_there).unwrap(),
        Found::default()
    );
}

#[test]
fn a_full_disk_keeps_the_text_before() {
    let folder = tempfile::tempdir().unwrap();
    let journal = desk(&folder, 1);
    types(&journal, 1, "small", 1);
    let pages: i64 = journal
        .db
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    journal
        .db
        .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
        .unwrap();
    let wording = Wording::plain("large ".repeat(10_000)).unwrap();
    let refused = journal.put(clause(1), RevisionId(Uuid::from_u128(101)), &wording, at(2));
    assert!(matches!(refused, Err(Error::Disk { .. })), "{refused:?}");
    assert_eq!(texts(&journal.all().unwrap()), ["small"]);
}

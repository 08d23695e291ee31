//! The core on real texts, where they are at hand: `TRAVAUX_DATA`, or `../shared/data`
//! beside the repository.
#![allow(
    missing_docs,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests tell what they did not try, and may fail"
)]

mod report;

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::date;
use travaux::compare::{ChangeKind, Side, compare};
use travaux::text::{Item, draft, outline};
use travaux::{Action, By, Record};

fn data(path: &str) -> Option<(String, Vec<u8>)> {
    let folder = std::env::var_os("TRAVAUX_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let file = folder.join(path);
    match std::fs::read(&file) {
        Ok(bytes) => Some((path.to_owned(), bytes)),
        Err(_) => {
            println!("not at hand, so not tried: {}", file.display());
            None
        }
    }
}

fn sides(items: &[Item]) -> Vec<Side<'_>> {
    items
        .iter()
        .map(|item| Side {
            id: Some(item.clause),
            number: item.number.as_deref(),
            level: item.level,
            text: &item.state.wording.text,
        })
        .collect()
}

#[test]
fn three_drafts_of_one_conference_become_three_drafts_of_one_record() {
    let files = [
        ("paris/2015-10-23.md", date(2015, 10, 23)),
        ("paris/2015-12-04.md", date(2015, 12, 4)),
        ("paris/2015-12-12.md", date(2015, 12, 12)),
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut by = By::new("the secretariat", jiff::Timestamp::UNIX_EPOCH, [5; 16]);
    let desk = by.id();
    let mut record =
        Record::create(&folder.path().join("paris.travaux"), "Paris", desk, &mut by).unwrap();
    let mut brackets = Vec::new();
    for (file, date) in files {
        let Some((name, bytes)) = data(file) else {
            return;
        };
        let document = travaux::exchange::read(&bytes, &name).unwrap();
        brackets.push(
            document
                .blocks
                .iter()
                .map(|block| block.wording.text.matches('[').count())
                .sum::<usize>(),
        );
        record
            .apply(
                &mut by,
                &Action::ImportDraft {
                    draft: None,
                    name,
                    date,
                    document,
                    file: None,
                },
            )
            .unwrap();
    }
    let drafts = draft::list(record.db()).unwrap();
    let texts: Vec<Vec<Item>> = drafts
        .iter()
        .map(|draft| outline::draft(record.db(), draft.id).unwrap())
        .collect();
    for (text, brackets) in texts.iter().zip(&brackets) {
        let now: usize = text
            .iter()
            .map(|item| item.state.wording.text.matches('[').count())
            .sum();
        assert_eq!(now, *brackets, "every bracket survives to the letter");
    }
    assert!(brackets[0] >= 1_000);
    for pair in texts.windows(2) {
        let counts = compare(&sides(&pair[0]), &sides(&pair[1])).counts;
        let older: HashSet<_> = pair[0].iter().map(|item| item.clause).collect();
        let live_on = pair[1]
            .iter()
            .filter(|item| older.contains(&item.clause))
            .count();
        println!(
            "{} → {} clauses, {live_on} live on: {counts:?}",
            pair[0].len(),
            pair[1].len()
        );
        assert!(
            live_on * 3 > pair[1].len(),
            "a good part of the clauses lives on"
        );
    }
    assert!(record.verify().unwrap().good);
}

#[test]
fn two_wordings_of_the_objectives_pair_up() {
    let Some((old, july)) = data("gcm/objectives-july-2018.md") else {
        return;
    };
    let Some((new, resolution)) = data("gcm/objectives-a-res-73-195.md") else {
        return;
    };
    let (old, new) = (
        travaux::exchange::read(&july, &old).unwrap(),
        travaux::exchange::read(&resolution, &new).unwrap(),
    );
    fn lend(document: &travaux::text::Document) -> Vec<Side<'_>> {
        document
            .blocks
            .iter()
            .map(|block| Side {
                id: None,
                number: block.number.as_deref(),
                level: block.level,
                text: &block.wording.text,
            })
            .collect()
    }
    let (old_sides, new_sides) = (lend(&old), lend(&new));
    let found = compare(&old_sides, &new_sides);
    println!("{:?}", found.counts);
    let actions = found
        .rows
        .iter()
        .filter(|row| matches!(row.change, ChangeKind::Same | ChangeKind::Reworded))
        .filter(|row| {
            row.new.len() == 1
                && new.blocks[row.new[0] as usize]
                    .number
                    .as_deref()
                    .is_some_and(|number| number.starts_with('('))
        })
        .count();
    assert!(
        actions >= 170,
        "178 actions pair by objective and letter; {actions} did"
    );
}

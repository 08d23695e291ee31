//! What survives: a full disk, and a process that is killed at any moment.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use jiff::Timestamp;

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::Wording;
use crate::ids::ClauseId;
use crate::text::{Kind, Series, outline};

const DESK: DeskId = DeskId(uuid::Uuid::from_u128(1));

/// Names the record that the killed process writes to.
const VICTIM: &str = "TRAVAUX_TEST_VICTIM";

fn by(seed: u8) -> By {
    let at = Timestamp::from_second(1_517_800_000).unwrap();
    By::new("Ana", at, [seed; 16])
}

fn one_clause(path: &Path) -> ClauseId {
    let mut by = by(200);
    let mut record = Record::create(path, "A Compact", DESK, &mut by).unwrap();
    let action = Action::AddClause {
        clause: None,
        wording: Wording::plain("First.").unwrap(),
        kind: Kind::Paragraph,
        series: Series::Auto,
        alternative: false,
        parent: None,
        after: None,
        note: None,
    };
    ClauseId(record.apply(&mut by, &action).unwrap().made[0].id)
}

fn reword(clause: ClauseId, text: String) -> Action {
    Action::Reword {
        clause,
        wording: Wording::plain(text).unwrap(),
        note: None,
    }
}

#[test]
fn a_full_disk_is_said_in_words_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("compact.travaux");
    let clause = one_clause(&path);
    let mut by = by(1);
    let mut record = Record::open(&path, Access::Write, DESK).unwrap();
    let full: i64 = record
        .db
        .query_row("PRAGMA page_count", [], |row| row.get(0))
        .unwrap();
    let limit = |record: &Record, pages: i64| {
        record
            .db
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .unwrap();
    };
    limit(&record, full + 8);
    let long = |nth: u32| format!("Wording {nth}: {}.", "long ".repeat(2000));
    let mut kept = record.head().unwrap();
    let refused = (0..20)
        .find_map(
            |nth| match record.apply(&mut by, &reword(clause, long(nth))) {
                Ok(_) => {
                    kept = record.head().unwrap();
                    None
                }
                Err(error) => Some(error),
            },
        )
        .expect("the disk is full at last");
    assert!(matches!(refused, Error::Disk { .. }), "{refused:?}");
    assert_eq!(record.head().unwrap(), kept);
    assert!(record.verify().unwrap().good);
    limit(&record, full + 1000);
    record.apply(&mut by, &reword(clause, long(99))).unwrap();
    drop(record);
    let again = Record::open(&path, Access::Write, DESK).unwrap();
    assert!(again.verify().unwrap().good);
}

#[test]
fn what_was_said_to_be_kept_survives_a_kill_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("compact.travaux");
    one_clause(&path);
    let mut acknowledged = Vec::new();
    for round in 0..30_u8 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "record::survival::the_one_that_is_killed",
                "--nocapture",
            ])
            .env(VICTIM, format!("{round} {}", path.display()))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let many = 1 + usize::from(round) % 7;
        let said = |line: &String| {
            line.strip_prefix("kept ")
                .map(|id| id.parse::<ChangeId>().unwrap())
        };
        let mut seen = 0;
        while seen < many {
            let line = lines
                .next()
                .expect("it goes on until it is killed")
                .unwrap();
            if let Some(change) = said(&line) {
                acknowledged.push(change);
                seen += 1;
            }
        }
        std::thread::sleep(std::time::Duration::from_micros(u64::from(round) * 173));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it had said before it died counts, too; a line cut off in the middle does not.
        for line in lines.map_while(std::io::Result::ok) {
            if let Some(Ok(change)) = line.strip_prefix("kept ").map(str::parse) {
                acknowledged.push(change);
            }
        }
    }
    let record = Record::open(&path, Access::Write, DESK).unwrap();
    for change in &acknowledged {
        log::get(record.db(), *change).unwrap();
    }
    assert!(record.verify().unwrap().good);
    assert!(acknowledged.len() >= 30 * 3);
}

/// Runs as a process of its own, and only then does anything.
#[test]
fn the_one_that_is_killed() {
    let Ok(victim) = std::env::var(VICTIM) else {
        return;
    };
    let (round, path) = victim.split_once(' ').unwrap();
    let mut by = by(round.parse().unwrap());
    let mut record = Record::open(Path::new(path), Access::Write, DESK).unwrap();
    let clause = outline::working(record.db()).unwrap()[0].clause;
    for nth in 0.. {
        let text = format!(
            "Round {round}, wording {nth}: {}",
            "words ".repeat(nth % 300)
        );
        let outcome = record.apply(&mut by, &reword(clause, text)).unwrap();
        println!("kept {}", outcome.change);
    }
}

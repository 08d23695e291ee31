//! What backups promise, told as stories and as laws.

use jiff::SignedDuration;
use proptest::prelude::*;

use super::*;
use crate::by::By;

fn start() -> Timestamp {
    Timestamp::from_second(1_517_800_000).unwrap()
}

#[test]
fn a_backup_is_made_when_something_changed_and_opens_like_any_record() {
    let folder = tempfile::tempdir().unwrap();
    let backup_folder = folder.path().join("backups");
    let mut by = By::new("Ana", start(), [7; 16]);
    let desk = by.id();
    let path = folder.path().join("compact.travaux");
    let mut record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
    let first = record
        .back_up(&backup_folder, start(), Why::Interval)
        .unwrap()
        .unwrap();
    let later = start() + SignedDuration::from_mins(10);
    assert_eq!(
        record.back_up(&backup_folder, later, Why::Import).unwrap(),
        None
    );
    let sealed = record.back_up(&backup_folder, later, Why::Sealed).unwrap();
    assert!(sealed.is_some(), "a sealed draft has a backup of its own");
    let title = "Another".to_owned();
    record
        .apply(&mut by, &crate::Action::Retitle { title })
        .unwrap();
    let last = later + SignedDuration::from_mins(10);
    record
        .back_up(&backup_folder, last, Why::Interval)
        .unwrap()
        .unwrap();
    let whys: Vec<_> = backups(&backup_folder, record.id())
        .unwrap()
        .iter()
        .map(|one| (one.at, one.why))
        .collect();
    assert_eq!(
        whys,
        [
            (start(), Why::Interval),
            (later, Why::Sealed),
            (last, Why::Interval)
        ]
    );
    let old = Record::open(&first, Access::Read, desk).unwrap();
    assert_eq!(old.title().unwrap(), "A Compact");
    assert!(old.verify().unwrap().good);

    let copy = folder.path().join("copy.travaux");
    record.save_copy(&copy).unwrap();
    assert!(
        Record::open(&copy, Access::Write, desk)
            .unwrap()
            .verify()
            .unwrap()
            .good
    );
    assert!(matches!(
        record.save_copy(&copy),
        Err(Error::FileExists { .. })
    ));
    assert!(
        record
            .save_copy(&folder.path().join("nowhere/copy.travaux"))
            .is_err()
    );
}

#[test]
fn a_damaged_record_gets_no_backup_and_keeps_those_it_has() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut by = By::new("Ana", start(), [7; 16]);
    let desk = by.id();
    let path = folder.path().join("compact.travaux");
    let record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
    let backup_folder = super::folder(&data, record.id());
    assert_eq!(whereabouts(&path, desk, &data), None);
    let first = record
        .back_up(&backup_folder, start(), Why::Interval)
        .unwrap()
        .unwrap();
    drop(record);
    let mut altered = std::fs::read(&path).unwrap();
    for at in 0..altered.len() - 9 {
        if altered[at..].starts_with(b"A Compact") {
            altered[at] = b'a';
        }
    }
    std::fs::write(&path, altered).unwrap();
    let record = Record::open(&path, Access::Read, desk).unwrap();
    let later = start() + SignedDuration::from_mins(10);
    let refused = record
        .back_up(&backup_folder, later, Why::Sealed)
        .unwrap_err()
        .to_string();
    assert!(
        refused.starts_with(&format!("{} is damaged (", path.display())),
        "{refused}"
    );
    let left: Vec<_> = std::fs::read_dir(&backup_folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(left, std::slice::from_ref(&first));
    let said = whereabouts(&path, desk, &data).unwrap();
    assert!(said.ends_with(&first.display().to_string()), "{said}");
    std::fs::write(&path, b"no record any more").unwrap();
    assert_eq!(
        whereabouts(&path, desk, &data).unwrap(),
        format!("backups are in {}", data.join("backups").display())
    );
}

fn backups_of(made: &[(i64, bool, u64)]) -> Vec<Backup> {
    let mut at = start();
    let numbered = made.iter().enumerate();
    numbered
        .map(|(nth, (minutes, sealed, megabytes))| {
            at += SignedDuration::from_mins(*minutes);
            Backup {
                file: PathBuf::from(nth.to_string()),
                at,
                why: if *sealed { Why::Sealed } else { Why::Interval },
                bytes: megabytes << 20,
            }
        })
        .collect()
}

#[test]
fn a_year_of_ten_minutes_leaves_the_ladder() {
    let made = backups_of(&vec![(10, false, 1); 6 * 24 * 366]);
    let left = made.len() - surplus(&made).len();
    assert!(
        (6 + 22 + 28 + 10..=6 + 24 + 30 + 12).contains(&left),
        "{left} are left"
    );
}

proptest! {
    #[test]
    fn the_ladder_keeps_the_newest_the_sealed_and_at_least_five(
        made in prop::collection::vec((1_i64..5000, prop::bool::weighted(0.05), 1_u64..400), 0..200)
    ) {
        let all = backups_of(&made);
        let gone = surplus(&all);
        let left: Vec<_> = all.iter().filter(|backup| !gone.contains(&backup.file)).cloned().collect();
        prop_assert!(left.len() >= FEWEST.min(all.len()));
        prop_assert!(gone.iter().all(|file| all.iter().any(|one| one.file == *file && one.why != Why::Sealed)));
        prop_assert_eq!(left.last(), all.last());
        let unsealed = left.iter().filter(|one| one.why != Why::Sealed).count();
        let bytes: u64 = left.iter().map(|one| one.bytes).sum();
        prop_assert!(bytes <= MOST_BYTES || left.len() <= FEWEST || unsealed <= 1);
        prop_assert_eq!(surplus(&left), Vec::<PathBuf>::new(), "once is enough");
    }
}

//! What the lock promises, told as stories.

use tempfile::TempDir;

use super::*;
use crate::by::By;
use crate::ids::DeskId;
use crate::record::Access;

fn holder(author: &str) -> Holder {
    Holder {
        author: author.to_owned(),
        process: std::process::id(),
        host: "the-desk".to_owned(),
        since: jiff::Timestamp::from_second(1_517_800_000).unwrap(),
    }
}

fn a_record(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("compact.travaux");
    let mut by = By::new("Ana", holder("Ana").since, [7; 16]);
    let desk = by.id();
    Record::create(&path, "A Compact", desk, &mut by).unwrap();
    path
}

fn opened(path: &Path) -> Record {
    Record::open(path, Access::Write, DeskId(uuid::Uuid::from_u128(1))).unwrap()
}

fn retitles(record: &mut Record, title: &str) -> Result<crate::Outcome> {
    let seed = [title.len() as u8; 16];
    let mut by = By::new("Ana", holder("Ana").since, seed);
    let title = title.to_owned();
    record.apply(&mut by, &crate::Action::Retitle { title })
}

#[test]
fn the_second_writer_reads_and_is_told_who_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = a_record(&folder);
    let mut first = opened(&path);
    first.hold(&holder("Ana")).unwrap();
    first.hold(&holder("Ana")).unwrap();
    let mut second = opened(&path);
    let refused = second.hold(&holder("Ben")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        format!(
            "this record is open elsewhere (Ana on the-desk, process {}, since 5 Feb 2018, 03:06 UTC); \
             close it there, or go on reading only",
            std::process::id()
        )
    );
    assert_eq!(second.title().unwrap(), "A Compact");
    let refused = retitles(&mut second, "Mine").unwrap_err();
    assert!(refused.to_string().contains("Ana on the-desk"), "{refused}");
    retitles(&mut first, "Ours").unwrap();
    assert_eq!(second.title().unwrap(), "Ours");
    assert!(is_held(&path));

    drop(first);
    assert!(!is_held(&path));
    assert!(!beside(&path).unwrap().exists());
    let mut third = opened(&path);
    third.hold(&holder("Ben")).unwrap();
    retitles(&mut third, "Theirs").unwrap();
}

#[test]
fn a_reader_needs_no_lock_and_takes_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = a_record(&folder);
    let mut reader = Record::open(&path, Access::Read, DeskId(uuid::Uuid::from_u128(1))).unwrap();
    reader.hold(&holder("Ben")).unwrap();
    assert!(!is_held(&path));
    opened(&path).hold(&holder("Ana")).unwrap();
}

#[test]
fn a_lock_whose_process_died_is_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = a_record(&folder);
    std::fs::write(beside(&path).unwrap(), "{\"author\": \"the dea").unwrap();
    assert!(!is_held(&path));
    let mut record = opened(&path);
    record.hold(&holder("Ana")).unwrap();
    retitles(&mut record, "Alive").unwrap();
}

/// Holds the lock of a record as a process that it names.
fn held_by(path: &Path, process: u32) -> Hold {
    let holder = Holder {
        process,
        ..holder("Ana")
    };
    Hold::take(path, &holder).unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn a_lock_that_a_killed_process_is_about_to_give_back_is_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = a_record(&folder);
    let mut child = std::process::Command::new("sleep")
        .arg("1000")
        .spawn()
        .unwrap();
    let hold = held_by(&path, child.id());
    assert!(
        matches!(
            opened(&path).hold(&holder("Ben")),
            Err(Error::OpenElsewhere { .. })
        ),
        "nobody waits for a process that is alive"
    );
    // Killed, and not asked about yet: what the system still knows of it.
    child.kill().unwrap();
    let mut record = opened(&path);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(200));
            drop(hold);
        });
        record.hold(&holder("Ben")).unwrap();
    });
    assert!(record.read_only().is_none());
    drop(record);

    child.wait().unwrap();
    let hold = held_by(&path, child.id());
    let mut record = opened(&path);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(200));
            drop(hold);
        });
        record.hold(&holder("Ben")).unwrap();
    });
    retitles(&mut record, "Alive").unwrap();
}

#[test]
#[cfg(unix)]
fn a_link_to_the_record_has_the_lock_of_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let path = a_record(&folder);
    let link = folder.path().join("link.travaux");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut first = opened(&path);
    first.hold(&holder("Ana")).unwrap();
    assert!(matches!(
        opened(&link).hold(&holder("Ben")),
        Err(Error::OpenElsewhere { .. })
    ));
}

#[test]
#[cfg(unix)]
fn a_link_in_the_place_of_the_lock_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let path = a_record(&folder);
    let precious = folder.path().join("precious");
    std::fs::write(&precious, "precious").unwrap();
    std::os::unix::fs::symlink(&precious, beside(&path).unwrap()).unwrap();
    let mut record = opened(&path);
    record.hold(&holder("Ana")).unwrap();
    assert!(record.read_only().is_some());
    assert_eq!(std::fs::read_to_string(&precious).unwrap(), "precious");
}

#[test]
fn many_who_take_and_give_back_are_never_two_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = a_record(&folder);
    let inside = std::sync::atomic::AtomicU32::new(0);
    let taken = std::sync::atomic::AtomicU32::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                use std::sync::atomic::Ordering::SeqCst;
                for _ in 0..100 {
                    if let Ok(hold) = Hold::take(&path, &holder("Ana")) {
                        assert_eq!(inside.fetch_add(1, SeqCst), 0);
                        taken.fetch_add(1, SeqCst);
                        inside.fetch_sub(1, SeqCst);
                        drop(hold);
                    }
                }
            });
        }
    });
    assert!(taken.into_inner() > 0);
}

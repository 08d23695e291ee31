//! What opening with care promises, told as stories.

use std::path::PathBuf;

use jiff::Timestamp;
use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::action::Action;
use crate::aside::beside;
use crate::clause::Wording;
use crate::record::{Holder, Stop};
use crate::text::{Kind, Series};

const DESK: DeskId = DeskId(uuid::Uuid::from_u128(1));

/// A record in a folder, and the data folder of the desk that opens it.
struct Shelf {
    folder: TempDir,
    path: PathBuf,
    by: By,
}

impl Shelf {
    fn new() -> Shelf {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("compact.travaux");
        let at = Timestamp::from_second(1_517_800_000).unwrap();
        let mut by = By::new("Ana", at, [7; 16]);
        Record::create(&path, "A Compact", DESK, &mut by).unwrap();
        let mut shelf = Shelf { folder, path, by };
        let mut record = Record::open(&shelf.path, Access::Write, DESK).unwrap();
        for nth in 0..5 {
            shelf.adds(&mut record, &format!("Clause {nth} says this."));
        }
        shelf
    }

    fn adds(&mut self, record: &mut Record, text: &str) {
        let action = Action::AddClause {
            clause: None,
            wording: Wording::plain(text).unwrap(),
            kind: Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent: None,
            after: None,
            note: None,
        };
        record.apply(&mut self.by, &action).unwrap();
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn opens(&self, access: Access) -> Result<Record> {
        Record::open_guarded(&self.path, access, DESK, &self.data())
    }

    fn refuses(&self) -> String {
        let before = std::fs::read(&self.path).unwrap();
        let refused = self.opens(Access::Write).err().expect("it is refused");
        assert_eq!(
            std::fs::read(&self.path).unwrap(),
            before,
            "a refused file stays as it is"
        );
        refused
            .to_string()
            .replace(&self.path.display().to_string(), "FILE")
    }

    fn holder(&self) -> Holder {
        Holder {
            author: "Ana".to_owned(),
            process: std::process::id(),
            host: "the-desk".to_owned(),
            since: self.by.at,
        }
    }

    fn tampers(&self, sql: &str) {
        Connection::open(&self.path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    }

    /// Leaves the file and its journal as a writer that was cut off in mid-transaction does.
    fn is_cut_off(&self) {
        let db = Connection::open(&self.path).unwrap();
        db.execute_batch(
            "PRAGMA journal_mode = TRUNCATE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;
             UPDATE clause SET place = place || hex(randomblob(2000)); UPDATE title SET title = 'Half a title';
             UPDATE revision SET marks = hex(randomblob(20000));",
        )
        .unwrap();
        let (half, journal) = (
            std::fs::read(&self.path).unwrap(),
            std::fs::read(self.journal()).unwrap(),
        );
        db.execute_batch("ROLLBACK").unwrap();
        drop(db);
        assert_ne!(half, std::fs::read(&self.path).unwrap());
        std::fs::write(&self.path, half).unwrap();
        std::fs::write(self.journal(), journal).unwrap();
    }

    fn journal(&self) -> PathBuf {
        beside(&self.path, "-journal")
    }
}

#[test]
fn what_is_no_record_is_refused_in_one_plain_sentence() {
    let mut shelf = Shelf::new();
    let record = std::fs::read(&shelf.path).unwrap();
    let no_record = "FILE is not a Travaux record; choose another file";
    let mut is = |name: &str, bytes: &[u8]| {
        shelf.path = shelf.folder.path().join(name);
        std::fs::write(&shelf.path, bytes).unwrap();
        shelf.refuses()
    };
    assert_eq!(is("empty", b""), no_record);
    assert_eq!(is("zeros", &[0; 8192]), no_record);
    assert_eq!(
        is("a letter", b"Dear colleague, ...".repeat(99).as_slice()),
        no_record
    );
    assert_eq!(is("the first bytes", &record[..80]), no_record);
    let mut newer = record.clone();
    newer[63] = 2;
    assert_eq!(
        is("newer", &newer),
        "FILE was written by a newer version of Travaux; update the program to open it"
    );
    let cut = is("cut short", &record[..record.len() / 2]);
    assert!(
        cut.starts_with("FILE is damaged (") && cut.contains("from a backup"),
        "{cut}"
    );
    let mut hole = record.clone();
    hole[4096 * 5..4096 * 9].fill(0);
    let hole = is("with a hole", &hole);
    assert!(hole.starts_with("FILE is damaged ("), "{hole}");
    let mut logged = record;
    logged[18..20].copy_from_slice(&[2, 2]);
    let logged = is("logged", &logged);
    assert!(
        logged.contains("in a file beside it") || logged.contains("into a file beside it"),
        "{logged}"
    );

    shelf.path = shelf.folder.path().join("other.db");
    shelf.tampers("CREATE TABLE recipe (name TEXT)");
    assert_eq!(shelf.refuses(), no_record);
    shelf.path = shelf.folder.path().join("nowhere.travaux");
    assert_eq!(
        shelf.opens(Access::Write).err().unwrap().to_string(),
        format!("there is no file {}; check the name", shelf.path.display())
    );
    shelf.path = shelf.folder.path().to_owned();
    assert!(matches!(
        shelf.opens(Access::Write),
        Err(Error::NotARecord { .. })
    ));
}

#[test]
#[cfg(unix)]
fn a_pipe_is_refused_and_never_waited_for() {
    let mut shelf = Shelf::new();
    shelf.path = shelf.folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo")
        .arg(&shelf.path)
        .status();
    if !made.is_ok_and(|status| status.success()) {
        println!("there is no mkfifo here; nothing was tested");
        return;
    }
    assert!(matches!(
        shelf.opens(Access::Write),
        Err(Error::NotARecord { .. })
    ));
}

#[test]
fn a_short_file_is_checked_whole_whoever_wrote_it_last() {
    let shelf = Shelf::new();
    drop(shelf.opens(Access::Write).unwrap());
    shelf.tampers("UPDATE clause SET removed = 1");
    let refused = shelf.refuses();
    assert!(refused.contains("“clause” do not follow"), "{refused}");
    std::fs::remove_dir_all(shelf.data()).unwrap();
    let refused = shelf.refuses();
    assert!(refused.contains("“clause” do not follow"), "{refused}");
    assert!(
        std::fs::read_dir(shelf.data().join("checking"))
            .unwrap()
            .next()
            .is_none(),
        "no copy stays behind"
    );
}

#[test]
fn a_long_file_that_this_desk_wrote_last_opens_at_once_and_the_check_behind_finds_it_altered() {
    let mut shelf = Shelf::new();
    let mut record = shelf.opens(Access::Write).unwrap();
    record.hold(&shelf.holder()).unwrap();
    for nth in 0..3 {
        shelf.adds(&mut record, &nth.to_string().repeat(3 << 20));
    }
    drop(record);
    shelf.tampers("UPDATE clause SET removed = 1");
    drop(shelf.opens(Access::Write).unwrap());
    let verdict = Record::verify_apart(&shelf.path, DESK, &shelf.data()).unwrap();
    assert!(!verdict.good);
}

#[test]
fn a_file_with_more_in_it_than_a_record_has_is_refused() {
    for (sql, said) in [
        (
            "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM blob; END",
            "trigger “t” of its own",
        ),
        ("CREATE VIEW v AS SELECT 1", "view “v” of its own"),
        ("CREATE TABLE extra (x)", "table “extra” of its own"),
        (
            "DROP INDEX edit_row",
            "index “edit_row” is not as it should be",
        ),
        ("DROP TABLE comment; CREATE TABLE comment (id)", "“comment"),
    ] {
        let shelf = Shelf::new();
        drop(shelf.opens(Access::Write).unwrap());
        shelf.tampers(sql);
        let refused = shelf.refuses();
        assert!(
            refused.starts_with("FILE is damaged (") && refused.contains(said),
            "{refused}"
        );
    }
}

#[test]
fn a_comment_in_the_schema_estranges_no_file() {
    let plain = "CREATE TABLE a ( x TEXT, y TEXT )";
    assert_eq!(
        schema::plain("CREATE TABLE a (  -- why\n  x TEXT,\n\n  y TEXT -- so\n)"),
        plain
    );
    assert_ne!(
        schema::plain("CREATE TABLE a ( \"x--\n\" TEXT )"),
        schema::plain("CREATE TABLE a ( \"x\" TEXT )")
    );
}

#[test]
fn a_stray_journal_beside_a_whole_file_is_set_aside_unread() {
    let shelf = Shelf::new();
    let other = Shelf::new();
    other.is_cut_off();
    let stray = std::fs::read(other.journal()).unwrap();
    std::fs::write(shelf.journal(), &stray).unwrap();
    std::fs::write(beside(&shelf.path, "-wal"), &stray).unwrap();
    let before = std::fs::read(&shelf.path).unwrap();
    let record = shelf.opens(Access::Write).unwrap();
    assert!(record.verify().unwrap().good);
    assert_eq!(std::fs::read(&shelf.path).unwrap(), before);
    assert_eq!(
        std::fs::read(beside(&shelf.path, "-journal.not-used-0")).unwrap(),
        stray
    );
    assert_eq!(
        std::fs::read(beside(&shelf.path, "-wal.not-used-0")).unwrap(),
        stray
    );
}

#[test]
fn the_journal_of_a_write_that_ended_before_it_began_leaves_nothing_behind() {
    let mut shelf = Shelf::new();
    let db = Connection::open(&shelf.path).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = TRUNCATE; BEGIN IMMEDIATE; UPDATE title SET title = 'Never';",
    )
    .unwrap();
    let journal = std::fs::read(shelf.journal()).unwrap();
    assert_eq!(journal.first(), Some(&0), "it is not valid yet");
    db.execute_batch("ROLLBACK").unwrap();
    drop(db);
    std::fs::write(shelf.journal(), journal).unwrap();
    let mut record = shelf.opens(Access::Write).unwrap();
    assert!(record.set_aside().is_empty());
    assert_eq!(record.title().unwrap(), "A Compact");
    shelf.adds(&mut record, "Written over it.");
    assert!(record.verify().unwrap().good);
    assert_eq!(std::fs::metadata(shelf.journal()).unwrap().len(), 0);
}

#[test]
fn what_another_desk_left_half_written_is_put_right_by_its_journal() {
    let shelf = Shelf::new();
    shelf.is_cut_off();
    let record = shelf.opens(Access::Write).unwrap();
    assert_eq!(record.title().unwrap(), "A Compact");
    assert!(record.verify().unwrap().good);
    assert_eq!(
        std::fs::metadata(shelf.journal()).map_or(0, |found| found.len()),
        0
    );
}

#[test]
fn half_a_write_without_its_journal_is_damage() {
    let shelf = Shelf::new();
    shelf.is_cut_off();
    std::fs::write(shelf.journal(), "no journal at all").unwrap();
    let refused = shelf.refuses();
    assert!(refused.starts_with("FILE is damaged ("), "{refused}");
    assert_eq!(
        std::fs::read(shelf.journal()).unwrap(),
        b"no journal at all"
    );
}

#[test]
fn a_desk_that_died_while_writing_opens_its_file_again() {
    let shelf = Shelf::new();
    let mut record = shelf.opens(Access::Write).unwrap();
    record.hold(&shelf.holder()).unwrap();
    // The process dies: nothing is dropped, but the lock of the system is gone.
    record.hold = None;
    std::mem::drop(record);
    shelf.is_cut_off();
    let record = shelf.opens(Access::Write).unwrap();
    assert_eq!(record.title().unwrap(), "A Compact");
    assert!(record.verify().unwrap().good);
}

#[test]
fn a_second_window_reads_what_the_first_one_writes() {
    let mut shelf = Shelf::new();
    let mut first = shelf.opens(Access::Write).unwrap();
    first.hold(&shelf.holder()).unwrap();
    shelf.adds(&mut first, "Written meanwhile.");
    let mut second = shelf.opens(Access::Write).unwrap();
    assert!(second.hold(&shelf.holder()).is_err());
    assert_eq!(second.head().unwrap(), first.head().unwrap());
    drop(second);
    shelf.adds(&mut first, "And again.");
    assert!(first.verify().unwrap().good);
}

#[test]
fn a_history_cut_short_is_refused_and_can_still_be_read() {
    let mut shelf = Shelf::new();
    let older = std::fs::read(&shelf.path).unwrap();
    let mut record = shelf.opens(Access::Write).unwrap();
    record.hold(&shelf.holder()).unwrap();
    shelf.adds(&mut record, "The newest.");
    drop(record);
    std::fs::write(&shelf.path, &older).unwrap();
    let said = "FILE holds 6 changes, fewer than the 7 that this desk has seen; it is an older copy: \
                open the newer file, or make the record again from this one";
    assert_eq!(shelf.refuses(), said);
    let reader = shelf.opens(Access::Read).unwrap();
    assert!(reader.read_only().unwrap().contains("an older copy"));
    assert_eq!(shelf.refuses(), said, "reading it does not make it trusted");
    let trust = Trust::open(&shelf.data()).unwrap();
    assert_eq!(trust.goes_on_from(&reader, &shelf.path).unwrap(), Some(7));
    drop(reader);
    shelf.opens(Access::Write).unwrap();
}

#[test]
fn a_history_that_went_another_way_is_refused() {
    let mut shelf = Shelf::new();
    let fork = std::fs::read(&shelf.path).unwrap();
    let mut record = shelf.opens(Access::Write).unwrap();
    record.hold(&shelf.holder()).unwrap();
    shelf.adds(&mut record, "This way.");
    drop(record);
    std::fs::write(&shelf.path, fork).unwrap();
    let mut record = Record::open(&shelf.path, Access::Write, DESK).unwrap();
    shelf.adds(&mut record, "That way.");
    shelf.adds(&mut record, "And further.");
    drop(record);
    assert_eq!(
        shelf.refuses(),
        "FILE tells another history than the one this desk knows; run `travaux verify`, and ask who last wrote to it"
    );
}

#[test]
fn what_others_added_is_checked_and_then_trusted() {
    let mut shelf = Shelf::new();
    drop(shelf.opens(Access::Write).unwrap());
    let colleague = DeskId(uuid::Uuid::from_u128(2));
    let mut record = Record::open(&shelf.path, Access::Write, colleague).unwrap();
    shelf.adds(&mut record, "From a colleague.");
    drop(record);
    let record = shelf.opens(Access::Write).unwrap();
    let seen = Trust::open(&shelf.data())
        .unwrap()
        .remembered(record.id())
        .unwrap();
    assert_eq!(
        seen,
        Some(Remembered {
            head: record.head().unwrap(),
            changes: 7
        })
    );
}

#[test]
fn a_damaged_memory_is_set_aside_and_a_new_one_begun() {
    let shelf = Shelf::new();
    std::fs::create_dir_all(shelf.data()).unwrap();
    std::fs::write(shelf.data().join("trust.db"), [b'x'; 9000]).unwrap();
    shelf.opens(Access::Write).unwrap();
    assert_eq!(
        std::fs::read(shelf.data().join("trust.db.damaged-0")).unwrap(),
        [b'x'; 9000]
    );
}

#[test]
fn a_check_that_somebody_stops_leaves_the_file_as_it_was() {
    let shelf = Shelf::new();
    let before = std::fs::read(&shelf.path).unwrap();
    let stop = Stop::default();
    stop.now();
    let (path, data) = (&shelf.path, &shelf.data());
    let stopped = Record::open_guarded_until(path, Access::Write, DESK, data, &stop);
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert_eq!(std::fs::read(&shelf.path).unwrap(), before);
    stop.begin();
    Record::open_guarded_until(path, Access::Write, DESK, data, &stop).unwrap();
}

#[test]
fn a_record_that_another_program_locks_is_called_open_elsewhere() {
    let shelf = Shelf::new();
    let other = Connection::open(&shelf.path).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let begun = std::time::Instant::now();
    let said = shelf.opens(Access::Read).err().unwrap().to_string();
    assert!(said.contains("another program"), "{said}");
    assert!(begun.elapsed() < std::time::Duration::from_secs(9));
}

#[test]
fn what_was_set_aside_is_named() {
    let shelf = Shelf::new();
    std::fs::write(shelf.journal(), "left by nobody").unwrap();
    let record = shelf.opens(Access::Write).unwrap();
    assert_eq!(
        record.set_aside(),
        [beside(&shelf.path, "-journal.not-used-0")]
    );
}

#[test]
fn a_record_that_could_not_be_made_leaves_no_file() {
    let Some(disk) = small_disk() else { return };
    let path = disk.path().join("compact.travaux");
    let at = Timestamp::from_second(1_517_800_000).unwrap();
    let refused = crate::sample::create(&path, DESK, &mut By::new("Ana", at, [7; 16]))
        .err()
        .unwrap()
        .to_string();
    assert!(
        refused.contains(&disk.path().display().to_string()) && !refused.contains("journal"),
        "{refused}"
    );
    let left: Vec<_> = std::fs::read_dir(disk.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A disk of 256 KiB, taken away when dropped; none where this user may not make one.
struct SmallDisk(TempDir);

impl SmallDisk {
    fn path(&self) -> &std::path::Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount")
            .arg(self.0.path())
            .status();
    }
}

fn small_disk() -> Option<SmallDisk> {
    let folder = tempfile::tempdir().unwrap();
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"])
        .arg(folder.path())
        .output();
    if mounted.is_ok_and(|mounted| mounted.status.success()) {
        return Some(SmallDisk(folder));
    }
    println!("this user may not mount a small disk; nothing was tested");
    None
}

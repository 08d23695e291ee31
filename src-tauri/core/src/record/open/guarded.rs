//! Opening with care: a file that this desk did not write last is checked on a private copy,
//! and stays as it is, to the byte, until everything has passed.

use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::copy::PrivateCopy;
use super::header;
use super::{Access, Trust, schema};
use crate::aside::{beside, set_aside};
use crate::error::{Error, Result};
use crate::ids::{DeskId, RecordId};
use crate::record::{Record, Stop, lock, log};

/// The rollback journal of SQLite.
pub(super) const JOURNAL: &str = "-journal";
/// The write-ahead log of SQLite, which a record never has.
const LOG: &str = "-wal";

impl Record {
    /// Opens a record, after checks that a stranger's file does not survive.
    ///
    /// A short file that this desk wrote last (its head is the one remembered in the data
    /// folder) is checked whole where it stands. A long one opens at once; the caller may
    /// [`verify`](Record::verify_apart) it in the background. Any other is first checked
    /// whole, on a copy in the data folder without the files beside it. A file beside it
    /// that it does not need is set aside under another name.
    ///
    /// For reading, a file that lacks what this desk has seen opens all the same, and
    /// [`Record::read_only`] says so.
    ///
    /// # Errors
    /// As [`Record::open`]; [`Error::HistoryShorter`], [`Error::HistoryDiffers`].
    pub fn open_guarded(
        path: &Path,
        access: Access,
        desk: DeskId,
        data_folder: &Path,
    ) -> Result<Record> {
        Record::open_guarded_until(path, access, desk, data_folder, &Stop::default())
    }

    /// As [`Record::open_guarded`], with a way out of the check of a large file.
    ///
    /// # Errors
    /// [`Error::Stopped`], too; the file is then as it was.
    pub fn open_guarded_until(
        path: &Path,
        access: Access,
        desk: DeskId,
        data_folder: &Path,
        stop: &Stop,
    ) -> Result<Record> {
        let trust = Trust::open(data_folder)?;
        header::regular(path)?;
        let real = lock::real(path)?;
        let verdict = pass(&real, path, &trust, desk, stop)?;
        let mut record = Record::open(path, access, desk)?;
        if record.id() != verdict.id {
            return Err(Error::Damaged {
                path: path.to_owned(),
                what: "it was exchanged while it was being opened".to_owned(),
            });
        }
        match (verdict.doubt, access) {
            (None, _) => trust.remember(&record)?,
            (Some(doubt), Access::Write) => return Err(doubt),
            (Some(doubt), Access::Read) => record.read_only = Some(doubt.to_string()),
        }
        record.trust = Some(trust);
        record.set_aside = verdict.set_aside;
        Ok(record)
    }

    /// Remembers the record as it stands in the memory of this desk, where it was opened
    /// with one. Closing does this, too.
    pub fn remember(&self) -> Result<()> {
        match &self.trust {
            Some(trust) if self.read_only.is_none() => trust.remember(self),
            _ => Ok(()),
        }
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        if let (Some(trust), Some(_)) = (&self.trust, &self.hold) {
            // What fails here costs a full check at the next opening, and nothing else.
            let _ = trust.remember(self);
            if let Ok(real) = lock::real(&self.path) {
                let _ = trust.release(&real);
            }
        }
    }
}

/// What the checks found in a file that may be opened.
struct Passed {
    id: RecordId,
    /// What speaks against writing to it.
    doubt: Option<Error>,
    /// What stood beside it and was set aside.
    set_aside: Vec<PathBuf>,
}

/// Checks a file as far as it needs it.
fn pass(real: &Path, path: &Path, trust: &Trust, desk: DeskId, stop: &Stop) -> Result<Passed> {
    let first_here = header::unless_open(real, || header::check(path))?;
    let examine = || {
        let record = Record::open(path, Access::Read, desk)?;
        schema::check(record.db(), path)?;
        examined(&record, path, trust)
    };
    if !first_here {
        return examine();
    }
    let written = lock::is_held(real);
    let beside = if written {
        // They belong to whoever is writing.
        Beside::default()
    } else {
        let sides = Beside::of(real);
        if sides.journal && !sides.log && trust.holds(real)? {
            // This desk died while it wrote. Its own journal puts the file right.
            roll_back(real, path, desk)?;
        }
        Beside::of(real)
    };
    if !beside.any() && known(real, written, trust, desk, stop) {
        return examine();
    }

    let copy = PrivateCopy::new(trust.folder(), stop)?;
    let copied = header::unless_open(real, || {
        if written {
            copy.take_between(real)
        } else {
            copy.take(real)
        }
    })?;
    if !copied {
        return examine();
    }
    let alone = whole(&copy.path(), Access::Read, desk, stop)
        .and_then(|record| examined(&record, path, trust))
        .map_err(|error| about(path, error));
    if matches!(alone, Err(Error::Stopped)) {
        return alone;
    }
    if alone.is_ok() || beside.log || !beside.journal {
        let set_aside = beside.set_aside(real, alone.is_ok())?;
        return alone.map(|passed| Passed {
            set_aside,
            ..passed
        });
    }
    // Damaged alone: perhaps another desk died while it wrote, and the journal is its own.
    let copy = PrivateCopy::new(trust.folder(), stop)?;
    let copied = header::unless_open(real, || {
        copy.take(real)?;
        copy.take_journal(real)
    });
    if !copied? {
        return alone;
    }
    let Ok(passed) = whole(&copy.path(), Access::Write, desk, stop)
        .and_then(|record| examined(&record, path, trust))
    else {
        return alone;
    };
    roll_back(real, path, desk)?;
    Ok(passed)
}

/// The files of SQLite that stand beside a record.
#[derive(Clone, Copy, Default)]
struct Beside {
    journal: bool,
    log: bool,
}

impl Beside {
    fn of(real: &Path) -> Beside {
        // An empty file is none to SQLite, nor is one that begins with a zero: the journal
        // of a write that ended before a byte of the record was written. The next write
        // takes its place. A pipe or a folder is one.
        let stands = |ending: &str| {
            let path = beside(real, ending);
            std::fs::symlink_metadata(&path)
                .is_ok_and(|found| !found.is_file() || !matches!(first(&path), Ok(None | Some(0))))
        };
        Beside {
            journal: stands(JOURNAL),
            log: stands(LOG),
        }
    }

    fn any(self) -> bool {
        self.journal || self.log
    }

    /// Sets aside what the record does not need, while nobody writes.
    fn set_aside(self, real: &Path, not_needed: bool) -> Result<Vec<PathBuf>> {
        if !not_needed || !self.any() {
            return Ok(Vec::new());
        }
        let _hold = lock::alone(real)?;
        [(self.journal, JOURNAL), (self.log, LOG)]
            .into_iter()
            .filter(|(stands, _)| *stands)
            .map(|(_, ending)| set_aside(&beside(real, ending), "not-used"))
            .collect()
    }
}

/// Lets SQLite undo the transaction that a journal tells of, while nobody writes.
fn roll_back(real: &Path, path: &Path, desk: DeskId) -> Result<()> {
    let _hold = lock::alone(real)?;
    Record::open(path, Access::Write, desk)?.head().map(drop)
}

/// A file up to this many bytes is checked whole each time it is opened, which takes under a
/// tenth of a second; a longer one that the desk knows opens at once and is checked afterwards.
const SHORT: u64 = 4 << 20;

/// Returns true where a file has the head that this desk remembers of it and, where it is
/// short and nobody writes it, is good. Reads without the files beside it.
fn known(real: &Path, written: bool, trust: &Trust, desk: DeskId, stop: &Stop) -> bool {
    let same = || -> Result<bool> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let ask = if written { "" } else { "?immutable=1" };
        let db = Connection::open_with_flags(uri(real, ask), flags)?;
        super::settle(&db)?;
        schema::check(&db, real)?;
        let id = db.query_row("SELECT id FROM record", [], |row| {
            row.get("id").map(RecordId)
        })?;
        let head = log::head(&db)?;
        Ok(trust.remembered(id)?.is_some_and(|seen| seen.head == head))
    };
    let long = || real.metadata().is_ok_and(|file| file.len() > SHORT);
    let good = || whole(real, Access::Read, desk, stop).is_ok();
    same().unwrap_or(false) && (written || long() || good())
}

/// Returns the first byte of a file; none where it is empty.
fn first(path: &Path) -> std::io::Result<Option<u8>> {
    let mut byte = Vec::new();
    std::fs::File::open(path)?.take(1).read_to_end(&mut byte)?;
    Ok(byte.first().copied())
}

/// Writes a path as the name that SQLite opens, with what is asked of it: `?immutable=1`
/// leaves locks and side files alone, `?mode=ro` reads only.
pub(in crate::record) fn uri(path: &Path, ask: &str) -> String {
    let mut uri = String::from("file:");
    for byte in path.to_string_lossy().bytes() {
        if byte.is_ascii_alphanumeric() || b"/._-~:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri.push_str(ask);
    uri
}

/// Opens a file and checks all that can be checked.
fn whole(copy: &Path, access: Access, desk: DeskId, stop: &Stop) -> Result<Record> {
    let mut record = Record::open(copy, access, desk)?;
    record.stop_by(stop)?;
    schema::check(record.db(), copy)?;
    match record.verify()?.findings.into_iter().next() {
        None => Ok(record),
        Some(finding) => Err(Error::Damaged {
            path: copy.to_owned(),
            what: finding.what,
        }),
    }
}

/// Compares a record with what this desk remembers of it.
fn examined(record: &Record, path: &Path, trust: &Trust) -> Result<Passed> {
    let doubt = match trust.check(record, path) {
        Ok(()) => None,
        Err(doubt @ (Error::HistoryShorter { .. } | Error::HistoryDiffers { .. })) => Some(doubt),
        Err(error) => return Err(error),
    };
    Ok(Passed {
        id: record.id(),
        doubt,
        set_aside: Vec::new(),
    })
}

/// Says what was found in a copy about the file itself.
pub(super) fn about(path: &Path, error: Error) -> Error {
    let path = path.to_owned();
    match error {
        Error::Damaged { what, .. } => Error::Damaged { path, what },
        Error::FileTooOld { .. } => Error::FileTooOld { path },
        Error::Stored { what } => Error::Damaged { path, what },
        other => other,
    }
}

//! A private copy of a file, on which a stranger's file is looked at.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::aside::beside;
use crate::error::{Error, Result};
use crate::record::{Record, Stop};

impl Record {
    /// Does something with the file between two changes, whoever makes them.
    pub fn between_changes<T>(&self, work: impl FnOnce(&Path) -> Result<T>) -> Result<T> {
        self.db().execute_batch(BETWEEN)?;
        let done = work(self.path());
        self.db().execute_batch("COMMIT")?;
        done
    }
}

/// Begins to read, so that nobody writes until the end.
const BETWEEN: &str = "BEGIN; PRAGMA schema_version;";

/// A copy in a folder of its own, removed when dropped.
pub(super) struct PrivateCopy {
    folder: PathBuf,
    /// Says to others that somebody still uses the folder.
    _lock: File,
    /// Ends the copying.
    stop: Stop,
}

impl PrivateCopy {
    /// Makes an empty one in a folder, after clearing away what dead processes left there.
    pub(super) fn new(within: &Path, stop: &Stop) -> Result<PrivateCopy> {
        let within = within.join("checking");
        std::fs::create_dir_all(&within).map_err(|error| failed(&within, &error))?;
        sweep(&within);
        let mut nth = 0_u32;
        loop {
            let folder = within.join(nth.to_string());
            match std::fs::create_dir(&folder) {
                Ok(()) => {
                    let lock = lock_of(&folder);
                    let file = File::create(&lock).map_err(|error| failed(&lock, &error))?;
                    // Where there are no locks, a copy may be swept while in use: the check
                    // then fails, and nothing else.
                    let _ = file.try_lock();
                    return Ok(PrivateCopy {
                        folder,
                        _lock: file,
                        stop: stop.clone(),
                    });
                }
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => nth += 1,
                Err(error) => return Err(failed(&folder, &error)),
            }
        }
    }

    /// Returns the path of the copy.
    pub(super) fn path(&self) -> PathBuf {
        self.folder.join("copy.travaux")
    }

    /// Copies a file that nobody writes.
    pub(super) fn take(&self, original: &Path) -> Result<()> {
        copy(original, &self.path(), &self.stop)
    }

    /// Copies a file that another process writes, in between two of its transactions.
    pub(super) fn take_between(&self, original: &Path) -> Result<()> {
        let db = Connection::open_with_flags(original, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        db.busy_timeout(Duration::from_secs(5))?;
        db.execute_batch(BETWEEN)?;
        self.take(original)
    }

    /// Copies the rollback journal of a file, too.
    pub(super) fn take_journal(&self, original: &Path) -> Result<()> {
        copy(
            &beside(original, "-journal"),
            &beside(&self.path(), "-journal"),
            &self.stop,
        )
    }
}

impl Drop for PrivateCopy {
    fn drop(&mut self) {
        // What stays is swept by the next one.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Bytes that are copied between two looks at whether to stop: some milliseconds.
const PIECE: u64 = 8 << 20;

fn copy(from: &Path, to: &Path, stop: &Stop) -> Result<()> {
    let failed = |error: std::io::Error| Error::file(from, "copied to be checked", &error);
    let mut original = File::open(from).map_err(failed)?;
    let mut copy = File::create(to).map_err(failed)?;
    while std::io::copy(&mut { &mut original }.take(PIECE), &mut copy).map_err(failed)? > 0 {
        if stop.asked() {
            return Err(Error::Stopped);
        }
    }
    Ok(())
}

fn lock_of(folder: &Path) -> PathBuf {
    folder.join("lock")
}

/// Removes the copies that nobody uses any more.
fn sweep(within: &Path) {
    for entry in std::fs::read_dir(within).into_iter().flatten().flatten() {
        let free = File::open(lock_of(&entry.path())).is_ok_and(|lock| lock.try_lock().is_ok());
        if free {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    Error::file(path, "made", error)
}

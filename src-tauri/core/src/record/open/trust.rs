//! What this desk remembers of each record, so that a history cut short or exchanged is
//! noticed: a chain of hashes alone misses both.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::aside::set_aside_with_log;
use crate::error::{Error, Result};
use crate::ids::RecordId;
use crate::record::blob::Hash;
use crate::record::{Record, log};

/// The state of a record as this desk last saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Its head.
    pub head: Hash,
    /// How many changes led to it.
    pub changes: i64,
}

/// The memory of this desk, in its data folder.
pub struct Trust {
    db: Connection,
    folder: PathBuf,
}

impl Trust {
    /// Opens the memory in a data folder; what is missing is made. A damaged memory is set
    /// aside, and a new one begun.
    ///
    /// # Errors
    /// [`Error::File`] or [`Error::Disk`] where the folder cannot be written.
    pub fn open(folder: &Path) -> Result<Trust> {
        std::fs::create_dir_all(folder).map_err(|error| Error::file(folder, "made", &error))?;
        let file = folder.join("trust.db");
        let db = match connect(&file) {
            Err(Error::Store(_) | Error::Stored { .. }) => {
                set_aside_with_log(&file, "damaged")?;
                connect(&file)?
            }
            opened => opened?,
        };
        Ok(Trust {
            db,
            folder: folder.to_owned(),
        })
    }

    /// Returns the folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Returns what this desk remembers of a record.
    pub fn remembered(&self, record: RecordId) -> Result<Option<Remembered>> {
        Ok(self
            .db
            .prepare_cached("SELECT head, changes FROM head WHERE record = :record")?
            .query_row(named_params! {":record": record.0}, |row| {
                Ok(Remembered {
                    head: Hash(row.get("head")?),
                    changes: row.get("changes")?,
                })
            })
            .optional()?)
    }

    /// Remembers a record as it stands now.
    pub fn remember(&self, record: &Record) -> Result<()> {
        let (id, head) = (record.id().0, record.head()?);
        let (changes, _) = log::ends(record.db())?;
        if self.remembered(record.id())? == Some(Remembered { head, changes }) {
            return Ok(());
        }
        let tx = self.db.unchecked_transaction()?;
        tx.execute(
            "DELETE FROM head WHERE record = :record",
            named_params! {":record": id},
        )?;
        tx.execute(
            "INSERT INTO head (record, head, changes) VALUES (:record, :head, :changes)",
            named_params! {":record": id, ":head": head.0, ":changes": changes},
        )?;
        for (desk, number, hash) in log::heads(record.db())? {
            tx.execute(
                "INSERT INTO chain_end (record, desk, number, hash) VALUES (:record, :desk, :number, :hash)",
                named_params! {":record": id, ":desk": desk.0, ":number": number, ":hash": hash.0},
            )?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Takes a record that was made again from another file for the one that this desk
    /// goes on from. Returns how many changes the desk has seen of it, where it has fewer.
    ///
    /// # Errors
    /// [`Error::HistoryDiffers`], naming the other file.
    pub fn goes_on_from(&self, record: &Record, made_from: &Path) -> Result<Option<i64>> {
        let seen = match self.check(record, made_from) {
            Ok(()) => None,
            Err(Error::HistoryShorter { had, .. }) => Some(had),
            Err(error) => return Err(error),
        };
        self.remember(record)?;
        Ok(seen)
    }

    /// Checks that a record still holds everything that this desk has seen in it.
    ///
    /// # Errors
    /// [`Error::HistoryShorter`] or [`Error::HistoryDiffers`], both naming `path`.
    pub fn check(&self, record: &Record, path: &Path) -> Result<()> {
        let Some(seen) = self.remembered(record.id())? else {
            return Ok(());
        };
        let mut ends = self
            .db
            .prepare_cached("SELECT desk, number, hash FROM chain_end WHERE record = :record")?;
        let ends = ends
            .query_map(named_params! {":record": record.id().0}, |row| {
                Ok((row.get("desk")?, row.get("number")?, row.get("hash")?))
            })?
            .collect::<rusqlite::Result<Vec<(uuid::Uuid, i64, [u8; 32])>>>()?;
        let mut find = record
            .db()
            .prepare_cached(include_str!("../sql/change_on_desk.sql"))?;
        let mut shorter = false;
        for (desk, number, hash) in ends {
            let found: Option<[u8; 32]> = find
                .query_row(named_params! {":desk": desk, ":number": number}, |row| {
                    row.get("hash")
                })
                .optional()?;
            match found {
                None => shorter = true,
                Some(found) if found != hash => {
                    return Err(Error::HistoryDiffers {
                        path: path.to_owned(),
                    });
                }
                Some(_) => {}
            }
        }
        let (has, _) = log::ends(record.db())?;
        if shorter {
            return Err(Error::HistoryShorter {
                path: path.to_owned(),
                had: seen.changes,
                has,
            });
        }
        Ok(())
    }

    /// Notes that this desk has a file open for writing: a rollback journal beside it is
    /// then its own.
    pub(in crate::record) fn hold(&self, path: &Path) -> Result<()> {
        self.db.execute(
            "INSERT OR IGNORE INTO held (path) VALUES (:path)",
            named_params! {":path": path.to_string_lossy()},
        )?;
        Ok(())
    }

    /// Notes that the file is closed.
    pub(in crate::record) fn release(&self, path: &Path) -> Result<()> {
        self.db.execute(
            "DELETE FROM held WHERE path = :path",
            named_params! {":path": path.to_string_lossy()},
        )?;
        Ok(())
    }

    /// Returns true where this desk had the file open for writing and died.
    pub(super) fn holds(&self, path: &Path) -> Result<bool> {
        Ok(self
            .db
            .prepare_cached("SELECT 1 FROM held WHERE path = :path")?
            .exists(named_params! {":path": path.to_string_lossy()})?)
    }
}

fn connect(file: &Path) -> Result<Connection> {
    let db = Connection::open(file)?;
    db.busy_timeout(Duration::from_secs(5))?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = 1; \
         PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON;",
    )?;
    db.execute_batch(include_str!("trust.sql"))?;
    Ok(db)
}

//! Opening and creating the file, with the settings that keep what it promises.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, limits::Limit};

use super::{Record, title};
use crate::by::By;
use crate::error::{Error, Result, plainly};
use crate::ids::{DeskId, RecordId};

mod apart;
mod copy;
mod guarded;
mod header;
pub(super) mod schema;
#[cfg(test)]
mod tests;
mod trust;

pub(super) use guarded::uri;
pub(super) use header::Opened;
pub use trust::{Remembered, Trust};

/// Marks the file as a Travaux record ("TRVX").
const APPLICATION_ID: i32 = 0x5452_5658;

/// The version of the schema that this program writes.
const SCHEMA: i32 = 1;

/// How long to wait for somebody else who reads or writes.
pub(super) const BUSY: Duration = Duration::from_secs(2);

/// What a record is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To read and to change it.
    Write,
    /// To read it.
    Read,
}

impl Record {
    /// Makes a new, empty record.
    ///
    /// # Errors
    /// [`Error::FileExists`], [`Error::NeedsName`] for an empty title, or the disk's refusal.
    pub fn create(path: &Path, title: &str, desk: DeskId, by: &mut By) -> Result<Record> {
        if title.trim().is_empty() {
            return Err(Error::NeedsName { what: "text" });
        }
        let mut record = Record::blank(path, by.id(), desk)?;
        let begun = record.write(by, |tx| {
            tx.change("begin the record".to_owned(), None, None, |w| {
                title::set(w, title)
            })
        });
        match begun.and_then(|begun| begun) {
            Ok(_) => Ok(record),
            Err(error) => {
                record.abandon();
                Err(error.beside(path))
            }
        }
    }

    /// Takes the file of a record away that was just made and did not come to be.
    pub(crate) fn abandon(self) {
        let path = self.path.clone();
        drop(self);
        take_away(&path);
    }

    /// Makes a file for a record with nothing in its history.
    pub(super) fn blank(path: &Path, id: RecordId, desk: DeskId) -> Result<Record> {
        std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .map_err(|error| {
                if error.kind() == std::io::ErrorKind::AlreadyExists {
                    Error::FileExists {
                        path: path.to_owned(),
                    }
                } else {
                    Error::file(path, "made", &error)
                }
            })?;
        Record::fill(path, id, desk).map_err(|error| {
            take_away(path);
            error.beside(path)
        })
    }

    fn fill(path: &Path, id: RecordId, desk: DeskId) -> Result<Record> {
        let opened = Opened::after(path, || Ok(()))?;
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        settle(&db)?;
        db.execute_batch(&format!(
            "BEGIN; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA};"
        ))?;
        schema::make(&db)?;
        db.execute("INSERT INTO record (id) VALUES (?1)", [id.0])?;
        db.execute_batch("COMMIT")?;
        db.execute_batch(include_str!("../guards.sql"))?;
        Ok(Record {
            db,
            id,
            desk,
            path: path.to_owned(),
            read_only: None,
            hold: None,
            trust: None,
            stop: None,
            set_aside: Vec::new(),
            _opened: opened,
        })
    }

    /// Opens a record.
    ///
    /// # Errors
    /// [`Error::NoSuchFile`], [`Error::NotARecord`], [`Error::FileTooNew`], [`Error::Damaged`].
    pub fn open(path: &Path, access: Access, desk: DeskId) -> Result<Record> {
        let kind = header::regular(path)?;
        let opened = Opened::checked(path)?;
        let writable = access == Access::Write && !kind.permissions().readonly();
        let flags = if writable {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        };
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(BUSY)?;
        check_header(&db, path)?;
        let writable = writable && !db.is_readonly("main")?;
        settle(&db)?;
        let id = db
            .query_row("SELECT id FROM record", [], |row| {
                row.get("id").map(RecordId)
            })
            .map_err(|error| Error::Damaged {
                path: path.to_owned(),
                what: plainly(&error),
            })?;
        db.execute_batch(include_str!("../guards.sql"))?;
        let read_only = match (access, writable) {
            (Access::Read, _) => Some("it was opened for reading".to_owned()),
            (Access::Write, false) => Some("the file is write-protected".to_owned()),
            (Access::Write, true) => None,
        };
        Ok(Record {
            db,
            id,
            desk,
            path: path.to_owned(),
            read_only,
            hold: None,
            trust: None,
            stop: None,
            set_aside: Vec::new(),
            _opened: opened,
        })
    }
}

/// Takes a file away that was just made, and its journal.
fn take_away(path: &Path) {
    // What cannot be removed has nothing in it, and harms nobody.
    let _ = std::fs::remove_file(path);
    let _ = std::fs::remove_file(crate::aside::beside(path, "-journal"));
}

/// Checks that the file is a record that this program can read.
fn check_header(db: &Connection, path: &Path) -> Result<()> {
    let pragma = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    match (pragma("application_id"), pragma("user_version")) {
        (Ok(APPLICATION_ID), Ok(version)) if version > SCHEMA => Err(Error::FileTooNew {
            path: path.to_owned(),
        }),
        (Ok(APPLICATION_ID), Ok(SCHEMA)) => Ok(()),
        (Err(error), _) | (_, Err(error))
            if matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseCorrupt)
            ) =>
        {
            Err(Error::Damaged {
                path: path.to_owned(),
                what: plainly(&error),
            })
        }
        (Err(error), _) | (_, Err(error))
            if matches!(
                error.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            ) =>
        {
            Err(error.into())
        }
        _ => Err(Error::NotARecord {
            path: path.to_owned(),
        }),
    }
}

/// Sets what the file promises (durability first) and what a stranger's file may not do.
fn settle(db: &Connection) -> Result<()> {
    db.busy_timeout(BUSY)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    // Else SQLite plans a statement anew whenever a value bound to it changes.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, 256 << 20)?;
    db.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, 1 << 20)?;
    db.set_prepared_statement_cache_capacity(128);
    db.execute_batch(include_str!("../settings.sql"))?;
    Ok(())
}

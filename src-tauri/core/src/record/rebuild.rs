//! Rebuilding: the tables made again from the log, for the past and for verification.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, named_params};

use super::{Record, log, row};
use crate::error::Result;
use crate::ids::ChangeId;

impl Record {
    /// Returns the record as it stood after a change, for reading.
    ///
    /// The tables are rebuilt from the log in memory; the time grows with the length of
    /// the history up to that change.
    ///
    /// # Errors
    /// [`Error::NoSuchChange`](crate::Error::NoSuchChange).
    pub fn as_of(&self, change: ChangeId) -> Result<Record> {
        let last = log::get(&self.db, change)?.seq;
        Ok(Record {
            db: rebuilt(&self.path, last)?,
            id: self.id,
            desk: self.desk,
            path: self.path.clone(),
            read_only: Some("it shows the record as it stood in the past".to_owned()),
            hold: None,
            trust: None,
            _opened: super::open::Opened::checked(&self.path)?,
        })
    }
}

/// Opens a fresh database in memory whose tables are rebuilt from the log of a file, up
/// to and with a change. The log itself is seen through, cut at the same change.
pub(super) fn rebuilt(path: &Path, last: i64) -> Result<Connection> {
    let db = Connection::open_with_flags(
        ":memory:",
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_URI,
    )?;
    db.set_prepared_statement_cache_capacity(128);
    db.execute(
        "ATTACH :path AS whole",
        named_params! {":path": path.to_string_lossy()},
    )?;
    db.execute_batch(include_str!("tables.sql"))?;
    db.execute_batch(include_str!("search_tables.sql"))?;
    db.execute_batch(&include_str!("through.sql").replace(":last", &last.to_string()))?;
    db.execute_batch("BEGIN")?;
    log::each(&db, last, |change, edits| {
        edits
            .iter()
            .try_for_each(|edit| row::project(&db, edit, change.seq))
    })?;
    db.execute_batch("COMMIT; PRAGMA query_only = ON")?;
    Ok(db)
}

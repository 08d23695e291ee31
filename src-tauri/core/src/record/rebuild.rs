//! Rebuilding: the tables made again from the log, for the past and for verification.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, named_params};

use super::open::{self, BUSY};
use super::{Record, Stop, log, row};
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
            db: indexed(rebuilt(&self.path, last, self.stop.as_ref())?)?,
            id: self.id,
            desk: self.desk,
            path: self.path.clone(),
            read_only: Some("it shows the record as it stood in the past".to_owned()),
            hold: None,
            trust: None,
            stop: self.stop.clone(),
            set_aside: Vec::new(),
            _opened: open::Opened::checked(&self.path)?,
        })
    }
}

/// Opens a fresh database in memory whose tables are rebuilt from the log of a file, up
/// to and with a change. The log itself is seen through, cut at the same change. What only
/// reads go by is still to be made: [`indexed`].
///
/// The file is read in one transaction, which lasts until `COMMIT`.
pub(super) fn rebuilt(path: &Path, last: i64, stop: Option<&Stop>) -> Result<Connection> {
    let mut db = Connection::open_with_flags(
        ":memory:",
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_URI,
    )?;
    // Else SQLite plans a statement anew whenever a value bound to it changes.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(128);
    db.busy_timeout(BUSY)?;
    if let Some(stop) = stop {
        stop.watch(&mut db)?;
    }
    // Nothing here is ever rolled back.
    db.execute_batch("PRAGMA journal_mode = OFF; PRAGMA temp_store = MEMORY;")?;
    db.execute(
        "ATTACH :path AS whole",
        named_params! {":path": open::uri(path, "?mode=ro")},
    )?;
    db.execute_batch("BEGIN")?;
    db.execute_batch(include_str!("tables.sql"))?;
    db.execute_batch(&include_str!("through.sql").replace(":last", &last.to_string()))?;
    log::each_edit(&db, last, |change, edit| row::project(&db, edit, change))?;
    Ok(db)
}

/// Makes what reads go by, and ends the transaction.
fn indexed(db: Connection) -> Result<Connection> {
    db.execute_batch(include_str!("indices.sql"))?;
    db.execute_batch("COMMIT")?;
    Ok(db)
}

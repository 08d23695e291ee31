//! The record: one file that holds a text, its whole history and the sources behind it.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::error::{Error, Result};
use crate::ids::{ChangeId, DeskId, RecordId};

mod again;
mod apply;
pub mod backup;
pub mod blob;
#[cfg(test)]
mod flips;
mod lock;
pub mod log;
pub(crate) mod note;
mod open;
mod rebuild;
pub mod row;
mod stop;
#[cfg(test)]
mod survival;
#[cfg(test)]
mod tests;
pub(crate) mod title;
mod undo;
mod verify;
pub(crate) mod whole;

pub(crate) use apply::Writer;
pub use lock::Holder;
pub use open::{Access, Remembered, Trust};
pub use stop::Stop;
pub use verify::{Finding, Verdict};

/// An open record.
pub struct Record {
    db: Connection,
    id: RecordId,
    desk: DeskId,
    path: PathBuf,
    read_only: Option<String>,
    trust: Option<open::Trust>,
    hold: Option<lock::Hold>,
    stop: Option<Stop>,
    /// Files beside the record that it did not need.
    set_aside: Vec<PathBuf>,
    // Last, so that the file counts as open until its connection is closed.
    _opened: open::Opened,
}

impl Record {
    /// Returns the identity of the record.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// Returns the file that it lives in; for a view of the past, the file it was taken from.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns why the record can only be read; none where it can be changed.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// Returns the files of SQLite that stood beside the record when it was opened, that it
    /// did not need and that were given other names. A write that was cut off leaves them.
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.set_aside
    }

    /// Returns the title of the text.
    pub fn title(&self) -> Result<String> {
        title::get(&self.db)
    }

    /// Returns the connection that reads go through. Nothing writes through it:
    /// everything that changes a record is an [`Action`](crate::action::Action).
    pub fn db(&self) -> &Connection {
        &self.db
    }

    /// Returns the newest change, if there is one.
    pub fn newest(&self) -> Result<Option<ChangeId>> {
        Ok(self
            .db
            .prepare_cached(include_str!("sql/newest.sql"))?
            .query_row([], |row| row.get("id").map(ChangeId))
            .optional()?)
    }

    /// Returns the newest change made at a time or before it.
    ///
    /// # Errors
    /// [`Error::NothingThen`] when the record did not exist yet.
    pub fn change_at(&self, at: jiff::Timestamp) -> Result<ChangeId> {
        self.db
            .prepare_cached(include_str!("sql/change_at.sql"))?
            .query_row(named_params! {":at": apply::time_text(at)}, |row| {
                row.get("id").map(ChangeId)
            })
            .optional()?
            .ok_or(Error::NothingThen { at: at.to_string() })
    }

    /// Returns the head of the record, which stands for its whole history.
    pub fn head(&self) -> Result<blob::Hash> {
        log::head(&self.db)
    }
}

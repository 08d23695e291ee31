//! The recovery journal: what is being typed, on the disk before it is kept.
//!
//! One journal for each record and process, in the data folder of the desk. What a process
//! leaves behind when it dies is offered to the next one that opens the record in the same
//! file, or in another one where that file is gone: a copy that was made beside it gets
//! nothing of what was typed in the original. Nothing is thrown away without a choice. When to flush is the caller's: 250 ms after the last
//! key and at most 1 s after the first.

use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, named_params};

use crate::clause::Wording;
use crate::error::{Error, Result};
use crate::ids::{ClauseId, RecordId, RevisionId};

mod left;
#[cfg(test)]
mod tests;

pub use left::{Found, LeftBehind};

/// The text of one clause that is not a revision yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unkept {
    /// Whose text it is.
    pub clause: ClauseId,
    /// The revision that it was typed over.
    pub based_on: RevisionId,
    /// The text; unlike a revision it may be empty.
    pub wording: Wording,
    /// When the last key fell.
    pub at: Timestamp,
}

/// The journal of one process for one record.
pub struct Journal {
    db: Connection,
    folder: PathBuf,
    record: RecordId,
    /// The file of the record.
    typed_in: PathBuf,
    process: u32,
    file: PathBuf,
}

impl Journal {
    /// Opens the journal of this process for the record in a file; the folder is made where
    /// it is missing.
    ///
    /// A journal that an earlier process of the same number left behind is not touched.
    ///
    /// # Errors
    /// [`Error::File`] or [`Error::Disk`] where the folder cannot be written.
    pub fn open(folder: &Path, record: RecordId, typed_in: &Path, process: u32) -> Result<Journal> {
        std::fs::create_dir_all(folder).map_err(|error| not_made(folder, &error))?;
        let file = unused(folder, record, process)?;
        let db = connect(&file)?;
        let typed_in = real(typed_in);
        db.execute(
            "INSERT INTO typed_in (path) VALUES (:path)",
            named_params! {":path": typed_in.as_os_str().as_encoded_bytes()},
        )?;
        Ok(Journal {
            db,
            folder: folder.to_owned(),
            record,
            typed_in,
            process,
            file,
        })
    }

    /// Has what is typed wait in a copy of the record, too, for whoever goes on there.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn wait_in_copy(&self, copy: &Path) -> Result<()> {
        let texts = self.all()?;
        if texts.is_empty() {
            return Ok(());
        }
        let there = Journal::open(&self.folder, self.record, copy, self.process)?;
        for text in &texts {
            there.put(text.clause, text.based_on, &text.wording, text.at)?;
        }
        Ok(())
    }

    /// Keeps what has been typed into a clause. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`Error::Disk`]; the text before is then still there.
    pub fn put(
        &self,
        clause: ClauseId,
        based_on: RevisionId,
        wording: &Wording,
        at: Timestamp,
    ) -> Result<()> {
        let wording = serde_json::to_string(wording).expect("a wording is plain data");
        self.db
            .prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {
                ":clause": clause.0, ":based_on": based_on.0, ":wording": wording, ":at": time_text(at),
            })?;
        Ok(())
    }

    /// Lets go of the text of a clause: it has become a revision, or somebody chose to drop it.
    pub fn done(&self, clause: ClauseId) -> Result<()> {
        self.db
            .prepare_cached(include_str!("sql/done.sql"))?
            .execute(named_params! {":clause": clause.0})?;
        Ok(())
    }

    /// Returns every text that is not kept yet, oldest first.
    pub fn all(&self) -> Result<Vec<Unkept>> {
        read(&self.db)
    }
}

/// Makes the first file of that record and process that is not there yet.
fn unused(folder: &Path, record: RecordId, process: u32) -> Result<PathBuf> {
    let mut nth = 0_u32;
    loop {
        let file = folder.join(format!("{record}.{process}.{nth}.journal"));
        match std::fs::File::create_new(&file) {
            Ok(_) => return Ok(file),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => nth += 1,
            Err(error) => return Err(not_made(&file, &error)),
        }
    }
}

fn not_made(path: &Path, error: &std::io::Error) -> Error {
    Error::file(path, "made", error)
}

/// Returns where a file really is; as it is given where that cannot be told.
fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// Opens the database of a journal whose file is there.
fn connect(file: &Path) -> Result<Connection> {
    let db = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    db.busy_timeout(Duration::from_secs(2))?;
    db.execute_batch(include_str!("settings.sql"))?;
    db.execute_batch(include_str!("journal.sql"))?;
    Ok(db)
}

fn read(db: &Connection) -> Result<Vec<Unkept>> {
    let mut query = db.prepare_cached(include_str!("sql/all.sql"))?;
    let mut rows = query.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let damaged = |what: &str| Error::Stored {
            what: format!("{what} of a text in the recovery journal"),
        };
        let (wording, at): (String, String) = (row.get("wording")?, row.get("at")?);
        all.push(Unkept {
            clause: ClauseId(row.get("clause")?),
            based_on: RevisionId(row.get("based_on")?),
            wording: serde_json::from_str(&wording).map_err(|_| damaged("the wording"))?,
            at: at.parse().map_err(|_| damaged("the time"))?,
        });
    }
    Ok(all)
}

fn time_text(at: Timestamp) -> String {
    format!("{at:.3}")
}

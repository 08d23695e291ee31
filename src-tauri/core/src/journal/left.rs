//! What processes that died left behind: found, offered, taken over or dropped on request.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::{Journal, Unkept, connect, read, time_text};
use crate::aside::{beside, set_aside_with_log};
use crate::error::{Error, Result};
use crate::ids::RecordId;

/// The journal of a process that is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftBehind {
    /// Its file.
    pub file: PathBuf,
    /// Its texts, oldest first; never empty.
    pub texts: Vec<Unkept>,
}

impl LeftBehind {
    /// Returns when the last of its texts was typed.
    pub fn at(&self) -> Timestamp {
        self.texts
            .iter()
            .map(|text| text.at)
            .max()
            .unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// What was found beside the own journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The journals with text to offer, oldest first.
    pub left: Vec<LeftBehind>,
    /// Journals that do not read. They now stand under these names, with all their bytes.
    pub damaged: Vec<PathBuf>,
}

impl Journal {
    /// Finds what earlier processes left behind for this record. `lives` says whether a
    /// process is still there; its journal is left alone. So is one of the same record in
    /// another file, as long as `there` says that the file is still there.
    ///
    /// Empty journals of processes that are gone are cleared away. Journals that do not
    /// read are set aside under another name, never deleted.
    pub fn left_behind(
        &self,
        lives: impl Fn(u32) -> bool,
        there: impl Fn(&Path) -> bool,
    ) -> Result<Found> {
        let mut found = Found::default();
        for (file, process) in journals(&self.folder, self.record)? {
            if file == self.file || (process != self.process && lives(process)) {
                continue;
            }
            let other = connect(&file).and_then(|db| Ok((typed_in(&db)?, read(&db)?)));
            let other = other.map(|(path, texts)| {
                let elsewhere = path.filter(|path| *path != self.typed_in && there(path));
                (elsewhere.is_some(), texts)
            });
            match other {
                Ok((_, texts)) if texts.is_empty() => clear(&file)?,
                Ok((true, _)) => {}
                Ok((false, texts)) => found.left.push(LeftBehind { file, texts }),
                Err(refused @ Error::Disk { .. }) => return Err(refused),
                Err(_) => found.damaged.push(set_aside_with_log(&file, "damaged")?),
            }
        }
        found.left.sort_by_key(LeftBehind::at);
        Ok(found)
    }

    /// Moves texts that were left behind into this journal, and returns those that moved.
    ///
    /// A text of a clause that has another text here stays where it is and is offered
    /// again. Dying in between loses nothing and moves nothing twice.
    pub fn take_over(&self, left: &LeftBehind) -> Result<Vec<Unkept>> {
        let other = connect(&left.file)?;
        let mine = self.db.unchecked_transaction()?;
        for text in &read(&other)? {
            let wording = serde_json::to_string(&text.wording).expect("a wording is plain data");
            mine.prepare_cached(include_str!("sql/take.sql"))?
                .execute(named_params! {
                    ":clause": text.clause.0, ":based_on": text.based_on.0,
                    ":wording": wording, ":at": time_text(text.at),
                })?;
        }
        mine.commit()?;
        let here = self.all()?;
        let (moved, staying): (Vec<_>, Vec<_>) = read(&other)?
            .into_iter()
            .partition(|text| here.contains(text));
        for text in &moved {
            other
                .prepare_cached(include_str!("sql/done.sql"))?
                .execute(named_params! {":clause": text.clause.0})?;
        }
        drop(other);
        if staying.is_empty() {
            clear(&left.file)?;
        }
        Ok(moved)
    }

    /// Drops what was left behind, for good. Only somebody's own choice may lead here.
    pub fn discard(&self, left: &LeftBehind) -> Result<()> {
        clear(&left.file)
    }
}

/// Lists the journals of a record, each with the process that its name carries.
fn journals(folder: &Path, record: RecordId) -> Result<Vec<(PathBuf, u32)>> {
    let unreadable = |error: std::io::Error| Error::file(folder, "read", &error);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        if let Some(process) = process_of(&file, record) {
            found.push((file, process));
        }
    }
    found.sort();
    Ok(found)
}

/// Reads in which file the record was; none in a journal that never knew it.
fn typed_in(db: &Connection) -> Result<Option<PathBuf>> {
    let bytes: Option<Vec<u8>> = db
        .query_row(include_str!("sql/typed_in.sql"), [], |row| row.get("path"))
        .optional()?;
    Ok(bytes.map(|bytes| OsString::from_vec(bytes).into()))
}

/// Reads the process out of the name of a journal of this record.
fn process_of(file: &Path, record: RecordId) -> Option<u32> {
    let name = file.file_name()?.to_str()?;
    let rest = name.strip_prefix(&format!("{record}."))?;
    let (process, nth) = rest.strip_suffix(".journal")?.split_once('.')?;
    nth.parse::<u32>().ok()?;
    process.parse().ok()
}

fn clear(file: &Path) -> Result<()> {
    let removed = std::fs::remove_file(file);
    for ending in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(file, ending));
    }
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::file(file, "removed", &error))
        }
        _ => Ok(()),
    }
}

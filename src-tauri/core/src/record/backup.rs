//! Backups: whole copies, verified after writing, and the ladder that says which stay.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Access, Record};
use crate::aside::beside;
use crate::error::{Error, Result};
use crate::ids::{DeskId, RecordId};

/// Why a backup is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Ten minutes have passed.
    Interval,
    /// Something is about to be imported.
    Import,
    /// The record is about to be repaired.
    Repair,
    /// A draft has been sealed; this one stays for ever.
    Sealed,
}

impl Why {
    const ALL: [(Why, &'static str); 4] = [
        (Why::Interval, "interval"),
        (Why::Import, "import"),
        (Why::Repair, "repair"),
        (Why::Sealed, "sealed"),
    ];

    fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(why, _)| *why == self)
            .map_or("", |(_, name)| name)
    }
}

/// One backup of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file: a record that opens like any other.
    pub file: PathBuf,
    /// When it was made, to the second.
    pub at: Timestamp,
    /// Why.
    pub why: Why,
    /// Its size.
    pub bytes: u64,
}

/// How the time is written in the name of a backup (UTC).
const TIME: &str = "%Y%m%dT%H%M%SZ";

/// All backups of a record together stay within this, where five or more are left.
const MOST_BYTES: u64 = 2 << 30;
/// So many stay, whatever their size.
const FEWEST: usize = 5;

impl Record {
    /// Makes a backup in a folder, and clears away those that the ladder no longer keeps.
    /// Returns none where nothing has changed since the newest.
    ///
    /// # Errors
    /// The disk's refusal, or [`Error::Damaged`] where the record or its backup is not good;
    /// then no backup of that name is left, and no older one is removed.
    pub fn back_up(&self, folder: &Path, at: Timestamp, why: Why) -> Result<Option<PathBuf>> {
        std::fs::create_dir_all(folder).map_err(|error| failed(folder, "made", &error))?;
        if let Some(newest) = backups(folder, self.id())?.last() {
            let enough = why != Why::Sealed || newest.why == Why::Sealed;
            let same = || -> Result<bool> {
                let before = Record::open(&newest.file, Access::Read, self.desk)?;
                Ok(before.head()? == self.head()?)
            };
            // One that does not open any more is no reason to do without a new one.
            if enough && same().unwrap_or(false) {
                return Ok(None);
            }
        }
        let (record, time) = (self.id(), at.strftime(TIME));
        let file = folder.join(format!("{record}.{time}.{}.travaux", why.name()));
        self.write_to(&file, Record::checked)?;
        for file in surplus(&backups(folder, self.id())?) {
            std::fs::remove_file(&file).map_err(|error| failed(&file, "removed", &error))?;
        }
        Ok(Some(file))
    }

    /// Writes the record as it stands to another file, which must not be there yet.
    ///
    /// # Errors
    /// [`Error::FileExists`], the disk's refusal, or [`Error::Damaged`].
    pub fn save_copy(&self, to: &Path) -> Result<()> {
        if std::fs::symlink_metadata(to).is_ok() {
            return Err(Error::FileExists {
                path: to.to_owned(),
            });
        }
        self.write_to(to, Record::reads)
    }

    /// Writes a copy under another name first, looks at it, and then names it.
    fn write_to(&self, to: &Path, look: impl Fn(&Record) -> Result<Option<String>>) -> Result<()> {
        let part = beside(to, ".part");
        let _ = std::fs::remove_file(&part);
        let written = self.write_part(&part, to, look);
        if written.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        written
    }

    fn write_part(
        &self,
        part: &Path,
        to: &Path,
        look: impl Fn(&Record) -> Result<Option<String>>,
    ) -> Result<()> {
        self.db
            .execute("VACUUM INTO ?1", [part.to_string_lossy()])
            .map_err(|error| Error::from(error).beside(to))?;
        std::fs::File::open(part)
            .and_then(|file| file.sync_all())
            .map_err(|error| failed(to, "written", &error))?;
        let copy = Record::open(part, Access::Read, self.desk)?;
        let wrong = match look(&copy)? {
            None if copy.head()? != self.head()? => Some("its copy has another head".to_owned()),
            wrong => wrong,
        };
        if let Some(what) = wrong {
            return Err(Error::Damaged {
                path: self.path.clone(),
                what,
            });
        }
        drop(copy);
        std::fs::rename(part, to).map_err(|error| failed(to, "written", &error))?;
        #[cfg(unix)]
        if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::File::open(folder)
                .and_then(|folder| folder.sync_all())
                .map_err(|error| failed(to, "written", &error))?;
        }
        Ok(())
    }
}

impl Record {
    /// Looks whether a copy reads, and says what is wrong. A damaged record may be copied.
    fn reads(&self) -> Result<Option<String>> {
        let said: String = self
            .db
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok((said != "ok").then_some(said))
    }

    /// Looks whether a backup is good, and says what is wrong: backups of a damaged record
    /// would push out those that are needed.
    fn checked(&self) -> Result<Option<String>> {
        let first = self.verify()?.findings.into_iter().next();
        Ok(first.map(|finding| finding.what))
    }
}

/// Returns the folder for the backups of a record, in the data folder of a desk.
pub fn folder(data: &Path, record: RecordId) -> PathBuf {
    data.join("backups").join(record.to_string())
}

/// Says where the backups of a damaged record are, where this desk has any: the newest, or
/// the folder of all where the file does not even say which record it is.
pub fn whereabouts(file: &Path, desk: DeskId, data: &Path) -> Option<String> {
    let Ok(record) = Record::open(file, Access::Read, desk) else {
        let all = data.join("backups");
        return all
            .is_dir()
            .then(|| format!("backups are in {}", all.display()));
    };
    let newest = backups(&folder(data, record.id()), record.id())
        .ok()?
        .pop()?;
    Some(format!("the newest backup is {}", newest.file.display()))
}

/// Returns the backups of a record in a folder, oldest first.
///
/// # Errors
/// [`Error::File`] where the folder cannot be read.
pub fn backups(folder: &Path, record: RecordId) -> Result<Vec<Backup>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(|error| failed(folder, "read", &error))? {
        let entry = entry.map_err(|error| failed(folder, "read", &error))?;
        let name = entry.file_name();
        if let Some((at, why)) = name.to_str().and_then(|name| read_name(name, record)) {
            found.push(Backup {
                file: entry.path(),
                at,
                why,
                bytes: entry.metadata().map_or(0, |found| found.len()),
            });
        }
    }
    found.sort_by(|one, other| (one.at, &one.file).cmp(&(other.at, &other.file)));
    Ok(found)
}

fn read_name(name: &str, record: RecordId) -> Option<(Timestamp, Why)> {
    let rest = name.strip_prefix(&format!("{record}."))?;
    let (time, why) = rest.strip_suffix(".travaux")?.split_once('.')?;
    let at = jiff::civil::DateTime::strptime(TIME, time).ok()?;
    let (why, _) = Why::ALL.into_iter().find(|(_, known)| *known == why)?;
    Some((TimeZone::UTC.to_timestamp(at).ok()?, why))
}

/// Says into which stretch of time a moment falls.
type Slot = fn(Timestamp) -> i64;

/// Returns the backups that the ladder does not keep: of the newest in each ten minutes 6
/// stay, in each hour 24, in each day 30, in each month 12 (UTC, times without a backup not
/// counted), and every one of a sealed draft; of these the oldest unsealed ones go until
/// all fit into 2 GiB, but never below five, and never the newest.
pub fn surplus(backups: &[Backup]) -> Vec<PathBuf> {
    let mut newest_first: Vec<&Backup> = backups.iter().collect();
    newest_first.sort_by(|one, other| (other.at, &other.file).cmp(&(one.at, &one.file)));
    let rungs: [(usize, Slot); 4] = [
        (6, |at| at.as_second().div_euclid(600)),
        (24, |at| at.as_second().div_euclid(3600)),
        (30, |at| at.as_second().div_euclid(86_400)),
        (12, |at| {
            let date = TimeZone::UTC.to_datetime(at);
            i64::from(date.year()) * 12 + i64::from(date.month())
        }),
    ];
    let mut stays: HashSet<&Path> = newest_first
        .iter()
        .filter(|backup| backup.why == Why::Sealed)
        .chain(newest_first.iter().take(FEWEST))
        .map(|backup| backup.file.as_path())
        .collect();
    for (many, slot) in rungs {
        let mut slots = HashSet::new();
        for backup in &newest_first {
            if slots.len() < many && slots.insert(slot(backup.at)) {
                stays.insert(&backup.file);
            }
        }
    }
    let kept = |backup: &&&Backup| stays.contains(backup.file.as_path());
    let mut bytes: u64 = newest_first.iter().filter(kept).map(|b| b.bytes).sum();
    let mut many = stays.len();
    let mut gone = HashSet::new();
    for backup in newest_first.iter().skip(1).rev().filter(kept) {
        if bytes > MOST_BYTES && many > FEWEST && backup.why != Why::Sealed {
            bytes -= backup.bytes;
            many -= 1;
            gone.insert(backup.file.as_path());
        }
    }
    backups
        .iter()
        .filter(|backup| {
            !stays.contains(backup.file.as_path()) || gone.contains(backup.file.as_path())
        })
        .map(|backup| backup.file.clone())
        .collect()
}

fn failed(path: &Path, verb: &'static str, error: &std::io::Error) -> Error {
    Error::file(path, verb, error)
}

#[cfg(test)]
#[path = "backup_tests.rs"]
mod tests;

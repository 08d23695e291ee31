//! One writer: a lock beside the file that says who has it.
//!
//! The lock is the operating system's, on the file `.NAME.lock` in the folder of the
//! record, so that it ends with the process whatever ends it; the line in that file only
//! says whose it is. It is advisory: what never looks at it is not held back by it, and
//! SQLite's own locks still keep every transaction whole.

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::Record;
use crate::error::{Error, Result};

/// Who holds a record for writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The name that the history shows.
    pub author: String,
    /// The number of the process.
    pub process: u32,
    /// The name of the machine.
    pub host: String,
    /// Since when.
    pub since: jiff::Timestamp,
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Holder {
            author,
            process,
            host,
            since,
        } = self;
        let since = since.strftime("%-d %b %Y, %H:%M UTC");
        write!(f, "{author} on {host}, process {process}, since {since}")
    }
}

impl Holder {
    /// Returns a holder that is this process.
    pub fn here(author: String, since: jiff::Timestamp) -> Holder {
        Holder {
            author,
            process: std::process::id(),
            host: host(),
            since,
        }
    }

    /// Returns true where the process of a holder on the same machine is dead, or is killed
    /// and not gone yet. Known on Linux only; elsewhere the lock itself tells.
    fn is_dying(&self, here: &Holder) -> bool {
        let process = Path::new("/proc").join(self.process.to_string());
        let said = |name: &str| std::fs::read_to_string(process.join(name));
        if self.host != here.host || !Path::new("/proc/self/stat").exists() {
            return false;
        }
        let (Ok(stat), Ok(status)) = (said("stat"), said("status")) else {
            return true;
        };
        // After the name in brackets: state, five numbers, and the flags of the process.
        let mut fields = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split(' ')
            .skip(1);
        let gone = matches!(fields.next(), Some("Z" | "X"));
        let flags = fields.nth(5).and_then(|flags| flags.parse::<u64>().ok());
        let killed = status
            .lines()
            .filter_map(|line| {
                line.strip_prefix("SigPnd:")
                    .or(line.strip_prefix("ShdPnd:"))
            })
            .any(|set| u64::from_str_radix(set.trim(), 16).is_ok_and(|set| set & SIGKILL != 0));
        gone || killed || flags.is_some_and(|flags| flags & EXITING != 0)
    }
}

fn host() -> String {
    rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .into_owned()
}

/// The signal that ends a process whatever it does, in a set of signals that wait for it.
const SIGKILL: u64 = 1 << 8;
/// The flag of a process that is ending.
const EXITING: u64 = 4;
/// How long a process that was killed may take to give its lock back.
const GOING: Duration = Duration::from_secs(2);
/// How long to wait before looking again.
const PAUSE: Duration = Duration::from_millis(5);

/// Longest line about a holder that is read, in bytes.
const LONGEST: u64 = 4096;

impl Record {
    /// Takes the record for writing, until it is dropped. Every process that writes does
    /// this right after opening.
    ///
    /// A lock whose process died is taken over.
    ///
    /// # Errors
    /// [`Error::OpenElsewhere`] where another window or process holds it. The record can
    /// then still be read, and [`Record::read_only`] says why it cannot be changed. Where
    /// no lock can be made beside the file, this is `Ok` and the record reads only.
    pub fn hold(&mut self, holder: &Holder) -> Result<()> {
        if self.read_only.is_some() || self.hold.is_some() {
            return Ok(());
        }
        match Hold::take(&self.path, holder) {
            Ok(hold) => {
                if let Some(trust) = &self.trust {
                    trust.hold(&real(&self.path)?)?;
                }
                self.hold = Some(hold);
            }
            Err(Refusal::Held { who }) => {
                self.read_only = Some(format!("it is open elsewhere ({who})"));
                return Err(Error::OpenElsewhere { who });
            }
            Err(Refusal::NoLock { why }) => self.read_only = Some(why),
        }
        Ok(())
    }
}

/// Why a lock was not given.
#[derive(Debug)]
enum Refusal {
    /// Somebody has it.
    Held {
        /// Who, as far as the lock says.
        who: String,
    },
    /// There is no place for a lock.
    NoLock {
        /// Why, in words that follow "open for reading only:".
        why: String,
    },
}

/// A lock that is held; dropping it gives it back.
#[derive(Debug)]
pub(super) struct Hold {
    file: File,
    path: PathBuf,
}

impl Hold {
    /// Takes the lock of a record and signs it.
    fn take(record: &Path, holder: &Holder) -> Result<Hold, Refusal> {
        let mut hold = Hold::unsigned(record, Some(holder))?;
        hold.sign(holder).map_err(no_lock)?;
        Ok(hold)
    }

    /// Takes the lock. Where the one who takes it is known, it waits for a holder of the
    /// same machine that is dying: the system gives a lock back late in the end of a process.
    fn unsigned(record: &Path, taker: Option<&Holder>) -> Result<Hold, Refusal> {
        let path = beside(record).map_err(no_lock)?;
        let mut patience = 4;
        let mut going = GOING.as_millis() / PAUSE.as_millis();
        loop {
            let mut file = open(&path).map_err(no_lock)?;
            match file.try_lock() {
                Ok(()) => {}
                // Somebody who only looks has it for an instant.
                Err(TryLockError::WouldBlock) if patience > 0 => {
                    patience -= 1;
                    std::thread::sleep(PAUSE);
                    continue;
                }
                Err(TryLockError::WouldBlock) => {
                    let who = read(&mut file);
                    let dying = |taker| who.as_ref().is_some_and(|who| who.is_dying(taker));
                    if going > 0 && taker.is_some_and(dying) {
                        going -= 1;
                        std::thread::sleep(PAUSE);
                        continue;
                    }
                    return Err(Refusal::Held { who: told(who) });
                }
                Err(TryLockError::Error(error)) => return Err(no_lock(error)),
            }
            // Between opening and locking, the holder before may have removed the file:
            // then this lock is on a file that nobody else will find.
            let path = path.clone();
            let hold = Hold { file, path };
            if hold.still_there() {
                return Ok(hold);
            }
        }
    }

    fn sign(&mut self, holder: &Holder) -> std::io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        serde_json::to_writer(&self.file, holder)?;
        self.file.write_all(b"\n")
    }

    #[cfg(unix)]
    fn still_there(&self) -> bool {
        use std::os::unix::fs::MetadataExt;
        let key = |found: std::fs::Metadata| (found.dev(), found.ino());
        match (self.file.metadata(), std::fs::symlink_metadata(&self.path)) {
            (Ok(mine), Ok(there)) => key(mine) == key(there),
            _ => false,
        }
    }

    /// Elsewhere a file that is open is not removed, so that it is always still there.
    #[cfg(not(unix))]
    fn still_there(&self) -> bool {
        true
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // Removed while still locked, so that nobody else's lock is removed. What fails
        // here leaves a stale file, which the next writer takes over.
        if cfg!(unix) && self.still_there() {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Takes the lock for a moment's work that nobody may write beside.
pub(super) fn alone(record: &Path) -> Result<Hold> {
    Hold::unsigned(record, None).map_err(|refusal| match refusal {
        Refusal::Held { who } => Error::OpenElsewhere { who },
        Refusal::NoLock { why } => Error::ReadOnly { why },
    })
}

/// Returns the file itself where a path leads through links.
pub(super) fn real(path: &Path) -> Result<PathBuf> {
    path.canonicalize()
        .map_err(|error| Error::file(path, "read", &error))
}

/// Returns true where a process holds the record for writing.
pub(super) fn is_held(record: &Path) -> bool {
    let Some(path) = beside(record).ok().filter(|path| path.is_file()) else {
        return false;
    };
    File::open(path)
        .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// Returns the path of the lock: beside the file itself, not beside a link to it.
fn beside(record: &Path) -> std::io::Result<PathBuf> {
    let record = record.canonicalize()?;
    let mut name = std::ffi::OsString::from(".");
    name.push(record.file_name().unwrap_or_default());
    name.push(".lock");
    Ok(record.with_file_name(name))
}

/// Opens the file of the lock; a link or a pipe that somebody put in its place is refused.
fn open(path: &Path) -> std::io::Result<File> {
    match std::fs::symlink_metadata(path) {
        Ok(found) if !found.is_file() => return Err(std::io::Error::from(ErrorKind::InvalidInput)),
        _ => {}
    }
    File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)
}

/// Reads who holds a lock, where the line says it.
fn read(file: &mut File) -> Option<Holder> {
    let mut line = String::new();
    let _ = file.take(LONGEST).read_to_string(&mut line);
    serde_json::from_str(&line).ok()
}

/// Says who holds a lock, in words that are safe to show.
fn told(who: Option<Holder>) -> String {
    who.map_or_else(
        || "another window".to_owned(),
        |holder| {
            let said = holder.to_string();
            said.chars().filter(|c| !c.is_control()).take(200).collect()
        },
    )
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn no_lock(error: std::io::Error) -> Refusal {
    let why = match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "its folder is write-protected".to_owned()
        }
        _ => format!("no lock can be made beside it ({error})"),
    };
    Refusal::NoLock { why }
}

#[cfg(test)]
#[path = "lock_tests.rs"]
mod tests;

//! The first look at a file: what it is, from its first bytes, before SQLite sees it.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::{APPLICATION_ID, SCHEMA};
use crate::error::{Error, Result};

/// Checks that a path leads to a regular file.
///
/// # Errors
/// [`Error::NoSuchFile`], [`Error::NotARecord`], or [`Error::File`] where it may not be looked at.
pub(super) fn regular(path: &Path) -> Result<std::fs::Metadata> {
    let kind = std::fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if kind.is_file() {
        Ok(kind)
    } else {
        Err(Error::NotARecord {
            path: path.to_owned(),
        })
    }
}

/// Checks the first 100 bytes: the mark of SQLite, the mark of a record, and the version.
///
/// # Errors
/// [`Error::NotARecord`], [`Error::FileTooNew`], [`Error::Damaged`] or [`Error::File`].
pub(super) fn check(path: &Path) -> Result<()> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut bytes))
        .map_err(|error| unreadable(path, &error))?;
    let number = |at: usize| {
        bytes.get(at..at + 4).map(|four| {
            i32::from_be_bytes(
                four.try_into()
                    .expect("a range of four bytes has four bytes"),
            )
        })
    };
    let ours = bytes.len() == 100
        && bytes.starts_with(b"SQLite format 3\0")
        && number(68) == Some(APPLICATION_ID);
    match number(60) {
        Some(version) if ours && version > SCHEMA => Err(Error::FileTooNew {
            path: path.to_owned(),
        }),
        Some(SCHEMA) if ours && bytes[18..20] != [1, 1] => Err(Error::Damaged {
            path: path.to_owned(),
            what: "another program has moved part of it into a file beside it".to_owned(),
        }),
        Some(SCHEMA) if ours => Ok(()),
        _ => Err(Error::NotARecord {
            path: path.to_owned(),
        }),
    }
}

/// Checks what the first 100 bytes of a file that nobody writes say beside that: whatever
/// SQLite keeps there and a record knows. Two counters that mean nothing for what the
/// record says are not known: of the schema, and of the SQLite that wrote last.
///
/// Returns what is wrong, in words.
pub(super) fn doubt(path: &Path) -> Result<Option<String>> {
    let failed = |error: std::io::Error| unreadable(path, &error);
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut bytes = Vec::new();
    file.take(100).read_to_end(&mut bytes).map_err(failed)?;
    let Ok(bytes) = <[u8; 100]>::try_from(bytes) else {
        return Ok(Some("its first bytes are missing".to_owned()));
    };
    let number = |at: usize| {
        u64::from(u32::from_be_bytes([
            bytes[at],
            bytes[at + 1],
            bytes[at + 2],
            bytes[at + 3],
        ]))
    };
    let page = match u64::from(u16::from_be_bytes([bytes[16], bytes[17]])) {
        1 => 65_536,
        page => page,
    };
    let known = bytes[20..24] == [0, 64, 32, 32]
        && number(24) == number(92)
        && number(28) * page == length
        && number(44) == 4
        && number(52) == 0
        && number(56) == 1
        && number(64) == 0
        && bytes[72..92].iter().all(|byte| *byte == 0);
    Ok((!known).then(|| "the head of the file has been altered".to_owned()))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::NotFound => Error::NoSuchFile {
            path: path.to_owned(),
        },
        ErrorKind::PermissionDenied => Error::File {
            path: path.to_owned(),
            verb: "read",
            problem: "you may not read it; ask its owner".to_owned(),
        },
        _ => Error::file(path, "read", error),
    }
}

/// The files that this process has open through SQLite, and how often.
///
/// On POSIX systems, closing any handle of a file drops every lock that the process holds on
/// it (sqlite.org/howtocorrupt.html, 2.2). So a file that is open here is never opened by
/// hand; it was looked at when it was opened.
static OPEN: Mutex<BTreeMap<PathBuf, u32>> = Mutex::new(BTreeMap::new());

/// A file that is open, noted as such until this is dropped.
#[derive(Debug)]
pub(in crate::record) struct Opened(PathBuf);

impl Opened {
    /// Checks the header of a regular file, unless it is open here already, and notes it.
    pub(in crate::record) fn checked(path: &Path) -> Result<Opened> {
        Opened::after(path, || check(path))
    }

    /// Notes a file, after `look` where it is not open here already. Nobody in this
    /// process opens it meanwhile.
    pub(super) fn after(path: &Path, look: impl FnOnce() -> Result<()>) -> Result<Opened> {
        let real = path
            .canonicalize()
            .map_err(|error| unreadable(path, &error))?;
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if !open.contains_key(&real) {
            look()?;
        }
        *open.entry(real.clone()).or_default() += 1;
        Ok(Opened(real))
    }
}

/// Looks at a file by hand, unless this process has it open; says whether it looked.
/// Nobody in this process opens it meanwhile.
pub(super) fn unless_open(path: &Path, look: impl FnOnce() -> Result<()>) -> Result<bool> {
    let mut looked = false;
    let opened = Opened::after(path, || {
        looked = true;
        look()
    })?;
    drop(opened);
    Ok(looked)
}

impl Drop for Opened {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(times) = open.get_mut(&self.0) {
            *times -= 1;
            if *times == 0 {
                open.remove(&self.0);
            }
        }
    }
}

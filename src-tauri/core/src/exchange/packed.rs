//! Packed files: which parts they have, inflated within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::LARGEST;
use super::assemble::unreadable;
use super::decode;
use crate::error::{Error, Result};

/// Most entries of a packed file.
const MOST_ENTRIES: usize = 4_096;
/// Most inflated bytes for each packed one, in a part above [`SMALL`].
const RATIO: u64 = 200;
/// A part of fewer bytes may be packed as tightly as it likes.
const SMALL: u64 = 1024 * 1024;

/// A packed file, opened.
pub(super) struct Packed<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes inflated so far.
    inflated: usize,
    /// What kind of file it is, and the program that saves it anew.
    kind: &'static str,
    program: &'static str,
}

impl<'b> Packed<'b> {
    /// Opens a packed file of a `kind` ("Word"), which `program` saves.
    ///
    /// # Errors
    /// [`Error::Unreadable`] where it is cut or hostile.
    pub(super) fn open(bytes: &'b [u8], kind: &'static str, program: &'static str) -> Result<Self> {
        let damaged = |how| damaged(kind, program, how);
        let mut archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| damaged("it is cut off, or its list of parts is broken"))?;
        if archive.len() > MOST_ENTRIES {
            let a = if kind.starts_with(['A', 'E', 'I', 'O', 'U']) {
                "an"
            } else {
                "a"
            };
            return Err(unreadable(format!(
                "this packed file has {} parts, more than {a} {kind} file needs; choose another file",
                archive.len()
            )));
        }
        let mut names: Vec<String> = archive
            .file_names_raw()
            .map(|name| {
                String::from_utf8_lossy(name)
                    .to_lowercase()
                    .replace('\\', "/")
            })
            .collect();
        names.sort_unstable();
        // Two parts of one name would show one text here and another in that program.
        if archive.has_duplicate_names() || names.windows(2).any(|two| two[0] == two[1]) {
            return Err(damaged("it has two parts of the same name"));
        }
        if archive.has_overlapping_entries().unwrap_or(true) {
            return Err(damaged("its parts lie over one another"));
        }
        Ok(Packed {
            archive,
            inflated: 0,
            kind,
            program,
        })
    }

    /// True for a packed file that has one part and not another.
    pub(super) fn holds(bytes: &[u8], part: &str, without: &str) -> bool {
        let archive = ZipArchive::new(Cursor::new(bytes));
        archive.is_ok_and(|archive| {
            archive.index_for_name(part).is_some() && archive.index_for_name(without).is_none()
        })
    }

    /// Inflates a part.
    ///
    /// # Errors
    /// [`Error::Unreadable`] where it is missing, locked, broken or over the limits.
    pub(super) fn text(&mut self, part: &str) -> Result<String> {
        let (kind, program) = (self.kind, self.program);
        let left = LARGEST - self.inflated;
        let broken = || {
            damaged(
                kind,
                program,
                &format!("its part {part} cannot be unpacked"),
            )
        };
        let file = self.archive.by_name(part).map_err(|problem| match problem {
            zip::result::ZipError::UnsupportedArchive(_) => unreadable(format!(
                "this {kind} file is locked or packed in a way that {program} does not use; unlock it, save it anew and try again"
            )),
            _ => broken(),
        })?;
        let packed = file.compressed_size();
        let mut bytes = Vec::new();
        { file }
            .take(left as u64 + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| broken())?;
        let inflated = bytes.len() as u64;
        if bytes.len() > left || (inflated > SMALL && inflated / RATIO > packed) {
            return Err(unreadable(format!(
                "this {kind} file unpacks to far more than a text can need; choose another file"
            )));
        }
        self.inflated += bytes.len();
        decode::text(&bytes, None).map_err(|_| broken())
    }

    /// True where there is such a part.
    pub(super) fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// The error for such a file that is broken, in one plain sentence.
    pub(super) fn damaged(&self, how: &str) -> Error {
        damaged(self.kind, self.program, how)
    }
}

/// True where the list of a packed file's parts can be read.
pub(super) fn opens(bytes: &[u8]) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok()
}

/// The error for a packed file that is broken, in one plain sentence.
pub(super) fn damaged(kind: &str, program: &str, how: &str) -> Error {
    unreadable(format!(
        "this {kind} file is damaged: {how}; open it in {program}, save it anew and try again"
    ))
}

//! Documents from disk, read in the guarded child.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use travaux::exchange::Reading;
use travaux::text::Document;
use travaux::{Error, Stop};
use travaux_cli::guard;

use crate::ending::{Refusal, Result};

/// A document with the bytes it came in.
pub(crate) struct Opened {
    /// What it says.
    pub(crate) document: Document,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// The name of its file.
    pub(crate) name: String,
}

/// Reads a document that goes into no record; a refusal does not speak of one.
pub(crate) fn read_alone(path: &Path, reading: Reading) -> Result<Opened> {
    read(path, reading).map_err(alone)
}

/// Takes out of a refusal what it says of a record, where there is none.
pub(crate) fn alone(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Refused(said) => Refusal::Refused(
            said.strip_suffix("; the record is unchanged")
                .unwrap_or(&said)
                .to_owned(),
        ),
        other => other,
    }
}

/// Reads a document in one reading of its tracked changes. A refusal names it.
pub(crate) fn read(path: &Path, reading: Reading) -> Result<Opened> {
    let name = name(path);
    opened(path, reading).map_err(|refusal| match refusal {
        Refusal::Refused(said) if !said.contains(&name) => {
            Refusal::Refused(format!("{name}: {said}"))
        }
        other => other,
    })
}

fn opened(path: &Path, reading: Reading) -> Result<Opened> {
    let bytes = bytes(path)?;
    let name = name(path);
    let program = std::env::current_exe().map_err(|problem| {
        Refusal::Refused(format!(
            "the program cannot find itself ({problem}); install Travaux again"
        ))
    })?;
    let document = guard::read_in_child(&program, &bytes, &name, reading, &Stop::default())?;
    Ok(Opened {
        document,
        bytes,
        name,
    })
}

/// Reads the bytes of a file that is no longer than a document may be.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>> {
    let failed = |problem: std::io::Error| match problem.kind() {
        ErrorKind::NotFound => Error::NoSuchFile {
            path: path.to_owned(),
        },
        _ => Error::file(path, "read", &problem),
    };
    // A pipe may never end, and a device has no end.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(failed(io::Error::other("it is no ordinary file")).into());
    }
    let longest = guard::LARGEST as u64;
    let mut file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let mut bytes = Vec::new();
    if length <= longest {
        { &mut file }
            .take(longest + 1)
            .read_to_end(&mut bytes)
            .map_err(failed)?;
    }
    let length = length.max(bytes.len() as u64);
    if length > longest {
        return Err(Error::Unreadable {
            problem: format!(
                "{} has {} MiB, more than can be read ({} MiB); split it and try again",
                path.display(),
                length.div_ceil(1 << 20),
                longest >> 20
            ),
        }
        .into());
    }
    Ok(bytes)
}

/// Takes in a document: its tracked changes as accepted, and that they were is said
/// among what was left out.
pub(crate) fn take_in(path: &Path) -> Result<Opened> {
    let mut opened = read(path, Reading::Accepted)?;
    let changes = opened.document.changes.len();
    if changes > 0 {
        opened.document.left_out.push(format!(
            "Tracked changes were taken in as accepted ({changes}); `travaux read` lists them."
        ));
    }
    Ok(opened)
}

/// Returns the name of a file without its folder.
pub(crate) fn name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Returns the name of a file without its folder and its ending.
pub(crate) fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

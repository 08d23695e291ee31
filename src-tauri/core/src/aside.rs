//! Files set aside: what cannot be used gets another name and keeps all its bytes.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

/// Returns the path of a file with something after its name: `compact.travaux-journal`.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Gives a file a name that says why it is not used, and returns that name.
///
/// # Errors
/// [`Error::File`] where the folder cannot be written.
pub(crate) fn set_aside(file: &Path, why: &str) -> Result<PathBuf> {
    let aside = (0_u32..)
        .map(|nth| beside(file, &format!(".{why}-{nth}")))
        .find(|name| std::fs::symlink_metadata(name).is_err())
        .expect("there are fewer than 2^32 of them");
    std::fs::rename(file, &aside).map_err(|error| Error::file(file, "set aside", &error))?;
    Ok(aside)
}

/// Sets a database in WAL mode aside, with the files that belong to it.
pub(crate) fn set_aside_with_log(file: &Path, why: &str) -> Result<PathBuf> {
    let aside = set_aside(file, why)?;
    for ending in ["-wal", "-shm"] {
        // Missing in most cases; and without its database it harms nobody.
        let _ = std::fs::rename(beside(file, ending), beside(&aside, ending));
    }
    Ok(aside)
}

//! The sample record, made for one story by the command line.

use std::path::PathBuf;
use std::process::Command;

use stories::Told;
use stories::window::built;
use tempfile::TempDir;

/// Makes the sample record in a folder of its own.
pub(crate) fn sample() -> Told<(TempDir, PathBuf)> {
    let folder = tempfile::tempdir()?;
    let record = folder.path().join("sample.travaux");
    let made = Command::new(built("travaux")?)
        .env("TRAVAUX_DATA_DIR", folder.path().join("maker"))
        .arg("new")
        .arg(&record)
        .arg("--sample")
        .status()?;
    if made.success() {
        Ok((folder, record))
    } else {
        Err("the sample could not be made".into())
    }
}

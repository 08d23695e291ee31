//! What the desk knows while it runs.

use std::path::PathBuf;

/// The state that every request is answered from.
#[derive(Debug)]
pub struct Desk {
    /// The folder for what belongs to this desk and to no record.
    pub data: PathBuf,
    /// The record named on the command line, if any.
    pub opened_with: Option<PathBuf>,
}

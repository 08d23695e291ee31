//! The reports on the whole record.

use std::path::PathBuf;

use serde::Deserialize;
use travaux::report::{self, Coverage, Participation};
use ts_rs::TS;

use super::about::Nothing;
use crate::desk::Desk;
use crate::failure::Failure;

/// Tells what of the text has something behind it.
pub(super) fn coverage(desk: &Desk, _args: Nothing) -> Result<Coverage, Failure> {
    desk.read(|record| report::coverage(record.db()))
}

/// Tells who was heard, and whose asks are in the text.
pub(super) fn participation(desk: &Desk, _args: Nothing) -> Result<Participation, Failure> {
    desk.read(|record| report::participation(record.db()))
}

//! What the program says about itself.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Failure;

/// A request that needs nothing told.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Nothing {}

/// The program that answers.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Hello {
    /// Its name.
    program: &'static str,
    /// Its version.
    version: &'static str,
}

/// Says which program answers.
pub(super) fn hello(_desk: &Desk, _args: Nothing) -> Result<Hello, Failure> {
    Ok(Hello {
        program: "Travaux",
        version: env!("CARGO_PKG_VERSION"),
    })
}

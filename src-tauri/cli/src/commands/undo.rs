//! `travaux undo` and `travaux redo`.

use std::path::PathBuf;

use clap::Args;

use crate::desk::{Desk, Hand};
use crate::ending::{Ending, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Undo {
    /// The record
    record: PathBuf,
    #[command(flatten)]
    hand: Hand,
}

#[derive(Args)]
pub(crate) struct Redo {
    /// The record
    record: PathBuf,
    #[command(flatten)]
    hand: Hand,
}

impl Undo {
    pub(crate) fn run(self) -> Result {
        let mut by = self.hand.by()?;
        let outcome = Desk::here()?.write(&self.record, &by)?.undo(&mut by)?;
        output::people(&format!("{}\n", outcome.label))?;
        Ok(Ending::Done)
    }
}

impl Redo {
    pub(crate) fn run(self) -> Result {
        let mut by = self.hand.by()?;
        let outcome = Desk::here()?.write(&self.record, &by)?.redo(&mut by)?;
        output::people(&format!("{}\n", outcome.label))?;
        Ok(Ending::Done)
    }
}

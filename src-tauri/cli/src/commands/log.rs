//! `travaux log`: what was done, newest first.

use std::path::PathBuf;

use clap::Args;

use crate::desk::Desk;
use crate::ending::{Ending, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Log {
    /// The record
    record: PathBuf,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

impl Log {
    pub(crate) fn run(self) -> Result {
        let record = Desk::to_read()?.read(&self.record)?;
        let entries = record.history(None, u32::MAX)?;
        if self.json {
            output::json(&entries)?;
            return Ok(Ending::Done);
        }
        let mut out = String::new();
        for entry in &entries {
            out.push_str(&format!(
                "{}  {}  {}  {}",
                entry.id, entry.at, entry.author, entry.label
            ));
            if entry.undone {
                out.push_str("  (taken back)");
            }
            if let Some(note) = &entry.note {
                out.push_str(&format!("  · {}", note.replace('\n', " ")));
            }
            out.push('\n');
        }
        output::people(&out)?;
        Ok(Ending::Done)
    }
}

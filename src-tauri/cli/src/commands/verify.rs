//! `travaux verify`: whether the history is whole and unaltered.

use std::path::PathBuf;

use clap::Args;
use travaux::Record;
use travaux::record::backup;

use crate::desk::Desk;
use crate::ending::{Ending, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Verify {
    /// The record
    record: PathBuf,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

impl Verify {
    pub(crate) fn run(self) -> Result {
        let desk = Desk::to_read()?;
        let verdict = Record::verify_apart(&self.record, desk.id, &desk.data)
            .map_err(|error| desk.refusal(&self.record, error))?;
        if self.json {
            output::json(&verdict)?;
        } else if verdict.good {
            output::people(&format!(
                "good: {}, head: {}\n",
                output::counted(verdict.changes.unsigned_abs(), "change"),
                verdict.words
            ))?;
        } else {
            let found: String = verdict
                .findings
                .iter()
                .map(|finding| format!("altered: {}\n", finding.what))
                .collect();
            output::people(&found)?;
            let backups = backup::whereabouts(&self.record, desk.id, &desk.data);
            output::note(&format!(
                "make it again from its history, or from a backup: `travaux new NEW --from FILE`{}",
                backups.map_or_else(String::new, |backups| format!("; {backups}"))
            ));
        }
        Ok(if verdict.good {
            Ending::Done
        } else {
            Ending::No
        })
    }
}

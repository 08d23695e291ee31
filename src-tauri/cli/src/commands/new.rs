//! `travaux new`: makes a record, empty or with the sample in it.

use std::path::{Path, PathBuf};

use clap::Args;
use travaux::record::Trust;
use travaux::{Record, sample};

use crate::desk::{Desk, Hand};
use crate::ending::{Ending, Result};
use crate::{document, output};

#[derive(Args)]
pub(crate) struct New {
    /// The file to make
    record: PathBuf,
    /// The title of the text
    #[arg(long, required_unless_present_any = ["sample", "from"], conflicts_with = "sample")]
    title: Option<String>,
    /// Fills it with the sample: a small compact, its drafts and what was said about it
    #[arg(long)]
    sample: bool,
    /// Makes it from a whole record that `export --to FILE.json` wrote, or from the history
    /// in another record: a backup, an older copy, a file of an earlier version
    #[arg(long, value_name = "FILE", conflicts_with_all = ["title", "sample"])]
    from: Option<PathBuf>,
    #[command(flatten)]
    hand: Hand,
}

impl New {
    pub(crate) fn run(self) -> Result {
        let mut by = self.hand.by()?;
        let desk = Desk::here()?;
        let record = match (&self.title, &self.from) {
            (_, Some(from)) => self.again(from, &desk)?,
            (title, None) => {
                let record = match title {
                    Some(title) => Record::create(&self.record, title, desk.id, &mut by)?,
                    None => sample::create(&self.record, desk.id, &mut by)?,
                };
                desk.remember(&record)?;
                record
            }
        };
        output::people(&format!("{}: {}\n", self.record.display(), record.title()?))?;
        Ok(Ending::Done)
    }

    /// Makes the record that another file holds again. Where this desk has seen more of it,
    /// that is said, and from now on this one is the one that it knows.
    fn again(&self, from: &Path, desk: &Desk) -> Result<Record> {
        let record = if output::is_record(from) {
            Record::from_log(&self.record, from, desk.id)
                .map_err(|error| desk.refusal(from, error))?
        } else {
            Record::from_whole(&self.record, &document::bytes(from)?, desk.id)
                .map_err(|error| document::alone(error.into()))?
        };
        match Trust::open(&desk.data)?.goes_on_from(&record, from) {
            Ok(None) => {}
            Ok(Some(seen)) => output::note(&format!(
                "this desk has seen {seen} changes of this record; what {} lacks of them stays in the file that has it",
                self.record.display()
            )),
            Err(error) => {
                drop(record);
                // Made a moment ago; where it stays, it is a copy that nobody knows.
                let _ = std::fs::remove_file(&self.record);
                return Err(error.into());
            }
        }
        Ok(record)
    }
}

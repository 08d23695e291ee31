//! `travaux new`: makes a record, empty or with the sample in it.

use std::path::PathBuf;

use clap::Args;
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
    /// Makes it from a whole record that `export --to FILE.json` wrote
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
            (_, Some(from)) => Record::from_whole(&self.record, &document::bytes(from)?, desk.id)?,
            (Some(title), None) => Record::create(&self.record, title, desk.id, &mut by)?,
            (None, None) => sample::create(&self.record, desk.id, &mut by)?,
        };
        desk.remember(&record)?;
        output::people(&format!("{}: {}\n", self.record.display(), record.title()?))?;
        Ok(Ending::Done)
    }
}

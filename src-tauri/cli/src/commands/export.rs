//! `travaux export`: writes a draft or the working text to a file.

use std::path::PathBuf;

use clap::Args;
use travaux::exchange::{self, Format};
use travaux::record::log;
use travaux::text::TextName;

use crate::desk::Desk;
use crate::ending::{Ending, Result};
use crate::output;
use crate::texts::Text;

#[derive(Args)]
pub(crate) struct Export {
    /// The record
    record: PathBuf,
    /// The name of the draft, `working`, or a point in time (@2018-03-01)
    #[arg(long, value_name = "NAME")]
    draft: String,
    /// The file, whose ending says the format (.docx .md .txt .html .json)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Export {
    pub(crate) fn run(self) -> Result {
        let format = Format::of(&self.to.to_string_lossy())?;
        let record = Desk::here()?.read(&self.record)?;
        let text = Text::of(&record, TextName::parse(&record, &self.draft)?)?;
        output::file(&self.to, &exchange::write(&text.blocks, format))?;
        output::people(&format!(
            "{}: {}; the record's head: {}\n",
            self.to.display(),
            output::counted(text.blocks.len() as u64, "clause"),
            log::words(record.head()?)
        ))?;
        Ok(Ending::Done)
    }
}

//! `travaux import RECORD draft`: a new sealed draft out of a document.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use travaux::Action;
use travaux::text::draft;

use crate::desk::{Desk, Hand, day};
use crate::ending::{Ending, Result};
use crate::{document, output};

#[derive(Args)]
pub(crate) struct Draft {
    /// The document (.md .txt .html .docx .odt .rtf .xml .json)
    doc: PathBuf,
    /// The name of the draft ("Zero Draft")
    #[arg(long)]
    name: String,
    /// The date it carries (2018-02-05)
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Date,
    #[command(flatten)]
    hand: Hand,
}

impl Draft {
    pub(crate) fn run(self, record: &Path) -> Result {
        let mut by = self.hand.by()?;
        let desk = Desk::here()?;
        let opened = document::take_in(&self.doc)?;
        let mut record = desk.import_into(record, &by)?;
        let mut document = opened.document;
        let left_out = std::mem::take(&mut document.left_out);
        let draft = by.id();
        let action = Action::ImportDraft {
            draft: Some(draft),
            name: self.name,
            date: self.date,
            document,
            file: Some(opened.name),
        };
        record.apply(&mut by, &action)?;
        let draft = draft::get(record.db(), draft)?;
        output::people(&format!(
            "{}: {}, sealed: {}\n",
            draft.name,
            output::counted(draft.clauses, "clause"),
            draft.words
        ))?;
        output::left_out(&left_out);
        Ok(Ending::Done)
    }
}

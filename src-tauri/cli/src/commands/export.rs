//! `travaux export`: writes a draft or the working text to a file.

use std::path::PathBuf;

use clap::Args;
use travaux::exchange::akn::{self, About};
use travaux::exchange::{self, Format};
use travaux::record::log;
use travaux::text::{Block, Item, TextName};

use crate::desk::Desk;
use crate::ending::{Ending, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Export {
    /// The record
    record: PathBuf,
    /// The name of the draft, `working`, or a point in time (@2018-03-01)
    #[arg(long, value_name = "NAME")]
    draft: String,
    /// The file, whose ending says the format (.md .txt .html .xml .json)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Export {
    pub(crate) fn run(self) -> Result {
        let format = Format::of(&self.to.to_string_lossy())?;
        let record = Desk::here()?.read(&self.record)?;
        let name = TextName::parse(&record, &self.draft)?;
        let items = name.items(&record)?;
        let blocks: Vec<Block> = items.iter().map(Item::block).collect();
        let written = match format {
            Format::AkomaNtoso => akn::write(&blocks, &About::of(&record, name, &items)?),
            _ => exchange::write(&blocks, format),
        };
        output::file(&self.to, written.as_bytes())?;
        output::people(&format!(
            "{}: {}; the record's head: {}\n",
            self.to.display(),
            output::counted(blocks.len() as u64, "clause"),
            log::words(record.head()?)
        ))?;
        Ok(Ending::Done)
    }
}

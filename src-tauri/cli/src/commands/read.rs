//! `travaux read`: shows what an importer sees in a document.

use std::path::PathBuf;

use clap::Args;
use travaux::exchange::{self, Format};
use travaux::text::TrackedOp;

use crate::ending::{Ending, Refusal, Result};
use crate::{document, output};

#[derive(Args)]
pub(crate) struct Read {
    /// The document (.md .txt .html .xml .json)
    doc: PathBuf,
    /// Reads tracked changes as accepted, which is how they are read without this
    #[arg(long, conflicts_with = "rejected")]
    accepted: bool,
    /// Reads tracked changes as rejected
    #[arg(long)]
    rejected: bool,
    /// Adds proposals for inputs
    #[arg(long)]
    inputs: bool,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

impl Read {
    pub(crate) fn run(self) -> Result {
        if self.inputs {
            return Err(Refusal::Refused(
                "this version proposes no inputs; read without --inputs, and import inputs from a .jsonl file"
                    .to_owned(),
            ));
        }
        let document = document::read(&self.doc)?.document;
        if self.rejected && !document.changes.is_empty() {
            return Err(Refusal::Refused(
                "this version cannot reject tracked changes; reject them in the program that made the file"
                    .to_owned(),
            ));
        }
        if self.json {
            output::json(&document)?;
            return Ok(Ending::Done);
        }
        let mut out = exchange::write(&document.blocks, Format::Text);
        for change in &document.changes {
            let op = match change.op {
                TrackedOp::Insert => "inserted",
                TrackedOp::Delete => "deleted",
            };
            out.push_str(&format!(
                "{op} by {} ({}): {}\n",
                change.author, change.date, change.text
            ));
        }
        output::people(&out)?;
        output::left_out(&document.left_out);
        Ok(Ending::Done)
    }
}

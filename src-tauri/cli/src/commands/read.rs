//! `travaux read`: shows what an importer sees in a document.

use std::path::PathBuf;

use clap::Args;
use travaux::exchange::{Reading, text};
use travaux::text::TrackedOp;

use crate::ending::{Ending, Refusal, Result};
use crate::{document, output};

#[derive(Args)]
pub(crate) struct Read {
    /// The document (.md .txt .html .docx .json)
    doc: PathBuf,
    /// Reads tracked changes as accepted; without this, what was put in and what was
    /// taken out are both there
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
        let reading = match (self.accepted, self.rejected) {
            (true, _) => Reading::Accepted,
            (_, true) => Reading::Rejected,
            _ => Reading::AsItStands,
        };
        let document = document::read(&self.doc, reading)?.document;
        if self.json {
            output::json(&document)?;
            return Ok(Ending::Done);
        }
        let mut out = text::write(&document.blocks);
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
        for comment in &document.comments {
            out.push_str(&format!(
                "comment by {} ({}) on “{}”: {}\n",
                comment.author, comment.date, comment.about, comment.text
            ));
        }
        output::people(&out)?;
        output::left_out(&document.left_out);
        Ok(Ending::Done)
    }
}

//! `travaux report`: coverage, participation, and the drafting history as a document.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use travaux::report::{Page, coverage, history, participation};

use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Report {
    /// The record
    record: PathBuf,
    /// Which report
    what: What,
    /// Prints JSON
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Writes it to a file: .html, .md or, but for travaux, .csv
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum What {
    /// Clauses without an input, inputs without a clause, changed and lapsed links, and who
    /// stands behind which part of the text
    Coverage,
    /// Who was heard and whose asks are in the text, by participant, kind, group and session
    Participation,
    /// The drafting history: every wording of every clause, and the inputs behind it
    Travaux,
}

impl Report {
    pub(crate) fn run(self) -> Result {
        let print = self
            .to
            .as_deref()
            .map(|to| printer(self.what, to))
            .transpose()?;
        let record = Desk::here()?.read(&self.record)?;
        let db = record.db();
        let page = match self.what {
            What::Coverage => {
                let coverage = coverage(db)?;
                if self.json {
                    output::json(&coverage)?;
                    return Ok(Ending::Done);
                }
                coverage.page()
            }
            What::Participation => {
                let participation = participation(db)?;
                if self.json {
                    output::json(&participation)?;
                    return Ok(Ending::Done);
                }
                participation.page()
            }
            What::Travaux => {
                let history = history(db)?;
                if self.json {
                    output::json(&history)?;
                    return Ok(Ending::Done);
                }
                history.page()
            }
        };
        match (&self.to, print) {
            (Some(to), Some(print)) => output::file(to, print(&page).as_bytes())?,
            _ => output::people(&page.markdown())?,
        }
        Ok(Ending::Done)
    }
}

type Print = fn(&Page) -> String;

/// Finds how a report is written, by the ending of the file.
fn printer(what: What, path: &Path) -> Result<Print> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    match (ending.to_lowercase().as_str(), what) {
        ("html" | "htm", _) => Ok(Page::html),
        ("md" | "markdown", _) => Ok(Page::markdown),
        ("csv", What::Coverage | What::Participation) => Ok(Page::csv),
        (_, What::Travaux) => Err(Refusal::Refused(format!(
            "the travaux cannot be written as “.{ending}”; name the file .html or .md"
        ))),
        _ => Err(Refusal::Refused(format!(
            "this report cannot be written as “.{ending}”; name the file .html, .md or .csv"
        ))),
    }
}

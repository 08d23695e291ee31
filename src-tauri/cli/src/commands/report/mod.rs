//! `travaux report`: what a record tells of the negotiation, for people, scripts and pages.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::Value;
use travaux::text::Draft;
use travaux::{Record, report};

use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::output;

mod convergence;
mod ledger;
mod sheet;
mod silence;
mod verbs;

use sheet::Sheet;

#[derive(Args)]
pub(crate) struct Report {
    /// The record
    record: PathBuf,
    /// Which report
    what: What,
    /// The draft from which a report between two drafts looks; the last but one without it
    #[arg(long, value_name = "NAME")]
    older: Option<String>,
    /// The draft to which it looks; the last without it
    #[arg(long, value_name = "NAME")]
    newer: Option<String>,
    /// Prints JSON
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Writes a file, whose ending says the format (.html .md .csv .json)
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// Wording lost between two drafts without a note or an input behind it
    Silence,
    /// Open brackets, nesting and share of paragraphs without brackets, over drafts and days
    Convergence,
    /// The open brackets of the working text by part, with holders and age
    Ledger,
    /// Each verb of force that hardened or softened between two drafts
    Verbs,
}

/// A report: a value for scripts, and a sheet for people.
struct Made {
    value: Value,
    sheet: Sheet,
}

impl Report {
    pub(crate) fn run(self) -> Result {
        let record = Desk::here()?.read(&self.record)?;
        let made = match self.what {
            What::Silence => silence::made(&record, &self.between(&record)?),
            What::Convergence => convergence::made(&record),
            What::Ledger => ledger::made(&record),
            What::Verbs => verbs::made(&record, &self.between(&record)?),
        }?;
        let Some(path) = &self.to else {
            match self.json {
                true => output::json(&made.value)?,
                false => output::people(&made.sheet.lines())?,
            }
            return Ok(Ending::Done);
        };
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let written = match ending.to_lowercase().as_str() {
            "html" | "htm" => made.sheet.html(),
            "md" => made.sheet.markdown(),
            "csv" => made.sheet.csv(),
            "json" => made.value.to_string() + "\n",
            _ => {
                return Err(Refusal::Usage(
                    "a report is written as .html, .md, .csv or .json; choose one of these endings"
                        .to_owned(),
                ));
            }
        };
        output::file(path, written.as_bytes())?;
        output::people(&format!("{}: {}\n", path.display(), made.sheet.title))?;
        Ok(Ending::Done)
    }

    fn between(&self, record: &Record) -> Result<(Draft, Draft)> {
        let (older, newer) = (self.older.as_deref(), self.newer.as_deref());
        Ok(report::between(record.db(), older, newer)?)
    }
}

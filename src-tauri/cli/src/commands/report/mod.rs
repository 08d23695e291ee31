//! `travaux report`: what a record tells of the negotiation, for people, scripts and pages.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::Value;
use travaux::exchange::print::About;
use travaux::report::{Page, coverage, history, participation};
use travaux::text::Draft;
use travaux::{Record, report};

use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::{output, paper};

mod convergence;
mod ledger;
mod silence;
mod verbs;

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
    /// Writes a file, whose ending says the format: .pdf, .html, .md, .json or, but for travaux, .csv
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
    /// Wording lost between two drafts without a note or an input behind it
    Silence,
    /// Open brackets, nesting and share of paragraphs without brackets, over drafts and days
    Convergence,
    /// The open brackets of the working text by part, with holders and age
    Ledger,
    /// Each verb of force that hardened or softened between two drafts
    Verbs,
}

/// A report: a value for scripts, and a page for people.
struct Made {
    value: Value,
    page: Page,
}

impl Report {
    pub(crate) fn run(self) -> Result {
        let between = self.older.is_some() || self.newer.is_some();
        if between && !matches!(self.what, What::Silence | What::Verbs) {
            return Err(Refusal::Usage(format!(
                "`report {}` does not look from one draft to another; leave --older and --newer out",
                output::named(self.what)
            )));
        }
        let form = self
            .to
            .as_deref()
            .map(|path| form(self.what, path))
            .transpose()?;
        let record = Desk::to_read()?.read(&self.record)?;
        let made = self.made(&record)?;
        match (&self.to, form) {
            (Some(path), Some(form)) => output::file(path, &form(&made, &record)?)?,
            _ if self.json => output::json(&made.value)?,
            _ => output::people(&made.page.markdown())?,
        }
        Ok(Ending::Done)
    }

    fn made(&self, record: &Record) -> Result<Made> {
        let db = record.db();
        Ok(match self.what {
            What::Coverage => {
                let found = coverage(db)?;
                Made::of(&found, found.page())
            }
            What::Participation => {
                let found = participation(db)?;
                Made::of(&found, found.page())
            }
            What::Travaux => {
                let found = history(db)?;
                Made::of(&found, found.page())
            }
            What::Silence => silence::made(record, &self.between(record)?)?,
            What::Convergence => convergence::made(record)?,
            What::Ledger => ledger::made(record)?,
            What::Verbs => verbs::made(record, &self.between(record)?)?,
        })
    }

    fn between(&self, record: &Record) -> Result<(Draft, Draft)> {
        let (older, newer) = (self.older.as_deref(), self.newer.as_deref());
        Ok(report::between(record.db(), older, newer)?)
    }
}

impl Made {
    fn of(found: &impl serde::Serialize, page: Page) -> Made {
        let value = serde_json::to_value(found).expect("a report is plain data");
        Made { value, page }
    }
}

type Form = fn(&Made, &Record) -> Result<Vec<u8>>;

/// Finds how a report is written, by the ending of the file.
fn form(what: What, path: &std::path::Path) -> Result<Form> {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Ok(match (ending.to_lowercase().as_str(), what) {
        ("pdf", _) => |made, record| {
            let about = About::record(record, made.page.title.as_str())?;
            paper::pdf(&made.page.print(about))
        },
        ("html" | "htm", _) => |made, _| Ok(made.page.html().into_bytes()),
        ("md" | "markdown", _) => |made, _| Ok(made.page.markdown().into_bytes()),
        ("json", _) => |made, _| Ok((made.value.to_string() + "\n").into_bytes()),
        ("csv", What::Travaux) => {
            return Err(Refusal::Refused(
                "the travaux are no table; name the file .pdf, .html or .md".to_owned(),
            ));
        }
        ("csv", _) => |made, _| Ok(made.page.csv().into_bytes()),
        _ => {
            return Err(Refusal::Refused(format!(
                "a report cannot be written as “.{ending}”; name the file .pdf, .html, .md, .csv or .json"
            )));
        }
    })
}

//! `travaux compare`: two texts clause by clause and word by word, as a redline or as JSON.

mod all;

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use travaux::compare::{ChangeKind, Counts, Piece, Row};
use travaux::exchange::akn;
use travaux::exchange::docx::{self, Hands, hands, remarks};
use travaux::exchange::print::{self, About};
use travaux::exchange::redline::{self, Redline};
use travaux::text::{Block, TextName};

use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::texts::Text;
use crate::{output, paper, redline as terminal};

#[derive(Args)]
#[command(
    override_usage = "travaux compare [OPTIONS] [RECORD] <OLD> <NEW>\n       travaux compare [OPTIONS] <RECORD> --all"
)]
pub(crate) struct Compare {
    /// Two texts, after their record where they are of one: the name of a draft, `working`,
    /// a point in time (@2018-03-01, @ and the id of a change), or a document on disk
    #[arg(num_args = 1..=3, required = true, value_name = "TEXT")]
    texts: Vec<String>,
    /// Puts every draft of the record side by side, and the working text where it differs
    #[arg(long)]
    all: bool,
    /// With --all: compares each column with this one, not with the one before it
    #[arg(long, value_name = "TEXT", requires = "all")]
    base: Option<String>,
    /// Prints JSON
    #[arg(long, conflicts_with = "to")]
    json: bool,
    /// Writes the redline (.pdf .docx .html .md .xml) or the table (.pdf .html .md) to a file
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,
    /// Draws both texts as one, which is the default
    #[arg(long, conflicts_with_all = ["side_by_side", "json", "to", "all"])]
    inline: bool,
    /// Draws the two texts beside each other
    #[arg(long, conflicts_with_all = ["json", "to", "all"])]
    side_by_side: bool,
    /// With --to FILE.docx: a comment on each change says which inputs stand behind it
    #[arg(long, requires = "to", conflicts_with = "all")]
    comments: bool,
    /// Leaves unchanged clauses out
    #[arg(long)]
    changed_only: bool,
    /// Exits with 1 where the texts differ
    #[arg(long)]
    exit_code: bool,
}

/// A comparison as the contract has it.
#[derive(Serialize)]
struct Compared<'t> {
    clauses: Vec<Pair<'t>>,
    counts: &'t Counts,
}

/// One row.
#[derive(Serialize)]
struct Pair<'t> {
    change: ChangeKind,
    old: Vec<Clause<'t>>,
    new: Vec<Clause<'t>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    words: &'t [Piece],
}

/// One clause of one side.
#[derive(Serialize)]
struct Clause<'t> {
    number: Option<&'t str>,
    text: &'t str,
}

impl Compare {
    pub(crate) fn run(self) -> Result {
        if self.all {
            return self.run_all();
        }
        let printer = self.to.as_deref().map(printer).transpose()?;
        if self.comments && self.to.as_deref().map(ending_of).as_deref() != Some("docx") {
            return Err(Refusal::Usage(
                "comments go into Word files; name the file .docx".to_owned(),
            ));
        }
        let Found {
            old,
            new,
            hands,
            about,
        } = self.found()?;
        let mut comparison = old.compared(&new);
        let differs = comparison
            .rows
            .iter()
            .any(|row| row.change != ChangeKind::Same);
        if self.changed_only {
            comparison.rows.retain(|row| row.change != ChangeKind::Same);
        }
        if self.json {
            output::json(&Compared {
                clauses: pairs(&comparison.rows, &old, &new),
                counts: &comparison.counts,
            })?;
        } else {
            let redline = old.redline(&new, &comparison);
            match (&self.to, printer) {
                (Some(path), _) if self.comments => {
                    let remarks = self.remarks(&comparison.rows, &old, &new)?;
                    output::file(path, &docx::redline_with(&redline, &hands, &remarks))?;
                }
                (Some(path), Some(printer)) => {
                    output::file(path, &printer(&redline, &hands, about)?)?;
                }
                _ if self.side_by_side => output::print(&terminal::beside(
                    &redline,
                    terminal::in_colour(),
                    terminal::width(),
                ))?,
                _ => output::print(&terminal::drawn(&redline, terminal::in_colour()))?,
            }
        }
        Ok(if self.exit_code && differs {
            Ending::No
        } else {
            Ending::Done
        })
    }

    /// Says of each row which inputs stand behind it.
    fn remarks(&self, rows: &[Row], old: &Text, new: &Text) -> Result<Vec<Vec<String>>> {
        let (Some(old), Some(new), [record, ..]) = (&old.items, &new.items, &*self.texts) else {
            return Err(Refusal::Usage(
                "inputs stand behind drafts of a record; name two of them".to_owned(),
            ));
        };
        let record = Desk::here()?.read(Path::new(record))?;
        Ok(remarks::inputs(record.db(), rows, old, new)?)
    }

    fn found(&self) -> Result<Found> {
        match self.texts.as_slice() {
            [record, old, new] => {
                let record = Desk::to_read()?.read(Path::new(record))?;
                let names = [old, new];
                let (old, new) = (Text::find(&record, old)?, Text::find(&record, new)?);
                let states = names.map(|name| TextName::parse(&record, name));
                let about = match states {
                    [Ok(old), Ok(new)] => About::between(&record, old, new)?,
                    _ => About::record(&record, between(&old, &new))?,
                };
                let hands = match (&old.items, &new.items) {
                    (Some(old), Some(new)) => hands::between(record.db(), old, new)?,
                    _ => Hands::default(),
                };
                Ok(Found {
                    old,
                    new,
                    hands,
                    about,
                })
            }
            [record] | [record, _] if output::is_record(Path::new(record)) => Err(Refusal::Usage(
                "name two texts of the record (travaux compare RECORD OLD NEW), or all: --all"
                    .to_owned(),
            )),
            [old, new] => {
                let old = Text::on_disk(Path::new(old))?;
                let new = Text::on_disk(Path::new(new))?;
                Ok(Found {
                    about: About::files(between(&old, &new)),
                    old,
                    new,
                    hands: Hands::default(),
                })
            }
            _ => Err(Refusal::Usage("name two texts to compare".to_owned())),
        }
    }
}

/// What is compared.
struct Found {
    old: Text,
    new: Text,
    /// Who changed what, where both are of a record.
    hands: Hands,
    /// What its pages say of it.
    about: About,
}

fn between(old: &Text, new: &Text) -> String {
    format!("{} → {}", old.name, new.name)
}

/// Prints a redline.
type Printer = fn(&Redline<'_>, &Hands, About) -> Result<Vec<u8>>;

/// Finds how a redline is printed, by the ending of the file.
fn printer(path: &Path) -> Result<Printer> {
    let ending = ending_of(path);
    match ending.as_str() {
        "pdf" => Ok(|redline, _, about| paper::pdf(&print::redline(redline, about))),
        "docx" => Ok(|redline, hands, _| Ok(docx::redline(redline, hands))),
        "html" | "htm" => Ok(|redline, _, _| Ok(redline::html(redline).into_bytes())),
        "md" | "markdown" => Ok(|redline, _, _| Ok(redline::markdown(redline).into_bytes())),
        "xml" | "akn" => Ok(|redline, hands, _| Ok(akn::redline(redline, hands).into_bytes())),
        _ => Err(Refusal::Refused(format!(
            "a redline cannot be written as “.{ending}”; name the file .pdf, .docx, .html, .md or .xml"
        ))),
    }
}

/// Returns what stands after the last full stop of a file's name, in small letters.
fn ending_of(path: &Path) -> String {
    path.extension()
        .map(|ending| ending.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

fn clauses<'t>(blocks: &'t [Block], places: &[u32]) -> Vec<Clause<'t>> {
    places
        .iter()
        .map(|at| &blocks[*at as usize])
        .map(|block| Clause {
            number: block.number.as_deref(),
            text: &block.wording.text,
        })
        .collect()
}

fn pairs<'t>(rows: &'t [Row], old: &'t Text, new: &'t Text) -> Vec<Pair<'t>> {
    rows.iter()
        .map(|row| Pair {
            change: row.change,
            old: clauses(&old.blocks, &row.old),
            new: clauses(&new.blocks, &row.new),
            words: &row.words,
        })
        .collect()
}

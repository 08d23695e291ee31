//! `travaux compare RECORD --all`: every draft of a record side by side.

use std::path::Path;

use serde::Serialize;
use travaux::compare::Side;
use travaux::compare::synoptic::{Base, Run, Synoptic, SynopticRow, synoptic};
use travaux::compare::{ChangeKind, Piece};
use travaux::exchange::print::{self, About};
use travaux::exchange::synoptic::{self, Column, Table};
use travaux::text::{TextName, draft};

use super::{Clause, Compare, clauses, ending_of};
use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::texts::Text;
use crate::{output, paper};

type Print = fn(&Table<'_>, About) -> Result<Vec<u8>>;

/// A synoptic table as the contract has it.
#[derive(Serialize)]
struct Shown<'t> {
    columns: Vec<&'t str>,
    rows: Vec<Vec<ShownCell<'t>>>,
}

/// One clause in one draft.
#[derive(Serialize)]
struct ShownCell<'t> {
    change: Option<ChangeKind>,
    clauses: Vec<Clause<'t>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    words: &'t [Piece],
    runs: &'t [Run],
}

impl Compare {
    pub(super) fn run_all(self) -> Result {
        let print = self.to.as_deref().map(printer).transpose()?;
        let [record] = self.texts.as_slice() else {
            return Err(Refusal::Usage(
                "--all takes one record: travaux compare RECORD --all --to synoptic.html"
                    .to_owned(),
            ));
        };
        if print.is_none() && !self.json {
            return Err(Refusal::Usage(
                "say where the table goes: --to synoptic.pdf, .html or .md, or --json".to_owned(),
            ));
        }
        let (texts, about) = states(Path::new(record))?;
        let base = self
            .base
            .as_deref()
            .map_or(Ok(Base::Before), |name| named(&texts, name))?;
        let mut table = compared(&texts, base);
        let differs = table.rows.iter().any(SynopticRow::changed);
        if self.changed_only {
            table.rows.retain(SynopticRow::changed);
        }
        if let (Some(path), Some(print)) = (&self.to, print) {
            let columns: Vec<Column<'_>> = texts
                .iter()
                .map(|text| Column {
                    name: &text.name,
                    clauses: &text.blocks,
                })
                .collect();
            let columned = Table {
                columns: &columns,
                synoptic: &table,
                base,
            };
            output::file(path, &print(&columned, about)?)?;
        } else {
            output::json(&shown(&table, &texts))?;
        }
        Ok(if self.exit_code && differs {
            Ending::No
        } else {
            Ending::Done
        })
    }
}

/// Returns the drafts by date, with what pages say of them, and the working text where it says something else.
fn states(record: &Path) -> Result<(Vec<Text>, About)> {
    let record = Desk::to_read()?.read(record)?;
    let mut texts = Vec::new();
    for draft in draft::list(record.db())? {
        if !draft.withdrawn {
            texts.push(Text::of(&record, TextName::Draft { draft: draft.id })?);
        }
    }
    let working = Text::of(&record, TextName::Working)?;
    let differs = texts
        .last()
        .is_none_or(|last| last.blocks != working.blocks);
    if differs && !working.blocks.is_empty() {
        texts.push(working);
    }
    if texts.is_empty() {
        return Err(Refusal::Refused(
            "the record has no text yet; import a draft and try again".to_owned(),
        ));
    }
    Ok((texts, About::record(&record, "All drafts side by side")?))
}

fn named(texts: &[Text], name: &str) -> Result<Base> {
    let wanted = name.trim().to_lowercase();
    let short = |text: &Text| {
        text.name.to_lowercase() == wanted || (wanted == "working" && text.name == "working text")
    };
    match (0..).zip(texts).find(|(_, text)| short(text)) {
        Some((column, _)) => Ok(Base::Column(column)),
        None => {
            let names: Vec<&str> = texts.iter().map(|text| text.name.as_str()).collect();
            Err(Refusal::Refused(format!(
                "no column is named “{name}”; name one of: {}",
                names.join(", ")
            )))
        }
    }
}

fn compared(texts: &[Text], base: Base) -> Synoptic {
    let sides: Vec<Vec<Side<'_>>> = texts.iter().map(Text::sides).collect();
    let lent: Vec<&[Side<'_>]> = sides.iter().map(Vec::as_slice).collect();
    synoptic(&lent, base)
}

fn shown<'t>(table: &'t Synoptic, texts: &'t [Text]) -> Shown<'t> {
    let row = |row: &'t SynopticRow| {
        row.cells
            .iter()
            .zip(texts)
            .map(|(cell, text)| ShownCell {
                change: cell.change,
                clauses: clauses(&text.blocks, &cell.clauses),
                words: &cell.words,
                runs: &cell.runs,
            })
            .collect()
    };
    Shown {
        columns: texts.iter().map(|text| text.name.as_str()).collect(),
        rows: table.rows.iter().map(row).collect(),
    }
}

/// Finds how a table is printed, by the ending of the file.
fn printer(path: &Path) -> Result<Print> {
    let ending = ending_of(path);
    match ending.as_str() {
        "pdf" => Ok(|table, about| paper::pdf(&print::synoptic(table, about))),
        "html" | "htm" => Ok(|table, _| Ok(synoptic::html(table).into_bytes())),
        "md" | "markdown" => Ok(|table, _| Ok(synoptic::markdown(table).into_bytes())),
        _ => Err(Refusal::Refused(format!(
            "a synoptic table cannot be written as “.{ending}”; name the file .pdf, .html or .md"
        ))),
    }
}

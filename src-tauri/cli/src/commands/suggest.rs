//! `travaux suggest`: the inputs that may stand behind a clause or a text.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use travaux::suggest::{self, Ideas, Question, Suggestion};
use travaux::text::{find, outline};
use travaux::{Error, Record, input};

use crate::desk::Desk;
use crate::ending::{Ending, Result};
use crate::{arguments, document, output};

#[derive(Args)]
pub(crate) struct Suggest {
    /// The record
    record: PathBuf,
    /// The clause: its id or full printed number (7(b)(ii), PP3, "Objective 2")
    #[arg(required_unless_present = "text_file", conflicts_with = "text_file")]
    clause: Option<String>,
    /// A text in place of a clause, or a redline: [-removed-]{+added+}
    #[arg(long, value_name = "FILE")]
    text_file: Option<PathBuf>,
    /// Most inputs that are listed
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = arguments::count)]
    limit: usize,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// What is printed as JSON.
#[derive(Serialize)]
struct Likely {
    inputs: Vec<One>,
}

#[derive(Serialize)]
struct One {
    id: String,
    score: f32,
    why: String,
    text: String,
}

impl Suggest {
    pub(crate) fn run(self) -> Result {
        let record = Desk::to_read()?.read(&self.record)?;
        let found = self.found(&record)?;
        if self.json {
            let inputs = found.into_iter().map(One::from).collect();
            output::json(&Likely { inputs })?;
        } else if found.is_empty() {
            let has_inputs = !input::list(record.db())?.is_empty();
            output::people(if has_inputs {
                "No input has a word in common with it.\n"
            } else {
                "There is no input yet; `travaux import RECORD source DOC …` takes in what was said, \
                 and `travaux import RECORD inputs FILE.jsonl` what it asks for.\n"
            })?;
        } else {
            output::people(&told(&found))?;
        }
        Ok(Ending::Done)
    }

    fn found(&self, record: &Record) -> Result<Vec<Suggestion>> {
        let db = record.db();
        let Some(clause) = &self.clause else {
            let path = self
                .text_file
                .as_deref()
                .expect("clap asks for one of the two");
            let question = question(path)?;
            return Ok(suggest::inputs(
                db,
                &question,
                self.limit,
                Ideas::default(),
            )?);
        };
        let clause = find(&outline::working(db)?, clause)?;
        Ok(suggest::inputs_for_clause(db, clause, self.limit)?)
    }
}

/// Reads the text that inputs are looked for.
fn question(path: &Path) -> Result<Question> {
    let bytes = document::bytes(path)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let text = std::str::from_utf8(text).map_err(|_| Error::Unreadable {
        problem: format!("{} is not UTF-8 text; save it as that", path.display()),
    })?;
    let question = Question::text(text);
    if question.is_empty() {
        return Err(Error::Unreadable {
            problem: format!("{} has no word in it; choose another file", path.display()),
        }
        .into());
    }
    Ok(question)
}

impl From<Suggestion> for One {
    fn from(found: Suggestion) -> One {
        One {
            why: why(&found),
            id: found.name.unwrap_or_else(|| found.input.to_string()),
            score: found.score,
            text: found.text,
        }
    }
}

/// Gives the reason: the words that both have.
fn why(found: &Suggestion) -> String {
    let quoted: Vec<String> = (found.shared.iter())
        .map(|phrase| {
            let lines: Vec<&str> = phrase.lines().map(str::trim).collect();
            format!("“{}”", lines.join(" "))
        })
        .collect();
    quoted.join(", ")
}

/// Lists the inputs for people, each with the reason under it.
fn told(found: &[Suggestion]) -> String {
    let mut out = String::new();
    for one in found {
        let id = one.name.clone().unwrap_or_else(|| one.input.to_string());
        let text = one.text.replace(['\n', '\r'], " ");
        let cut: String = text.chars().take(160).collect();
        let more = if cut.len() < text.len() { "…" } else { "" };
        let _ = writeln!(out, "{:.2}  {id}  {cut}{more}", one.score);
        let _ = writeln!(out, "      both say {}", why(one));
    }
    out
}

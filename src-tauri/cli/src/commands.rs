//! The commands, each a few lines over the core.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use serde_json::{Value, json};
use travaux::compare::{Comparison, Op, Row, Side};
use travaux::text::{Document, Item, draft, outline};
use travaux::{Action, Error, Record, Result, trace};
use travaux_cli::guard;

use crate::hand;

/// Drafts a negotiated text, compares its revisions and traces its clauses.
#[derive(Parser)]
#[command(version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Makes a record, empty or filled with the sample.
    New {
        record: PathBuf,
        #[arg(long, required_unless_present = "sample")]
        title: Option<String>,
        #[arg(long)]
        sample: bool,
    },
    /// Shows what an importer sees in a file.
    Read {
        doc: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Takes in a draft made elsewhere.
    ImportDraft {
        record: PathBuf,
        doc: PathBuf,
        #[arg(long)]
        name: String,
        #[arg(long)]
        date: jiff::civil::Date,
        #[arg(long)]
        author: Option<String>,
    },
    /// Seals the working text as a draft.
    Seal {
        record: PathBuf,
        #[arg(long)]
        name: String,
        #[arg(long)]
        date: Option<jiff::civil::Date>,
        #[arg(long)]
        author: Option<String>,
    },
    /// Compares two drafts of a record, or two files.
    Compare {
        #[arg(num_args = 2..=3, required = true)]
        texts: Vec<String>,
        #[arg(long)]
        json: bool,
        #[arg(long)]
        exit_code: bool,
    },
    /// Traces every word of a clause.
    Trace {
        record: PathBuf,
        clause: String,
        #[arg(long)]
        json: bool,
    },
    /// Lists the drafts or the clauses of a record.
    Show { record: PathBuf, what: String },
    /// Takes back one's own newest change.
    Undo {
        record: PathBuf,
        #[arg(long)]
        author: Option<String>,
    },
    /// Brings back what was taken back last.
    Redo {
        record: PathBuf,
        #[arg(long)]
        author: Option<String>,
    },
    /// Checks the whole history.
    Verify {
        record: PathBuf,
        #[arg(long)]
        json: bool,
    },
    /// Reads a document on stdin where it can do no harm.
    #[command(hide = true, name = guard::COMMAND)]
    ReadGuarded { name: String },
}

/// Runs a command; the answer is its exit status.
pub(crate) fn run(cli: &Cli) -> Result<u8> {
    match &cli.command {
        Command::New {
            record,
            title,
            sample,
        } => {
            let mut by = hand::by(None);
            let desk = hand::desk(&mut by)?;
            if *sample {
                travaux::sample::create(record, desk, &mut by)?;
            } else {
                Record::create(record, title.as_deref().unwrap_or_default(), desk, &mut by)?;
            }
        }
        Command::Read { doc, json } => {
            let document = read(doc)?;
            if *json {
                say(&serde_json::to_string(&document).expect("a document is plain data"));
            } else {
                say(&travaux::exchange::plain_text(&document));
            }
        }
        Command::ImportDraft {
            record,
            doc,
            name,
            date,
            author,
        } => {
            let document = read(doc)?;
            let left_out = document.left_out.clone();
            let file = doc
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            let mut by = hand::by(author.as_deref());
            let action = Action::ImportDraft {
                draft: None,
                name: name.clone(),
                date: *date,
                document,
                file,
            };
            say(&hand::write(record, &mut by)?.apply(&mut by, &action)?.label);
            left_out
                .iter()
                .for_each(|line| eprintln!("left out: {line}"));
        }
        Command::Seal {
            record,
            name,
            date,
            author,
        } => {
            let mut by = hand::by(author.as_deref());
            let today = by.at.to_string();
            let today = || today[..10].parse().expect("a time begins with its date");
            let date = date.unwrap_or_else(today);
            let action = Action::Seal {
                draft: None,
                name: name.clone(),
                date,
                note: None,
            };
            say(&hand::write(record, &mut by)?.apply(&mut by, &action)?.label);
        }
        Command::Compare {
            texts,
            json,
            exit_code,
        } => {
            let (old, new) = two(texts)?;
            let found = travaux::compare::compare(&lend(&old), &lend(&new));
            if *json {
                say(&contract(&old, &new, &found).to_string());
            } else {
                found
                    .rows
                    .iter()
                    .for_each(|row| say(&printed(&old, &new, row)));
            }
            let differs = found.rows.len() as u32 != found.counts.same;
            return Ok(u8::from(*exit_code && differs));
        }
        Command::Trace {
            record,
            clause,
            json,
        } => {
            let record = hand::read(record)?;
            let clause = travaux::text::find(&outline::working(record.db())?, clause)?;
            let traced = trace::trace(record.db(), clause)?;
            if *json {
                say(&serde_json::to_string(&traced).expect("a trace is plain data"));
                return Ok(0);
            }
            say(&format!(
                "{} {}",
                traced.number.unwrap_or_default(),
                traced.text
            ));
            for word in &traced.words {
                let note = word.note.as_deref().unwrap_or("no note");
                let draft = word.draft.as_deref().unwrap_or("no draft yet");
                say(&format!(
                    "{:<20} {draft}, {} ({note}), {} inputs",
                    word.text.trim(),
                    word.author,
                    word.inputs.len()
                ));
            }
        }
        Command::Show { record, what } => {
            let record = hand::read(record)?;
            let listed = match what.as_str() {
                "drafts" => serde_json::to_value(draft::list(record.db())?),
                "clauses" => serde_json::to_value(outline::working(record.db())?),
                "sessions" => serde_json::to_value(travaux::session::list(record.db())?),
                "sources" => serde_json::to_value(travaux::source::list(record.db())?),
                "inputs" => serde_json::to_value(travaux::input::list(record.db())?),
                "links" => serde_json::to_value(travaux::link::list(record.db())?),
                "participants" => serde_json::to_value(travaux::participant::list(record.db())?),
                _ => {
                    return Err(Error::NoSuchKind {
                        kind: what.clone(),
                        known: "drafts, clauses, sessions, sources, inputs, links, participants",
                    });
                }
            };
            say(&listed.expect("a list is plain data").to_string());
        }
        Command::Undo { record, author } => {
            let mut by = hand::by(author.as_deref());
            say(&hand::write(record, &mut by)?.undo(&mut by)?.label);
        }
        Command::Redo { record, author } => {
            let mut by = hand::by(author.as_deref());
            say(&hand::write(record, &mut by)?.redo(&mut by)?.label);
        }
        Command::Verify { record, json } => {
            let verdict = hand::read(record)?.verify()?;
            if *json {
                say(&serde_json::to_string(&verdict).expect("a verdict is plain data"));
            } else if verdict.good {
                say(&format!(
                    "good: {} changes, {}",
                    verdict.changes, verdict.words
                ));
            } else {
                verdict
                    .findings
                    .iter()
                    .for_each(|finding| say(&finding.what));
            }
            return Ok(u8::from(!verdict.good));
        }
        Command::ReadGuarded { .. } => {}
    }
    Ok(0)
}

/// Prints a line; a reader that has gone away is no failure.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Reads a document in the guarded child.
fn read(path: &Path) -> Result<Document> {
    let bytes = std::fs::read(path).map_err(|problem| hand::file(path, "read", &problem))?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let program = std::env::current_exe().map_err(|problem| hand::file(path, "read", &problem))?;
    guard::read_in_child(&program, &bytes, &name)
}

/// A clause as comparing and printing see it.
struct Clause {
    id: Option<travaux::ids::ClauseId>,
    number: Option<String>,
    level: u16,
    text: String,
}

fn two(texts: &[String]) -> Result<(Vec<Clause>, Vec<Clause>)> {
    if let [record, old, new] = texts {
        let record = hand::read(Path::new(record))?;
        return Ok((state(&record, old)?, state(&record, new)?));
    }
    let file = |path: &String| -> Result<Vec<Clause>> {
        let blocks = read(Path::new(path))?.blocks.into_iter();
        Ok(blocks
            .map(|block| Clause {
                id: None,
                number: block.number,
                level: block.level,
                text: block.wording.text,
            })
            .collect())
    };
    Ok((file(&texts[0])?, file(&texts[1])?))
}

fn state(record: &Record, name: &str) -> Result<Vec<Clause>> {
    let items = if name == "working" {
        outline::working(record.db())?
    } else {
        outline::draft(record.db(), draft::named(record.db(), name)?.id)?
    };
    let clause = |item: Item| Clause {
        id: Some(item.clause),
        number: item.number,
        level: item.level,
        text: item.state.wording.text,
    };
    Ok(items
        .into_iter()
        .filter(|item| !item.state.removed)
        .map(clause)
        .collect())
}

fn lend(clauses: &[Clause]) -> Vec<Side<'_>> {
    let side = |one| {
        let Clause {
            id,
            number,
            level,
            text,
        }: &Clause = one;
        Side {
            id: *id,
            number: number.as_deref(),
            level: *level,
            text,
        }
    };
    clauses.iter().map(side).collect()
}

/// Writes a comparison as the JSON that other programs rely on.
fn contract(old: &[Clause], new: &[Clause], found: &Comparison) -> Value {
    let side = |clauses: &[Clause], at: &[u32]| -> Vec<Value> {
        let one = |at: &u32| &clauses[*at as usize];
        at.iter()
            .map(one)
            .map(|clause| json!({"number": clause.number, "text": clause.text}))
            .collect()
    };
    let rows: Vec<Value> = found
        .rows
        .iter()
        .map(|row| {
            json!({"change": row.change, "old": side(old, &row.old), "new": side(new, &row.new), "words": row.words})
        })
        .collect();
    json!({"clauses": rows, "counts": found.counts})
}

/// Prints a row: `[-removed-]{+added+}`.
fn printed(old: &[Clause], new: &[Clause], row: &Row) -> String {
    let text = |clauses: &[Clause], at: &[u32]| -> String {
        at.iter()
            .map(|at| clauses[*at as usize].text.as_str())
            .collect::<Vec<_>>()
            .join(" ")
    };
    let number = row
        .new
        .first()
        .map(|at| &new[*at as usize])
        .or(row.old.first().map(|at| &old[*at as usize]));
    let number = number
        .and_then(|clause| clause.number.clone())
        .unwrap_or_default();
    let words = if row.new.is_empty() {
        format!("[-{}-]", text(old, &row.old))
    } else if row.old.is_empty() {
        format!("{{+{}+}}", text(new, &row.new))
    } else if row.words.is_empty() {
        text(new, &row.new)
    } else {
        let piece = |piece: &travaux::compare::Piece| match piece.op {
            Op::Keep => piece.text.clone(),
            Op::Remove => format!("[-{}-]", piece.text),
            Op::Add => format!("{{+{}+}}", piece.text),
        };
        row.words.iter().map(piece).collect()
    };
    let change = serde_json::to_value(row.change)
        .expect("a word")
        .as_str()
        .unwrap_or_default()
        .to_owned();
    format!("{change:<15} {number:>12} {words}")
}

//! `travaux export`: writes a draft or the working text to a file, or the whole record.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use travaux::exchange::print::{self, About};
use travaux::exchange::{self, Format, akn, docx};
use travaux::ids::{InputId, ParticipantId};
use travaux::input::{Input, InputKind};
use travaux::proposal::rolling;
use travaux::record::log;
use travaux::text::{Block, Item, TextName};
use travaux::{Error, Record, input, participant, session, source};

use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::{output, paper};

#[derive(Args)]
pub(crate) struct Export {
    /// The record
    record: PathBuf,
    /// The name of the draft, `working`, or a point in time (@2018-03-01); without it, the
    /// whole record (.json) or its inputs (.jsonl)
    #[arg(long, value_name = "NAME")]
    draft: Option<String>,
    /// The working text with every proposal that waits, in brackets with who makes it; in
    /// .docx as tracked changes of each who makes one
    #[arg(long, conflicts_with = "draft")]
    rolling: bool,
    /// The file, whose ending says the format (.pdf .docx .md .txt .html .xml .json .jsonl)
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

impl Export {
    pub(crate) fn run(self) -> Result {
        if self.rolling {
            return self.rolling_text();
        }
        let Some(draft) = &self.draft else {
            return self.whole();
        };
        let form = Form::of(&self.to)?;
        let record = Desk::to_read()?.read(&self.record)?;
        let name = TextName::parse(&record, draft)?;
        let (written, clauses) = match form {
            Form::Paper => {
                let blocks: Vec<Block> = name.items(&record)?.iter().map(Item::block).collect();
                let print = print::text(&blocks, About::state(&record, name)?);
                (paper::pdf(&print)?, blocks.len())
            }
            Form::File(format) => exchange::write_state(&record, name, format)?,
        };
        output::file(&self.to, &written)?;
        output::people(&format!(
            "{}: {}; the record's head: {}\n",
            self.to.display(),
            output::counted(clauses as u64, "clause"),
            log::words(record.head()?)
        ))?;
        Ok(Ending::Done)
    }

    fn rolling_text(&self) -> Result {
        let form = Form::of(&self.to)?;
        let record = Desk::to_read()?.read(&self.record)?;
        let blocks = rolling::blocks(&record)?;
        let written = match form {
            Form::Paper => {
                let about = About::record(&record, "rolling text")?;
                paper::pdf(&print::text(&blocks, about))?
            }
            // Word has authors of its own: no brackets.
            Form::File(Format::Word) => docx::rolling(&record)?,
            // And Akoma Ntoso has amendments.
            Form::File(Format::AkomaNtoso) => akn::rolling(&record)?.into_bytes(),
            Form::File(format) => exchange::write(&blocks, format),
        };
        output::file(&self.to, &written)?;
        output::people(&format!(
            "{}: {}; the record's head: {}\n",
            self.to.display(),
            output::counted(blocks.len() as u64, "clause"),
            log::words(record.head()?)
        ))?;
        Ok(Ending::Done)
    }

    /// Writes what is no text: all of the record, or its inputs.
    fn whole(&self) -> Result {
        let ending = self.to.extension().unwrap_or_default();
        let record = || Desk::to_read()?.read(&self.record);
        let mut out = Vec::new();
        let (record, what) = match ending.to_string_lossy().to_lowercase().as_str() {
            "json" => {
                let record = record()?;
                record.write_whole(&mut out)?;
                (record, "the whole record".to_owned())
            }
            "jsonl" => {
                let record = record()?;
                let lines = inputs(&record)?;
                let count = output::counted(lines.len() as u64, "input");
                for line in lines {
                    serde_json::to_writer(&mut out, &line).expect("an input is plain data");
                    out.push(b'\n');
                }
                (record, count)
            }
            _ => {
                return Err(Refusal::Usage(
                    "say which text: --draft NAME; without it, --to FILE.json writes the whole record and --to FILE.jsonl its inputs"
                        .to_owned(),
                ));
            }
        };
        output::file(&self.to, &out)?;
        output::people(&format!(
            "{}: {what}; the record's head: {}\n",
            self.to.display(),
            log::words(record.head()?)
        ))?;
        Ok(Ending::Done)
    }
}

/// What a text is written as.
enum Form {
    /// Set on pages.
    Paper,
    /// A file that is read again.
    File(Format),
}

impl Form {
    fn of(path: &Path) -> Result<Form> {
        Ok(match paper::is_meant(path) {
            true => Form::Paper,
            false => Form::File(Format::of(&path.to_string_lossy()).map_err(|error| match error {
                Error::UnknownFormat { ending } => Refusal::Refused(format!(
                    "a text cannot be written as “{ending}”; name the file .pdf, .docx, .md, .txt, .html, .xml (Akoma Ntoso) or .json"
                )),
                other => other.into(),
            })?),
        })
    }
}

/// One input as a line of the file that `import … inputs` reads.
#[derive(Serialize)]
struct Line {
    id: String,
    text: String,
    speakers: Vec<String>,
    #[serde(rename = "for")]
    on_behalf_of: Vec<String>,
    open: bool,
    session: String,
    kind: InputKind,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<String>,
}

/// Lists the inputs that are not withdrawn.
fn inputs(record: &Record) -> Result<Vec<Line>> {
    let db = record.db();
    let names: HashMap<_, _> = participant::list(db)?
        .into_iter()
        .map(|participant| (participant.id, participant.profile.name))
        .collect();
    let called = |of: &[ParticipantId]| -> Vec<String> {
        of.iter().filter_map(|id| names.get(id)).cloned().collect()
    };
    let sessions: HashMap<_, _> = source::list(db)?
        .into_iter()
        .map(|source| (source.id, source.session))
        .collect();
    let mut lines = Vec::new();
    let mut all = input::list(db)?;
    all.retain(|input| !input.withdrawn);
    let called_by = |input: &Input| -> String {
        let name = input.content.name.clone();
        name.unwrap_or_else(|| input.id.to_string())
    };
    let by_id: HashMap<InputId, String> = all
        .iter()
        .map(|input| (input.id, called_by(input)))
        .collect();
    for input in &all {
        let source = input.content.passages.first().map(|passage| passage.source);
        let session = source.and_then(|source| sessions.get(&source));
        let meeting = session.map(|id| session::get(db, *id)).transpose()?;
        let session = meeting.map_or_else(String::new, |session| {
            match session.meeting.number.is_empty() {
                true => session.meeting.name,
                false => session.meeting.number,
            }
        });
        lines.push(Line {
            text: input::text(db, input)?,
            speakers: called(&input.content.speakers),
            on_behalf_of: called(&input.content.on_behalf_of),
            open: input.content.open,
            kind: input.content.kind,
            about: (input.content.about.iter())
                .filter_map(|other| by_id.get(other).cloned())
                .collect(),
            id: called_by(input),
            session,
        });
    }
    Ok(lines)
}

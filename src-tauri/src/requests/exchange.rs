//! Documents in and out.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use travaux::exchange::print::{self, About, Print};
use travaux::ids::SessionId;
use travaux::record::backup::Why;
use travaux::source::{NewSource, SourceKind};
use travaux::text::{Block, Document, Item, TextName};
use travaux::{Action, Error, Outcome};
use ts_rs::TS;

use crate::desk::{Choice, Desk};
use crate::failure::Failure;

/// A draft to take in.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct ImportDraft {
    /// The file; without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
    /// The name of the draft; without one, that of the file.
    name: Option<String>,
    /// The date it carries.
    #[ts(type = "string")]
    date: jiff::civil::Date,
}

/// A source to take in.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct ImportSource {
    /// The file; without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
    /// The session it is from or about.
    session: SessionId,
    /// What kind of document.
    kind: SourceKind,
    /// Its title; without one, that of the file.
    title: Option<String>,
    /// Its language; `en` where it is not given.
    language: Option<String>,
    /// Who reports what was said; none where it is verbatim.
    reported_by: Option<String>,
}

/// What came in.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Imported {
    /// What it did to the record.
    outcome: Outcome,
    /// The name of the file.
    file: String,
    /// How many clauses it has.
    clauses: u32,
    /// What was not taken in, one plain sentence each.
    left_out: Vec<String>,
}

/// Reads a file through the guarded importer.
pub(super) fn read(desk: &Desk, path: &Path) -> Result<(Vec<u8>, Document, String), Failure> {
    let failed = |problem: std::io::Error| match problem.kind() {
        std::io::ErrorKind::NotFound => Error::NoSuchFile {
            path: path.to_owned(),
        },
        _ => Error::File {
            path: path.to_owned(),
            verb: "read",
            problem: problem.to_string(),
        },
    };
    let about = std::fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(failed(std::io::Error::other("it is no ordinary file")).into());
    }
    let longest = travaux_cli::guard::LARGEST as u64;
    if about.len() > longest {
        let problem = format!(
            "{} has {} MiB, more than can be read ({} MiB); split it and try again",
            path.display(),
            about.len().div_ceil(1 << 20),
            longest >> 20
        );
        return Err(Error::Unreadable { problem }.into());
    }
    let bytes = std::fs::read(path).map_err(failed)?;
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    desk.stop.begin();
    let document = travaux_cli::guard::read_in_child(
        &desk.reader,
        &bytes,
        &name,
        travaux::exchange::Reading::Accepted,
        &desk.stop,
    )?;
    Ok((bytes, document, name))
}

fn stem(name: &str) -> String {
    Path::new(name)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Takes in a draft from a file; answers null where none was chosen.
pub(super) fn import_draft(desk: &Desk, args: ImportDraft) -> Result<Option<Imported>, Failure> {
    let Some(path) = desk.choose(args.path.as_deref(), Choice::Document, "") else {
        return Ok(None);
    };
    let (_, mut document, file) = read(desk, &path)?;
    desk.back_up(Why::Import)?;
    let left_out = std::mem::take(&mut document.left_out);
    let clauses = document.blocks.len() as u32;
    let name = args
        .name
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| stem(&file));
    let action = Action::ImportDraft {
        draft: None,
        name,
        date: args.date,
        document,
        file: Some(file.clone()),
    };
    let outcome = desk.write(|record, by| record.apply(by, &action))?;
    Ok(Some(Imported {
        outcome,
        file,
        clauses,
        left_out,
    }))
}

/// Takes in a source from a file; answers null where none was chosen.
pub(super) fn import_source(desk: &Desk, args: ImportSource) -> Result<Option<Imported>, Failure> {
    let Some(path) = desk.choose(args.path.as_deref(), Choice::Document, "") else {
        return Ok(None);
    };
    let (bytes, document, file) = read(desk, &path)?;
    desk.back_up(Why::Import)?;
    let content = NewSource {
        session: args.session,
        kind: args.kind,
        title: args
            .title
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| stem(&file)),
        language: args.language.unwrap_or_else(|| "en".to_owned()),
        reported_by: args.reported_by,
        file: Some(file.clone()),
        pages: travaux::exchange::text::pages(&document),
        text: travaux::exchange::plain_text(&document),
        original: Some(bytes),
    };
    let action = Action::AddSource {
        source: None,
        content,
    };
    let outcome = desk.write(|record, by| record.apply(by, &action))?;
    let clauses = document.blocks.len() as u32;
    Ok(Some(Imported {
        outcome,
        file,
        clauses,
        left_out: document.left_out,
    }))
}

/// A text to write.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct ExportText {
    /// Which state of the text.
    state: TextName,
    /// True for pages (PDF): the name that the person starts from ends so.
    pages: Option<bool>,
    /// The file (`.docx`, `.pdf`, `.md`, `.txt`, `.html`, `.xml`); without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// Writes a state of the text to a file; answers its path, or null where none was chosen.
pub(super) fn export_text(desk: &Desk, args: ExportText) -> Result<Option<String>, Failure> {
    let name = desk.read(|record| args.state.title(record))?;
    let Some(path) = desk.choose_export(
        args.path.as_deref(),
        Choice::Export,
        (&name, "md"),
        args.pages.unwrap_or_default(),
    ) else {
        return Ok(None);
    };
    let text = if is_pdf(&path) {
        let print = desk.read(|record| {
            let items = args.state.items(record)?;
            let blocks: Vec<Block> = items.iter().map(Item::block).collect();
            Ok(print::text(&blocks, About::state(record, args.state)?))
        })?;
        desk.pdf(&print)?
    } else {
        let format = travaux::exchange::Format::of(&path.to_string_lossy())?;
        desk.read(|record| travaux::exchange::write_state(record, args.state, format))?
            .0
    };
    write(&path, &text)?;
    Ok(Some(path.display().to_string()))
}

/// Returns true where a file's name asks for PDF.
pub(super) fn is_pdf(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

impl Desk {
    /// Sets a print as PDF, in the command beside the desk.
    pub(super) fn pdf(&self, print: &Print) -> Result<Vec<u8>, Failure> {
        self.stop.begin();
        Ok(travaux_cli::printing::print_in_child(
            &self.reader,
            print,
            &self.stop,
        )?)
    }
}

/// Writes a file whole or not at all.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |problem: std::io::Error| Error::File {
        path: path.to_owned(),
        verb: "written",
        problem: problem.to_string(),
    };
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // Half a file is no help; where it cannot be removed, the refusal matters more.
        let _ = std::fs::remove_file(&part);
    }
    Ok(written.map_err(failed)?)
}

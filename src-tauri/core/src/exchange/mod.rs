//! Readers and writers of documents, one file or folder a format.
//!
//! [`read`] takes bytes and a file name and gives a [`Document`]; [`write`] prints
//! blocks in a [`Format`]. Readers are pure functions that hold to limits: 64 MiB a
//! file, 256 levels, 1,000,000 paragraphs.

pub mod akn;
mod assemble;
mod changes;
mod decode;
pub mod docx;
mod found;
pub mod html;
pub mod json;
mod layout;
mod left;
mod margin;
pub mod markdown;
mod marks;
pub(crate) mod notes;
mod number;
mod odt;
mod order;
mod packed;
pub mod pdf;
mod preamble;
pub mod print;
pub mod redline;
mod rtf;
pub mod synoptic;
#[cfg(test)]
mod tests;
pub mod text;
pub(crate) mod xml;

pub use text::plain as plain_text;

use serde::{Deserialize, Serialize};

use crate::Record;
use crate::error::{Error, Result};
use crate::text::{Block, Document, Item, TextName, TrackedOp};

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 64 * 1024 * 1024;

/// A format of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.md`
    Markdown,
    /// `.txt`
    Text,
    /// `.html`
    Html,
    /// `.json`
    Json,
    /// `.xml`: Akoma Ntoso
    AkomaNtoso,
    /// `.docx`
    Word,
}

/// How the tracked changes of a file are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// As it stands: what was put in and what was taken out are both there.
    #[default]
    AsItStands,
    /// As if all were accepted.
    Accepted,
    /// As if all were rejected.
    Rejected,
}

impl Format {
    /// Returns the format that the ending of a file name stands for.
    ///
    /// # Errors
    /// [`Error::UnknownFormat`]
    pub fn of(name: &str) -> Result<Self> {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mkd" => Ok(Format::Markdown),
            "txt" | "text" | "" => Ok(Format::Text),
            "html" | "htm" | "xhtml" => Ok(Format::Html),
            "json" => Ok(Format::Json),
            "xml" | "akn" => Ok(Format::AkomaNtoso),
            "docx" => Ok(Format::Word),
            _ => Err(Error::UnknownFormat {
                ending: format!(".{ending}"),
            }),
        }
    }
}

impl Reading {
    /// Returns true where words to which this was done are not there.
    pub(crate) fn drops(self, op: TrackedOp) -> bool {
        match self {
            Reading::AsItStands => false,
            Reading::Accepted => op == TrackedOp::Delete,
            Reading::Rejected => op == TrackedOp::Insert,
        }
    }
}

/// Reads a document as it stands: between binary formats its content decides, and
/// between text formats the ending of `name`.
///
/// # Errors
/// As [`read_as`].
pub fn read(bytes: &[u8], name: &str) -> Result<Document> {
    read_as(bytes, name, Reading::AsItStands)
}

/// Reads a document in one reading of its tracked changes.
///
/// # Errors
/// [`Error::Unreadable`] for a file that is empty, too large, damaged, of no kind that
/// is read, wrongly encoded, or over the limits; [`Error::UnknownFormat`] for an ending
/// that no reader knows. No part of such a file is given.
pub fn read_as(bytes: &[u8], name: &str, reading: Reading) -> Result<Document> {
    if bytes.len() > LARGEST {
        return Err(assemble::unreadable(format!(
            "this file has {} MiB, more than can be read (64 MiB); split it and try again",
            bytes.len() / (1024 * 1024)
        )));
    }
    if bytes.is_empty() {
        return Err(assemble::unreadable(
            "this file is empty; choose another file",
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        // A file that is cut has lost the list of its parts: its name says what it was.
        let named = matches!(binary(name), Some((_, ".odt"))) && !packed::opens(bytes);
        if named || odt::is_odt(bytes) {
            return odt::read(bytes, reading);
        }
        return docx::read(bytes, reading);
    }
    if pdf::is_pdf(bytes) {
        return pdf::read(bytes);
    }
    if rtf::is_rtf(bytes) {
        return rtf::read(bytes, reading);
    }
    if let Some((kind, ending)) = binary(name) {
        return Err(assemble::unreadable(format!(
            "this is no {kind} file, though its name ends in {ending}; save it as {ending} anew, or name it .txt"
        )));
    }
    let format = Format::of(name);
    let charset = match format {
        Ok(Format::Html) => html::charset(bytes),
        Ok(Format::AkomaNtoso) => xml::encoding(bytes),
        _ => None,
    };
    let text = match (decode::text(bytes, charset.as_deref()), format) {
        (Err(problem), _) => return Err(problem),
        (Ok(_), Err(unknown)) => return Err(unknown),
        (Ok(text), Ok(format)) => (text, format),
    };
    match text {
        (text, Format::Markdown) => markdown::read(&text),
        (text, Format::Text) => text::read(&text),
        (text, Format::Html) => html::read(&text, reading),
        (text, Format::Json) => json::read(&text),
        (text, Format::AkomaNtoso) => akn::read(&text, reading),
        (_, Format::Word) => Err(assemble::unreadable(
            "this is no Word file, though its name ends in .docx; save it as .docx in Word, or name it .txt",
        )),
    }
}

/// The kind that the ending of a name stands for, where that is known by its content.
fn binary(name: &str) -> Option<(&'static str, &'static str)> {
    let name = name.to_ascii_lowercase();
    [("OpenDocument", ".odt"), ("Rich Text", ".rtf")]
        .into_iter()
        .find(|(_, ending)| name.ends_with(ending))
}

/// Prints blocks in a format.
pub fn write(blocks: &[Block], format: Format) -> Vec<u8> {
    match format {
        Format::Markdown => markdown::write(blocks).into_bytes(),
        Format::Text => text::write(blocks).into_bytes(),
        Format::Html => html::write(blocks).into_bytes(),
        Format::Json => json::write(blocks).into_bytes(),
        Format::AkomaNtoso => akn::write(blocks, &akn::About::default()).into_bytes(),
        Format::Word => docx::write(blocks),
    }
}

/// Prints a state of a record's text in a format, with what the record says of it where
/// the format has room for that; says how many clauses it has.
///
/// # Errors
/// As [`TextName::items`].
pub fn write_state(record: &Record, name: TextName, format: Format) -> Result<(Vec<u8>, usize)> {
    let items = name.items(record)?;
    let blocks: Vec<Block> = items.iter().map(Item::block).collect();
    let written = match format {
        Format::AkomaNtoso => {
            akn::write(&blocks, &akn::About::of(record, name, &items)?).into_bytes()
        }
        _ => write(&blocks, format),
    };
    Ok((written, blocks.len()))
}

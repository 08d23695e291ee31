//! Readers and writers of documents, one file or folder a format.
//!
//! [`read`] takes bytes and a file name and gives a [`Document`]; [`write`] prints
//! blocks in a [`Format`]. Readers are pure functions that hold to limits: 64 MiB a
//! file, 256 levels, 1,000,000 paragraphs.

mod assemble;
mod decode;
pub mod html;
pub mod json;
mod layout;
pub mod markdown;
mod marks;
mod notes;
mod number;
mod preamble;
pub mod redline;
pub mod synoptic;
#[cfg(test)]
mod tests;
pub mod text;

pub use text::plain as plain_text;

use crate::error::{Error, Result};
use crate::text::{Block, Document};

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
            _ => Err(Error::UnknownFormat {
                ending: format!(".{ending}"),
            }),
        }
    }
}

/// Reads a document: what is no text is refused by its content, and among text
/// formats the ending of `name` decides.
///
/// # Errors
/// [`Error::Unreadable`] for a file that is empty, too large, no text, wrongly
/// encoded, or over the limits; [`Error::UnknownFormat`] for an ending that no reader
/// knows. No part of such a file is given.
pub fn read(bytes: &[u8], name: &str) -> Result<Document> {
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
    let format = Format::of(name);
    let charset = match format {
        Ok(Format::Html) => html::charset(bytes),
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
        (text, Format::Html) => html::read(&text),
        (text, Format::Json) => json::read(&text),
    }
}

/// Prints blocks in a format.
pub fn write(blocks: &[Block], format: Format) -> String {
    match format {
        Format::Markdown => markdown::write(blocks),
        Format::Text => text::write(blocks),
        Format::Html => html::write(blocks),
        Format::Json => json::write(blocks),
    }
}

//! OpenDocument texts (`.odt`) in.
//!
//! Read through their structure: paragraphs, headings, lists with the numbers that they
//! show, notes, tables, comments and tracked changes. The rest is listed as left out.

mod story;
mod styles;
#[cfg(test)]
mod tests;

use super::Reading;
use super::assemble::unreadable;
use super::packed::Packed;
use super::xml;
use crate::error::Result;
use crate::text::Document;

use story::Story;
use styles::Styles;

/// The name of the part that holds the text.
const CONTENT: &str = "content.xml";

/// Tells whether a packed file is an OpenDocument file, by what stands first in it, or by
/// its parts.
pub(super) fn is_odt(bytes: &[u8]) -> bool {
    const KIND: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument";
    let head = bytes.get(30..30 + KIND.len());
    head == Some(KIND) || Packed::holds(bytes, CONTENT, "[Content_Types].xml")
}

/// Reads an OpenDocument text.
///
/// Paragraphs, headings, lists with the numbers that they show, tables (a row a paragraph,
/// ` | ` between its cells), emphasis and notes become blocks and marks; tracked changes
/// are taken as `reading` says and listed in [`Document::changes`], comments in
/// [`Document::comments`]. What is hidden, drawn or in a margin is left out and listed.
///
/// # Errors
/// [`crate::Error::Unreadable`] where it is damaged, hostile, locked, no text, holds no
/// words, or is over the limits. Nothing outside the file is ever looked up.
pub(super) fn read(bytes: &[u8], reading: Reading) -> Result<Document> {
    let mut packed = Packed::open(bytes, "OpenDocument", "LibreOffice")?;
    if !packed.has(CONTENT) {
        return Err(packed.damaged("its text is missing"));
    }
    let manifest = "META-INF/manifest.xml";
    if packed.has(manifest) && packed.text(manifest)?.contains("encryption-data") {
        return Err(unreadable(
            "this OpenDocument file is locked with a password; save it without one and try again",
        ));
    }
    let mut styles = Styles::default();
    if packed.has("styles.xml") {
        styles.read(&packed.text("styles.xml")?)?;
    }
    let content = packed.text(CONTENT)?;
    styles.read(&content)?;
    let mut story = Story::new(reading, &styles);
    xml::walk(&content, |piece| story.see(&piece))?;
    story.finish()
}

//! PDF in: the words of its text layer, page by page, for a source.
//!
//! A file that is encrypted, cut, or scanned is refused; of one that has words on some
//! pages only, the others are listed. How a page is laid out decides what a paragraph is,
//! so that it is a guess; the words are not.

mod columns;
mod direction;
mod heads;
mod hyphens;
mod letters;
mod lines;
mod page;
#[cfg(test)]
mod tests;

use lopdf::{Document as File, LoadOptions, Object};

use self::hyphens::Known;
use self::letters::Letters;
use self::lines::{Line, Paragraphs, TURN};
use super::assemble::{Assembler, unreadable};
use super::{LARGEST, text};
use crate::error::{Error, Result};
use crate::text::{Document, Page};

/// Most pages of a file.
const MOST_PAGES: usize = 10_000;
/// Most bytes of what is drawn on one page.
const LARGEST_PAGE: usize = 16 * 1024 * 1024;

/// True for bytes that begin as a PDF does, perhaps after a few others.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|five| five == b"%PDF-")
}

/// Reads the words of a file, and where each page begins.
///
/// # Errors
/// [`Error::Unreadable`] where it is encrypted, cut off, damaged, has no text layer, or
/// is over the limits.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    if !tail.windows(5).any(|five| five == b"%%EOF") {
        return Err(damaged("it is cut off before its end"));
    }
    let options = LoadOptions::with_max_decompressed_size(LARGEST);
    let file = File::load_mem_with_options(bytes, options).map_err(|problem| match problem {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => locked(),
        _ => damaged("its list of objects is broken"),
    })?;
    if file.is_encrypted() || file.was_encrypted() {
        return Err(locked());
    }
    let pages: Vec<_> = file.page_iter().take(MOST_PAGES + 1).collect();
    if pages.len() > MOST_PAGES {
        return Err(unreadable(format!(
            "this PDF has more than {MOST_PAGES} pages; split it and try again"
        )));
    }
    if pages.is_empty() || counted(&file).is_some_and(|count| count != pages.len()) {
        return Err(damaged("pages of it are missing"));
    }
    let mut letters = Letters::default();
    let mut all = Vec::with_capacity(pages.len());
    let mut left = LARGEST;
    for (nth, id) in (1..).zip(&pages) {
        let page = page::lines(&file, *id, &mut letters, LARGEST_PAGE.min(left));
        let (lines, used) = page.map_err(|how: &str| damaged(&format!("page {nth} {how}")))?;
        left -= used.min(left);
        all.push(lines);
    }
    written(all, letters.unknown)
}

/// Makes a document of the lines of every page.
fn written(mut pages: Vec<Vec<Line>>, unknown: usize) -> Result<Document> {
    let mut out = Assembler::default();
    let empty: Vec<String> = pages
        .iter()
        .enumerate()
        .filter(|(_, lines)| lines.is_empty())
        .map(|(at, _)| (at + 1).to_string())
        .collect();
    if empty.len() == pages.len() {
        return Err(unreadable(
            "this PDF has no text layer (it is scanned, or drawn); run text recognition on it and try again",
        ));
    }
    let words: usize = pages.iter().flatten().map(|line| line.text.len()).sum();
    if unknown * 20 > words {
        return Err(unreadable(
            "this PDF does not say which letters it draws; ask for the text as .docx, or run text recognition on it",
        ));
    }
    if unknown > 0 {
        out.leave_out(format!(
            "{unknown} letters are drawn without saying which they are; each stands as \u{fffd}."
        ));
    }
    if !empty.is_empty() {
        out.leave_out(format!(
            "Pages without words (pictures, or blank): {}.",
            empty.join(", ")
        ));
    }
    for head in heads::taken(&mut pages) {
        out.leave_out(format!("Printed again on most pages: “{head}”."));
    }
    let mut paragraphs = Paragraphs::of(Known::of(pages.iter().flatten()));
    let mut starts = Vec::with_capacity(pages.len());
    for (at, lines) in pages.iter().enumerate() {
        for paragraph in paragraphs.page(lines) {
            text::push(&mut out, Some(paragraph))?;
        }
        // A paragraph that goes on to the next page has begun on this one.
        let open = usize::from(paragraphs.is_open());
        starts.push((at + 1, out.count() + open, paragraphs.went_on));
    }
    if let Some(last) = paragraphs.end() {
        text::push(&mut out, Some(last))?;
    }
    let mut document = out.finish()?;
    let mut turns = turns(&mut document).into_iter();
    let mut next = 0;
    for (page, after, went_on) in starts {
        let begins = if went_on { turns.next() } else { None };
        let (first, at) = begins.unwrap_or((next, 0));
        document.pages.push(Page {
            page: page.to_string(),
            first: u32::try_from(first).unwrap_or(u32::MAX),
            at: u32::try_from(at).unwrap_or(u32::MAX),
        });
        next = after;
    }
    Ok(document)
}

/// Takes the marks away that stand where pages begin within a paragraph; says where they
/// stood: in which block, and at which byte of it.
fn turns(document: &mut Document) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (nth, block) in document.blocks.iter_mut().enumerate() {
        while let Some(at) = block.wording.text.find(TURN) {
            block.wording.text.replace_range(at..at + TURN.len(), "");
            found.push((nth, at));
        }
    }
    found
}

/// How many pages the file says that it has.
fn counted(file: &File) -> Option<usize> {
    let pages = file.catalog().ok()?.get_deref(b"Pages", file).ok()?;
    let count = pages.as_dict().ok()?.get_deref(b"Count", file).ok()?;
    count.as_i64().ok()?.try_into().ok()
}

fn locked() -> Error {
    unreadable(
        "this PDF is encrypted; open it, print it to a new PDF without a password and try again",
    )
}

/// The error for a PDF that is broken, in one plain sentence.
fn damaged(how: &str) -> Error {
    unreadable(format!(
        "this is a PDF file that is damaged: {how}; fetch it again, or print it to a new PDF, and try again"
    ))
}

/// A number, whole or not.
fn number(object: &Object) -> f32 {
    object.as_float().unwrap_or_default()
}

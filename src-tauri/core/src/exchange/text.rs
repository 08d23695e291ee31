//! Plain text in and out: paragraphs, with the numbers that were typed before them.

use std::ops::Range;

use super::assemble::{Assembler, Item, Role};
use super::number::{self, At};
use crate::clause::Wording;
use crate::error::Result;
use crate::source::PageStart;
use crate::text::{Block, Document, Kind, Series};

/// Reads a plain text.
///
/// A blank line ends a paragraph. Where there are none, or where most paragraphs
/// would be single long lines, each line is a paragraph. Typed numbers are
/// recognised; indentation says what stands under what.
///
/// # Errors
/// [`crate::Error::Unreadable`] when it holds no words, or is over the limits.
pub fn read(text: &str) -> Result<Document> {
    let mut out = Assembler::default();
    let by_line = a_line_a_paragraph(text);
    let mut open: Option<(usize, String)> = None;
    for line in text.split('\n') {
        let content = line.trim_matches([' ', '\t', '\u{c}']);
        if content.is_empty() {
            push(&mut out, open.take())?;
            continue;
        }
        if let Some((_, words)) = &mut open
            && !by_line
            && !starts_anew(words, content)
        {
            words.push(' ');
            words.push_str(content);
            continue;
        }
        push(&mut out, open.take())?;
        open = Some((indentation(line), content.to_owned()));
    }
    push(&mut out, open.take())?;
    out.finish()
}

/// Takes in a paragraph, whose number, bullet or heading is read from its words.
pub(super) fn push(out: &mut Assembler, paragraph: Option<(usize, String)>) -> Result<()> {
    let Some((indent, content)) = paragraph else {
        return Ok(());
    };
    let mut role = Role::Text;
    let mut words = content.as_str();
    if let Some(rest) = bullet(words) {
        role = Role::Bullet;
        words = rest;
    } else if is_heading(words) {
        role = Role::Heading(2);
    }
    out.push(Item {
        role,
        indent,
        wording: Wording {
            text: words.to_owned(),
            marks: Vec::new(),
        },
    })
}

/// A short line that opens with the name and number of a part, as `Article 2`.
fn is_heading(words: &str) -> bool {
    let short = words.len() < 200 && !words.ends_with(['.', ';', ',', ':']);
    short
        && number::read(words, At::Heading).is_some_and(|label| {
            matches!(label.series(), Series::Named(name) if name != "Option" && name != "Alternative")
        })
}

fn bullet(words: &str) -> Option<&str> {
    let rest = words.strip_prefix(['-', '*', '•', '▪', '◦', '·', '–'])?;
    rest.starts_with([' ', '\t']).then(|| rest.trim_start())
}

/// Returns true where a line cannot go on the paragraph before it: it has a bullet,
/// or the next number.
fn starts_anew(words: &str, content: &str) -> bool {
    if bullet(content).is_some() {
        return true;
    }
    let Some(label) = number::read(content, At::Paragraph) else {
        return false;
    };
    match number::read(words, At::Paragraph) {
        Some(before) if label.follows(&before) => true,
        _ => label.is_first() && words.ends_with(':'),
    }
}

/// Returns true where lines are paragraphs: none is blank, or the lines between
/// blank ones stand alone and are longer than a typed line.
fn a_line_a_paragraph(text: &str) -> bool {
    let (mut blank, mut single, mut runs, mut long) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut run = 0_usize;
    for line in text.split('\n').chain([""]) {
        let length = line.trim().len();
        if length > 0 {
            run += 1;
            long += usize::from(length > 120);
            continue;
        }
        blank += 1;
        runs += usize::from(run > 0);
        single += usize::from(run == 1);
        run = 0;
    }
    let last_line_only = blank <= 2 && runs <= 1;
    last_line_only || (long * 4 > runs && single * 2 >= runs)
}

fn indentation(line: &str) -> usize {
    line.bytes()
        .map_while(|b| match b {
            b' ' => Some(1),
            b'\t' => Some(4),
            _ => None,
        })
        .sum()
}

/// Prints blocks as plain text: a blank line between two, points indented.
pub fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    let mut under = 0;
    for block in blocks {
        if block.kind == Kind::Heading {
            under = block.level + 1;
        }
        let indent = usize::from(block.level.saturating_sub(under)) * 4;
        out.extend(std::iter::repeat_n(' ', indent));
        line(&mut out, block);
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

/// The text of a document as a source keeps it and as its offsets count: one
/// paragraph a block, each with its number as printed, a blank line between two.
pub fn plain(document: &Document) -> String {
    plain_with_places(document).0
}

/// As [`plain`], with the bytes at which each block stands in it.
pub fn plain_with_places(document: &Document) -> (String, Vec<Range<usize>>) {
    let mut out = String::new();
    let mut places = Vec::with_capacity(document.blocks.len());
    for (n, block) in document.blocks.iter().enumerate() {
        if n > 0 {
            out.push_str("\n\n");
        }
        let start = out.len();
        line(&mut out, block);
        places.push(start..out.len());
    }
    (out, places)
}

/// Where the pages of a document begin in its [`plain`] text.
pub fn pages(document: &Document) -> Vec<PageStart> {
    let (text, places) = plain_with_places(document);
    let start = |first: u32, at: u32| {
        let nth = first as usize;
        let (Some(place), Some(block)) = (places.get(nth), document.blocks.get(nth)) else {
            return text.len();
        };
        match at as usize {
            0 => place.start,
            // What is printed before the wording, its number, is no part of it.
            at => (place.end + at).saturating_sub(block.wording.text.len()),
        }
    };
    let pages = document.pages.iter();
    pages
        .map(|page| PageStart {
            page: page.page.clone(),
            start: u32::try_from(start(page.first, page.at)).unwrap_or(u32::MAX),
        })
        .collect()
}

fn line(out: &mut String, block: &Block) {
    if block.series == Series::Bullet {
        out.push_str("- ");
    }
    if let Some(number) = &block.number {
        out.push_str(number);
        out.push(' ');
    }
    out.push_str(&block.wording.text);
}

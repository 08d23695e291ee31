//! Reads a Word file: its body, its notes and its comments, in one reading.

use rustc_hash::FxHashMap;

use super::numbering::Numbering;
use super::package::Package;
use super::story::Story;
use super::styles::Styles;
use super::xml::{Token, Xml};
use crate::error::Result;
use crate::exchange::Reading;
use crate::exchange::found::{Found, Note, Whole, words};
use crate::exchange::margin::Paragraphs;
use crate::text::{Document, Remark};

/// Reads a Word file.
///
/// Paragraphs, headings, lists with the numbers that Word computes, tables (a row a
/// paragraph, ` | ` between its cells), emphasis and notes become blocks and marks;
/// tracked changes are taken as `reading` says and listed in [`Document::changes`],
/// comments in [`Document::comments`]. Of a paragraph whose mark is not there in this
/// reading, the words go on in the paragraph after it. What is hidden, drawn or in a
/// margin is left out and listed.
///
/// # Errors
/// [`crate::Error::Unreadable`] where it is damaged, hostile, holds no words, or is over
/// the limits. Nothing outside the file is ever looked up.
pub fn read(bytes: &[u8], reading: Reading) -> Result<Document> {
    let mut package = Package::open(bytes)?;
    let document = package.document.clone();
    let body = package.text(&document)?;
    let styles = match package.related("styles")? {
        Some((text, part)) => Styles::read(&text, &part)?,
        None => Styles::default(),
    };
    let mut numbering = match package.related("numbering")? {
        Some((text, part)) => Numbering::read(&text, &part)?,
        None => Numbering::default(),
    };
    let mut story = Story::new(reading, &styles, &mut numbering);
    let mut xml = Xml::new(&body, &document);
    xml.root("document")?;
    xml.children(|xml, element| match element.word() {
        "body" => story.blocks(xml),
        _ => xml.skip(),
    })?;
    // Whatever follows the document's end is no part of it.
    while !matches!(xml.next()?, Token::End) {}
    story.end()?;
    let text = std::mem::take(&mut story.found);
    // What is left at the end has no words in this reading.
    let body_end = Paragraphs {
        live: u32::MAX,
        ..story.take_paragraphs()
    };
    let mut notes = FxHashMap::default();
    for (end, kind) in [(false, "footnotes"), (true, "endnotes")] {
        if let Some((text, part)) = package.related(kind)? {
            read_notes(&mut story, &text, &part, end, &mut notes)?;
        }
    }
    let comments = match package.related("comments")? {
        Some((text, part)) => read_comments(&text, &part, &styles, &story)?,
        None => Vec::new(),
    };
    let noted = story.aside.references.iter().filter_map(|reference| {
        let (found, marked) = notes.remove(&(reference.end, reference.id))?;
        Some(Note {
            found,
            label: reference.label.clone(),
            own: reference.own_label && !marked,
        })
    });
    let notes = noted.collect();
    let mut left = story.aside.left.sentences();
    let changes = story.changes.into_tracked();
    left.extend(numbering.left_out());
    Whole {
        text,
        end: body_end,
        notes,
        comments,
        left,
        changes,
    }
    .into_document()
}

/// Reads the notes of one kind, by their ids; true with each whose mark was found in it.
fn read_notes(
    story: &mut Story<'_>,
    text: &str,
    part: &str,
    end: bool,
    notes: &mut FxHashMap<(bool, i64), (Vec<Found>, bool)>,
) -> Result<()> {
    let (root, one) = if end {
        ("endnotes", "endnote")
    } else {
        ("footnotes", "footnote")
    };
    let mut xml = Xml::new(text, part);
    xml.root(root)?;
    xml.children(|xml, element| {
        // Separators have a type; a note has none, or is called normal.
        let special = element.get("type").is_some_and(|kind| kind != "normal");
        if element.word() != one || special {
            return xml.skip();
        }
        let id = element.number("id").unwrap_or_default();
        (story.in_note, story.marked) = (true, false);
        let found = story.apart(xml)?;
        story.in_note = false;
        notes.entry((end, id)).or_insert((found, story.marked));
        Ok(())
    })
}

/// Reads the comments, each with the paragraph at which it stands.
fn read_comments(
    text: &str,
    part: &str,
    styles: &Styles,
    body: &Story<'_>,
) -> Result<Vec<(Remark, Option<u32>)>> {
    let mut comments = Vec::new();
    let mut xml = Xml::new(text, part);
    xml.root("comments")?;
    xml.children(|xml, element| {
        if element.word() != "comment" {
            return xml.skip();
        }
        let id = element.number("id").unwrap_or_default();
        let mut numbering = Numbering::default();
        let mut story = Story::new(Reading::Accepted, styles, &mut numbering);
        let found = story.apart(xml)?;
        let (about, at) = body.aside.margin.of(id);
        let remark = Remark {
            author: element.get("author").unwrap_or_default(),
            date: element.get("date").unwrap_or_default(),
            text: words(&found, "\n"),
            about,
            block: None,
            gone: false,
        };
        comments.push((remark, at));
        Ok(())
    })?;
    Ok(comments)
}

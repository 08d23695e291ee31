//! Reads a Word file: its body, its notes and its comments, in one reading.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::aside::Reference;
use super::numbering::{Number, Numbering};
use super::package::Package;
use super::story::{Found, Paragraphs, Shape, Story};
use super::styles::Styles;
use super::xml::{Token, Xml};
use crate::clause::Wording;
use crate::error::Result;
use crate::exchange::Reading;
use crate::exchange::assemble::{Assembler, Item, Role};
use crate::exchange::marks;
use crate::text::{Document, Remark};

/// Twentieths of a point that one column of indentation stands for: half an inch, as
/// Word indents, is four columns.
const COLUMN: i64 = 180;
/// An indentation is common when the commonest is at most this many times as common.
const OFTEN: usize = 8;
/// Columns by which a level of a list stands in.
const STEP: usize = 4;

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
    let mut out = Assembler::default();
    let mut remarks = Remarks::of(&comments);
    let count = comments.len();
    for (remark, _) in comments {
        out.comment(remark);
    }
    let lone = push(&mut out, text, &mut remarks)?;
    for reference in &story.aside.references {
        let Some(blocks) = notes.remove(&(reference.end, reference.id)) else {
            continue;
        };
        push_note(&mut out, reference, blocks, &mut remarks)?;
    }
    for (of, note) in lone {
        remarks.stand(&mut out, of);
        out.push(note)?;
    }
    remarks.stand(&mut out, body_end);
    for sentence in story.aside.left.sentences() {
        out.leave_out(sentence);
    }
    for change in story.changes.into_tracked() {
        out.change(change);
    }
    if count > 0 {
        out.leave_out(format!(
            "Comments are no part of the text and were left out of it ({count})."
        ));
    }
    if let Some(sentence) = numbering.left_out() {
        out.leave_out(sentence);
    }
    out.finish()
}

/// Comments of a file that were not placed yet, each by the paragraph at which it stands.
struct Remarks(BTreeMap<u32, Vec<usize>>);

impl Remarks {
    fn of(comments: &[(Remark, Option<u32>)]) -> Self {
        let mut at: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (nth, (_, paragraph)) in comments.iter().enumerate() {
            if let Some(paragraph) = paragraph {
                at.entry(*paragraph).or_default().push(nth);
            }
        }
        Remarks(at)
    }

    /// Places those that stand at paragraphs which become the next block.
    fn stand(&mut self, out: &mut Assembler, of: Paragraphs) {
        for paragraph in of.first..=of.last {
            for nth in self.0.remove(&paragraph).unwrap_or_default() {
                out.stands(nth, paragraph < of.live);
            }
        }
    }
}

/// Reads the notes of one kind, by their ids.
fn read_notes(
    story: &mut Story<'_>,
    text: &str,
    part: &str,
    end: bool,
    notes: &mut FxHashMap<(bool, i64), Vec<Found>>,
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
        let found = story.apart(xml)?;
        notes.entry((end, id)).or_insert(found);
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
        let words: Vec<&str> = found.iter().map(|one| one.wording.text.trim()).collect();
        let (about, at) = body.aside.remark(id);
        let remark = Remark {
            author: element.get("author").unwrap_or_default(),
            date: element.get("date").unwrap_or_default(),
            text: words.join("\n"),
            about,
            block: None,
            gone: false,
        };
        comments.push((remark, at));
        Ok(())
    })?;
    Ok(comments)
}

/// Hands paragraphs to the assembler, each with its indentation in columns.
///
/// A text is seldom set at the margin itself: the smallest indentation that is common
/// among plain paragraphs, and the smallest of lists, count as none. Returns the notes
/// to which nothing refers, each with the paragraphs it comes of.
fn push(
    out: &mut Assembler,
    found: Vec<Found>,
    remarks: &mut Remarks,
) -> Result<Vec<(Paragraphs, Item)>> {
    let mut lone = Vec::new();
    let mut common: BTreeMap<i64, usize> = BTreeMap::new();
    let mut lists = i64::MAX;
    for one in found.iter().filter(|one| one.shape == Shape::Text) {
        match one.listed {
            Some(_) => lists = lists.min(one.indent),
            None => *common.entry(one.indent).or_default() += 1,
        }
    }
    let most = common.values().max().copied().unwrap_or_default();
    let plain = common
        .iter()
        .find(|(_, count)| **count * OFTEN >= most)
        .map_or(0, |(indent, _)| *indent);
    for mut one in found {
        let from = if one.listed.is_some() { lists } else { plain };
        let columns = one.indent.saturating_sub(from).clamp(0, 256 * COLUMN) / COLUMN;
        let level = usize::from(one.listed.unwrap_or(0)) * STEP;
        let indent = (columns as usize).max(level);
        let role = match (one.shape, one.number) {
            (Shape::Row, _) => Role::Row,
            (Shape::Heading(depth), Some(Number::Printed(number))) => {
                Role::NumberedHeading(depth, number)
            }
            (Shape::Heading(depth), _) => Role::Heading(depth),
            (Shape::Text, Some(Number::Printed(number))) => Role::Numbered(number),
            (Shape::Text, Some(Number::Bullet)) => Role::Bullet,
            (Shape::Text, None) if one.opens_with_anchor => {
                lone_note(&mut one.wording).map_or(Role::Text, Role::Note)
            }
            (Shape::Text, None) => Role::Text,
        };
        let item = Item {
            role,
            indent,
            wording: one.wording,
        };
        if matches!(item.role, Role::Note(_)) {
            lone.push((one.of, item));
        } else {
            remarks.stand(out, one.of);
            out.push(item)?;
        }
    }
    Ok(lone)
}

/// Takes the anchor off a paragraph that is a note to which nothing refers: an anchor
/// and a tab, as [`super::write`] sets it.
fn lone_note(wording: &mut Wording) -> Option<String> {
    let end = wording.text.find(']')? + 1;
    if !wording.text[end..].starts_with('\t') {
        return None;
    }
    let anchor = wording.text[..end].to_owned();
    marks::drop_front(wording, end + 1);
    Some(anchor)
}

fn push_note(
    out: &mut Assembler,
    reference: &Reference,
    found: Vec<Found>,
    remarks: &mut Remarks,
) -> Result<()> {
    let label = &reference.label;
    for (nth, one) in found.into_iter().enumerate() {
        let role = match (nth, &one.number) {
            (0, _) => Role::Note(format!("[^{label}]")),
            (_, number) => Role::NoteMore {
                bullet: *number == Some(Number::Bullet),
            },
        };
        let mut wording = one.wording;
        marks::tidy(&mut wording);
        if let Some(Number::Printed(number)) = one.number.filter(|_| nth > 0) {
            marks::put_before(&mut wording, &number);
        }
        if nth == 0 && reference.own_label {
            drop_label(&mut wording, label);
        }
        remarks.stand(out, one.of);
        out.push(Item {
            role,
            indent: STEP,
            wording,
        })?;
    }
    Ok(())
}

/// Takes the printed mark off the words of a note, where they begin with it.
fn drop_label(wording: &mut Wording, label: &str) {
    let after = |text: &str| text.strip_prefix(label).map(str::to_owned);
    let Some(once) = after(&wording.text) else {
        return;
    };
    // LibreOffice stores a mark of several characters twice.
    let twice = after(&once).is_some_and(|rest| label.chars().count() > 1 && rest.starts_with(' '));
    if twice {
        marks::drop_front(wording, 2 * label.len());
    } else if once.starts_with(' ') {
        marks::drop_front(wording, label.len());
    }
}

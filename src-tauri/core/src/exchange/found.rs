//! What stands in a file of a word processor, paragraph by paragraph, on its way to blocks.

use std::collections::BTreeMap;

use super::assemble::{Assembler, Item, Role};
use super::margin::{Paragraphs, Remarks};
use super::marks;
use crate::clause::Wording;
use crate::error::Result;
use crate::text::{Document, Remark, Tracked};

/// Twentieths of a point that one column of indentation stands for: half an inch, as
/// Word indents, is four columns.
const COLUMN: i64 = 180;
/// An indentation is common when the commonest is at most this many times as common.
const OFTEN: usize = 8;
/// Columns by which a level of a list stands in.
const STEP: usize = 4;

/// A paragraph or a row of a table.
pub(super) struct Found {
    /// What it is.
    pub(super) shape: Shape,
    /// Its number.
    pub(super) number: Option<Number>,
    /// Its level in its list, if it stands in one.
    pub(super) listed: Option<u8>,
    /// How far in its first line begins, in twentieths of a point.
    pub(super) indent: i64,
    /// Its words.
    pub(super) wording: Wording,
    /// True where they open with an anchor that is typed.
    pub(super) opens_with_anchor: bool,
    /// The paragraphs of the file that it comes of.
    pub(super) of: Paragraphs,
}

impl Found {
    /// A row of a table.
    pub(super) fn row(wording: Wording, of: Paragraphs) -> Self {
        Found {
            shape: Shape::Row,
            number: None,
            listed: None,
            indent: 0,
            wording,
            opens_with_anchor: false,
            of,
        }
    }
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A heading, 1 for the title.
    Heading(u16),
    /// A paragraph.
    Text,
    /// A row of a table.
    Row,
}

/// The number of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// As printed.
    Printed(String),
    /// A bullet.
    Bullet,
}

/// A note, in the order in which the text refers to them.
pub(super) struct Note {
    /// What is printed for it.
    pub(super) label: String,
    /// True where the file gives that mark, and the note may repeat it.
    pub(super) own: bool,
    /// Its paragraphs.
    pub(super) found: Vec<Found>,
}

/// All that was found in a file.
pub(super) struct Whole {
    /// Its text.
    pub(super) text: Vec<Found>,
    /// The paragraphs after the last that has words.
    pub(super) end: Paragraphs,
    /// Its notes.
    pub(super) notes: Vec<Note>,
    /// Its comments, each with the paragraph at which it stands.
    pub(super) comments: Vec<(Remark, Option<u32>)>,
    /// What was left out, a sentence each.
    pub(super) left: Vec<String>,
    /// Its tracked changes.
    pub(super) changes: Vec<Tracked>,
}

impl Whole {
    /// Makes a document of it.
    pub(super) fn into_document(self) -> Result<Document> {
        let mut out = Assembler::default();
        let mut remarks = Remarks::of(&mut out, self.comments);
        let lone = push(&mut out, self.text, &mut remarks)?;
        for note in self.notes {
            push_note(&mut out, note, &mut remarks)?;
        }
        for (of, note) in lone {
            remarks.stand(&mut out, of);
            out.push(note)?;
        }
        remarks.stand(&mut out, self.end);
        for sentence in self.left {
            out.leave_out(sentence);
        }
        for change in self.changes {
            out.change(change);
        }
        out.finish()
    }
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
/// and a tab, as [`super::docx::write`] sets it.
fn lone_note(wording: &mut Wording) -> Option<String> {
    let end = wording.text.find(']')? + 1;
    if !wording.text[end..].starts_with('\t') {
        return None;
    }
    let anchor = wording.text[..end].to_owned();
    marks::drop_front(wording, end + 1);
    Some(anchor)
}

/// Hands a note to the assembler, paragraph by paragraph.
fn push_note(out: &mut Assembler, note: Note, remarks: &mut Remarks) -> Result<()> {
    let Note { label, own, found } = note;
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
        if nth == 0 && own {
            drop_label(&mut wording, &label);
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

/// Puts the cells of a row into one line; none where all are empty.
pub(super) fn row(cells: &[Wording], between: &str) -> Option<Wording> {
    if cells.iter().all(|cell| cell.text.is_empty()) {
        return None;
    }
    let mut wording = Wording::default();
    for (nth, cell) in cells.iter().enumerate() {
        append(&mut wording, cell, if nth > 0 { between } else { "" });
    }
    Some(wording)
}

/// The words of what was found, paragraph by paragraph.
pub(super) fn words(found: &[Found], between: &str) -> String {
    let words: Vec<&str> = found.iter().map(|one| one.wording.text.trim()).collect();
    words.join(between)
}

/// Puts a wording after another.
pub(super) fn append(to: &mut Wording, wording: &Wording, between: &str) {
    if !to.text.is_empty() || between.trim() != "" {
        to.text.push_str(between);
    }
    let shift = to.text.len() as u32;
    to.text.push_str(&wording.text);
    to.marks
        .extend(wording.marks.iter().map(|mark| crate::clause::Mark {
            start: mark.start + shift,
            end: mark.end + shift,
            kind: mark.kind,
        }));
}

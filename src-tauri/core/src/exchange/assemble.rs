//! Makes blocks of what a reader found: recognises numbers and kinds, places
//! footnotes under the clause that refers to them, and keeps the limits.

use super::layout::{Layout, Numbered};
use super::marks;
use super::notes::{self, Note};
use super::number::{self, At};
use super::preamble::opens_with_participle;
use crate::clause::Wording;
use crate::error::{Error, Result};
use crate::text::{Block, Document, Kind, Remark, Series, Tracked};

/// Deepest nesting that a text may have.
pub(crate) const DEEPEST: u16 = 256;
/// Most blocks that a text may have.
pub(crate) const MOST_BLOCKS: usize = 1_000_000;
/// Most sentences about what was left out; more are counted.
const MOST_LEFT_OUT: usize = 1_000;

/// One unit of a file as a reader found it.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    /// What its layout says that it is.
    pub(crate) role: Role,
    /// Its indentation in columns.
    pub(crate) indent: usize,
    /// Its words, with a typed number still among them.
    pub(crate) wording: Wording,
}

/// What the layout of a file says that a unit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A heading of this depth, 1 at the top.
    Heading(u16),
    /// A heading of this depth whose number the format keeps apart.
    NumberedHeading(u16, String),
    /// A row of a table; what stands in its first cell is no number of it.
    Row,
    /// A paragraph.
    Text,
    /// A list item whose number the format keeps apart.
    Numbered(String),
    /// A list item with a bullet.
    Bullet,
    /// A footnote, by its anchor as it stands in the text (`[^1]`).
    Note(String),
    /// More of the footnote before it.
    NoteMore {
        /// True for a bulleted line.
        bullet: bool,
    },
}

/// Collects items and turns them into a document.
#[derive(Default)]
pub(crate) struct Assembler {
    layout: Layout,
    note_layout: Layout,
    blocks: Vec<Block>,
    notes: Vec<Note>,
    depth_one: Vec<usize>,
    headings: usize,
    preamble: Preamble,
    /// True after a footnote without words: what follows it belongs to no note.
    no_note: bool,
    left_out: Vec<String>,
    more_left_out: usize,
    changes: Vec<Tracked>,
    comments: Vec<Remark>,
    /// Comments that stand at the next block, by their places.
    at_next: Vec<usize>,
    /// Where comments stand that were placed.
    stand: Vec<(usize, Spot)>,
    title: Option<String>,
}

/// A block that was pushed.
#[derive(Clone, Copy)]
enum Spot {
    /// One of the body, by its place in it.
    Body(usize),
    /// A block of a footnote: which footnote, which of its blocks.
    Note(usize, usize),
}

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Preamble {
    /// Before any heading or numbered paragraph, or under a heading "Preamble".
    #[default]
    Open,
    Over,
}

impl Assembler {
    /// Notes what was not taken into the text, in one plain sentence.
    pub(crate) fn leave_out(&mut self, sentence: String) {
        if self.left_out.len() < MOST_LEFT_OUT {
            self.left_out.push(sentence);
        } else {
            self.more_left_out += 1;
        }
    }

    /// Notes a tracked change.
    pub(crate) fn change(&mut self, change: Tracked) {
        self.changes.push(change);
    }

    /// Takes in a comment.
    pub(crate) fn comment(&mut self, comment: Remark) {
        self.comments.push(comment);
    }

    /// Says that a comment, by its place among them, stands at the next block that is
    /// pushed; `gone` where it stood at a paragraph before it that is not there.
    pub(crate) fn stands(&mut self, comment: usize, gone: bool) {
        self.comments[comment].gone = gone;
        self.at_next.push(comment);
    }

    /// Places the comments that stand at the block pushed last.
    fn stood(&mut self, spot: Spot) {
        let at_next = self.at_next.drain(..);
        self.stand.extend(at_next.map(|comment| (comment, spot)));
    }

    /// Keeps the title that a file gives itself outside its text.
    pub(crate) fn title(&mut self, title: String) {
        self.title.get_or_insert(title);
    }

    /// How many blocks of the body there are so far.
    pub(crate) fn count(&self) -> usize {
        self.blocks.len()
    }

    /// Takes in one unit.
    ///
    /// # Errors
    /// [`Error::Unreadable`] over the limits on depth, number and length.
    pub(crate) fn push(&mut self, item: Item) -> Result<()> {
        let mut wording = item.wording;
        marks::tidy(&mut wording);
        if wording.text.trim().is_empty() {
            self.no_note |= matches!(item.role, Role::Note(_));
            let alone = match item.role {
                Role::Numbered(number) | Role::NumberedHeading(_, number) => number,
                Role::Note(anchor) => format!("{anchor}:"),
                Role::Heading(_)
                | Role::Text
                | Role::Row
                | Role::Bullet
                | Role::NoteMore { .. } => {
                    return Ok(());
                }
            };
            wording = Wording {
                text: alone,
                marks: Vec::new(),
            };
            return self.text(item.indent, wording, false, false);
        }
        if wording.text.len() > Wording::LONGEST {
            return Err(unreadable(
                "a paragraph of this file holds more than 4 MiB; split it and try again",
            ));
        }
        match item.role {
            Role::Heading(depth) => self.heading(depth, None, wording),
            Role::NumberedHeading(depth, number) => self.heading(depth, Some(number), wording),
            Role::Row => {
                let row = Numbered::of(None, false);
                let level = self.layout.place(item.indent, row, false);
                self.add(Block {
                    number: None,
                    kind: Kind::Paragraph,
                    level,
                    wording,
                    series: Series::Unnumbered,
                    clause: None,
                })
            }
            Role::Text => self.text(item.indent, wording, false, false),
            Role::Bullet => self.text(item.indent, wording, true, false),
            Role::NoteMore { bullet } => {
                let in_note = !self.no_note && !self.notes.is_empty();
                self.text(item.indent, wording, bullet, in_note)
            }
            Role::Numbered(number) => self.numbered(item.indent, number, wording),
            Role::Note(anchor) => {
                self.no_note = false;
                self.note_layout.note();
                self.notes.push(Note {
                    anchor: anchor.clone(),
                    blocks: vec![Block {
                        number: Some(anchor),
                        kind: Kind::Note,
                        level: 0,
                        wording,
                        series: Series::Auto,
                        clause: None,
                    }],
                });
                self.stood(Spot::Note(self.notes.len() - 1, 0));
                self.within_limits(0)
            }
        }
    }

    fn heading(&mut self, depth: u16, number: Option<String>, mut wording: Wording) -> Result<()> {
        let level = self.layout.heading(depth);
        if depth == 1 {
            self.depth_one.push(self.blocks.len());
        }
        self.headings += 1;
        let (number, series) = match number {
            None => take_number(&mut wording, At::Heading),
            Some(number) => {
                let probe = format!("{number} x");
                let label = number::read(&probe, At::Heading);
                let series = label.map_or(Series::Auto, |label| label.series());
                (Some(number), series)
            }
        };
        self.preamble = if wording.text.to_lowercase().contains("preamb") {
            Preamble::Open
        } else if self.headings == 1 {
            // The first heading names the text, which may begin with its preamble.
            self.preamble
        } else {
            Preamble::Over
        };
        self.add(Block {
            number,
            kind: Kind::Heading,
            level,
            wording,
            series,
            clause: None,
        })
    }

    fn numbered(&mut self, indent: usize, number: String, wording: Wording) -> Result<()> {
        let probe = format!("{number} x");
        let label =
            number::read(&probe, At::Paragraph).or_else(|| number::read(&probe, At::Heading));
        let numbered = Numbered::of(label.as_ref(), false);
        let kind = kind_of(&numbered);
        let series = label.as_ref().map_or(Series::Auto, number::Label::series);
        let level = self.layout.place(indent, numbered, ends_open(&wording));
        if kind == Kind::Paragraph {
            self.preamble = Preamble::Over;
        }
        self.add(Block {
            number: Some(number),
            kind,
            level,
            wording,
            series,
            clause: None,
        })
    }

    fn text(
        &mut self,
        indent: usize,
        mut wording: Wording,
        bullet: bool,
        in_note: bool,
    ) -> Result<()> {
        let before = wording.clone();
        let (numbered, mut series) = {
            let label = number::read(&wording.text, At::Paragraph);
            let series = label
                .as_ref()
                .map_or(Series::Unnumbered, number::Label::series);
            (Numbered::of(label.as_ref(), bullet), series)
        };
        let (number, _) = take_number(&mut wording, At::Paragraph);
        if bullet {
            series = Series::Bullet;
        }
        let layout = if in_note {
            &mut self.note_layout
        } else {
            &mut self.layout
        };
        let level = layout.place(indent, numbered, ends_open(&wording));
        let mut kind = kind_of(&numbered);
        if !in_note && kind == Kind::Paragraph && self.preamble == Preamble::Open {
            let unnumbered = number.is_none() || matches!(series, Series::Named(_));
            if !unnumbered {
                self.preamble = Preamble::Over;
            } else if opens_with_participle(&wording, number.is_none().then_some(&before)) {
                kind = Kind::Preambular;
            }
        }
        let block = Block {
            number,
            kind,
            level,
            wording,
            series,
            clause: None,
        };
        match self.notes.last_mut() {
            Some(note) if in_note => {
                note.blocks.push(block);
                let place = note.blocks.len() - 1;
                self.stood(Spot::Note(self.notes.len() - 1, place));
                self.within_limits(level)
            }
            _ => self.add(block),
        }
    }

    fn add(&mut self, block: Block) -> Result<()> {
        let level = block.level;
        self.stood(Spot::Body(self.blocks.len()));
        self.blocks.push(block);
        self.within_limits(level)
    }

    fn within_limits(&self, level: u16) -> Result<()> {
        if level >= DEEPEST {
            return Err(too_deep());
        }
        if self.blocks.len() + self.notes.len() > MOST_BLOCKS {
            return Err(unreadable(
                "this file holds more than 1,000,000 paragraphs; split it and try again",
            ));
        }
        Ok(())
    }

    /// Returns the document, with each footnote under the clause that refers to it
    /// first; those that nobody refers to stand at the end.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the file holds no words.
    pub(crate) fn finish(mut self) -> Result<Document> {
        if let [only] = self.depth_one[..] {
            let first = self.blocks[..only].iter().all(|b| b.kind != Kind::Heading);
            if first {
                self.make_title(only);
            }
        }
        let placed = notes::place(self.blocks, self.notes);
        for (comment, spot) in self.stand {
            let at = match spot {
                Spot::Body(at) => placed.body[at],
                Spot::Note(note, at) => placed.notes[note] + at,
            };
            self.comments[comment].block = u32::try_from(at).ok();
        }
        for comment in self.at_next {
            self.comments[comment].block = u32::try_from(placed.blocks.len()).ok();
        }
        let blocks = placed.blocks;
        if blocks.is_empty() {
            return Err(unreadable("this file holds no words; choose another file"));
        }
        if self.more_left_out > 0 {
            self.left_out.push(format!(
                "{} more things of the same kinds were left out.",
                self.more_left_out
            ));
        }
        Ok(Document {
            title: self.title,
            blocks,
            changes: self.changes,
            comments: self.comments,
            left_out: self.left_out,
            ..Document::default()
        })
    }

    /// Makes the one top heading the title: what stood under it moves up.
    fn make_title(&mut self, at: usize) {
        let title = &mut self.blocks[at];
        title.kind = Kind::Title;
        title.level = 0;
        if let Some(number) = title.number.take() {
            marks::put_before(&mut title.wording, &number);
        }
        title.series = Series::Unnumbered;
        for block in &mut self.blocks[at + 1..] {
            block.level = block.level.saturating_sub(1);
        }
    }
}

impl Numbered {
    /// Says how a number ranks.
    pub(crate) fn of(label: Option<&number::Label<'_>>, bullet: bool) -> Self {
        Numbered {
            form: label.map(|label| label.form),
            value: label.map_or(0, |label| label.value),
            bullet,
        }
    }

    /// Says how the number of a block ranks.
    pub(crate) fn of_block(block: &Block) -> Self {
        let probe = block.number.as_ref().map(|number| format!("{number} x"));
        let label = probe
            .as_deref()
            .and_then(|probe| number::read(probe, At::Paragraph));
        let label = label.or_else(|| {
            probe
                .as_deref()
                .and_then(|probe| number::read(probe, At::Heading))
        });
        Numbered::of(label.as_ref(), block.series == Series::Bullet)
    }
}

fn kind_of(numbered: &Numbered) -> Kind {
    use number::Form;
    match numbered.form {
        _ if numbered.bullet => Kind::Point,
        None | Some(Form::Arabic | Form::Named) => Kind::Paragraph,
        Some(_) => Kind::Point,
    }
}

/// Takes a typed number off the start of a wording.
fn take_number(wording: &mut Wording, at: At) -> (Option<String>, Series) {
    let Some((printed, series, words_at)) = number::read(&wording.text, at)
        .map(|label| (label.printed.to_owned(), label.series(), label.words_at))
    else {
        return (None, Series::Unnumbered);
    };
    marks::drop_front(wording, words_at);
    (Some(printed), series)
}

/// Returns true where a wording ends in a colon.
pub(crate) fn ends_open(wording: &Wording) -> bool {
    wording.text.trim_end().ends_with(':')
}

/// The error for a file that cannot be read, in one plain sentence.
pub(crate) fn unreadable(problem: impl Into<String>) -> Error {
    Error::Unreadable {
        problem: problem.into(),
    }
}

/// The error for a text nested over the limit.
pub(crate) fn too_deep() -> Error {
    unreadable("the text is nested more than 256 levels deep; flatten it and try again")
}

//! Reads Akoma Ntoso piece by piece: no tree, so no nesting can exhaust it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::emit::Shape;
use super::names::{self, Class};
use super::notes::Labels;
use super::story::{Flow, Own, Story, Unit};
use super::write::clause_of;
use crate::clause::{Mark, MarkKind};
use crate::error::Result;
use crate::exchange::assemble::unreadable;
use crate::exchange::xml::{self, Element, Piece};
use crate::text::{Document, Speech, Tracked, TrackedOp};

/// Reads a document.
///
/// Units with their numbers and headings, paragraphs, lists, tables, footnotes, italic
/// and bold become blocks; speeches are named in [`Document::speeches`]; words in `ins`
/// and `del` stay in the text and are listed in [`Document::changes`]. What has no place
/// in a text is listed in [`Document::left_out`].
///
/// # Errors
/// [`crate::Error::Unreadable`] when it is no Akoma Ntoso, is not well formed, holds no
/// words, or is over the limits.
pub fn read(text: &str) -> Result<Document> {
    let mut reader = Reader::default();
    xml::walk(text, |piece| match piece {
        Piece::Start(element) => reader.start(&element),
        Piece::End => reader.end(),
        Piece::Text(text) => {
            reader.text(text);
            Ok(())
        }
        Piece::Comment => {
            reader.lose("comments of the file");
            Ok(())
        }
        Piece::Instruction => {
            reader.lose("instructions to programs");
            Ok(())
        }
    })?;
    reader.finish()
}

/// An element that is open, as far as its end asks for more than forgetting it.
enum Open {
    Plain,
    Inline,
    Mark(usize),
    Change,
    Title {
        heading: bool,
    },
    /// An inline element whose words are the anchor of a footnote, from this byte on.
    Anchor(usize),
    Paragraph(Shape),
    Num,
    Holder {
        preamble: bool,
    },
    Document {
        titled: bool,
    },
    Speech {
        speakers: Vec<String>,
        asks: bool,
        first: usize,
    },
    Row,
    Cell,
    /// Stands in the cell of a table, where nothing is a paragraph of its own.
    InCell,
    Note {
        label: String,
    },
    MetaNote {
        id: String,
    },
    Meta,
    /// In the metadata, at this depth below `meta`.
    Skipped,
}

#[derive(Default)]
struct Reader {
    open: Vec<Open>,
    story: Story,
    /// Texts in which a footnote is being read.
    around: Vec<Story>,
    in_meta: bool,
    preambles: u32,
    /// True once the document at hand has a title.
    titled: bool,
    title: Option<String>,
    labels: Labels,
    /// Footnotes that the metadata holds, until the text refers to them.
    meta_notes: Vec<Option<Story>>,
    meta_note_at: HashMap<String, usize>,
    /// What the references of the metadata call whom, by id.
    called: HashMap<String, String>,
    changes: Vec<Tracked>,
    changed: Vec<Tracked>,
    speeches: Vec<Speech>,
    lost: BTreeMap<&'static str, u32>,
    lost_meta: Vec<String>,
    elsewhere: Vec<String>,
}

impl Reader {
    fn lose(&mut self, what: &'static str) {
        *self.lost.entry(what).or_default() += 1;
    }

    fn text(&mut self, text: &str) {
        if self.in_meta || self.open.is_empty() {
            return;
        }
        let blank = text.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r'));
        if !blank
            && !matches!(
                self.open.last(),
                Some(Open::Inline | Open::Mark(_) | Open::Change)
            )
        {
            self.story.flow.bare = true;
        }
        if blank && !self.story.flow.paragraph && self.story.flow.words.is_empty() {
            return;
        }
        self.story.flow.push(text);
        if let Some(change) = self.changes.last_mut() {
            change.text.push_str(text);
        }
    }

    fn start(&mut self, element: &Element<'_>) -> Result<()> {
        let name = element.name();
        if self.open.is_empty() {
            check_root(element)?;
        }
        let open = if self.in_meta {
            self.meta(name, element)
        } else {
            self.begin(name, element)?
        };
        self.open.push(open);
        Ok(())
    }

    /// Begins an element of the metadata.
    fn meta(&mut self, name: &str, element: &Element<'_>) -> Open {
        let id = || element.attribute("eId").or_else(|| element.attribute("id"));
        if matches!(self.open.last(), Some(Open::Meta)) && !self.lost_meta.iter().any(|n| n == name)
        {
            self.lost_meta.push(name.to_owned());
        }
        match name {
            "note" => {
                self.in_meta = false;
                self.around.push(std::mem::take(&mut self.story));
                Open::MetaNote {
                    id: id().unwrap_or_default(),
                }
            }
            _ => {
                if name.starts_with("TLC")
                    && let (Some(id), Some(called)) = (id(), element.attribute("showAs"))
                {
                    self.called.insert(id, called);
                }
                Open::Skipped
            }
        }
    }

    /// Begins an element of the text.
    fn begin(&mut self, name: &str, element: &Element<'_>) -> Result<Open> {
        let class = names::class(name);
        if let Some(what) = names::loses(name) {
            self.lose(what);
        }
        let in_cell = self.story.flow.cells > 0;
        if in_cell
            && !matches!(
                class,
                Class::Inline | Class::Note | Class::Cell | Class::Meta
            )
        {
            self.story.flow.push(" ");
            return Ok(Open::InCell);
        }
        if !matches!(class, Class::Inline | Class::Note | Class::Cell) {
            self.interrupt()?;
        }
        let clause = element.attribute("eId").as_deref().and_then(clause_of);
        Ok(match class {
            Class::Inline => self.inline(name, element)?,
            Class::Block => {
                let shape = match name {
                    "crossHeading" => Shape::Cross,
                    "from" => Shape::Speaker,
                    _ if self.preambles > 0 => Shape::Preamble,
                    _ => Shape::Text,
                };
                self.paragraph(element, clause);
                Open::Paragraph(shape)
            }
            Class::Heading => {
                self.paragraph(element, None);
                Open::Paragraph(Shape::Heading)
            }
            Class::Num => {
                self.paragraph(element, None);
                Open::Num
            }
            Class::Unit | Class::List => {
                self.story.units.push(Unit {
                    name: match (name, element.attribute("name")) {
                        ("hcontainer", Some(general)) => format!("{name} {general}"),
                        _ => name.to_owned(),
                    },
                    id: clause,
                    num: None,
                    shown: false,
                    claims: class == Class::Unit && claims(name),
                    list: class == Class::List,
                    own: own(element),
                });
                Open::Holder { preamble: false }
            }
            Class::Wrapper if names::is_document(name) => {
                self.story.units.push(Unit::holder(name));
                Open::Document {
                    titled: std::mem::take(&mut self.titled),
                }
            }
            Class::Wrapper => {
                let preamble = name == "preamble";
                self.preambles += u32::from(preamble);
                self.story.units.push(Unit::holder(name));
                Open::Holder { preamble }
            }
            Class::Speech => {
                self.story.units.push(Unit::holder(name));
                Open::Speech {
                    speakers: self.speakers(element),
                    asks: name == "question",
                    first: self.story.blocks.len(),
                }
            }
            Class::Row => {
                self.paragraph(element, None);
                Open::Row
            }
            Class::Cell => {
                if self.story.flow.row_begun {
                    let kept = self.story.flow.words.trim_end().len();
                    self.story.flow.words.truncate(kept);
                    self.story.flow.words.push_str(" | ");
                }
                self.story.flow.row_begun = true;
                self.story.flow.cells += 1;
                Open::Cell
            }
            Class::Note => {
                let id = element.attribute("eId").or_else(|| element.attribute("id"));
                let label = self
                    .labels
                    .of(id.as_deref(), element.attribute("marker").as_deref());
                self.around.push(std::mem::take(&mut self.story));
                self.story.flow.id = clause;
                Open::Note { label }
            }
            Class::Meta => {
                self.in_meta = true;
                Open::Meta
            }
        })
    }

    /// Begins a paragraph; the one that is open goes on after it.
    fn paragraph(&mut self, element: &Element<'_>, id: Option<crate::ids::ClauseId>) {
        let preserve = element.attribute_as_written("xml:space").as_deref() == Some("preserve");
        // The first paragraph of a footnote is the footnote.
        let id = id.or_else(|| self.story.flow.id.take());
        let flow = Flow {
            paragraph: true,
            preserve,
            id,
            own: own(element),
            ..Flow::default()
        };
        let outer = std::mem::replace(&mut self.story.flow, flow);
        self.story.outer.push(outer);
    }

    /// Ends the words before a structure that stands among them.
    fn interrupt(&mut self) -> Result<()> {
        let shape = match self.preambles {
            0 => Shape::Text,
            _ => Shape::Preamble,
        };
        self.story.flush(shape)
    }

    /// Goes on with the paragraph that was open around the one that ends.
    fn resume(&mut self) {
        self.story.flow = self.story.outer.pop().unwrap_or_default();
        self.story.flow.interrupted = self.story.flow.paragraph;
    }

    fn inline(&mut self, name: &str, element: &Element<'_>) -> Result<Open> {
        let flow = &mut self.story.flow;
        Ok(match name {
            "i" => {
                flow.mark(0, true);
                Open::Mark(0)
            }
            "b" => {
                flow.mark(1, true);
                Open::Mark(1)
            }
            "eol" | "br" => {
                flow.push(" ");
                Open::Inline
            }
            "noteRef" => {
                self.refer(element)?;
                Open::Inline
            }
            "inline" if element.attribute("name").as_deref() == Some("footnote") => {
                Open::Anchor(flow.words.len())
            }
            "docTitle" | "shortTitle"
                if !self.titled
                    && !flow.bare
                    && flow.cells == 0
                    && flow.paragraph
                    && self.around.is_empty() =>
            {
                self.titled = true;
                self.interrupt()?;
                self.story.flow.interrupted = false;
                if let Some(id) = element.attribute("eId").as_deref().and_then(clause_of) {
                    self.story.flow.id = Some(id);
                }
                self.story.flow.preserve |=
                    element.attribute_as_written("xml:space").as_deref() == Some("preserve");
                let heading = self.title.is_some() || self.story.depth > 0;
                Open::Title { heading }
            }
            "ins" | "del" if self.changes.len() < 64 => {
                self.changes.push(Tracked {
                    op: match name {
                        "ins" => TrackedOp::Insert,
                        _ => TrackedOp::Delete,
                    },
                    author: String::new(),
                    date: String::new(),
                    text: String::new(),
                });
                Open::Change
            }
            "documentRef" | "componentRef" => {
                self.elsewhere(element);
                Open::Plain
            }
            _ => Open::Inline,
        })
    }

    /// Ends the element that began last.
    fn end(&mut self) -> Result<()> {
        match self.open.pop() {
            None | Some(Open::Inline | Open::Plain | Open::Skipped) => {}
            Some(Open::Mark(which)) => self.story.flow.mark(which, false),
            Some(Open::Change) => self.changed.extend(self.changes.pop()),
            Some(Open::Title { heading }) => self.end_title(heading)?,
            Some(Open::Anchor(start)) => {
                let flow = &mut self.story.flow;
                flow.marks.push(Mark {
                    start: start.min(flow.words.len()) as u32,
                    end: flow.words.len() as u32,
                    kind: MarkKind::Footnote,
                });
            }
            Some(Open::Paragraph(Shape::Speaker)) => {
                let called = self
                    .story
                    .flow
                    .words
                    .trim()
                    .trim_end_matches(':')
                    .to_owned();
                self.story.flush(Shape::Speaker)?;
                self.resume();
                self.speaks(called);
            }
            Some(Open::Paragraph(shape)) => {
                self.story.flush(shape)?;
                self.resume();
            }
            Some(Open::Num) => {
                self.story.end_number()?;
                self.resume();
            }
            Some(Open::Holder { preamble }) => {
                self.end_holder()?;
                self.preambles -= u32::from(preamble);
            }
            Some(Open::Document { titled }) => {
                self.end_holder()?;
                self.titled = titled;
            }
            Some(Open::Speech {
                speakers,
                asks,
                first,
            }) => {
                self.end_holder()?;
                let end = self.story.blocks.len();
                if self.around.is_empty() && first < end {
                    self.speeches.push(Speech {
                        first: first as u32,
                        end: end as u32,
                        speakers,
                        asks,
                    });
                }
            }
            Some(Open::Row) => {
                self.story.flush(Shape::Text)?;
                self.resume();
            }
            Some(Open::Cell) => {
                self.story.flow.cells = self.story.flow.cells.saturating_sub(1);
            }
            Some(Open::InCell) => self.story.flow.push(" "),
            Some(Open::Note { label }) => {
                let note = self.end_story()?.into_note(&label);
                if !note.is_empty() {
                    self.story.flow.anchor(&label);
                    self.story.flow.notes.push(note);
                }
            }
            Some(Open::MetaNote { id }) => {
                let note = self.end_story()?;
                self.in_meta = true;
                self.meta_note_at.insert(id, self.meta_notes.len());
                self.meta_notes.push(Some(note));
            }
            Some(Open::Meta) => self.in_meta = false,
        }
        Ok(())
    }

    fn end_holder(&mut self) -> Result<()> {
        self.interrupt()?;
        self.story.close()?;
        self.story.flow.interrupted = self.story.flow.paragraph;
        Ok(())
    }

    /// Ends a footnote, and goes on with the text around it.
    fn end_story(&mut self) -> Result<Story> {
        self.story.flush(Shape::Text)?;
        let around = self.around.pop().unwrap_or_default();
        Ok(std::mem::replace(&mut self.story, around))
    }

    fn end_title(&mut self, heading: bool) -> Result<()> {
        if heading {
            return self.story.flush(Shape::Part);
        }
        let at = self.story.blocks.len();
        self.story.flush(Shape::Title)?;
        self.title = self
            .story
            .blocks
            .get(at)
            .map(|(block, _)| block.wording.text.clone());
        Ok(())
    }

    /// Takes the words of a `from` as the speaker where the file names none otherwise.
    fn speaks(&mut self, called: String) {
        let at = self.story.blocks.len();
        let speech = self
            .open
            .iter_mut()
            .rev()
            .take(4)
            .find_map(|open| match open {
                Open::Speech {
                    speakers, first, ..
                } => Some((speakers, first)),
                _ => None,
            });
        if let Some((speakers, first)) = speech {
            *first = at;
            if speakers.is_empty() && !called.is_empty() {
                speakers.push(called);
            }
        }
    }

    /// Who speaks, by the references of the metadata.
    fn speakers(&self, element: &Element<'_>) -> Vec<String> {
        let by = element.attribute("by").unwrap_or_default();
        let called = self.called.get(by.trim_start_matches('#'));
        called.into_iter().cloned().collect()
    }

    /// Puts the anchor of a footnote that stands elsewhere.
    fn refer(&mut self, element: &Element<'_>) -> Result<()> {
        let id = element.attribute("href").unwrap_or_default();
        let id = id.trim_start_matches('#');
        let marker = element.attribute("marker");
        let label = self.labels.of(Some(id), marker.as_deref());
        self.story.flow.anchor(&label);
        let note = self
            .meta_note_at
            .get(id)
            .and_then(|at| self.meta_notes[*at].take());
        if let Some(note) = note {
            self.story.flow.notes.push(note.into_note(&label));
        }
        Ok(())
    }

    fn elsewhere(&mut self, element: &Element<'_>) {
        if element
            .attribute("href")
            .is_some_and(|to| to.starts_with('#'))
        {
            return;
        }
        let named = ["showAs", "href", "src"]
            .iter()
            .find_map(|key| element.attribute(key));
        self.elsewhere.push(named.unwrap_or_default());
    }

    fn finish(mut self) -> Result<Document> {
        self.story.flush(Shape::Text)?;
        for note in std::mem::take(&mut self.meta_notes).into_iter().flatten() {
            let label = self.labels.of(None, None);
            for (block, id) in note.into_note(&label) {
                self.story.push(block, id)?;
            }
        }
        if self.story.blocks.is_empty() {
            return Err(unreadable("this file holds no words; choose another file"));
        }
        let left_out = self.left_out();
        let mut seen = HashSet::new();
        let (blocks, identities): (Vec<_>, Vec<_>) = self.story.blocks.into_iter().unzip();
        let mut identities: Vec<_> = identities
            .into_iter()
            .map(|id| id.filter(|id| seen.insert(*id)))
            .collect();
        if seen.is_empty() {
            identities.clear();
        }
        for change in &mut self.changed {
            let words = change.text.split([' ', '\t', '\n', '\r']);
            change.text = words
                .filter(|w| !w.is_empty())
                .collect::<Vec<_>>()
                .join(" ");
        }
        Ok(Document {
            title: self.title,
            blocks,
            changes: self.changed,
            left_out,
            identities,
            speeches: self.speeches,
        })
    }

    fn left_out(&self) -> Vec<String> {
        let mut left_out = Vec::new();
        if !self.lost_meta.is_empty() {
            let names: Vec<&str> = self.lost_meta.iter().take(20).map(String::as_str).collect();
            left_out.push(format!(
                "What was left out of the document: what it says about itself ({}).",
                names.join(", ")
            ));
        }
        for (what, count) in &self.lost {
            left_out.push(format!(
                "What was left out of the document: {what} ({count})."
            ));
        }
        for named in self.elsewhere.iter().take(100) {
            left_out.push(format!(
                "A part of the document stands in a file of its own and was left out: {}.",
                named
                    .chars()
                    .filter(|c| !c.is_control())
                    .take(200)
                    .collect::<String>()
            ));
        }
        if let Some(more) = self
            .elsewhere
            .len()
            .checked_sub(100)
            .filter(|more| *more > 0)
        {
            left_out.push(format!("{more} more parts stand in files of their own."));
        }
        left_out
    }
}

/// Refuses a file that is XML and no Akoma Ntoso.
fn check_root(element: &Element<'_>) -> Result<()> {
    let namespace = element.own_namespace();
    let known = namespace.as_deref().is_none_or(names::is_akoma_ntoso);
    if element.name() == "akomaNtoso" && known {
        return Ok(());
    }
    Err(unreadable(
        "this XML file is no Akoma Ntoso; save it as .docx, .html, .md or .txt and import that",
    ))
}

fn own(element: &Element<'_>) -> Own {
    let attribute = |name| element.attribute_as_written(name);
    Own::of(
        attribute("travaux:kind").as_deref(),
        attribute("travaux:series").as_deref(),
    )
}

/// True for a unit whose first words are its own block, whether it has a number or not.
fn claims(name: &str) -> bool {
    !matches!(
        name,
        "alinea"
            | "debateSection"
            | "administrationOfOath"
            | "rollCall"
            | "prayers"
            | "oralStatements"
            | "writtenStatements"
            | "personalStatements"
            | "ministerialStatements"
            | "resolutions"
            | "nationalInterest"
            | "declarationOfVote"
            | "communication"
            | "petitions"
            | "papers"
            | "noticesOfMotion"
            | "questions"
            | "address"
            | "proceduralMotions"
            | "pointOfOrder"
            | "adjournment"
            | "tblock"
            | "blockContainer"
    )
}

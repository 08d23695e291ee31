//! Reads Akoma Ntoso piece by piece: no tree, so no nesting can exhaust it.

mod end;
mod inline;
mod meta;

use std::collections::{BTreeMap, HashMap};

use super::amendments::ATTACHED;
use super::emit::Shape;
use super::names::{self, Class};
use super::notes::Labels;
use super::story::{Flow, Own, Story, Unit};
use super::write::clause_of;
use crate::error::Result;
use crate::exchange::Reading;
use crate::exchange::assemble::unreadable;
use crate::exchange::xml::{self, Element, Piece};
use crate::text::{Document, Speech, Tracked};

/// Reads a document.
///
/// Units with their numbers and headings, paragraphs, lists, tables, footnotes, italic
/// and bold become blocks; speeches are named in [`Document::speeches`]; words in `ins`
/// and `del` are listed in [`Document::changes`], and stay in the text where the reading
/// has them. What has no place in a text is listed in [`Document::left_out`].
///
/// # Errors
/// [`crate::Error::Unreadable`] when it is no Akoma Ntoso, is not well formed, holds no
/// words, or is over the limits.
pub fn read(text: &str, reading: Reading) -> Result<Document> {
    let mut reader = Reader {
        reading,
        ..Reader::default()
    };
    xml::walk(text, |piece| match piece {
        Piece::Start(element) if reader.passes_over(&element) => Ok(()),
        Piece::End if reader.passed_over > 0 => {
            reader.passed_over -= 1;
            Ok(())
        }
        Piece::Text(_) if reader.passed_over > 0 => Ok(()),
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
    /// An inline element whose words are the number of a clause, from this byte on.
    Refers(usize, crate::ids::ClauseId),
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
    reading: Reading,
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
    /// How many elements are open of one that is passed over; 0 outside.
    passed_over: usize,
}

impl Reader {
    fn lose(&mut self, what: &'static str) {
        *self.lost.entry(what).or_default() += 1;
    }

    /// Passes over what a rolling text has attached: it asks for other words, and is no
    /// part of the text.
    fn passes_over(&mut self, element: &Element<'_>) -> bool {
        let begins = self.passed_over == 0
            && element.name() == "attachment"
            && element
                .attribute("eId")
                .is_some_and(|id| id.starts_with(ATTACHED));
        if begins {
            self.lose("proposals attached to the text");
        }
        self.passed_over += usize::from(begins || self.passed_over > 0);
        self.passed_over > 0
    }

    /// True inside a change that is not there in this reading.
    fn drops(&self) -> bool {
        let mut around = self.changes.iter();
        around.any(|change| self.reading.drops(change.op))
    }

    fn text(&mut self, text: &str) {
        if self.in_meta || self.open.is_empty() {
            return;
        }
        if self.drops() {
            if let Some(change) = self.changes.last_mut() {
                change.text.push_str(text);
            }
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

    /// Begins an element of the text.
    fn begin(&mut self, name: &str, element: &Element<'_>) -> Result<Open> {
        let class = names::class(name);
        if let Some(what) = names::loses(name)
            && (name != "ref" || inline::refers(element).is_none())
        {
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
    name != "alinea" && !names::is_bare(name)
}

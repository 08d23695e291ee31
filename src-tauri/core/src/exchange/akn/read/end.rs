//! What the end of an element does.

use super::{Open, Reader};
use crate::clause::{Mark, MarkKind};
use crate::error::Result;
use crate::exchange::akn::emit::Shape;
use crate::exchange::akn::story::Story;
use crate::text::Speech;

impl Reader {
    /// Ends the element that began last.
    pub(super) fn end(&mut self) -> Result<()> {
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
            Some(Open::Refers(start, clause)) => {
                let flow = &mut self.story.flow;
                flow.marks.push(Mark {
                    start: start.min(flow.words.len()) as u32,
                    end: flow.words.len() as u32,
                    kind: MarkKind::Reference(clause),
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
                if !note.is_empty() && !self.drops() {
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

    pub(super) fn end_holder(&mut self) -> Result<()> {
        self.interrupt()?;
        self.story.close()?;
        self.story.flow.interrupted = self.story.flow.paragraph;
        Ok(())
    }

    /// Ends a footnote, and goes on with the text around it.
    pub(super) fn end_story(&mut self) -> Result<Story> {
        self.story.flush(Shape::Text)?;
        let around = self.around.pop().unwrap_or_default();
        Ok(std::mem::replace(&mut self.story, around))
    }

    pub(super) fn end_title(&mut self, heading: bool) -> Result<()> {
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
    pub(super) fn speaks(&mut self, called: String) {
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
}

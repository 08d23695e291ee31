//! What stands in a paragraph: marks, changes, titles and references to footnotes.

use super::{Open, Reader};
use crate::error::Result;
use crate::exchange::akn::write::clause_of;
use crate::exchange::xml::Element;
use crate::ids::ClauseId;
use crate::text::{Tracked, TrackedOp};

impl Reader {
    pub(super) fn inline(&mut self, name: &str, element: &Element<'_>) -> Result<Open> {
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
            "ref" => refers(element).map_or(Open::Inline, |clause| {
                Open::Refers(flow.words.len(), clause)
            }),
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
                let author = self.called_by(element, &["refersTo", "by"]);
                self.changes.push(Tracked {
                    op: match name {
                        "ins" => TrackedOp::Insert,
                        _ => TrackedOp::Delete,
                    },
                    author: author.unwrap_or_default(),
                    date: element
                        .attribute_as_written("travaux:at")
                        .unwrap_or_default(),
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

    /// Puts the anchor of a footnote that stands elsewhere.
    pub(super) fn refer(&mut self, element: &Element<'_>) -> Result<()> {
        if self.drops() {
            return Ok(());
        }
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
}

/// The clause of ours that an element refers to.
pub(super) fn refers(element: &Element<'_>) -> Option<ClauseId> {
    clause_of(element.attribute("href")?.strip_prefix('#')?)
}

//! What a file says about itself, and what is left out of the text.

use std::collections::HashSet;

use super::{Open, Reader};
use crate::error::Result;
use crate::exchange::akn::emit::Shape;
use crate::exchange::assemble::unreadable;
use crate::exchange::xml::Element;
use crate::text::{Document, Referred};

impl Reader {
    /// Begins an element of the metadata.
    pub(super) fn meta(&mut self, name: &str, element: &Element<'_>) -> Open {
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

    /// Who speaks, by the references of the metadata.
    pub(super) fn speakers(&self, element: &Element<'_>) -> Vec<String> {
        self.called_by(element, &["by"]).into_iter().collect()
    }

    /// What the references of the metadata call whom the first of some attributes names.
    pub(super) fn called_by(&self, element: &Element<'_>, names: &[&str]) -> Option<String> {
        let by = names.iter().find_map(|name| element.attribute(name))?;
        self.called.get(by.trim_start_matches('#')).cloned()
    }

    pub(super) fn elsewhere(&mut self, element: &Element<'_>) {
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

    pub(super) fn finish(mut self) -> Result<Document> {
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
        let mut seen = HashSet::new();
        let (mut blocks, identities): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.story.blocks).into_iter().unzip();
        let mut identities: Vec<_> = identities
            .into_iter()
            .map(|id| id.filter(|id| seen.insert(*id)))
            .collect();
        if seen.is_empty() {
            identities.clear();
        }
        let mut references = Vec::new();
        for (block, at) in blocks.iter_mut().zip(0..) {
            for (range, to) in block.wording.references() {
                if seen.contains(&to) {
                    references.push(Referred {
                        block: at,
                        start: range.start,
                        end: range.end,
                        to,
                    });
                } else {
                    *self.lost.entry("targets of references").or_default() += 1;
                }
            }
            block.wording.clear_references();
        }
        let left_out = self.left_out();
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
            comments: Vec::new(),
            left_out,
            identities,
            references,
            speeches: self.speeches,
            pages: Vec::new(),
        })
    }

    pub(super) fn left_out(&self) -> Vec<String> {
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

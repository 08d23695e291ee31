//! What stands beside the words: fields, anchors of notes, ranges of comments, and what
//! is left out.

use super::damaged;
use super::xml::Element;
use crate::error::Result;
use crate::exchange::left::Left;
use crate::exchange::margin::Margin;
use crate::text::numbering::roman;

/// A note that the text refers to.
#[derive(Clone, Debug)]
pub(super) struct Reference {
    /// True for an endnote.
    pub(super) end: bool,
    /// Its id in the part of its kind.
    pub(super) id: i64,
    /// What is printed for it.
    pub(super) label: String,
    /// True where the file gives the label, and the note may repeat it.
    pub(super) own_label: bool,
}

/// State beside the words.
#[derive(Default)]
pub(super) struct Aside {
    /// The fields that are open: true where the instruction is being read.
    fields: Vec<bool>,
    instructions: usize,
    swallowed: bool,
    /// Notes in the order in which the text refers to them.
    pub(super) references: Vec<Reference>,
    numbered: [u32; 2],
    marked: u32,
    /// What has been read of the printed mark of the last reference, where the words that
    /// follow are that.
    label: Option<String>,
    /// Comments.
    pub(super) margin: Margin,
    /// What is left out.
    pub(super) left: Left,
}

impl Aside {
    /// Takes in the beginning, middle or end of a field.
    pub(super) fn field(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => {
                self.fields.push(true);
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(reading) = self.fields.last_mut().filter(|reading| **reading) {
                    *reading = false;
                    self.instructions -= 1;
                }
            }
            _ => {
                if self.fields.pop() == Some(true) {
                    self.instructions -= 1;
                }
                self.swallowed &= self.instructions > 0;
            }
        }
    }

    /// True where words belong to the instruction of a field, which is not shown.
    pub(super) fn in_instruction(&mut self, words: &str) -> bool {
        let inside = self.instructions > 0;
        self.swallowed |= inside && !words.trim().is_empty();
        inside
    }

    /// Puts open fields away while another story is read.
    pub(super) fn leave_fields(&mut self) -> (Vec<bool>, usize) {
        (
            std::mem::take(&mut self.fields),
            std::mem::take(&mut self.instructions),
        )
    }

    /// Returns to them.
    pub(super) fn return_to_fields(&mut self, (fields, instructions): (Vec<bool>, usize)) {
        self.fields = fields;
        self.instructions = instructions;
    }

    /// Ends a story.
    ///
    /// # Errors
    /// [`crate::Error::Unreadable`] where a field that was never closed hides words.
    pub(super) fn end(&mut self) -> Result<()> {
        if self.instructions > 0 && self.swallowed {
            return Err(damaged("a field in it is never closed"));
        }
        self.fields.clear();
        self.instructions = 0;
        self.swallowed = false;
        Ok(())
    }

    /// Takes in a reference to a note; returns its label where Word counts it.
    pub(super) fn refers(&mut self, element: &Element<'_>) -> Option<String> {
        let end = element.name().starts_with("end");
        let custom = element.get("customMarkFollows");
        let awaits = custom.is_some_and(|on| matches!(on.as_str(), "1" | "true" | "on"));
        self.label = awaits.then(String::new);
        let label = if awaits {
            self.marked += 1;
            format!("x{}", self.marked)
        } else {
            let count = &mut self.numbered[usize::from(end)];
            *count += 1;
            if end {
                roman((*count).min(3_999))
            } else {
                count.to_string()
            }
        };
        self.references.push(Reference {
            end,
            id: element.number("id").unwrap_or_default(),
            label: label.clone(),
            own_label: awaits,
        });
        (!awaits).then_some(label)
    }

    /// Takes words as the printed mark of the last reference, or a part of it; false where
    /// they are none.
    pub(super) fn is_label(&mut self, words: &str) -> bool {
        if let Some(label) = &mut self.label {
            label.push_str(words);
        }
        self.label.is_some()
    }

    /// Ends the printed mark of the last reference, where one was awaited, and returns it.
    pub(super) fn end_label(&mut self) -> Option<String> {
        let words = self.label.take()?;
        let reference = self.references.last_mut()?;
        let label = words.trim();
        let fits = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '[' | ']' | '^');
        if !label.is_empty() && label.len() <= 40 && label.chars().all(fits) {
            label.clone_into(&mut reference.label);
        }
        Some(reference.label.clone())
    }

    /// Takes in the start or end of what a comment is about; false for anything else.
    pub(super) fn comment_bound(&mut self, name: &str, element: &Element<'_>) -> bool {
        let id = || element.number("id").unwrap_or_default();
        match name {
            "commentRangeStart" => self.margin.open(id()),
            "commentRangeEnd" => self.margin.close(id()),
            _ => {}
        }
        name.starts_with("commentRange")
    }

    /// Reads a character of a special font.
    pub(super) fn symbol(&mut self, element: &Element<'_>) -> String {
        let code = element.get("char").unwrap_or_default();
        let code = u32::from_str_radix(code.trim(), 16).ok();
        let known = code
            .and_then(char::from_u32)
            .filter(|c| !c.is_control() && !('\u{e000}'..='\u{f8ff}').contains(c));
        self.left.symbols += u32::from(known.is_none());
        known.unwrap_or('\u{fffd}').to_string()
    }
}

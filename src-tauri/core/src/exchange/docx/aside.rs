//! What stands beside the words: fields, anchors of notes, ranges of comments, and what
//! is left out.

use rustc_hash::FxHashMap;

use super::damaged;
use super::xml::Element;
use crate::error::Result;
use crate::text::numbering::roman;

/// Longest quotation of what a comment is about, or of what was left out, in bytes.
const LONGEST_QUOTE: usize = 300;
/// Most comments that are open at once and still quote what they are about.
const MOST_OPEN: usize = 64;

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
    open_comments: Vec<i64>,
    /// What each comment is about.
    about: FxHashMap<i64, String>,
    /// What each comment is about that is not there in this reading.
    about_gone: FxHashMap<i64, String>,
    /// How many paragraphs were begun.
    pub(super) paragraphs: u32,
    /// Which of them is being read, counted from 1.
    pub(super) paragraph: u32,
    /// The paragraph at which each comment stands, as they are counted: where its words
    /// begin, else where the file has its mark.
    stands: FxHashMap<i64, u32>,
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
            "commentRangeStart" => {
                self.stand(id());
                if self.open_comments.len() < MOST_OPEN {
                    self.open_comments.push(id());
                }
            }
            "commentRangeEnd" => {
                let id = id();
                self.open_comments.retain(|open| *open != id);
            }
            _ => {}
        }
        name.starts_with("commentRange")
    }

    /// Takes in the mark of a comment; it stands here where it has no words.
    pub(super) fn stand(&mut self, comment: i64) {
        self.stands.entry(comment).or_insert(self.paragraph);
    }

    /// Notes words for the comments on them; `gone` where this reading does not have them.
    pub(super) fn say(&mut self, words: &str, gone: bool) {
        for id in &self.open_comments {
            let known = self.about.contains_key(id);
            let said = if gone {
                &mut self.about_gone
            } else {
                &mut self.about
            };
            if !said.contains_key(id) {
                if words.trim().is_empty() {
                    continue;
                }
                if !known {
                    self.stands.insert(*id, self.paragraph);
                }
            }
            quote(said.entry(*id).or_default(), words);
        }
    }

    /// Says what a comment is about, and at which paragraph it stands.
    pub(super) fn remark(&self, comment: i64) -> (String, Option<u32>) {
        let about = self.about.get(&comment);
        let about = about.or_else(|| self.about_gone.get(&comment));
        let at = self.stands.get(&comment).copied();
        (about.cloned().unwrap_or_default(), at)
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

/// What is left out of the text.
#[derive(Default)]
pub(super) struct Left {
    /// Words of text boxes.
    pub(super) boxes: Vec<String>,
    /// Pictures and other objects.
    pub(super) pictures: u32,
    /// Formulas, whose signs are read as text.
    pub(super) formulas: u32,
    /// Addresses of links.
    pub(super) links: u32,
    /// Documents inside the document.
    pub(super) embedded: u32,
    /// Elements with words that are not known.
    pub(super) unknown: u32,
    /// Characters of special fonts.
    symbols: u32,
    /// True where there are headers or footers.
    pub(super) margins: bool,
    hidden: Vec<String>,
}

impl Left {
    /// Notes hidden words; those that follow one another are one.
    pub(super) fn hide(&mut self, words: &str) {
        match self.hidden.last_mut() {
            Some(last) if last.len() < LONGEST_QUOTE => quote(last, words),
            _ => {
                let mut first = String::new();
                quote(&mut first, words);
                self.hidden.push(first);
            }
        }
    }

    /// Says what is left out, one sentence each.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut said = Vec::new();
        for hidden in self.hidden.iter().filter(|words| !words.trim().is_empty()) {
            said.push(format!("Hidden text was left out: “{}”.", hidden.trim()));
        }
        for words in &self.boxes {
            let mut short = String::new();
            quote(&mut short, words);
            said.push(format!("A text box was left out: “{}”.", short.trim()));
        }
        let counted = [
            (self.pictures, "Pictures were left out"),
            (self.links, "Addresses of links were left out"),
            (self.embedded, "Documents inside the document were left out"),
            (self.formulas, "Formulas were read as a row of their signs"),
            (
                self.symbols,
                "Signs of a special font are shown as “\u{fffd}”",
            ),
            (
                self.unknown,
                "Things of a kind that is not known here were left out",
            ),
        ];
        for (count, what) in counted.into_iter().filter(|(count, _)| *count > 0) {
            said.push(format!("{what} ({count})."));
        }
        if self.margins {
            said.push("What stands in headers and footers was left out.".to_owned());
        }
        said
    }
}

/// Adds words to a quotation, up to its longest.
fn quote(to: &mut String, words: &str) {
    if to.len() >= LONGEST_QUOTE {
        return;
    }
    for c in words.chars() {
        if to.len() >= LONGEST_QUOTE {
            to.push('…');
            return;
        }
        to.push(if c.is_control() { ' ' } else { c });
    }
}

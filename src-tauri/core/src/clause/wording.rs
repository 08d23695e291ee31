//! The wording of a clause: plain text, and marks over it.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::ids::ClauseId;

/// Text of one clause with its marks.
///
/// The text is one paragraph: it holds no line end. Brackets are characters of
/// the text ([`crate::clause::bracket`] reads them). A footnote's anchor stands
/// in the text as it is printed, `[^1]`, under a footnote mark, so that no word
/// and no anchor can get lost between formats.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Wording {
    /// The words as the reader sees them.
    pub text: String,
    /// Marks in order of their start, none empty, all on character boundaries.
    #[serde(default)]
    pub marks: Vec<Mark>,
}

/// A run of the text that is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub struct Mark {
    /// First byte (UTF-8). In the window, the first UTF-16 unit.
    pub start: u32,
    /// One past the last byte (UTF-8). In the window, UTF-16 units.
    pub end: u32,
    /// What the mark means.
    #[serde(flatten)]
    #[ts(flatten)]
    pub kind: MarkKind,
}

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "mark", content = "clause", rename_all = "camelCase")]
pub enum MarkKind {
    /// Italic, as the opening verb of a preambular paragraph.
    Italic,
    /// Bold.
    Bold,
    /// The anchor of a footnote, `[^1]`.
    Footnote,
    /// The printed number of another clause ([`crate::text::reference`]).
    Reference(ClauseId),
}

impl Wording {
    /// Makes a wording without marks.
    ///
    /// # Errors
    /// As [`Wording::check`].
    pub fn plain(text: impl Into<String>) -> Result<Self> {
        let wording = Wording {
            text: text.into(),
            marks: Vec::new(),
        };
        wording.check()?;
        Ok(wording)
    }

    /// Checks what every stored wording keeps: some text, no line end or other
    /// control character but the tab, marks in order, inside the text and on
    /// character boundaries, no two references on the same characters, and at most
    /// [`Wording::LONGEST`] bytes.
    ///
    /// # Errors
    /// [`Error::EmptyWording`], [`Error::ControlInWording`], [`Error::WordingTooLong`],
    /// [`Error::OutsideText`] or [`Error::ReferencesOverlap`].
    pub fn check(&self) -> Result<()> {
        if self.text.trim().is_empty() {
            return Err(Error::EmptyWording);
        }
        if self.text.len() > Self::LONGEST {
            return Err(Error::WordingTooLong {
                bytes: self.text.len(),
            });
        }
        if let Some(found) = self.text.chars().find(|c| c.is_control() && *c != '\t') {
            return Err(Error::ControlInWording {
                code: u32::from(found),
            });
        }
        let mut before = 0;
        for mark in &self.marks {
            check_range(&self.text, mark.start, mark.end)?;
            if mark.start < before {
                return Err(Error::OutsideText {
                    start: mark.start,
                    end: mark.end,
                });
            }
            before = mark.start;
        }
        let mut free_from = 0;
        for (range, _) in self.references() {
            if range.start < free_from {
                return Err(Error::ReferencesOverlap);
            }
            free_from = range.end;
        }
        Ok(())
    }

    /// Returns its references in order: the characters that print a number, and whose.
    pub fn references(&self) -> impl Iterator<Item = (Range<u32>, ClauseId)> + '_ {
        self.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::Reference(to) => Some((mark.start..mark.end, to)),
            _ => None,
        })
    }

    /// Longest wording that a record takes, in bytes.
    pub const LONGEST: usize = 4 * 1024 * 1024;
}

/// Checks that `start..end` is a range of `text` with something in it.
///
/// # Errors
/// [`Error::OutsideText`] when it is empty, reaches outside or cuts a character.
pub fn check_range(text: &str, start: u32, end: u32) -> Result<()> {
    if start < end && text.get(start as usize..end as usize).is_some() {
        Ok(())
    } else {
        Err(Error::OutsideText { start, end })
    }
}

impl Wording {
    /// Cuts the wording in two at a byte; blanks on both sides of the cut go.
    ///
    /// # Errors
    /// [`Error::OutsideText`] inside a character, [`Error::SplitAtEnd`] where one part has no words.
    pub fn cut(&self, at: u32) -> Result<(Wording, Wording)> {
        let (first, rest) = self
            .text
            .split_at_checked(at as usize)
            .ok_or(Error::OutsideText { start: at, end: at })?;
        if first.trim().is_empty() || rest.trim().is_empty() {
            return Err(Error::SplitAtEnd);
        }
        let first_end = first.trim_end().len();
        let rest_start = self.text.len() - rest.trim_start().len();
        Ok((
            self.slice(0, first_end),
            self.slice(rest_start, self.text.len()),
        ))
    }

    /// Lets the numbers that it prints be words like any other.
    pub fn clear_references(&mut self) {
        self.marks
            .retain(|mark| !matches!(mark.kind, MarkKind::Reference(_)));
    }

    /// Returns the wording with other words under some of its references: `print` gets the
    /// clause that one points to and the words under it, and answers with other words where
    /// they are to change. None where nothing changes.
    pub fn printed_again(
        &self,
        mut print: impl FnMut(ClauseId, &str) -> Option<String>,
    ) -> Option<Wording> {
        let mut text = String::with_capacity(self.text.len() + 8);
        let mut upto = 0;
        // Where each change stood, and where it stands now.
        let mut moved: Vec<(Range<u32>, Range<u32>)> = Vec::new();
        for (range, to) in self.references() {
            let was = &self.text[range.start as usize..range.end as usize];
            let Some(now) = print(to, was).filter(|now| now != was) else {
                continue;
            };
            text.push_str(&self.text[upto..range.start as usize]);
            let start = text.len() as u32;
            text.push_str(&now);
            upto = range.end as usize;
            moved.push((range, start..text.len() as u32));
        }
        if moved.is_empty() {
            return None;
        }
        text.push_str(&self.text[upto..]);
        let follow = |at: u32| match moved.iter().rfind(|(was, _)| was.start < at) {
            None => at,
            Some((was, now)) if at < was.end => now.end.min(now.start + (at - was.start)),
            Some((was, now)) => now.end + (at - was.end),
        };
        let marks = self.marks.iter().map(|mark| Mark {
            start: follow(mark.start),
            end: follow(mark.end),
            kind: mark.kind,
        });
        let marks = marks
            .filter(|mark| check_range(&text, mark.start, mark.end).is_ok())
            .collect();
        Some(Wording { text, marks })
    }

    /// Returns the wording with another after it. Where the two are still what
    /// [`cut`](Self::cut) made of `whole`, that is `whole`, to the letter and the mark; else
    /// one blank stands between them, or none where both sides are written without blanks.
    pub fn joined(&self, other: &Wording, whole: Option<&Wording>) -> Wording {
        if let Some(whole) = whole
            && let Ok((first, rest)) = whole.cut(self.text.len() as u32)
            && (&first, &rest) == (self, other)
        {
            return whole.clone();
        }
        let first = self.slice(0, self.text.trim_end().len());
        let rest_start = other.text.len() - other.text.trim_start().len();
        let rest = other.slice(rest_start, other.text.len());
        let ends = first.text.chars().next_back();
        let begins = rest.text.chars().next();
        let together = ends.is_some_and(without_blanks) && begins.is_some_and(without_blanks);
        let mut text = first.text;
        if !together {
            text.push(' ');
        }
        let shift = text.len() as u32;
        text.push_str(&rest.text);
        let mut marks = first.marks;
        marks.extend(rest.marks.iter().map(|mark| Mark {
            start: mark.start + shift,
            end: mark.end + shift,
            kind: mark.kind,
        }));
        Wording { text, marks }
    }

    /// Adds words at the end as they are; a mark that goes on is one mark.
    pub(crate) fn append(&mut self, more: Wording) {
        let shift = self.text.len() as u32;
        self.text.push_str(&more.text);
        for mark in more.marks {
            let mark = Mark {
                start: mark.start + shift,
                end: mark.end + shift,
                kind: mark.kind,
            };
            // Of two anchors that touch, the first ends; an anchor that was cut goes on.
            let text = &self.text;
            let ends = |one: &Mark| {
                one.kind == MarkKind::Footnote && text[..one.end as usize].ends_with(']')
            };
            let goes_on =
                |one: &&mut Mark| one.kind == mark.kind && one.end == mark.start && !ends(one);
            match self.marks.iter_mut().find(goes_on) {
                Some(one) => one.end = mark.end,
                None => self.marks.push(mark),
            }
        }
    }

    /// Returns a part of the wording with the marks that reach into it; half a number
    /// refers to nothing.
    pub(crate) fn slice(&self, start: usize, end: usize) -> Wording {
        let (from, to) = (start as u32, end as u32);
        let marks = self
            .marks
            .iter()
            .filter(|mark| mark.start < to && mark.end > from)
            .filter(|mark| {
                let whole = mark.start >= from && mark.end <= to;
                whole || !matches!(mark.kind, MarkKind::Reference(_))
            })
            .map(|mark| Mark {
                start: mark.start.max(from) - from,
                end: mark.end.min(to) - from,
                kind: mark.kind,
            })
            .collect();
        Wording {
            text: self.text[start..end].to_owned(),
            marks,
        }
    }
}

/// True of the characters of scripts that put no blank between words and sentences: Han,
/// kana, their punctuation and their wide forms.
fn without_blanks(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(text: &str) -> Wording {
        Wording::plain(text).unwrap()
    }

    #[track_caller]
    fn joins(first: &str, second: &str, expected: &str) {
        assert_eq!(plain(first).joined(&plain(second), None).text, expected);
    }

    #[test]
    fn two_sentences_are_joined_by_one_blank_whatever_blanks_they_have() {
        joins("States act.", "They report.", "States act. They report.");
        joins("States act. ", " They report.", "States act. They report.");
        joins(
            "各国采取行动。",
            "各国提出报告。",
            "各国采取行动。各国提出报告。",
        );
        joins(
            "各国采取行动。",
            "States act.",
            "各国采取行动。 States act.",
        );
    }

    #[test]
    fn what_was_cut_inside_a_word_is_one_word_again_until_a_part_is_changed() {
        let whole = plain("Parties share their data.");
        let (first, rest) = whole.cut(18).unwrap();
        assert_eq!(
            (&*first.text, &*rest.text),
            ("Parties share thei", "r data.")
        );
        assert_eq!(first.joined(&rest, Some(&whole)), whole);
        let other = plain("Their data.");
        assert_eq!(
            first.joined(&other, Some(&whole)).text,
            "Parties share thei Their data."
        );
    }

    fn marked() -> impl Strategy<Value = Wording> {
        let text = prop::string::string_regex("[a-c 各。\u{a0}]{2,24}").unwrap();
        let kind = prop_oneof![
            Just(MarkKind::Italic),
            Just(MarkKind::Bold),
            Just(MarkKind::Footnote),
            Just(MarkKind::Reference(ClauseId(uuid::Uuid::nil()))),
        ];
        (
            text,
            prop::collection::vec((0..24_u32, 1..9_u32, kind), 0..4),
        )
            .prop_map(|(text, marks)| {
                let mut wording = Wording {
                    text,
                    marks: Vec::new(),
                };
                for (start, length, kind) in marks {
                    let end = start + length;
                    if check_range(&wording.text, start, end).is_ok() {
                        wording.marks.push(Mark { start, end, kind });
                    }
                }
                wording.marks.sort();
                wording
            })
    }

    proptest! {
        #[test]
        fn cutting_and_joining_gives_the_wording_back(whole in marked(), at in 0..64_u32) {
            if let Ok((first, rest)) = whole.cut(at) {
                prop_assert_eq!(first.joined(&rest, Some(&whole)), whole);
            }
        }

        #[test]
        fn joining_keeps_the_words_of_both_and_leaves_no_mark_outside(
            first in marked(), second in marked(),
        ) {
            let joined = first.joined(&second, None);
            let words = |text: &str| text.replace(char::is_whitespace, "");
            prop_assert_eq!(words(&joined.text), words(&first.text) + &words(&second.text));
            for mark in &joined.marks {
                prop_assert!(check_range(&joined.text, mark.start, mark.end).is_ok());
            }
        }
    }
}

//! Comments in the margin of a file: which words each is about, and at which paragraph it
//! stands.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::assemble::Assembler;
use crate::text::Remark;

/// Longest quotation of what a comment is about, or of what was left out, in bytes.
pub(super) const LONGEST_QUOTE: usize = 300;
/// Most comments that are open at once and still quote what they are about.
const MOST_OPEN: usize = 64;

/// The comments of a file while its text is being read.
#[derive(Default)]
pub(super) struct Margin {
    open: Vec<(i64, About)>,
    /// What each comment is about that was open and is no longer.
    closed: FxHashMap<i64, About>,
    /// How many paragraphs were begun.
    pub(super) paragraphs: u32,
    /// Which of them is being read, counted from 1.
    pub(super) paragraph: u32,
    /// The paragraph at which each comment stands, as they are counted: where its words
    /// begin, else where the file has its mark.
    stands: FxHashMap<i64, u32>,
}

/// What a comment is about.
#[derive(Clone, Debug, Default)]
struct About {
    /// Words of the text.
    words: String,
    /// Words that are not there in this reading.
    gone: String,
}

impl Margin {
    /// Begins a paragraph.
    pub(super) fn begin_paragraph(&mut self) {
        self.paragraphs += 1;
        self.paragraph = self.paragraphs;
    }

    /// Begins what a comment is about.
    pub(super) fn open(&mut self, comment: i64) {
        self.stand(comment);
        let is_open = self.open.iter().any(|(open, _)| *open == comment);
        if !is_open && self.open.len() < MOST_OPEN {
            let about = self.closed.remove(&comment).unwrap_or_default();
            self.open.push((comment, about));
        }
    }

    /// Ends what a comment is about.
    pub(super) fn close(&mut self, comment: i64) {
        if let Some(at) = self.open.iter().position(|(open, _)| *open == comment) {
            let (_, about) = self.open.remove(at);
            self.closed.insert(comment, about);
        }
    }

    /// Takes in the mark of a comment; it stands here where it has no words.
    pub(super) fn stand(&mut self, comment: i64) {
        self.stands.entry(comment).or_insert(self.paragraph);
    }

    /// Notes words for the comments on them; `gone` where this reading does not have them.
    pub(super) fn say(&mut self, words: &str, gone: bool) {
        if self.open.is_empty() {
            return;
        }
        let blank = words.trim().is_empty();
        for (id, about) in &mut self.open {
            let known = !about.words.is_empty();
            let said = match gone {
                true => &mut about.gone,
                false => &mut about.words,
            };
            if said.is_empty() {
                if blank {
                    continue;
                }
                if !known {
                    self.stands.insert(*id, self.paragraph);
                }
            }
            quote(said, words);
        }
    }

    /// Says what a comment is about, and at which paragraph it stands.
    pub(super) fn of(&self, comment: i64) -> (String, Option<u32>) {
        let mut open = self.open.iter();
        let open = open.find(|(open, _)| *open == comment);
        let about = match open {
            Some((_, about)) => Some(about),
            None => self.closed.get(&comment),
        };
        let quoted = about.map(|about| match about.words.is_empty() {
            true => &about.gone,
            false => &about.words,
        });
        let at = self.stands.get(&comment).copied();
        (quoted.cloned().unwrap_or_default(), at)
    }
}

/// Paragraphs of a file that are one in a reading, with those before it that are not
/// there; counted from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraphs {
    /// The first.
    pub(super) first: u32,
    /// The first that has words in this reading.
    pub(super) live: u32,
    /// The last.
    pub(super) last: u32,
}

/// Comments of a file that were not placed yet, each by the paragraph at which it stands.
#[derive(Default)]
pub(super) struct Remarks(BTreeMap<u32, Vec<usize>>);

impl Remarks {
    /// Hands comments to the assembler, each with the paragraph at which it stands.
    pub(super) fn of(out: &mut Assembler, comments: Vec<(Remark, Option<u32>)>) -> Self {
        let mut at: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        if !comments.is_empty() {
            out.leave_out(format!(
                "Comments are no part of the text and were left out of it ({}).",
                comments.len()
            ));
        }
        for (nth, (remark, paragraph)) in comments.into_iter().enumerate() {
            if let Some(paragraph) = paragraph {
                at.entry(paragraph).or_default().push(nth);
            }
            out.comment(remark);
        }
        Remarks(at)
    }

    /// Places those that stand at paragraphs which become the next block.
    pub(super) fn stand(&mut self, out: &mut Assembler, of: Paragraphs) {
        if of.first > of.last {
            return;
        }
        let there: Vec<u32> = self
            .0
            .range(of.first..=of.last)
            .map(|(at, _)| *at)
            .collect();
        for paragraph in there {
            for nth in self.0.remove(&paragraph).unwrap_or_default() {
                out.stands(nth, paragraph < of.live);
            }
        }
    }
}

/// Adds words to a quotation, up to its longest.
pub(super) fn quote(to: &mut String, words: &str) {
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

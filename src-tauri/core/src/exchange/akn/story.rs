//! What is being read: the open units of a text or of a footnote, and the paragraph in hand.

use crate::clause::{Mark, MarkKind, Wording};
use crate::ids::ClauseId;
use crate::text::{Block, Kind, Series};

/// A block with the clause that the file says it is.
pub(super) type Placed = (Block, Option<ClauseId>);

/// A unit that is open: an element that can carry a number, a heading and other units.
#[derive(Default)]
pub(super) struct Unit {
    /// Its name without prefix.
    pub(super) name: String,
    /// The clause that it says it is.
    pub(super) id: Option<ClauseId>,
    /// Its number, until a block takes it.
    pub(super) num: Option<String>,
    /// True once it has a block of its own; what comes later stands under that.
    pub(super) shown: bool,
    /// True where its first words are its own block.
    pub(super) claims: bool,
    /// True for a list, whose opening words go to the unit around it if that has none.
    pub(super) list: bool,
    /// What it says of itself beyond Akoma Ntoso.
    pub(super) own: Own,
}

/// What an element of ours says beyond Akoma Ntoso.
#[derive(Clone, Default)]
pub(super) struct Own {
    pub(super) kind: Option<Kind>,
    pub(super) series: Option<Series>,
}

/// The paragraph in hand.
#[derive(Default)]
pub(super) struct Flow {
    pub(super) words: String,
    pub(super) marks: Vec<Mark>,
    /// Open italic and bold: how often, and since which byte.
    pub(super) open: [(u32, u32); 2],
    /// Footnotes that its words refer to.
    pub(super) notes: Vec<Vec<Placed>>,
    /// True once words stood in it outside any inline element.
    pub(super) bare: bool,
    /// True where blanks stand as they are.
    pub(super) preserve: bool,
    /// How many cells of tables are open.
    pub(super) cells: u32,
    /// True after the first cell of a row.
    pub(super) row_begun: bool,
    /// True for an element that is a paragraph; false for what stands between them.
    pub(super) paragraph: bool,
    /// True after a structure that interrupted the paragraph.
    pub(super) interrupted: bool,
    /// The clause that the paragraph says it is.
    pub(super) id: Option<ClauseId>,
    /// What the paragraph says of itself beyond Akoma Ntoso.
    pub(super) own: Own,
}

impl Flow {
    /// Adds characters; runs of blanks count as one.
    pub(super) fn push(&mut self, text: &str) {
        if self.preserve {
            self.words.push_str(text);
            return;
        }
        for c in text.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r') {
                self.words.push(c);
            } else if !self.words.is_empty() && !self.words.ends_with(' ') {
                self.words.push(' ');
            }
        }
    }

    /// Opens or closes italic (0) or bold (1).
    pub(super) fn mark(&mut self, which: usize, opens: bool) {
        let at = self.words.len() as u32;
        let (depth, since) = &mut self.open[which];
        if opens {
            if *depth == 0 {
                *since = at;
            }
            *depth += 1;
        } else if *depth > 0 {
            *depth -= 1;
            if *depth == 0 {
                let (start, kind) = (*since, KINDS[which]);
                self.marks.push(Mark {
                    start,
                    end: at,
                    kind,
                });
            }
        }
    }

    /// Adds the anchor of a footnote.
    pub(super) fn anchor(&mut self, label: &str) {
        let start = self.words.len() as u32;
        self.words.push_str(&format!("[^{label}]"));
        self.marks.push(Mark {
            start,
            end: self.words.len() as u32,
            kind: MarkKind::Footnote,
        });
    }

    /// Takes the words so far; marks that are open go on in what follows.
    pub(super) fn take(&mut self) -> Wording {
        let end = self.words.len() as u32;
        for (which, (depth, since)) in self.open.iter_mut().enumerate() {
            if *depth > 0 {
                let (start, kind) = (*since, KINDS[which]);
                self.marks.push(Mark { start, end, kind });
                *since = 0;
            }
        }
        let wording = Wording {
            text: std::mem::take(&mut self.words),
            marks: std::mem::take(&mut self.marks),
        };
        self.bare = false;
        wording
    }
}

const KINDS: [MarkKind; 2] = [MarkKind::Italic, MarkKind::Bold];

/// A text or a footnote that is being read.
#[derive(Default)]
pub(super) struct Story {
    pub(super) blocks: Vec<Placed>,
    pub(super) units: Vec<Unit>,
    /// How many of the open units have a block of their own.
    pub(super) depth: u16,
    pub(super) flow: Flow,
    /// Paragraphs that are open around the one in hand.
    pub(super) outer: Vec<Flow>,
}

impl Story {
    /// Marks a unit as one that has a block, and returns the level of that block.
    pub(super) fn show(&mut self, at: usize) -> u16 {
        let level = self.depth;
        self.units[at].shown = true;
        self.depth += 1;
        level
    }
}

//! What stands in a paragraph: its words cut where a mark begins or ends, and the
//! footnotes that its anchors refer to.

use std::collections::HashMap;
use std::ops::Range;

use super::notes::is_label;
use crate::clause::{MarkKind, Wording};
use crate::exchange::marks;
use crate::ids::ClauseId;
use crate::text::{Block, Kind, Series};

/// A run of words that carries the same marks throughout.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'t> {
    pub(super) text: &'t str,
    pub(super) italic: bool,
    pub(super) bold: bool,
    pub(super) footnote: bool,
    /// The clause whose number it is.
    pub(super) refers: Option<ClauseId>,
}

impl<'t> Run<'t> {
    /// The label of the anchor that the run is, if it is one: `1` of `[^1]`.
    pub(super) fn label(&self) -> Option<&'t str> {
        let label = self.text.strip_prefix("[^")?.strip_suffix(']')?;
        (self.footnote && is_label(label)).then_some(label)
    }
}

/// Cuts a wording into runs.
pub(super) fn runs(wording: &Wording) -> Vec<Run<'_>> {
    let text = wording.text.as_str();
    let mut cuts: Vec<usize> = vec![0, text.len()];
    for mark in &wording.marks {
        cuts.extend([mark.start as usize, mark.end as usize]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut marks = wording.marks.iter().peekable();
    let mut ends = [0_u32; 3];
    let mut refers: Option<(ClauseId, u32)> = None;
    let slot = |kind: MarkKind| match kind {
        MarkKind::Italic => Some(0),
        MarkKind::Bold => Some(1),
        MarkKind::Footnote => Some(2),
        MarkKind::Reference(_) => None,
    };
    cuts.windows(2)
        .map(|two| {
            let (start, end) = (two[0], two[1]);
            while let Some(mark) = marks.next_if(|mark| mark.start as usize <= start) {
                if let MarkKind::Reference(to) = mark.kind {
                    refers = Some((to, mark.end));
                }
                if let Some(slot) = slot(mark.kind) {
                    ends[slot] = ends[slot].max(mark.end);
                }
            }
            let is = |kind: MarkKind| slot(kind).is_some_and(|slot| ends[slot] as usize > start);
            Run {
                text: text.get(start..end).unwrap_or_default(),
                italic: is(MarkKind::Italic),
                bold: is(MarkKind::Bold),
                footnote: is(MarkKind::Footnote),
                refers: refers
                    .filter(|(_, end)| *end as usize > start)
                    .map(|(to, _)| to),
            }
        })
        .collect()
}

/// Brings blocks into the form in which they are printed and read back: wordings tidy,
/// numbers without blanks around them, no character that XML forbids.
pub(super) fn tidied(blocks: &[Block]) -> Vec<Block> {
    let allowed = |text: &mut String| {
        if text.contains(['\u{fffe}', '\u{ffff}']) {
            // As long in bytes, so that the marks stay true.
            *text = text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
        }
    };
    blocks
        .iter()
        .map(|block| {
            let mut block = block.clone();
            allowed(&mut block.wording.text);
            marks::tidy(&mut block.wording);
            block.number = block.number.take().and_then(|number| {
                let mut number = Wording {
                    text: number,
                    marks: Vec::new(),
                };
                allowed(&mut number.text);
                marks::tidy(&mut number);
                Some(number.text).filter(|number| !number.is_empty())
            });
            block
        })
        .filter(|block| !block.wording.text.trim().is_empty())
        .collect()
}

/// Which footnotes stand where they are referred to.
#[derive(Default)]
pub(super) struct Notes {
    /// For each block with such notes: the blocks of each, by the label of its anchor.
    inside: HashMap<usize, HashMap<String, Range<usize>>>,
    /// The first block of each such note, by label.
    by_label: HashMap<String, usize>,
    /// Blocks that stand in such a note.
    within: Vec<bool>,
}

impl Notes {
    /// Finds them: a note stands at its anchor where that is the first with its label, and
    /// the notes under a clause come in the order of their anchors.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut notes = Notes {
            within: vec![false; blocks.len()],
            ..Notes::default()
        };
        let mut used = std::collections::HashSet::new();
        for (at, block) in blocks.iter().enumerate() {
            let mut next = at + 1;
            for run in runs(&block.wording) {
                let Some(label) = run.label() else { continue };
                let first = used.insert(label.to_owned());
                let here = blocks.get(next).filter(|note| {
                    first
                        && !notes.within[at]
                        && note.kind == Kind::Note
                        && note.level == block.level + 1
                        && note.series == Series::Auto
                        && note.number.as_deref() == Some(run.text)
                });
                let Some(note) = here else { continue };
                let end = blocks[next + 1..]
                    .iter()
                    .position(|under| under.level <= note.level)
                    .map_or(blocks.len(), |more| next + 1 + more);
                notes.within[next..end].fill(true);
                notes.by_label.insert(label.to_owned(), next);
                let inside = notes.inside.entry(at).or_default();
                inside.insert(label.to_owned(), next..end);
                next = end;
            }
        }
        notes
    }

    /// True for a block that stands in such a note.
    pub(super) fn holds(&self, at: usize) -> bool {
        self.within[at]
    }

    /// The blocks of the note that stands at an anchor.
    pub(super) fn at(&self, block: usize, label: &str) -> Option<Range<usize>> {
        self.inside.get(&block)?.get(label).cloned()
    }

    /// The first block of the note with a label.
    pub(super) fn with(&self, label: &str) -> Option<usize> {
        self.by_label.get(label).copied()
    }
}

impl Notes {
    /// The same notes, seen from inside one of them: all stand elsewhere.
    pub(super) fn elsewhere(&self) -> Self {
        Notes {
            inside: HashMap::new(),
            by_label: self.by_label.clone(),
            within: self.within.clone(),
        }
    }
}

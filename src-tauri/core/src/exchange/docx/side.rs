//! One state of a text as it goes into a Word file: which clauses are paragraphs of the
//! body, which are notes, and how each paragraph is set.

use rustc_hash::FxHashMap;

use super::hands::Hand;
use super::sheet::Set;
use crate::clause::{Mark, MarkKind};
pub(super) use crate::exchange::notes::label;
use crate::exchange::notes::noted;
use crate::text::{Block, Kind, Series};

/// A state of a text.
pub(in crate::exchange) struct Side<'t> {
    /// Its clauses.
    pub(in crate::exchange) blocks: &'t [Block],
    /// Whose hand is in the words of each clause: ends of runs, in bytes.
    hands: &'t [Vec<(u32, Hand)>],
    /// For each clause, its place among the paragraphs of the body; none in a note.
    pub(super) place: Vec<Option<usize>>,
    /// Clauses of each note, by its label.
    notes: FxHashMap<&'t str, Vec<usize>>,
    /// How deep each clause stands under its heading.
    depth: Vec<u16>,
    nobody: Hand,
}

impl<'t> Side<'t> {
    pub(in crate::exchange) fn of(blocks: &'t [Block], hands: &'t [Vec<(u32, Hand)>]) -> Self {
        let notes = noted(blocks);
        let mut place: Vec<Option<usize>> = vec![Some(0); blocks.len()];
        for at in notes.values().flatten() {
            place[*at] = None;
        }
        for (nth, place) in place.iter_mut().flatten().enumerate() {
            *place = nth;
        }
        let mut under = 0;
        let depth = blocks
            .iter()
            .map(|block| {
                if block.kind == Kind::Heading {
                    under = block.level + 1;
                }
                block.level.saturating_sub(under)
            })
            .collect();
        Side {
            blocks,
            hands,
            place,
            notes,
            depth,
            nobody: Hand::default(),
        }
    }

    /// The clauses of the note that an anchor stands for.
    pub(super) fn note(&self, anchor: &str) -> Option<&[usize]> {
        self.notes.get(label(anchor)).map(Vec::as_slice)
    }

    /// The label of the note in which a clause stands.
    pub(super) fn label_of(&self, at: usize) -> Option<&'t str> {
        let mut notes = self.notes.iter();
        notes
            .find(|(_, clauses)| clauses.contains(&at))
            .map(|(label, _)| *label)
    }

    /// Whose hand is in the word of a clause at a byte.
    pub(in crate::exchange) fn hand(&self, at: usize, byte: usize) -> &Hand {
        let runs = self.hands.get(at).map_or(&[][..], Vec::as_slice);
        let run = runs.partition_point(|(end, _)| *end as usize <= byte);
        runs.get(run)
            .or(runs.last())
            .map_or(&self.nobody, |(_, hand)| hand)
    }

    /// Bytes at which another hand begins in a clause.
    pub(super) fn hand_ends(&self, at: usize) -> impl Iterator<Item = usize> {
        let runs = self.hands.get(at).map_or(&[][..], Vec::as_slice);
        runs.iter().map(|(end, _)| *end as usize)
    }

    /// The number of a clause where it is to be typed.
    pub(super) fn number(&self, at: usize) -> Option<&str> {
        let block = &self.blocks[at];
        let number = block.number.as_deref()?;
        let drawn = block.series == Series::Bullet && number == "•";
        let noted = self.place[at].is_none() && block.kind == Kind::Note;
        (!drawn && !noted).then_some(number)
    }

    /// The level of a clause in a list.
    pub(super) fn level(&self, at: usize) -> u16 {
        self.depth[at].min(8)
    }

    /// The properties of a clause's paragraph; `list` is the list that it stands in.
    pub(super) fn properties(&self, at: usize, list: Option<u32>) -> String {
        let block = &self.blocks[at];
        let style = match block.kind {
            _ if self.place[at].is_none() => "FootnoteText".to_owned(),
            Kind::Title => "Title".to_owned(),
            Kind::Heading => format!("Heading{}", block.level.min(8) + 1),
            _ => String::new(),
        };
        let mut out = String::new();
        if !style.is_empty() {
            out.push_str(&format!("<w:pStyle w:val=\"{style}\"/>"));
        }
        if let Some(list) = list {
            let level = self.level(at);
            out.push_str(&format!(
                "<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>"
            ));
        }
        let heading = matches!(block.kind, Kind::Title | Kind::Heading);
        if heading || self.place[at].is_none() {
            return out;
        }
        let hangs = list.is_some() || self.number(at).is_some();
        let left = STEP * (u32::from(self.depth[at].min(64)) + u32::from(hangs));
        match (left, hangs) {
            (0, _) => {}
            (left, true) => {
                out.push_str(&format!("<w:ind w:left=\"{left}\" w:hanging=\"{STEP}\"/>"));
            }
            (left, false) => out.push_str(&format!("<w:ind w:left=\"{left}\"/>")),
        }
        out
    }
}

/// How far in a level stands, in twentieths of a point.
const STEP: u32 = 720;

/// How the words at a byte are set.
pub(in crate::exchange) fn set_at(marks: &[Mark], byte: usize) -> Set {
    let has = |kind| {
        marks.iter().any(|mark| {
            mark.kind == kind && (mark.start as usize..mark.end as usize).contains(&byte)
        })
    };
    Set {
        italic: has(MarkKind::Italic),
        bold: has(MarkKind::Bold),
    }
}

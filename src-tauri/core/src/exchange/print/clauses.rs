//! Clauses put on paper one after the other, in a text as in a redline.

use super::runs::{Depth, anchor, number};
use super::{About, Levels, Line, Look, Piece, Print, Run};
use crate::compare::Op;
use crate::text::{Block, Kind};

/// The clauses on paper so far.
#[derive(Default)]
pub(super) struct Clauses {
    title: Option<Line>,
    pieces: Vec<Piece>,
    levels: Levels,
    depth: Depth,
}

impl Clauses {
    /// Puts a clause on paper with its words, and what happened to its number.
    pub(super) fn put(&mut self, block: &Block, runs: Vec<Run>, op: Op) {
        let line = Line {
            anchor: anchor(block),
            ..Line::of(runs)
        };
        let number = number(block).map(|number| Run::changed(op, number));
        let number: Vec<Run> = number.into_iter().collect();
        let depth = self.depth.next(block);
        let first = self.pieces.is_empty() && self.title.is_none();
        match block.kind {
            Kind::Title if first => self.title = Some(line),
            Kind::Title | Kind::Heading => self.pieces.push(Piece::Heading {
                level: self.levels.heading(block.level),
                number,
                line,
            }),
            kind => self.pieces.push(Piece::Paragraph {
                look: match kind {
                    Kind::Note => Look::Small,
                    _ => Look::Text,
                },
                depth,
                number,
                line,
            }),
        }
    }

    /// Puts them under their title, or under that of their record where they have none.
    pub(super) fn print(self, about: About) -> Print {
        let title = self.title.unwrap_or_else(|| Line::plain(about.called()));
        Print::new(about, title, self.pieces)
    }
}

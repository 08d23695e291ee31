//! A text on paper.

use super::runs::{Depth, Waiting, anchor, inside, number, wording};
use super::{About, Levels, Line, Look, Piece, Print, Run};
use crate::exchange::notes::noted;
use crate::text::{Block, Kind};

/// Puts a text on paper: each footnote at the foot of the page that its first mark is on, and
/// each number that refers to another clause leading there.
pub fn text(blocks: &[Block], about: About) -> Print {
    let notes = noted(blocks);
    let inside = inside(&notes);
    let mut waiting = Waiting::of(blocks, &notes);
    let mut title = None;
    let mut pieces = Vec::with_capacity(blocks.len());
    let (mut levels, mut depth) = (Levels::default(), Depth::default());
    for (at, block) in blocks.iter().enumerate() {
        if inside.contains(&at) {
            continue;
        }
        let mut runs = wording(&block.wording);
        waiting.hang(&mut runs);
        let line = Line {
            anchor: anchor(block),
            ..Line::of(runs)
        };
        let number: Vec<Run> = number(block).map(Run::plain).into_iter().collect();
        let depth = depth.next(block);
        match block.kind {
            Kind::Title if pieces.is_empty() && title.is_none() => title = Some(line),
            Kind::Title | Kind::Heading => pieces.push(Piece::Heading {
                level: levels.heading(block.level),
                number,
                line,
            }),
            kind => pieces.push(Piece::Paragraph {
                look: if kind == Kind::Note {
                    Look::Small
                } else {
                    Look::Text
                },
                depth,
                number,
                line,
            }),
        }
    }
    let title = title.unwrap_or_else(|| Line::plain(about.called()));
    Print::new(about, title, pieces)
}

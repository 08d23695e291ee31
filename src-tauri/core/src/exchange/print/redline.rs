//! A redline on paper: what came is underlined, what went is struck out.

use super::runs::{Depth, anchor, joined, number, part};
use super::{About, Levels, Line, Look, Piece, Print, Run};
use crate::clause::Wording;
use crate::compare::{ChangeKind, Op, Row};
use crate::exchange::redline::Redline;
use crate::text::Kind;

/// Puts a redline on paper. A footnote stands after the clause that refers to it, with what
/// happened to its words.
pub fn redline(redline: &Redline<'_>, about: About) -> Print {
    let mut title = None;
    let mut pieces = Vec::with_capacity(redline.comparison.rows.len());
    let (mut levels, mut depth) = (Levels::default(), Depth::default());
    for row in &redline.comparison.rows {
        let block = redline.clause(row);
        let op = match row.change {
            ChangeKind::Added => Op::Add,
            ChangeKind::Removed => Op::Remove,
            _ => Op::Keep,
        };
        let mut runs = words(redline, row, op);
        if let Some(said) = redline.said(row) {
            runs.push(Run::aside(format!(" [{said}]")));
        }
        let line = Line {
            anchor: anchor(block),
            ..Line::of(runs)
        };
        let number: Vec<Run> = number(block)
            .map(|number| Run::changed(op, number))
            .into_iter()
            .collect();
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
    let mut print = Print::new(about, title, pieces);
    print.under = vec![redline.counted()];
    print
}

/// Prints the words of a row with the marks that they have on their side.
fn words(redline: &Redline<'_>, row: &Row, op: Op) -> Vec<Run> {
    let old = joined(redline.old, &row.old);
    let new = joined(redline.new, &row.new);
    if row.words.is_empty() {
        let all = |wording: &Wording| part(wording, 0..wording.text.len(), op);
        return all(if row.new.is_empty() { &old } else { &new });
    }
    let (mut gone, mut here) = (0, 0);
    let mut runs = Vec::new();
    for piece in &row.words {
        let (side, at) = match piece.op {
            Op::Remove => (&old, &mut gone),
            _ => (&new, &mut here),
        };
        let range = *at..*at + piece.text.len();
        *at = range.end;
        if side.text.get(range.clone()) == Some(piece.text.as_str()) {
            runs.extend(part(side, range, piece.op));
        } else {
            runs.push(Run::changed(piece.op, piece.text.as_str()));
        }
        if piece.op == Op::Keep {
            gone += piece.text.len();
        }
    }
    runs
}

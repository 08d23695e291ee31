//! A redline on paper: what came is underlined, what went is struck out.

use super::clauses::Clauses;
use super::runs::{joined, part};
use super::{About, Print, Run};
use crate::clause::Wording;
use crate::compare::{ChangeKind, Op, Row};
use crate::exchange::redline::Redline;

/// Puts a redline on paper. A footnote stands after the clause that refers to it, with what
/// happened to its words.
pub fn redline(redline: &Redline<'_>, about: About) -> Print {
    let mut clauses = Clauses::default();
    for row in &redline.comparison.rows {
        let op = match row.change {
            ChangeKind::Added => Op::Add,
            ChangeKind::Removed => Op::Remove,
            _ => Op::Keep,
        };
        let mut runs = words(redline, row, op);
        if let Some(said) = redline.said(row) {
            runs.push(Run::aside(format!(" [{said}]")));
        }
        clauses.put(redline.clause(row), runs, op);
    }
    let mut print = clauses.print(about);
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

//! A text on paper.

use super::clauses::Clauses;
use super::runs::{Waiting, inside, wording};
use super::{About, Print};
use crate::compare::Op;
use crate::exchange::notes::noted;
use crate::text::Block;

/// Puts a text on paper: each footnote at the foot of the page that its first mark is on, and
/// each number that refers to another clause leading there.
pub fn text(blocks: &[Block], about: About) -> Print {
    let notes = noted(blocks);
    let inside = inside(&notes);
    let mut waiting = Waiting::of(blocks, &notes);
    let mut clauses = Clauses::default();
    for (at, block) in blocks.iter().enumerate() {
        if !inside.contains(&at) {
            let mut runs = wording(&block.wording);
            waiting.hang(&mut runs);
            clauses.put(block, runs, Op::Keep);
        }
    }
    clauses.print(about)
}

//! Writes a text, or a comparison of two, as a Word file.

use std::collections::HashMap;

use super::hands::{Hand, Hands};
use super::paper::Paper;
use super::side::Side;
use crate::compare::{ChangeKind, Op, Row};
use crate::exchange::order::longest_rising;
use crate::exchange::redline::Redline;
use crate::text::Block;

/// Writes blocks as a Word file: numbers as real lists that print what they print here,
/// headings, notes and marks as Word's own.
///
/// The same blocks give the same bytes, and nothing else goes with them: no author, no
/// time, no place.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let side = Side::of(blocks, &[]);
    let all: Vec<usize> = (0..blocks.len())
        .filter(|at| side.place[*at].is_some())
        .collect();
    let mut paper = Paper::clean();
    paper.whole((&side, &all));
    paper.sheet.pack()
}

/// Writes a comparison as a Word file with tracked changes: all accepted, it is the
/// newer state, all rejected, the older, to the letter.
///
/// Numbers are typed, so that both states print their own. What moved goes at the one
/// place and comes at the other, with a comment that says so: Word loses tracked moves.
pub fn redline(redline: &Redline<'_>, hands: &Hands) -> Vec<u8> {
    redline_with(redline, hands, &[])
}

/// Writes a comparison as [`redline`] does, with comments of the program on its rows: for
/// each row, what is said of it.
pub fn redline_with(redline: &Redline<'_>, hands: &Hands, remarks: &[Vec<String>]) -> Vec<u8> {
    let program = Hand::default();
    let old = Side::of(redline.old, &hands.removed);
    let new = Side::of(redline.new, &hands.added);
    let mut paper = Paper::default();
    let mut gone = Gone::default();
    let mut come: Vec<(usize, Step<'_>)> = Vec::new();
    let kept = kept(&redline.comparison.rows, &old, &new);
    let remarks = remarks
        .iter()
        .map(Vec::as_slice)
        .chain(std::iter::repeat(&[][..]));
    for ((row, kept), remarks) in redline.comparison.rows.iter().zip(kept).zip(remarks) {
        let (before, after) = (in_body(&old, &row.old), in_body(&new, &row.new));
        if kept {
            come.push((after[0], Step::Row(row, before, after, remarks)));
            continue;
        }
        let moved = !before.is_empty() && !after.is_empty();
        let said = redline.said(row).filter(|_| moved);
        if let (Some(first), true) = (before.first(), after.is_empty()) {
            gone.remarks.insert(*first, remarks);
        }
        gone.clauses.extend(before);
        for (nth, at) in after.into_iter().enumerate() {
            let remarks = if nth == 0 { remarks } else { &[] };
            come.push((at, Step::Come(said.clone(), remarks)));
        }
    }
    come.sort_by_key(|(at, _)| *at);
    gone.clauses.sort_unstable();
    // A clause that goes stands before the next one that stays; so that it also stands
    // before one that comes in its place, that one looks ahead.
    let mut ahead = usize::MAX;
    let mut until = vec![usize::MAX; come.len()];
    for (nth, (_, step)) in come.iter().enumerate().rev() {
        if let Step::Row(_, before, ..) = step {
            ahead = before[0];
        }
        until[nth] = ahead;
    }
    for ((at, step), until) in come.into_iter().zip(until) {
        gone.write(&mut paper, &old, &new, until);
        match step {
            Step::Come(said, remarks) => {
                let track = (Op::Add, new.hand(at, 0));
                for said in said.iter().chain(remarks) {
                    paper.sheet.comment(said, &program, track);
                }
                let text = new.blocks[at].wording.text.as_str();
                paper.row((&old, &[]), (&new, &[at]), [(Op::Add, text)].into_iter());
            }
            Step::Row(row, before, after, remarks) => {
                for said in remarks {
                    paper.sheet.comment(said, &program, (Op::Keep, &program));
                }
                let text = new.blocks[after[0]].wording.text.as_str();
                let whole = row.words.is_empty().then_some((Op::Keep, text));
                let pieces = row
                    .words
                    .iter()
                    .map(|piece| (piece.op, piece.text.as_str()));
                paper.row((&old, &before), (&new, &after), pieces.chain(whole));
            }
        }
    }
    gone.write(&mut paper, &old, &new, usize::MAX);
    if !paper.sheet.ends_kept() {
        // The end of the last paragraph can neither come nor go in Word.
        paper
            .sheet
            .paragraph("", None, (Op::Keep, &Hand::default()));
    }
    paper.sheet.pack()
}

/// What is put on paper in the order of the newer state.
enum Step<'t> {
    /// A row that stands in both states.
    Row(&'t Row, Vec<usize>, Vec<usize>, &'t [String]),
    /// A clause that came, and what is said of it.
    Come(Option<String>, &'t [String]),
}

/// Clauses that go, in the order of the older state.
#[derive(Default)]
struct Gone<'t> {
    clauses: Vec<usize>,
    /// What is said of some of them.
    remarks: HashMap<usize, &'t [String]>,
    written: usize,
}

impl Gone<'_> {
    /// Puts those on paper that stand before the clause `until`.
    fn write(&mut self, paper: &mut Paper, old: &Side<'_>, new: &Side<'_>, until: usize) {
        while let Some(at) = self
            .clauses
            .get(self.written)
            .copied()
            .filter(|at| *at < until)
        {
            self.written += 1;
            for said in self.remarks.get(&at).copied().unwrap_or_default() {
                let track = (Op::Remove, old.hand(at, 0));
                paper.sheet.comment(said, &Hand::default(), track);
            }
            let text = old.blocks[at].wording.text.as_str();
            paper.row((old, &[at]), (new, &[]), [(Op::Remove, text)].into_iter());
        }
    }
}

fn in_body(side: &Side<'_>, clauses: &[u32]) -> Vec<usize> {
    let clauses = clauses.iter().map(|at| *at as usize);
    clauses.filter(|at| side.place[*at].is_some()).collect()
}

/// Says of each row whether it stays in its place: both states must come out in their
/// order, so that only rows in one order can stay, and each in one piece.
fn kept(rows: &[Row], old: &Side<'_>, new: &Side<'_>) -> Vec<bool> {
    let in_one_piece = |side: &Side<'_>, clauses: &[usize]| {
        let places: Vec<Option<usize>> = clauses.iter().map(|at| side.place[*at]).collect();
        !places.is_empty()
            && places
                .windows(2)
                .all(|two| two[0].map(|place| place + 1) == two[1])
    };
    let mut may: Vec<(usize, usize, usize)> = Vec::new();
    for (nth, row) in rows.iter().enumerate() {
        let (before, after) = (in_body(old, &row.old), in_body(new, &row.new));
        let moved = matches!(row.change, ChangeKind::Moved | ChangeKind::MovedReworded);
        if !moved && in_one_piece(old, &before) && in_one_piece(new, &after) {
            may.push((after[0], before[0], nth));
        }
    }
    may.sort_unstable();
    let mut kept = vec![false; rows.len()];
    for at in longest_rising(&may.iter().map(|(_, before, _)| *before).collect::<Vec<_>>()) {
        kept[may[at].2] = true;
    }
    kept
}

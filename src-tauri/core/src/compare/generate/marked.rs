//! Which words a comparison marks as changed, beside those that truly changed.

use rustc_hash::FxHashSet;

use super::{Clause, Edited};
use crate::clause::words::{is_bracket, tokens};
use crate::compare::{ChangeKind, Comparison, Op, Piece, Row};

/// Marked words, truly changed ones, and both; words and punctuation of both states.
#[derive(Clone, Copy, Debug, Default)]
pub struct Marked {
    /// Shown as removed or added.
    pub marked: usize,
    /// Removed or added in truth.
    pub truly: usize,
    /// Shown and true.
    pub right: usize,
    /// Unchanged runs of one word between two changes, not counting brackets put round it.
    pub islands: usize,
}

/// A token: clause and place in it.
type Token = (u32, u32);

impl Marked {
    /// Adds what a comparison of a text with its edited self shows.
    pub fn add(&mut self, found: &Comparison, text: &[Clause], edited: &Edited) {
        let lives = edited.truth.words.iter().flatten().flatten();
        let lives: FxHashSet<Token> = lives.copied().collect();
        let removed = every_token(text).filter(|token| !lives.contains(token));
        let added = every_token(&edited.clauses)
            .filter(|&(j, at)| edited.truth.words[j as usize][at as usize].is_none());
        let truly: [FxHashSet<Token>; 2] = [removed.collect(), added.collect()];
        let mut marked: [FxHashSet<Token>; 2] = Default::default();
        for row in &found.rows {
            mark(row, text, Op::Remove, &mut marked[0]);
            mark(row, &edited.clauses, Op::Add, &mut marked[1]);
            self.islands += islands(&row.words);
        }
        for (marked, truly) in marked.iter().zip(&truly) {
            self.marked += marked.len();
            self.truly += truly.len();
            self.right += marked.intersection(truly).count();
        }
    }

    /// Returns marked words ÷ truly changed words.
    pub fn ratio(&self) -> f64 {
        self.marked as f64 / self.truly.max(1) as f64
    }

    /// Returns the share of the marked words that truly changed.
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.marked.max(1) as f64
    }

    /// Returns the share of the truly changed words that are marked.
    pub fn recall(&self) -> f64 {
        self.right as f64 / self.truly.max(1) as f64
    }
}

fn every_token(clauses: &[Clause]) -> impl Iterator<Item = Token> {
    clauses.iter().zip(0..).flat_map(|(clause, i)| {
        let count = tokens(&clause.text).len() as u32;
        (0..count).map(move |at| (i, at))
    })
}

/// Adds the tokens of one side that a row shows as changed.
fn mark(row: &Row, clauses: &[Clause], op: Op, marked: &mut FxHashSet<Token>) {
    let members = if op == Op::Remove { &row.old } else { &row.new };
    let whole = match row.change {
        ChangeKind::Added | ChangeKind::Removed => true,
        ChangeKind::Same | ChangeKind::Moved => return,
        _ => false,
    };
    let mut changed = Vec::new();
    let mut at = 0;
    for piece in row.words.iter().filter(|p| p.op == Op::Keep || p.op == op) {
        if piece.op == op {
            changed.push(at..at + piece.text.len());
        }
        at += piece.text.len();
    }
    let mut start = 0;
    for &member in members {
        let text = &clauses[member as usize].text;
        for (token, place) in tokens(text).into_iter().zip(0..) {
            let (first, end) = (token.start as usize + start, token.end as usize + start);
            if whole || changed.iter().any(|c| c.start < end && first < c.end) {
                marked.insert((member, place));
            }
        }
        start += text.len() + 1;
    }
}

/// Counts the unchanged runs of one word between two changes that are of more than
/// square brackets.
pub fn islands(pieces: &[Piece]) -> usize {
    let island = |three: &[Piece]| {
        let [before, kept, after] = three else {
            return false;
        };
        kept.op == Op::Keep
            && tokens(&kept.text).len() == 1
            && [before, after].iter().all(|p| counts(p))
    };
    pieces.windows(3).filter(|three| island(three)).count()
}

fn counts(piece: &Piece) -> bool {
    let text = piece.text.as_str();
    let token = |at: std::ops::Range<u32>| &text[at.start as usize..at.end as usize];
    piece.op != Op::Keep && tokens(text).into_iter().any(|at| !is_bracket(token(at)))
}

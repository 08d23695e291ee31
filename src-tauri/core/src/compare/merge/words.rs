//! Merges two wordings that were made out of one, word by word.

use super::{Part, Who};
use crate::clause::words::is_word;
use crate::compare::readable::settled;
use crate::compare::tokens::{Cut, hunks, kept};

/// Edits of the two with no more words between than this are to be read together.
const NEAR: usize = 3;

/// Merges two wordings of a base.
///
/// Words that both kept hold the three texts together. What stands between two of them
/// is taken from the one that changed it; where both did, and not alike, it is disputed.
/// Blanks come with the words, to the letter.
pub(super) fn merge(base: &str, one: &str, other: &str) -> Vec<Part> {
    let cuts = [base, one, other].map(Cut::new);
    let ones = places(&cuts[0], &cuts[1]);
    let others = places(&cuts[0], &cuts[2]);
    let mut parts = Parts(Vec::new());
    let mut ends = [0; 3];
    for (at, (one, other)) in ones.into_iter().zip(others).enumerate() {
        let (Some(one), Some(other)) = (one, other) else {
            continue;
        };
        let tokens = [at, one, other];
        let between = spans(&cuts, ends, tokens.map(Some));
        parts.put(between);
        parts.keep(cuts[0].token(at));
        for ((end, cut), token) in ends.iter_mut().zip(&cuts).zip(tokens) {
            *end = cut.tokens[token].end as usize;
        }
    }
    parts.put(spans(&cuts, ends, [None; 3]));
    parts.0
}

/// Returns for each token of the base where it stands in a newer wording, if it does.
fn places(base: &Cut<'_>, newer: &Cut<'_>) -> Vec<Option<usize>> {
    let mut places = vec![None; base.len()];
    let changes = settled(hunks(base, newer), base, newer);
    for run in kept(&changes, base.len()) {
        for at in 0..run.len {
            places[run.older + at] = Some(run.newer + at);
        }
    }
    places
}

/// Returns the three texts from where they were left to the tokens, or to their ends.
fn spans<'t>(cuts: &[Cut<'t>; 3], from: [usize; 3], to: [Option<usize>; 3]) -> [&'t str; 3] {
    std::array::from_fn(|side| {
        let cut = &cuts[side];
        let end = to[side].map_or(cut.text.len(), |token| cut.tokens[token].start as usize);
        &cut.text[from[side]..end]
    })
}

struct Parts(Vec<Part>);

impl Parts {
    fn keep(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Part::Kept(before)) => before.push_str(text),
            _ => self.0.push(Part::Kept(text.to_owned())),
        }
    }

    fn put(&mut self, [base, one, other]: [&str; 3]) {
        let by = match (one == base, other == base) {
            (true, true) => return self.keep(base),
            (false, true) => Who::One,
            (true, false) => Who::Other,
            (false, false) if one == other => Who::Both,
            // They differ in blanks alone.
            (false, false) if one.trim() == other.trim() => Who::Both,
            (false, false) => {
                self.0.push(Part::Disputed {
                    was: base.to_owned(),
                    one: one.to_owned(),
                    other: other.to_owned(),
                });
                return;
            }
        };
        let text = if by == Who::Other { other } else { one };
        self.0.push(Part::Changed {
            by,
            was: base.to_owned(),
            text: text.to_owned(),
        });
    }
}

/// Returns true where edits of the two stand so near each other that they should be
/// read together.
pub(super) fn near(parts: &[Part]) -> bool {
    let mut last: Option<(Who, usize)> = None;
    for part in parts {
        let by = match part {
            Part::Kept(text) => {
                if let Some((_, words)) = &mut last {
                    let cut = Cut::new(text);
                    *words += (0..cut.len()).filter(|at| is_word(cut.token(*at))).count();
                }
                continue;
            }
            Part::Changed { by, .. } => *by,
            Part::Disputed { .. } => Who::Both,
        };
        if last.is_some_and(|(before, words)| before != by && words <= NEAR) {
            return true;
        }
        last = Some((by, 0));
    }
    false
}

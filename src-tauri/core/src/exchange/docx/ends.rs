//! Ends of paragraphs: which of them comes, where paragraphs come after one that stays.
//!
//! Where words come at the end of a paragraph that stays, and a paragraph of which nothing
//! stood there before comes after it, the end that came is the first one and the end that
//! stayed is the last one, as if somebody had typed on. Said the other way, Word takes both
//! back as well, but LibreOffice joins the words and the paragraph to one insertion, and on
//! taking it back joins what stood before it to what stands after it.
//!
//! It joins words that come before an end that stays to words that come right after it, too.
//! So what goes at the beginning of a paragraph stands before what comes there, and where
//! words come on both sides of an end, something that goes stands before that end. It does
//! not join what different people did, nor may that change places: each of them can be
//! accepted alone.

use super::hands::Hand;
use crate::compare::Op;

/// A run on paper, or what stands in a paragraph like one.
#[derive(Clone)]
pub(super) struct Piece {
    /// Whether it stays, goes or comes.
    pub(super) op: Op,
    /// Whose hand is in it, where it goes or comes.
    pub(super) by: Option<Hand>,
    /// As it is printed.
    pub(super) xml: String,
    /// Its properties and words, where it is nothing but words.
    pub(super) words: Option<(String, String)>,
}

/// A paragraph that waits for what comes next.
pub(super) struct Paragraph {
    pub(super) properties: String,
    /// What its properties were, where that was different.
    pub(super) before: Option<String>,
    pub(super) runs: Vec<Piece>,
    pub(super) hand: Hand,
}

/// A paragraph of which is not yet known whether its end stayed or came, and those that
/// came after it.
pub(super) struct Held {
    pub(super) paragraphs: Vec<Paragraph>,
    /// The properties of the paragraph whose end stayed.
    was: String,
}

impl Held {
    /// Holds a paragraph that stays, if its last words came.
    pub(super) fn of(
        properties: &str,
        before: Option<&str>,
        runs: &mut Vec<Piece>,
        hand: &Hand,
    ) -> Option<Self> {
        let comes = runs.last().is_some_and(|last| last.op == Op::Add);
        comes.then(|| Held {
            paragraphs: vec![Paragraph {
                properties: properties.to_owned(),
                before: before.map(str::to_owned),
                runs: std::mem::take(runs),
                hand: hand.clone(),
            }],
            was: before.unwrap_or(properties).to_owned(),
        })
    }

    /// Holds a paragraph that came after this one, too: the end that stayed is now its.
    pub(super) fn next(&mut self, properties: &str, runs: Vec<Piece>, hand: &Hand) {
        self.paragraphs.push(Paragraph {
            properties: properties.to_owned(),
            before: (self.was != properties).then(|| self.was.clone()),
            runs,
            hand: hand.clone(),
        });
    }

    /// Puts something that goes before the end that stays: what goes beside the words that
    /// come, or else the last character (or word) that stays, which comes again before them.
    /// Does so only where all that is done there is done `by` one hand.
    pub(super) fn part(&mut self, by: &Hand, mut tracked: impl FnMut(Op, &str, &str) -> Piece) {
        let more = self.paragraphs.get(1..).unwrap_or_default();
        let alike = |piece: &Piece| piece.by.as_ref().is_some_and(|hand| hand.is_of(by));
        let mut all = more.iter().flat_map(|one| &one.runs).all(alike);
        all &= more.iter().all(|one| one.hand.is_of(by));
        let Some(first) = self.paragraphs.first_mut().filter(|_| all) else {
            return;
        };
        let last = first.runs.iter().rposition(|piece| piece.op != Op::Add);
        let Some(last) = last.filter(|last| first.runs[last + 1..].iter().all(alike)) else {
            return;
        };
        if first.runs[last].op == Op::Remove && !alike(&first.runs[last]) {
            return;
        }
        let gone = match (&first.runs[last].op, first.runs[last].words.clone()) {
            (Op::Remove, _) => first.runs.remove(last),
            (_, Some((properties, words))) => {
                let at = last_of(&words);
                let (stays, goes) = words.split_at(at);
                let comes = tracked(Op::Add, &properties, goes);
                let gone = tracked(Op::Remove, &properties, goes);
                let stays = (!stays.is_empty()).then(|| tracked(Op::Keep, &properties, stays));
                first
                    .runs
                    .splice(last..=last, stays.into_iter().chain([comes]));
                gone
            }
            (_, None) => return,
        };
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.runs.push(gone);
        }
    }
}

/// Where the last sign of a text begins, or its last word where it ends in one.
fn last_of(text: &str) -> usize {
    let Some(last) = text.chars().next_back() else {
        return 0;
    };
    if !last.is_alphanumeric() {
        return text.len() - last.len_utf8();
    }
    text.trim_end_matches(char::is_alphanumeric).len()
}

/// Puts what goes at the beginning of a paragraph before what comes there, where both are
/// of one hand.
pub(super) fn gone_first(runs: &mut [Piece]) {
    let changed = runs.iter().take_while(|piece| piece.op != Op::Keep).count();
    let changed = &mut runs[..changed];
    let one_hand = |two: &[Piece]| match (&two[0].by, &two[1].by) {
        (Some(one), Some(other)) => one.is_of(other),
        (one, other) => one.is_none() && other.is_none(),
    };
    if changed.windows(2).all(one_hand) {
        changed.sort_by_key(|piece| piece.op == Op::Add);
    }
}

//! Clauses of two states put on paper as one: kept, gone and come, with their numbers.

use std::collections::HashMap;

use rustc_hash::FxHashSet;

use super::hands::Hand;
use super::lists::Lists;
use super::segments::{Joined, Segment, segments};
use super::sheet::{Look, Sheet, Track};
use super::side::{Side, label, set_at};
use crate::compare::Op;
use crate::compare::words::{Change, words};
use crate::text::{Kind, Series};

/// Puts clauses on paper.
#[derive(Default)]
pub(super) struct Paper {
    pub(super) sheet: Sheet,
    /// True where numbers are those of real lists. In a redline they are typed, for a
    /// list could print those of one state only.
    lists_count: bool,
    lists: Lists,
    /// The list of the paragraph in hand.
    list: Option<u32>,
    /// Notes that Word counts, in the older and the newer state.
    counted: [usize; 2],
    in_note: bool,
    /// In a rolling text, its notes; each is taken out once it is on paper.
    pub(super) bodies: Option<Bodies>,
    /// True once a note has come or gone in a rolling text: those after it count differently
    /// in the text of each author.
    miscounts: bool,
    /// Which notes of the older and the newer state are on paper.
    written: [FxHashSet<usize>; 2],
}

/// The notes that stand in the texts of all (no author) and in that of one author alone, by
/// author and label.
pub(super) type Bodies = HashMap<(Option<String>, String), Vec<Body>>;

/// A clause of a note in a rolling text.
pub(super) struct Body {
    pub(super) old: Option<usize>,
    pub(super) new: Option<usize>,
    pub(super) pieces: Vec<(Op, String)>,
}

/// A side of a row: the state, and the clauses of it.
pub(super) type Of<'s, 't> = (&'s Side<'t>, &'s [usize]);

impl Paper {
    /// Paper for a clean text.
    pub(super) fn clean() -> Self {
        Paper {
            lists_count: true,
            ..Paper::default()
        }
    }

    /// Puts a row on paper; `pieces` are its words, joined as a comparison joins them.
    pub(super) fn row<'p>(
        &mut self,
        old: Of<'_, '_>,
        new: Of<'_, '_>,
        pieces: impl Iterator<Item = (Op, &'p str)>,
    ) {
        let (old_text, new_text) = (Joined::of(old.0, old.1), Joined::of(new.0, new.1));
        let row = Row {
            old: old.0,
            new: new.0,
            old_text: &old_text,
            new_text: &new_text,
        };
        // Where the words of each state go on: the clause in hand, and the end of an
        // anchor that is on paper already.
        let mut at = [0_usize; 2];
        let mut done = [0_usize; 2];
        self.numbers(&row, row.member(false, at), row.member(true, at));
        for segment in segments((old.0, &old_text), (new.0, &new_text), pieces) {
            let old_joint = segment.op != Op::Add && old_text.is_joint(segment.old.start);
            let new_joint = segment.op != Op::Remove && new_text.is_joint(segment.new.start);
            if !old_joint && !new_joint {
                self.segment(&row, &segment, &mut done);
                continue;
            }
            let ends = (
                old_joint.then(|| row.member(false, at)).flatten(),
                new_joint.then(|| row.member(true, at)).flatten(),
            );
            // A blank on one side is the end of a paragraph on the other.
            if segment.op == Op::Keep && !new_joint {
                self.words(&row, &segment, Op::Add);
            }
            if segment.op == Op::Keep && !old_joint {
                self.words(&row, &segment, Op::Remove);
            }
            self.end(&row, ends);
            at[0] += usize::from(old_joint);
            at[1] += usize::from(new_joint);
            self.numbers(
                &row,
                ends.0.and_then(|_| row.member(false, at)),
                ends.1.and_then(|_| row.member(true, at)),
            );
        }
        self.end(&row, (row.member(false, at), row.member(true, at)));
    }

    /// Types the number of a clause, where it is not a list's.
    fn numbers(&mut self, row: &Row<'_, '_>, old: Option<usize>, new: Option<usize>) {
        if let Some(at) = new.filter(|_| self.lists_count && !self.in_note) {
            let block = &row.new.blocks[at];
            let in_list = block.series != Series::Bullet && block.kind != Kind::Note;
            if let Some(number) = row.new.number(at).filter(|_| in_list) {
                let level = row.new.level(at);
                self.list = self.lists.for_number(&mut self.sheet, level, number);
            }
            if self.list.is_some() {
                return;
            }
        }
        let was = old.and_then(|at| row.old.number(at));
        let is = new.and_then(|at| row.new.number(at));
        if was == is && old.is_some() && new.is_some() {
            if let (Some(number), Some(at)) = (is, new) {
                let track = (Op::Keep, row.new.hand(at, 0));
                self.number(number, "\t", track);
            }
            return;
        }
        // A clause that stays is renumbered by what happens around it: by nobody.
        let nobody = Hand::default();
        let stays = old.is_some() && new.is_some();
        let after = if stays { " " } else { "\t" };
        if let (Some(number), Some(at)) = (was, old) {
            let hand = if stays { &nobody } else { row.old.hand(at, 0) };
            self.number(number, after, (Op::Remove, hand));
        }
        if let (Some(number), Some(at)) = (is, new) {
            let hand = if stays { &nobody } else { row.new.hand(at, 0) };
            self.number(number, after, (Op::Add, hand));
        }
    }

    /// Types a number and what stands after it; that of a note to which nothing refers
    /// is set as its anchor.
    ///
    /// Where a number comes or goes by itself, that is a blank: LibreOffice loses a
    /// deletion that ends in a tab where the paragraph's setting changes too.
    fn number(&mut self, number: &str, after: &str, track: Track<'_>) {
        let plain = Look::default();
        if label(number).len() + "[^]".len() == number.len() {
            self.sheet.anchor(number, plain, track);
            self.sheet.words("\t", plain, track);
        } else {
            self.sheet.words(&format!("{number}{after}"), plain, track);
        }
    }

    /// Puts a run of words, or an anchor, on paper.
    fn segment(&mut self, row: &Row<'_, '_>, segment: &Segment, done: &mut [usize; 2]) {
        let covered = match segment.op {
            Op::Add => segment.new.start < done[1],
            _ => segment.old.start < done[0],
        };
        if covered {
            return;
        }
        let anchor = match segment.op {
            Op::Add => row.new_text.anchor_at(segment.new.start),
            _ => row.old_text.anchor_at(segment.old.start),
        };
        if let Some(anchor) = anchor {
            let text = match segment.op {
                Op::Add => &row.new_text.text[anchor.clone()],
                _ => &row.old_text.text[anchor.clone()],
            };
            if segment.op != Op::Add {
                done[0] = segment.old.start + anchor.len();
            }
            if segment.op != Op::Remove {
                done[1] = segment.new.start + anchor.len();
            }
            self.anchor(row, segment, text);
            return;
        }
        self.words(row, segment, segment.op);
    }

    fn words(&mut self, row: &Row<'_, '_>, segment: &Segment, op: Op) {
        let text = match op {
            Op::Remove => &row.old_text.text[segment.old.clone()],
            _ => &row.new_text.text[segment.new.clone()],
        };
        let track = (op, row.hand(segment));
        self.sheet.words(text, row.look(segment, op), track);
    }

    /// Puts an anchor on paper, with its note where that is not on paper yet.
    fn anchor(&mut self, row: &Row<'_, '_>, segment: &Segment, anchor: &str) {
        let hand = row.hand(segment);
        if self.bodies.is_some() {
            let look = row.look(segment, segment.op);
            return self.rolling_anchor(row, anchor, look, (segment.op, hand));
        }
        let fresh = |state: usize, side: &Side<'_>| {
            let first = side.note(anchor).map(|clauses| clauses[0]);
            first.is_some_and(|first| !self.in_note && !self.written[state].contains(&first))
        };
        let (old, new) = (fresh(0, row.old), fresh(1, row.new));
        // Where the note is new to one state only, the anchor stands in each by itself.
        let ops: &[Op] = match segment.op {
            Op::Keep if old != new => &[Op::Remove, Op::Add],
            Op::Keep => &[Op::Keep],
            Op::Remove => &[Op::Remove],
            Op::Add => &[Op::Add],
        };
        for op in ops {
            let is_fresh = if *op == Op::Remove { old } else { new };
            if is_fresh {
                self.note(row, anchor, row.look(segment, *op), (*op, hand));
            } else {
                self.sheet
                    .anchor(anchor, row.look(segment, *op), (*op, hand));
            }
        }
    }

    /// Puts an anchor of a rolling text on paper, with its note where that is not on paper
    /// yet.
    fn rolling_anchor(&mut self, row: &Row<'_, '_>, anchor: &str, look: Look, track: Track<'_>) {
        let printed = label(anchor);
        let author = (track.0 == Op::Add).then(|| track.1.author.clone());
        let own = author.is_some();
        let bodies = self.bodies.as_mut().filter(|_| !self.in_note);
        let Some(body) = bodies.and_then(|bodies| bodies.remove(&(author, printed.to_owned())))
        else {
            return self.sheet.anchor(anchor, look, track);
        };
        let counts = !own && !self.miscounts && printed == (self.counted[0] + 1).to_string();
        self.miscounts |= track.0 != Op::Keep;
        self.counted[0] += usize::from(counts);
        let outside = self
            .sheet
            .begin_note((!counts).then_some(printed), look, track);
        self.in_note = true;
        let list = self.list.take();
        // What stands in the text of one author alone is on paper as that author wants it.
        let old = if own { row.new } else { row.old };
        for one in &body {
            let pieces = one.pieces.iter().map(|(op, text)| (*op, text.as_str()));
            self.row(
                (old, one.old.as_slice()),
                (row.new, one.new.as_slice()),
                pieces,
            );
        }
        self.list = list;
        self.in_note = false;
        self.sheet.end_note(outside);
    }

    fn note(&mut self, row: &Row<'_, '_>, anchor: &str, look: Look, track: Track<'_>) {
        let of_old = row.old.note(anchor).filter(|_| track.0 != Op::Add);
        let of_new = row.new.note(anchor).filter(|_| track.0 != Op::Remove);
        let firsts = [of_old, of_new].map(|note| note.map(|clauses| clauses[0]));
        let printed = label(anchor);
        let counts = (0..2).all(|state| {
            firsts[state].is_none() || printed == (self.counted[state] + 1).to_string()
        });
        for (state, first) in firsts.into_iter().enumerate() {
            self.written[state].extend(first);
            self.counted[state] += usize::from(counts && first.is_some());
        }
        let outside = self
            .sheet
            .begin_note((!counts).then_some(printed), look, track);
        self.in_note = true;
        let list = self.list.take();
        match (of_old, of_new) {
            (Some(old), Some(new)) => self.both((row.old, old), (row.new, new)),
            (Some(old), None) => self.whole((row.old, old)),
            (_, new) => self.whole((row.new, new.unwrap_or_default())),
        }
        self.list = list;
        self.in_note = false;
        self.sheet.end_note(outside);
    }

    /// Puts clauses on paper as they are.
    pub(super) fn whole(&mut self, side: Of<'_, '_>) {
        for at in side.1 {
            let one = (side.0, std::slice::from_ref(at));
            let text = side.0.blocks[*at].wording.text.as_str();
            self.row(one, one, [(Op::Keep, text)].into_iter());
        }
    }

    /// Puts a note on paper that stands in both states.
    fn both(&mut self, old: Of<'_, '_>, new: Of<'_, '_>) {
        let (before, after) = (Joined::of(old.0, old.1), Joined::of(new.0, new.1));
        let changes = words(&before.text, &after.text);
        let pieces = changes.iter().map(|change| match change {
            Change::Kept(text) => (Op::Keep, *text),
            Change::Removed(text) => (Op::Remove, *text),
            Change::Added(text) => (Op::Add, *text),
        });
        self.row(old, new, pieces);
    }

    /// Ends a paragraph of the older state, of the newer, or of both.
    fn end(&mut self, row: &Row<'_, '_>, (old, new): (Option<usize>, Option<usize>)) {
        let was = old.map(|at| {
            let list = self.bullets(row.old, at);
            row.old.properties(at, list)
        });
        let is = new.map(|at| {
            let list = self.list.take().or_else(|| self.bullets(row.new, at));
            row.new.properties(at, list)
        });
        let track: Track<'_> = match (old, new) {
            (Some(at), None) => (Op::Remove, row.old.hand(at, 0)),
            (None, Some(at)) => (Op::Add, row.new.hand(at, 0)),
            (_, Some(at)) => (Op::Keep, row.new.hand(at, 0)),
            (None, None) => return,
        };
        let changed = is.is_some() && was != is && !self.lists_count;
        let before = was.as_ref().filter(|_| changed);
        let now = is.as_ref().or(was.as_ref()).map_or("", String::as_str);
        self.sheet.paragraph(now, before.map(String::as_str), track);
    }

    fn bullets(&mut self, side: &Side<'_>, at: usize) -> Option<u32> {
        let drawn = side.blocks[at].series == Series::Bullet;
        drawn.then(|| self.lists.for_bullet(&mut self.sheet, side.level(at)))
    }
}

/// What both sides of a row are.
struct Row<'s, 't> {
    old: &'s Side<'t>,
    new: &'s Side<'t>,
    old_text: &'s Joined,
    new_text: &'s Joined,
}

impl<'s> Row<'s, '_> {
    /// The clause in hand of the older or the newer state.
    fn member(&self, new: bool, at: [usize; 2]) -> Option<usize> {
        let (text, nth) = if new {
            (self.new_text, at[1])
        } else {
            (self.old_text, at[0])
        };
        text.members.get(nth).map(|(at, _)| *at)
    }

    /// How a segment is set as something that stays, goes or comes.
    fn look(&self, segment: &Segment, op: Op) -> Look {
        let was = set_at(&self.old_text.marks, segment.old.start);
        let is = set_at(&self.new_text.marks, segment.new.start);
        Look {
            set: if op == Op::Remove { was } else { is },
            before: (op == Op::Keep && was != is).then_some(was),
        }
    }

    /// Whose hand is in a segment.
    fn hand(&self, segment: &Segment) -> &'s Hand {
        let (side, text, byte) = match segment.op {
            Op::Remove => (self.old, self.old_text, segment.old.start),
            _ => (self.new, self.new_text, segment.new.start),
        };
        let (at, byte) = text.member(byte);
        side.hand(at, byte)
    }
}

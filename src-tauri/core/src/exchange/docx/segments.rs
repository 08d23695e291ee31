//! Two wordings side by side, cut where anything changes.

use std::ops::Range;

use super::side::Side;
use crate::clause::{Mark, MarkKind};
use crate::compare::Op;

/// The clauses of one side of a row, joined by one blank as a comparison joins them.
pub(in crate::exchange) struct Joined {
    pub(in crate::exchange) text: String,
    pub(in crate::exchange) marks: Vec<Mark>,
    /// For each clause: which it is, and where its words lie.
    pub(super) members: Vec<(usize, Range<usize>)>,
}

impl Joined {
    pub(in crate::exchange) fn of(side: &Side<'_>, members: &[usize]) -> Self {
        let mut joined = Joined {
            text: String::new(),
            marks: Vec::new(),
            members: Vec::with_capacity(members.len()),
        };
        for (nth, at) in members.iter().enumerate() {
            if nth > 0 {
                joined.text.push(' ');
            }
            let wording = &side.blocks[*at].wording;
            let start = joined.text.len();
            joined.text.push_str(&wording.text);
            joined.marks.extend(wording.marks.iter().map(|mark| Mark {
                start: mark.start + start as u32,
                end: mark.end + start as u32,
                kind: mark.kind,
            }));
            joined.members.push((*at, start..joined.text.len()));
        }
        joined
    }

    /// Which member a byte belongs to, and where in it: the one before at a joint.
    pub(in crate::exchange) fn member(&self, byte: usize) -> (usize, usize) {
        let nth = self.members.partition_point(|(_, range)| range.end <= byte);
        let (at, range) = &self.members[nth.min(self.members.len() - 1)];
        (*at, byte.saturating_sub(range.start))
    }

    /// True where a blank at this byte joins two members.
    pub(super) fn is_joint(&self, byte: usize) -> bool {
        let inner = &self.members[..self.members.len().saturating_sub(1)];
        inner
            .binary_search_by_key(&byte, |(_, range)| range.end)
            .is_ok()
    }

    /// The anchor that begins at a byte.
    pub(in crate::exchange) fn anchor_at(&self, byte: usize) -> Option<Range<usize>> {
        self.anchors().find(|anchor| anchor.start == byte)
    }

    fn anchors(&self) -> impl Iterator<Item = Range<usize>> {
        self.marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Footnote)
            .map(|mark| mark.start as usize..mark.end as usize)
    }

    /// Bytes at which the setting, the hand or the member changes; `anchors` stay whole.
    fn cuts(&self, side: &Side<'_>) -> Vec<usize> {
        let mut cuts: Vec<usize> = self
            .marks
            .iter()
            .flat_map(|mark| [mark.start as usize, mark.end as usize])
            .collect();
        for (at, range) in &self.members {
            cuts.extend([range.start, range.end]);
            cuts.extend(
                side.hand_ends(*at)
                    .map(|end| (range.start + end).min(range.end)),
            );
        }
        cuts.sort_unstable();
        cuts.dedup();
        let anchors: Vec<Range<usize>> = self.anchors().collect();
        cuts.retain(|cut| !anchors.iter().any(|a| a.start < *cut && *cut < a.end));
        cuts
    }
}

/// A run that stayed, went or came; the range of the side that does not have it is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Segment {
    pub(in crate::exchange) op: Op,
    pub(in crate::exchange) old: Range<usize>,
    pub(in crate::exchange) new: Range<usize>,
}

impl Segment {
    fn part(&self, from: usize, to: usize) -> Segment {
        let shift = |range: &Range<usize>| range.start + from..range.start + to;
        let nothing = |range: &Range<usize>| range.start..range.start;
        match self.op {
            Op::Keep => Segment {
                op: Op::Keep,
                old: shift(&self.old),
                new: shift(&self.new),
            },
            Op::Remove => Segment {
                op: Op::Remove,
                old: shift(&self.old),
                new: nothing(&self.new),
            },
            Op::Add => Segment {
                op: Op::Add,
                old: nothing(&self.old),
                new: shift(&self.new),
            },
        }
    }

    fn len(&self) -> usize {
        self.old.len().max(self.new.len())
    }
}

/// Lays pieces over both wordings, and cuts them.
///
/// An anchor of a note stays whole or goes and comes whole. Pieces that are not of
/// these wordings give way to one that goes and one that comes.
pub(in crate::exchange) fn segments<'p>(
    (old_side, old): (&Side<'_>, &Joined),
    (new_side, new): (&Side<'_>, &Joined),
    pieces: impl Iterator<Item = (Op, &'p str)>,
) -> Vec<Segment> {
    let (mut i, mut j) = (0, 0);
    let mut segments = Vec::new();
    let mut fits = true;
    for (op, text) in pieces {
        let (before_i, before_j) = (i, j);
        i += if op == Op::Add { 0 } else { text.len() };
        j += if op == Op::Remove { 0 } else { text.len() };
        fits &= op == Op::Add || old.text.get(before_i..i) == Some(text);
        fits &= op == Op::Remove || new.text.get(before_j..j) == Some(text);
        segments.push(Segment {
            op,
            old: before_i..i,
            new: before_j..j,
        });
    }
    if !fits || i != old.text.len() || j != new.text.len() {
        segments = vec![
            Segment {
                op: Op::Remove,
                old: 0..old.text.len(),
                new: 0..0,
            },
            Segment {
                op: Op::Add,
                old: old.text.len()..old.text.len(),
                new: 0..new.text.len(),
            },
        ];
    }
    let segments = keep_anchors_whole(segments, old, new);
    let (old_cuts, new_cuts) = (old.cuts(old_side), new.cuts(new_side));
    let mut cut = Vec::with_capacity(segments.len());
    for segment in segments {
        let mut at: Vec<usize> = Vec::new();
        let mut inside = |cuts: &[usize], range: &Range<usize>| {
            let from = cuts.partition_point(|cut| *cut <= range.start);
            let until = cuts.partition_point(|cut| *cut < range.end);
            at.extend(
                cuts.get(from..until)
                    .unwrap_or_default()
                    .iter()
                    .map(|cut| cut - range.start),
            );
        };
        inside(&old_cuts, &segment.old);
        inside(&new_cuts, &segment.new);
        at.push(segment.len());
        at.sort_unstable();
        at.dedup();
        let mut from = 0;
        for to in at {
            cut.push(segment.part(from, to));
            from = to;
        }
    }
    cut.retain(|segment| segment.len() > 0);
    cut
}

/// Makes every anchor that is not kept whole, as the same anchor, go and come.
fn keep_anchors_whole(segments: Vec<Segment>, old: &Joined, new: &Joined) -> Vec<Segment> {
    let new_anchors: Vec<Range<usize>> = new.anchors().collect();
    let mut broken_old = Vec::new();
    let mut broken_new = new_anchors.clone();
    for anchor in old.anchors() {
        let whole = segments.iter().find_map(|segment| {
            let inside = segment.op == Op::Keep
                && segment.old.start <= anchor.start
                && anchor.end <= segment.old.end;
            inside.then(|| {
                let start = segment.new.start + (anchor.start - segment.old.start);
                start..start + anchor.len()
            })
        });
        match whole.filter(|range| new_anchors.contains(range)) {
            Some(range) => broken_new.retain(|anchor| *anchor != range),
            None => broken_old.push(anchor),
        }
    }
    if broken_old.is_empty() && broken_new.is_empty() {
        return segments;
    }
    let mut out = Vec::new();
    for segment in segments {
        if segment.op != Op::Keep {
            out.push(segment);
            continue;
        }
        let mut from = 0;
        while from < segment.len() {
            let broken = |at: usize| {
                broken_old
                    .iter()
                    .any(|a| a.contains(&(segment.old.start + at)))
                    || broken_new
                        .iter()
                        .any(|a| a.contains(&(segment.new.start + at)))
            };
            let is = broken(from);
            let to = (from..segment.len())
                .find(|at| broken(*at) != is)
                .unwrap_or(segment.len());
            let part = segment.part(from, to);
            if is {
                out.push(Segment {
                    op: Op::Remove,
                    new: part.new.start..part.new.start,
                    ..part.clone()
                });
                out.push(Segment {
                    op: Op::Add,
                    old: part.old.end..part.old.end,
                    ..part
                });
            } else {
                out.push(part);
            }
            from = to;
        }
    }
    out
}

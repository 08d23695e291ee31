//! Wordings as runs: their marks, their footnotes, and what they lead to.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Line, Run};
use crate::clause::{Mark, MarkKind, Wording};
use crate::compare::Op;
use crate::exchange::notes::label;
use crate::ids::ClauseId;
use crate::text::{Block, Kind, Series};

/// The footnotes of a text that wait for their marks.
#[derive(Default)]
pub(super) struct Waiting {
    notes: FxHashMap<String, Vec<Line>>,
}

impl Waiting {
    /// Takes the footnotes out of blocks, each with the clauses under it.
    pub(super) fn of(blocks: &[Block], notes: &FxHashMap<&str, Vec<usize>>) -> Waiting {
        let line = |at: &usize| {
            let block = &blocks[*at];
            let mut runs = wording(&block.wording);
            let number = block.number.as_deref().filter(|_| block.kind != Kind::Note);
            if let Some(number) = number {
                runs.insert(0, Run::plain(format!("{number} ")));
            }
            Line {
                anchor: anchor(block),
                ..Line::of(runs)
            }
        };
        let lines = notes
            .iter()
            .map(|(label, clauses)| ((*label).to_owned(), clauses.iter().map(line).collect()));
        Waiting {
            notes: lines.collect(),
        }
    }

    /// Hangs each footnote on the first of its marks.
    pub(super) fn hang(&mut self, runs: &mut [Run]) {
        for run in runs.iter_mut().filter(|run| run.mark) {
            run.note = self.notes.remove(&run.text).unwrap_or_default();
        }
    }
}

/// Prints the runs of a wording.
pub(super) fn wording(wording: &Wording) -> Vec<Run> {
    part(wording, 0..wording.text.len(), Op::Keep)
}

/// Prints the runs of a part of a wording, with what happened to it.
pub(super) fn part(wording: &Wording, part: Range<usize>, op: Op) -> Vec<Run> {
    let mut cuts = vec![part.start, part.end];
    for mark in &wording.marks {
        let ends = [mark.start as usize, mark.end as usize];
        cuts.extend(ends.into_iter().filter(|end| part.contains(end)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut runs = Vec::with_capacity(cuts.len());
    for two in cuts.windows(2) {
        let (start, end) = (two[0] as u32, two[1] as u32);
        let over = |mark: &&Mark| mark.start <= start && end <= mark.end;
        let mut run = Run::changed(op, &wording.text[two[0]..two[1]]);
        for mark in wording.marks.iter().filter(over) {
            match mark.kind {
                MarkKind::Italic => run.italic = true,
                MarkKind::Bold => run.bold = true,
                MarkKind::Footnote => run.mark = true,
                MarkKind::Reference(to) => run.to = Some(place(to)),
            }
        }
        if run.mark {
            run.text = label(&run.text).to_owned();
        }
        runs.push(run);
    }
    runs
}

/// Joins the wordings of clauses by one blank, as a comparison joins them.
pub(super) fn joined(blocks: &[Block], places: &[u32]) -> Wording {
    let mut joined = Wording::default();
    for (nth, at) in places.iter().enumerate() {
        if nth > 0 {
            joined.text.push(' ');
        }
        let wording = &blocks[*at as usize].wording;
        let start = joined.text.len() as u32;
        joined.text.push_str(&wording.text);
        joined.marks.extend(wording.marks.iter().map(|mark| Mark {
            start: mark.start + start,
            end: mark.end + start,
            kind: mark.kind,
        }));
    }
    joined
}

/// Prints the number of a block as it hangs before the words; a note is named by its label.
pub(super) fn number(block: &Block) -> Option<String> {
    let number = block.number.as_deref();
    match (block.kind, &block.series) {
        (Kind::Note, _) => number.map(|number| label(number).to_owned()),
        (_, Series::Bullet) => Some(match number {
            None | Some("•") => "•".to_owned(),
            Some(number) => format!("• {number}"),
        }),
        _ => number.map(str::to_owned),
    }
}

/// How deep blocks stand under their headings.
#[derive(Default)]
pub(super) struct Depth(u16);

impl Depth {
    /// Returns the depth of the next block.
    pub(super) fn next(&mut self, block: &Block) -> u8 {
        if matches!(block.kind, Kind::Title | Kind::Heading) {
            self.0 = block.level + u16::from(block.kind == Kind::Heading);
        }
        block.level.saturating_sub(self.0).min(Self::DEEPEST) as u8
    }

    /// Words that stand deeper would have no room on paper.
    const DEEPEST: u16 = 6;
}

/// Names the place of a block, for those that lead to it.
pub(super) fn anchor(block: &Block) -> Option<String> {
    block.clause.map(place)
}

fn place(clause: ClauseId) -> String {
    format!("clause-{clause}")
}

/// Returns the blocks that stand in footnotes.
pub(super) fn inside(notes: &FxHashMap<&str, Vec<usize>>) -> FxHashSet<usize> {
    notes.values().flatten().copied().collect()
}

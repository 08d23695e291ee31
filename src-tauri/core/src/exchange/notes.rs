//! Footnotes: each stands under the clause that refers to it.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::clause::{Mark, MarkKind};
use crate::text::{Block, Kind};

/// A footnote as it was defined, with the blocks under it.
pub(super) struct Note {
    /// Its anchor as it stands in the text, `[^1]`.
    pub(super) anchor: String,
    /// Its blocks, levels counted from its own.
    pub(super) blocks: Vec<Block>,
}

/// Where what a reader found stands in the end.
pub(super) struct Placed {
    /// The text with its footnotes.
    pub(super) blocks: Vec<Block>,
    /// The place of each block of the body.
    pub(super) body: Vec<usize>,
    /// The place of each footnote.
    pub(super) notes: Vec<usize>,
}

/// Puts each footnote right after the first block that holds its anchor.
pub(super) fn place(blocks: Vec<Block>, notes: Vec<Note>) -> Placed {
    if notes.is_empty() {
        return Placed {
            body: (0..blocks.len()).collect(),
            blocks,
            notes: Vec::new(),
        };
    }
    let mut first: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, block) in blocks.iter().enumerate() {
        for mark in &block.wording.marks {
            if mark.kind == MarkKind::Footnote {
                let anchor = &block.wording.text[mark.start as usize..mark.end as usize];
                first.entry(anchor).or_insert(at);
            }
        }
    }
    let mut under: Vec<(usize, usize)> = notes
        .iter()
        .enumerate()
        .map(|(n, note)| {
            (
                first
                    .get(note.anchor.as_str())
                    .copied()
                    .unwrap_or(blocks.len()),
                n,
            )
        })
        .collect();
    under.sort_unstable();
    let mut notes: Vec<Option<Note>> = notes.into_iter().map(Some).collect();
    let mut under = under.into_iter().peekable();
    let mut placed = Vec::with_capacity(blocks.len() + notes.len());
    let mut body = Vec::with_capacity(blocks.len());
    let mut places = vec![0; notes.len()];
    let mut put = |placed: &mut Vec<Block>, n: usize, base: u16| {
        places[n] = placed.len();
        let note = notes[n].take();
        placed.extend(
            note.into_iter()
                .flat_map(|note| note.blocks)
                .map(|mut block| {
                    block.level += base;
                    block
                }),
        );
    };
    for (at, block) in blocks.into_iter().enumerate() {
        let base = block.level + 1;
        body.push(placed.len());
        placed.push(block);
        while let Some((_, n)) = under.next_if(|(under, _)| *under == at) {
            put(&mut placed, n, base);
        }
    }
    for (_, n) in under {
        put(&mut placed, n, 0);
    }
    Placed {
        blocks: placed,
        body,
        notes: places,
    }
}

/// Finds the notes that the body refers to: each with the clauses under it.
pub(super) fn noted(blocks: &[Block]) -> FxHashMap<&str, Vec<usize>> {
    let mut found: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut note: Option<(&str, u16)> = None;
    for (at, block) in blocks.iter().enumerate() {
        if let (Kind::Note, Some(number)) = (block.kind, block.number.as_deref()) {
            let label = label(number);
            note = (!found.contains_key(label)).then_some((label, block.level));
            found.entry(label).or_insert_with(|| vec![at]);
            continue;
        }
        note = note.filter(|(_, level)| block.level > *level);
        if let Some(clauses) = note.and_then(|(label, _)| found.get_mut(label)) {
            clauses.push(at);
        }
    }
    let inside: FxHashSet<usize> = found.values().flatten().copied().collect();
    let mut meant: FxHashSet<&str> = FxHashSet::default();
    for (at, block) in blocks.iter().enumerate() {
        if !inside.contains(&at) {
            meant.extend(anchors(&block.wording.text, &block.wording.marks).map(label));
        }
    }
    found.retain(|label, _| meant.contains(label));
    found
}

fn anchors<'t>(text: &'t str, marks: &'t [Mark]) -> impl Iterator<Item = &'t str> {
    marks
        .iter()
        .filter(|mark| mark.kind == MarkKind::Footnote)
        .filter_map(|mark| text.get(mark.start as usize..mark.end as usize))
}

/// Gives notes other labels: to each of the old labels its new one, in the numbers of notes
/// and in the anchors that stand for them.
pub(crate) fn relabel(blocks: &mut [Block], labels: &FxHashMap<String, String>) {
    for block in blocks {
        if block.kind == Kind::Note
            && let Some(number) = &mut block.number
            && let Some(new) = labels.get(label(number))
        {
            *number = format!("[^{new}]");
        }
        let wording = &mut block.wording;
        let mut shift = 0_i64;
        let mut text = String::with_capacity(wording.text.len());
        let mut done = 0;
        let mut marks = wording.marks.clone();
        for mark in wording
            .marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Footnote)
        {
            let (start, end) = (mark.start as usize, mark.end as usize);
            let Some(new) = labels.get(label(&wording.text[start..end])) else {
                continue;
            };
            let anchor = format!("[^{new}]");
            text.push_str(&wording.text[done..start]);
            text.push_str(&anchor);
            done = end;
            let longer = anchor.len() as i64 - (end - start) as i64;
            let moved = |byte: u32| (i64::from(byte) + longer) as u32;
            let from = (end as i64 + shift) as u32;
            for mark in &mut marks {
                // What begins or ends after the anchor, or at its end with it, moves along.
                mark.end = if mark.end >= from {
                    moved(mark.end)
                } else {
                    mark.end
                };
                mark.start = if mark.start >= from {
                    moved(mark.start)
                } else {
                    mark.start
                };
            }
            shift += longer;
        }
        text.push_str(&wording.text[done..]);
        wording.text = text;
        wording.marks = marks;
    }
}

/// The label in an anchor, or in the number of a note.
pub(crate) fn label(anchor: &str) -> &str {
    let inside = anchor
        .strip_prefix("[^")
        .and_then(|rest| rest.strip_suffix(']'));
    inside.unwrap_or_else(|| anchor.trim_end_matches(['.', ')', ':']))
}

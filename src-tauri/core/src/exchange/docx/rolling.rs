//! The rolling text as a Word file: what each participant asks for as tracked changes of
//! that participant.

use std::collections::HashMap;

use super::hands::Hand;
use super::paper::Paper;
use super::side::Side;
use crate::Record;
use crate::clause::{Mark, Wording};
use crate::compare::Op;
use crate::error::Result;
use crate::ids::{ClauseId, ProposalId};
use crate::proposal::rolling::{accepted, laid, place};
use crate::proposal::{Asked, Carried, Fate, Fit, carried};
use crate::text::{Block, Item, TextName};

/// Writes the working text with every proposal that waits and fits as insertions and
/// deletions of those who make it, on the day on which they made it, with their reasons as
/// comments.
///
/// All rejected, it is the working text; the changes of one participant accepted and those
/// of the others rejected, the text as that participant wants it. What several ask to take
/// out stands under the changes of each of them.
///
/// # Errors
/// As [`TextName::items`].
pub fn rolling(record: &Record) -> Result<Vec<u8>> {
    let all = carried(record.db())?;
    let waiting: Vec<&Carried> = all.iter().filter(|one| waits(one)).collect();
    let old: Vec<Block> = TextName::Working
        .items(record)?
        .iter()
        .map(Item::block)
        .collect();
    let mut sheets = Laying::new(&waiting, old.len());
    for (block, source) in in_order(&old, &waiting) {
        match source {
            Source::Stands(at) => sheets.stands(at, &block),
            Source::Proposed(one) => sheets.comes(one, block),
        }
    }
    Ok(sheets.written(&old))
}

fn waits(one: &Carried) -> bool {
    let fits = |now: &crate::proposal::Now| now.fate == Fate::Open && now.fit == Fit::Fits;
    one.proposal.waits() && one.now.iter().any(fits)
}

/// Where a clause of the rolling text comes from.
enum Source<'c> {
    /// It stands in the working text, at this place.
    Stands(usize),
    /// Somebody proposes it.
    Proposed(&'c Carried),
}

/// The clauses of the working text with those that are proposed between them.
fn in_order<'c>(old: &[Block], waiting: &[&'c Carried]) -> Vec<(Block, Source<'c>)> {
    let mut blocks = old.to_vec();
    let mut sources: Vec<Source<'c>> = (0..old.len()).map(Source::Stands).collect();
    for one in waiting {
        let Asked::NewClause {
            clause,
            parent,
            after,
            kind,
            series,
            wording,
        } = &one.proposal.asked
        else {
            continue;
        };
        let (at, level) = place(&blocks, *parent, *after);
        let block = Block {
            number: None,
            kind: *kind,
            level,
            wording: wording.clone(),
            series: series.clone(),
            clause: *clause,
        };
        blocks.insert(at, block);
        sources.insert(at, Source::Proposed(one));
    }
    blocks.into_iter().zip(sources).collect()
}

/// One clause as it is put on paper.
struct Put<'c> {
    old: Option<usize>,
    new: Option<usize>,
    pieces: Vec<(Op, String)>,
    /// The proposals whose reasons stand here.
    reasons: Vec<&'c Carried>,
}

/// The text in the making: the newer state has all that anybody asks for.
struct Laying<'c> {
    on: HashMap<ClauseId, Vec<&'c Carried>>,
    hands: HashMap<ProposalId, Hand>,
    removed: Vec<Vec<(u32, Hand)>>,
    new: Vec<Block>,
    added: Vec<Vec<(u32, Hand)>>,
    puts: Vec<Put<'c>>,
}

impl<'c> Laying<'c> {
    fn new(waiting: &[&'c Carried], clauses: usize) -> Self {
        let mut on: HashMap<ClauseId, Vec<&Carried>> = HashMap::new();
        let mut hands = HashMap::new();
        for one in waiting {
            hands.insert(one.proposal.id, hand(one));
            match one.proposal.asked {
                Asked::Words { clause, .. } | Asked::Removal { clause, .. } => {
                    on.entry(clause).or_default().push(one);
                }
                Asked::NewClause { .. } => {}
            }
        }
        Laying {
            on,
            hands,
            removed: vec![Vec::new(); clauses],
            new: Vec::new(),
            added: Vec::new(),
            puts: Vec::new(),
        }
    }

    /// The hand of those who ask for the same.
    fn hand(&self, by: &[ProposalId]) -> Hand {
        let mut hands = by.iter().filter_map(|id| self.hands.get(id)).cloned();
        let mut first = hands.next().unwrap_or_default();
        first.also = hands.collect();
        first
    }

    fn push(&mut self, block: Block, hands: Vec<(u32, Hand)>) -> usize {
        self.new.push(block);
        self.added.push(hands);
        self.new.len() - 1
    }

    /// Lays out a clause of the working text.
    fn stands(&mut self, at: usize, block: &Block) {
        let on = block.clause.and_then(|clause| self.on.remove(&clause));
        let on = on.unwrap_or_default();
        let removal = |one: &&&Carried| matches!(one.proposal.asked, Asked::Removal { .. });
        if on.iter().any(|one| removal(&one)) {
            return self.goes(at, block, &on);
        }
        let mut wording = Wording::default();
        let mut pieces = Vec::new();
        let (mut removed, mut added) = (Vec::new(), Vec::new());
        let mut upto = 0;
        for piece in laid(&block.wording, &on) {
            let text = piece.wording.text.clone();
            if piece.op != Op::Add {
                upto += text.len() as u32;
                removed.push((upto, self.hand(&piece.by)));
            }
            if piece.op != Op::Remove {
                append(&mut wording, piece.wording);
                added.push((wording.text.len() as u32, self.hand(&piece.by)));
            }
            pieces.push((piece.op, text));
        }
        self.removed[at] = removed;
        let new = self.push(
            Block {
                wording,
                ..block.clone()
            },
            added,
        );
        self.puts.push(Put {
            old: Some(at),
            new: Some(new),
            pieces,
            reasons: on,
        });
    }

    /// Lays out a clause that somebody asks to take out. For each who asks for other words
    /// in it, it goes as well, and comes with these.
    fn goes(&mut self, at: usize, block: &Block, on: &[&'c Carried]) {
        let (mut out, others): (Vec<&Carried>, Vec<&Carried>) = on
            .iter()
            .copied()
            .partition(|one| matches!(one.proposal.asked, Asked::Removal { .. }));
        let reasons = out.clone();
        out.extend(&others);
        let ids: Vec<ProposalId> = out.iter().map(|one| one.proposal.id).collect();
        self.removed[at] = vec![(u32::MAX, self.hand(&ids))];
        self.puts.push(Put {
            old: Some(at),
            new: None,
            pieces: vec![(Op::Remove, block.wording.text.clone())],
            reasons,
        });
        for one in others {
            let wording = accepted(&block.wording, one);
            self.comes(
                one,
                Block {
                    wording,
                    ..block.clone()
                },
            );
        }
    }

    fn comes(&mut self, one: &'c Carried, block: Block) {
        let hands = vec![(u32::MAX, self.hand(&[one.proposal.id]))];
        let text = block.wording.text.clone();
        let new = self.push(block, hands);
        self.puts.push(Put {
            old: None,
            new: Some(new),
            pieces: vec![(Op::Add, text)],
            reasons: vec![one],
        });
    }

    fn written(self, old: &[Block]) -> Vec<u8> {
        let old = Side::of(old, &self.removed);
        let new = Side::of(&self.new, &self.added);
        let mut paper = Paper::default();
        for put in &self.puts {
            // What stands in a note goes on paper with the anchor of the note.
            let was = put.old.filter(|at| old.place[*at].is_some());
            let is = put.new.filter(|at| new.place[*at].is_some());
            let op = match (was, is) {
                (None, None) => continue,
                (Some(_), None) => Op::Remove,
                (None, Some(_)) => Op::Add,
                (Some(_), Some(_)) => Op::Keep,
            };
            for one in &put.reasons {
                if let (Some(reason), Some(hand)) =
                    (&one.proposal.reason, self.hands.get(&one.proposal.id))
                {
                    let track = match op {
                        Op::Remove => old.hand(put.old.unwrap_or_default(), 0),
                        _ => hand,
                    };
                    paper.sheet.comment(reason, hand, (op, track));
                }
            }
            let pieces = put.pieces.iter().map(|(op, text)| (*op, text.as_str()));
            paper.row((&old, was.as_slice()), (&new, is.as_slice()), pieces);
        }
        if !paper.sheet.ends_kept() {
            paper
                .sheet
                .paragraph("", None, (Op::Keep, &Hand::default()));
        }
        paper.sheet.pack()
    }
}

/// Who makes a proposal, and when.
fn hand(one: &Carried) -> Hand {
    Hand {
        author: match one.names.as_slice() {
            [] => "a participant not named".to_owned(),
            names => names.join(", "),
        },
        at: Some(format!("{:.0}", one.proposal.at)),
        also: Vec::new(),
    }
}

/// Puts words at the end of a wording; a mark that goes on is one mark.
fn append(to: &mut Wording, words: Wording) {
    let shift = to.text.len() as u32;
    to.text.push_str(&words.text);
    for mark in words.marks {
        let mark = Mark {
            start: mark.start + shift,
            end: mark.end + shift,
            kind: mark.kind,
        };
        let before = to
            .marks
            .iter_mut()
            .find(|before| before.kind == mark.kind && before.end == mark.start);
        match before {
            Some(before) => before.end = mark.end,
            None => to.marks.push(mark),
        }
    }
}

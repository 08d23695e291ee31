//! The rolling text as a Word file: what each participant asks for as tracked changes of
//! that participant.

use std::collections::{HashMap, HashSet};

use super::hands::Hand;
use super::paper::{Body, Paper};
use super::side::{Side, label};
use crate::Record;
use crate::clause::{MarkKind, Wording};
use crate::compare::Op;
use crate::error::Result;
use crate::exchange::notes::noted;
use crate::ids::{ClauseId, ProposalId};
use crate::proposal::rolling::{accepted, laid, place};
use crate::proposal::{Asked, Carried, Fate, Fit, carried};
use crate::text::numbering::{Basis, standing};
use crate::text::{Block, Item, Kind, TextName, draft};

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
    let items = TextName::Working.items(record)?;
    let old: Vec<Block> = items.iter().map(Item::block).collect();
    let numbers = numbers(&items, &draft::basis(record.db())?, &waiting);
    let mut sheets = Laying::new(&waiting, &old);
    for (block, source) in in_order(&old, &waiting, &numbers) {
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

/// The numbers that proposed clauses take in the text of those who propose them.
fn numbers(
    items: &[Item],
    basis: &Basis,
    waiting: &[&Carried],
) -> HashMap<ProposalId, Option<String>> {
    let mut by_names: HashMap<&[String], Vec<&Carried>> = HashMap::new();
    for one in waiting {
        by_names.entry(&one.names).or_default().push(one);
    }
    let mut numbers = HashMap::new();
    for own in by_names.values() {
        let mut text = items.to_vec();
        let mut blocks: Vec<Block> = items.iter().map(Item::block).collect();
        let mut made: HashMap<ClauseId, &Carried> = HashMap::new();
        for one in own {
            let Asked::NewClause {
                clause: Some(clause),
                parent,
                after,
                kind,
                series,
                wording,
            } = &one.proposal.asked
            else {
                continue;
            };
            let Some(mut item) = text.first().cloned() else {
                continue;
            };
            let (at, level) = place(&blocks, *parent, *after);
            item.clause = *clause;
            item.level = level;
            item.state.kind = *kind;
            item.state.series = series.clone();
            item.state.alternative = false;
            item.state.removed = false;
            item.state.place.parent = *parent;
            item.state.wording = wording.clone();
            blocks.insert(at, item.block());
            text.insert(at, item);
            made.insert(*clause, one);
        }
        let printed = standing(&text, basis);
        for (item, number) in text.iter().zip(printed) {
            if let Some(one) = made.get(&item.clause) {
                let number = match item.state.kind {
                    Kind::Note => anchor_of(item, own, &blocks),
                    _ => number,
                };
                numbers.insert(one.proposal.id, number);
            }
        }
    }
    numbers
}

/// The anchor of a proposed note: one that those who propose it put into words, and of which
/// no other note is; the notes of one clause stand in the order of their anchors.
fn anchor_of(note: &Item, own: &[&Carried], blocks: &[Block]) -> Option<String> {
    let known = blocks.iter().filter(|block| block.kind == Kind::Note);
    let known: Vec<&str> = known
        .filter_map(|block| block.number.as_deref().map(label))
        .collect();
    let under = note.state.place.parent;
    let near = own.iter().find_map(|one| match &one.proposal.asked {
        Asked::Words {
            clause, wording, ..
        } => (Some(*clause) == under).then_some(wording),
        Asked::NewClause {
            clause, wording, ..
        } => (clause.is_some() && *clause == under).then_some(wording),
        Asked::Removal { .. } => None,
    })?;
    let mut free = anchors(near).filter(|anchor| !known.contains(&label(anchor)));
    let before = blocks
        .iter()
        .take_while(|block| block.clause != Some(note.clause))
        .collect::<Vec<_>>();
    let nth = before
        .iter()
        .rev()
        .take_while(|block| block.level >= note.level)
        .filter(|block| block.kind == Kind::Note && block.number.is_none())
        .count();
    free.nth(nth).map(str::to_owned)
}

fn anchors(wording: &Wording) -> impl Iterator<Item = &str> {
    let marks = wording.marks.iter();
    marks
        .filter(|mark| mark.kind == MarkKind::Footnote)
        .filter_map(|mark| wording.text.get(mark.start as usize..mark.end as usize))
}

/// The clauses of the working text with those that are proposed between them.
fn in_order<'c>(
    old: &[Block],
    waiting: &[&'c Carried],
    numbers: &HashMap<ProposalId, Option<String>>,
) -> Vec<(Block, Source<'c>)> {
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
            number: numbers.get(&one.proposal.id).cloned().flatten(),
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
    /// What is asked for of each clause.
    asked: HashMap<ClauseId, Vec<&'c Carried>>,
    on: HashMap<ClauseId, Vec<&'c Carried>>,
    hands: HashMap<ProposalId, Hand>,
    removed: Vec<Vec<(u32, Hand)>>,
    /// Clauses that begin a note to which the text refers.
    anchored: HashSet<usize>,
    new: Vec<Block>,
    added: Vec<Vec<(u32, Hand)>>,
    puts: Vec<Put<'c>>,
}

impl<'c> Laying<'c> {
    fn new(waiting: &[&'c Carried], old: &[Block]) -> Self {
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
            asked: on.clone(),
            on,
            hands,
            removed: vec![Vec::new(); old.len()],
            anchored: noted(old).values().map(|clauses| clauses[0]).collect(),
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
                wording.append(piece.wording);
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
        if self.anchored.contains(&at) && !others.is_empty() {
            return self.goes_in_note(at, block, (&others, on));
        }
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

    /// Lays out the first clause of a note that somebody asks to take out, and others to word
    /// anew: its paragraph has the mark of the note, and stays.
    fn goes_in_note(
        &mut self,
        at: usize,
        block: &Block,
        (others, on): (&[&'c Carried], &[&'c Carried]),
    ) {
        let mut wording = Wording::default();
        let mut added = Vec::new();
        let mut pieces = vec![(Op::Remove, block.wording.text.clone())];
        for one in others {
            let wanted = accepted(&block.wording, one);
            pieces.push((Op::Add, wanted.text.clone()));
            wording.append(wanted);
            added.push((wording.text.len() as u32, self.hand(&[one.proposal.id])));
        }
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
            reasons: on.to_vec(),
        });
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

    fn written(mut self, old: &[Block]) -> Vec<u8> {
        let own = self.own_notes(old);
        let old = Side::of(old, &self.removed);
        let mut new = Side::of(&self.new, &self.added);
        let mut paper = Paper::default();
        let bodies = paper.bodies.insert(HashMap::new());
        let mut in_notes: HashSet<usize> = HashSet::new();
        // Word has no comments in notes: reasons stand with the clause that has the anchor.
        let mut of_notes: HashMap<String, Vec<&Carried>> = HashMap::new();
        let mut in_base: HashMap<ClauseId, &str> = HashMap::new();
        for (at, block) in old.blocks.iter().enumerate() {
            let note = old.label_of(at);
            in_base.extend(block.clause.zip(note));
        }
        for (nth, put) in self.puts.iter().enumerate() {
            let block = match (put.old, put.new) {
                (Some(at), _) => &old.blocks[at],
                (None, Some(at)) => &new.blocks[at],
                (None, None) => continue,
            };
            if let Some(note) = block.clause.and_then(|clause| in_base.get(&clause)) {
                in_notes.insert(nth);
                let said = of_notes.entry((*note).to_owned()).or_default();
                said.extend(&put.reasons);
                if let Some(at) = put.new {
                    new.place[at] = None;
                }
                bodies
                    .entry((None, (*note).to_owned()))
                    .or_default()
                    .push(Body {
                        old: put.old,
                        new: put.new,
                        pieces: put.pieces.clone(),
                    });
            }
        }
        for ((author, note), clauses) in own {
            for at in clauses {
                let own_put = |put: &Put<'_>| (put.old, put.new) == (None, Some(at));
                if let Some(nth) = self.puts.iter().position(own_put) {
                    let said = of_notes.entry(note.clone()).or_default();
                    said.extend(&self.puts[nth].reasons);
                    in_notes.insert(nth);
                }
                new.place[at] = None;
                let key = (Some(author.clone()), note.clone());
                let text = new.blocks[at].wording.text.clone();
                bodies.entry(key).or_default().push(Body {
                    old: Some(at),
                    new: Some(at),
                    pieces: vec![(Op::Keep, text)],
                });
            }
        }
        for (nth, put) in self.puts.iter().enumerate() {
            // What stands in a note goes on paper with the anchor of the note.
            if in_notes.contains(&nth) {
                continue;
            }
            let (was, is) = (put.old, put.new);
            let op = match (was, is) {
                (None, None) => continue,
                (Some(_), None) => Op::Remove,
                (None, Some(_)) => Op::Add,
                (Some(_), Some(_)) => Op::Keep,
            };
            let blocks = was.map(|at| &old.blocks[at]);
            let blocks = blocks.into_iter().chain(is.map(|at| &new.blocks[at]));
            let noted: Vec<&Carried> = blocks
                .flat_map(|block| anchors(&block.wording))
                .filter_map(|anchor| of_notes.remove(label(anchor)))
                .flatten()
                .collect();
            for one in put.reasons.iter().copied().chain(noted) {
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

    /// The notes that stand in the text of one author alone: those that come, and those whose
    /// anchor the author puts elsewhere, as the author wants them; by author and label.
    fn own_notes(&mut self, old: &[Block]) -> HashMap<(String, String), Vec<usize>> {
        let notes = noted(old);
        let mut first: HashMap<&str, (usize, u32)> = HashMap::new();
        for (at, block) in old.iter().enumerate() {
            for mark in &block.wording.marks {
                if mark.kind == MarkKind::Footnote {
                    let anchor = &block.wording.text[mark.start as usize..mark.end as usize];
                    first.entry(label(anchor)).or_insert((at, mark.start));
                }
            }
        }
        let (mut gone, mut come) = (HashSet::new(), Vec::new());
        for put in &self.puts {
            let (mut i, mut j) = (0, 0);
            for (op, text) in &put.pieces {
                let len = text.len() as u32;
                if let (Op::Remove, Some(at)) = (op, put.old) {
                    for (note, place) in &first {
                        if place.0 == at && (i..i + len).contains(&place.1) {
                            let hand = hand_at(&self.removed[at], place.1);
                            let also = hand.iter().flat_map(|hand| &hand.also);
                            for hand in hand.into_iter().chain(also) {
                                gone.insert((hand.author.clone(), (*note).to_owned()));
                            }
                        }
                    }
                }
                if let (Op::Add, Some(at)) = (op, put.new) {
                    let wording = &self.new[at].wording;
                    for mark in &wording.marks {
                        let inside = (j..j + len).contains(&mark.start);
                        if mark.kind != MarkKind::Footnote || !inside {
                            continue;
                        }
                        let anchor = &wording.text[mark.start as usize..mark.end as usize];
                        if let Some(hand) = hand_at(&self.added[at], mark.start) {
                            come.push((hand.author.clone(), label(anchor).to_owned()));
                        }
                    }
                }
                i += if *op == Op::Add { 0 } else { len };
                j += if *op == Op::Remove { 0 } else { len };
            }
        }
        let mut own: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for key in come {
            if own.contains_key(&key) {
                continue;
            }
            let mut clauses = Vec::new();
            match notes.get(key.1.as_str()) {
                Some(_) if !gone.contains(&key) => continue,
                Some(base) => {
                    for at in base {
                        let mut block = old[*at].clone();
                        let asked = block.clause.and_then(|clause| self.asked.get(&clause));
                        let by = asked.into_iter().flatten();
                        let mut by = by.filter(|one| hand(one).author == key.0);
                        match by.next() {
                            Some(one) if matches!(one.proposal.asked, Asked::Removal { .. }) => {}
                            one => {
                                if let Some(one) = one {
                                    block.wording = accepted(&block.wording, one);
                                }
                                clauses.push(self.push(block, Vec::new()));
                            }
                        }
                    }
                }
                None => {
                    let comes = self.puts.iter().filter(|put| put.old.is_none());
                    clauses.extend(comes.filter_map(|put| put.new).filter(|at| {
                        let block = &self.new[*at];
                        let number = block.number.as_deref().map(label);
                        let by = hand_at(&self.added[*at], 0);
                        block.kind == Kind::Note
                            && number == Some(&key.1)
                            && by.is_some_and(|hand| hand.author == key.0)
                    }));
                }
            }
            if !clauses.is_empty() {
                own.insert(key, clauses);
            }
        }
        own
    }
}

/// Whose hand is in the word at a byte.
fn hand_at(runs: &[(u32, Hand)], byte: u32) -> Option<&Hand> {
    let run = runs.partition_point(|(end, _)| *end <= byte);
    runs.get(run).or(runs.last()).map(|(_, hand)| hand)
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

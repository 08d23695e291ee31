//! A delegation's marked-up copy of a draft, taken apart into proposals.
//!
//! Only the draft and the copy decide what is proposed, never what other copies ask for, so
//! that many copies give the same in any order. All proposals of one copy, accepted on the
//! draft that it marks up, give the text of the copy.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxHashMap;

use crate::clause::MarkKind;
use crate::compare::{self, ChangeKind};
use crate::exchange::docx::hands::PROGRAM;
use crate::exchange::notes::{label, relabel};
use crate::ids::{ClauseId, ParticipantId, SourceId};
use crate::text::numbering::beside;
use crate::text::states::sides_of_blocks;
use crate::text::{Block, Document, Item, Kind, Remark};

use super::{Asked, NewProposal};

/// What a marked-up copy says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// What it asks for, in the order of the copy.
    pub proposals: Vec<NewProposal>,
    /// Its comments on clauses for which it asks for nothing.
    pub comments: Vec<(ClauseId, String)>,
}

/// Takes a copy apart. `draft` is the text that it marks up, without what was removed;
/// `copy` is read with its changes accepted; `id` makes the ids of new clauses.
///
/// A comment becomes the reason of the proposal on its clause, or a comment on the clause.
/// What the copy has moved goes in one place and comes in the other.
pub fn proposals(
    draft: &[Item],
    copy: &Document,
    by: ParticipantId,
    source: Option<SourceId>,
    mut id: impl FnMut() -> ClauseId,
) -> Markup {
    let old: Vec<Block> = draft.iter().map(Item::block).collect();
    let mut copy = copy.clone();
    let labels = labels(&old, &copy.blocks, &lives_on(&old, &copy.blocks));
    relabel(&mut copy.blocks, &labels);
    let copy = &copy;
    let was = lives_on(&old, &copy.blocks);
    let clauses: Vec<ClauseId> = was
        .iter()
        .map(|was| was.map_or_else(&mut id, |at| draft[at].clause))
        .collect();
    let kept: HashSet<usize> = was.iter().flatten().copied().collect();
    let mut reasons: HashMap<ClauseId, Vec<String>> = HashMap::new();
    // What a redline of ours says of a move is nobody's reason.
    for remark in copy.comments.iter().filter(|one| one.author != PROGRAM) {
        let clause = match remark.block.map(|at| at as usize) {
            Some(at) if remark.gone => gone_with(remark, draft, &was, at)
                .map(|at| draft[at].clause)
                .or_else(|| clauses.get(at).or(clauses.last()).copied()),
            Some(at) => clauses.get(at).copied(),
            None => by_words(remark, draft, copy, &clauses),
        };
        if let Some(clause) = clause.or_else(|| draft.first().map(|item| item.clause)) {
            reasons.entry(clause).or_default().push(said(remark));
        }
    }
    let mut made = Vec::new();
    for (item, at) in draft.iter().zip(0..) {
        if !kept.contains(&at) {
            made.push(Asked::Removal {
                clause: item.clause,
                revision: Some(item.revision),
            });
        }
    }
    let mut places = Places::new(draft);
    for (nth, (block, was)) in copy.blocks.iter().zip(&was).enumerate() {
        let next = clauses[nth + 1..]
            .iter()
            .copied()
            .find(|clause| places.drafted.contains(clause));
        match was {
            Some(at) => {
                let item = &draft[*at];
                if item.state.wording.text != block.wording.text {
                    made.push(Asked::Words {
                        clause: item.clause,
                        revision: Some(item.revision),
                        wording: block.wording.clone(),
                    });
                }
                places.comes(item.clause, block.level, None);
            }
            None => {
                let (parent, after) = places.find(block.level, next);
                made.push(Asked::NewClause {
                    clause: Some(clauses[nth]),
                    parent,
                    after,
                    kind: block.kind,
                    series: block.series.clone(),
                    wording: block.wording.clone(),
                });
                places.comes(clauses[nth], block.level, Some(parent));
            }
        }
    }
    let proposals = made
        .into_iter()
        .map(|asked| {
            let reason = asked.clause().and_then(|clause| reasons.remove(&clause));
            NewProposal {
                asked,
                by: vec![by],
                reason: reason.map(|said| said.join(" ")),
                source,
            }
        })
        .collect();
    let comments = draft
        .iter()
        .filter_map(|item| Some((item.clause, reasons.remove(&item.clause)?)))
        .flat_map(|(clause, said)| said.into_iter().map(move |said| (clause, said)))
        .collect();
    Markup {
        proposals,
        comments,
    }
}

/// Finds the labels that the notes of a copy have in the draft.
///
/// A word processor counts notes anew where one is put in; the room has the numbers of the
/// draft on paper, so these stand, and what is new takes the number that it will have once
/// it is accepted.
fn labels(old: &[Block], new: &[Block], was: &[Option<usize>]) -> FxHashMap<String, String> {
    let of = |block: &Block| match block.kind {
        Kind::Note => block
            .number
            .as_deref()
            .map(|number| label(number).to_owned()),
        _ => None,
    };
    let mut taken: HashSet<String> = old.iter().filter_map(of).collect();
    // An anchor may stand without a note.
    let noted: HashSet<String> = new.iter().filter_map(of).collect();
    let anchors = old.iter().chain(new).flat_map(|block| {
        let wording = &block.wording;
        let marks = wording.marks.iter();
        marks
            .filter(|mark| mark.kind == MarkKind::Footnote)
            .filter_map(|mark| wording.text.get(mark.start as usize..mark.end as usize))
    });
    let lone = anchors.map(label).filter(|label| !noted.contains(*label));
    taken.extend(lone.map(str::to_owned));
    let standing: Vec<Option<String>> = was
        .iter()
        .map(|was| was.and_then(|at| of(&old[at])))
        .collect();
    let mut labels = FxHashMap::default();
    let mut before: Option<String> = None;
    for (nth, block) in new.iter().enumerate() {
        let Some(own) = of(block) else { continue };
        let more = standing[nth..].iter().flatten().next().is_some();
        let known = standing[nth].clone();
        let mut stands = known.clone().unwrap_or_else(|| match &before {
            Some(before) if more => beside(before, true),
            None if more => "0".to_owned(),
            _ => next(&taken),
        });
        while known.is_none() && taken.contains(&stands) {
            stands = beside(&stands, true);
        }
        taken.insert(stands.clone());
        before = Some(stands.clone());
        if stands != own {
            labels.entry(own).or_insert(stands);
        }
    }
    labels
}

/// The number after the highest.
fn next(taken: &HashSet<String>) -> String {
    let counted = taken.iter().filter_map(|label| label.parse::<u32>().ok());
    (counted.max().unwrap_or(0) + 1).to_string()
}

/// Finds the clause of the draft that went with the paragraph at which a comment stood:
/// one that the copy took out between the block before and the block `at`, by its words.
fn gone_with(remark: &Remark, draft: &[Item], was: &[Option<usize>], at: usize) -> Option<usize> {
    let before = was[..at.min(was.len())].iter().flatten().next_back();
    let after = was.iter().skip(at).flatten().next().copied();
    let mut between = before.map_or(0, |at| at + 1)..after.unwrap_or(draft.len());
    let speaks_of = |at: &usize| is_about(remark, &draft[*at].state.wording.text);
    between.clone().find(speaks_of).or(between.next())
}

/// Finds the clause of a comment of which the file does not say where it stands: the
/// first with its words.
fn by_words(
    remark: &Remark,
    draft: &[Item],
    copy: &Document,
    clauses: &[ClauseId],
) -> Option<ClauseId> {
    let mut blocks = copy.blocks.iter().zip(clauses);
    let in_copy = blocks.find(|(block, _)| is_about(remark, &block.wording.text));
    let mut items = draft.iter();
    let mut in_draft = || items.find(|item| is_about(remark, &item.state.wording.text));
    in_copy
        .map(|(_, clause)| *clause)
        .or_else(|| in_draft().map(|item| item.clause))
}

fn is_about(remark: &Remark, text: &str) -> bool {
    let about = remark.about.trim().trim_end_matches('…');
    !about.is_empty() && text.contains(about)
}

/// Writes a comment of a file out, with who made it, when and on which words.
fn said(remark: &Remark) -> String {
    let date = remark.date.get(..10).unwrap_or(&remark.date);
    let who = match (remark.author.trim(), date) {
        ("", "") => "somebody".to_owned(),
        ("", date) => date.to_owned(),
        (who, "") => who.to_owned(),
        (who, date) => format!("{who}, {date}"),
    };
    match remark.about.trim() {
        "" => format!("{who}: {}", remark.text),
        about => format!("{who}, on “{about}”: {}", remark.text),
    }
}

/// Finds for each block of a copy the clause of the draft that it is, those in the order of the draft.
fn lives_on(old: &[Block], new: &[Block]) -> Vec<Option<usize>> {
    let mut was: Vec<Option<usize>> = vec![None; new.len()];
    for row in compare::compare(&sides_of_blocks(old), &sides_of_blocks(new)).rows {
        if matches!(row.change, ChangeKind::Moved | ChangeKind::MovedReworded) {
            continue;
        }
        for (old, new) in row.old.iter().zip(&row.new) {
            was[*new as usize] = Some(*old as usize);
        }
    }
    let mut last = None;
    for was in &mut was {
        if was.is_some() && *was <= last {
            *was = None;
        }
        last = last.max(*was);
    }
    was
}

/// Where the clauses of a copy stand, as far as it has been read.
struct Places {
    /// What each clause stands under.
    parents: HashMap<ClauseId, Option<ClauseId>>,
    /// The clauses of the draft.
    drafted: HashSet<ClauseId>,
    /// The last clause, with its depth in the copy.
    last: Option<(ClauseId, u16)>,
}

impl Places {
    fn new(draft: &[Item]) -> Self {
        Places {
            parents: draft
                .iter()
                .map(|item| (item.clause, item.state.place.parent))
                .collect(),
            drafted: draft.iter().map(|item| item.clause).collect(),
            last: None,
        }
    }

    fn comes(&mut self, clause: ClauseId, level: u16, under: Option<Option<ClauseId>>) {
        if let Some(parent) = under {
            self.parents.insert(clause, parent);
        }
        self.last = Some((clause, level));
    }

    fn parent(&self, clause: ClauseId) -> Option<ClauseId> {
        self.parents.get(&clause).copied().flatten()
    }

    /// Tells whether a clause stands somewhere under another.
    fn is_under(&self, clause: ClauseId, above: ClauseId) -> bool {
        let mut at = clause;
        for _ in 0..self.parents.len() {
            match self.parent(at) {
                Some(parent) if parent == above => return true,
                Some(parent) => at = parent,
                None => return false,
            }
        }
        false
    }

    /// Finds what a new clause stands under and comes after, so that it follows the last
    /// clause and stands before the `next` one of the draft.
    fn find(&self, level: u16, next: Option<ClauseId>) -> (Option<ClauseId>, Option<ClauseId>) {
        let Some((last, depth)) = self.last else {
            return (None, None);
        };
        let holds_next = |clause| next.is_some_and(|next| self.is_under(next, clause));
        if level > depth || holds_next(last) {
            return (Some(last), None);
        }
        let mut after = last;
        for _ in level..depth {
            match self.parent(after) {
                Some(parent) if !holds_next(parent) => after = parent,
                _ => break,
            }
        }
        (self.parent(after), Some(after))
    }
}

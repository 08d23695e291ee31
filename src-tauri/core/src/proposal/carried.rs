//! Proposals carried onto the newest wording: what fits, what is done, what no longer fits and why.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::parts::{self, Edit, Placed};
use super::{Asked, Fate, Proposal, Stands};
use crate::clause::{self, Wording};
use crate::compare::Op;
use crate::error::{Error, Result};
use crate::ids::{ClauseId, ParticipantId, ProposalId};
use crate::participant;
use crate::text::outline;

/// A proposal beside the newest wording of its clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Carried {
    /// The proposal.
    #[serde(flatten)]
    pub proposal: Proposal,
    /// How it stands as a whole.
    pub stands: Stands,
    /// What those who make it are called, in the order in which they were taken down.
    pub names: Vec<String>,
    /// Each of its parts, in order.
    pub now: Vec<Now>,
    /// Other proposals that wait and cannot be accepted together with this one.
    pub clashes: Vec<ProposalId>,
}

/// A part of a proposal beside the newest wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "PartNow", optional_fields)]
pub struct Now {
    /// What became of it.
    pub fate: Fate,
    /// Whether it fits the newest wording.
    pub fit: Fit,
    /// The words that would go, as they stood when it was made.
    pub removes: String,
    /// The words that would come.
    pub adds: String,
    /// Why it does not fit.
    pub why: Option<String>,
    /// Where it fits: bytes of the newest wording.
    #[serde(skip)]
    #[ts(skip)]
    pub at: Option<(u32, u32)>,
}

/// Whether a part fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Fit {
    /// It can be accepted.
    Fits,
    /// The text says so already.
    Already,
    /// Its words have been changed since.
    Lost,
}

/// A clause with the proposals that wait on it, shown in place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ProposalsOfClause")]
pub struct Clause {
    /// All proposals on it, decided ones too.
    pub proposals: Vec<Carried>,
    /// Its newest wording with what is asked for; kept and removed pieces joined are the
    /// wording to the letter.
    pub pieces: Vec<InPlace>,
}

/// A run of words as the clause in hand shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InPlace {
    /// Whether somebody asks that it go or come.
    pub op: Op,
    /// The words.
    pub text: String,
    /// Who asks for it.
    pub proposals: Vec<ProposalId>,
}

impl Carried {
    /// Returns the edits of the parts that wait and fit, or of those that are named.
    pub(super) fn edits(&self, only: Option<&[u32]>) -> Vec<Edit<'_>> {
        let Asked::Words { wording, .. } = &self.proposal.asked else {
            return Vec::new();
        };
        let parts = self.proposal.parts.iter().zip(&self.now).zip(0..);
        parts
            .filter(|((_, now), nth)| {
                now.fate == Fate::Open && only.is_none_or(|only| only.contains(nth))
            })
            .filter_map(|((part, now), _)| {
                now.at.map(|(start, end)| Edit {
                    at: start..end,
                    from: wording,
                    run: part.new.0..part.new.1,
                })
            })
            .collect()
    }

    /// Says why the first of the parts that wait (or are named) does not fit.
    pub(super) fn hindrance(&self, only: Option<&[u32]>) -> Option<String> {
        let mut parts = self.now.iter().zip(0..);
        let (lost, _) = parts.find(|(now, nth)| {
            let asked = only.map_or(now.fate == Fate::Open, |only| only.contains(nth));
            asked && now.fit == Fit::Lost
        })?;
        lost.why.clone()
    }
}

/// Carries proposals onto the text as it is, in the order of the text; those on one place
/// by the names of those who make them. The order in which they came does not matter.
pub fn carried(db: &Connection) -> Result<Vec<Carried>> {
    ordered(db, super::list(db)?)
}

/// Carries the proposals on one clause, and shows those that wait in place.
pub fn of_clause(db: &Connection, id: ClauseId) -> Result<Clause> {
    let proposals = ordered(db, super::of_clause(db, id)?)?;
    let pieces = match clause::exists(db, id)? {
        true => pieces(&clause::head(db, id)?.state.wording, &proposals),
        false => Vec::new(),
    };
    Ok(Clause { proposals, pieces })
}

fn ordered(db: &Connection, proposals: Vec<Proposal>) -> Result<Vec<Carried>> {
    let names: HashMap<ParticipantId, String> = participant::list(db)?
        .into_iter()
        .map(|one| (one.id, one.profile.name))
        .collect();
    let places: HashMap<ClauseId, usize> = outline::working(db)?
        .into_iter()
        .zip(1..)
        .map(|(item, at)| (item.clause, at))
        .collect();
    let asked_for: HashMap<ClauseId, (Option<ClauseId>, Option<ClauseId>)> = super::list(db)?
        .iter()
        .filter_map(|one| match one.asked {
            Asked::NewClause {
                clause,
                parent,
                after,
                ..
            } => Some((clause?, (parent, after))),
            _ => None,
        })
        .collect();
    // A new clause comes after the clause of the text that it follows, by however many others.
    let anchor = |asked: &Asked| -> (usize, usize) {
        let Asked::NewClause { parent, after, .. } = asked else {
            let clause = asked.clause().expect("a stored proposal has a clause");
            return (places.get(&clause).copied().unwrap_or(usize::MAX), 0);
        };
        let mut near = after.or(*parent);
        for depth in 1..=asked_for.len() + 1 {
            let Some(clause) = near else {
                return (0, depth);
            };
            match (places.get(&clause), asked_for.get(&clause)) {
                (None, Some((parent, after))) => near = after.or(*parent),
                (place, _) => return (place.copied().unwrap_or(usize::MAX), depth),
            }
        }
        (usize::MAX, 0)
    };
    let mut all = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        let called: Vec<String> = proposal
            .by
            .iter()
            .map(|id| names.get(id).cloned().unwrap_or_else(|| id.to_string()))
            .collect();
        let mut sorted = called.clone();
        sorted.sort();
        let place = anchor(&proposal.asked);
        let words = proposal.asked.wording().map(|wording| wording.text.clone());
        let key = (place.0, sorted, place.1, words, proposal.id);
        let now = now(db, &proposal)?;
        let stands = proposal.stands();
        let carried = Carried {
            proposal,
            stands,
            names: called,
            now,
            clashes: Vec::new(),
        };
        all.push((key, carried));
    }
    all.sort_by(|one, other| one.0.cmp(&other.0));
    let mut all: Vec<Carried> = all.into_iter().map(|(_, carried)| carried).collect();
    mark_clashes(&mut all);
    Ok(all)
}

/// Looks at each part of a proposal beside the newest wording of its clause.
fn now(db: &Connection, proposal: &Proposal) -> Result<Vec<Now>> {
    let part = |fit, removes: &str, adds: &str, why, at| Now {
        fate: Fate::Open,
        fit,
        removes: removes.to_owned(),
        adds: adds.to_owned(),
        why,
        at,
    };
    let mut all = match &proposal.asked {
        Asked::NewClause {
            clause, wording, ..
        } => {
            let there = match clause {
                Some(clause) if clause::exists(db, *clause)? => {
                    !clause::head(db, *clause)?.state.removed
                }
                _ => false,
            };
            let fit = if there { Fit::Already } else { Fit::Fits };
            vec![part(fit, "", &wording.text, None, None)]
        }
        Asked::Removal { clause, revision } => {
            let (was, head) = base(db, *clause, *revision)?;
            let fit = match () {
                () if head.state.removed => Fit::Already,
                () if head.state.wording.text == was => Fit::Fits,
                () => Fit::Lost,
            };
            let why = (fit == Fit::Lost)
                .then(|| "the clause has been reworded since; ask its makers again".to_owned());
            vec![part(fit, &was, "", why, None)]
        }
        Asked::Words {
            clause,
            revision,
            wording,
        } => {
            let (was, head) = base(db, *clause, *revision)?;
            let since = parts::cut(&was, &head.state.wording.text);
            let mut all = Vec::with_capacity(proposal.parts.len());
            for one in &proposal.parts {
                let removes = &was[one.old.0 as usize..one.old.1 as usize];
                let adds = &wording.text[one.new.0 as usize..one.new.1 as usize];
                let old = one.old.0..one.old.1;
                let placed = parts::place(&old, adds, &head.state.wording.text, &since);
                all.push(match placed {
                    _ if head.state.removed => {
                        let why = "the clause has been removed; restore it first".to_owned();
                        part(Fit::Lost, removes, adds, Some(why), None)
                    }
                    Placed::At(at) => {
                        part(Fit::Fits, removes, adds, None, Some((at.start, at.end)))
                    }
                    Placed::Already => part(Fit::Already, removes, adds, None, None),
                    Placed::Lost(now) => {
                        part(Fit::Lost, removes, adds, Some(lost(removes, &now)), None)
                    }
                });
            }
            all
        }
    };
    for (now, part) in all.iter_mut().zip(&proposal.parts) {
        now.fate = part.fate;
    }
    Ok(all)
}

/// Returns the text that a proposal was made on, and the clause as it is.
fn base(
    db: &Connection,
    clause: ClauseId,
    revision: Option<crate::ids::RevisionId>,
) -> Result<(String, clause::Revision)> {
    let head = clause::head(db, clause)?;
    let revision = revision.ok_or(Error::NoSuchClause(clause))?;
    let was = match revision == head.id {
        true => head.state.wording.text.clone(),
        false => clause::revision(db, revision)?.state.wording.text,
    };
    Ok((was, head))
}

/// Says why a part does not fit.
fn lost(removes: &str, now: &str) -> String {
    match (removes.trim(), now.trim()) {
        ("", now) => format!("“{now}” has been put in at its place since"),
        (was, "") => format!("“{was}” has been taken out since"),
        (was, now) => format!("where it has “{was}”, the text says “{now}” now"),
    }
}

/// Marks which proposals that wait on one clause cannot be accepted together.
fn mark_clashes(all: &mut [Carried]) {
    let mut waiting: HashMap<Option<ClauseId>, Vec<usize>> = HashMap::new();
    for (nth, one) in all.iter().enumerate() {
        if one.proposal.waits() {
            let clause = one.proposal.asked.clause();
            waiting.entry(clause).or_default().push(nth);
        }
    }
    for together in waiting.values() {
        for one in together {
            let clashing: Vec<ProposalId> = together
                .iter()
                .filter(|other| *other != one && clash(&all[*one], &all[**other]))
                .map(|other| all[*other].proposal.id)
                .collect();
            all[*one].clashes = clashing;
        }
    }
}

/// Tells whether two proposals that wait on one clause cannot be accepted together.
pub(super) fn clash(one: &Carried, other: &Carried) -> bool {
    let removal = |one: &Carried| matches!(one.proposal.asked, Asked::Removal { .. });
    if removal(one) != removal(other) {
        return true;
    }
    let edits = other.edits(None);
    one.edits(None)
        .iter()
        .any(|edit| edits.iter().any(|other| edit.clashes(other)))
}

/// Shows what waits on a wording in place. Where proposals touch the same words, the words
/// that would go stand once and what would come after them, each with who asks for it.
pub fn pieces(head: &Wording, proposals: &[Carried]) -> Vec<InPlace> {
    let mut edits: Vec<(Edit<'_>, ProposalId)> = Vec::new();
    for one in proposals.iter().filter(|one| one.proposal.waits()) {
        edits.extend(
            one.edits(None)
                .into_iter()
                .map(|edit| (edit, one.proposal.id)),
        );
    }
    let whole: Vec<ProposalId> = proposals
        .iter()
        .filter(|one| {
            one.proposal.waits() && one.now.first().is_some_and(|now| now.fit == Fit::Fits)
        })
        .filter(|one| matches!(one.proposal.asked, Asked::Removal { .. }))
        .map(|one| one.proposal.id)
        .collect();
    let mut bounds: Vec<u32> = vec![0, head.text.len() as u32];
    bounds.extend(
        edits
            .iter()
            .flat_map(|(edit, _)| [edit.at.start, edit.at.end]),
    );
    bounds.sort_unstable();
    bounds.dedup();
    let mut pieces: Vec<InPlace> = Vec::new();
    let mut push = |op, text: &str, proposals: Vec<ProposalId>| {
        if text.is_empty() {
            return;
        }
        match pieces.last_mut() {
            Some(last) if last.op == op && last.proposals == proposals => last.text.push_str(text),
            _ => pieces.push(InPlace {
                op,
                text: text.to_owned(),
                proposals,
            }),
        }
    };
    for (nth, from) in bounds.iter().enumerate() {
        let comes = |empty: bool| {
            let mut coming: Vec<(&str, Vec<ProposalId>)> = Vec::new();
            for (edit, id) in &edits {
                if edit.at.end != *from || edit.at.is_empty() != empty {
                    continue;
                }
                match coming.iter_mut().find(|(words, _)| *words == edit.words()) {
                    Some((_, ids)) => ids.push(*id),
                    None => coming.push((edit.words(), vec![*id])),
                }
            }
            coming
        };
        for (words, ids) in comes(false).into_iter().chain(comes(true)) {
            push(Op::Add, words, ids);
        }
        let Some(to) = bounds.get(nth + 1) else { break };
        let mut going = whole.clone();
        going.extend(
            edits
                .iter()
                .filter(|(edit, _)| edit.at.start <= *from && *to <= edit.at.end)
                .map(|(_, id)| *id),
        );
        let text = &head.text[*from as usize..*to as usize];
        let op = if going.is_empty() {
            Op::Keep
        } else {
            Op::Remove
        };
        push(op, text, going);
    }
    pieces
}

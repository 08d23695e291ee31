//! Decisions: proposals accepted whole or in part, refused, withdrawn, or put in brackets.

use super::carried::{self, Carried, Fit};
use super::parts;
use super::{Asked, Decision, Fate, plan, rolling};
use crate::clause::{change, store};
use crate::error::{Error, Result};
use crate::ids::{ClauseId, ProposalId, SessionId};
use crate::proposal;
use crate::record::Writer;
use crate::standing;

/// Where and why something is decided.
struct Where<'a> {
    session: Option<SessionId>,
    note: Option<&'a str>,
}

/// Accepts proposals, or of one only those of its parts that are named: all that is asked or nothing.
pub(crate) fn accept(
    w: &mut Writer<'_>,
    ids: &[ProposalId],
    only: Option<&[u32]>,
    session: Option<SessionId>,
    note: Option<&str>,
) -> Result<()> {
    let at = &Where { session, note };
    let all = chosen(w, ids, only)?;
    let mut taken: Vec<&Carried> = Vec::new();
    for one in all.iter().filter(|one| ids.contains(&one.proposal.id)) {
        if let Some(why) = plan::hindrance(w.db(), one, &taken, &all, only)? {
            return Err(Error::ProposalDoesNotFit {
                names: plan::called(one),
                why,
            });
        }
        taken.push(one);
    }
    for clause in clauses(&taken) {
        let on: Vec<&Carried> = taken
            .iter()
            .copied()
            .filter(|one| one.proposal.asked.clause() == Some(clause))
            .collect();
        put_in(w, clause, &on, only)?;
    }
    for one in &taken {
        decide(w, one, Fate::Accepted, only, at)?;
    }
    why(w, "as proposed by", &taken, at)
}

/// Puts what is accepted of one clause into the text, as one revision.
fn put_in(
    w: &mut Writer<'_>,
    clause: ClauseId,
    on: &[&Carried],
    only: Option<&[u32]>,
) -> Result<()> {
    match &on[0].proposal.asked {
        Asked::NewClause {
            parent,
            after,
            kind,
            series,
            wording,
            ..
        } => {
            if on[0].now[0].fit == Fit::Already {
                return Ok(());
            }
            // Taken in before and taken back: it is the same clause that comes again.
            if store::exists(w.db(), clause)? {
                let head = store::head(w.db(), clause)?;
                return change::follow(w, &head, |state| {
                    state.removed = false;
                    state.wording = wording.clone();
                })
                .map(|_| ());
            }
            let (parent, after) = plan::place(w.db(), *parent, *after)?;
            let new = change::New {
                wording,
                kind: *kind,
                series,
                alternative: false,
            };
            change::add(w, Some(clause), &new, parent, after).map(|_| ())
        }
        Asked::Removal { .. } => {
            let head = store::head(w.db(), clause)?;
            if !head.state.removed {
                // What stands under it stays, at its depth.
                change::follow(w, &head, |state| state.removed = true)?;
            }
            Ok(())
        }
        Asked::Words {
            wording, revision, ..
        } => {
            let head = store::head(w.db(), clause)?;
            let edits: Vec<_> = on.iter().flat_map(|one| one.edits(only)).collect();
            if edits.is_empty() {
                return Ok(());
            }
            let whole = on.len() == 1
                && *revision == Some(head.id)
                && edits.len() == on[0].proposal.parts.len();
            let now = if whole {
                wording.clone()
            } else {
                parts::put_in(&head.state.wording, &edits)
            };
            change::reword(w, clause, &now)
        }
    }
}

/// Puts what waits of proposals on wordings into the text in brackets.
pub(crate) fn bracket(
    w: &mut Writer<'_>,
    ids: &[ProposalId],
    session: Option<SessionId>,
    note: Option<&str>,
) -> Result<()> {
    let at = &Where { session, note };
    let all = chosen(w, ids, None)?;
    let chosen: Vec<&Carried> = all
        .iter()
        .filter(|one| ids.contains(&one.proposal.id))
        .collect();
    for one in &chosen {
        let why = match one.hindrance(None) {
            _ if !one.proposal.waits() => Some("it has been decided already".to_owned()),
            why => why,
        };
        if let Some(why) = why {
            return Err(Error::ProposalDoesNotFit {
                names: plan::called(one),
                why,
            });
        }
    }
    for clause in clauses(&chosen) {
        let on: Vec<&Carried> = chosen
            .iter()
            .copied()
            .filter(|one| one.proposal.asked.clause() == Some(clause))
            .collect();
        match &on[0].proposal.asked {
            Asked::NewClause {
                parent,
                after,
                kind,
                series,
                wording,
                ..
            } => {
                let (parent, after) = plan::place(w.db(), *parent, *after)?;
                let wording =
                    rolling::in_brackets(wording, &rolling::attributed(&on[0].names, false));
                let new = change::New {
                    wording: &wording,
                    kind: *kind,
                    series,
                    alternative: false,
                };
                change::add(w, Some(clause), &new, parent, after)?;
            }
            _ => {
                standing::guard(w.db(), clause)?;
                let head = store::head(w.db(), clause)?;
                let now = rolling::wording(&head.state.wording, &on);
                if now != head.state.wording {
                    change::reword(w, clause, &now)?;
                }
            }
        }
    }
    for one in &chosen {
        decide(w, one, Fate::Bracketed, None, at)?;
    }
    why(w, "in brackets, proposed by", &chosen, at)
}

/// Refuses proposals, or of one only those of its parts that are named.
pub(crate) fn refuse(
    w: &mut Writer<'_>,
    ids: &[ProposalId],
    only: Option<&[u32]>,
    session: Option<SessionId>,
    note: Option<&str>,
) -> Result<()> {
    let at = &Where { session, note };
    let all = chosen(w, ids, only)?;
    for one in all.iter().filter(|one| ids.contains(&one.proposal.id)) {
        if !one.proposal.waits() {
            return Err(Error::ProposalDoesNotFit {
                names: plan::called(one),
                why: "it has been decided already".to_owned(),
            });
        }
        decide(w, one, Fate::Refused, only, at)?;
    }
    Ok(())
}

/// Says that those who made a proposal no longer do, or takes that back.
pub(crate) fn withdraw(w: &mut Writer<'_>, id: ProposalId, withdrawn: bool) -> Result<()> {
    let one = proposal::get(w.db(), id)?;
    if one.withdrawn == withdrawn {
        return Err(Error::NothingToChange);
    }
    let mut row = one.row();
    row.withdrawn = withdrawn;
    w.put(id.0, &row)
}

/// Returns all proposals carried, once it is sure that those asked for are among them and
/// that parts are named of one only.
fn chosen(w: &Writer<'_>, ids: &[ProposalId], only: Option<&[u32]>) -> Result<Vec<Carried>> {
    if ids.is_empty() {
        return Err(Error::NothingToChange);
    }
    for id in ids {
        let one = proposal::get(w.db(), *id)?;
        if let Some(only) = only {
            let open = |nth: &u32| {
                one.parts
                    .get(*nth as usize)
                    .is_some_and(|part| part.fate == Fate::Open)
            };
            if ids.len() > 1 || only.is_empty() || !only.iter().all(open) {
                return Err(Error::NoSuchPart {
                    parts: one.parts.len(),
                });
            }
        }
    }
    carried::carried(w.db())
}

/// Returns the clauses of proposals, each once, in their order.
fn clauses(of: &[&Carried]) -> Vec<ClauseId> {
    let mut clauses: Vec<ClauseId> = Vec::new();
    for clause in of.iter().filter_map(|one| one.proposal.asked.clause()) {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    clauses
}

/// Writes a decision down on a proposal.
fn decide(
    w: &mut Writer<'_>,
    one: &Carried,
    fate: Fate,
    only: Option<&[u32]>,
    at: &Where<'_>,
) -> Result<()> {
    if let Some(session) = at.session {
        crate::session::get(w.db(), session)?;
    }
    let id = one.proposal.id;
    let mut row = one.proposal.clone().row();
    let mut decided = Vec::new();
    for (part, nth) in row.parts.iter_mut().zip(0..) {
        if part.fate == Fate::Open && only.is_none_or(|only| only.contains(&nth)) {
            part.fate = fate;
            decided.push(nth);
        }
    }
    row.decisions.push(Decision {
        fate,
        parts: decided,
        author: w.author().to_owned(),
        session: at.session,
        at: w.at(),
        note: at
            .note
            .map(str::trim)
            .filter(|note| !note.is_empty())
            .map(str::to_owned),
    });
    w.put(id.0, &row)
}

/// Keeps with the change whose proposals are behind it.
fn why(w: &mut Writer<'_>, how: &str, of: &[&Carried], at: &Where<'_>) -> Result<()> {
    let mut names: Vec<String> = Vec::new();
    for one in of {
        let called = plan::called(one);
        if !names.contains(&called) {
            names.push(called);
        }
    }
    let mut said = format!("{how} {}", names.join("; "));
    if let Some(note) = at.note.map(str::trim).filter(|note| !note.is_empty()) {
        said = format!("{note} ({said})");
    }
    crate::record::note::add(w, Some(&said))
}

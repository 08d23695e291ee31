//! How proposals are stored.

use jiff::Timestamp;
use rusqlite::{Connection, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Asked, Decision, Fate, NewProposal, Part, Proposal, parts};
use crate::clause::store::{self as clauses, from_json, json};
use crate::error::{Error, Result};
use crate::ids::{ClauseId, ParticipantId, ProposalId, SourceId};
use crate::record::Writer;
use crate::record::row::{Kind, Row};
use crate::{participant, source};

/// A proposal as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ProposalRow {
    pub(super) asked: Asked,
    pub(super) by: Vec<ParticipantId>,
    pub(super) reason: Option<String>,
    pub(super) source: Option<SourceId>,
    pub(super) parts: Vec<Part>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) decisions: Vec<Decision>,
    #[serde(default)]
    pub(super) withdrawn: bool,
    pub(super) author: String,
    pub(super) at: Timestamp,
}

impl Row for ProposalRow {
    const KIND: Kind = Kind::Proposal;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {
                ":id": id, ":clause": self.asked.clause().map(Uuid::from), ":content": json(self),
            })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM proposal WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

impl Proposal {
    /// Returns the row that keeps it.
    pub(super) fn row(self) -> ProposalRow {
        ProposalRow {
            asked: self.asked,
            by: self.by,
            reason: self.reason,
            source: self.source,
            parts: self.parts,
            decisions: self.decisions,
            withdrawn: self.withdrawn,
            author: self.author,
            at: self.at,
        }
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<Proposal> {
    let kept: ProposalRow = from_json(&row.get::<_, String>("content")?)?;
    Ok(Proposal {
        id: ProposalId(row.get("id")?),
        asked: kept.asked,
        by: kept.by,
        reason: kept.reason,
        source: kept.source,
        parts: kept.parts,
        decisions: kept.decisions,
        withdrawn: kept.withdrawn,
        author: kept.author,
        at: kept.at,
    })
}

fn find(db: &Connection, condition: &str, id: Uuid) -> Result<Vec<Proposal>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT * FROM proposal WHERE {condition} ORDER BY id"
    ))?;
    let mut rows = query.query(named_params! {":id": id})?;
    let mut proposals = Vec::new();
    while let Some(row) = rows.next()? {
        proposals.push(from_row(row)?);
    }
    Ok(proposals)
}

/// Returns all proposals.
pub fn list(db: &Connection) -> Result<Vec<Proposal>> {
    find(db, ":id IS NOT NULL", Uuid::nil())
}

/// Returns the proposals on a clause, or that it be there.
pub fn of_clause(db: &Connection, clause: ClauseId) -> Result<Vec<Proposal>> {
    find(db, "clause = :id", clause.0)
}

/// Returns one proposal, or [`Error::NoSuchProposal`].
pub fn get(db: &Connection, id: ProposalId) -> Result<Proposal> {
    find(db, "id = :id", id.0)?
        .pop()
        .ok_or(Error::NoSuchProposal(id))
}

/// Tells whether a proposal is made by a participant.
pub(crate) fn names_participant(db: &Connection, id: ParticipantId) -> Result<bool> {
    Ok(list(db)?.iter().any(|proposal| proposal.by.contains(&id)))
}

/// Takes down a proposal.
pub(crate) fn propose(
    w: &mut Writer<'_>,
    id: Option<ProposalId>,
    content: &NewProposal,
) -> Result<()> {
    for by in &content.by {
        participant::get(w.db(), *by)?;
    }
    if let Some(source) = content.source {
        source::get(w.db(), source)?;
    }
    let (asked, parts) = settled(w, &content.asked)?;
    let id = w.id_or_new(id);
    // In the order given, each once.
    let mut by = Vec::with_capacity(content.by.len());
    for one in &content.by {
        if !by.contains(one) {
            by.push(*one);
        }
    }
    let row = ProposalRow {
        asked,
        by,
        reason: content
            .reason
            .as_deref()
            .map(str::trim)
            .filter(|reason| !reason.is_empty())
            .map(str::to_owned),
        source: content.source,
        parts,
        decisions: Vec::new(),
        withdrawn: false,
        author: w.author().to_owned(),
        at: w.at(),
    };
    w.put(id.0, &row)?;
    w.made(Kind::Proposal, id);
    Ok(())
}

/// Names the revision and the clause that a proposal is about, and cuts it into its parts.
fn settled(w: &mut Writer<'_>, asked: &Asked) -> Result<(Asked, Vec<Part>)> {
    let whole = |old: usize, new: usize| Part {
        old: (0, old as u32),
        new: (0, new as u32),
        fate: Fate::Open,
    };
    match asked {
        Asked::Words {
            clause,
            revision,
            wording,
        } => {
            wording.check()?;
            let on = on(w, *clause, *revision)?;
            let parts: Vec<Part> = parts::cut(&on.state.wording.text, &wording.text)
                .into_iter()
                .map(|cut| Part {
                    old: (cut.old.start, cut.old.end),
                    new: (cut.new.start, cut.new.end),
                    fate: Fate::Open,
                })
                .collect();
            if parts.is_empty() {
                return Err(Error::NothingToChange);
            }
            let asked = Asked::Words {
                clause: *clause,
                revision: Some(on.id),
                wording: wording.clone(),
            };
            Ok((asked, parts))
        }
        Asked::NewClause {
            clause,
            parent,
            after,
            kind,
            series,
            wording,
        } => {
            wording.check()?;
            let clause = w.id_or_new(*clause);
            if clauses::exists(w.db(), clause)? || !of_clause(w.db(), clause)?.is_empty() {
                return Err(Error::NameTaken {
                    what: "clause",
                    name: clause.to_string(),
                });
            }
            for near in parent.iter().chain(after) {
                if of_clause(w.db(), *near)?.is_empty() {
                    clauses::head(w.db(), *near)?;
                }
            }
            let asked = Asked::NewClause {
                clause: Some(clause),
                parent: *parent,
                after: *after,
                kind: *kind,
                series: series.clone(),
                wording: wording.clone(),
            };
            Ok((asked, vec![whole(0, wording.text.len())]))
        }
        Asked::Removal { clause, revision } => {
            let on = on(w, *clause, *revision)?;
            let asked = Asked::Removal {
                clause: *clause,
                revision: Some(on.id),
            };
            Ok((asked, vec![whole(on.state.wording.text.len(), 0)]))
        }
    }
}

/// Returns the revision that a proposal is made on: the one named, or the newest of a
/// clause that is in the text.
fn on(
    w: &Writer<'_>,
    clause: ClauseId,
    revision: Option<crate::ids::RevisionId>,
) -> Result<crate::clause::Revision> {
    match revision {
        Some(revision) => {
            let revision = clauses::revision(w.db(), revision)?;
            if revision.clause == clause {
                Ok(revision)
            } else {
                Err(Error::NoSuchRevision(revision.id))
            }
        }
        None => {
            let head = clauses::head(w.db(), clause)?;
            if head.state.removed {
                return Err(Error::ClauseRemoved { clause });
            }
            Ok(head)
        }
    }
}

/// Lets the proposals on one clause stand on another.
pub(crate) fn retarget(w: &mut Writer<'_>, from: ClauseId, to: ClauseId) -> Result<()> {
    for proposal in list(w.db())? {
        let id = proposal.id;
        let mut row = proposal.row();
        let before = row.asked.clone();
        match &mut row.asked {
            Asked::Words { clause, .. } | Asked::Removal { clause, .. } => {
                if *clause == from {
                    *clause = to;
                }
            }
            Asked::NewClause { parent, after, .. } => {
                for near in [parent, after].into_iter().flatten() {
                    if *near == from {
                        *near = to;
                    }
                }
            }
        }
        if row.asked != before {
            w.put(id.0, &row)?;
        }
    }
    Ok(())
}

//! How links are stored.

use rusqlite::{Connection, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::standing::{Standing, made_on, stood_in};
use super::{Accepted, Link, Relation, Target, review};
use crate::clause::store::{self as clauses, from_json, from_word, json, word};
use crate::clause::wording::check_range;
use crate::error::{Error, Result};
use crate::ids::{ClauseId, InputId, LinkId};
use crate::input;
use crate::record::Writer;
use crate::record::row::{Kind, Row};

/// A link as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct LinkRow {
    input: InputId,
    target: Target,
    relation: Relation,
    reason: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    accepted: Option<Accepted>,
}

impl From<Link> for LinkRow {
    fn from(link: Link) -> Self {
        LinkRow {
            input: link.input,
            target: link.target,
            relation: link.relation,
            reason: link.reason,
            accepted: link.accepted,
        }
    }
}

impl Row for LinkRow {
    const KIND: Kind = Kind::Link;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?.execute(named_params! {
            ":id": id, ":input": self.input.0, ":clause": self.target.clause().map(Uuid::from),
            ":target": json(&self.target), ":relation": word(&self.relation), ":reason": self.reason,
            ":accepted": self.accepted.as_ref().map(json),
        })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute("DELETE FROM link WHERE id = :id", named_params! {":id": id})?;
        Ok(())
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<Link> {
    Ok(Link {
        id: LinkId(row.get("id")?),
        input: InputId(row.get("input")?),
        target: from_json(&row.get::<_, String>("target")?)?,
        relation: from_word(&row.get::<_, String>("relation")?)?,
        reason: row.get("reason")?,
        accepted: (row.get::<_, Option<String>>("accepted")?)
            .map(|text| from_json(&text))
            .transpose()?,
    })
}

fn find(db: &Connection, condition: &str, id: Uuid) -> Result<Vec<Link>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT * FROM link WHERE {condition} ORDER BY rowid"
    ))?;
    let mut rows = query.query(named_params! {":id": id})?;
    let mut links = Vec::new();
    while let Some(row) = rows.next()? {
        links.push(from_row(row)?);
    }
    Ok(links)
}

/// Returns all links in the order in which they were made.
pub fn list(db: &Connection) -> Result<Vec<Link>> {
    find(db, ":id IS NOT NULL", Uuid::nil())
}

/// Returns one link, or [`Error::NoSuchLink`].
pub fn get(db: &Connection, id: LinkId) -> Result<Link> {
    find(db, "id = :id", id.0)?
        .pop()
        .ok_or(Error::NoSuchLink(id))
}

/// Returns the links whose target is a clause, its words, a part that it heads, or words
/// that it lost.
pub fn of_clause(db: &Connection, clause: ClauseId) -> Result<Vec<Link>> {
    find(db, "clause = :id", clause.0)
}

/// Returns the links of an input.
pub fn of_input(db: &Connection, input: InputId) -> Result<Vec<Link>> {
    find(db, "input = :id", input.0)
}

/// Ties an input to its target.
pub(crate) fn add(
    w: &mut Writer<'_>,
    asked: Option<LinkId>,
    input: InputId,
    target: Target,
    relation: Relation,
    reason: Option<&str>,
) -> Result<()> {
    input::get(w.db(), input)?;
    match target {
        Target::Words {
            clause,
            revision,
            start,
            end,
        }
        | Target::Removal {
            clause,
            revision,
            start,
            end,
        } => {
            let revision = clauses::revision(w.db(), revision)?;
            if revision.clause != clause {
                return Err(Error::NoSuchRevision(revision.id));
            }
            check_range(&revision.state.wording.text, start, end)?;
        }
        Target::Clause { clause } | Target::Part { clause } => {
            clauses::head(w.db(), clause)?;
        }
        Target::Text => {}
    }
    let same = |link: &Link| link.target == target && link.relation == relation;
    if of_input(w.db(), input)?.iter().any(same) {
        return Err(Error::NothingToChange);
    }
    let id = w.id_or_new(asked);
    w.put(
        id.0,
        &LinkRow {
            input,
            target,
            relation,
            reason: tidy(reason),
            accepted: None,
        },
    )?;
    w.made(Kind::Link, id);
    Ok(())
}

fn tidy(reason: Option<&str>) -> Option<String> {
    reason
        .map(str::trim)
        .filter(|reason| !reason.is_empty())
        .map(str::to_owned)
}

/// Corrects the relation or the reason of a link.
pub(crate) fn correct(
    w: &mut Writer<'_>,
    id: LinkId,
    relation: Relation,
    reason: Option<&str>,
) -> Result<()> {
    let was = get(w.db(), id)?;
    let reason = tidy(reason);
    if was.relation == relation && was.reason == reason {
        return Err(Error::NothingToChange);
    }
    w.put(
        id.0,
        &LinkRow::from(Link {
            relation,
            reason,
            ..was
        }),
    )
}

/// Says that a link still holds, though the words under it or the input have changed.
pub(crate) fn accept(w: &mut Writer<'_>, id: LinkId, reason: &str) -> Result<()> {
    let link = get(w.db(), id)?;
    let reason = tidy(Some(reason)).ok_or(Error::NeedsReason)?;
    if review::due(w.db(), &link)?.is_none() {
        return Err(Error::NothingToAccept);
    }
    let clause = link.target.clause();
    let head = clause
        .map(|clause| clauses::head(w.db(), clause))
        .transpose()?;
    let accepted = Accepted {
        reason,
        revision: head.map(|head| head.id),
        change: w.change(),
        author: w.author().to_owned(),
        at: w.at(),
    };
    w.put(
        id.0,
        &LinkRow::from(Link {
            accepted: Some(accepted),
            ..link
        }),
    )
}

/// Takes a link away.
pub(crate) fn remove(w: &mut Writer<'_>, id: LinkId) -> Result<()> {
    get(w.db(), id)?;
    w.erase::<LinkRow>(id.0)
}

/// Lets the links of one clause point at another.
pub(crate) fn retarget(w: &mut Writer<'_>, from: ClauseId, to: ClauseId) -> Result<()> {
    for link in of_clause(w.db(), from)? {
        point(w, link, to)?;
    }
    Ok(())
}

/// Lets the links of a clause that was joined or cut go along with their words, where these
/// stand in another clause now. What is about the whole clause goes along once it has ended.
pub(crate) fn go_along(w: &mut Writer<'_>, from: ClauseId, to: ClauseId) -> Result<()> {
    let (left, taken) = (clauses::head(w.db(), from)?, clauses::head(w.db(), to)?);
    for link in of_clause(w.db(), from)? {
        let then = made_on(w.db(), &link)?;
        let lives_in =
            |head| stood_in(&link, then.as_ref(), Some(head)).standing != Standing::Lapsed;
        let goes = match link.target {
            Target::Words { .. } => !lives_in(&left) && lives_in(&taken),
            _ => left.state.removed,
        };
        if goes {
            point(w, link, to)?;
        }
    }
    Ok(())
}

/// Lets a link point at another clause.
fn point(w: &mut Writer<'_>, link: Link, clause: ClauseId) -> Result<()> {
    let target = match link.target {
        Target::Words {
            revision,
            start,
            end,
            ..
        } => Target::Words {
            clause,
            revision,
            start,
            end,
        },
        Target::Removal {
            revision,
            start,
            end,
            ..
        } => Target::Removal {
            clause,
            revision,
            start,
            end,
        },
        Target::Clause { .. } => Target::Clause { clause },
        Target::Part { .. } => Target::Part { clause },
        Target::Text => Target::Text,
    };
    w.put(link.id.0, &LinkRow::from(Link { target, ..link }))
}

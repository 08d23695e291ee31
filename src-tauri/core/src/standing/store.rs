//! How standing is stored, and how it guards what is agreed.

use std::collections::HashSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Said, Standing};
use crate::clause::bracket::tally;
use crate::clause::store::{self as clauses, from_json, json};
use crate::error::{Error, Result};
use crate::ids::{ClauseId, RevisionId, SessionId, StandingId};
use crate::record::Writer;
use crate::record::row::{Kind, Row};
use crate::text::outline;

/// One thing said of a clause, as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StandingRow {
    clause: ClauseId,
    said: Said,
    session: Option<SessionId>,
    reading: Option<u32>,
    note: Option<String>,
    author: String,
    at: Timestamp,
}

impl Row for StandingRow {
    const KIND: Kind = Kind::Standing;

    fn store(&self, db: &Connection, id: Uuid, change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {
                ":id": id, ":clause": self.clause.0, ":change": change, ":content": json(self),
            })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM standing WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<(Standing, i64)> {
    let kept: StandingRow = from_json(&row.get::<_, String>("content")?)?;
    let standing = Standing {
        id: StandingId(row.get("id")?),
        clause: kept.clause,
        said: kept.said,
        session: kept.session,
        reading: kept.reading,
        note: kept.note,
        author: kept.author,
        at: kept.at,
    };
    Ok((standing, row.get("change")?))
}

/// Returns the newest thing said of a clause.
pub fn newest(db: &Connection, clause: ClauseId) -> Result<Option<Standing>> {
    Ok(with_change(db, clause)?.map(|(standing, _)| standing))
}

fn with_change(db: &Connection, clause: ClauseId) -> Result<Option<(Standing, i64)>> {
    db.prepare_cached(include_str!("sql/newest.sql"))?
        .query_row(named_params! {":clause": clause.0}, |row| Ok(from_row(row)))
        .optional()?
        .transpose()
}

/// Returns everything said of all clauses, oldest first.
pub(super) fn list(db: &Connection) -> Result<Vec<Standing>> {
    let mut query = db.prepare_cached("SELECT * FROM standing ORDER BY change, id")?;
    let mut rows = query.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(from_row(row)?.0);
    }
    Ok(all)
}

/// Returns everything said of a clause, oldest first.
pub fn history(db: &Connection, clause: ClauseId) -> Result<Vec<Standing>> {
    let mut query =
        db.prepare_cached("SELECT * FROM standing WHERE clause = :clause ORDER BY change, id")?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(from_row(row)?.0);
    }
    Ok(all)
}

/// What is said of a clause or a part, and where.
pub(crate) struct New<'a> {
    pub(crate) said: Said,
    pub(crate) session: Option<SessionId>,
    pub(crate) reading: Option<u32>,
    pub(crate) note: Option<&'a str>,
}

/// Says how a clause stands; for a part, also what stands under it.
///
/// # Errors
/// [`Error::InBrackets`] where a clause with brackets would be agreed, [`Error::NotAgreed`]
/// where one that is not agreed would be reopened.
pub(crate) fn set(w: &mut Writer<'_>, clause: ClauseId, part: bool, new: &New<'_>) -> Result<()> {
    let head = clauses::head(w.db(), clause)?;
    if head.state.removed {
        return Err(Error::ClauseRemoved { clause });
    }
    if let Some(session) = new.session {
        crate::session::get(w.db(), session)?;
    }
    let all = match part {
        true => outline::with_descendants(w.db(), clause)?,
        false => vec![clause],
    };
    let bracketed = match new.said.is_agreed() {
        true => in_brackets(w.db())?,
        false => HashSet::new(),
    };
    let mut changed = false;
    for clause in all {
        let head = clauses::head(w.db(), clause)?;
        if head.state.removed {
            continue;
        }
        let was = newest(w.db(), clause)?;
        let agreed = was.as_ref().is_some_and(|was| was.said.is_agreed());
        if bracketed.contains(&clause) {
            return Err(Error::InBrackets {
                text: head.state.wording.text.chars().take(60).collect(),
            });
        }
        if new.said == Said::Reopened && !agreed {
            if part {
                continue;
            }
            return Err(Error::NotAgreed { clause });
        }
        if was.is_some_and(|was| was.said == new.said && was.reading == new.reading) {
            continue;
        }
        say(w, clause, new)?;
        changed = true;
    }
    if changed {
        Ok(())
    } else {
        Err(Error::NothingToChange)
    }
}

/// Finds the clauses of the working text in which brackets stand, or around which.
fn in_brackets(db: &Connection) -> Result<HashSet<ClauseId>> {
    let items = outline::working(db)?;
    let touching = tally::tally(&tally::lent(&items)).touching;
    let all = items.iter().zip(touching);
    Ok(all
        .filter(|(_, touching)| *touching > 0)
        .map(|(item, _)| item.clause)
        .collect())
}

fn say(w: &mut Writer<'_>, clause: ClauseId, new: &New<'_>) -> Result<()> {
    let id: StandingId = w.id_or_new(None);
    let row = StandingRow {
        clause,
        said: new.said,
        session: new.session,
        reading: new.reading,
        note: new
            .note
            .map(str::trim)
            .filter(|note| !note.is_empty())
            .map(str::to_owned),
        author: w.author().to_owned(),
        at: w.at(),
    };
    w.put(id.0, &row)?;
    w.touch(Kind::Revision, clause.0);
    Ok(())
}

/// Refuses a change to a clause that is agreed.
///
/// # Errors
/// [`Error::ClauseAgreed`]: whoever asks is to be asked first, and to reopen it.
pub(crate) fn guard(db: &Connection, clause: ClauseId) -> Result<()> {
    match newest(db, clause)? {
        Some(standing) if standing.said.is_agreed() => Err(Error::ClauseAgreed { clause }),
        _ => Ok(()),
    }
}

/// Refuses to take back words of a clause that has been agreed since the change `seq`.
pub(crate) fn guard_undo(db: &Connection, revision: RevisionId, seq: i64) -> Result<()> {
    let clause = clauses::revision(db, revision)?.clause;
    match with_change(db, clause)? {
        Some((standing, change)) if standing.said.is_agreed() && change > seq => {
            Err(Error::ClauseAgreed { clause })
        }
        _ => Ok(()),
    }
}

/// Opens a clause again that was agreed and that a draft from outside words otherwise.
pub(crate) fn reopen_changed(w: &mut Writer<'_>, clause: ClauseId, draft: &str) -> Result<()> {
    if guard(w.db(), clause).is_ok() {
        return Ok(());
    }
    let note = format!("changed by the draft “{draft}”");
    let new = New {
        said: Said::Reopened,
        session: None,
        reading: None,
        note: Some(&note),
    };
    say(w, clause, &new)
}

/// Lets what was said of one clause stand on another.
pub(crate) fn retarget(w: &mut Writer<'_>, from: ClauseId, to: ClauseId) -> Result<()> {
    for one in history(w.db(), from)? {
        let row = StandingRow {
            clause: to,
            said: one.said,
            session: one.session,
            reading: one.reading,
            note: one.note,
            author: one.author,
            at: one.at,
        };
        w.put(one.id.0, &row)?;
    }
    Ok(())
}

//! Refused suggestions: a person said that an input does not stand behind a clause, and it
//! is not suggested for it again.

use std::collections::HashSet;

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clause;
use crate::error::{Error, Result};
use crate::ids::{ClauseId, InputId};
use crate::input;
use crate::record::Writer;
use crate::record::row::{Kind, Row};

/// A refused suggestion as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct RefusalRow {
    input: InputId,
    clause: ClauseId,
}

impl Row for RefusalRow {
    const KIND: Kind = Kind::Refusal;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put_refusal.sql"))?
            .execute(named_params! {
                ":id": id, ":input": self.input.0, ":clause": self.clause.0,
            })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM refusal WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Returns the inputs that are not to be suggested for a clause.
pub(super) fn of_clause(db: &Connection, clause: ClauseId) -> Result<HashSet<InputId>> {
    let mut query = db.prepare_cached("SELECT input FROM refusal WHERE clause = :clause")?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    let mut refused = HashSet::new();
    while let Some(row) = rows.next()? {
        refused.insert(InputId(row.get("input")?));
    }
    Ok(refused)
}

/// Returns the clauses that are not to be suggested for an input.
pub(super) fn of_input(db: &Connection, input: InputId) -> Result<HashSet<ClauseId>> {
    let mut query = db.prepare_cached("SELECT clause FROM refusal WHERE input = :input")?;
    let mut rows = query.query(named_params! {":input": input.0})?;
    let mut refused = HashSet::new();
    while let Some(row) = rows.next()? {
        refused.insert(ClauseId(row.get("clause")?));
    }
    Ok(refused)
}

/// Refuses to tie an input to a clause. A link that a person makes all the same is welcome.
pub(crate) fn refuse(w: &mut Writer<'_>, input: InputId, clause: ClauseId) -> Result<()> {
    input::get(w.db(), input)?;
    clause::head(w.db(), clause)?;
    if of_clause(w.db(), clause)?.contains(&input) {
        return Err(Error::NothingToChange);
    }
    let id: Uuid = w.id_or_new(None);
    w.put(id, &RefusalRow { input, clause })?;
    w.made(Kind::Refusal, id);
    Ok(())
}

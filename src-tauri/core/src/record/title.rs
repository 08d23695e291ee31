//! The title of the text.

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Writer;
use super::row::{Kind, Row};
use crate::error::{Error, Result};

/// The row of the record itself.
#[derive(Serialize, Deserialize)]
pub(crate) struct TitleRow {
    title: String,
}

impl Row for TitleRow {
    const KIND: Kind = Kind::Record;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put_title.sql"))?
            .execute(named_params! {":id": id, ":title": self.title})?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM title WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Returns the title.
pub(crate) fn get(db: &Connection) -> Result<String> {
    Ok(db
        .prepare_cached("SELECT title FROM title")?
        .query_row([], |row| row.get("title"))
        .optional()?
        .unwrap_or_default())
}

/// Gives the text another title.
pub(crate) fn set(w: &mut Writer<'_>, title: &str) -> Result<()> {
    let title = title.trim();
    if title.is_empty() {
        return Err(Error::NeedsName { what: "text" });
    }
    if get(w.db())? == title {
        return Err(Error::NothingToChange);
    }
    let id = w.record().0;
    w.put(
        id,
        &TitleRow {
            title: title.to_owned(),
        },
    )
}

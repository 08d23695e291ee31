//! Notes: why a change was made, said then or later.

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Writer;
use super::row::{Kind, Row};
use crate::error::Result;
use crate::ids::ChangeId;

/// The row of a note; its id is that of the change.
#[derive(Serialize, Deserialize)]
pub(crate) struct NoteRow {
    text: String,
}

impl Row for NoteRow {
    const KIND: Kind = Kind::Note;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put_note.sql"))?
            .execute(named_params! {":change": id, ":text": self.text})?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM note WHERE change = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Says why a change was made; an empty note takes it away.
pub(crate) fn annotate(w: &mut Writer<'_>, change: ChangeId, note: &str) -> Result<()> {
    super::log::get(w.db(), change)?;
    set(w, change, note)
}

/// Says why the change being made is made, if anything is said.
pub(crate) fn add(w: &mut Writer<'_>, note: Option<&str>) -> Result<()> {
    match note {
        Some(note) if !note.trim().is_empty() => set(w, w.change(), note),
        _ => Ok(()),
    }
}

fn set(w: &mut Writer<'_>, change: ChangeId, note: &str) -> Result<()> {
    let note = note.trim();
    if note.is_empty() {
        return w.erase::<NoteRow>(change.0);
    }
    w.put(
        change.0,
        &NoteRow {
            text: note.to_owned(),
        },
    )
}

//! How sources are stored.

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{NewSource, PageStart, Source, SourceKind};
use crate::clause::store::{from_json, from_word, json, word};
use crate::error::{Error, Result};
use crate::ids::{SessionId, SourceId};
use crate::record::blob::{self, Hash};
use crate::record::row::{self, Kind, Row};
use crate::record::{Writer, log};
use crate::session;

/// A source as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SourceRow {
    session: SessionId,
    kind: SourceKind,
    title: String,
    language: String,
    reported_by: Option<String>,
    file: Option<String>,
    text: Hash,
    bytes: u32,
    original: Option<Hash>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pages: Vec<PageStart>,
    withdrawn: bool,
}

impl Row for SourceRow {
    const KIND: Kind = Kind::Source;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?.execute(named_params! {
            ":id": id, ":session": self.session.0, ":kind": word(&self.kind), ":title": self.title,
            ":language": self.language, ":reported_by": self.reported_by, ":file": self.file,
            ":text": self.text.0, ":bytes": self.bytes, ":original": self.original.map(|hash| hash.0),
            ":withdrawn": self.withdrawn, ":pages": json(&self.pages),
        })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM source WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<Source> {
    Ok(Source {
        id: SourceId(row.get("id")?),
        session: SessionId(row.get("session")?),
        kind: from_word(&row.get::<_, String>("kind")?)?,
        title: row.get("title")?,
        language: row.get("language")?,
        reported_by: row.get("reported_by")?,
        file: row.get("file")?,
        bytes: row.get("bytes")?,
        pages: from_json(&row.get::<_, String>("pages")?)?,
        withdrawn: row.get("withdrawn")?,
    })
}

/// Returns the words by which a source is found; none where it is withdrawn or gone.
pub(crate) fn searched(db: &Connection, id: SourceId) -> Result<Option<String>> {
    let found: Option<(String, [u8; 32])> = db
        .prepare_cached("SELECT title, text FROM source WHERE id = :id AND withdrawn = 0")?
        .query_row(named_params! {":id": id.0}, |row| {
            Ok((row.get("title")?, row.get("text")?))
        })
        .optional()?;
    found
        .map(|(title, text)| Ok(format!("{title} {}", blob::text(db, Hash(text))?)))
        .transpose()
}

/// Returns all sources in the order in which they were taken in, withdrawn ones too.
pub fn list(db: &Connection) -> Result<Vec<Source>> {
    let mut query = db.prepare_cached("SELECT * FROM source ORDER BY rowid")?;
    let mut rows = query.query([])?;
    let mut sources = Vec::new();
    while let Some(row) = rows.next()? {
        sources.push(from_row(row)?);
    }
    Ok(sources)
}

/// Returns one source, or [`Error::NoSuchSource`].
pub fn get(db: &Connection, id: SourceId) -> Result<Source> {
    let mut query = db.prepare_cached("SELECT * FROM source WHERE id = :id")?;
    let mut rows = query.query(named_params! {":id": id.0})?;
    rows.next()?
        .map(from_row)
        .transpose()?
        .ok_or(Error::NoSuchSource(id))
}

/// Returns the text of a source, to which the offsets of inputs refer.
pub fn text(db: &Connection, id: SourceId) -> Result<String> {
    let hash: Option<[u8; 32]> = db
        .prepare_cached("SELECT text FROM source WHERE id = :id")?
        .query_row(named_params! {":id": id.0}, |row| row.get("text"))
        .optional()?;
    blob::text(db, Hash(hash.ok_or(Error::NoSuchSource(id))?))
}

/// Returns the bytes that a source came in; none where it was typed.
pub fn original(db: &Connection, id: SourceId) -> Result<Option<Vec<u8>>> {
    let hash: Option<Option<[u8; 32]>> = db
        .prepare_cached("SELECT original FROM source WHERE id = :id")?
        .query_row(named_params! {":id": id.0}, |row| row.get("original"))
        .optional()?;
    hash.ok_or(Error::NoSuchSource(id))?
        .map(|hash| blob::get(db, Hash(hash)))
        .transpose()
}

/// Takes in a source.
pub(crate) fn add(
    w: &mut Writer<'_>,
    asked: Option<SourceId>,
    new: &NewSource,
) -> Result<SourceId> {
    session::get(w.db(), new.session)?;
    if new.title.trim().is_empty() {
        return Err(Error::NeedsName { what: "source" });
    }
    if new.text.trim().is_empty() {
        return Err(Error::Unreadable {
            problem: "this source has no text in it; choose another file or type what was said"
                .to_owned(),
        });
    }
    let bytes = u32::try_from(new.text.len()).map_err(|_| Error::WordingTooLong {
        bytes: new.text.len(),
    })?;
    let starts = new.pages.iter().map(|page| page.start as usize);
    if !starts.clone().is_sorted() || starts.clone().any(|at| !new.text.is_char_boundary(at)) {
        return Err(Error::Unreadable {
            problem: "the pages of this source do not fit its text; read its file again".to_owned(),
        });
    }
    let id = w.id_or_new(asked);
    let row = SourceRow {
        pages: new.pages.clone(),
        session: new.session,
        kind: new.kind,
        title: new.title.trim().to_owned(),
        language: new.language.clone(),
        reported_by: new.reported_by.clone(),
        file: new.file.clone(),
        text: w.blob(new.text.as_bytes())?,
        bytes,
        original: new
            .original
            .as_deref()
            .map(|bytes| w.blob(bytes))
            .transpose()?,
        withdrawn: false,
    };
    w.put(id.0, &row)?;
    w.made(Kind::Source, id);
    Ok(id)
}

/// Withdraws a source, or takes that back.
pub(crate) fn withdraw(w: &mut Writer<'_>, id: SourceId, withdrawn: bool) -> Result<()> {
    let edit = log::before(w.db(), id.0, i64::MAX)?;
    let bytes = edit
        .and_then(|edit| edit.after)
        .ok_or(Error::NoSuchSource(id))?;
    let row: SourceRow = row::read(&bytes)?;
    if row.withdrawn == withdrawn {
        return Err(Error::NothingToChange);
    }
    w.put(id.0, &SourceRow { withdrawn, ..row })
}

/// Tells whether a source was withdrawn as a change left it, by the change's local number.
pub(crate) fn was_withdrawn(db: &Connection, id: SourceId, change: i64) -> Result<bool> {
    let edit = log::before(db, id.0, change + 1)?;
    let after = edit.and_then(|edit| edit.after);
    let row: Option<SourceRow> = after.map(|after| row::read(&after)).transpose()?;
    Ok(row.is_some_and(|row| row.withdrawn))
}

//! Documents that are expected of a session or of the process, and when they came.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::clause::store::{from_json, json};
use crate::error::{Error, Result};
use crate::ids::{ExpectedId, SessionId, SourceId};
use crate::record::Writer;
use crate::record::row::{Kind, Row};
use crate::source;

/// A document that is expected, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Expected {
    /// Its identity.
    pub id: ExpectedId,
    /// What is known of it.
    #[serde(flatten)]
    pub document: Awaited,
}

/// What is known of a document that is expected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct Awaited {
    /// What it is ("co-facilitators' summary").
    pub name: String,
    /// The session that it is of; none for the process as a whole.
    pub session: Option<SessionId>,
    /// The day on which it was due.
    #[ts(as = "Option<String>")]
    pub due: Option<Date>,
    /// The day on which it came; none while it has not.
    #[ts(as = "Option<String>")]
    pub received: Option<Date>,
    /// The source that it became here.
    pub source: Option<SourceId>,
}

impl Awaited {
    /// Returns how many days after the day on which it was due it came; fewer than none
    /// where it came early. None while one of the two days is not known.
    pub fn days_late(&self) -> Option<i32> {
        Some(self.due?.until(self.received?).ok()?.get_days())
    }
}

impl Row for Awaited {
    const KIND: Kind = Kind::Expected;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put_expected.sql"))?
            .execute(named_params! {
                ":id": id, ":session": self.session.map(Uuid::from),
                ":due": self.due.map(|day| day.to_string()), ":document": json(self),
            })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM expected WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Returns all documents that are or were expected, by the day on which they were due;
/// those without one come last.
pub fn expected(db: &Connection) -> Result<Vec<Expected>> {
    let mut query =
        db.prepare_cached("SELECT id, document FROM expected ORDER BY due IS NULL, due, id")?;
    let mut rows = query.query([])?;
    let mut documents = Vec::new();
    while let Some(row) = rows.next()? {
        documents.push(Expected {
            id: ExpectedId(row.get("id")?),
            document: from_json(&row.get::<_, String>("document")?)?,
        });
    }
    Ok(documents)
}

/// Returns the name of a document that is expected of the session, if there is one.
pub(super) fn of_session(db: &Connection, session: SessionId) -> Result<Option<String>> {
    let document: Option<String> = db
        .prepare_cached("SELECT document FROM expected WHERE session = :id LIMIT 1")?
        .query_row(named_params! {":id": session.0}, |row| row.get("document"))
        .optional()?;
    let document: Option<Awaited> = document.map(|json| from_json(&json)).transpose()?;
    Ok(document.map(|document| document.name))
}

/// Adds a document that is expected, or says when it came.
pub(crate) fn set_expected(
    w: &mut Writer<'_>,
    asked: Option<ExpectedId>,
    document: &Awaited,
) -> Result<()> {
    if document.name.trim().is_empty() {
        return Err(Error::NeedsName { what: "document" });
    }
    if let Some(session) = document.session {
        super::get(w.db(), session)?;
    }
    if let Some(source) = document.source {
        source::get(w.db(), source)?;
    }
    let id = w.id_or_new(asked);
    match expected(w.db())?.iter().find(|one| one.id == id) {
        Some(old) if old.document == *document => return Err(Error::NothingToChange),
        Some(_) => {}
        None => w.made(Kind::Expected, id),
    }
    w.put(id.0, document)
}

/// Takes a document away that is not expected after all.
pub(crate) fn remove_expected(w: &mut Writer<'_>, id: ExpectedId) -> Result<()> {
    if expected(w.db())?.iter().all(|one| one.id != id) {
        return Err(Error::NoSuchExpected(id));
    }
    w.erase::<Awaited>(id.0)
}

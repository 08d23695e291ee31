//! How sessions are stored.

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, named_params};
use uuid::Uuid;

use super::{Meeting, Session, expected, in_order};
use crate::clause::store::{from_json, json};
use crate::error::{Error, Result};
use crate::ids::{ParticipantId, SessionId};
use crate::participant;
use crate::record::Writer;
use crate::record::row::{Kind, Row};

impl Row for Meeting {
    const KIND: Kind = Kind::Session;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?.execute(named_params! {
            ":id": id, ":number": self.number, ":name": self.name, ":place": self.place,
            ":from": self.from.map(|day| day.to_string()), ":until": self.until.map(|day| day.to_string()),
            ":phase": self.phase, ":parts": json(&self.parts), ":offices": json(&self.offices),
            ":plans": json(&self.plans),
        })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM session WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<Session> {
    let day = |column: &str| -> Result<_> {
        let text: Option<String> = row.get(column)?;
        text.map(|text| text.parse().map_err(|_| Error::NotADate { text }))
            .transpose()
    };
    Ok(Session {
        id: SessionId(row.get("id")?),
        meeting: Meeting {
            number: row.get("number")?,
            name: row.get("name")?,
            place: row.get("place")?,
            from: day("from")?,
            until: day("until")?,
            phase: row.get("phase")?,
            parts: from_json(&row.get::<_, String>("parts")?)?,
            offices: from_json(&row.get::<_, String>("offices")?)?,
            plans: from_json(&row.get::<_, String>("plans")?)?,
        },
    })
}

/// Returns the words by which a session is found; none where it is gone.
pub(crate) fn searched(db: &Connection, id: SessionId) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT number, name, place FROM session WHERE id = :id")?
        .query_row(named_params! {":id": id.0}, |row| {
            let (number, name): (String, String) = (row.get("number")?, row.get("name")?);
            let place: Option<String> = row.get("place")?;
            Ok(format!("{number} {name} {}", place.unwrap_or_default()))
        })
        .optional()?)
}

/// Returns all sessions by date, then number.
pub fn list(db: &Connection) -> Result<Vec<Session>> {
    let mut query = db.prepare_cached(include_str!("sql/list.sql"))?;
    let mut rows = query.query([])?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        sessions.push(from_row(row)?);
    }
    Ok(sessions)
}

/// Returns one session, or [`Error::NoSuchSession`].
pub fn get(db: &Connection, id: SessionId) -> Result<Session> {
    list(db)?
        .into_iter()
        .find(|session| session.id == id)
        .ok_or(Error::NoSuchSession(id))
}

/// Finds a session by its number, name or id; case does not count.
pub fn named(db: &Connection, name: &str) -> Result<Option<Session>> {
    let wanted = name.trim().to_lowercase();
    let same = |session: &Session| {
        session.meeting.number.to_lowercase() == wanted
            || session.meeting.name.to_lowercase() == wanted
            || session.id.to_string() == wanted
    };
    Ok(list(db)?.into_iter().find(same))
}

/// Returns what belongs to the session, if anything does.
pub(crate) fn in_use(db: &Connection, id: SessionId) -> Result<Option<String>> {
    let source: Option<String> = db
        .prepare_cached("SELECT title FROM source WHERE session = :id LIMIT 1")?
        .query_row(named_params! {":id": id.0}, |row| row.get("title"))
        .optional()?;
    Ok(match source {
        Some(title) => Some(format!("the source “{title}”")),
        None => expected::of_session(db, id)?.map(|name| format!("the document “{name}”")),
    })
}

/// Returns the session in which somebody holds an office, if there is one.
pub(crate) fn holds_office(db: &Connection, holder: ParticipantId) -> Result<Option<String>> {
    let holds = |session: &Session| {
        session
            .meeting
            .offices
            .iter()
            .any(|one| one.holder == holder)
    };
    Ok(list(db)?
        .into_iter()
        .find(holds)
        .map(|session| match session.meeting.number.is_empty() {
            true => format!("the session “{}”", session.meeting.name),
            false => format!("session {}", session.meeting.number),
        }))
}

/// Adds a session, or corrects one.
pub(crate) fn set(
    w: &mut Writer<'_>,
    asked: Option<SessionId>,
    meeting: &Meeting,
) -> Result<SessionId> {
    if meeting.name.trim().is_empty() && meeting.number.trim().is_empty() {
        return Err(Error::NeedsName { what: "session" });
    }
    in_order("this session", meeting.from, meeting.until)?;
    for plan in &meeting.plans {
        in_order("an earlier plan of this session", plan.from, plan.until)?;
    }
    for office in &meeting.offices {
        participant::get(w.db(), office.holder)?;
        if office.office.trim().is_empty() {
            return Err(Error::NeedsName { what: "office" });
        }
    }
    let id = w.id_or_new(asked);
    let old = list(w.db())?.into_iter().find(|session| session.id == id);
    match old {
        Some(old) if old.meeting == *meeting => return Err(Error::NothingToChange),
        Some(_) => {}
        None => w.made(Kind::Session, id),
    }
    w.put(id.0, meeting)?;
    Ok(id)
}

/// Takes a session away to which nothing belongs.
pub(crate) fn remove(w: &mut Writer<'_>, id: SessionId) -> Result<()> {
    get(w.db(), id)?;
    if let Some(by) = in_use(w.db(), id)? {
        return Err(Error::InUse {
            what: "session",
            by,
        });
    }
    w.erase::<Meeting>(id.0)
}

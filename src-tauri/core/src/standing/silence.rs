//! Silence procedures: a draft stands at a deadline unless somebody breaks silence before it.

use jiff::Timestamp;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::Broken;
use crate::clause::store::{from_json, json};
use crate::error::{Error, Result};
use crate::ids::{DraftId, ParticipantId, SilenceId};
use crate::record::Writer;
use crate::record::row::{Kind, Row};
use crate::text::draft;

/// A silence procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Silence {
    /// Its identity.
    pub id: SilenceId,
    /// The draft under silence.
    pub draft: DraftId,
    /// When it ends.
    #[ts(type = "string")]
    pub deadline: Timestamp,
    /// Who took it down.
    pub author: String,
    /// When it began.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// By whom it was broken.
    pub broken: Option<Broken>,
}

/// How a silence procedure stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SilenceStands {
    /// The deadline is to come.
    Running,
    /// Nobody broke it.
    Passed,
    /// Somebody broke it.
    Broken,
}

impl Silence {
    /// Returns how it stands at a time.
    pub fn stands(&self, now: Timestamp) -> SilenceStands {
        match &self.broken {
            Some(_) => SilenceStands::Broken,
            None if now < self.deadline => SilenceStands::Running,
            None => SilenceStands::Passed,
        }
    }
}

/// A silence procedure as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct SilenceRow {
    draft: DraftId,
    deadline: Timestamp,
    author: String,
    at: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    broken: Option<Broken>,
}

impl Row for SilenceRow {
    const KIND: Kind = Kind::Silence;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put_silence.sql"))?
            .execute(named_params! {":id": id, ":draft": self.draft.0, ":content": json(self)})?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM silence WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Returns all silence procedures in the order in which they began.
pub fn list(db: &Connection) -> Result<Vec<Silence>> {
    let mut query = db.prepare_cached("SELECT id, content FROM silence ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let kept: SilenceRow = from_json(&row.get::<_, String>("content")?)?;
        all.push(Silence {
            id: SilenceId(row.get("id")?),
            draft: kept.draft,
            deadline: kept.deadline,
            author: kept.author,
            at: kept.at,
            broken: kept.broken,
        });
    }
    all.sort_by_key(|one| (one.at, one.id));
    Ok(all)
}

/// Puts a draft under silence.
pub(crate) fn open(
    w: &mut Writer<'_>,
    id: Option<SilenceId>,
    draft: DraftId,
    deadline: Timestamp,
) -> Result<()> {
    draft::get(w.db(), draft)?;
    if deadline <= w.at() {
        return Err(Error::DatesRunBackwards {
            what: "this silence procedure".to_owned(),
        });
    }
    let id = w.id_or_new(id);
    let row = SilenceRow {
        draft,
        deadline,
        author: w.author().to_owned(),
        at: w.at(),
        broken: None,
    };
    w.put(id.0, &row)?;
    w.made(Kind::Silence, id);
    Ok(())
}

/// Says who broke silence, before its deadline.
pub(crate) fn break_silence(
    w: &mut Writer<'_>,
    id: SilenceId,
    by: &[ParticipantId],
    note: Option<&str>,
) -> Result<()> {
    let was = list(w.db())?
        .into_iter()
        .find(|one| one.id == id)
        .ok_or(Error::NoSuchSilence(id))?;
    for participant in by {
        crate::participant::get(w.db(), *participant)?;
    }
    if was.deadline <= w.at() {
        return Err(Error::SilencePassed {
            deadline: was.deadline.to_string(),
        });
    }
    let broken = Broken {
        by: by.to_vec(),
        note: note
            .map(str::trim)
            .filter(|note| !note.is_empty())
            .map(str::to_owned),
        at: was.broken.as_ref().map_or(w.at(), |broken| broken.at),
    };
    let row = SilenceRow {
        draft: was.draft,
        deadline: was.deadline,
        author: was.author,
        at: was.at,
        broken: Some(broken),
    };
    w.put(id.0, &row)
}

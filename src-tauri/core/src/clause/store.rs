//! How revisions are stored, and how clauses are read back.

use std::ops::Range;

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, Statement, named_params};
use serde::de::{IntoDeserializer, value};
use serde::{Deserialize, Serialize};
use serde_json::from_str;
use uuid::Uuid;

use super::{Mark, Place, Revision, State, Wording};
use crate::error::{Error, Result};
use crate::ids::{ChangeId, ClauseId, RevisionId};
use crate::provenance::{Known, Run, packed};
use crate::record::blob::{self, Hash};
use crate::record::log;
use crate::record::row::{Kind as RowKind, Row};
use crate::text::{Kind, Series, reference};

/// A revision as the log keeps it. Its text is a blob, its author and time stand with
/// the change.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct RevisionRow {
    pub(crate) clause: ClauseId,
    pub(crate) text: Hash,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) marks: Vec<Mark>,
    pub(crate) kind: Kind,
    #[serde(default, skip_serializing_if = "Series::is_auto")]
    pub(crate) series: Series,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) alternative: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) label: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) parent: Option<ClauseId>,
    pub(crate) order: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) removed: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(crate) aside: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) parents: Vec<RevisionId>,
    #[serde(with = "packed")]
    pub(crate) origin: Vec<Run>,
    /// The version of the algorithm that found the origin.
    pub(crate) algorithm: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) restores: Option<RevisionId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) score: Option<f64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Writes a value as the JSON text of a column.
pub(crate) fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a column's value is plain data")
}

/// Writes a unit variant as the word of a column.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    json(value).trim_matches('"').to_owned()
}

/// Reads the word of a column.
pub(crate) fn from_word<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    T::deserialize(text.into_deserializer()).map_err(|error: value::Error| Error::Stored {
        what: error.to_string(),
    })
}

/// Reads the JSON text of a column.
pub(crate) fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    from_str(text).map_err(|error| Error::Stored {
        what: error.to_string(),
    })
}

impl Row for RevisionRow {
    const KIND: RowKind = RowKind::Revision;

    fn store(&self, db: &Connection, id: Uuid, change: i64) -> Result<()> {
        let was: Option<Uuid> = db
            .prepare_cached("SELECT clause FROM revision WHERE id = :id")?
            .query_row(named_params! {":id": id}, |row| row.get("clause"))
            .optional()?;
        db.prepare_cached(include_str!("sql/put_revision.sql"))?.execute(named_params! {
            ":id": id, ":clause": self.clause.0, ":change": change, ":text": self.text.0,
            ":marks": json(&self.marks), ":kind": word(&self.kind), ":series": json(&self.series),
            ":alternative": self.alternative, ":label": self.label, ":parent": self.parent.map(Uuid::from),
            ":place": self.order, ":removed": self.removed, ":aside": self.aside,
            ":parents": json(&self.parents), ":restores": self.restores.map(Uuid::from), ":score": self.score,
        })?;
        if let Some(was) = was.filter(|was| *was != self.clause.0) {
            settle(db, ClauseId(was))?;
        }
        settle(db, self.clause)
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        let clause: Option<Uuid> = db
            .prepare_cached("SELECT clause FROM revision WHERE id = :id")?
            .query_row(named_params! {":id": id}, |row| row.get("clause"))
            .optional()?;
        let Some(clause) = clause else { return Ok(()) };
        db.execute(
            "DELETE FROM clause WHERE id = :id",
            named_params! {":id": clause},
        )?;
        db.execute(
            "DELETE FROM revision WHERE id = :id",
            named_params! {":id": id},
        )?;
        settle(db, ClauseId(clause))
    }
}

/// Lets the clause show its newest revision that does not stand aside.
fn settle(db: &Connection, clause: ClauseId) -> Result<()> {
    let mut newest = db.prepare_cached(include_str!("sql/newest_shown.sql"))?;
    let mut newest = newest.query(named_params! {":clause": clause.0})?;
    let Some(row) = newest.next()? else {
        db.prepare_cached("DELETE FROM clause WHERE id = :clause")?
            .execute(named_params! {":clause": clause.0})?;
        return Ok(());
    };
    let (head, parent): (Uuid, Option<Uuid>) = (row.get("id")?, row.get("parent")?);
    let (place, removed): (String, bool) = (row.get("place")?, row.get("removed")?);
    let shown = named_params! {
        ":clause": clause.0, ":head": head, ":parent": parent, ":place": place, ":removed": removed,
    };
    let mut in_place = db.prepare_cached(include_str!("sql/show_in_place.sql"))?;
    if in_place.execute(shown)? == 0 {
        db.prepare_cached(include_str!("sql/settle_clause.sql"))?
            .execute(shown)?;
    }
    Ok(())
}

/// What the log keeps of a revision, as far as the origin of its words goes.
#[derive(Deserialize)]
struct OriginOnly {
    #[serde(with = "packed")]
    origin: Vec<Run>,
}

/// Reads the origin from what the log keeps of a revision.
fn origin_of(after: &[u8]) -> Result<Vec<Run>> {
    let kept: OriginOnly = serde_json::from_slice(after).map_err(|error| Error::Stored {
        what: format!("the origin of a revision: {error}"),
    })?;
    Ok(kept.origin)
}

fn from_row(db: &Connection, row: &SqlRow<'_>) -> Result<Revision> {
    let mut revision = Revision {
        id: RevisionId(row.get("id")?),
        clause: ClauseId(row.get("clause")?),
        number: row.get("number")?,
        state: state_from_row(&mut None, row)?,
        parents: from_json(&row.get::<_, String>("parents")?)?,
        origin: origin_of(row.get_ref("after")?.as_blob().unwrap_or_default())?,
        restores: row.get::<_, Option<Uuid>>("restores")?.map(RevisionId),
        aside: row.get("aside")?,
        score: row.get("score")?,
        // A change that is being made stands in the log only at its end.
        change: ChangeId(row.get::<_, Option<Uuid>>("change_id")?.unwrap_or_default()),
        author: row.get::<_, Option<String>>("author")?.unwrap_or_default(),
        at: row.get::<_, Option<String>>("made_at")?.unwrap_or_default(),
        note: row.get("note")?,
    };
    if let Some(prints) = prints(db, &revision)? {
        revision.note = Some(match revision.note.take() {
            Some(note) => format!("{prints}; {note}"),
            None => prints,
        });
    }
    Ok(revision)
}

/// Tells which new numbers a revision prints where it does nothing else.
fn prints(db: &Connection, revision: &Revision) -> Result<Option<String>> {
    let now = &revision.state.wording;
    let ([parent], true) = (&revision.parents[..], now.references().next().is_some()) else {
        return Ok(None);
    };
    let was = db
        .prepare_cached("SELECT text, marks FROM revision WHERE id = :id")?
        .query_row(named_params! {":id": parent.0}, |row| {
            Ok((Hash(row.get("text")?), row.get::<_, String>("marks")?))
        })
        .optional()?;
    let Some((text, marks)) = was else {
        return Ok(None);
    };
    let was = Wording {
        text: blob::text(db, text)?,
        marks: from_json(&marks)?,
    };
    Ok(reference::only_prints(&was, now).map(|pairs| {
        let printed = |wording: &Wording, at: &Range<u32>| {
            wording.text[at.start as usize..at.end as usize].to_owned()
        };
        let mut numbers: Vec<String> = Vec::new();
        for (before, after) in &pairs {
            let number = printed(now, after);
            if number != printed(&was, before) && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
        let word = if numbers.len() == 1 {
            "number"
        } else {
            "numbers"
        };
        format!("prints the new {word} {}", numbers.join(", "))
    }))
}

/// Where the columns of a [`State`] stand in the rows of a query: the columns of a revision,
/// and the `bytes` of its blob.
///
/// They are found by their names once for all rows, of which a text has thousands.
pub(crate) struct StateColumns {
    bytes: usize,
    marks: usize,
    kind: usize,
    series: usize,
    alternative: usize,
    label: usize,
    parent: usize,
    place: usize,
    removed: usize,
}

impl StateColumns {
    fn of(row: &SqlRow<'_>) -> Result<StateColumns> {
        let query: &Statement<'_> = row.as_ref();
        Ok(StateColumns {
            bytes: query.column_index("bytes")?,
            marks: query.column_index("marks")?,
            kind: query.column_index("kind")?,
            series: query.column_index("series")?,
            alternative: query.column_index("alternative")?,
            label: query.column_index("label")?,
            parent: query.column_index("parent")?,
            place: query.column_index("place")?,
            removed: query.column_index("removed")?,
        })
    }

    fn read(&self, row: &SqlRow<'_>) -> Result<State> {
        let text = |column: usize| row.get_ref(column)?.as_str().map_err(rusqlite::Error::from);
        let words = row.get_ref(self.bytes)?.as_blob();
        let words = words.ok().and_then(|bytes| str::from_utf8(bytes).ok());
        Ok(State {
            wording: Wording {
                text: words.map(str::to_owned).ok_or_else(|| Error::Stored {
                    what: "the words of a revision are missing, or no text".to_owned(),
                })?,
                marks: from_json(text(self.marks)?)?,
            },
            kind: from_word(text(self.kind)?)?,
            series: from_json(text(self.series)?)?,
            alternative: row.get(self.alternative)?,
            label: row.get(self.label)?,
            place: Place {
                parent: row.get::<_, Option<Uuid>>(self.parent)?.map(ClauseId),
                order: row.get(self.place)?,
            },
            removed: row.get(self.removed)?,
        })
    }
}

/// Reads what a clause says and where it stands from a row of a query, whose columns are found at the
/// first.
pub(crate) fn state_from_row(
    columns: &mut Option<StateColumns>,
    row: &SqlRow<'_>,
) -> Result<State> {
    match columns {
        Some(columns) => columns.read(row),
        None => columns.insert(StateColumns::of(row)?).read(row),
    }
}

/// Returns one revision, or [`Error::NoSuchRevision`].
pub fn revision(db: &Connection, id: RevisionId) -> Result<Revision> {
    let mut query = db.prepare_cached(include_str!("sql/get_revision.sql"))?;
    let mut rows = query.query(named_params! {":id": id.0})?;
    let row = rows.next()?.ok_or(Error::NoSuchRevision(id))?;
    from_row(db, row)
}

/// Returns the revision of a clause that the working text shows, or [`Error::NoSuchClause`].
pub fn head(db: &Connection, clause: ClauseId) -> Result<Revision> {
    let mut query = db.prepare_cached(include_str!("sql/head.sql"))?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    let row = rows.next()?.ok_or(Error::NoSuchClause(clause))?;
    from_row(db, row)
}

/// Returns true where the record has the clause, in the text or removed.
pub fn exists(db: &Connection, clause: ClauseId) -> Result<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM clause WHERE id = :clause")?
        .exists(named_params! {":clause": clause.0})?)
}

/// Returns the names of the drafts that a clause stands in, each with its revision there, the
/// earliest draft first.
pub fn in_drafts(db: &Connection, clause: ClauseId) -> Result<Vec<(String, RevisionId)>> {
    let mut query = db.prepare_cached(include_str!("sql/in_drafts.sql"))?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get("name")?, RevisionId(row.get("revision")?)));
    }
    Ok(found)
}

/// Returns all revisions of a clause, newest first, or [`Error::NoSuchClause`].
pub fn history(db: &Connection, clause: ClauseId) -> Result<Vec<Revision>> {
    let mut query = db.prepare_cached(include_str!("sql/history.sql"))?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    let mut revisions = Vec::new();
    while let Some(row) = rows.next()? {
        revisions.push(from_row(db, row)?);
    }
    if revisions.is_empty() {
        return Err(Error::NoSuchClause(clause));
    }
    Ok(revisions)
}

/// Returns what those revisions of a clause said whose text is wanted, newest first, with
/// the origin of the words.
pub(crate) fn wordings(
    db: &Connection,
    clause: ClauseId,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<Vec<Known<'static>>> {
    let mut query = db.prepare_cached(include_str!("sql/wordings.sql"))?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    let mut wordings = Vec::new();
    while let Some(row) = rows.next()? {
        let bytes = row.get_ref("bytes")?.as_blob().unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| Error::Stored {
            what: "a wording is no text".to_owned(),
        })?;
        if !wanted(text) {
            continue;
        }
        let id: Uuid = db
            .prepare_cached("SELECT id FROM revision WHERE nth = :nth")?
            .query_row(named_params! {":nth": row.get::<_, i64>("nth")?}, |row| {
                row.get("id")
            })?;
        let edit = log::before(db, id, i64::MAX)?.and_then(|edit| edit.after);
        let after = edit.ok_or(Error::NoSuchRevision(RevisionId(id)))?;
        wordings.push(Known::new(text.to_owned(), origin_of(&after)?));
    }
    Ok(wordings)
}

/// Returns the revision of a clause with that number, or [`Error::NoSuchClause`].
pub fn at_number(db: &Connection, clause: ClauseId, number: u32) -> Result<Revision> {
    let id: Option<Uuid> = db
        .prepare_cached("SELECT id FROM revision WHERE clause = :clause AND number = :number")?
        .query_row(
            named_params! {":clause": clause.0, ":number": number},
            |row| row.get("id"),
        )
        .optional()?;
    revision(db, RevisionId(id.ok_or(Error::NoSuchClause(clause))?))
}

/// Returns the wording of `from` that a clause was cut from; none where it began otherwise.
pub fn cut_from(db: &Connection, clause: ClauseId, from: ClauseId) -> Result<Option<Wording>> {
    for parent in at_number(db, clause, 1)?.parents {
        let parent = revision(db, parent)?;
        if parent.clause == from {
            return Ok(Some(parent.state.wording));
        }
    }
    Ok(None)
}

//! The log: changes in a hash chain for each desk, and the edits they left.

use std::cmp::Ordering;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, named_params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::blob::Hash;
use super::row::{Edit, Kind};
use crate::error::{Error, Result};
use crate::ids::{ChangeId, DeskId, RecordId};

mod chain;
pub use chain::{head, words};

/// One thing somebody did, as the log keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its local number in this file; not hashed.
    pub seq: i64,
    /// Its identity.
    pub id: ChangeId,
    /// The desk that made it.
    pub desk: DeskId,
    /// Its number on that desk, from 1.
    pub number: i64,
    /// Lamport clock: greater than that of every change seen before it.
    pub clock: i64,
    /// When, as hashed (RFC 3339, UTC).
    pub at: String,
    /// Who.
    pub author: String,
    /// What was asked (JSON), as hashed.
    pub action: Vec<u8>,
    /// The change that it takes back.
    pub undoes: Option<ChangeId>,
    /// The heads of other desks seen so far.
    pub seen: Vec<u8>,
    /// The hash of that desk's change before; zeros for the first.
    pub before: Hash,
    /// Its own hash.
    pub hash: Hash,
}

/// One line of the history, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Entry {
    /// The change.
    pub id: ChangeId,
    /// Its number in this file.
    #[ts(type = "number")]
    pub seq: i64,
    /// Who.
    pub author: String,
    /// When.
    pub at: String,
    /// What, in words.
    pub label: String,
    /// Why.
    pub note: Option<String>,
    /// The change that it takes back.
    pub undoes: Option<ChangeId>,
    /// True while another change takes it back.
    pub undone: bool,
    /// Its hash.
    #[ts(type = "string")]
    pub hash: Hash,
}

impl Change {
    fn from_row(row: &SqlRow<'_>) -> rusqlite::Result<Change> {
        Ok(Change {
            seq: row.get("seq")?,
            id: ChangeId(row.get("id")?),
            desk: DeskId(row.get("desk")?),
            number: row.get("number")?,
            clock: row.get("clock")?,
            at: row.get("made_at")?,
            author: row.get("author")?,
            action: row.get("action")?,
            undoes: row.get::<_, Option<Uuid>>("undoes")?.map(ChangeId),
            seen: row.get("seen")?,
            before: Hash(row.get("before")?),
            hash: Hash(row.get("hash")?),
        })
    }

    /// Returns the time of the change.
    pub fn time(&self) -> Result<Timestamp> {
        self.at.parse().map_err(|_| Error::Stored {
            what: format!("the time of change {}", self.id),
        })
    }

    /// Computes the hash that the change must carry: see [`chain`].
    pub fn computed_hash(&self, record: RecordId, edits: &[Edit]) -> Hash {
        chain::hash(record, self, edits)
    }
}

/// Adds an edit of the change being made, which has `before` others already and is then
/// added itself: [`append`].
pub(super) fn add_edit(db: &Connection, change: i64, before: usize, edit: &Edit) -> Result<()> {
    let before = u32::try_from(before).expect("the rows of a change fit into memory");
    db.prepare_cached(include_str!("../sql/add_edit.sql"))?
        .execute(named_params! {
            ":change": change, ":before": before, ":kind": edit.kind as u8, ":version": edit.version,
            ":row": edit.row, ":after": edit.after,
        })?;
    Ok(())
}

/// Adds a change, whose edits stand there, at the end of its desk's chain.
pub(super) fn append(db: &Connection, change: &Change) -> Result<()> {
    db.prepare_cached(include_str!("../sql/add_change.sql"))?.execute(named_params! {
        ":seq": change.seq, ":id": change.id.0, ":desk": change.desk.0, ":number": change.number,
        ":clock": change.clock, ":made_at": change.at, ":author": change.author,
        ":action": change.action, ":undoes": change.undoes.map(|id| id.0), ":seen": change.seen,
        ":before": change.before.0, ":hash": change.hash.0,
    })?;
    Ok(())
}

/// Returns the newest change of a desk.
pub(super) fn newest_of(db: &Connection, desk: DeskId) -> Result<Option<Change>> {
    Ok(db
        .prepare_cached(include_str!("../sql/newest_of_desk.sql"))?
        .query_row(named_params! {":desk": desk.0}, Change::from_row)
        .optional()?)
}

/// Returns the newest change of each desk: its number there and its hash.
pub(super) fn heads(db: &Connection) -> Result<Vec<(DeskId, i64, Hash)>> {
    let mut query = db.prepare_cached(include_str!("../sql/heads.sql"))?;
    let rows = query.query_map([], |row| {
        Ok((
            DeskId(row.get("desk")?),
            row.get("number")?,
            Hash(row.get("hash")?),
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns the highest local number and the highest clock, zero in an empty log.
pub(crate) fn ends(db: &Connection) -> Result<(i64, i64)> {
    Ok(db
        .prepare_cached(include_str!("../sql/ends.sql"))?
        .query_row([], |row| Ok((row.get("seq")?, row.get("clock")?)))?)
}

/// Returns one change, or [`Error::NoSuchChange`].
pub fn get(db: &Connection, id: ChangeId) -> Result<Change> {
    db.prepare_cached(include_str!("../sql/get_change.sql"))?
        .query_row(named_params! {":id": id.0}, Change::from_row)
        .optional()?
        .ok_or(Error::NoSuchChange(id))
}

/// Returns the edits of a change, in order.
pub fn edits(db: &Connection, seq: i64) -> Result<Vec<Edit>> {
    let mut query = db.prepare_cached(include_str!("../sql/edits_of.sql"))?;
    let mut rows = query.query(named_params! {":change": seq})?;
    let mut edits = Vec::new();
    while let Some(row) = rows.next()? {
        edits.push(edit_from_row(row)?);
    }
    Ok(edits)
}

fn edit_from_row(row: &SqlRow<'_>) -> Result<Edit> {
    Ok(Edit {
        kind: Kind::from_number(row.get("kind")?)?,
        version: row.get("version")?,
        row: row.get("row")?,
        after: row.get("after")?,
    })
}

/// Visits every change with its edits, in local order. Returns how many edits belong to
/// no change where they stand: none in a log that nobody has altered.
pub fn each(
    db: &Connection,
    mut visit: impl FnMut(Change, Vec<Edit>) -> Result<()>,
) -> Result<u64> {
    let mut changes = db.prepare(include_str!("../sql/all_changes.sql"))?;
    let mut changes = changes.query([])?;
    let mut edits = db.prepare(include_str!("../sql/all_edits.sql"))?;
    let mut edits = edits.query(named_params! {":last": i64::MAX})?;
    let mut ahead = edits.next()?;
    let mut stray = 0;
    while let Some(row) = changes.next()? {
        let change = Change::from_row(row)?;
        let mut own = Vec::new();
        while let Some(row) = ahead {
            match row.get::<_, i64>("change")?.cmp(&change.seq) {
                Ordering::Less => stray += 1,
                Ordering::Equal => own.push(edit_from_row(row)?),
                Ordering::Greater => break,
            }
            ahead = edits.next()?;
        }
        visit(change, own)?;
    }
    while ahead.is_some() {
        stray += 1;
        ahead = edits.next()?;
    }
    Ok(stray)
}

/// Visits every edit in local order, up to and with those of the change `last`, with the
/// local number of its change.
pub(super) fn each_edit(
    db: &Connection,
    last: i64,
    mut visit: impl FnMut(i64, &Edit) -> Result<()>,
) -> Result<()> {
    let mut edits = db.prepare(include_str!("../sql/all_edits.sql"))?;
    let mut rows = edits.query(named_params! {":last": last})?;
    while let Some(row) = rows.next()? {
        visit(row.get("change")?, &edit_from_row(row)?)?;
    }
    Ok(())
}

/// Returns what a row was before a change: the newest edit of it that is older.
pub(crate) fn before(db: &Connection, row: Uuid, change: i64) -> Result<Option<Edit>> {
    let mut query = db.prepare_cached(include_str!("../sql/edit_before.sql"))?;
    let mut rows = query.query(named_params! {":row": row, ":change": change})?;
    rows.next()?.map(edit_from_row).transpose()
}

/// Returns true where a later change that stands has touched a row.
pub(super) fn touched_since(db: &Connection, row: Uuid, change: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(include_str!("../sql/touched_since.sql"))?
        .exists(named_params! {":row": row, ":change": change})?)
}

/// Returns the history, newest first: `limit` lines older than the local number `older_than`.
pub fn history(db: &Connection, older_than: i64, limit: u32) -> Result<Vec<Entry>> {
    let mut query = db.prepare_cached(include_str!("../sql/history.sql"))?;
    let rows = query.query_map(
        named_params! {":older_than": older_than, ":limit": limit},
        |row| {
            Ok(Entry {
                id: ChangeId(row.get("id")?),
                seq: row.get("seq")?,
                author: row.get("author")?,
                at: row.get("made_at")?,
                label: label_of(&row.get::<_, Vec<u8>>("action")?),
                note: row.get("note")?,
                undoes: row.get::<_, Option<Uuid>>("undoes")?.map(ChangeId),
                undone: row.get("undone")?,
                hash: Hash(row.get("hash")?),
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Reads the label that an action was stored with.
pub(crate) fn label_of(action: &[u8]) -> String {
    serde_json::from_slice::<serde_json::Value>(action)
        .ok()
        .and_then(|value| value.get("label")?.as_str().map(str::to_owned))
        .unwrap_or_else(|| "a change".to_owned())
}

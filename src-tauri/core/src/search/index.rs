//! The index: kept in memory by the connection that searches, made at its first search and
//! brought up to date at each later one from what was changed in between.

use rusqlite::{Connection, OptionalExtension, named_params};
use uuid::Uuid;

use super::folded;
use crate::clause::words;
use crate::error::Result;
use crate::ids::{ClauseId, InputId, ParticipantId, SessionId, SourceId};
use crate::record::log;
use crate::record::row::Kind;
use crate::{clause, input, participant, session, source};

/// Cuts and folds a text into the words that the index holds.
pub(super) fn index_words(text: &str) -> String {
    let folded = folded(text);
    let mut out = String::with_capacity(folded.len() + 16);
    for range in words::tokens(&folded) {
        let word = &folded[range.start as usize..range.end as usize];
        if words::is_word(word) {
            out.push_str(word);
            out.push(' ');
        }
    }
    out
}

/// Brings the index up to the newest change.
pub(crate) fn refresh(db: &Connection) -> Result<()> {
    let made = db
        .prepare_cached("SELECT 1 FROM temp.sqlite_schema WHERE name = 'found'")?
        .exists([])?;
    let tx = db.unchecked_transaction()?;
    if !made {
        tx.execute_batch(include_str!("sql/make.sql"))?;
    }
    let (newest, _) = log::ends(&tx)?;
    let until: Option<i64> = tx
        .prepare_cached("SELECT seq FROM found_until")?
        .query_row([], |row| row.get("seq"))
        .optional()?;
    if until != Some(newest) {
        let stale = match until {
            None => things(&tx, include_str!("sql/all_things.sql"), None)?,
            Some(until) => things(&tx, include_str!("sql/touched_things.sql"), Some(until))?,
        };
        let mut sources = input::Sources::default();
        for (kind, id) in stale {
            let text = text_of(&tx, &mut sources, kind, id)?;
            put(&tx, kind, id, None, text.as_deref())?;
        }
        for (clause, head) in stale_clauses(&tx)? {
            let text = match head {
                Some(_) => Some(clause::head(&tx, ClauseId(clause))?.state.wording.text),
                None => None,
            };
            put(&tx, Kind::Revision, clause, head, text.as_deref())?;
        }
        tx.execute("DELETE FROM found_until", [])?;
        tx.execute("INSERT INTO found_until (seq) VALUES (?1)", [newest])?;
    }
    tx.commit()?;
    Ok(())
}

/// Returns what a query of kinds and rows finds.
fn things(db: &Connection, sql: &str, until: Option<i64>) -> Result<Vec<(Kind, Uuid)>> {
    let mut query = db.prepare_cached(sql)?;
    let mut rows = match until {
        None => query.query([])?,
        Some(until) => query.query(named_params! {":until": until})?,
    };
    let mut things = Vec::new();
    while let Some(row) = rows.next()? {
        things.push((Kind::from_number(row.get("kind")?)?, row.get("id")?));
    }
    Ok(things)
}

/// Returns the clauses whose words in the index are not those of the text, each with the
/// revision that the text shows; none for one that has left it.
fn stale_clauses(db: &Connection) -> Result<Vec<(Uuid, Option<Uuid>)>> {
    let mut query = db.prepare_cached(include_str!("sql/stale_clauses.sql"))?;
    let rows = query.query_map([], |row| Ok((row.get("id")?, row.get("head")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns the words by which something is found; none where it is not to be found.
fn text_of(
    db: &Connection,
    sources: &mut input::Sources,
    kind: Kind,
    id: Uuid,
) -> Result<Option<String>> {
    match kind {
        Kind::Session => session::searched(db, SessionId(id)),
        Kind::Participant => participant::searched(db, ParticipantId(id)),
        Kind::Source => source::searched(db, SourceId(id)),
        Kind::Input => input::searched(db, sources, InputId(id)),
        _ => Ok(None),
    }
}

/// Puts words into the index in place of those that something had.
fn put(
    db: &Connection,
    kind: Kind,
    id: Uuid,
    head: Option<Uuid>,
    text: Option<&str>,
) -> Result<()> {
    let had: Option<i64> = db
        .prepare_cached("DELETE FROM found WHERE kind = :kind AND id = :id RETURNING nth")?
        .query_row(named_params! {":kind": kind as u8, ":id": id}, |row| {
            row.get("nth")
        })
        .optional()?;
    if let Some(nth) = had {
        db.prepare_cached("DELETE FROM found_words WHERE rowid = :nth")?
            .execute(named_params! {":nth": nth})?;
    }
    let Some(text) = text else { return Ok(()) };
    let nth: i64 = db
        .prepare_cached(include_str!("sql/put_found.sql"))?
        .query_row(
            named_params! {":kind": kind as u8, ":id": id, ":head": head},
            |row| row.get("nth"),
        )?;
    db.prepare_cached("INSERT INTO found_words (rowid, words) VALUES (:nth, :words)")?
        .execute(named_params! {":nth": nth, ":words": index_words(text)})?;
    Ok(())
}

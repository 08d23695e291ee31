//! Search: clauses, sources, inputs, sessions and participants found by their words.
//!
//! SQLite's full-text index holds words that are cut and folded here, by Unicode's rules,
//! so that Chinese and vocalised Arabic are found too. It is made from the tables and is
//! no part of the record.

use rusqlite::{Connection, OptionalExtension, named_params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::clause::words;
use crate::error::Result;
use crate::ids::ClauseId;
use crate::record::blob::{self, Hash};
use crate::record::row::Kind;

mod fold;
pub use fold::folded;

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// What it is; for a clause, `revision`.
    pub kind: Kind,
    /// Its id; for a clause, that of the clause.
    #[ts(type = "string")]
    pub id: Uuid,
}

/// Cuts and folds a text into the words that the index holds.
fn index_words(text: &str) -> String {
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

/// Puts the words of something into the index, in place of those it had.
pub(crate) fn index(db: &Connection, kind: Kind, id: Uuid, text: &str) -> Result<()> {
    let nth: i64 = db
        .prepare_cached(include_str!("sql/put_found.sql"))?
        .query_row(named_params! {":kind": kind as u8, ":id": id}, |row| {
            row.get("nth")
        })?;
    db.prepare_cached("DELETE FROM found_words WHERE rowid = :nth")?
        .execute(named_params! {":nth": nth})?;
    db.prepare_cached("INSERT INTO found_words (rowid, words) VALUES (:nth, :words)")?
        .execute(named_params! {":nth": nth, ":words": index_words(text)})?;
    Ok(())
}

/// Takes something out of the index.
pub(crate) fn forget(db: &Connection, kind: Kind, id: Uuid) -> Result<()> {
    let nth: Option<i64> = db
        .prepare_cached("DELETE FROM found WHERE kind = :kind AND id = :id RETURNING nth")?
        .query_row(named_params! {":kind": kind as u8, ":id": id}, |row| {
            row.get("nth")
        })
        .optional()?;
    if let Some(nth) = nth {
        db.prepare_cached("DELETE FROM found_words WHERE rowid = :nth")?
            .execute(named_params! {":nth": nth})?;
    }
    Ok(())
}

/// Puts the newest wording of a clause into the index; a removed one goes out.
pub(crate) fn index_clause(db: &Connection, clause: ClauseId) -> Result<()> {
    let text: Option<[u8; 32]> = db
        .prepare_cached(include_str!("sql/clause_text.sql"))?
        .query_row(named_params! {":clause": clause.0}, |row| row.get("text"))
        .optional()?;
    match text {
        Some(text) => index(db, Kind::Revision, clause.0, &blob::text(db, Hash(text))?),
        None => forget(db, Kind::Revision, clause.0),
    }
}

/// Finds what holds all words of a query, the last one as a beginning, best first (BM25).
pub fn find(db: &Connection, query: &str, limit: u32) -> Result<Vec<Found>> {
    let cut = index_words(query);
    let mut terms: Vec<String> = cut
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    let Some(last) = terms.last_mut() else {
        return Ok(Vec::new());
    };
    last.push('*');
    let mut statement = db.prepare_cached(include_str!("sql/find.sql"))?;
    let mut rows = statement.query(named_params! {":query": terms.join(" "), ":limit": limit})?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Found {
            kind: Kind::from_number(row.get("kind")?)?,
            id: row.get("id")?,
        });
    }
    Ok(found)
}

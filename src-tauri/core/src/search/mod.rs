//! Search: clauses, sources, inputs, sessions and participants found by their words.
//!
//! SQLite's full-text index holds words that are cut and folded here, by Unicode's rules,
//! so that Chinese and vocalised Arabic are found too. It is made from the tables when
//! somebody searches, and is no part of the record.

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::error::Result;
use crate::record::row::Kind;

mod fold;
mod index;
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

/// Finds what holds all words of a query, the last one as a beginning, best first (BM25).
pub fn find(db: &Connection, query: &str, limit: u32) -> Result<Vec<Found>> {
    let cut = index::index_words(query);
    let mut terms: Vec<String> = cut
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    let Some(last) = terms.last_mut() else {
        return Ok(Vec::new());
    };
    last.push('*');
    index::refresh(db)?;
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

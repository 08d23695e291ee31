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
pub(crate) use index::refresh;

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

/// Returns true where a query has no word in it, so that nothing can be found by it.
pub fn is_empty(query: &str) -> bool {
    index::index_words(query).is_empty()
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

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::clause::Wording;
    use crate::ids::{ClauseId, DeskId};
    use crate::record::{Access, Record};
    use crate::text::Series;
    use crate::{Action, By};

    fn clauses(record: &Record, query: &str) -> Vec<Uuid> {
        let found = find(record.db(), query, 10).unwrap();
        found.into_iter().map(|found| found.id).collect()
    }

    #[test]
    fn what_is_found_follows_the_text_here_in_the_past_and_where_nothing_can_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("compact.travaux");
        let desk = DeskId(Uuid::from_u128(1));
        let mut by = By::new("Ana", Timestamp::UNIX_EPOCH, [3; 16]);
        let mut record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
        let add = Action::AddClause {
            clause: None,
            wording: Wording::plain("Remittances should cost less.").unwrap(),
            kind: crate::text::Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent: None,
            after: None,
            note: None,
        };
        let added = record.apply(&mut by, &add).unwrap();
        let clause = added.made[0].id;
        assert_eq!(clauses(&record, "remit"), [clause]);
        let reword = Action::Reword {
            clause: ClauseId(clause),
            wording: Wording::plain("Sending money home should cost less.").unwrap(),
            note: None,
        };
        record.apply(&mut by, &reword).unwrap();
        assert!(clauses(&record, "remit").is_empty());
        assert_eq!(clauses(&record, "money"), [clause]);

        let then = record.as_of(added.change).unwrap();
        assert_eq!(clauses(&then, "remit"), [clause]);
        assert!(clauses(&then, "money").is_empty());
        let reader = Record::open(&path, Access::Read, desk).unwrap();
        assert_eq!(clauses(&reader, "money"), [clause]);

        record.undo(&mut by).unwrap();
        assert_eq!(clauses(&record, "remit"), [clause]);
        assert_eq!(clauses(&reader, "remit"), [clause]);
        record.undo(&mut by).unwrap();
        assert!(clauses(&record, "remit").is_empty());
    }
}

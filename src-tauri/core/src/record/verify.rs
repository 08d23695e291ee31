//! Verification: whether the history is whole and unaltered, and the tables follow from it.

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::blob::Hash;
use super::log::{self, words};
use super::{Record, rebuild};
use crate::error::Result;
use crate::ids::ChangeId;

/// The result of a verification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Verdict {
    /// True where nothing was found.
    pub good: bool,
    /// How many changes were checked.
    #[ts(type = "number")]
    pub changes: i64,
    /// The head of the record.
    #[ts(type = "string")]
    pub head: Hash,
    /// The head as words that can be read out.
    pub words: String,
    /// What was found, the first bad change first.
    pub findings: Vec<Finding>,
}

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Finding {
    /// The change that is altered, where it is one.
    pub change: Option<ChangeId>,
    /// What is wrong, in words.
    pub what: String,
}

/// The tables that must follow from the log.
const TABLES: [&str; 13] = [
    "title",
    "revision",
    "clause",
    "draft",
    "draft_clause",
    "numbering",
    "session",
    "participant",
    "source",
    "input",
    "link",
    "comment",
    "note",
];

/// Longest list of findings.
const MOST: usize = 20;

impl Record {
    /// Checks the chains, the blobs and the tables. Reads only.
    ///
    /// # Errors
    /// Only where the file cannot be read at all.
    pub fn verify(&self) -> Result<Verdict> {
        let mut findings = Vec::new();
        quick_check(&self.db, &mut findings)?;
        let changes = chains(self, &mut findings)?;
        blobs(&self.db, &mut findings)?;
        if findings.is_empty() {
            tables(self, &mut findings)?;
        }
        let head = self.head()?;
        Ok(Verdict {
            good: findings.is_empty(),
            changes,
            head,
            words: words(head),
            findings,
        })
    }
}

fn quick_check(db: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut query = db.prepare("PRAGMA quick_check(5)")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        if said != "ok" {
            findings.push(Finding {
                change: None,
                what: format!("the file is damaged: {said}"),
            });
        }
    }
    Ok(())
}

/// Checks every change against its hash and its desk's change before; returns their number.
fn chains(record: &Record, findings: &mut Vec<Finding>) -> Result<i64> {
    let mut ends = std::collections::HashMap::new();
    let mut count = 0;
    let read = log::each(&record.db, i64::MAX, |change, edits| {
        count += 1;
        let (number, before) = ends
            .get(&change.desk)
            .copied()
            .unwrap_or((0, Hash([0; 32])));
        let computed = change.computed_hash(record.id, &edits);
        let what = if computed != change.hash {
            Some("has been altered")
        } else if change.number != number + 1 || change.before != before {
            Some("does not follow the change before it")
        } else {
            None
        };
        if let Some(what) = what.filter(|_| findings.len() < MOST) {
            findings.push(Finding {
                change: Some(change.id),
                what: format!(
                    "change {} ({}, {}) {what}",
                    change.seq, change.author, change.at
                ),
            });
        }
        ends.insert(change.desk, (change.number, change.hash));
        Ok(())
    });
    if let Err(error) = read {
        findings.push(Finding {
            change: None,
            what: format!("the log cannot be read: {error}"),
        });
    }
    let stray: i64 = record
        .db
        .query_row(include_str!("sql/stray_edits.sql"), [], |row| {
            row.get("stray")
        })?;
    if stray > 0 {
        findings.push(Finding {
            change: None,
            what: format!("{stray} edits belong to no change"),
        });
    }
    Ok(count)
}

/// Checks that every blob is what its name says.
fn blobs(db: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut query = db.prepare("SELECT hash, bytes FROM blob")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let hash = Hash(row.get("hash")?);
        let bytes = row.get_ref("bytes")?.as_blob().unwrap_or_default();
        if Hash::of(bytes) != hash && findings.len() < MOST {
            findings.push(Finding {
                change: None,
                what: format!("the text {hash} has been altered"),
            });
        }
    }
    Ok(())
}

/// Rebuilds the tables from the log and compares them with those of the file.
fn tables(record: &Record, findings: &mut Vec<Finding>) -> Result<()> {
    let rebuilt = match rebuild::rebuilt(record.path(), i64::MAX) {
        Ok(rebuilt) => rebuilt,
        Err(error) => {
            findings.push(Finding {
                change: None,
                what: format!("the tables cannot be rebuilt: {error}"),
            });
            return Ok(());
        }
    };
    for table in TABLES {
        let differ = |one: &str, other: &str| -> Result<i64> {
            Ok(rebuilt.query_row(
                &format!("SELECT count(*) FROM (SELECT * FROM {one}.{table} EXCEPT SELECT * FROM {other}.{table})"),
                [],
                |row| row.get(0),
            )?)
        };
        let rows = differ("main", "whole")?.max(differ("whole", "main")?);
        if rows > 0 {
            findings.push(Finding {
                change: None,
                what: format!("{rows} rows of the table “{table}” do not follow from the history"),
            });
        }
    }
    Ok(())
}

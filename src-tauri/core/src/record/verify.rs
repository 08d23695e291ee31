//! Verification: whether the history is whole and unaltered, and the tables follow from it.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use ts_rs::TS;

use super::blob::Hash;
use super::log::{self, words};
use super::open::{self, schema};
use super::{Record, Stop, rebuild};
use crate::error::{Error, Result};
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
const TABLES: [&str; 23] = [
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
    "input_passage",
    "input_speaker",
    "link",
    "comment",
    "note",
    "refusal",
    "phase",
    "expected",
    "term",
    "instrument",
    "proposal",
    "standing",
    "silence",
];

/// Longest list of findings.
const MOST: usize = 20;

impl Record {
    /// Checks the schema, the chains, the blobs, the tables and their indices. Reads only.
    ///
    /// Whatever is altered in the file is found, or changes nothing that anybody reads from
    /// it: the bytes between two cells of a page belong to no row.
    ///
    /// # Errors
    /// Only where the file cannot be read at all.
    pub fn verify(&self) -> Result<Verdict> {
        let (path, stop) = (self.path(), self.stop.as_ref());
        let (mut findings, changes, tables) = std::thread::scope(|threads| {
            let tables = threads.spawn(move || tables(path, stop));
            let pages = threads.spawn(move || pages(path, stop));
            let history = history(self);
            let (tables, pages) = (joined(tables), joined(pages));
            let (mut findings, changes) = history?;
            // A change that is altered is named first; the pages say less of it.
            findings.extend(pages?);
            Ok::<_, Error>((findings, changes, tables))
        })?;
        // Tables that follow from an altered history say nothing.
        if findings.is_empty() {
            findings = tables?;
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

/// Waits for a thread, and panics where it did.
fn joined<T>(thread: std::thread::ScopedJoinHandle<'_, T>) -> T {
    match thread.join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Checks the schema, the chains and the blobs; returns the number of changes, too.
fn history(record: &Record) -> Result<(Vec<Finding>, i64)> {
    let mut findings = Vec::new();
    match schema::check(&record.db, &record.path) {
        Ok(()) => {}
        Err(Error::Damaged { what, .. }) => findings.push(Finding { change: None, what }),
        Err(error) => findings.push(damaged(&said(error))),
    }
    let changes = chains(record, &mut findings)?;
    blobs(&record.db, &mut findings)?;
    order(&record.db, &mut findings)?;
    Ok((findings, changes))
}

/// Checks every page of the file, and every index against its table, on a connection of
/// its own.
fn pages(path: &Path, stop: Option<&Stop>) -> Result<Vec<Finding>> {
    let mut db = Connection::open_with_flags(
        open::uri(path, "?mode=ro"),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
    )?;
    db.busy_timeout(open::BUSY)?;
    db.execute_batch("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF;")?;
    if let Some(stop) = stop {
        stop.watch(&mut db)?;
    }
    let mut findings = Vec::new();
    let mut check = || -> Result<()> {
        let mut query = db.prepare("PRAGMA integrity_check(5)")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let said: String = row.get(0)?;
            if said != "ok" {
                // A heading of its own, then a line for each thing found.
                let lines = said.lines().filter(|line| !line.starts_with("***"));
                findings.push(damaged(&lines.collect::<Vec<_>>().join("; ")));
            }
        }
        Ok(())
    };
    match check() {
        Ok(()) => {}
        Err(Error::Stored { what }) => findings.push(damaged(&what)),
        Err(error) => return Err(error),
    }
    Ok(findings)
}

/// Returns what does not read, without the advice to whoever is not verifying yet.
fn said(error: Error) -> String {
    match error {
        Error::Stored { what } => what,
        other => other.to_string(),
    }
}

fn damaged(said: &str) -> Finding {
    Finding {
        change: None,
        what: format!("the file is damaged: {said}"),
    }
}

/// Checks that the local numbers, which no hash covers, run without a gap: those of the
/// changes from 1, those of the edits in each change.
fn order(db: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    for (table, sql) in [
        ("change", include_str!("sql/changes_in_order.sql")),
        ("edit", include_str!("sql/edits_in_order.sql")),
    ] {
        let runs: bool = db.query_row(sql, [], |row| row.get("runs"))?;
        if !runs {
            findings.push(Finding {
                change: None,
                what: format!(
                    "the rows of the table “{table}” are not numbered one after the other"
                ),
            });
        }
    }
    let identities: i64 = db.query_row(
        "SELECT count(*) AS many FROM record NOT INDEXED",
        [],
        |row| row.get("many"),
    )?;
    if identities != 1 {
        findings.push(Finding {
            change: None,
            what: format!("it says of itself {identities} times which record it is"),
        });
    }
    Ok(())
}

/// Checks every change against its hash and its desk's change before; returns their number.
fn chains(record: &Record, findings: &mut Vec<Finding>) -> Result<i64> {
    let mut ends = std::collections::HashMap::new();
    let mut count = 0;
    let read = log::each(&record.db, |change, edits| {
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
    let what = match read {
        Ok(0) => None,
        Ok(stray) => Some(format!(
            "{stray} edits belong to no change where they stand"
        )),
        Err(Error::Stopped) => return Err(Error::Stopped),
        Err(error) => Some(format!("the log cannot be read: {}", said(error))),
    };
    findings.extend(what.map(|what| Finding { change: None, what }));
    Ok(count)
}

/// Checks that every blob is what its name says, and that none is missing.
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
    let mut query = db.prepare(include_str!("sql/missing_blobs.sql"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        if findings.len() < MOST {
            let hash = Hash(row.get("hash")?);
            findings.push(Finding {
                change: None,
                what: format!("the text {hash} is missing"),
            });
        }
    }
    Ok(())
}

/// Rebuilds the tables from the log and compares them with those of the file.
fn tables(path: &Path, stop: Option<&Stop>) -> Result<Vec<Finding>> {
    let rebuilt = match rebuild::rebuilt(path, i64::MAX, stop) {
        Ok(rebuilt) => rebuilt,
        Err(Error::Stopped) => return Err(Error::Stopped),
        Err(error) => {
            return Ok(vec![Finding {
                change: None,
                what: format!("the tables cannot be rebuilt: {}", said(error)),
            }]);
        }
    };
    let mut findings = Vec::new();
    for table in TABLES {
        if same(&rebuilt, table)? {
            continue;
        }
        let rows = differing(&rebuilt, table)?;
        if rows > 0 {
            findings.push(Finding {
                change: None,
                what: match rows {
                    1 => format!("a row of the table “{table}” does not follow from the history"),
                    _ => {
                        format!("{rows} rows of the table “{table}” do not follow from the history")
                    }
                },
            });
        }
    }
    Ok(findings)
}

/// Tells whether the rows of a table are the same in the same order: the quick answer for
/// a table that nobody has altered. The tables themselves are read, not their indices,
/// which could say something else.
fn same(rebuilt: &Connection, table: &str) -> Result<bool> {
    let mut ours = rebuilt.prepare(&format!("SELECT * FROM main.{table} NOT INDEXED"))?;
    let mut theirs = rebuilt.prepare(&format!("SELECT * FROM whole.{table} NOT INDEXED"))?;
    let columns = ours.column_count();
    if theirs.column_count() != columns {
        return Ok(false);
    }
    let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
    loop {
        match (ours.next()?, theirs.next()?) {
            (None, None) => return Ok(true),
            (Some(our), Some(their)) => {
                for column in 0..columns {
                    if our.get_ref(column)? != their.get_ref(column)? {
                        return Ok(false);
                    }
                }
            }
            _ => return Ok(false),
        }
    }
}

/// Counts the rows that only one of the two has.
fn differing(rebuilt: &Connection, table: &str) -> Result<i64> {
    let only_in = |one: &str, other: &str| {
        rebuilt.query_row(
            &format!("SELECT count(*) FROM (SELECT * FROM {one}.{table} EXCEPT SELECT * FROM {other}.{table})"),
            [],
            |row| row.get::<_, i64>(0),
        )
    };
    Ok(only_in("main", "whole")?.max(only_in("whole", "main")?))
}

//! The schema: made in a new file, and compared in a file from elsewhere.

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::Connection;

use crate::error::{Error, Result};

/// Makes the tables of a record. Their definitions stand in the file without comments,
/// which nobody checks.
pub(super) fn make(db: &Connection) -> Result<()> {
    for sql in [
        include_str!("../schema.sql"),
        include_str!("../tables.sql"),
        include_str!("../indices.sql"),
    ] {
        db.execute_batch(&plain(sql))?;
    }
    Ok(())
}

/// Checks that a file has exactly our tables and indices: no trigger, no view, nothing more.
///
/// # Errors
/// [`Error::FileTooOld`] where it keeps its edits as earlier versions did, or
/// [`Error::Damaged`], with the first that differs.
pub(in crate::record) fn check(db: &Connection, path: &Path) -> Result<()> {
    let fresh = Connection::open_in_memory()?;
    make(&fresh)?;
    let (ours, theirs) = (objects(&fresh)?, objects(db)?);
    if ours != theirs && check_log(db, path).is_ok() && log_before()?.is_subset(&theirs) {
        return Err(Error::FileTooOld {
            path: path.to_owned(),
        });
    }
    let what = match (
        ours.difference(&theirs).next(),
        theirs.difference(&ours).next(),
    ) {
        (None, None) => return Ok(()),
        (Some(missing), _) => format!("the {} “{}” is not as it should be", missing.0, missing.1),
        (None, Some(extra)) => format!("it has a {} “{}” of its own", extra.0, extra.1),
    };
    Err(damaged(path, &what))
}

/// Checks that a file has exactly our log, whatever its other tables are: every change can
/// be read from it, and no trigger or view stands in it.
///
/// # Errors
/// [`Error::Damaged`], with the first that differs.
pub(in crate::record) fn check_log(db: &Connection, path: &Path) -> Result<()> {
    let theirs = objects(db)?;
    let before = log_before()?;
    let ours = match before.is_subset(&theirs) {
        true => before,
        false => log_of(&[include_str!("../schema.sql")])?,
    };
    let extra = |(kind, _, table, _): &&Object| {
        (kind != "table" && kind != "index") || ours.iter().any(|(_, _, known, _)| known == table)
    };
    let what = match (
        ours.difference(&theirs).next(),
        theirs.difference(&ours).find(extra),
    ) {
        (None, None) => return Ok(()),
        (Some(missing), _) => format!("the {} “{}” is not as it should be", missing.0, missing.1),
        (None, Some(extra)) => format!("it has a {} “{}” of its own", extra.0, extra.1),
    };
    Err(damaged(path, &what))
}

/// The log as earlier versions kept it.
fn log_before() -> Result<BTreeSet<Object>> {
    log_of(&[include_str!("../schema.sql"), include_str!("earlier.sql")])
}

fn log_of(sql: &[&str]) -> Result<BTreeSet<Object>> {
    let fresh = Connection::open_in_memory()?;
    sql.iter()
        .try_for_each(|sql| fresh.execute_batch(&plain(sql)))?;
    objects(&fresh)
}

fn damaged(path: &Path, what: &str) -> Error {
    Error::Damaged {
        path: path.to_owned(),
        what: what.chars().filter(|c| !c.is_control()).take(200).collect(),
    }
}

/// One thing in a schema: type, name, table and definition.
type Object = (String, String, String, String);

/// Everything in a schema.
fn objects(db: &Connection) -> Result<BTreeSet<Object>> {
    let mut query = db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
    let rows = query.query_map([], |row| {
        let sql: Option<String> = row.get("sql")?;
        Ok((
            row.get("type")?,
            row.get("name")?,
            row.get("tbl_name")?,
            plain(&sql.unwrap_or_default()),
        ))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns a definition without comments and layout, so that rewording a comment in the
/// schema estranges no file. Inside quotes, too, a line end leaves a blank as its trace.
pub(super) fn plain(sql: &str) -> String {
    let words = sql.lines().flat_map(|line| {
        let code = line.split("--").next().unwrap_or_default();
        code.split_ascii_whitespace()
    });
    words.collect::<Vec<_>>().join(" ")
}

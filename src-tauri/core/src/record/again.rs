//! A record made again from its history, in a new file.
//!
//! The tables follow from the log, so that a file whose tables are damaged, or are those of
//! an earlier version, gives the same record again as long as its history is whole. The
//! file itself stays as it is.

use std::path::Path;

use super::open::schema;
use super::{Access, Record, Verdict, blob, log, row};
use crate::error::{Error, Result};
use crate::ids::DeskId;

impl Record {
    /// Makes a record in a new file from the history that another file holds: the same
    /// record, with its identity and head. A backup, an older copy, a file of an earlier
    /// version and one with damaged tables serve.
    ///
    /// # Errors
    /// As [`Record::open`], [`Error::FileExists`], the disk's refusal, or
    /// [`Error::Damaged`] where the history itself is not whole; no file is left then.
    pub fn from_log(path: &Path, old: &Path, desk: DeskId) -> Result<Record> {
        Record::taken_from(path, old, desk).map_err(|error| match error {
            Error::Stored { what } => damaged(old, what),
            error => error.beside(path),
        })
    }

    fn taken_from(path: &Path, old: &Path, desk: DeskId) -> Result<Record> {
        let source = Record::open(old, Access::Read, desk)?;
        schema::check_log(source.db(), old)?;
        let mut record = Record::blank(path, source.id, desk)?;
        let made = record.take_over(&source).and_then(|()| {
            let (verdict, head) = (record.verify()?, source.head()?);
            match verdict {
                Verdict { good: true, .. } if verdict.head == head => Ok(()),
                verdict => {
                    let what = verdict.findings.into_iter().next().map(|found| found.what);
                    Err(damaged(
                        old,
                        what.unwrap_or_else(|| "its head differs".to_owned()),
                    ))
                }
            }
        });
        match made {
            Ok(()) => Ok(record),
            Err(error) => {
                record.abandon();
                Err(error)
            }
        }
    }

    /// Copies texts and changes, and makes the tables that follow from them.
    fn take_over(&mut self, source: &Record) -> Result<()> {
        let transaction = self.db.transaction()?;
        let mut query = source.db.prepare("SELECT bytes FROM blob NOT INDEXED")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            blob::put(&transaction, &row.get::<_, Vec<u8>>("bytes")?)?;
        }
        let strays = log::each(&source.db, |change, edits| {
            if change.computed_hash(source.id, &edits) != change.hash {
                return Err(damaged(
                    &source.path,
                    format!(
                        "change {} ({}, {}) has been altered",
                        change.seq, change.author, change.at
                    ),
                ));
            }
            for (before, edit) in edits.iter().enumerate() {
                log::add_edit(&transaction, change.seq, before, edit)?;
                row::project(&transaction, edit, change.seq)?;
            }
            log::append(&transaction, &change)
        })?;
        if strays > 0 {
            return Err(damaged(
                &source.path,
                format!("{strays} edits belong to no change where they stand"),
            ));
        }
        Ok(transaction.commit()?)
    }
}

fn damaged(file: &Path, what: String) -> Error {
    Error::Damaged {
        path: file.to_owned(),
        what,
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::By;

    fn sample() -> (tempfile::TempDir, std::path::PathBuf, DeskId, blob::Hash) {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("the secretariat", jiff::Timestamp::UNIX_EPOCH, [3; 16]);
        let desk = by.id();
        let path = folder.path().join("sample.travaux");
        let record = crate::sample::create(&path, desk, &mut by).unwrap();
        let head = record.head().unwrap();
        drop(record);
        (folder, path, desk, head)
    }

    fn tamper(path: &Path, sql: &str) {
        Connection::open(path)
            .unwrap()
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"))
            .unwrap();
    }

    /// Gives a file the log of earlier versions.
    fn keep_edits_as_before(path: &Path) {
        let earlier = include_str!("open/earlier.sql");
        tamper(
            path,
            &format!(
                "CREATE TEMP TABLE kept AS SELECT * FROM edit ORDER BY nth; {earlier}
                 INSERT INTO edit (change, kind, version, row, after)
                 SELECT change, kind, version, row, after FROM kept ORDER BY nth"
            ),
        );
    }

    #[test]
    fn a_file_of_an_earlier_version_becomes_the_same_record_in_a_new_file() {
        let (folder, old, desk, head) = sample();
        tamper(
            &old,
            "DROP TABLE silence; DROP TABLE refusal; DROP INDEX link_input;
             ALTER TABLE link DROP COLUMN accepted; ALTER TABLE session ADD COLUMN room TEXT;
             UPDATE clause SET removed = 1",
        );
        keep_edits_as_before(&old);
        let before = std::fs::read(&old).unwrap();
        let data = folder.path().join("data");
        assert!(matches!(
            Record::open_guarded(&old, Access::Write, desk, &data),
            Err(Error::FileTooOld { path }) if path == old
        ));
        let path = folder.path().join("again.travaux");
        let again = Record::from_log(&path, &old, desk).unwrap();
        assert_eq!(again.head().unwrap(), head);
        drop(again);
        let again = Record::open_guarded(&path, Access::Write, desk, &data).unwrap();
        assert!(again.verify().unwrap().good);
        assert_eq!(
            std::fs::read(&old).unwrap(),
            before,
            "the old file stays as it is"
        );
    }

    #[test]
    fn a_history_that_is_not_whole_is_refused_and_leaves_no_file() {
        let (folder, old, desk, _) = sample();
        let whole = std::fs::read(&old).unwrap();
        let path = folder.path().join("again.travaux");
        for (sql, said) in [
            (
                "UPDATE change SET author = 'nobody' WHERE seq = 3",
                "change 3 (nobody",
            ),
            (
                "DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)",
                "belong to no change",
            ),
            (
                "DELETE FROM blob WHERE hash = (SELECT text FROM revision LIMIT 1)",
                "is missing",
            ),
            ("DROP TABLE edit; CREATE TABLE edit (nth)", "“edit"),
            ("CREATE VIEW v AS SELECT 1", "“v”"),
        ] {
            std::fs::write(&old, &whole).unwrap();
            tamper(&old, sql);
            let refused = Record::from_log(&path, &old, desk)
                .err()
                .unwrap()
                .to_string();
            assert!(refused.contains(said), "{sql}: {refused}");
            assert!(!path.exists());
        }
    }
}

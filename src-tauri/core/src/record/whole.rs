//! The whole record as JSON: every change with its edits, and every text and file, to the
//! byte, so that a new file can be made from it that verifies with the same tables.
//!
//! ```text
//! {"format": "travaux record", "version": 1,
//!  "record": id, "head": hash,
//!  "blobs":   [text | {"hex": "…"}],
//!  "changes": [{"id", "desk", "number", "clock", "at", "author", "action", "undoes",
//!               "seen", "before", "hash",
//!               "edits": [{"kind", "version", "row", "after"}]}]}
//! ```
//!
//! `action` and `after` are JSON inside a text, since the hash covers their bytes; `kind`
//! is the name of [`Kind`]; `seen`, hashes and what is no UTF-8 are hexadecimal digits;
//! changes stand in local order. The title, the clauses, drafts, sources and all else are
//! rows in `edits`, their words in `blobs`, by SHA-256.

use std::io::Write;
use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::blob::{self, Hash};
use super::log::{self, Change};
use super::row::{self, Edit, Kind};
use super::{Record, Verdict};
use crate::error::{Error, Result};
use crate::ids::{ChangeId, DeskId, RecordId};

const FORMAT: &str = "travaux record";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Whole {
    format: String,
    version: u32,
    record: RecordId,
    head: Hash,
    blobs: Vec<Bytes>,
    changes: Vec<Told>,
}

/// Bytes, as text where they are that.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Bytes {
    Text(String),
    Other { hex: String },
}

/// A change as it is told.
#[derive(Serialize, Deserialize)]
struct Told {
    id: ChangeId,
    desk: DeskId,
    number: i64,
    clock: i64,
    at: String,
    author: String,
    action: Bytes,
    undoes: Option<ChangeId>,
    seen: String,
    before: Hash,
    hash: Hash,
    edits: Vec<ToldEdit>,
}

#[derive(Serialize, Deserialize)]
struct ToldEdit {
    kind: Kind,
    version: u16,
    row: Uuid,
    after: Option<Bytes>,
}

/// Tells whether JSON is a whole record, as far as it says of itself.
pub(crate) fn is_one(json: &str) -> bool {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    serde_json::from_str(json).is_ok_and(|named: Named| named.format == FORMAT)
}

impl Record {
    /// Writes the whole record as JSON.
    ///
    /// # Errors
    /// [`Error::Stored`] where something cannot be read, or the disk's refusal.
    pub fn write_whole(&self, out: impl Write) -> Result<()> {
        let mut blobs = Vec::new();
        let mut query = self.db.prepare("SELECT bytes FROM blob ORDER BY hash")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            blobs.push(Bytes::of(row.get("bytes")?));
        }
        let mut changes = Vec::new();
        log::each(&self.db, |change, edits| {
            changes.push(Told::of(change, edits));
            Ok(())
        })?;
        let whole = Whole {
            format: FORMAT.to_owned(),
            version: VERSION,
            record: self.id,
            head: self.head()?,
            blobs,
            changes,
        };
        serde_json::to_writer_pretty(out, &whole).map_err(|problem| Error::File {
            path: self.path.clone(),
            verb: "written out",
            problem: problem.to_string(),
        })
    }

    /// Makes a record in a new file from [`Record::write_whole`]'s JSON. It is the same
    /// record: its identity, history and head are those that were written.
    ///
    /// # Errors
    /// [`Error::Unreadable`] where the JSON is no whole record or does not verify,
    /// [`Error::FileExists`], or the disk's refusal; no file is left then.
    pub fn from_whole(path: &Path, json: &[u8], desk: DeskId) -> Result<Record> {
        let whole: Whole = serde_json::from_slice(json)
            .map_err(|problem| refused(&format!("it is no whole record ({problem})")))?;
        if whole.format != FORMAT || whole.version > VERSION {
            return Err(refused("it was written by a newer version; update Travaux"));
        }
        let mut record = Record::blank(path, whole.record, desk)?;
        let made = record.take_in(&whole).and_then(|()| record.verify());
        match made {
            Ok(Verdict {
                good: true, head, ..
            }) if head == whole.head => Ok(record),
            Ok(verdict) => {
                let what = verdict
                    .findings
                    .first()
                    .map(|finding| finding.what.as_str());
                let problem = refused(what.unwrap_or("its head is not the one that it names"));
                record.abandon();
                Err(problem)
            }
            Err(problem) => {
                record.abandon();
                Err(match problem {
                    Error::Unreadable { .. } => problem,
                    other => refused(&other.to_string()),
                })
            }
        }
    }

    fn take_in(&mut self, whole: &Whole) -> Result<()> {
        let transaction = self.db.transaction()?;
        for bytes in &whole.blobs {
            blob::put(&transaction, &bytes.bytes()?)?;
        }
        for (seq, told) in (1_i64..).zip(&whole.changes) {
            let (change, edits) = told.change(seq)?;
            if change.computed_hash(self.id, &edits) != change.hash {
                return Err(refused(&format!("change {} was altered", change.id)));
            }
            for (before, edit) in edits.iter().enumerate() {
                log::add_edit(&transaction, seq, before, edit)?;
                row::project(&transaction, edit, seq)?;
            }
            log::append(&transaction, &change)?;
        }
        Ok(transaction.commit()?)
    }
}

fn refused(problem: &str) -> Error {
    Error::Unreadable {
        problem: format!("no record can be made from this file: {problem}"),
    }
}

impl Told {
    fn of(change: Change, edits: Vec<Edit>) -> Told {
        Told {
            id: change.id,
            desk: change.desk,
            number: change.number,
            clock: change.clock,
            at: change.at,
            author: change.author,
            action: Bytes::of(change.action),
            undoes: change.undoes,
            seen: hex(&change.seen),
            before: change.before,
            hash: change.hash,
            edits: edits
                .into_iter()
                .map(|edit| ToldEdit {
                    kind: edit.kind,
                    version: edit.version,
                    row: edit.row,
                    after: edit.after.map(Bytes::of),
                })
                .collect(),
        }
    }

    fn change(&self, seq: i64) -> Result<(Change, Vec<Edit>)> {
        let edits = self.edits.iter().map(|edit| {
            Ok(Edit {
                kind: edit.kind,
                version: edit.version,
                row: edit.row,
                after: edit.after.as_ref().map(Bytes::bytes).transpose()?,
            })
        });
        let change = Change {
            seq,
            id: self.id,
            desk: self.desk,
            number: self.number,
            clock: self.clock,
            at: self.at.clone(),
            author: self.author.clone(),
            action: self.action.bytes()?,
            undoes: self.undoes,
            seen: from_hex(&self.seen)?,
            before: self.before,
            hash: self.hash,
        };
        Ok((change, edits.collect::<Result<_>>()?))
    }
}

impl Bytes {
    fn of(bytes: Vec<u8>) -> Bytes {
        match String::from_utf8(bytes) {
            Ok(text) => Bytes::Text(text),
            Err(other) => Bytes::Other {
                hex: hex(other.as_bytes()),
            },
        }
    }

    fn bytes(&self) -> Result<Vec<u8>> {
        match self {
            Bytes::Text(text) => Ok(text.clone().into_bytes()),
            Bytes::Other { hex } => from_hex(hex),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half & 15)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
        .collect()
}

fn from_hex(digits: &str) -> Result<Vec<u8>> {
    let bad = || refused("some of its bytes are no hexadecimal digits");
    if !digits.len().is_multiple_of(2) || !digits.is_ascii() {
        return Err(bad());
    }
    (0..digits.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| bad()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::By;

    fn sample() -> (tempfile::TempDir, Record, DeskId) {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("the secretariat", jiff::Timestamp::UNIX_EPOCH, [3; 16]);
        let desk = by.id();
        let path = folder.path().join("sample.travaux");
        let record = crate::sample::create(&path, desk, &mut by).unwrap();
        (folder, record, desk)
    }

    fn written(record: &Record) -> Vec<u8> {
        let mut json = Vec::new();
        record.write_whole(&mut json).unwrap();
        json
    }

    #[test]
    fn a_whole_record_becomes_the_same_record_in_a_new_file() {
        let (folder, record, desk) = sample();
        let json = written(&record);
        let path = folder.path().join("again.travaux");
        let again = Record::from_whole(&path, &json, desk).unwrap();
        assert_eq!(again.id(), record.id());
        assert_eq!(again.head().unwrap(), record.head().unwrap());
        assert_eq!(written(&again), json);
        let found = |record: &Record| {
            format!(
                "{:?}",
                crate::search::find(record.db(), "migration", 20).unwrap()
            )
        };
        assert_eq!(found(&again), found(&record));
    }

    #[test]
    fn an_altered_or_cut_record_is_refused_and_leaves_no_file() {
        let (folder, record, desk) = sample();
        let json = String::from_utf8(written(&record)).unwrap();
        let path = folder.path().join("again.travaux");
        for altered in [
            json.replacen("the secretariat", "somebody else", 1),
            json.replacen("migrants", "Martians", 1),
            json.replacen("\"version\": 1,", "\"version\": 2,", 1),
            json.replacen("\"head\": \"", "\"head\": \"0", 1),
            json[..json.len() / 2].to_owned(),
        ] {
            assert_ne!(altered, json);
            let said = Record::from_whole(&path, altered.as_bytes(), desk)
                .err()
                .unwrap();
            let said = said.to_string();
            assert!(
                said.contains("no record can be made from this file"),
                "{said}"
            );
            assert!(!path.exists());
        }
    }
}

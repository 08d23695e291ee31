//! Flipped bits: each is reported, or it changes nothing that anybody can read.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::Wording;
use crate::text::{Kind, Series, outline};

const DESK: DeskId = DeskId(uuid::Uuid::from_u128(1));

/// Makes a record with some history.
fn written(path: &Path) {
    let at = Timestamp::from_second(1_517_800_000).unwrap();
    let mut by = By::new("Ana", at, [7; 16]);
    let mut record = Record::create(path, "A Compact", DESK, &mut by).unwrap();
    for nth in 0..12 {
        let add = Action::AddClause {
            clause: None,
            wording: Wording::plain(format!("Clause {nth} says this and that.")).unwrap(),
            kind: Kind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent: None,
            after: None,
            note: (nth % 3 == 0).then(|| "as asked".to_owned()),
        };
        record.apply(&mut by, &add).unwrap();
    }
    for item in outline::working(record.db()).unwrap() {
        let comment = Action::AddComment {
            comment: None,
            clause: item.clause,
            text: "ask the legal adviser".to_owned(),
        };
        record.apply(&mut by, &comment).unwrap();
    }
}

/// Everything that can be read from a file: the definitions, and each row as the table and
/// every index tell it.
fn said(path: &Path) -> Option<Vec<String>> {
    let read = || -> rusqlite::Result<Vec<String>> {
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut out = Vec::new();
        let mut dump = |sql: &str| -> rusqlite::Result<()> {
            let mut query = db.prepare(sql)?;
            let columns = query.column_count();
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let values: rusqlite::Result<Vec<rusqlite::types::Value>> =
                    (0..columns).map(|column| row.get(column)).collect();
                out.push(format!("{:?}", values?));
            }
            Ok(())
        };
        dump("SELECT type, name, tbl_name, sql FROM sqlite_schema")?;
        for table in [
            "change", "edit", "blob", "record", "revision", "clause", "comment",
        ] {
            dump(&format!("SELECT * FROM {table} NOT INDEXED"))?;
        }
        for (table, index, keys) in [
            ("edit", "edit_row", "row"),
            ("change", "change_author", "author, seq"),
            ("clause", "clause_place", "parent, place, id"),
            ("comment", "comment_clause", "clause"),
        ] {
            dump(&format!(
                "SELECT {keys} FROM {table} INDEXED BY {index} ORDER BY {keys}"
            ))?;
        }
        Ok(out)
    };
    read().ok()
}

/// Writes a record and returns where, and where the desk keeps its own.
fn made() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("compact.travaux");
    let data = folder.path().join("data");
    written(&path);
    (folder, path, data)
}

/// Goes through the bits of a file in no order, by a linear congruence.
fn bits(bytes: usize) -> impl FnMut() -> usize {
    let mut place: u64 = 12_345;
    move || {
        place = place
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (place >> 16) as usize % (bytes * 8)
    }
}

#[test]
fn a_flipped_bit_is_reported_or_changes_nothing_that_anybody_reads() {
    let (_folder, path, data) = made();
    let whole = std::fs::read(&path).unwrap();
    let before = said(&path).expect("it reads");
    let mut bits = bits(whole.len());
    let (mut reported, mut nothing) = (0, 0);
    for _ in 0..3_000 {
        let bit = bits();
        let mut flipped = whole.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        std::fs::write(&path, &flipped).unwrap();
        match Record::verify_apart(&path, DESK, &data) {
            Ok(verdict) if verdict.good => {
                assert_eq!(
                    said(&path).as_ref(),
                    Some(&before),
                    "bit {} of byte {} is not reported",
                    bit % 8,
                    bit / 8
                );
                nothing += 1;
            }
            _ => reported += 1,
        }
    }
    println!("{reported} of 3000 flips reported, {nothing} in bytes that belong to no row");
}

#[test]
fn what_this_desk_wrote_last_is_refused_when_it_is_flipped_or_cut_and_in_plain_words() {
    let (folder, path, data) = made();
    let again = folder.path().join("again.travaux");
    drop(Record::open_guarded(&path, Access::Write, DESK, &data).unwrap());
    let whole = std::fs::read(&path).unwrap();
    let before = said(&path).expect("it reads");
    let mut bits = bits(whole.len());
    for nth in 0..200 {
        let bit = bits();
        let mut altered = whole.clone();
        if nth % 4 == 0 {
            altered.truncate(bit / 8);
        } else {
            altered[bit / 8] ^= 1 << (bit % 8);
        }
        std::fs::write(&path, &altered).unwrap();
        let opened = Record::open_guarded(&path, Access::Write, DESK, &data).map(drop);
        if opened.is_ok() {
            assert_eq!(said(&path).as_ref(), Some(&before), "bit {bit}");
        }
        let made = Record::from_log(&again, &path, DESK).map(drop);
        let _ = std::fs::remove_file(&again);
        for error in [opened, made].into_iter().filter_map(Result::err) {
            let sentence = error.to_string();
            let advised = ["make it again", "choose another", "update the program"]
                .iter()
                .any(|advice| sentence.contains(advice));
            let foreign = ["malformed", "not a database", "SQL", "no such"]
                .iter()
                .any(|words| sentence.contains(words));
            assert!(
                advised && !foreign && !sentence.contains('\n'),
                "{sentence}"
            );
        }
    }
}

#[test]
fn a_flip_inside_an_index_is_reported() {
    let (_folder, path, data) = made();
    let page = {
        let db = Connection::open(&path).unwrap();
        let root: u32 = db
            .query_row(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'edit_row'",
                [],
                |row| row.get("rootpage"),
            )
            .unwrap();
        root as usize
    };
    let mut bytes = std::fs::read(&path).unwrap();
    // The last bytes of a page are those of a cell.
    bytes[page * 4096 - 3] ^= 4;
    std::fs::write(&path, &bytes).unwrap();
    let verdict = Record::verify_apart(&path, DESK, &data).unwrap();
    assert!(!verdict.good);
    assert!(
        verdict
            .findings
            .iter()
            .any(|finding| finding.what.contains("index edit_row")),
        "{verdict:?}"
    );
}

#[test]
fn what_the_schema_does_not_have_and_what_it_lacks_are_reported() {
    let (_folder, path, data) = made();
    let whole = std::fs::read(&path).unwrap();
    for (sql, said) in [
        ("CREATE TABLE extra (x)", "“extra”"),
        ("CREATE VIEW v AS SELECT 1", "“v”"),
        ("DROP INDEX edit_row", "“edit_row”"),
        ("INSERT INTO record VALUES (zeroblob(16))", "2 times"),
        (
            "UPDATE edit SET nth = 1000 WHERE nth = (SELECT max(nth) FROM edit)",
            "“edit”",
        ),
    ] {
        std::fs::write(&path, &whole).unwrap();
        Connection::open(&path)
            .unwrap()
            .execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"))
            .unwrap();
        let verdict = Record::verify_apart(&path, DESK, &data).unwrap();
        assert!(
            verdict
                .findings
                .iter()
                .any(|finding| finding.what.contains(said)),
            "{sql}: {verdict:?}"
        );
    }
}

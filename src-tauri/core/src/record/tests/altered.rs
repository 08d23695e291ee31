//! What is altered in the file is found.

use super::*;

#[test]
fn an_altered_history_is_found_and_named() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "Parties should report.", None, None);
    desk.rewords(clause, "Parties shall report.");
    let path = desk.record.path().to_owned();
    let tamper = |sql: &str| {
        rusqlite::Connection::open(&path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    };
    tamper("UPDATE change SET author = 'somebody else' WHERE seq = 2");
    let verdict = desk.record.verify().unwrap();
    assert!(!verdict.good);
    assert!(verdict.findings[0].what.contains("change 2"), "{verdict:?}");
    tamper("UPDATE change SET author = 'the secretariat' WHERE seq = 2");
    assert!(desk.record.verify().unwrap().good);
    tamper("UPDATE clause SET removed = 1");
    let verdict = desk.record.verify().unwrap();
    assert!(verdict.findings[0].what.contains("“clause”"), "{verdict:?}");
}

#[test]
fn whatever_is_taken_from_the_log_or_put_into_it_is_found() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "Parties should report.", None, None);
    desk.rewords(clause, "Parties shall report.");
    let path = desk.record.path().to_owned();
    let whole = std::fs::read(&path).unwrap();
    for (sql, said) in [
        ("DELETE FROM edit WHERE change = 2", "change 2"),
        (
            "INSERT INTO edit (nth, kind, version, row) SELECT (2 << 32) + 1, kind, version, row FROM edit WHERE change = 3",
            "change 2",
        ),
        (
            "INSERT INTO edit (nth, kind, version, row) SELECT 9 << 32, kind, version, row FROM edit WHERE change = 3",
            "belong to no change",
        ),
        (
            "UPDATE edit SET nth = -nth; UPDATE edit SET nth = (4 << 32) + nth",
            "change 1",
        ),
        ("DELETE FROM change WHERE seq = 3", "belong to no change"),
        ("UPDATE blob SET bytes = x'00'", "has been altered"),
        (
            "DELETE FROM blob WHERE hash IN (SELECT text FROM revision WHERE number = 1)",
            "is missing",
        ),
        (
            "UPDATE revision SET place = 'k' WHERE number = 1",
            "“revision”",
        ),
        ("DELETE FROM revision WHERE number = 1", "“revision”"),
        ("INSERT INTO note VALUES (x'00', 'by nobody')", "“note”"),
    ] {
        std::fs::write(&path, &whole).unwrap();
        let file = rusqlite::Connection::open(&path).unwrap();
        file.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"))
            .unwrap();
        drop(file);
        desk.again();
        let verdict = desk.record.verify().unwrap();
        assert!(
            verdict
                .findings
                .iter()
                .any(|finding| finding.what.contains(said)),
            "{sql}: {verdict:?}"
        );
    }
    std::fs::write(&path, &whole).unwrap();
    desk.again();
    assert!(desk.record.verify().unwrap().good);
}

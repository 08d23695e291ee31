//! Whatever a document does to its reader, the parent hears one plain sentence.

use std::path::{Path, PathBuf};

use travaux::Stop;
use travaux::exchange::Reading;
use travaux::text::Document;
use travaux_cli::guard::LARGEST;

fn read_in_child(
    program: &Path,
    bytes: &[u8],
    name: &str,
    stop: &Stop,
) -> travaux::Result<Document> {
    travaux_cli::guard::read_in_child(program, bytes, name, Reading::AsItStands, stop)
}

/// The guarded child whose reader misbehaves.
fn reader() -> PathBuf {
    let travaux = Path::new(env!("CARGO_BIN_EXE_travaux"));
    travaux
        .with_file_name("examples")
        .join("misbehaving_reader")
}

fn refusal(name: &str) -> String {
    read_in_child(&reader(), b"", name, &Stop::default())
        .expect_err("it misbehaves")
        .to_string()
}

#[test]
fn a_document_comes_through_whole() {
    let words = "Nothing is agreed. ".repeat(100_000);
    let document = read_in_child(&reader(), words.as_bytes(), "echo", &Stop::default()).unwrap();
    assert_eq!(document.title, Some(words));
}

#[test]
fn a_reader_opens_no_file_and_makes_none() {
    assert_eq!(refusal("open"), "PermissionDenied; the record is unchanged");
    assert_eq!(
        refusal("create"),
        "PermissionDenied; the record is unchanged"
    );
    assert!(!Path::new("/tmp/travaux-guard").exists());
}

#[test]
fn a_reader_reaches_no_network_and_starts_no_program() {
    assert_eq!(
        refusal("connect"),
        "PermissionDenied; the record is unchanged"
    );
    assert_eq!(refusal("run"), "PermissionDenied; the record is unchanged");
}

#[test]
fn a_reader_that_wants_too_much_memory_is_stopped() {
    assert_eq!(
        refusal("hoard"),
        "“hoard” could not be read within 512 MiB of memory; save it in another format and import that; the record is unchanged"
    );
}

#[test]
fn a_reader_that_never_ends_is_stopped() {
    assert_eq!(
        refusal("loop"),
        "“loop” could not be read within 10 seconds; save it in another format and import that; the record is unchanged"
    );
}

#[test]
fn a_reader_that_waits_for_its_turn_is_not_stopped() {
    let read = read_in_child(&reader(), b"", "wait", &Stop::default()).unwrap();
    assert_eq!(read.title.as_deref(), Some("read"));
}

#[test]
fn a_reader_is_stopped_when_the_person_asks() {
    let stop = Stop::default();
    stop.now();
    let stopped = read_in_child(&reader(), b"", "loop", &stop);
    assert!(matches!(stopped, Err(travaux::Error::Stopped)));
}

#[test]
fn a_reader_that_crashes_is_one_sentence() {
    for name in ["nest", "abort"] {
        let refusal = refusal(name);
        assert!(
            refusal.starts_with(&format!("“{name}” could not be read")),
            "{refusal}"
        );
    }
}

#[test]
fn a_document_too_large_to_read_is_refused_before_it_is_fed() {
    let refusal = read_in_child(
        &reader(),
        &vec![b' '; LARGEST + 1],
        "huge.txt",
        &Stop::default(),
    )
    .unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "“huge.txt” has 65 MiB, more than can be read (64 MiB); import it in parts; the record is unchanged"
    );
}

#[test]
fn a_missing_reader_is_one_sentence() {
    let refusal =
        read_in_child(Path::new("/nowhere/travaux"), b"", "a.md", &Stop::default()).unwrap_err();
    assert!(
        refusal.to_string().contains("install Travaux again"),
        "{refusal}"
    );
}

#[test]
fn the_command_reads_in_its_child_what_it_would_read_itself() {
    let text = "# Compact\n\n## Objectives\n\n1. *Recalling* the **Charter** [shall / should]:\n   (a) data;\n   (b) pathways.\n";
    let guarded = read_in_child(
        Path::new(env!("CARGO_BIN_EXE_travaux")),
        text.as_bytes(),
        "a.md",
        &travaux::Stop::default(),
    );
    let plain = travaux::exchange::read(text.as_bytes(), "a.md").unwrap();
    assert!(!plain.blocks.is_empty());
    assert_eq!(guarded.unwrap(), plain);
}

#[test]
fn what_the_reader_refuses_reads_the_same_through_the_guard() {
    for (bytes, name) in [(&b""[..], "empty.md"), (b"\xff\xfe\xfd", "wrong.txt")] {
        let guarded = read_in_child(
            Path::new(env!("CARGO_BIN_EXE_travaux")),
            bytes,
            name,
            &Stop::default(),
        );
        let plain = travaux::exchange::read(bytes, name).unwrap_err();
        assert_eq!(guarded.unwrap_err().to_string(), plain.to_string());
    }
}

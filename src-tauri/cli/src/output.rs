//! What goes out: to the terminal, as JSON, or into a file, whole or not at all.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use serde::Serialize;
use travaux::Error;

use crate::ending::{Refusal, Result};

/// Prints lines for people; control characters of a text do nothing to the terminal.
pub(crate) fn people(text: &str) -> Result<()> {
    print(&harmless(text))
}

/// Prints a value as JSON, on one line.
pub(crate) fn json(value: &impl Serialize) -> Result<()> {
    let mut text = serde_json::to_string(value).expect("what is printed is plain data");
    text.push('\n');
    print(&text)
}

/// Prints text as it is. Whoever reads may stop reading.
pub(crate) fn print(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(problem) if problem.kind() != ErrorKind::BrokenPipe => Err(Refusal::Refused(format!(
            "the output could not be written ({problem}); free some space and try again"
        ))),
        _ => Ok(()),
    }
}

/// Says on stderr what was left out of a document, one sentence a line.
pub(crate) fn left_out(sentences: &[String]) {
    let mut err = std::io::stderr().lock();
    for sentence in sentences {
        let _ = writeln!(err, "left out: {}", harmless(sentence));
    }
}

/// Says something on stderr that is worth knowing and changes nothing.
pub(crate) fn note(sentence: &str) {
    // Where stderr is closed, nobody wants to know.
    let _ = writeln!(std::io::stderr(), "note: {}", harmless(sentence));
}

/// Replaces the control characters of a text, except line ends and tabs.
pub(crate) fn harmless(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// Returns the word by which JSON names a value.
pub(crate) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => other.map(|value| value.to_string()).unwrap_or_default(),
    }
}

/// Returns the word by which the command line names a choice.
pub(crate) fn named(choice: impl clap::ValueEnum) -> String {
    let value = choice.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

/// Counts things in words: "1 clause", "2 clauses".
pub(crate) fn counted(count: impl Into<u64>, what: &str) -> String {
    match count.into() {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

/// Writes a file whole or not at all; a record is never written over.
pub(crate) fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = |problem: std::io::Error| Error::file(path, "written", &problem);
    if is_record(path) {
        return Err(Error::FileExists {
            path: path.to_owned(),
        }
        .into());
    }
    if path.is_dir() {
        let problem = format!("{} is a folder; add a name for the file", path.display());
        return Err(Refusal::Refused(problem));
    }
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // Nothing half-written stays; where it cannot be removed, it is named `.part`.
        let _ = std::fs::remove_file(&part);
    }
    Ok(written.map_err(failed)?)
}

/// Returns true where a path leads to a database of SQLite, as a record is one.
pub(crate) fn is_record(path: &Path) -> bool {
    const MARK: &[u8; 16] = b"SQLite format 3\0";
    let mut start = [0; MARK.len()];
    path.is_file()
        && File::open(path)
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok()
        && start == *MARK
}

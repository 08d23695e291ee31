//! The child's side: gives everything up, then reads.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use travaux::text::Document;
use travaux::{Error, Result};

use super::confine::confine;
use super::{Answer, LARGEST};

/// Reads the document on stdin with `read` and writes what came of it to stdout.
///
/// From here on the process can open no file, reach no network and start no
/// program; it should end when this returns.
pub fn serve(name: &str, read: impl FnOnce(&[u8], &str) -> Result<Document>) -> ExitCode {
    let answer = match confine() {
        Ok(()) => answer(name, read),
        Err(problem) => Answer::Error(format!("the reader could not be confined ({problem})")),
    };
    match serde_json::to_writer(io::stdout().lock(), &answer) {
        Ok(()) if io::stdout().flush().is_ok() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn answer(name: &str, read: impl FnOnce(&[u8], &str) -> Result<Document>) -> Answer {
    let mut bytes = Vec::new();
    let input = io::stdin().lock().take(LARGEST as u64);
    if let Err(problem) = { input }.read_to_end(&mut bytes) {
        return Answer::Error(format!("the document did not arrive ({problem})"));
    }
    match read(&bytes, name) {
        Ok(document) => Answer::Document(document),
        // The parent says again that the record is unchanged.
        Err(Error::Unreadable { problem }) => Answer::Error(problem),
        Err(error) => Answer::Error(error.to_string()),
    }
}

//! Files with one JSON object a line.

use std::path::Path;

use travaux::Error;

use crate::ending::{Refusal, Result};
use crate::{arguments, document};

/// What one line says, with its number from 1.
pub(crate) struct Line<T> {
    /// Its number.
    pub(crate) number: usize,
    /// What it says.
    pub(crate) value: T,
}

/// Reads a file of JSON lines by `parse`; blank lines count and say nothing. A line that
/// does not read is refused by `refuse`, which hears its number and the problem.
pub(crate) fn read<T>(
    path: &Path,
    refuse: impl Fn(usize, String) -> Error,
    parse: impl Fn(&str) -> serde_json::Result<T>,
) -> Result<Vec<Line<T>>> {
    let bytes = document::bytes(path)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.split(|byte| *byte == b'\n')) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        let value = std::str::from_utf8(line)
            .map_err(|_| refuse(number, "it is not UTF-8".to_owned()))
            .and_then(|line| parse(line).map_err(|problem| refuse(number, said(&problem))))?;
        lines.push(Line { number, value });
    }
    if lines.is_empty() {
        return Err(Error::Unreadable {
            problem: format!("{} has no line in it; choose another file", path.display()),
        }
        .into());
    }
    Ok(lines)
}

/// Names the file in a refusal that names one of its lines.
pub(crate) fn of(path: &Path, refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Refused(said) if said.starts_with("line ") => {
            Refusal::Refused(format!("{}, {said}", document::name(path)))
        }
        other => other,
    }
}

/// Says a problem of JSON without its line, which is always 1.
fn said(problem: &serde_json::Error) -> String {
    let said = problem.to_string();
    if let Some(said) = arguments::inside(&said) {
        return said;
    }
    match said.rsplit_once(" at line 1 column ") {
        Some((said, column)) if column != "0" => format!("{said} (column {column})"),
        Some((said, _)) => said.to_owned(),
        None => said,
    }
}

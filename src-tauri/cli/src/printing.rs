//! Printing for the desk, which has no typesetter in it: the command `travaux print-pdf` is
//! its child. What goes on paper in on stdin, as JSON; the PDF or one sentence out on stdout.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use travaux::exchange::print::Print;
use travaux::{Error, Result, Stop};

use crate::guard::parent::{converse, end};

/// The hidden command that is the child.
pub const COMMAND: &str = "print-pdf";

/// How every PDF begins, and no sentence.
const MARK: &[u8] = b"%PDF-";

/// How long a print may take.
const TIME: Duration = Duration::from_secs(120);

/// Sets a print as PDF in a child of `program`, which is the command `travaux`.
///
/// # Errors
/// [`Error::NotPrinted`], with one sentence that says why; [`Error::Stopped`].
pub fn print_in_child(program: &Path, print: &Print, stop: &Stop) -> Result<Vec<u8>> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|problem| {
            let program = program.display();
            not_printed(format!(
                "the typesetter {program} does not start ({problem}); install Travaux again"
            ))
        })?;
    let answer = converse(&mut child, print.json().as_bytes(), TIME, stop);
    end(&mut child, answer.is_some());
    match answer {
        Some(answer) if answer.starts_with(MARK) => Ok(answer),
        Some(answer) if !answer.is_empty() => {
            Err(not_printed(String::from_utf8_lossy(&answer).into_owned()))
        }
        None if stop.asked() => Err(Error::Stopped),
        _ => Err(not_printed(format!(
            "the pages could not be set within {} seconds; print it in parts, or write .html and print that",
            TIME.as_secs()
        ))),
    }
}

fn not_printed(problem: String) -> Error {
    Error::NotPrinted { problem }
}

//! What goes out as PDF.

use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use travaux::exchange::print::Print;
use travaux_pdf::Places;

use crate::ending::{Refusal, Result};

/// Returns true where a file's name asks for PDF.
pub(crate) fn is_meant(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
}

/// Sets a print.
pub(crate) fn pdf(print: &Print) -> Result<Vec<u8>> {
    set(&print.json())
}

fn set(print: &str) -> Result<Vec<u8>> {
    travaux_pdf::set(print, &Places::here())
        .map_err(|problem| Refusal::Refused(problem.to_string()))
}

/// Sets the print on stdin for the desk; the PDF goes to stdout, or the sentence that says
/// why there is none.
pub(crate) fn serve() -> ExitCode {
    let mut print = String::new();
    let answer = match std::io::stdin().read_to_string(&mut print) {
        Ok(_) => match set(&print) {
            Ok(pdf) => pdf,
            Err(Refusal::Refused(said) | Refusal::Usage(said)) => said.into_bytes(),
        },
        Err(problem) => format!("the pages did not arrive ({problem}); try again").into_bytes(),
    };
    match std::io::stdout().write_all(&answer) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

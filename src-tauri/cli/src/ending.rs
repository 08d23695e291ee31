//! How a command ends: the exit codes of the contract, and the one sentence of a refusal.

use std::io::Write;
use std::process::ExitCode;

use travaux::Error;

/// How a command that ran ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It is done: exit code 0.
    Done,
    /// The answer is no (altered, differs): exit code 1.
    No,
}

/// Why a command did not run.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It was called wrongly: exit code 2.
    Usage(String),
    /// It was refused, or something could not be read: exit code 3.
    Refused(String),
}

/// What a command returns.
pub(crate) type Result<T = Ending, E = Refusal> = std::result::Result<T, E>;

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        let more = match &error {
            Error::HistoryShorter { path, .. }
            | Error::FileTooOld { path }
            | Error::Damaged { path, .. } => {
                format!(": `travaux new NEW --from {}`", path.display())
            }
            Error::Stored { .. } => ": `travaux new NEW --from FILE`".to_owned(),
            _ => String::new(),
        };
        Refusal::Refused(format!("{error}{more}"))
    }
}

/// Says a refusal on stderr, in one line, and returns the exit code.
pub(crate) fn exit(ended: Result) -> ExitCode {
    let (code, sentence) = match ended {
        Ok(Ending::Done) => return ExitCode::SUCCESS,
        Ok(Ending::No) => return ExitCode::from(1),
        Err(Refusal::Usage(sentence)) => (2, sentence),
        Err(Refusal::Refused(sentence)) => (3, sentence),
    };
    let sentence: String = sentence
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    // Where stderr is closed, the code says it all the same.
    let _ = writeln!(std::io::stderr(), "travaux: {sentence}");
    ExitCode::from(code)
}

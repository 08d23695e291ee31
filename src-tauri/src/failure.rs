//! What the window hears when the desk says no: one sentence, and who can act.

use std::fmt::Display;
use std::path::PathBuf;

use serde::Serialize;
use travaux::{Error, Remedy};
use ts_rs::TS;

/// A refusal on its way to the window.
#[derive(Debug, Serialize, TS)]
pub struct Failure {
    /// One plain sentence that says what is wrong and what to do.
    pub message: String,
    /// Who can act on it.
    pub remedy: Remedy,
}

impl Failure {
    /// Reports something that only a mistake in the program can cause.
    pub(crate) fn bridge(problem: impl Display) -> Self {
        Failure {
            message: format!(
                "the window and the desk misunderstood each other ({problem}); nothing was lost: please report it"
            ),
            remedy: Remedy::Report,
        }
    }
}

impl Failure {
    /// Adds to the sentence where something is.
    pub(crate) fn with(mut self, whereabouts: &str) -> Self {
        self.message.push_str("; ");
        self.message.push_str(whereabouts);
        self
    }

    /// Says that a report is not written in files of an ending.
    pub(crate) fn not_written(ending: &str) -> Self {
        Failure {
            message: format!(
                "this report cannot be written as “.{ending}”; name the file .pdf, .html or .md (coverage and participation also .csv)"
            ),
            remedy: Remedy::ChooseFile,
        }
    }

    /// Says that what is being typed is nowhere but in the window.
    pub(crate) fn not_held(problem: &str) -> Self {
        Failure {
            message: format!(
                "the disk refused the recovery journal ({problem}): what you type is in this window only; free some space and press Ctrl+S before you close it"
            ),
            remedy: Remedy::SaveCopy,
        }
    }

    /// Says that what an earlier desk had typed does not read any more.
    pub(crate) fn damaged_journals(files: &[PathBuf]) -> Self {
        let files: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        Failure {
            message: format!(
                "text that was typed and not kept before may be missing: its recovery journal is damaged and stands, with all its bytes, under {}; look whether the last words are there, and type them again",
                files.join(" and ")
            ),
            remedy: Remedy::Report,
        }
    }

    /// Says that there is no record on the desk.
    pub(crate) fn no_record() -> Self {
        Failure {
            message: "no record is open; open one or make a new one".to_owned(),
            remedy: Remedy::ChooseFile,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure {
            remedy: error.remedy(),
            message: error.to_string(),
        }
    }
}

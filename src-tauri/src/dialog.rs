//! Asks the person for a file. The desk opens the dialog, never the page, so
//! that the page names no file by itself.

use std::fs;
use std::path::PathBuf;

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

use crate::desk::{Choice, Chooser};

/// Returns the system's own dialogs. They hold up the thread that asks, which
/// must not be the main one; requests never run there.
pub(crate) fn native<R: Runtime>(app: AppHandle<R>) -> Chooser {
    Box::new(move |choice, name| {
        let (title, kind, endings): (_, _, &[&str]) = match choice {
            Choice::Record => ("Open a record", "Travaux records", &["travaux"]),
            Choice::NewRecord => ("Make a record", "Travaux records", &["travaux"]),
            Choice::Document => (
                "Import a document",
                "Texts",
                &[
                    "docx", "odt", "rtf", "pdf", "md", "txt", "html", "htm", "xml",
                ],
            ),
            Choice::Export => (
                "Export: the ending of the name says the format",
                "Texts",
                &["docx", "pdf", "md", "txt", "html", "xml"],
            ),
            Choice::Report => (
                "Export: the ending of the name says the format",
                "Reports",
                &["pdf", "html", "md", "csv"],
            ),
        };
        let dialog = app.dialog().file().set_title(title);
        let dialog = dialog
            .add_filter(kind, endings)
            .add_filter("All files", &["*"]);
        let file = match choice {
            Choice::Record | Choice::Document => dialog.blocking_pick_file(),
            Choice::NewRecord | Choice::Export | Choice::Report => {
                dialog.set_file_name(name).blocking_save_file()
            }
        };
        file?.into_path().ok()
    })
}

/// Returns the answers of a test in the real window: each question takes the
/// first line, a path, of the file `answer` in the desk's data folder.
pub(crate) fn under_test(data: PathBuf) -> Chooser {
    Box::new(move |_, _| {
        let answer = data.join("answer");
        let paths = fs::read_to_string(&answer).ok()?;
        let (path, others) = paths.split_once('\n').unwrap_or((&paths, ""));
        fs::write(answer, others).ok()?;
        (!path.is_empty()).then(|| path.into())
    })
}

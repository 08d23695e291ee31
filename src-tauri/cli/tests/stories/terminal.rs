//! A terminal in a folder of its own, with a desk of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What a command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A terminal.
pub(crate) struct Terminal {
    folder: tempfile::TempDir,
}

impl Terminal {
    pub(crate) fn new() -> Terminal {
        Terminal {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// Returns a terminal with the record `text.travaux`.
    pub(crate) fn with_record() -> Terminal {
        let terminal = Terminal::new();
        terminal.done("new text.travaux --title Compact --at 2018-02-01T09:00:00Z");
        terminal
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), text).unwrap();
    }

    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Runs `travaux` with arguments between blanks; `_` stands for a blank inside one.
    pub(crate) fn run(&self, line: &str) -> Said {
        let args: Vec<String> = line.split(' ').map(|arg| arg.replace('_', " ")).collect();
        self.run_args(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    pub(crate) fn run_args(&self, args: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_travaux"))
            .args(args)
            .current_dir(self.folder.path())
            .env("TRAVAUX_DATA_DIR", self.path("desk"))
            .env("USER", "A. Rivera")
            .output()
            .unwrap();
        let said = Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!said.err.contains("panicked"), "{args:?}: {said:?}");
        said
    }

    /// Runs a command that is done, and returns what it printed.
    #[track_caller]
    pub(crate) fn done(&self, line: &str) -> String {
        let said = self.run(line);
        assert_eq!(said.code, 0, "{line}: {said:?}");
        said.out
    }

    /// Runs a command that is done, and reads the JSON that it printed.
    #[track_caller]
    pub(crate) fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.done(line)).unwrap()
    }

    /// Runs a command that is refused, and returns its one sentence. `text.travaux`, where
    /// it is there, is the same to the byte afterwards.
    #[track_caller]
    pub(crate) fn refused(&self, line: &str) -> String {
        let record = self.path("text.travaux");
        let before = std::fs::read(&record).ok();
        let said = self.run(line);
        assert_eq!(said.code, 3, "{line}: {said:?}");
        assert!(said.out.is_empty(), "{line}: {said:?}");
        let sentence = said.err.strip_suffix('\n').unwrap().to_owned();
        assert!(!sentence.contains('\n'), "{line}: {said:?}");
        assert_eq!(std::fs::read(&record).ok(), before, "{line}");
        sentence.strip_prefix("travaux: ").unwrap().to_owned()
    }
}

/// Returns a file of the real texts, and prints that it is missing where it is.
pub(crate) fn real(path: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("TRAVAUX_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let file = folder.join(path);
    if file.is_file() {
        return Some(file.canonicalize().unwrap());
    }
    println!("not at hand, so not tried: {}", file.display());
    None
}

/// Returns the texts of an array of objects, joined.
pub(crate) fn joined<'v>(objects: impl IntoIterator<Item = &'v Value>, by: &str) -> String {
    objects
        .into_iter()
        .map(|object| object["text"].as_str().unwrap())
        .collect::<Vec<_>>()
        .join(by)
}

/// Asserts what the contract promises of `compare --json`, given what `read` lists of both.
#[track_caller]
pub(crate) fn assert_lawful(compared: &Value, old: &Value, new: &Value) {
    let mut seen = [Vec::new(), Vec::new()];
    for row in compared["clauses"].as_array().unwrap() {
        let side = |name: &str| row[name].as_array().unwrap().clone();
        let words = row.get("words").and_then(Value::as_array);
        for (nth, (name, not)) in [("old", "add"), ("new", "remove")].into_iter().enumerate() {
            let clauses = side(name);
            if let Some(words) = words {
                let kept = words.iter().filter(|word| word["op"] != not);
                assert_eq!(joined(kept, ""), joined(&clauses, " "));
            }
            seen[nth].extend(clauses);
        }
        let sizes = (side("old").len(), side("new").len());
        let fits = match row["change"].as_str().unwrap() {
            "same" | "reworded" | "moved" | "moved-reworded" => sizes == (1, 1),
            "added" => sizes == (0, 1),
            "removed" => sizes == (1, 0),
            "split" => sizes.0 == 1 && sizes.1 > 1,
            "merged" => sizes.0 > 1 && sizes.1 >= 1,
            other => panic!("{other} is no change"),
        };
        assert!(fits, "{row}");
        assert!(
            words.is_some()
                || matches!(
                    row["change"].as_str().unwrap(),
                    "same" | "moved" | "added" | "removed"
                )
        );
    }
    for (seen, whole) in seen.iter_mut().zip([old, new]) {
        let key = |clause: &Value| (clause["number"].to_string(), clause["text"].to_string());
        let mut seen: Vec<_> = seen.iter().map(key).collect();
        let mut whole: Vec<_> = whole.as_array().unwrap().iter().map(key).collect();
        seen.sort();
        whole.sort();
        assert_eq!(seen, whole, "every clause stands in exactly one row");
    }
}

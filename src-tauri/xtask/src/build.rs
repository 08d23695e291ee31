//! Builds the window's page and, around it, the desk.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::project;
use crate::step::{Done, cargo, npm};

/// What the page is built from.
const PAGE_SOURCES: &[&str] = &[
    "ui/src",
    "ui/public",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
];

/// Builds the page into `ui/dist`, unless the one there is newer than its sources.
pub(crate) fn page() -> Done {
    let built = newest(&project("ui/dist/index.html"));
    let changed = PAGE_SOURCES.iter().map(|source| newest(&project(source)));
    if built.is_some() && built > changed.max().flatten() {
        println!("ui/dist is up to date");
        return Ok(());
    }
    npm(&["run", "--silent", "build"])
}

/// Builds the desk and the command line.
///
/// Always the whole workspace, in the profile of the tests: cargo would build
/// Tauri anew for any other choice of packages.
pub(crate) fn desk() -> Done {
    cargo(&["build", "--workspace"])
}

/// Returns when the youngest file in a file or folder was changed.
fn newest(path: &Path) -> Option<SystemTime> {
    if !path.is_dir() {
        return fs::metadata(path).ok()?.modified().ok();
    }
    let inside = fs::read_dir(path).ok()?.flatten();
    inside.filter_map(|entry| newest(&entry.path())).max()
}

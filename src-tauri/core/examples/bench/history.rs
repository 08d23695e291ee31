//! The same texts as a packed git history, to have something to stand beside.

use std::path::Path;
use std::process::Command;

use crate::table::Done;

/// Returns the bytes of the packed objects of a history with one commit a text.
pub(crate) fn packed(folder: &Path, texts: impl Iterator<Item = Vec<u8>>) -> Done<u64> {
    std::fs::create_dir(folder)?;
    git(folder, &["init", "--quiet"])?;
    for text in texts {
        std::fs::write(folder.join("text.md"), text)?;
        git(folder, &["add", "text.md"])?;
        git(folder, &["commit", "--quiet", "--message", "draft"])?;
    }
    git(folder, &["gc", "--quiet", "--aggressive", "--prune=now"])?;
    bytes(&folder.join(".git/objects"))
}

fn git(folder: &Path, args: &[&str]) -> Done {
    // Nobody's settings, and nobody's name.
    let done = Command::new("git")
        .args(["-c", "user.name=bench", "-c", "user.email=bench@localhost"])
        .args(["-c", "commit.gpgsign=false", "-c", "gc.auto=0"])
        .args(["-c", "core.hooksPath=/dev/null"])
        .args(args)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .output()?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(format!("git {}: {said}", args.join(" ")).into())
}

fn bytes(folder: &Path) -> Done<u64> {
    let mut sum = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        sum += if entry.file_type()?.is_dir() {
            bytes(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(sum)
}

//! Brings what a bare Debian with Rust and Node lacks, and says so before it does.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::process::Command;

use crate::project;
use crate::step::{Done, cargo, finish, npm, program};

/// A Debian package and what it is for.
type Package = (&'static str, &'static str);

/// What building the desk needs.
const TO_BUILD: &[Package] = &[
    (
        "build-essential",
        "the linker and the C compiler for SQLite",
    ),
    ("pkg-config", "finds the libraries below"),
    ("libwebkit2gtk-4.1-dev", "draws the window"),
    (
        "libdbus-1-dev",
        "tells a running desk that it was started again",
    ),
    ("fonts-noto-core", "letters of Arabic on paper"),
    ("fonts-noto-cjk", "letters of Chinese on paper"),
];

/// What opening a window without a display needs, as the tests do.
const TO_DRIVE: &[Package] = &[
    ("xvfb", "a display that nobody sees"),
    ("webkit2gtk-driver", "works the window in tests"),
    ("libxml2-utils", "validates what goes out as Akoma Ntoso"),
    (
        "libreoffice-writer-nogui",
        "accepts and rejects the changes of our Word files in tests",
    ),
    ("poppler-utils", "reads our PDF files in tests"),
];

/// The bridge between WebDriver and a Tauri window.
const TAURI_DRIVER: &str = "2.1.0";

/// Brings what the build needs.
pub(crate) fn to_build() -> Done {
    packages(TO_BUILD)?;
    node_modules()
}

/// Brings what the build needs, and what works the window without a person.
pub(crate) fn to_drive() -> Done {
    let all: Vec<Package> = TO_BUILD.iter().chain(TO_DRIVE).copied().collect();
    packages(&all)?;
    node_modules()?;
    tauri_driver()
}

fn packages(needed: &[Package]) -> Done {
    let Some(installed) = installed(needed)? else {
        println!("This is no Debian; the build needs what these packages hold:");
        for (name, purpose) in needed {
            println!("  {name:24} {purpose}");
        }
        return Ok(());
    };
    let missing: Vec<_> = needed
        .iter()
        .filter(|(name, _)| !installed.contains(*name))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing with apt-get:");
    for (name, purpose) in &missing {
        println!("  {name:24} {purpose}");
    }
    let names = missing.iter().map(|(name, _)| *name);
    let install = ["install", "--yes", "--no-install-recommends"].into_iter();
    let install: Vec<&str> = install.chain(names).collect();
    finish(&mut apt_get(&["update", "--quiet"]))
        .and_then(|()| finish(&mut apt_get(&install)))
        .map_err(|problem| {
            let command = install.join(" ");
            format!("{problem}; run `apt-get {command}` as root and try again")
        })
}

/// Returns which of the packages are installed; none if this is no Debian.
fn installed(needed: &[Package]) -> Done<Option<HashSet<String>>> {
    let mut query = Command::new("dpkg-query");
    query.args([
        "--show",
        "--showformat",
        "${Package} ${db:Status-Status}\\n",
    ]);
    // It fails when it knows one of the names not at all, and lists the others.
    match query.args(needed.iter().map(|(name, _)| name)).output() {
        Ok(output) => Ok(Some(
            String::from_utf8_lossy(&output.stdout)
                .lines()
                .filter_map(|line| line.strip_suffix(" installed"))
                .map(str::to_owned)
                .collect(),
        )),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(None),
        Err(problem) => Err(format!("dpkg-query does not start ({problem})")),
    }
}

fn apt_get(args: &[&str]) -> Command {
    let root = fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0);
    let mut command = if root {
        program("apt-get", args)
    } else {
        let mut command = program("sudo", &["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command.args(args);
        command
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Installs the window's packages where they are not those of the lock file.
fn node_modules() -> Done {
    let wanted =
        fs::read(project("ui/package-lock.json")).map_err(|problem| problem.to_string())?;
    let stamp = project("ui/node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing the window's packages into ui/node_modules:");
    npm(&["ci", "--ignore-scripts", "--no-fund", "--no-audit"])?;
    fs::write(stamp, wanted).map_err(|problem| problem.to_string())
}

fn tauri_driver() -> Done {
    let root = project("target/tools");
    let stamp = root.join(format!("tauri-driver-{TAURI_DRIVER}"));
    if stamp.is_file() {
        return Ok(());
    }
    println!("Installing tauri-driver {TAURI_DRIVER} into target/tools:");
    let root = root.to_string_lossy();
    let install = ["install", "tauri-driver", "--version", TAURI_DRIVER];
    let into = ["--locked", "--debug", "--force", "--root", &root];
    cargo(&[&install[..], &into[..]].concat())?;
    fs::write(stamp, "").map_err(|problem| problem.to_string())
}

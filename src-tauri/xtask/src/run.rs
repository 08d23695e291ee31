//! Opens the desk; where there is no display, does the main job all the same and
//! shows it in pictures and in the terminal.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::step::{Done, Steps, finish, program};
use crate::{build, project, setup};

/// Builds the desk and opens it on `record`, or on the sample record.
pub(crate) fn run(record: Option<&Path>) -> Done {
    let mut steps = Steps::start();
    let display = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    let setup = if display {
        setup::to_build
    } else {
        setup::to_drive
    };
    steps.step("what is missing", setup)?;
    steps.step("the window's page", build::page)?;
    steps.step("build", build::desk)?;
    let record = match record {
        Some(record) => env::current_dir()
            .map_err(|problem| problem.to_string())?
            .join(record),
        None => sample()?,
    };
    if display {
        println!("\nOpening {}", record.display());
        return finish(program(built("travaux-desk"), &[]).arg(record));
    }
    println!("\nThere is no display: the desk opens on one that nobody sees.");
    steps.step("pictures of each view", || {
        finish(program(built("pictures"), &[]).arg(&record))
    })?;
    steps.step("the main job in the terminal", || in_the_terminal(&record))?;
    steps.finish();
    Ok(())
}

/// Prints the redline of two drafts and the trace of one clause.
fn in_the_terminal(record: &Path) -> Done {
    let travaux = |command: &str, args: &[&str]| {
        println!(
            "\n$ travaux {command} {} {}",
            record.display(),
            args.join(" ")
        );
        finish(program(built("travaux"), &[command]).arg(record).args(args))
    };
    travaux("compare", &["Zero draft", "working"])?;
    travaux("trace", &["6(b)"])
}

/// Returns the sample record, made on the first run. One that this program does not open is
/// of an older program: it is put aside, and a new one is made.
fn sample() -> Done<PathBuf> {
    let path = project("target/sample.travaux");
    if path.is_file() && !opens(&path)? {
        let aside = project("target/sample.older.travaux");
        println!(
            "The sample record is of an older program: it is now {}",
            aside.display()
        );
        std::fs::rename(&path, &aside)
            .map_err(|problem| format!("{} stays where it is: {problem}", path.display()))?;
    }
    if !path.is_file() {
        finish(
            program(built("travaux"), &["new"])
                .arg(&path)
                .arg("--sample"),
        )?;
    }
    Ok(path)
}

fn opens(record: &Path) -> Done<bool> {
    let mut show = program(built("travaux"), &["show"]);
    Ok(show
        .arg(record)
        .arg("drafts")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|problem| format!("travaux does not start: {problem}"))?
        .success())
}

/// Returns a program that `cargo build` made.
fn built(name: &str) -> PathBuf {
    project("target/debug").join(name)
}

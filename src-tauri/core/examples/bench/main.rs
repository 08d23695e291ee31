//! Measures what needs no window, and prints what was found as one Markdown table.
//!
//! `cargo xtask bench [NAME]`, where NAME is one of the figures: open, keep, import,
//! size, origin, compare, memory, suggest, report, files. Times are medians, or the
//! shortest of several where they are compared; where a figure can be a ratio of
//! two things measured in the same run, it is one.
#![allow(
    clippy::print_stdout,
    reason = "this is a command line program; what it prints is for the person at the terminal"
)]

mod compare;
mod exchange;
mod history;
mod kept;
mod large;
mod made;
mod paris;
mod report;
mod size;
mod suggest;
mod table;

use std::process::ExitCode;

use made::Made;
use table::{Done, Table};

type Figure = fn(&mut Made, &mut Table) -> Done;

/// The figures by name, in the order of the table.
const FIGURES: [(&str, Figure); 11] = [
    ("open", large::open),
    ("keep", kept::keep),
    ("origin", kept::origin),
    ("import", paris::import),
    ("compare", compare::figures),
    ("suggest", suggest::ranking),
    ("suggest", suggest::time),
    ("report", report::reports),
    ("files", exchange::files),
    ("size", size::bytes),
    ("memory", size::memory),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        [] => all(None),
        [made::RECORD, path] => made::record(path),
        [size::CHILD, path] => size::child(path),
        [compare::CHILD, work, old, new] => compare::child(work, old, new),
        [name] if FIGURES.iter().any(|(known, _)| *known == name) => all(Some(name)),
        _ => {
            let mut names: Vec<&str> = FIGURES.iter().map(|(name, _)| *name).collect();
            names.dedup();
            eprintln!("bench [NAME], where NAME is one of: {}", names.join(", "));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn all(name: Option<&str>) -> Done {
    let mut made = Made::new()?;
    let mut table = Table::default();
    for (known, figure) in FIGURES {
        if name.is_none_or(|name| name == known) {
            eprintln!("measuring: {known}");
            figure(&mut made, &mut table)?;
        }
    }
    print!("{table}");
    Ok(())
}

//! The project's own commands: `cargo xtask run` opens the desk, `cargo xtask test`
//! runs everything. Each brings what is missing first.
#![allow(
    clippy::print_stdout,
    reason = "this is a command line program; what it prints is for the person at the terminal"
)]

mod bench;
mod build;
mod bundle;
mod fuzz;
mod run;
mod setup;
mod step;
mod test;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [RECORD]   builds the desk and opens it, on the sample record if none is named
cargo xtask test           runs every check and test
cargo xtask bench [NAME]   measures speed and size, all figures if none is named
cargo xtask bundle         makes the package that people install, and tries it
cargo xtask fuzz [COUNT]   reads COUNT mutations of each format and tries the laws on new cases";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["run"] => run::run(None),
        // A record is named from where the person stands, as in every command.
        ["run", record] => run::run(Some(Path::new(record))),
        ["test"] => test::test(),
        ["bench", ref names @ ..] => bench::run(names),
        ["bundle"] => bundle::bundle(),
        ["fuzz"] => fuzz::run(None),
        ["fuzz", count] => fuzz::run(Some(count)),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}

/// Returns a path inside the project.
fn project(inside: &str) -> PathBuf {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2);
    top.expect("xtask lies two folders deep").join(inside)
}

//! Opens the desk. Takes the record to open as its only argument.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    travaux_desk::open(env::args_os().nth(1).map(Into::into))
}

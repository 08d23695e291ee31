//! The command `travaux`: drafting, comparing and tracing without a window.

mod commands;
mod hand;

use std::process::ExitCode;

use clap::Parser;
use commands::{Cli, Command};
use travaux_cli::guard;

fn main() -> ExitCode {
    let cli = Cli::parse();
    if let Command::ReadGuarded { name } = &cli.command {
        return guard::serve(name, travaux::exchange::read);
    }
    match commands::run(&cli) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("travaux: {error}");
            ExitCode::from(3)
        }
    }
}

//! The command `travaux`: drafting, comparing and tracing without a window.

mod arguments;
mod commands;
mod desk;
mod document;
mod ending;
mod fields;
mod lines;
mod output;
mod paper;
mod redline;
mod texts;

use std::process::ExitCode;

use clap::Parser;

/// Drafts a negotiated text, compares its revisions and traces its clauses.
#[derive(Parser)]
#[command(name = "travaux", version)]
struct Cli {
    #[command(subcommand)]
    command: commands::Command,
}

fn main() -> ExitCode {
    travaux_cli::signals::outlive_full_files();
    match Cli::parse().command {
        commands::Command::ReadGuarded { reading, name } => {
            travaux_cli::guard::serve(&name, |bytes, name| {
                travaux::exchange::read_as(bytes, name, reading)
            })
        }
        commands::Command::PrintPdf => paper::serve(),
        command => ending::exit(commands::run(command)),
    }
}

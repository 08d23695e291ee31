//! The command `travaux`: drafting, comparing and tracing without a window.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use travaux_cli::guard;

/// Drafts a negotiated text, compares its revisions and traces its clauses.
#[derive(Parser)]
#[command(version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Reads a document on stdin where it can do no harm.
    #[command(hide = true, name = guard::COMMAND)]
    ReadGuarded {
        /// The document's name, for its ending.
        name: String,
    },
}

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::ReadGuarded { name } => guard::serve(&name, travaux::exchange::read),
    }
}

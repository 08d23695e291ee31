//! The commands, one file each.

mod accept;
mod apply;
mod compare;
mod export;
mod import;
mod log;
mod new;
mod read;
mod report;
mod seal;
mod search;
mod show;
mod suggest;
mod trace;
mod undo;
mod verify;

use clap::Subcommand;
use travaux::exchange::Reading;
use travaux_cli::{guard, printing};

use crate::ending::{Ending, Result};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Makes a new record
    New(new::New),
    /// Shows what an importer sees in a document; touches no record
    Read(read::Read),
    /// Takes a draft, a source or inputs into a record
    #[command(subcommand_required = true, arg_required_else_help = false)]
    Import(import::Import),
    /// Does what a file of actions asks, one JSON object a line, all or none
    Apply(apply::Apply),
    /// Takes as many proposals into the text as go together, and lists the others
    Accept(accept::Accept),
    /// Seals the working text as a draft
    Seal(seal::Seal),
    /// Compares two texts clause by clause and word by word
    Compare(compare::Compare),
    /// Traces each word of a clause to the revision and the inputs behind it
    Trace(trace::Trace),
    /// Suggests inputs that may stand behind a clause or a text; links nothing
    Suggest(suggest::Suggest),
    /// Reports on a whole record: coverage, participation, or how the text came to be
    Report(report::Report),
    /// Lists what a record holds
    Show(show::Show),
    /// Finds clauses, sources, inputs, sessions and participants by their words
    Search(search::Search),
    /// Writes a draft or the working text to a file
    Export(export::Export),
    /// Takes back one's own newest change
    Undo(undo::Undo),
    /// Takes back one's own newest undo
    Redo(undo::Redo),
    /// Lists what was done, newest first
    Log(log::Log),
    /// Checks that the history is whole and unaltered
    Verify(verify::Verify),
    /// Reads a document on stdin where it can do no harm.
    #[command(hide = true, name = guard::COMMAND)]
    ReadGuarded {
        /// How tracked changes are read.
        #[arg(value_parser = guard::reading)]
        reading: Reading,
        /// The document's name, for its ending.
        name: String,
    },
    /// Sets what goes on paper, on stdin, for the desk.
    #[command(hide = true, name = printing::COMMAND)]
    PrintPdf,
}

/// Runs a command.
pub(crate) fn run(command: Command) -> Result {
    match command {
        Command::New(new) => new.run(),
        Command::Read(read) => read.run(),
        Command::Import(import) => import.run(),
        Command::Apply(apply) => apply.run(),
        Command::Accept(accept) => accept.run(),
        Command::Seal(seal) => seal.run(),
        Command::Compare(compare) => compare.run(),
        Command::Trace(trace) => trace.run(),
        Command::Suggest(suggest) => suggest.run(),
        Command::Report(report) => report.run(),
        Command::Show(show) => show.run(),
        Command::Search(search) => search.run(),
        Command::Export(export) => export.run(),
        Command::Undo(undo) => undo.run(),
        Command::Redo(redo) => redo.run(),
        Command::Log(log) => log.run(),
        Command::Verify(verify) => verify.run(),
        // They answer another program and so run alone: see `main`.
        Command::ReadGuarded { .. } | Command::PrintPdf => Ok(Ending::Done),
    }
}

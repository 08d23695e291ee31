//! `travaux import`: takes a draft, a mark-up, a source or inputs into a record.

mod draft;
mod inputs;
mod markup;
mod meeting;
mod source;
mod speeches;

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::ending::Result;

#[derive(Args)]
pub(crate) struct Import {
    /// The record
    record: PathBuf,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Takes in a draft made elsewhere; clauses that live on keep their identity
    Draft(draft::Draft),
    /// Takes a delegation's marked-up copy of a draft apart into its proposals
    Markup(markup::Markup),
    /// Takes in a document from or about a session
    Source(source::Source),
    /// Takes in inputs, one JSON object a line: id, text, speakers, session, kind
    Inputs(inputs::Inputs),
}

impl Import {
    pub(crate) fn run(self) -> Result {
        match self.what {
            What::Draft(draft) => draft.run(&self.record),
            What::Markup(markup) => markup.run(&self.record),
            What::Source(source) => source.run(&self.record),
            What::Inputs(inputs) => inputs.run(&self.record),
        }
    }
}

//! `travaux apply`: does what a file of actions asks, all or none.

use std::path::PathBuf;

use clap::Args;
use travaux::{Action, Error};

use crate::desk::{Desk, Hand};
use crate::ending::{Ending, Refusal, Result};
use crate::{fields, lines, output};

#[derive(Args)]
pub(crate) struct Apply {
    /// The record
    record: PathBuf,
    /// The actions, one JSON object a line
    actions: PathBuf,
    #[command(flatten)]
    hand: Hand,
}

impl Apply {
    pub(crate) fn run(self) -> Result {
        let actions = self.actions.clone();
        self.done().map_err(|refusal| lines::of(&actions, refusal))
    }

    fn done(self) -> Result {
        let mut by = self.hand.by()?;
        let desk = Desk::here()?;
        let refuse = |line, problem| Error::NotAnAction { line, problem };
        let (numbers, actions): (Vec<usize>, Vec<Action>) =
            lines::read(&self.actions, refuse, fields::strict)?
                .into_iter()
                .map(|line| (line.number, line.value))
                .unzip();
        let mut record = desk.write(&self.record, &by)?;
        let outcomes = record
            .apply_all(&mut by, &actions)
            .map_err(|(nth, error)| Refusal::Refused(format!("line {}: {error}", numbers[nth])))?;
        let mut out = String::new();
        for outcome in outcomes {
            out.push_str(&outcome.label);
            for made in &outcome.made {
                out.push_str(&format!(" {}", made.id));
            }
            out.push('\n');
        }
        output::people(&out)?;
        Ok(Ending::Done)
    }
}

//! `travaux seal`: seals the working text as a draft.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use travaux::Action;
use travaux::record::backup::Why;
use travaux::text::draft;

use crate::desk::{Desk, Hand, day};
use crate::ending::{Ending, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Seal {
    /// The record
    record: PathBuf,
    /// The name of the draft ("Draft Rev. 1")
    #[arg(long)]
    name: String,
    /// The date it carries; the day of sealing (UTC) without it
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
    #[command(flatten)]
    hand: Hand,
}

impl Seal {
    pub(crate) fn run(self) -> Result {
        let mut by = self.hand.by()?;
        let desk = Desk::here()?;
        let mut record = desk.write(&self.record, &by)?;
        let date = self
            .date
            .unwrap_or_else(|| TimeZone::UTC.to_datetime(by.at).date());
        let draft = by.id();
        let action = Action::Seal {
            draft: Some(draft),
            name: self.name,
            date,
            note: None,
        };
        record.apply(&mut by, &action)?;
        let draft = draft::get(record.db(), draft)?;
        output::people(&format!(
            "{}: {}, sealed: {}\n",
            draft.name,
            output::counted(draft.clauses, "clause"),
            draft.words
        ))?;
        if let Err(error) = desk.back_up(&record, Why::Sealed) {
            output::note(&format!("the draft is sealed, and has no backup: {error}"));
        }
        Ok(Ending::Done)
    }
}

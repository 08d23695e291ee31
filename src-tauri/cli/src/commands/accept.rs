//! `travaux accept`: takes as many proposals into the text as go together, and lists the others.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;
use travaux::ids::ProposalId;
use travaux::{Action, Error, participant, proposal};

use crate::desk::{Desk, Hand};
use crate::ending::{Ending, Refusal, Result};
use crate::output;

#[derive(Args)]
pub(crate) struct Accept {
    /// The record
    record: PathBuf,
    /// The ids of the proposals; without them, all that wait
    proposals: Vec<String>,
    /// Only those of this participant
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Why
    #[arg(long)]
    note: Option<String>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    hand: Hand,
}

impl Accept {
    pub(crate) fn run(self) -> Result {
        let mut by = self.hand.by()?;
        let mut record = Desk::here()?.write(&self.record, &by)?;
        let mut ids: Vec<ProposalId> = self
            .proposals
            .iter()
            .map(|id| id.parse())
            .collect::<Result<_, Error>>()?;
        let all = proposal::list(record.db())?;
        if ids.is_empty() {
            ids.extend(all.iter().filter(|one| one.waits()).map(|one| one.id));
        }
        if let Some(name) = &self.by {
            let who = participant::named(record.db(), name)?.ok_or_else(|| {
                Refusal::Refused(format!(
                    "no participant is named “{name}”; see `travaux show RECORD participants`"
                ))
            })?;
            let theirs = |id: &ProposalId| {
                all.iter()
                    .any(|one| one.id == *id && one.by.contains(&who.id))
            };
            ids.retain(theirs);
        }
        let plan = proposal::plan(record.db(), &ids)?;
        if !plan.fits.is_empty() {
            record.apply(
                &mut by,
                &Action::AcceptProposals {
                    proposals: plan.fits.clone(),
                    parts: None,
                    session: None,
                    note: self.note,
                },
            )?;
        }
        if self.json {
            output::json(&json!({"accepted": plan.fits, "failed": plan.failed}))?;
        } else {
            let mut out = format!(
                "{} accepted\n",
                output::counted(plan.fits.len() as u64, "proposal")
            );
            for failed in &plan.failed {
                out.push_str(&format!(
                    "not accepted: {}  {}: {}\n",
                    failed.proposal,
                    failed.names.join(", "),
                    failed.why
                ));
            }
            output::people(&out)?;
        }
        Ok(if plan.failed.is_empty() {
            Ending::Done
        } else {
            Ending::No
        })
    }
}

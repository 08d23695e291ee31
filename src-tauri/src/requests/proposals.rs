//! Proposals on the clause at hand, and its standing.

use serde::Deserialize;
use travaux::clause::Wording;
use travaux::ids::ClauseId;
use travaux::proposal::{self, Asked, NewProposal};
use travaux::standing::{self, Standing};
use travaux::{Action, Outcome};
use ts_rs::TS;

use super::participants::participants;
use super::text::OfClause;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16;

/// Lists the proposals on a clause, and shows in place those that wait.
pub(super) fn proposals(desk: &Desk, args: OfClause) -> Result<proposal::Clause, Failure> {
    desk.read(|record| {
        let mut found = proposal::carried_of_clause(record.db(), args.clause)?;
        for one in &mut found.proposals {
            if let Asked::Words { wording, .. } | Asked::NewClause { wording, .. } =
                &mut one.proposal.asked
            {
                *wording = utf16::for_window(std::mem::take(wording));
            }
        }
        Ok(found)
    })
}

/// A proposal as the window takes it down.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Propose {
    /// The clause.
    clause: ClauseId,
    /// What it would say; none asks that it go.
    wording: Option<Wording>,
    /// The names of those who ask for it.
    by: Vec<String>,
    /// Why.
    reason: Option<String>,
}

/// Takes down a proposal on a clause; participants are found by name or made.
pub(super) fn propose(desk: &Desk, args: Propose) -> Result<Outcome, Failure> {
    let clause = args.clause;
    let outcome = desk.write(|record, by| {
        let (mut actions, mut known) = (Vec::new(), Vec::new());
        let makers = participants(record, by, &args.by, &mut actions, &mut known)?;
        let asked = match args.wording {
            Some(wording) => Asked::Words {
                clause,
                revision: None,
                wording: utf16::from_window(wording),
            },
            None => Asked::Removal {
                clause,
                revision: None,
            },
        };
        actions.push(Action::AddProposal {
            proposal: None,
            content: NewProposal {
                asked,
                by: makers,
                reason: args.reason,
                source: None,
            },
        });
        let what = "take down a proposal".to_owned();
        record.apply(by, &Action::Together { what, actions })
    })?;
    // What was typed is the proposal now, and no longer text that waits to be kept.
    desk.journal(|journal, left| {
        left.remove(&clause);
        journal.done(clause)
    })?;
    Ok(outcome)
}

/// Lists what was said of the standing of a clause, oldest first.
pub(super) fn standing(desk: &Desk, args: OfClause) -> Result<Vec<Standing>, Failure> {
    desk.read(|record| standing::history(record.db(), args.clause))
}

//! Proposals on the clause at hand, and its standing.

use serde::Deserialize;
use travaux::clause::Wording;
use travaux::ids::{ClauseId, ProposalId, SourceId};
use travaux::proposal::{self, Asked, Carried, NewProposal, Plan};
use travaux::standing::{self, Standing};
use travaux::text::{Kind, Series};
use travaux::{Action, Outcome};
use ts_rs::TS;

use super::about::Nothing;
use super::participants::participants;
use super::text::OfClause;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16;

/// Lists the proposals on a clause, and shows in place those that wait.
pub(super) fn proposals(desk: &Desk, args: OfClause) -> Result<proposal::Clause, Failure> {
    desk.read(|record| {
        let mut found = proposal::carried_of_clause(record.db(), args.clause)?;
        found.proposals.iter_mut().for_each(for_window);
        Ok(found)
    })
}

fn for_window(one: &mut Carried) {
    if let Asked::Words { wording, .. } | Asked::NewClause { wording, .. } = &mut one.proposal.asked
    {
        *wording = utf16::for_window(std::mem::take(wording));
    }
}

/// Lists the proposals that wait, those for new clauses too, in the order of the text.
pub(super) fn waiting_proposals(desk: &Desk, _args: Nothing) -> Result<Vec<Carried>, Failure> {
    desk.read(|record| {
        let mut found = proposal::carried(record.db())?;
        found.retain(|one| one.proposal.waits());
        found.iter_mut().for_each(for_window);
        Ok(found)
    })
}

/// Which proposals.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct OfProposals {
    /// The proposals.
    proposals: Vec<ProposalId>,
}

/// Says which of several proposals can be accepted together, and why the others cannot.
pub(super) fn plan_acceptance(desk: &Desk, args: OfProposals) -> Result<Plan, Failure> {
    desk.read(|record| proposal::plan(record.db(), &args.proposals))
}

/// A proposal as the window takes it down.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Propose {
    /// The clause; of a new one, the id that it will have.
    clause: ClauseId,
    /// Where a new clause would stand; none where the clause is in the text.
    place: Option<NewPlace>,
    /// What it would say; none asks that it go.
    wording: Option<Wording>,
    /// The names of those who ask for it.
    by: Vec<String>,
    /// Why.
    reason: Option<String>,
    /// The source in which they ask for it.
    source: Option<SourceId>,
}

/// Where a clause that is proposed would stand.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct NewPlace {
    /// The clause it would stand under; none at the top.
    parent: Option<ClauseId>,
    /// The sibling it would come after; none for the first place.
    after: Option<ClauseId>,
    /// What kind it would be.
    kind: Kind,
}

/// Takes down a proposal on a clause; participants are found by name or made.
pub(super) fn propose(desk: &Desk, args: Propose) -> Result<Outcome, Failure> {
    let clause = args.clause;
    let outcome = desk.write(|record, by| {
        let (mut actions, mut known) = (Vec::new(), Vec::new());
        let makers = participants(record, by, &args.by, &mut actions, &mut known)?;
        let wording = args.wording.map(utf16::from_window);
        let asked = match (wording, args.place) {
            (Some(wording), Some(place)) => Asked::NewClause {
                clause: Some(clause),
                parent: place.parent,
                after: place.after,
                kind: place.kind,
                series: Series::Auto,
                wording,
            },
            (Some(wording), None) => Asked::Words {
                clause,
                revision: None,
                wording,
            },
            (None, _) => Asked::Removal {
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
                source: args.source,
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

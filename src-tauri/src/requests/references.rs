//! Cross-references that a person can set. Setting one is a rewording with a mark.

use std::collections::HashMap;

use travaux::ids::ClauseId;
use travaux::text::outline;
use travaux::text::reference::{self, Proposal};

use super::about::Nothing;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// Lists the printed numbers of the working text that name one clause of it and refer to
/// none yet, in reading order.
pub(super) fn likely_references(desk: &Desk, _args: Nothing) -> Result<Vec<Proposal>, Failure> {
    desk.read(|record| {
        let items = outline::working(record.db())?;
        let texts: HashMap<ClauseId, &str> = items
            .iter()
            .map(|item| (item.clause, item.state.wording.text.as_str()))
            .collect();
        let mut proposals = reference::proposals(&items);
        for proposal in &mut proposals {
            let units = Units::of(texts.get(&proposal.clause).copied().unwrap_or_default());
            proposal.start = units.at(proposal.start);
            proposal.end = units.at(proposal.end);
        }
        Ok(proposals)
    })
}

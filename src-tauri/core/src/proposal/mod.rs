//! Proposals: changes that participants ask for, clause by clause, until the room decides.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clause::Wording;
use crate::ids::{ClauseId, ParticipantId, ProposalId, RevisionId, SessionId, SourceId};
use crate::text::{Kind, Series};

mod carried;
mod decide;
pub mod markup;
pub mod parts;
mod plan;
pub mod rolling;
mod store;
#[cfg(test)]
mod tests;

pub use carried::{Carried, Fit, Now, carried, of_clause as carried_of_clause, pieces};
pub use carried::{Clause, InPlace};
pub(crate) use decide::{accept, bracket, refuse, withdraw};
pub use plan::{Failed, Plan, plan};
pub(crate) use store::{ProposalRow, names_participant, propose, retarget};
pub use store::{get, list, of_clause};

/// A change that participants ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Proposal {
    /// Its identity.
    pub id: ProposalId,
    /// What is asked for.
    pub asked: Asked,
    /// Who asks for it.
    pub by: Vec<ParticipantId>,
    /// Why.
    pub reason: Option<String>,
    /// The document it came in.
    pub source: Option<SourceId>,
    /// Its insertions and deletions; of a new or a removed clause the one whole.
    pub parts: Vec<Part>,
    /// What was decided on it, oldest first.
    pub decisions: Vec<Decision>,
    /// True once those who asked for it no longer do.
    pub withdrawn: bool,
    /// Who took it down.
    pub author: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
}

/// What a proposal asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(optional_fields)]
pub enum Asked {
    /// Other words in a clause.
    Words {
        /// The clause.
        clause: ClauseId,
        /// The revision that they had before them; none for the newest.
        revision: Option<RevisionId>,
        /// What the clause would say.
        wording: Wording,
    },
    /// A new clause.
    NewClause {
        /// The id that it will have; none lets the record choose.
        clause: Option<ClauseId>,
        /// The clause it would stand under; none at the top.
        parent: Option<ClauseId>,
        /// The sibling it would come after, itself perhaps only proposed; none for the first place.
        after: Option<ClauseId>,
        /// What kind it is.
        kind: Kind,
        /// How it is numbered.
        #[serde(default)]
        #[ts(as = "Option<Series>")]
        series: Series,
        /// What it would say.
        wording: Wording,
    },
    /// That a clause go.
    Removal {
        /// The clause.
        clause: ClauseId,
        /// The revision that they had before them; none for the newest.
        revision: Option<RevisionId>,
    },
}

/// One insertion, deletion, or replacement of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ProposalPart")]
pub struct Part {
    /// The words that would go: bytes of the wording that the proposal was made on.
    pub old: (u32, u32),
    /// The words that would come: bytes of the wording that it asks for.
    pub new: (u32, u32),
    /// Whether it still stands, or what became of it.
    pub fate: Fate,
}

/// What became of a part of a proposal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "PartFate")]
pub enum Fate {
    /// Nothing yet.
    #[default]
    Open,
    /// It is in the text.
    Accepted,
    /// It stands in the text in brackets.
    Bracketed,
    /// It was refused.
    Refused,
}

/// How a proposal stands as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "ProposalStands")]
pub enum Stands {
    /// Nothing has been decided.
    Open,
    /// It is in the text.
    Accepted,
    /// Some of it is in the text.
    AcceptedInPart,
    /// It stands in the text in brackets.
    Bracketed,
    /// It was refused.
    Refused,
    /// Those who asked for it no longer do.
    Withdrawn,
}

/// One decision on a proposal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "ProposalDecision", optional_fields)]
pub struct Decision {
    /// What was decided.
    pub fate: Fate,
    /// On which of its parts, counted from 0.
    pub parts: Vec<u32>,
    /// Who took it down.
    pub author: String,
    /// In which session.
    pub session: Option<SessionId>,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Why.
    pub note: Option<String>,
}

/// A proposal as it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct NewProposal {
    /// What is asked for.
    pub asked: Asked,
    /// Who asks for it; none where it is not known.
    #[serde(default)]
    #[ts(as = "Option<Vec<ParticipantId>>")]
    pub by: Vec<ParticipantId>,
    /// Why.
    pub reason: Option<String>,
    /// The document it came in.
    pub source: Option<SourceId>,
}

impl Asked {
    /// Returns the clause that it is about; of a new one none before it is stored.
    pub fn clause(&self) -> Option<ClauseId> {
        match self {
            Asked::Words { clause, .. } | Asked::Removal { clause, .. } => Some(*clause),
            Asked::NewClause { clause, .. } => *clause,
        }
    }

    /// Returns the words that it would leave; none for a removal.
    pub fn wording(&self) -> Option<&Wording> {
        match self {
            Asked::Words { wording, .. } | Asked::NewClause { wording, .. } => Some(wording),
            Asked::Removal { .. } => None,
        }
    }
}

impl Proposal {
    /// Returns how it stands as a whole.
    pub fn stands(&self) -> Stands {
        let all = |fate| self.parts.iter().all(|part| part.fate == fate);
        let any = |fate| self.parts.iter().any(|part| part.fate == fate);
        if self.withdrawn {
            Stands::Withdrawn
        } else if any(Fate::Accepted) && !all(Fate::Accepted) {
            Stands::AcceptedInPart
        } else if all(Fate::Accepted) {
            Stands::Accepted
        } else if any(Fate::Open) {
            Stands::Open
        } else if any(Fate::Bracketed) {
            Stands::Bracketed
        } else {
            Stands::Refused
        }
    }

    /// Returns true where something of it still waits for a decision.
    pub fn waits(&self) -> bool {
        !self.withdrawn && self.parts.iter().any(|part| part.fate == Fate::Open)
    }
}

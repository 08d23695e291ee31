//! A revision: one immutable state of one clause.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Wording;
use crate::ids::{ChangeId, ClauseId, RevisionId};
use crate::provenance::Run;
use crate::text::{Kind, Series, lead};

/// One immutable wording and place of one clause.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Revision {
    /// Its identity.
    pub id: RevisionId,
    /// The clause that it is a state of.
    pub clause: ClauseId,
    /// Counted per clause, from 1: "revision 4 of 7(b)".
    pub number: u32,
    /// What it says and where it stands.
    #[serde(flatten)]
    pub state: State,
    /// The revisions that it follows: one as a rule, none for a new clause,
    /// several (or one of another clause) after a join or a split.
    pub parents: Vec<RevisionId>,
    /// Where each run of its words comes from, in order.
    #[serde(skip)]
    #[ts(skip)]
    pub origin: Vec<Run>,
    /// The earlier revision whose state this one brings back.
    pub restores: Option<RevisionId>,
    /// True where a draft brought it while the working text had gone its own way.
    pub aside: bool,
    /// How sure an import was that this is the same clause, from 0 to 1.
    pub score: Option<f64>,
    /// The change that made it.
    pub change: ChangeId,
    /// Who made it.
    pub author: String,
    /// When.
    pub at: String,
    /// Why.
    pub note: Option<String>,
}

/// What a clause says and where it stands: all that a drafter can change of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct State {
    /// The words.
    pub wording: Wording,
    /// What kind of clause it is.
    pub kind: Kind,
    /// How it is numbered.
    pub series: Series,
    /// True where it is an alternative to the clause whose number it carries with
    /// "bis", "ter"; false where such a number is an addition.
    pub alternative: bool,
    /// A short name for the outline, which is not part of the text.
    pub label: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// True once it has been taken out of the text.
    pub removed: bool,
}

impl State {
    /// Tells whether a clause in another state may have another number, or give others one.
    pub(crate) fn counts_otherwise(&self, other: &State) -> bool {
        let counts = |state: &State| (state.kind, state.alternative, state.removed);
        // The words of a heading may hold its number: "Article 4".
        let lead = |state: &State| {
            let heads = state.kind == Kind::Heading;
            heads.then(|| lead(&state.wording.text)).flatten()
        };
        counts(self) != counts(other)
            || self.series != other.series
            || self.place != other.place
            || lead(self) != lead(other)
    }
}

/// Where a clause stands: under which clause, and where among its siblings.
///
/// Siblings are ordered by `order`, compared as bytes, ties by clause id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Place {
    /// The clause it stands under; none at the top.
    pub parent: Option<ClauseId>,
    /// A fractional key ([`super::order`]): between any two there is always a third.
    pub order: String,
}

//! Participants: States, groups, organisations, experts and office-holders.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ids::ParticipantId;

pub mod known;
mod store;
pub use store::{called, get, list, named, near};
pub(crate) use store::{in_use, remove, searched, set};

/// Somebody who takes part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Participant {
    /// Its identity.
    pub id: ParticipantId,
    /// What is known of it.
    #[serde(flatten)]
    pub profile: Profile,
}

/// What is known of a participant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct Profile {
    /// The name in use ("Netherlands").
    pub name: String,
    /// The official name, where it differs.
    pub official: Option<String>,
    /// What kind of participant.
    #[ts(as = "Option<Sort>")]
    pub kind: Sort,
    /// The groups it belongs or belonged to.
    #[ts(as = "Option<Vec<Membership>>")]
    pub groups: Vec<Membership>,
}

/// What kind of participant somebody is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Sort {
    /// A State.
    State,
    /// A group of States.
    Group,
    /// A part of the United Nations.
    UnEntity,
    /// Another organisation.
    Organisation,
    /// An expert, for nobody but herself.
    Expert,
    /// An office-holder of the process.
    OfficeHolder,
    /// Not known.
    #[default]
    Other,
}

/// Belonging to a group, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Membership {
    /// The group.
    pub group: ParticipantId,
    /// First day, where known.
    #[ts(as = "Option<String>")]
    pub from: Option<Date>,
    /// Last day, where it has ended.
    #[ts(as = "Option<String>")]
    pub until: Option<Date>,
}

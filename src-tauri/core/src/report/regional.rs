//! Regional groups: to which of them a State belonged on a day.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::ids::ParticipantId;
use crate::participant::known::{self, REGIONAL};
use crate::participant::{Participant, Sort};

/// Returns the regional group in which a State is counted on a day; the United States,
/// which attends WEOG as an observer, stands for itself. None for who is no State, or is
/// in no group.
///
/// What the record says of the participant comes first; where it names no regional group
/// at all, the tables that ship with the program decide. Without a day, it is that of the
/// tables.
pub fn regional(
    one: &Participant,
    all: &HashMap<ParticipantId, Participant>,
    day: Option<Date>,
) -> Option<&'static str> {
    if !is_state(one) {
        return None;
    }
    let day = day.unwrap_or(known::AS_OF);
    let named = |name: &str| {
        let known = known::named(name).map_or(name, |known| known.name);
        REGIONAL.iter().copied().find(|group| *group == known)
    };
    let mut corrected = false;
    for membership in &one.profile.groups {
        let group = all.get(&membership.group);
        let Some(group) = group.and_then(|group| named(&group.profile.name)) else {
            continue;
        };
        corrected = true;
        let begun = membership.from.is_none_or(|from| from <= day);
        if begun && membership.until.is_none_or(|until| day <= until) {
            return Some(group);
        }
    }
    if corrected {
        return None;
    }
    let shipped = known::memberships(&one.profile.name)
        .into_iter()
        .find(|member| REGIONAL.contains(&member.group) && member.holds_on(day))?;
    match shipped.observer {
        true => Some(shipped.name),
        false => Some(shipped.group),
    }
}

/// Tells whether a participant is a State, as the record says or, where it says nothing,
/// as the tables do.
pub(super) fn is_state(one: &Participant) -> bool {
    sort(one) == Sort::State
}

/// Returns what kind of participant it is, likewise.
pub(super) fn sort(one: &Participant) -> Sort {
    match one.profile.kind {
        Sort::Other => known::named(&one.profile.name).map_or(Sort::Other, |known| known.kind),
        kind => kind,
    }
}

//! Participants by the names that people type.

use serde::{Deserialize, Serialize};
use travaux::ids::ParticipantId;
use travaux::participant;
use travaux::{Action, By, Record};
use ts_rs::TS;

use crate::desk::Desk;
use crate::failure::Failure;

/// Finds participants by name (by any that they are known to go by), and adds what it takes
/// to make those not in the record.
pub(super) fn participants(
    record: &Record,
    by: &mut By,
    names: &[String],
    actions: &mut Vec<Action>,
    known: &mut Vec<(String, ParticipantId)>,
) -> travaux::Result<Vec<ParticipantId>> {
    let mut ids = Vec::new();
    for name in names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
    {
        // "US" and "United States" are one, in the record and on the way into it.
        let whole = participant::known::named(name).map_or(name, |known| known.name);
        let folded = travaux::search::folded(whole);
        let id = if let Some((_, id)) = known.iter().find(|(known, _)| *known == folded) {
            *id
        } else if let Some(one) = participant::called(record.db(), name)? {
            one.id
        } else {
            let id = by.id();
            let profile = participant::known::profile(&participant::known::printed(name));
            actions.push(Action::SetParticipant {
                participant: Some(id),
                profile,
            });
            id
        };
        known.push((folded, id));
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// Names as they were typed.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Typed {
    /// The names.
    names: Vec<String>,
}

/// A name that neither the record nor the program knows.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Stranger {
    /// As it was typed, and as a new participant would be called.
    name: String,
    /// Names of participants that are near, the nearest first.
    near: Vec<String>,
}

/// Finds the names that no participant of the record has and that the program does not know,
/// with those that are near.
pub(super) fn strangers(desk: &Desk, args: Typed) -> Result<Vec<Stranger>, Failure> {
    desk.read(|record| {
        let mut found = Vec::new();
        for typed in &args.names {
            let name = typed.trim();
            if name.is_empty()
                || participant::known::named(name).is_some()
                || participant::called(record.db(), name)?.is_some()
            {
                continue;
            }
            found.push(Stranger {
                near: participant::near(record.db(), name)?,
                name: name.to_owned(),
            });
        }
        Ok(found)
    })
}

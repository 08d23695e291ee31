//! Sessions and who held which office in them.

use serde::Deserialize;
use travaux::ids::SessionId;
use travaux::session::{Meeting, Office};
use travaux::{Action, Outcome};
use ts_rs::TS;

use super::participants::participants;
use crate::desk::Desk;
use crate::failure::Failure;

/// An office with the name of whoever holds it.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct NamedOffice {
    /// Who holds it, by name.
    holder: String,
    /// The office ("co-facilitator", "moderator").
    office: String,
    /// The part of the session in which it is held; none for the whole session.
    part: Option<String>,
}

/// A session with its office-holders by name.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct SetSession {
    /// Which one; none adds one.
    session: Option<SessionId>,
    /// What is known of it; its offices are those named beside.
    meeting: Meeting,
    /// Who held which office.
    offices: Vec<NamedOffice>,
}

/// Adds a session or corrects one.
pub(super) fn set_session(desk: &Desk, args: SetSession) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let (mut actions, mut known) = (Vec::new(), Vec::new());
        let mut meeting = args.meeting;
        meeting.offices.clear();
        for one in args.offices {
            let named = [one.holder];
            let found = participants(record, by, &named, &mut actions, &mut known)?;
            let holder = *found.first().ok_or(travaux::Error::NeedsName {
                what: "office-holder",
            })?;
            let part = one.part.filter(|part| !part.trim().is_empty());
            meeting.offices.push(Office {
                holder,
                office: one.office,
                part,
            });
        }
        let set = Action::SetSession {
            session: args.session,
            meeting,
        };
        if actions.is_empty() {
            return record.apply(by, &set);
        }
        actions.push(set);
        let what = "set a session".to_owned();
        record.apply(by, &Action::Together { what, actions })
    })
}

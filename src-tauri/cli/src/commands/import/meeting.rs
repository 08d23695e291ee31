//! The session that an import names: found by number or name, or made.

use travaux::ids::SessionId;
use travaux::session::{self, Meeting};
use travaux::{Action, By, Record};

use crate::ending::Result;

/// Finds a session; where it is missing, also returns the action that makes it.
pub(crate) fn found_or_made(
    record: &Record,
    by: &mut By,
    named: &str,
) -> Result<(SessionId, Option<Action>)> {
    if let Some(session) = session::named(record.db(), named)? {
        return Ok((session.id, None));
    }
    let named = named.trim().to_owned();
    let is_number = !named.is_empty() && named.bytes().all(|byte| byte.is_ascii_digit());
    let meeting = if is_number {
        Meeting {
            number: named,
            ..Meeting::default()
        }
    } else {
        Meeting {
            name: named,
            ..Meeting::default()
        }
    };
    let id = by.id();
    let session = Some(id);
    Ok((id, Some(Action::SetSession { session, meeting })))
}

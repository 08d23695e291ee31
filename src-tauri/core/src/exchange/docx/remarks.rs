//! What a redline says of a change in comments: the inputs behind it.

use std::collections::HashMap;

use rusqlite::Connection;

use crate::behind::behind;
use crate::compare::{ChangeKind, Row};
use crate::error::Result;
use crate::ids::{InputId, ParticipantId, SourceId};
use crate::text::Item;
use crate::{input, participant, session, source};

/// Says for each row of a comparison which inputs stand behind it, one sentence each: who
/// said it, in which session, and the words. Of a row that is the same nothing is said.
///
/// # Errors
/// [`crate::Error::NoSuchRevision`] where the record is damaged.
pub fn inputs(
    db: &Connection,
    rows: &[Row],
    old: &[Item],
    new: &[Item],
) -> Result<Vec<Vec<String>>> {
    let told = Told::of(db)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let mut said = Vec::new();
        if row.change != ChangeKind::Same {
            let revisions = |items: &[Item], places: &[u32]| -> Vec<_> {
                places
                    .iter()
                    .map(|at| items[*at as usize].revision)
                    .collect()
            };
            let found = behind(db, &revisions(old, &row.old), &revisions(new, &row.new))?;
            for input in found.inputs {
                said.extend(told.sentence(db, input)?);
            }
        }
        all.push(said);
    }
    Ok(all)
}

/// What people and sessions are called.
struct Told {
    names: HashMap<ParticipantId, String>,
    sessions: HashMap<SourceId, String>,
}

impl Told {
    fn of(db: &Connection) -> Result<Told> {
        let names = participant::list(db)?
            .into_iter()
            .map(|one| (one.id, one.profile.name))
            .collect();
        let mut sessions = HashMap::new();
        for source in source::list(db)? {
            let meeting = session::get(db, source.session)?.meeting;
            let called = match meeting.number.as_str() {
                "" => meeting.name,
                number => format!("session {number}"),
            };
            sessions.insert(source.id, called);
        }
        Ok(Told { names, sessions })
    }

    fn sentence(&self, db: &Connection, id: InputId) -> Result<Option<String>> {
        let input = input::get(db, id)?;
        if input.withdrawn {
            return Ok(None);
        }
        let content = &input.content;
        let called = |of: &[ParticipantId]| -> String {
            let names: Vec<&str> = of
                .iter()
                .filter_map(|id| self.names.get(id))
                .map(String::as_str)
                .collect();
            names.join(", ")
        };
        let mut who = called(&content.speakers);
        if who.is_empty() {
            who = "a speaker not named".to_owned();
        }
        if content.open {
            who.push_str(" and others");
        }
        if !content.on_behalf_of.is_empty() {
            who.push_str(&format!(" for {}", called(&content.on_behalf_of)));
        }
        let passage = content.passages.first();
        if let Some(session) = passage.and_then(|passage| self.sessions.get(&passage.source)) {
            who.push_str(&format!(" ({session})"));
        }
        Ok(Some(format!("{who}: {}", input::text(db, &input)?)))
    }
}

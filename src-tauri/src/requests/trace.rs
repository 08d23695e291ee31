//! Tracing words, and finding things by their words.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::{Deserialize, Serialize};
use travaux::ids::{ClauseId, InputId, ParticipantId, SessionId, SourceId};
use travaux::record::row::Kind;
use travaux::search;
use travaux::text::outline;
use travaux::trace::Trace;
use travaux::{input, participant, session, source};
use ts_rs::TS;
use uuid::Uuid;

use super::text::OfClause;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// Traces every word of a clause.
pub(super) fn trace(desk: &Desk, args: OfClause) -> Result<Trace, Failure> {
    desk.read(|record| {
        let db = record.db();
        let mut trace = travaux::trace::trace(db, args.clause)?;
        let clause = Units::of(&trace.text);
        let mut sources: HashMap<SourceId, Units> = HashMap::new();
        for same in &mut trace.same {
            let source = match sources.entry(same.source) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(Units::of(&source::text(db, same.source)?)),
            };
            (same.start, same.end) = (clause.at(same.start), clause.at(same.end));
            (same.from, same.until) = (source.at(same.from), source.at(same.until));
        }
        Ok(trace)
    })
}

/// Words to look for.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Find {
    /// The words; the last one may be a beginning.
    query: String,
    /// How many at most.
    limit: u32,
}

/// Something found.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Hit {
    /// What it is; `revision` for a clause.
    kind: Kind,
    /// Its id; for a clause, that of the clause.
    #[ts(type = "string")]
    id: Uuid,
    /// What it is called.
    title: String,
    /// Its beginning.
    detail: String,
}

/// Finds clauses, sources, inputs, sessions and participants by their words.
pub(super) fn find(desk: &Desk, args: Find) -> Result<Vec<Hit>, Failure> {
    desk.read(|record| {
        let db = record.db();
        let mut all = search::find(db, &args.query, args.limit)?;
        let items = outline::working(db)?;
        // Who types a number wants the clause that it names, however it is written.
        if let Ok(clause) = travaux::text::find(&items, &args.query) {
            all.retain(|found| found.id != clause.0);
            let kind = Kind::Revision;
            all.insert(0, search::Found { kind, id: clause.0 });
        }
        let mut hits = Vec::new();
        for found in all {
            let (title, detail) = match found.kind {
                Kind::Revision => {
                    let Some(item) = items.iter().find(|item| item.clause == ClauseId(found.id))
                    else {
                        continue;
                    };
                    let title = item.path.clone().unwrap_or_default();
                    let text = &item.state.wording.text;
                    // The words of a heading may open with its number.
                    let rest = text.strip_prefix(&title).unwrap_or(text).trim_start();
                    (title, rest.to_owned())
                }
                Kind::Source => {
                    let source = source::get(db, SourceId(found.id))?;
                    (source.title, source.file.unwrap_or_default())
                }
                Kind::Input => {
                    let input = input::get(db, InputId(found.id))?;
                    ("input".to_owned(), input::text(db, &input)?)
                }
                Kind::Session => {
                    let meeting = session::get(db, SessionId(found.id))?.meeting;
                    (format!("Session {}", meeting.number), meeting.name)
                }
                Kind::Participant => (
                    participant::get(db, ParticipantId(found.id))?.profile.name,
                    String::new(),
                ),
                _ => continue,
            };
            let detail: String = detail.chars().take(160).collect();
            hits.push(Hit {
                kind: found.kind,
                id: found.id,
                title,
                detail,
            });
        }
        Ok(hits)
    })
}

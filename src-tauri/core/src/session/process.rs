//! The process as a whole: phases, sessions, drafts and documents on one line of time.

use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::{Expected, Phase, Session, expected, list, phases};
use crate::error::Result;
use crate::text::{Draft, draft};

/// The whole process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Process {
    /// The first day of anything in it.
    #[ts(as = "Option<String>")]
    pub from: Option<Date>,
    /// The last day of anything in it.
    #[ts(as = "Option<String>")]
    pub until: Option<Date>,
    /// The phases by their first day: those that the record sets, then those that sessions
    /// name and nobody has set, as long as their sessions.
    pub phases: Vec<Span>,
    /// The sessions by date.
    pub sessions: Vec<Session>,
    /// The drafts that stand, by date.
    pub drafts: Vec<Draft>,
    /// The documents that are or were expected, by the day on which they were due.
    pub documents: Vec<Awaiting>,
}

/// A phase as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Span {
    /// Its name.
    pub name: String,
    /// First day, where known.
    #[ts(as = "Option<String>")]
    pub from: Option<Date>,
    /// Last day, where known.
    #[ts(as = "Option<String>")]
    pub until: Option<Date>,
    /// The phase that the record sets; none where only sessions name it.
    pub phase: Option<Phase>,
}

/// A document with the days between the one when it was due and the one when it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Awaiting {
    /// The document.
    #[serde(flatten)]
    pub expected: Expected,
    /// Days from due to received; below 0 where it came early.
    pub days_late: Option<i32>,
}

/// Reads the process of a record.
pub fn process(db: &Connection) -> Result<Process> {
    let sessions = list(db)?;
    let mut drafts = draft::list(db)?;
    drafts.retain(|draft| !draft.withdrawn);
    let documents: Vec<Awaiting> = expected(db)?
        .into_iter()
        .map(|expected| Awaiting {
            days_late: expected.document.days_late(),
            expected,
        })
        .collect();
    let phases = spans(phases(db)?, &sessions);
    let days = || {
        let of_sessions = sessions
            .iter()
            .map(|one| (one.meeting.from, one.meeting.until));
        let of_documents = documents
            .iter()
            .map(|one| (one.expected.document.due, one.expected.document.received));
        phases
            .iter()
            .map(|span| (span.from, span.until))
            .chain(of_sessions)
            .chain(of_documents)
            .flat_map(|(from, until)| [from, until])
            .flatten()
            .chain(drafts.iter().map(|draft| draft.date))
    };
    Ok(Process {
        from: days().min(),
        until: days().max(),
        phases,
        sessions,
        drafts,
        documents,
    })
}

/// Puts the phases that are set before those that sessions only name.
fn spans(set: Vec<Phase>, sessions: &[Session]) -> Vec<Span> {
    let mut spans: Vec<Span> = set
        .into_iter()
        .map(|phase| Span {
            name: phase.stretch.name.clone(),
            from: phase.stretch.from,
            until: phase.stretch.until,
            phase: Some(phase),
        })
        .collect();
    for session in sessions {
        let Some(name) = session.meeting.phase.as_deref().map(str::trim) else {
            continue;
        };
        let same = |span: &&mut Span| span.name.to_lowercase() == name.to_lowercase();
        let (from, until) = (session.meeting.from, session.meeting.until);
        let last = until.or(from);
        match spans.iter_mut().find(same) {
            Some(span) if span.phase.is_some() => {}
            Some(span) => {
                span.from = [span.from, from].into_iter().flatten().min();
                span.until = [span.until, last].into_iter().flatten().max();
            }
            None => spans.push(Span {
                name: name.to_owned(),
                from,
                until: last,
                phase: None,
            }),
        }
    }
    spans.sort_by_key(|span| (span.from.is_none(), span.from));
    spans
}

//! What the reports on inputs are drawn from, read once.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ids::{InputId, ParticipantId, SessionId, SourceId};
use crate::input::{self, Answers, Input};
use crate::link::{self, Link, Stood};
use crate::participant::{self, Participant};
use crate::session::{self, Session};
use crate::source::{self, Source};
use crate::text::{Item, outline};

/// A source, as a report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "SourceInReport")]
pub struct SourceRef {
    /// The source.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// Its session.
    pub session: SessionId,
}

/// What every report is drawn from.
pub(super) struct Facts {
    pub(super) items: Vec<Item>,
    pub(super) sessions: Vec<Session>,
    pub(super) sources: HashMap<SourceId, Source>,
    pub(super) participants: HashMap<ParticipantId, Participant>,
    pub(super) heard: Vec<Heard>,
    pub(super) links: HashMap<InputId, Vec<(Link, Stood)>>,
    pub(super) answers: Answers,
}

/// An input that stands: not withdrawn, and in a source that is not.
pub(super) struct Heard {
    pub(super) input: Input,
    pub(super) text: String,
    pub(super) sources: Vec<SourceId>,
    pub(super) sessions: Vec<SessionId>,
}

impl Facts {
    pub(super) fn read(db: &Connection) -> Result<Facts> {
        let mut items = outline::working(db)?;
        items.retain(|item| !item.state.removed);
        let sources: HashMap<SourceId, Source> = (source::list(db)?.into_iter())
            .map(|source| (source.id, source))
            .collect();
        let mut words = input::Sources::default();
        let mut heard = Vec::new();
        for input in input::list(db)?.into_iter().filter(|one| !one.withdrawn) {
            let (mut in_sources, mut in_sessions) = (Vec::new(), Vec::new());
            for passage in &input.content.passages {
                let source = sources.get(&passage.source).filter(|one| !one.withdrawn);
                let Some(source) = source else { continue };
                if !in_sources.contains(&source.id) {
                    in_sources.push(source.id);
                }
                if !in_sessions.contains(&source.session) {
                    in_sessions.push(source.session);
                }
            }
            if !in_sources.is_empty() {
                heard.push(Heard {
                    text: words.words(db, &input)?,
                    input,
                    sources: in_sources,
                    sessions: in_sessions,
                });
            }
        }
        let mut links: HashMap<InputId, Vec<(Link, Stood)>> = HashMap::new();
        for link in link::list(db)? {
            let stood = link::standing(db, &link)?;
            links.entry(link.input).or_default().push((link, stood));
        }
        let participants = participant::list(db)?.into_iter();
        Ok(Facts {
            items,
            sessions: session::list(db)?,
            sources,
            participants: participants.map(|one| (one.id, one)).collect(),
            heard,
            links,
            answers: input::answers(db)?,
        })
    }

    pub(super) fn links(&self, input: InputId) -> &[(Link, Stood)] {
        self.links.get(&input).map_or(&[], Vec::as_slice)
    }

    /// Returns the page on which an input begins, in the first of its sources that stands.
    pub(super) fn page(&self, input: &Input) -> Option<&str> {
        let passages = input.content.passages.iter();
        let mut standing = passages.filter_map(|passage| {
            let source = self.sources.get(&passage.source)?;
            (!source.withdrawn).then_some((source, passage.start))
        });
        let (source, start) = standing.next()?;
        source.page_at(start)
    }

    pub(super) fn name(&self, participant: ParticipantId) -> &str {
        let one = self.participants.get(&participant);
        one.map_or("somebody unknown", |one| one.profile.name.as_str())
    }

    /// Returns the inputs that support, oppose or take up another, in the order of their sources.
    pub(super) fn answers_to(&self, input: InputId) -> Vec<&Heard> {
        let answers = self.answers.to(input);
        if answers.is_empty() {
            return Vec::new();
        }
        (self.heard.iter())
            .filter(|heard| answers.contains(&heard.input.id))
            .collect()
    }

    /// Returns who said an input and for whom: "Kenya, for the African Group".
    pub(super) fn said_by(&self, input: &Input) -> String {
        let names = |ids: &[ParticipantId]| {
            let names: Vec<&str> = ids.iter().map(|id| self.name(*id)).collect();
            names.join(", ")
        };
        let mut said = match input.content.speakers.as_slice() {
            [] => "unattributed".to_owned(),
            speakers => names(speakers),
        };
        if input.content.open {
            said += " and others";
        }
        if !input.content.on_behalf_of.is_empty() {
            said += &format!(", for {}", names(&input.content.on_behalf_of));
        }
        said
    }

    /// Returns the sources from which anything was heard, in the order of their sessions.
    pub(super) fn from(&self) -> Vec<SourceRef> {
        let used = |source: &&Source| {
            let in_it = |heard: &Heard| heard.sources.contains(&source.id);
            self.heard.iter().any(in_it)
        };
        let place = |source: &Source| {
            self.sessions
                .iter()
                .position(|one| one.id == source.session)
        };
        let mut used: Vec<&Source> = self.sources.values().filter(used).collect();
        used.sort_by_key(|source| (place(source), source.id));
        used.into_iter()
            .map(|source| SourceRef {
                id: source.id,
                title: source.title.clone(),
                session: source.session,
            })
            .collect()
    }

    pub(super) fn session_name(&self, id: SessionId) -> String {
        let session = self.sessions.iter().find(|session| session.id == id);
        session.map_or_else(String::new, |session| {
            match (
                session.meeting.number.as_str(),
                session.meeting.name.as_str(),
            ) {
                ("", name) => name.to_owned(),
                (number, "") => format!("Session {number}"),
                (number, name) => format!("Session {number}: {name}"),
            }
        })
    }
}

/// Returns a figure as it is printed: "at least 6" for an open list.
pub(crate) fn printed(count: usize, at_least: bool) -> String {
    if at_least {
        format!("at least {count}")
    } else {
        count.to_string()
    }
}

/// Returns the sentence that every report carries.
pub(super) fn from_these(sources: &[SourceRef]) -> String {
    let titles: Vec<String> = sources
        .iter()
        .map(|one| format!("“{}”", one.title))
        .collect();
    match titles.as_slice() {
        [] => "No source has an input yet: nothing can be counted.".to_owned(),
        titles => format!(
            "All figures are from these sources, and from no others: {}.",
            titles.join("; ")
        ),
    }
}

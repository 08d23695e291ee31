//! `travaux search`: finds things by their words.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use travaux::ids::{ClauseId, InputId, ParticipantId, SessionId, SourceId};
use travaux::record::row::Kind;
use travaux::search::{self, Found};
use travaux::text::{Item, outline};
use travaux::{Error, Record, clause, input, participant, session, source};
use uuid::Uuid;

use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::output;

/// Most hits that are listed.
const MOST: u32 = 200;

#[derive(Args)]
pub(crate) struct Search {
    /// The record
    record: PathBuf,
    /// The words, the last of which may be a beginning
    query: String,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Something found.
#[derive(Serialize)]
struct Hit {
    id: Uuid,
    kind: &'static str,
    title: String,
    text: String,
}

impl Search {
    pub(crate) fn run(self) -> Result {
        if search::is_empty(&self.query) {
            return Err(Refusal::Usage(
                "there is no word to look for in that; give one, or its beginning".to_owned(),
            ));
        }
        let record = Desk::to_read()?.read(&self.record)?;
        let items = outline::working(record.db())?;
        let hits = search::find(record.db(), &self.query, MOST)?
            .iter()
            .map(|found| hit(&record, &items, found))
            .collect::<Result<Vec<_>, Error>>()?;
        if self.json {
            output::json(&hits)?;
        } else if hits.is_empty() {
            output::note("nothing in the record has all these words; try fewer of them");
        } else {
            let lines: String = hits
                .iter()
                .map(|hit| {
                    let text: String = hit.text.replace('\n', " ").chars().take(120).collect();
                    format!("{}  {}  {}  {text}\n", hit.id, hit.kind, hit.title)
                })
                .collect();
            output::people(&lines)?;
        }
        Ok(Ending::Done)
    }
}

fn hit(record: &Record, items: &[Item], found: &Found) -> Result<Hit, Error> {
    let (db, id) = (record.db(), found.id);
    let (kind, title, text) = match found.kind {
        Kind::Revision => {
            let clause = ClauseId(id);
            let item = items.iter().find(|item| item.clause == clause);
            let path = item.and_then(|item| item.path.clone());
            let head = clause::head(db, clause)?;
            ("clause", path.unwrap_or_default(), head.state.wording.text)
        }
        Kind::Source => {
            let source = source::get(db, SourceId(id))?;
            ("source", source.title, source.file.unwrap_or_default())
        }
        Kind::Input => {
            let input = input::get(db, InputId(id))?;
            let text = input::text(db, &input)?;
            ("input", input.content.name.unwrap_or_default(), text)
        }
        Kind::Session => {
            let meeting = session::get(db, SessionId(id))?.meeting;
            ("session", meeting.number, meeting.name)
        }
        Kind::Participant => {
            let profile = participant::get(db, ParticipantId(id))?.profile;
            (
                "participant",
                profile.name,
                profile.official.unwrap_or_default(),
            )
        }
        other => {
            return Err(Error::Stored {
                what: format!("{other:?} in the index"),
            });
        }
    };
    Ok(Hit {
        id,
        kind,
        title,
        text,
    })
}

//! `travaux show RECORD standing`: what is agreed of the text, now or at a point in time.

use serde_json::Value;
use travaux::text::{Item, TextName, draft};
use travaux::{Error, Record, participant, session, standing};

use super::{Shown, object, with};

/// Lists how the clauses of a text stand, and the figures last.
pub(super) fn listed(record: &Record, name: TextName) -> Result<Vec<Shown>, Error> {
    let items = name.items(record)?;
    let past = match name {
        TextName::Working => None,
        TextName::Change { change } => Some(record.as_of(change)?),
        TextName::Time { at } => Some(record.as_of(record.change_at(at)?)?),
        TextName::Draft { draft: id } => {
            let at = draft::get(record.db(), id)?.at;
            let at = at.parse().map_err(|_| Error::NothingThen { at })?;
            Some(record.as_of(record.change_at(at)?)?)
        }
    };
    let db = past.as_ref().unwrap_or(record).db();
    let shown = standing::shown(db, &items)?;
    let counts = standing::counts(&items, &shown);
    let mut all = Vec::with_capacity(items.len() + 1);
    for (item, one) in items.iter().zip(&shown) {
        let session = match one.last.as_ref().and_then(|last| last.session) {
            Some(id) => {
                let meeting = session::get(db, id)?.meeting;
                Some(match meeting.number.as_str() {
                    "" => meeting.name,
                    number => number.to_owned(),
                })
            }
            None => None,
        };
        let value = with(
            one,
            [
                ("id", object(&item.clause)),
                ("number", Value::from(item.path.clone())),
                ("session", Value::from(session.clone())),
            ],
        );
        all.push(Shown {
            line: line(item, &value, one, session.as_deref()),
            object: value,
        });
    }
    all.push(Shown {
        line: counts.said(),
        object: with(
            &counts,
            [("id", Value::Null), ("said", Value::from(counts.said()))],
        ),
    });
    Ok(all)
}

fn line(item: &Item, value: &Value, one: &standing::Shown, session: Option<&str>) -> String {
    let by = one.last.as_ref().map_or_else(String::new, |last| {
        let session = session.map_or_else(String::new, |session| format!(", session {session}"));
        let reading = last
            .reading
            .map_or_else(String::new, |reading| format!(", reading {reading}"));
        format!(
            "  ({}, {:.10}{session}{reading})",
            last.author,
            last.at.to_string()
        )
    });
    let words: String = item.state.wording.text.chars().take(60).collect();
    format!(
        "{}  {}{by}  {words}",
        item.path.as_deref().unwrap_or("-"),
        value["stands"].as_str().unwrap_or_default()
    )
}

/// Lists the silence procedures, each as it stands at a time.
pub(super) fn silences(record: &Record, now: jiff::Timestamp) -> Result<Vec<Shown>, Error> {
    let db = record.db();
    standing::silences(db)?
        .iter()
        .map(|one| {
            let name = draft::get(db, one.draft)?.name;
            let mut by = Vec::new();
            for id in one.broken.iter().flat_map(|broken| &broken.by) {
                by.push(participant::get(db, *id)?.profile.name);
            }
            let value = with(
                one,
                [
                    ("stands", object(&one.stands(now))),
                    ("name", Value::from(name.clone())),
                    ("brokenBy", Value::from(by.clone())),
                ],
            );
            let whom = match by.as_slice() {
                [] => String::new(),
                by => format!(" by {}", by.join(", ")),
            };
            Ok(Shown {
                line: format!(
                    "{name}  until {}: {}{whom}",
                    one.deadline,
                    value["stands"].as_str().unwrap_or_default()
                ),
                object: value,
            })
        })
        .collect()
}

//! What a record says of a state of its text: its drafts, its clauses, since when they stand.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use super::About;
use crate::Record;
use crate::error::Result;
use crate::ids::{ClauseId, RevisionId};
use crate::record::log;
use crate::text::{Draft, Item, TextName, draft, outline};

impl About {
    /// Says what a record knows of a state of its text, whose clauses are `items`.
    ///
    /// # Errors
    /// [`crate::Error::NoSuchDraft`] or [`crate::Error::NoSuchChange`].
    pub fn of(record: &Record, name: TextName, items: &[Item]) -> Result<About> {
        let mut about = About {
            title: record.title()?,
            clauses: items.iter().map(|item| item.clause).collect(),
            ..About::default()
        };
        let mut drafts = draft::list(record.db())?;
        match name {
            TextName::Draft { draft } => {
                let own = draft::get(record.db(), draft)?;
                let own_place = drafts.iter().position(|draft| draft.id == own.id);
                drafts.truncate(own_place.map_or(0, |at| at + 1));
                drafts.retain(|draft| !draft.withdrawn || draft.id == own.id);
                about.author = own.author;
                about.date = Some(own.date);
            }
            TextName::Working | TextName::Change { .. } | TextName::Time { .. } => {
                let change = match name {
                    TextName::Change { change } => Some(change),
                    TextName::Time { at } => Some(record.change_at(at)?),
                    _ => record.newest()?,
                };
                drafts.retain(|draft| !draft.withdrawn);
                if let Some(change) = change {
                    let change = log::get(record.db(), change)?;
                    drafts.retain(|draft| draft.at <= change.at);
                    let day = TimeZone::UTC.to_datetime(change.time()?).date();
                    about.author = change.author;
                    about.date = Some(day);
                }
            }
        }
        about.since = since(record, &drafts, items)?;
        about.drafts = drafts
            .into_iter()
            .map(|draft| (draft.name, draft.date))
            .collect();
        Ok(about)
    }
}

/// Finds for each clause the draft since which each one has it in the same revision.
fn since(record: &Record, drafts: &[Draft], items: &[Item]) -> Result<Vec<Option<usize>>> {
    let mut since = vec![None; items.len()];
    let mut going: Vec<usize> = (0..items.len()).collect();
    for (nth, draft) in drafts.iter().enumerate().rev() {
        let had: HashMap<ClauseId, RevisionId> = outline::draft(record.db(), draft.id)?
            .into_iter()
            .map(|item| (item.clause, item.revision))
            .collect();
        going.retain(|at| had.get(&items[*at].clause) == Some(&items[*at].revision));
        for at in &going {
            since[*at] = Some(nth);
        }
        if going.is_empty() {
            break;
        }
    }
    Ok(since)
}

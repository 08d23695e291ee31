//! What the pages of a print say of it: which text, as of when, and the head of its record.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::Record;
use crate::error::Result;
use crate::ids::ChangeId;
use crate::record::log;
use crate::text::{TextName, draft};

/// What the pages of a print say of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// The title of the text.
    pub(crate) text: String,
    /// What is printed of it: "Zero Draft", "Zero Draft → Draft Rev. 1", "Coverage".
    pub(crate) name: String,
    /// The day it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date: Option<Date>,
    /// The head of the record, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) head: Option<String>,
    /// The seal of the draft, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) seal: Option<String>,
}

impl About {
    /// Says that a print is of no record.
    pub fn files(name: impl Into<String>) -> About {
        About {
            name: name.into(),
            ..About::default()
        }
    }

    /// What a print is called that has no title of its own.
    pub(super) fn called(&self) -> &str {
        match self.text.as_str() {
            "" => &self.name,
            text => text,
        }
    }

    /// Says what a record knows of a state of its text: of a draft its date and its seal, of
    /// any other state the day of the change that made it.
    ///
    /// # Errors
    /// As [`TextName::items`].
    pub fn state(record: &Record, name: TextName) -> Result<About> {
        let about = About::record(record, name.title(record)?)?;
        Ok(match name {
            TextName::Draft { draft } => {
                let draft = draft::get(record.db(), draft)?;
                About {
                    date: Some(draft.date),
                    seal: Some(draft.words),
                    ..about
                }
            }
            TextName::Working => about,
            TextName::Change { change } => About {
                date: Some(day(record, change)?),
                ..about
            },
            TextName::Time { at } => About {
                date: Some(day(record, record.change_at(at)?)?),
                ..about
            },
        })
    }

    /// Says what a comparison of two states shows, as of the day of the newer one.
    ///
    /// # Errors
    /// As [`TextName::items`].
    pub fn between(record: &Record, old: TextName, new: TextName) -> Result<About> {
        Ok(About {
            name: format!("{} → {}", old.title(record)?, new.title(record)?),
            seal: None,
            ..About::state(record, new)?
        })
    }

    /// Says what something made of a whole record shows, as of its newest change.
    ///
    /// # Errors
    /// A record that does not read.
    pub fn record(record: &Record, name: impl Into<String>) -> Result<About> {
        let newest = record.newest()?;
        Ok(About {
            text: record.title()?,
            name: name.into(),
            date: newest.map(|change| day(record, change)).transpose()?,
            head: Some(log::words(record.head()?)),
            seal: None,
        })
    }
}

/// Returns the day on which a change was made (UTC).
fn day(record: &Record, change: ChangeId) -> Result<Date> {
    let change = log::get(record.db(), change)?;
    Ok(TimeZone::UTC.to_datetime(change.time()?).date())
}

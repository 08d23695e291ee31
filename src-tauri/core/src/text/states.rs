//! States of the text: the working text, a draft, or the text as it stood at a point in time.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Block, Item, draft, outline};
use crate::Record;
use crate::compare::{Comparison, Side, compare};
use crate::error::{Error, Result};
use crate::ids::{ChangeId, DraftId};

/// Names a state of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub enum TextName {
    /// The working text.
    Working,
    /// A draft.
    Draft {
        /// Which.
        draft: DraftId,
    },
    /// The text as it stood after a change.
    Change {
        /// Which.
        change: ChangeId,
    },
    /// The text as it stood at a time.
    Time {
        /// When (RFC 3339).
        #[ts(type = "string")]
        at: Timestamp,
    },
}

impl TextName {
    /// Reads the name of a state: `working`, the name or id of a draft, or a point in time:
    /// `@2018-03-01` (the end of that day, UTC), `@2018-03-01T12:00:00Z` or `@` with the id
    /// of a change.
    ///
    /// # Errors
    /// [`Error::NoDraftNamed`], or [`Error::NotAPoint`] after an `@`.
    pub fn parse(record: &Record, name: &str) -> Result<TextName> {
        let name = name.trim();
        if name.eq_ignore_ascii_case("working") {
            return Ok(TextName::Working);
        }
        let unknown = match draft::named(record.db(), name) {
            Ok(draft) => return Ok(TextName::Draft { draft: draft.id }),
            Err(unknown) => unknown,
        };
        let Some(point) = name.strip_prefix('@') else {
            return Err(unknown);
        };
        if let Ok(change) = point.parse() {
            return Ok(TextName::Change { change });
        }
        point
            .parse()
            .ok()
            .or_else(|| end_of(point.parse().ok()?))
            .map(|at| TextName::Time { at })
            .ok_or_else(|| Error::NotAPoint {
                text: name.to_owned(),
            })
    }

    /// Returns the clauses in that state in reading order, without those removed.
    ///
    /// # Errors
    /// [`Error::NoSuchDraft`], [`Error::NoSuchChange`] or [`Error::NothingThen`].
    pub fn items(self, record: &Record) -> Result<Vec<Item>> {
        let mut items = match self {
            TextName::Working => outline::working(record.db())?,
            TextName::Draft { draft } => outline::draft(record.db(), draft)?,
            TextName::Change { change } => outline::working(record.as_of(change)?.db())?,
            TextName::Time { at } => outline::working(record.as_of(record.change_at(at)?)?.db())?,
        };
        items.retain(|item| !item.state.removed);
        Ok(items)
    }

    /// Returns what the state is called.
    ///
    /// # Errors
    /// [`Error::NoSuchDraft`].
    pub fn title(self, record: &Record) -> Result<String> {
        Ok(match self {
            TextName::Working => "working text".to_owned(),
            TextName::Draft { draft } => draft::get(record.db(), draft)?.name,
            TextName::Change { change } => format!("text after change {change}"),
            TextName::Time { at } => format!("text of {at:.0}"),
        })
    }
}

/// Returns the last moment of a day (UTC) that the log can tell apart.
pub fn end_of_day(day: Date) -> Timestamp {
    end_of(day).unwrap_or(Timestamp::MAX)
}

/// Returns the last millisecond of a day: what the log can tell apart.
fn end_of(day: Date) -> Option<Timestamp> {
    let midnight = day.tomorrow().ok()?.at(0, 0, 0, 0);
    let next = TimeZone::UTC.to_timestamp(midnight).ok()?;
    Timestamp::from_millisecond(next.as_millisecond() - 1).ok()
}

/// Lends clauses of a record to [`compare`].
pub fn sides(items: &[Item]) -> Vec<Side<'_>> {
    items
        .iter()
        .map(|item| Side {
            id: Some(item.clause),
            number: item.number.as_deref(),
            level: item.level,
            text: &item.state.wording.text,
        })
        .collect()
}

/// Lends clauses of a file, which have no identity, to [`compare`].
pub fn sides_of_blocks(blocks: &[Block]) -> Vec<Side<'_>> {
    blocks
        .iter()
        .map(|block| Side {
            id: None,
            number: block.number.as_deref(),
            level: block.level,
            text: &block.wording.text,
        })
        .collect()
}

/// Compares two states of a record; also returns their clauses, which the rows point into.
///
/// # Errors
/// As [`TextName::items`].
pub fn compare_texts(
    record: &Record,
    old: TextName,
    new: TextName,
) -> Result<(Vec<Item>, Vec<Item>, Comparison)> {
    let (old, new) = (old.items(record)?, new.items(record)?);
    let comparison = compare(&sides(&old), &sides(&new));
    Ok((old, new, comparison))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::ChangeKind;

    fn sample() -> (tempfile::TempDir, Record) {
        let folder = tempfile::tempdir().unwrap();
        let mut by = crate::By::new("somebody", Timestamp::UNIX_EPOCH, [4; 16]);
        let desk = by.id();
        let record =
            crate::sample::create(&folder.path().join("sample.travaux"), desk, &mut by).unwrap();
        (folder, record)
    }

    #[test]
    fn a_state_is_named_by_draft_by_day_by_time_and_by_change() {
        let (_folder, record) = sample();
        let named = |name: &str| TextName::parse(&record, name);
        assert_eq!(named(" Working ").unwrap(), TextName::Working);
        let zero = named("zero draft").unwrap();
        assert_eq!(zero.title(&record).unwrap(), "Zero Draft");
        let newest = record.newest().unwrap().unwrap();
        let latest = named(&format!("@{newest}")).unwrap();
        assert_eq!(
            latest.items(&record).unwrap(),
            TextName::Working.items(&record).unwrap()
        );
        assert_eq!(
            named("@2018-03-01").unwrap(),
            named("@2018-03-01T23:59:59.999Z").unwrap()
        );
        for wrong in ["@", "@yesterday", "@2018-13-01"] {
            assert!(
                matches!(named(wrong), Err(Error::NotAPoint { .. })),
                "{wrong}"
            );
        }
        assert!(matches!(
            named("draft 9"),
            Err(Error::NoDraftNamed { known, .. }) if known.len() == 2
        ));
    }

    #[test]
    fn a_draft_and_the_end_of_its_day_say_the_same() {
        let (_folder, record) = sample();
        let draft = draft::named(record.db(), "Draft Rev. 1").unwrap();
        let day = TextName::parse(&record, &format!("@{}", &draft.at[..10])).unwrap();
        let (_, _, comparison) =
            compare_texts(&record, TextName::Draft { draft: draft.id }, day).unwrap();
        assert!(
            comparison
                .rows
                .iter()
                .all(|row| row.change == ChangeKind::Same)
        );
    }
}

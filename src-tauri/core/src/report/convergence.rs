//! Convergence: how far a text is from being agreed, draft by draft and day by day.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::Record;
use crate::clause::bracket::tally;
use crate::clause::store::state_from_row;
use crate::error::Result;
use crate::ids::{ClauseId, DraftId, RevisionId};
use crate::standing::Spoken;
use crate::text::{Item, TextName, draft, outline, states};

/// How far a text was from being agreed at one time.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Point {
    /// The draft; none for the working text at the end of a day.
    pub draft: Option<DraftId>,
    /// What it is called: the draft's name, or "working text".
    pub name: String,
    /// The date of the draft, or the day (UTC).
    pub date: String,
    /// The figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// The figures of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Figures {
    /// Brackets that are open; one around several paragraphs counts once. A note such as
    /// "\[Agreed ad ref\]" is none.
    pub brackets: u32,
    /// Signs that could not be read as a bracket, counted apart.
    pub left: u32,
    /// How many brackets stand in one another, at most.
    pub nesting: u32,
    /// Paragraphs and points; headings, titles and footnotes are none.
    pub paragraphs: u32,
    /// Those of them in which nothing stands in brackets, and that stand in none.
    pub clean: u32,
    /// Those of them that were agreed, ad referendum or not.
    pub agreed: u32,
}

impl Figures {
    /// Returns the share of paragraphs without brackets, from 0 to 1.
    pub fn share(&self) -> f64 {
        self.part(self.clean)
    }

    /// Returns the share of paragraphs that were agreed, from 0 to 1.
    pub fn agreed_share(&self) -> f64 {
        self.part(self.agreed)
    }

    fn part(&self, count: u32) -> f64 {
        if self.paragraphs == 0 {
            return 0.0;
        }
        f64::from(count) / f64::from(self.paragraphs)
    }
}

/// Counts the brackets of a text, as [`tally::tally`] counts them, and what of it was agreed.
pub fn figures(items: &[Item], agreed: &HashSet<ClauseId>) -> Figures {
    let tally = tally::tally(&tally::lent(items));
    let paragraphs = || {
        let all = items.iter().zip(&tally.touching);
        all.filter(|(item, _)| item.state.kind.is_body())
    };
    Figures {
        brackets: tally.open,
        left: tally.left,
        nesting: tally.nesting,
        paragraphs: paragraphs().count() as u32,
        clean: paragraphs().filter(|(_, touching)| **touching == 0).count() as u32,
        agreed: paragraphs()
            .filter(|(item, _)| agreed.contains(&item.clause))
            .count() as u32,
    }
}

/// Returns the figures of every draft that stands, by date.
///
/// # Errors
/// [`Error::Stored`](crate::Error::Stored) where the record is damaged.
pub fn drafts(record: &Record) -> Result<Vec<Point>> {
    let spoken = Spoken::read(record.db())?;
    draft::list(record.db())?
        .into_iter()
        .filter(|draft| !draft.withdrawn)
        .map(|draft| {
            let items = TextName::Draft { draft: draft.id }.items(record)?;
            Ok(Point {
                draft: Some(draft.id),
                name: draft.name,
                date: draft.date.to_string(),
                figures: figures(&items, &spoken.agreed(draft.at.parse().unwrap_or_default())),
            })
        })
        .collect()
}

/// Returns the figures of the working text at the end of every day (UTC) on which its
/// words were changed or something was said of its standing, by day.
///
/// # Errors
/// As [`drafts`].
pub fn days(record: &Record) -> Result<Vec<Point>> {
    let mut days: Vec<Point> = Vec::new();
    let mut shown: HashMap<ClauseId, Item> = HashMap::new();
    let mut today: Option<String> = None;
    let spoken = Spoken::read(record.db())?;
    let mut said = spoken.days().into_iter().peekable();
    let mut end = |day: String, next: Option<&str>, shown: &HashMap<ClauseId, Item>| {
        // Of the days before the next on which words changed, those on which something was said.
        while said.next_if(|said| *said <= day).is_some() {}
        days.push(end_of_day(day, shown, &spoken));
        while let Some(day) = said.next_if(|said| next.is_none_or(|next| said.as_str() < next)) {
            days.push(end_of_day(day, shown, &spoken));
        }
    };
    each_revision(record.db(), |day, item| {
        if let Some(before) = today.replace(day.clone()).filter(|before| *before != day) {
            end(before, Some(&day), &shown);
        }
        shown.insert(item.clause, item);
    })?;
    if let Some(day) = today {
        end(day, None, &shown);
    }
    Ok(days)
}

fn end_of_day(day: String, shown: &HashMap<ClauseId, Item>, spoken: &Spoken) -> Point {
    let mut items = outline::ordered(shown.values().cloned());
    items.retain(|item| !item.state.removed);
    let until = day.parse::<Date>().map(states::end_of_day);
    Point {
        draft: None,
        name: "working text".to_owned(),
        date: day,
        figures: figures(&items, &spoken.agreed(until.unwrap_or_default())),
    }
}

/// Gives every revision that the working text has shown, in the order in which it did,
/// each with its day.
fn each_revision(db: &Connection, mut each: impl FnMut(String, Item)) -> Result<()> {
    let mut query = db.prepare_cached(include_str!("sql/shown.sql"))?;
    let mut rows = query.query([])?;
    let mut columns = None;
    while let Some(row) = rows.next()? {
        let item = Item {
            clause: ClauseId(row.get("clause")?),
            revision: RevisionId(row.get("id")?),
            level: 0,
            number: None,
            path: None,
            state: state_from_row(&mut columns, row)?,
        };
        each(row.get("day")?, item);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_shows_what_the_working_text_shows() {
        let folder = tempfile::tempdir().unwrap();
        let mut by = crate::By::new("somebody", jiff::Timestamp::UNIX_EPOCH, [4; 16]);
        let desk = by.id();
        let record =
            crate::sample::create(&folder.path().join("sample.travaux"), desk, &mut by).unwrap();
        let spoken = Spoken::read(record.db()).unwrap();
        let agreed = spoken.agreed(jiff::Timestamp::MAX);
        let working = figures(&TextName::Working.items(&record).unwrap(), &agreed);
        assert!(working.agreed > 0);
        let days = days(&record).unwrap();
        assert!(days.len() > 1, "{days:?}");
        assert_eq!(days.last().unwrap().figures, working);
        assert!(days.windows(2).all(|two| two[0].date < two[1].date));
        for point in drafts(&record).unwrap() {
            assert!(point.figures.paragraphs > 0);
        }
    }
}

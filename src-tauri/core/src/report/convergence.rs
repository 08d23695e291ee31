//! Convergence: how far a text is from being agreed, draft by draft and day by day.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::Record;
use crate::clause::bracket::account::{self, Clause, What};
use crate::clause::store::state_from_row;
use crate::error::Result;
use crate::ids::{ClauseId, DraftId, RevisionId};
use crate::text::{Item, Kind, TextName, draft, outline};

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
    /// How many brackets stand in one another, at most.
    pub nesting: u32,
    /// Paragraphs and points; headings, titles and footnotes are none.
    pub paragraphs: u32,
    /// Those of them in which nothing stands in brackets.
    pub clean: u32,
}

impl Figures {
    /// Returns the share of paragraphs without brackets, from 0 to 1.
    pub fn share(&self) -> f64 {
        if self.paragraphs == 0 {
            return 0.0;
        }
        f64::from(self.clean) / f64::from(self.paragraphs)
    }
}

/// Counts the brackets of a text.
pub fn figures(items: &[Item]) -> Figures {
    let clauses: Vec<Clause<'_>> = items
        .iter()
        .map(|item| Clause {
            text: &item.state.wording.text,
            is_heading: matches!(item.state.kind, Kind::Heading | Kind::Title),
        })
        .collect();
    // How many brackets around whole paragraphs stand around each clause, by where they
    // open and close.
    let mut around = vec![0i32; items.len() + 1];
    let mut own = vec![0u32; items.len()];
    let mut found = Figures::default();
    for entry in account::account(&clauses) {
        match entry.what {
            What::Bracket(_) => {
                found.brackets += 1;
                own[entry.clause] = own[entry.clause].max(entry.depth + 1);
            }
            What::Across { clause, .. } => {
                found.brackets += 1;
                around[entry.clause] += 1;
                around[clause + 1] -= 1;
            }
            What::Left(account::Reason::Unclosed) => {
                found.brackets += 1;
                own[entry.clause] = own[entry.clause].max(1);
            }
            What::Left(account::Reason::TooDeep) => {
                found.brackets += 1;
                own[entry.clause] = own[entry.clause].max(entry.depth + 1);
            }
            What::Left(_) | What::Tag(_) => {}
        }
    }
    let mut outside = 0;
    for ((item, own), around) in items.iter().zip(own).zip(around) {
        outside += around;
        let depth = own + u32::try_from(outside).unwrap_or(0);
        found.nesting = found.nesting.max(depth);
        if matches!(
            item.state.kind,
            Kind::Preambular | Kind::Paragraph | Kind::Point
        ) {
            found.paragraphs += 1;
            found.clean += u32::from(depth == 0);
        }
    }
    found
}

/// Returns the figures of every draft that stands, by date.
///
/// # Errors
/// [`Error::Stored`](crate::Error::Stored) where the record is damaged.
pub fn drafts(record: &Record) -> Result<Vec<Point>> {
    draft::list(record.db())?
        .into_iter()
        .filter(|draft| !draft.withdrawn)
        .map(|draft| {
            let items = TextName::Draft { draft: draft.id }.items(record)?;
            Ok(Point {
                draft: Some(draft.id),
                name: draft.name,
                date: draft.date.to_string(),
                figures: figures(&items),
            })
        })
        .collect()
}

/// Returns the figures of the working text at the end of every day (UTC) on which its
/// words were changed, by day.
///
/// # Errors
/// As [`drafts`].
pub fn days(record: &Record) -> Result<Vec<Point>> {
    let mut days: Vec<Point> = Vec::new();
    let mut shown: HashMap<ClauseId, Item> = HashMap::new();
    let mut today: Option<String> = None;
    each_revision(record.db(), |day, item| {
        if let Some(before) = today.replace(day.clone()).filter(|before| *before != day) {
            days.push(end_of_day(before, &shown));
        }
        shown.insert(item.clause, item);
    })?;
    days.extend(today.map(|day| end_of_day(day, &shown)));
    Ok(days)
}

fn end_of_day(day: String, shown: &HashMap<ClauseId, Item>) -> Point {
    let mut items = outline::ordered(shown.values().cloned());
    items.retain(|item| !item.state.removed);
    Point {
        draft: None,
        name: "working text".to_owned(),
        date: day,
        figures: figures(&items),
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
    use crate::clause::{Place, State, Wording};
    use crate::text::Series;

    /// Counts the brackets of paragraphs; `#` opens a heading.
    fn counted(texts: &[&str]) -> Figures {
        let items: Vec<Item> = texts
            .iter()
            .map(|text| Item {
                clause: ClauseId(uuid::Uuid::nil()),
                revision: RevisionId(uuid::Uuid::nil()),
                level: 0,
                number: None,
                path: None,
                state: State {
                    wording: Wording::plain(text.trim_start_matches('#')).unwrap(),
                    kind: match text.starts_with('#') {
                        true => Kind::Heading,
                        false => Kind::Paragraph,
                    },
                    series: Series::Auto,
                    alternative: false,
                    label: None,
                    place: Place {
                        parent: None,
                        order: String::new(),
                    },
                    removed: false,
                },
            })
            .collect();
        figures(&items)
    }

    #[test]
    fn brackets_nest_and_a_tag_is_none() {
        let counted = counted(&[
            "#Aims",
            "a [b [c] / d - US]",
            "e[^1] [sic]",
            "f [Agreed ad ref]",
        ]);
        assert_eq!(
            counted,
            Figures {
                brackets: 2,
                nesting: 2,
                paragraphs: 3,
                clean: 2
            }
        );
    }

    #[test]
    fn paragraphs_inside_a_bracket_around_them_are_not_clean() {
        let counted = counted(&["a", "[b", "c [d]", "e]", "f"]);
        assert_eq!(
            counted,
            Figures {
                brackets: 2,
                nesting: 2,
                paragraphs: 5,
                clean: 2
            }
        );
    }

    #[test]
    fn the_last_day_shows_what_the_working_text_shows() {
        let folder = tempfile::tempdir().unwrap();
        let mut by = crate::By::new("somebody", jiff::Timestamp::UNIX_EPOCH, [4; 16]);
        let desk = by.id();
        let record =
            crate::sample::create(&folder.path().join("sample.travaux"), desk, &mut by).unwrap();
        let working = figures(&TextName::Working.items(&record).unwrap());
        let days = days(&record).unwrap();
        assert!(days.len() > 1, "{days:?}");
        assert_eq!(days.last().unwrap().figures, working);
        assert!(days.windows(2).all(|two| two[0].date < two[1].date));
        for point in drafts(&record).unwrap() {
            assert!(point.figures.paragraphs > 0);
        }
    }
}

//! The ledger of open brackets: each with its part of the text, its holders and its age.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::Record;
use crate::clause::across::{self, Across, Within};
use crate::clause::bracket::account::{self, Entry, What};
use crate::clause::bracket::{Alternative, Verb, tally};
use crate::clause::store;
use crate::clause::words::tokens;
use crate::error::Result;
use crate::ids::{ClauseId, RevisionId};
use crate::provenance::Run;
use crate::text::{Item, Kind, TextName};

/// The brackets of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Ledger {
    /// Those that are open, in reading order.
    pub open: Vec<Open>,
    /// The signs that could not be read as a bracket, which count apart.
    pub left: Vec<Left>,
}

/// A sign that should have been a bracket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
#[ts(rename = "LeftSign")]
pub struct Left {
    /// The clause in which it stands.
    pub clause: ClauseId,
    /// The full printed number of the clause.
    pub number: Option<String>,
    /// First byte (in the window, UTF-16 unit).
    pub start: u32,
    /// The sign, or the pair nested too deep, as printed.
    pub text: String,
    /// The words around it.
    pub around: String,
    /// Why it is not read.
    pub why: String,
}

/// Where a bracket around whole paragraphs closes, and the options in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
#[ts(rename = "BracketAcross")]
pub struct Around {
    /// The clause in which it closes.
    pub clause: ClauseId,
    /// Its full printed number.
    pub number: Option<String>,
    /// The paragraphs in it, first and last among them, in order.
    pub clauses: Vec<ClauseId>,
    /// Those of them that are options side by side; none where there are none.
    pub options: Vec<ClauseId>,
    /// What each of its paragraphs says within it, without the names of its holders.
    pub words: Vec<Within>,
}

/// A bracket that is open in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
#[ts(rename = "OpenBracket")]
pub struct Open {
    /// The clause in which it opens.
    pub clause: ClauseId,
    /// The revision that shows it.
    pub revision: RevisionId,
    /// The full printed number of the clause.
    pub number: Option<String>,
    /// The heading under which it stands; none before the first.
    pub part: Option<Part>,
    /// First byte (in the window, UTF-16 unit).
    pub start: u32,
    /// One past the last; of a bracket around whole paragraphs, past its opening.
    pub end: u32,
    /// The bracket as printed.
    pub text: String,
    /// How many brackets stand around it in its clause.
    pub depth: u32,
    /// Its alternatives; none where whole paragraphs stand in it.
    pub ways: Vec<Way>,
    /// Everybody who is named in it, outside the brackets inside it.
    pub holders: Vec<String>,
    /// The day (UTC) on which it was opened; of what came in a draft, the day of the draft.
    pub since: String,
    /// The earliest draft that has it, if one does.
    pub draft: Option<String>,
    /// How many days it has been open on the day asked for.
    pub days: i32,
    /// Where it closes, if that is in a later clause.
    pub across: Option<Around>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
#[ts(rename = "PartOfText")]
pub struct Part {
    /// The heading.
    pub clause: ClauseId,
    /// Its full printed number.
    pub number: Option<String>,
    /// What it says.
    pub text: String,
}

/// One way to word what stands in a bracket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "BracketWay")]
pub struct Way {
    /// Its words, without its holders.
    pub text: String,
    /// Who holds it.
    pub holders: Vec<String>,
    /// Who wants what done with it: `("G77", "delete")`.
    pub positions: Vec<(String, String)>,
}

/// Lists the brackets of the working text in reading order, with their age on a day. Those
/// that are open are the ones that [`tally::tally`] counts.
///
/// # Errors
/// [`Error::Stored`](crate::Error::Stored) where the record is damaged.
pub fn ledger(record: &Record, today: Date) -> Result<Ledger> {
    let items = TextName::Working.items(record)?;
    let clauses = tally::lent(&items);
    let parts = parts(&items);
    let mut since = Since::new(record.db());
    let mut found = Ledger {
        open: Vec::new(),
        left: Vec::new(),
    };
    for entry in account::account(&clauses) {
        let item = &items[entry.clause];
        let text = &clauses[entry.clause].text[entry.start as usize..entry.end as usize];
        if let What::Left(reason) = entry.what
            && entry.is_left()
        {
            found.left.push(Left {
                clause: item.clause,
                number: item.path.clone(),
                start: entry.start,
                text: text.chars().take(AROUND).collect(),
                around: around(&item.state.wording.text, entry.start as usize),
                why: reason.sentence().to_owned(),
            });
        }
        let (mut ways, across): (Vec<Alternative<'_>>, _) = match &entry.what {
            What::Bracket(ways) => (ways.clone(), None),
            What::Across { clause, at } => {
                let across = Across {
                    opens: entry.clause,
                    start: entry.start,
                    closes: *clause,
                    at: *at,
                };
                let (_, way) = across::attribution(clauses[*clause].text, *at);
                (vec![way], Some(across))
            }
            What::Tag(_) | What::Left(_) => continue,
        };
        let holders = holders(&ways);
        if across.is_some() {
            ways.clear();
        }
        let origin = since.of(item, &entry)?;
        found.open.push(Open {
            clause: item.clause,
            revision: item.revision,
            number: item.path.clone(),
            part: parts[entry.clause].clone(),
            start: entry.start,
            end: entry.end,
            text: text.to_owned(),
            depth: entry.depth,
            holders,
            ways: ways.iter().map(Way::from).collect(),
            days: origin
                .day
                .parse::<Date>()
                .ok()
                .and_then(|day| day.until(today).ok())
                .map_or(0, |span| span.get_days().max(0)),
            since: origin.day,
            draft: origin.draft,
            across: across.map(|across| Around {
                clause: items[across.closes].clause,
                number: items[across.closes].path.clone(),
                clauses: items[across.opens..=across.closes]
                    .iter()
                    .map(|item| item.clause)
                    .collect(),
                options: across.options(&items),
                words: across.words(&items),
            }),
        });
    }
    Ok(found)
}

/// How many letters are shown on each side of a sign.
const AROUND: usize = 40;

/// Returns the words around a sign.
fn around(text: &str, at: usize) -> String {
    let before: String = text[..at].chars().rev().take(AROUND).collect();
    let after: String = text[at..].chars().take(AROUND).collect();
    before.chars().rev().chain(after.chars()).collect()
}

/// Finds the heading above each clause.
fn parts(items: &[Item]) -> Vec<Option<Part>> {
    let mut last = None;
    items
        .iter()
        .map(|item| {
            if item.state.kind == Kind::Heading {
                last = Some(Part {
                    clause: item.clause,
                    number: item.path.clone(),
                    text: item.state.wording.text.clone(),
                });
            }
            last.clone()
        })
        .collect()
}

fn holders(ways: &[Alternative<'_>]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for way in ways {
        let positions = way.positions.iter().flat_map(|position| &position.holders);
        for holder in way.holders.iter().chain(positions) {
            if !all.iter().any(|other| other == holder) {
                all.push((*holder).to_owned());
            }
        }
    }
    all
}

impl From<&Alternative<'_>> for Way {
    fn from(way: &Alternative<'_>) -> Way {
        let wanted = |verb: Verb<'_>| match verb {
            Verb::Retain => "retain".to_owned(),
            Verb::Delete => "delete".to_owned(),
            Verb::Add => "add".to_owned(),
            Verb::Reserve => "reserve".to_owned(),
            Verb::Other(printed) => printed.to_owned(),
        };
        Way {
            text: crate::clause::bracket::print(&way.pieces).trim().to_owned(),
            holders: way.holders.iter().map(|name| (*name).to_owned()).collect(),
            positions: way
                .positions
                .iter()
                .flat_map(|position| {
                    let verb = wanted(position.verb);
                    let holders = position.holders.iter();
                    holders.map(move |holder| ((*holder).to_owned(), verb.clone()))
                })
                .collect(),
        }
    }
}

/// When a bracket was opened, and the draft that first shows it.
#[derive(Clone)]
struct Origin {
    day: String,
    draft: Option<String>,
}

/// Finds since when brackets are open: since the revision that brought in their first sign.
struct Since<'d> {
    db: &'d Connection,
    runs: HashMap<RevisionId, Vec<Run>>,
    days: HashMap<RevisionId, Origin>,
}

impl<'d> Since<'d> {
    fn new(db: &'d Connection) -> Self {
        Since {
            db,
            runs: HashMap::new(),
            days: HashMap::new(),
        }
    }

    fn of(&mut self, item: &Item, entry: &Entry<'_>) -> Result<Origin> {
        let at = tokens(&item.state.wording.text)
            .iter()
            .position(|token| token.start == entry.start)
            .unwrap_or(0);
        if !self.runs.contains_key(&item.revision) {
            let origin = store::revision(self.db, item.revision)?.origin;
            self.runs.insert(item.revision, origin);
        }
        let mut before = 0;
        let run = self.runs[&item.revision].iter().find(|run| {
            before += run.words as usize;
            at < before
        });
        let revision = run.map_or(item.revision, |run| run.revision);
        if let Some(known) = self.days.get(&revision) {
            return Ok(known.clone());
        }
        let brought = store::revision(self.db, revision)?;
        let draft = crate::text::draft::list(self.db)?
            .into_iter()
            .filter(|draft| !draft.withdrawn && draft.at >= brought.at)
            .min_by(|a, b| a.at.cmp(&b.at));
        let kept: String = brought.at.chars().take(10).collect();
        // What came in a file is as old as the draft, whenever the file was read.
        let circulated = draft
            .as_ref()
            .filter(|draft| draft.imported && draft.at == brought.at)
            .map(|draft| draft.date.to_string());
        let origin = Origin {
            day: circulated.filter(|day| *day < kept).unwrap_or(kept),
            draft: draft.map(|draft| draft.name),
        };
        self.days.insert(revision, origin.clone());
        Ok(origin)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Action, By};

    #[test]
    fn what_came_in_a_draft_is_as_old_as_the_draft() {
        let folder = tempfile::tempdir().unwrap();
        let now = date(2018, 2, 20).at(9, 0, 0, 0);
        let now = jiff::tz::TimeZone::UTC.to_timestamp(now).unwrap();
        let mut by = By::new("somebody", now, [4; 16]);
        let desk = by.id();
        let path = folder.path().join("text.travaux");
        let mut record = Record::create(&path, "Compact", desk, &mut by).unwrap();
        let document = crate::exchange::markdown::read("1. States [shall] report.\n").unwrap();
        let import = Action::ImportDraft {
            draft: None,
            name: "Zero".to_owned(),
            date: date(2018, 2, 1),
            document,
            file: None,
        };
        record.apply(&mut by, &import).unwrap();
        let ledger = super::ledger(&record, date(2018, 2, 20)).unwrap().open;
        assert_eq!(
            (ledger[0].since.as_str(), ledger[0].days),
            ("2018-02-01", 19)
        );
    }

    #[test]
    fn each_open_bracket_has_its_part_its_holders_and_its_age() {
        let folder = tempfile::tempdir().unwrap();
        let at = |day: i8| {
            let nine = date(2018, 2, day).at(9, 0, 0, 0);
            jiff::tz::TimeZone::UTC.to_timestamp(nine).unwrap()
        };
        let mut by = By::new("somebody", at(1), [4; 16]);
        let desk = by.id();
        let mut record = Record::create(
            &folder.path().join("text.travaux"),
            "Compact",
            desk,
            &mut by,
        )
        .unwrap();
        let document = crate::exchange::markdown::read(
            "# Compact\n\n## Aims\n\n1. States [shall - EU; US delete / should] report.\n\n2. States meet.\n",
        )
        .unwrap();
        record
            .apply(
                &mut by,
                &Action::ImportDraft {
                    draft: None,
                    name: "Zero".to_owned(),
                    date: date(2018, 2, 1),
                    document,
                    file: None,
                },
            )
            .unwrap();
        let second = crate::text::find(&TextName::Working.items(&record).unwrap(), "2").unwrap();
        let mut by = By::new("somebody", at(4), [5; 16]);
        let wording =
            crate::clause::Wording::plain("States meet [in Geneva]. [Agreed ad ref]").unwrap();
        record
            .apply(
                &mut by,
                &Action::Reword {
                    clause: second,
                    wording,
                    note: None,
                },
            )
            .unwrap();
        let ledger = super::ledger(&record, date(2018, 2, 11)).unwrap().open;
        let told: Vec<_> = ledger
            .iter()
            .map(|one| {
                (
                    one.number.as_deref().unwrap(),
                    one.part.as_ref().unwrap().text.as_str(),
                    one.holders.join(" "),
                    one.since.as_str(),
                    one.days,
                    one.draft.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "1",
                    "Aims",
                    "EU US".to_owned(),
                    "2018-02-01",
                    10,
                    Some("Zero")
                ),
                ("2", "Aims", String::new(), "2018-02-04", 7, None),
            ]
        );
        assert_eq!(
            ledger[0].ways[0].positions,
            [("US".to_owned(), "delete".to_owned())]
        );
    }
}

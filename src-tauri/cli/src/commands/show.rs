//! `travaux show`: lists what a record holds.

use std::collections::HashMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Map, Value};
use travaux::ids::{ClauseId, ParticipantId, RevisionId};
use travaux::text::reference::{self, ReferenceStanding};
use travaux::text::{Item, Kind, TextName, draft, outline};
use travaux::{Error, Record, clause, comment, input, link, participant, session, source};

use crate::desk::Desk;
use crate::ending::{Ending, Refusal, Result};
use crate::output;

mod brackets;
mod process;
mod proposals;
mod review;
mod standing;
mod weight;

#[derive(Args)]
pub(crate) struct Show {
    /// The record
    record: PathBuf,
    /// What to list
    what: What,
    /// Of which text, where `clauses`, `brackets`, `standing`, `terms` or `instruments` are listed: the name of a draft,
    /// `working` (as without it), or a point in time (@2018-03-01)
    #[arg(long, value_name = "NAME")]
    draft: Option<String>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    /// The drafts by date
    Drafts,
    /// The clauses of the working text
    Clauses,
    /// The sessions by date
    Sessions,
    /// The sources in the order in which they were taken in
    Sources,
    /// The inputs in the order in which they stand in their sources
    Inputs,
    /// The links in the order in which they were made
    Links,
    /// The links to be looked at again, because their words or inputs have changed
    Review,
    /// The inputs, each with what became of it
    Became,
    /// The participants by name
    Participants,
    /// The square brackets of the text, each parsed or with the reason why not
    Brackets,
    /// The numbers of clauses that other clauses print
    References,
    /// The phases, sessions, drafts and expected documents of the process, by date
    Process,
    /// The terms of the glossary with their uses in the text
    Terms,
    /// The instruments with the clauses that lean on them
    Instruments,
    /// What participants ask for, in the order of the text
    Proposals,
    /// What is agreed of the text, clause by clause, and the figures
    Standing,
    /// The silence procedures
    Silence,
    /// The private comments, oldest first; no export has them
    Comments,
}

impl What {
    /// Returns true for what is listed of one text.
    fn is_of_a_text(self) -> bool {
        matches!(
            self,
            What::Clauses | What::Brackets | What::Terms | What::Instruments | What::Standing
        )
    }
}

/// One thing that is shown: a line for people, and an object with its id.
struct Shown {
    line: String,
    object: Value,
}

impl Show {
    pub(crate) fn run(self) -> Result {
        if self.draft.is_some() && !self.what.is_of_a_text() {
            return Err(Refusal::Usage(format!(
                "`show {}` is about the whole record; leave --draft out",
                output::named(self.what)
            )));
        }
        let record = Desk::to_read()?.read(&self.record)?;
        let shown = match self.what {
            What::Drafts => drafts(&record),
            What::Clauses => self.text(&record).map(|items| clauses(&items)),
            What::Sessions => sessions(&record),
            What::Sources => sources(&record),
            What::Inputs => inputs(&record),
            What::Links => links(&record),
            What::Review => review::due(&record),
            What::Became => review::became(&record),
            What::Participants => participants(&record),
            What::Brackets => self.text(&record).map(|items| brackets::listed(&items)),
            What::References => references(&record),
            What::Process => process::listed(&record),
            What::Terms => self
                .text(&record)
                .and_then(|items| weight::terms(&record, &items)),
            What::Instruments => self
                .text(&record)
                .and_then(|items| weight::instruments(&record, &items)),
            What::Proposals => proposals::listed(&record),
            What::Standing => self
                .name(&record)
                .and_then(|name| standing::listed(&record, name)),
            What::Comments => comments(&record),
            What::Silence => standing::silences(&record, jiff::Timestamp::now()),
        }?;
        if self.json {
            output::json(&shown.into_iter().map(|one| one.object).collect::<Vec<_>>())?;
        } else if shown.is_empty() {
            output::note("there is nothing of that in it yet");
        } else {
            let lines: String = shown
                .into_iter()
                .map(|one| one.line.replace('\n', " ") + "\n")
                .collect();
            output::people(&lines)?;
        }
        Ok(Ending::Done)
    }
}

impl Show {
    /// The clauses of the text that is asked for.
    fn text(&self, record: &Record) -> Result<Vec<Item>, Error> {
        self.name(record)?.items(record)
    }

    fn name(&self, record: &Record) -> Result<TextName, Error> {
        TextName::parse(record, self.draft.as_deref().unwrap_or("working"))
    }
}

fn object(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("what is shown is plain data")
}

/// Adds to an object what is found out about it.
fn with(value: &impl Serialize, more: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let mut map = match object(value) {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    map.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
    Value::Object(map)
}

fn withdrawn(is: bool) -> &'static str {
    if is { "  (withdrawn)" } else { "" }
}

fn drafts(record: &Record) -> Result<Vec<Shown>, Error> {
    Ok(draft::list(record.db())?
        .iter()
        .map(|draft| Shown {
            line: format!(
                "{}  {}  {}{}",
                draft.date,
                draft.name,
                output::counted(draft.clauses, "clause"),
                withdrawn(draft.withdrawn)
            ),
            object: object(draft),
        })
        .collect())
}

/// A clause as it is shown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownClause<'t> {
    id: ClauseId,
    revision: RevisionId,
    number: Option<&'t str>,
    path: Option<&'t str>,
    kind: Kind,
    level: u16,
    text: &'t str,
    marks: Vec<clause::Mark>,
    label: Option<&'t str>,
    removed: bool,
}

fn clauses(items: &[Item]) -> Vec<Shown> {
    let shown = |item: &Item| {
        let marks = item.state.wording.marks.iter();
        let marks = marks.filter(|mark| !matches!(mark.kind, clause::MarkKind::Reference(_)));
        let clause = ShownClause {
            id: item.clause,
            revision: item.revision,
            number: item.number.as_deref(),
            path: item.path.as_deref(),
            kind: item.state.kind,
            level: item.level,
            text: &item.state.wording.text,
            marks: marks.copied().collect(),
            label: item.state.label.as_deref(),
            removed: item.state.removed,
        };
        let indent = usize::from(item.level.min(8)) * 2;
        let number = item.number.as_deref().map(|number| format!("{number} "));
        Shown {
            line: format!(
                "{}  {:indent$}{}{}{}",
                item.clause,
                "",
                number.unwrap_or_default(),
                clause.text,
                if clause.removed { "  (removed)" } else { "" }
            ),
            object: object(&clause),
        }
    };
    items.iter().map(shown).collect()
}

fn sessions(record: &Record) -> Result<Vec<Shown>, Error> {
    Ok(session::list(record.db())?
        .iter()
        .map(|session| {
            let meeting = &session.meeting;
            let place = meeting.place.as_deref().unwrap_or_default();
            let from = meeting.from.map(|day| day.to_string()).unwrap_or_default();
            let parts = [meeting.number.as_str(), &meeting.name, place, &from];
            Shown {
                line: parts
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join("  "),
                object: object(session),
            }
        })
        .collect())
}

fn sources(record: &Record) -> Result<Vec<Shown>, Error> {
    let sessions = session::list(record.db())?;
    let shown = |source: &source::Source| {
        let session = sessions
            .iter()
            .find(|session| session.id == source.session)
            .map(|session| match session.meeting.number.as_str() {
                "" => session.meeting.name.clone(),
                number => number.to_owned(),
            })
            .unwrap_or_default();
        let value = object(source);
        let kind = value["kind"].as_str().unwrap_or_default().to_owned();
        Shown {
            line: format!(
                "{}  {}  {kind}, session {session}{}",
                source.id,
                source.title,
                withdrawn(source.withdrawn)
            ),
            object: value,
        }
    };
    Ok(source::list(record.db())?.iter().map(shown).collect())
}

fn inputs(record: &Record) -> Result<Vec<Shown>, Error> {
    let db = record.db();
    let names = |ids: &[ParticipantId]| -> Result<Vec<String>, Error> {
        ids.iter()
            .map(|id| participant::get(db, *id).map(|one| one.profile.name))
            .collect()
    };
    let answers = input::answers(db)?;
    input::list(db)?
        .iter()
        .map(|input| {
            let text = input::text(db, input)?;
            let speakers = names(&input.content.speakers)?;
            let on_behalf_of = names(&input.content.on_behalf_of)?;
            let who = match (speakers.is_empty(), input.content.open) {
                (true, _) => "unattributed".to_owned(),
                (false, true) => format!("{} and others", speakers.join(", ")),
                (false, false) => speakers.join(", "),
            };
            let first = &input.content.passages[0];
            let source = source::get(db, first.source)?;
            let page = source.page_at(first.start);
            let cited = page.map_or(String::new(), |page| {
                format!(" ({}, p. {page})", source.title)
            });
            Ok(Shown {
                line: format!(
                    "{}  {who}: {text}{cited}{}",
                    input.id,
                    withdrawn(input.withdrawn)
                ),
                object: with(
                    input,
                    [
                        ("page", Value::from(page)),
                        ("text", Value::from(text)),
                        ("speakers", Value::from(speakers)),
                        ("for", Value::from(on_behalf_of)),
                        ("about", object(&input.content.about)),
                        ("answeredBy", object(&answers.to(input.id))),
                    ],
                ),
            })
        })
        .collect()
}

fn links(record: &Record) -> Result<Vec<Shown>, Error> {
    let db = record.db();
    link::list(db)?
        .iter()
        .map(|link| {
            let stood = link::standing(db, link)?;
            let value = with(
                link,
                [
                    ("standing", object(&stood.standing)),
                    ("was", Value::from(stood.was.clone())),
                    ("now", object(&stood.now)),
                ],
            );
            Ok(Shown {
                line: format!(
                    "{}  {}, {}: “{}”",
                    link.id,
                    value["relation"].as_str().unwrap_or_default(),
                    value["standing"].as_str().unwrap_or_default(),
                    stood.was
                ),
                object: value,
            })
        })
        .collect()
}

fn participants(record: &Record) -> Result<Vec<Shown>, Error> {
    Ok(participant::list(record.db())?
        .iter()
        .map(|one| Shown {
            line: format!("{}  {}", one.id, one.profile.name),
            object: object(one),
        })
        .collect())
}

fn comments(record: &Record) -> Result<Vec<Shown>, Error> {
    let items = outline::working(record.db())?;
    let paths: HashMap<ClauseId, &str> = items
        .iter()
        .filter_map(|item| Some((item.clause, item.path.as_deref()?)))
        .collect();
    Ok(comment::list(record.db())?
        .iter()
        .map(|one| {
            let number = paths.get(&one.clause).copied();
            let done = if one.done { "  (dealt with)" } else { "" };
            Shown {
                line: format!(
                    "{}  {}  {}: {}{done}",
                    one.id,
                    number.unwrap_or("-"),
                    one.author,
                    one.text
                ),
                object: with(one, [("number", Value::from(number))]),
            }
        })
        .collect())
}

fn references(record: &Record) -> Result<Vec<Shown>, Error> {
    let items = outline::working(record.db())?;
    let paths: HashMap<ClauseId, &str> = items
        .iter()
        .filter_map(|item| Some((item.clause, item.path.as_deref()?)))
        .collect();
    Ok(reference::list(&items)
        .iter()
        .map(|found| {
            let standing = match found.standing {
                ReferenceStanding::Holds => "",
                ReferenceStanding::Removed => "  (that clause has been removed)",
                ReferenceStanding::Unnumbered => "  (that clause has no number)",
            };
            let place = paths.get(&found.clause).copied().unwrap_or("no number");
            Shown {
                line: format!(
                    "{}  {place} prints {}{standing}",
                    found.clause, found.prints
                ),
                object: with(
                    found,
                    [
                        ("id", object(&found.clause)),
                        ("path", object(&paths.get(&found.clause))),
                    ],
                ),
            }
        })
        .collect())
}

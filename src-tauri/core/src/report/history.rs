//! The *travaux*: for each clause all its wordings, what changed between them, and the
//! inputs behind it; an index of participants and sources.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Facts, Heard};
use crate::clause::{self, Revision};
use crate::compare::Op;
use crate::compare::words::{Change, words};
use crate::error::Result;
use crate::ids::{ClauseId, InputId, LinkId, ParticipantId, RevisionId, SessionId, SourceId};
use crate::input::InputKind;
use crate::link::{Link, Relation, Standing, Stood};
use crate::record::title;

/// How the text came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct History {
    /// The title of the text.
    pub title: String,
    /// Every clause, in the order of the text; then those that are no longer in it.
    pub clauses: Vec<ClauseHistory>,
    /// What was said that stands behind no clause: about the whole text, or about nothing yet.
    pub elsewhere: Vec<Behind>,
    /// Who said something, by name, with what they said.
    pub participants: Vec<Spoken>,
    /// The sources, in the order of their sessions, with what stands in them.
    pub sources: Vec<Spoken>,
}

/// How one clause came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct ClauseHistory {
    /// The clause.
    pub clause: ClauseId,
    /// Its full printed number.
    pub number: Option<String>,
    /// How deep it stands.
    pub level: u16,
    /// True where it is no longer in the text.
    pub removed: bool,
    /// Its wordings, oldest first.
    pub wordings: Vec<Wording>,
    /// The inputs behind it, in the order of their sources.
    pub inputs: Vec<Behind>,
}

/// One wording of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields, rename = "WordingInHistory")]
pub struct Wording {
    /// The revision that gave it.
    pub revision: RevisionId,
    /// Counted per clause.
    pub number: u32,
    /// The drafts that have it, by date.
    pub drafts: Vec<String>,
    /// Who gave it.
    pub author: String,
    /// When.
    pub at: String,
    /// Why.
    pub note: Option<String>,
    /// True where the clause was taken out of the text.
    pub removed: bool,
    /// Its words beside those of the wording before it: joined without the removed ones,
    /// they are the text to the letter.
    pub words: Vec<Worded>,
}

/// Words of a wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Worded {
    /// Kept, removed or added.
    pub op: Op,
    /// The words.
    pub text: String,
}

/// An input that supports, opposes or takes up another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "AnswerInHistory")]
pub struct Answer {
    /// The input.
    pub input: InputId,
    /// Who said it, and for whom.
    pub said_by: String,
    /// What kind of thing it says.
    pub kind: InputKind,
}

/// An input behind a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields, rename = "InputInHistory")]
pub struct Behind {
    /// The input.
    pub input: InputId,
    /// Who said it, and for whom.
    pub said_by: String,
    /// What kind of thing it says.
    pub kind: InputKind,
    /// The passage.
    pub text: String,
    /// Who supports, opposes or takes it up.
    pub answered_by: Vec<Answer>,
    /// The sources that have it.
    pub sources: Vec<SourceId>,
    /// The sessions in which it was said.
    pub sessions: Vec<SessionId>,
    /// What these are called.
    pub heard_in: Vec<String>,
    /// The page of its source on which it begins; none where the file has no pages.
    pub page: Option<String>,
    /// The link; none where it stands behind nothing.
    pub link: Option<LinkId>,
    /// How the input stands to the clause.
    pub relation: Option<Relation>,
    /// Why somebody thinks so.
    pub reason: Option<String>,
    /// How the link stands.
    pub standing: Option<Standing>,
    /// The words that it was made on.
    pub was: Option<String>,
}

/// Somebody or something in an index, with the inputs that it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Spoken {
    /// The participant or the source.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The inputs.
    pub inputs: Vec<InputId>,
}

/// Tells how the text came to be. Private comments are not in it.
pub fn history(db: &Connection) -> Result<History> {
    let facts = Facts::read(db)?;
    let mut behind: HashMap<ClauseId, Vec<Behind>> = HashMap::new();
    let mut elsewhere = Vec::new();
    for heard in &facts.heard {
        let links = facts.links(heard.input.id);
        if links.is_empty() {
            elsewhere.push(tied(&facts, heard, None));
        }
        for link in links {
            let tied = tied(&facts, heard, Some(link));
            match link.0.target.clause() {
                Some(clause) => behind.entry(clause).or_default().push(tied),
                None => elsewhere.push(tied),
            }
        }
    }
    let mut clauses = Vec::new();
    let mut seen = HashSet::new();
    for item in &facts.items {
        seen.insert(item.clause);
        clauses.push(ClauseHistory {
            clause: item.clause,
            number: item.path.clone(),
            level: item.level,
            removed: false,
            wordings: wordings(db, item.clause)?,
            inputs: behind.remove(&item.clause).unwrap_or_default(),
        });
    }
    let mut query = db.prepare_cached("SELECT id FROM clause ORDER BY parent, place, id")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let clause = ClauseId(row.get::<_, Uuid>("id")?);
        if seen.insert(clause) {
            clauses.push(ClauseHistory {
                clause,
                number: None,
                level: 0,
                removed: true,
                wordings: wordings(db, clause)?,
                inputs: behind.remove(&clause).unwrap_or_default(),
            });
        }
    }
    Ok(History {
        title: title::get(db)?,
        clauses,
        elsewhere,
        participants: participants(&facts),
        sources: sources(&facts),
    })
}

/// Reads the wordings of a clause: the revisions that say other words than the one before
/// them, or that take it out or bring it back.
fn wordings(db: &Connection, clause: ClauseId) -> Result<Vec<Wording>> {
    let mut drafts: HashMap<RevisionId, Vec<String>> = HashMap::new();
    let mut query = db.prepare_cached(include_str!("../clause/sql/in_drafts.sql"))?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    while let Some(row) = rows.next()? {
        let names = drafts.entry(RevisionId(row.get("revision")?)).or_default();
        names.push(row.get("name")?);
    }
    let mut found: Vec<Wording> = Vec::new();
    let mut before: Option<Revision> = None;
    for revision in clause::history(db, clause)?.into_iter().rev() {
        let in_drafts = drafts.remove(&revision.id).unwrap_or_default();
        let state = |one: &Revision| (one.state.wording.text.clone(), one.state.removed);
        if let (Some(last), Some(before)) = (found.last_mut(), &before)
            && state(before) == state(&revision)
        {
            last.drafts.extend(in_drafts);
        } else {
            let older = before.as_ref().map(|one| one.state.wording.text.as_str());
            found.push(Wording {
                revision: revision.id,
                number: revision.number,
                drafts: in_drafts,
                author: revision.author.clone(),
                at: revision.at.clone(),
                note: revision.note.clone(),
                removed: revision.state.removed,
                words: beside(older, &revision.state.wording.text),
            });
        }
        before = Some(revision);
    }
    Ok(found)
}

fn beside(older: Option<&str>, newer: &str) -> Vec<Worded> {
    let worded = |op, text: &str| Worded {
        op,
        text: text.to_owned(),
    };
    match older {
        None => vec![worded(Op::Keep, newer)],
        Some(older) if older == newer => vec![worded(Op::Keep, newer)],
        Some(older) => words(older, newer)
            .into_iter()
            .map(|change| match change {
                Change::Kept(text) => worded(Op::Keep, text),
                Change::Removed(text) => worded(Op::Remove, text),
                Change::Added(text) => worded(Op::Add, text),
            })
            .collect(),
    }
}

fn tied(facts: &Facts, heard: &Heard, link: Option<&(Link, Stood)>) -> Behind {
    Behind {
        input: heard.input.id,
        said_by: facts.said_by(&heard.input),
        kind: heard.input.content.kind,
        text: heard.text.clone(),
        answered_by: (facts.answers_to(heard.input.id).into_iter())
            .map(|answer| Answer {
                input: answer.input.id,
                said_by: facts.said_by(&answer.input),
                kind: answer.input.content.kind,
            })
            .collect(),
        sources: heard.sources.clone(),
        sessions: heard.sessions.clone(),
        heard_in: (heard.sessions.iter())
            .map(|session| facts.session_name(*session))
            .collect(),
        page: facts.page(&heard.input).map(str::to_owned),
        link: link.map(|(link, _)| link.id),
        relation: link.map(|(link, _)| link.relation),
        reason: link.and_then(|(link, _)| link.reason.clone()),
        standing: link.map(|(_, stood)| stood.standing),
        was: link.map(|(_, stood)| stood.was.clone()),
    }
}

fn participants(facts: &Facts) -> Vec<Spoken> {
    let mut said: HashMap<ParticipantId, Vec<InputId>> = HashMap::new();
    for heard in &facts.heard {
        let content = &heard.input.content;
        let for_whom = content.on_behalf_of.iter();
        let for_whom = for_whom.filter(|id| !content.speakers.contains(id));
        for id in content.speakers.iter().chain(for_whom) {
            said.entry(*id).or_default().push(heard.input.id);
        }
    }
    let spoken = |(id, inputs): (ParticipantId, Vec<InputId>)| Spoken {
        id: id.to_string(),
        name: facts.name(id).to_owned(),
        inputs,
    };
    let mut all: Vec<Spoken> = said.into_iter().map(spoken).collect();
    all.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
    all
}

fn sources(facts: &Facts) -> Vec<Spoken> {
    let spoken = |from: super::SourceRef| {
        let in_it = facts
            .heard
            .iter()
            .filter(|heard| heard.sources.contains(&from.id));
        Spoken {
            id: from.id.to_string(),
            name: format!("{} ({})", from.title, facts.session_name(from.session)),
            inputs: in_it.map(|heard| heard.input.id).collect(),
        }
    };
    facts.from().into_iter().map(spoken).collect()
}

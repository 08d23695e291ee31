//! Coverage: which clauses have an input behind them, which inputs a clause, which links
//! have changed, and where each session and participant stands in the text.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::{Facts, Heard, SourceRef};
use crate::error::Result;
use crate::ids::{ClauseId, InputId, ParticipantId, SourceId};
use crate::link::{self, Due, Standing, Target};
use crate::search;
use crate::text::{Item, Kind};

/// What of the text has something behind it, and what of the inputs is in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// The sources that all figures are from.
    pub sources: Vec<SourceRef>,
    /// How many clauses could have an input: all but titles and headings.
    pub clauses: u32,
    /// Those that have none, in the order of the text.
    pub without_input: Vec<Uncovered>,
    /// How many inputs there are.
    pub inputs: u32,
    /// Those that stand behind nothing in the text, in the order of their sources.
    pub without_clause: Vec<Unplaced>,
    /// The links to be looked at again.
    pub due: Vec<Due>,
    /// The parts of the text: the columns of both matrices.
    pub parts: Vec<Part>,
    /// A row a session, in the order of their dates.
    pub sessions: Matrix,
    /// A row a participant, by name.
    pub participants: Matrix,
    /// What the inputs say, for the page.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) said: HashMap<InputId, String>,
}

/// A clause that no input stands behind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Uncovered {
    /// The clause.
    pub clause: ClauseId,
    /// Its full printed number.
    pub number: Option<String>,
    /// Its words.
    pub text: String,
}

/// An input that stands behind nothing in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Unplaced {
    /// The input.
    pub input: InputId,
    /// Who said it.
    pub said_by: String,
    /// Its words.
    pub text: String,
}

/// A part of the text: a heading with what follows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields, rename = "TextPart")]
pub struct Part {
    /// The heading; where the text has none, the clause; none for what stands before the
    /// first, and for what is tied to the whole text.
    pub clause: Option<ClauseId>,
    /// Its full printed number.
    pub number: Option<String>,
    /// Its label, or its words.
    pub title: String,
}

/// How many inputs of whom stand behind which part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Matrix {
    /// The rows.
    pub rows: Vec<MatrixRow>,
}

/// One row of a matrix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MatrixRow {
    /// The session or participant.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// One cell a part.
    pub cells: Vec<Cell>,
}

/// One cell of a matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename = "CoverageCell")]
pub struct Cell {
    /// The inputs that stand behind the part, in the order of their sources.
    pub inputs: Vec<InputId>,
    /// How many participants are named as having said them.
    pub voices: u32,
    /// True where there were others: an open list, or somebody unnamed.
    pub at_least: bool,
    /// The sources that this is from.
    pub sources: Vec<SourceId>,
}

/// Finds what of the text has something behind it.
pub fn coverage(db: &Connection) -> Result<Coverage> {
    let facts = Facts::read(db)?;
    let (mut parts, of_clause) = parts(&facts.items);
    let under = under(&facts.items);
    let whole = parts.len();
    let (mut covered, mut placed) = (HashSet::new(), Vec::new());
    let mut of_whole = false;
    for heard in &facts.heard {
        let mut in_parts = BTreeSet::new();
        let standing = facts.links(heard.input.id).iter();
        for (link, _) in standing.filter(|(_, stood)| stood.standing != Standing::Lapsed) {
            let tied: &[ClauseId] = match &link.target {
                Target::Words { clause, .. }
                | Target::Removal { clause, .. }
                | Target::Clause { clause } => std::slice::from_ref(clause),
                Target::Part { clause } => under.get(clause).map_or(&[], Vec::as_slice),
                Target::Text => {
                    in_parts.insert(whole);
                    of_whole = true;
                    &[]
                }
            };
            covered.extend(tied.iter().copied());
            in_parts.extend(tied.iter().filter_map(|clause| of_clause.get(clause)));
        }
        placed.push(in_parts);
    }
    if of_whole {
        parts.push(Part {
            clause: None,
            number: None,
            title: "The whole text".to_owned(),
        });
    }
    let counted = facts.items.iter().filter(|item| counts(item));
    let without_clause = facts.heard.iter().zip(&placed);
    Ok(Coverage {
        sources: facts.from(),
        clauses: u32::try_from(counted.clone().count()).unwrap_or(u32::MAX),
        without_input: counted
            .filter(|item| !covered.contains(&item.clause))
            .map(|item| Uncovered {
                clause: item.clause,
                number: item.path.clone(),
                text: item.state.wording.text.clone(),
            })
            .collect(),
        inputs: u32::try_from(facts.heard.len()).unwrap_or(u32::MAX),
        without_clause: without_clause
            .filter(|(_, parts)| parts.is_empty())
            .map(|(heard, _)| Unplaced {
                input: heard.input.id,
                said_by: facts.said_by(&heard.input),
                text: heard.text.clone(),
            })
            .collect(),
        due: link::review(db)?,
        sessions: by_session(&facts, &placed, parts.len()),
        participants: by_participant(&facts, &placed, parts.len()),
        parts,
        said: (facts.heard.iter())
            .map(|heard| (heard.input.id, heard.text.clone()))
            .collect(),
    })
}

/// Tells whether a clause could have an input of its own.
fn counts(item: &Item) -> bool {
    !matches!(item.state.kind, Kind::Title | Kind::Heading | Kind::Note)
}

/// Cuts the text into parts, and finds the part of each clause.
fn parts(items: &[Item]) -> (Vec<Part>, HashMap<ClauseId, usize>) {
    let headed = items.iter().any(|item| item.state.kind == Kind::Heading);
    let begins = |item: &Item| match headed {
        true => item.state.kind == Kind::Heading,
        false => item.level == 0 && counts(item),
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut of_clause = HashMap::new();
    for item in items {
        if begins(item) {
            let label = item.state.label.clone();
            parts.push(Part {
                clause: Some(item.clause),
                number: item.path.clone(),
                title: label.unwrap_or_else(|| item.state.wording.text.clone()),
            });
        } else if parts.is_empty() {
            parts.push(Part {
                clause: None,
                number: None,
                title: "Before the first heading".to_owned(),
            });
        }
        of_clause.insert(item.clause, parts.len() - 1);
    }
    (parts, of_clause)
}

/// Finds for each clause itself and what stands under it.
fn under(items: &[Item]) -> HashMap<ClauseId, Vec<ClauseId>> {
    let mut under: HashMap<ClauseId, Vec<ClauseId>> = HashMap::new();
    let mut open: Vec<&Item> = Vec::new();
    for item in items {
        open.retain(|above| above.level < item.level);
        open.push(item);
        for above in &open {
            under.entry(above.clause).or_default().push(item.clause);
        }
    }
    under
}

fn add(cell: &mut Cell, voices: &mut HashSet<ParticipantId>, heard: &Heard) {
    cell.inputs.push(heard.input.id);
    voices.extend(&heard.input.content.speakers);
    cell.voices = u32::try_from(voices.len()).unwrap_or(u32::MAX);
    cell.at_least |= heard.input.content.open || heard.input.content.speakers.is_empty();
    for source in &heard.sources {
        if !cell.sources.contains(source) {
            cell.sources.push(*source);
        }
    }
}

/// Fills the cells of one row with the inputs that belong to it.
fn row(
    facts: &Facts,
    placed: &[BTreeSet<usize>],
    parts: usize,
    belongs: impl Fn(&Heard) -> bool,
) -> Vec<Cell> {
    let mut cells = vec![(Cell::default(), HashSet::new()); parts];
    for (heard, in_parts) in facts.heard.iter().zip(placed) {
        if belongs(heard) {
            for part in in_parts {
                let (cell, voices) = &mut cells[*part];
                add(cell, voices, heard);
            }
        }
    }
    cells.into_iter().map(|(cell, _)| cell).collect()
}

fn by_session(facts: &Facts, placed: &[BTreeSet<usize>], parts: usize) -> Matrix {
    let rows = facts.sessions.iter().map(|session| MatrixRow {
        id: session.id.to_string(),
        name: facts.session_name(session.id),
        cells: row(facts, placed, parts, |heard| {
            heard.sessions.contains(&session.id)
        }),
    });
    Matrix {
        rows: rows.collect(),
    }
}

fn by_participant(facts: &Facts, placed: &[BTreeSet<usize>], parts: usize) -> Matrix {
    let speaks = |heard: &Heard, id: ParticipantId| {
        let content = &heard.input.content;
        content.speakers.contains(&id) || content.on_behalf_of.contains(&id)
    };
    let mut all: Vec<ParticipantId> = facts.participants.keys().copied().collect();
    all.retain(|id| facts.heard.iter().any(|heard| speaks(heard, *id)));
    all.sort_by_cached_key(|id| (search::folded(facts.name(*id)), *id));
    let rows = all.into_iter().map(|id| MatrixRow {
        id: id.to_string(),
        name: facts.name(id).to_owned(),
        cells: row(facts, placed, parts, |heard| speaks(heard, id)),
    });
    Matrix {
        rows: rows.collect(),
    }
}

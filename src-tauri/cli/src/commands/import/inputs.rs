//! `travaux import RECORD inputs`: what was said, one JSON object a line. The texts of one
//! session become one source, and each text a passage of it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Deserializer};
use travaux::ids::{InputId, ParticipantId, SessionId, SourceId};
use travaux::input::{InputKind, NewInput, Passage};
use travaux::participant;
use travaux::search::folded;
use travaux::source::{NewSource, SourceKind};
use travaux::{Action, By, Error, Record, input};

use super::meeting;
use crate::desk::{Desk, Hand};
use crate::ending::{Ending, Refusal, Result};
use crate::lines::{self, Line};
use crate::{document, fields, output};

#[derive(Args)]
pub(crate) struct Inputs {
    /// The file (.jsonl)
    file: PathBuf,
    #[command(flatten)]
    hand: Hand,
}

/// One line of the file.
#[derive(Deserialize, PartialEq)]
struct Said {
    /// The id that the place it came from gives it.
    #[serde(default, deserialize_with = "optional_word")]
    id: Option<String>,
    text: String,
    #[serde(default, deserialize_with = "optional_list")]
    speakers: Vec<String>,
    #[serde(default, rename = "for", deserialize_with = "optional_list")]
    on_behalf_of: Vec<String>,
    #[serde(default)]
    open: bool,
    #[serde(deserialize_with = "word")]
    session: String,
    kind: InputKind,
    /// What it supports or opposes: ids in this file, or in the record.
    #[serde(default, deserialize_with = "optional_words")]
    about: Vec<String>,
}

/// A word that may be written as a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Word {
    Text(String),
    Number(serde_json::Number),
}

impl Word {
    fn text(self) -> String {
        match self {
            Word::Text(text) => text,
            Word::Number(number) => number.to_string(),
        }
    }
}

fn word<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    Word::deserialize(input)
        .map(Word::text)
        .map_err(|_| serde::de::Error::custom("an id or a session is a text or a number"))
}

fn optional_word<'de, D: Deserializer<'de>>(input: D) -> Result<Option<String>, D::Error> {
    Option::<Word>::deserialize(input)
        .map(|word| word.map(Word::text))
        .map_err(|_| serde::de::Error::custom("an id or a session is a text or a number"))
}

fn optional_words<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    Option::<Vec<Word>>::deserialize(input)
        .map(|words| words.unwrap_or_default().into_iter().map(Word::text))
        .map(Iterator::collect)
        .map_err(|_| serde::de::Error::custom("what an input is about is a list of ids"))
}

fn optional_list<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    Ok(Option::deserialize(input)?.unwrap_or_default())
}

impl Inputs {
    pub(crate) fn run(self, record: &Path) -> Result {
        let file = self.file.clone();
        self.taken_in(record)
            .map_err(|refusal| lines::of(&file, refusal))
    }

    fn taken_in(self, record: &Path) -> Result {
        let mut by = self.hand.by()?;
        let desk = Desk::here()?;
        let refuse = |line, problem| Error::Unreadable {
            problem: format!(
                "line {line} is not an input: {problem}; write one JSON object a line, as `travaux export RECORD --to INPUTS.jsonl` does"
            ),
        };
        let said: Vec<Line<Said>> = lines::read(&self.file, refuse, fields::strict)?;
        let mut record = desk.import_into(record, &by)?;
        check(&record, &said)?;
        let order = answered_first(&said)?;
        let mut taken = TakenIn {
            ids: said.iter().map(|_| by.id()).collect(),
            ..TakenIn::default()
        };
        taken.by_name = (said.iter().zip(&taken.ids))
            .filter_map(|(line, id)| Some((line.value.id.clone()?, *id)))
            .collect();
        for (nth, line) in said.iter().enumerate() {
            taken
                .take(&record, &mut by, nth, &line.value)
                .map_err(|problem| at(line.number, &problem))?;
        }
        taken.inputs = order.iter().map(|nth| taken.inputs[*nth].clone()).collect();
        let count = output::counted(taken.inputs.len() as u64, "input");
        let action = Action::Together {
            what: format!("import {count} from {}", document::name(&self.file)),
            actions: taken.actions(&self.file)?,
        };
        record.apply(&mut by, &action)?;
        output::people(&format!("{count}\n"))?;
        Ok(Ending::Done)
    }
}

fn at(line: usize, problem: &Refusal) -> Refusal {
    let (Refusal::Usage(said) | Refusal::Refused(said)) = problem;
    Refusal::Refused(format!("line {line}: {said}"))
}

/// Checks what no line can know by itself, and that each says something.
fn check(record: &Record, said: &[Line<Said>]) -> Result<()> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    for Line { number, value } in said {
        let refused = |problem: String| {
            Err(Refusal::Refused(format!(
                "line {number}: {problem}; the record is unchanged"
            )))
        };
        if value.text.trim().is_empty() {
            return refused("an input needs some words; give it a text".to_owned());
        }
        if value.session.trim().is_empty() {
            return refused("an input needs a session; give its number or name".to_owned());
        }
        if value
            .speakers
            .iter()
            .chain(&value.on_behalf_of)
            .any(|name| name.trim().is_empty())
        {
            return refused("a speaker has no name; leave unknown speakers out".to_owned());
        }
        let Some(id) = value.id.as_deref() else {
            continue;
        };
        if let Some(before) = first.insert(id, *number) {
            return refused(format!(
                "line {before} has the id “{id}” already; give each its own"
            ));
        }
        if input::named(record.db(), id)?.is_some() {
            return refused(format!(
                "there is already an input named “{id}”; leave it out or give it another id"
            ));
        }
    }
    Ok(())
}

/// Returns the lines in an order in which each comes after those that it is about.
fn answered_first(said: &[Line<Said>]) -> Result<Vec<usize>> {
    let places: HashMap<&str, usize> = (said.iter().enumerate())
        .filter_map(|(nth, line)| Some((line.value.id.as_deref()?, nth)))
        .collect();
    let (mut order, mut begun) = (Vec::with_capacity(said.len()), vec![false; said.len()]);
    let mut done = vec![false; said.len()];
    for first in 0..said.len() {
        let mut waiting = vec![(first, 0)];
        while let Some((nth, next)) = waiting.pop() {
            if done[nth] {
                continue;
            }
            begun[nth] = true;
            let Some(other) = said[nth].value.about.get(next) else {
                done[nth] = true;
                order.push(nth);
                continue;
            };
            waiting.push((nth, next + 1));
            if let Some(place) = places.get(other.as_str()) {
                if begun[*place] && !done[*place] {
                    return Err(Refusal::Refused(format!(
                        "line {}: it is about “{other}”, which is about this one in turn or is this one; leave one of the two out; the record is unchanged",
                        said[nth].number
                    )));
                }
                waiting.push((*place, 0));
            }
        }
    }
    Ok(order)
}

/// What the lines read so far come to.
#[derive(Default)]
pub(super) struct TakenIn {
    /// The input of each line.
    ids: Vec<InputId>,
    /// The inputs by the ids that the lines give them.
    by_name: HashMap<String, InputId>,
    sessions: HashMap<String, SessionId>,
    participants: HashMap<String, ParticipantId>,
    /// What has to be made before the sources.
    first: Vec<Action>,
    /// One for each session, in order, with its text so far.
    sources: Vec<(SessionId, SourceId, String)>,
    inputs: Vec<Action>,
}

impl TakenIn {
    fn take(&mut self, record: &Record, by: &mut By, nth: usize, said: &Said) -> Result<()> {
        let session = self.session(record, by, &said.session)?;
        let speakers = self.named(record, by, &said.speakers)?;
        let on_behalf_of = self.named(record, by, &said.on_behalf_of)?;
        let about = (said.about.iter())
            .map(|other| self.meant(record, other))
            .collect::<Result<_>>()?;
        let of = match self.sources.iter().position(|(of, ..)| *of == session) {
            Some(of) => of,
            None => {
                self.sources.push((session, by.id(), String::new()));
                self.sources.len() - 1
            }
        };
        let (_, source, text) = &mut self.sources[of];
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let offset = |at: usize| {
            u32::try_from(at).map_err(|_| {
                Refusal::Refused("the texts of a session are over 4 GiB; split the file".to_owned())
            })
        };
        let start = offset(text.len())?;
        text.push_str(said.text.trim());
        let passage = Passage {
            source: *source,
            start,
            end: offset(text.len())?,
        };
        self.inputs.push(Action::AddInput {
            input: Some(self.ids[nth]),
            content: NewInput {
                passages: vec![passage],
                speakers,
                on_behalf_of,
                open: said.open,
                kind: said.kind,
                about,
                name: said.id.clone(),
            },
        });
        Ok(())
    }

    /// Finds the input that a line is about: another line's, or one of the record.
    fn meant(&self, record: &Record, other: &str) -> Result<InputId> {
        if let Some(id) = self.by_name.get(other) {
            return Ok(*id);
        }
        let known = match input::named(record.db(), other)? {
            Some(known) => Some(known.id),
            None => {
                (other.parse::<InputId>().ok()).filter(|id| input::get(record.db(), *id).is_ok())
            }
        };
        known.ok_or_else(|| {
            Refusal::Refused(format!(
                "neither the file nor the record has an input “{other}” that it could be about; correct “about” or leave it out; the record is unchanged"
            ))
        })
    }

    fn session(&mut self, record: &Record, by: &mut By, named: &str) -> Result<SessionId> {
        match self.sessions.entry(named.trim().to_lowercase()) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(new) => {
                let (id, made) = meeting::found_or_made(record, by, named)?;
                self.first.extend(made);
                Ok(*new.insert(id))
            }
        }
    }

    /// Finds participants by their names; those not known yet are to be made.
    pub(super) fn named(
        &mut self,
        record: &Record,
        by: &mut By,
        names: &[String],
    ) -> Result<Vec<ParticipantId>> {
        let mut ids = Vec::with_capacity(names.len());
        for name in names.iter().map(|name| name.trim()) {
            // "US" and "United States" are one, in the record and on the way into it.
            let whole = participant::known::named(name).map_or(name, |known| known.name);
            let id = match self.participants.entry(folded(whole)) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => {
                    let known = participant::called(record.db(), name)?;
                    let id = known.as_ref().map_or_else(|| by.id(), |known| known.id);
                    if known.is_none() {
                        self.first.push(Action::SetParticipant {
                            participant: Some(id),
                            profile: participant::known::profile(name),
                        });
                    }
                    *new.insert(id)
                }
            };
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    /// What makes the participants that were not known.
    pub(super) fn participants_made(self) -> Vec<Action> {
        self.first
    }

    fn actions(self, file: &Path) -> Result<Vec<Action>> {
        let original = document::bytes(file)?;
        let mut actions = self.first;
        for (session, source, text) in self.sources {
            actions.push(Action::AddSource {
                source: Some(source),
                content: NewSource {
                    pages: Vec::new(),
                    session,
                    kind: SourceKind::Note,
                    title: document::stem(file),
                    language: "en".to_owned(),
                    reported_by: None,
                    file: Some(document::name(file)),
                    text,
                    original: Some(original.clone()),
                },
            });
        }
        actions.extend(self.inputs);
        Ok(actions)
    }
}

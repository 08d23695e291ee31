//! Participation: who was heard, and whose asks are in the text.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::regional::{is_state, regional, sort};
use super::{Facts, Heard, SourceRef};
use crate::became::{self, Fate};
use crate::clause::store::word;
use crate::error::Result;
use crate::ids::{InputId, ParticipantId, SessionId, SourceId};
use crate::input::{Became, InputKind};
use crate::participant::known::{self, REGIONAL};
use crate::search;
use crate::session::Session;

/// Who was heard, and whose asks are in the text, as far as the sources tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Participation {
    /// The sources that all figures are from.
    pub sources: Vec<SourceRef>,
    /// The day on which the memberships that ship with the program were right.
    #[ts(type = "string")]
    pub groups_as_of: jiff::civil::Date,
    /// Everybody who was heard, by name.
    pub voices: Vec<Voice>,
    /// How many of each kind of participant.
    pub kinds: Vec<Count>,
    /// How many States.
    pub states: Count,
    /// How many States of each regional group; the United States stands for itself.
    pub groups: Vec<Count>,
    /// How many participants in each session, and how many States of each regional group.
    pub sessions: Vec<SessionCount>,
    /// Inputs that the sources put to nobody's name.
    pub unattributed: Vec<InputId>,
    /// What those say, for the page.
    #[serde(skip)]
    #[ts(skip)]
    pub(super) said: Vec<String>,
}

/// How many there were of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// Of what.
    pub name: String,
    /// How many were named.
    pub count: u32,
    /// True where a source says that there were others.
    pub at_least: bool,
    /// How many of them asked for something.
    pub asking: u32,
    /// How many of them have an ask that is in the text, as a person says or has linked.
    pub in_text: u32,
    /// How many more have one of which the same words were found in the text.
    pub same_words: u32,
    /// Who they are.
    pub who: Vec<ParticipantId>,
    /// The sources that this is from.
    pub sources: Vec<SourceId>,
}

/// How many there were in one session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SessionCount {
    /// The session.
    pub id: SessionId,
    /// All participants.
    pub all: Count,
    /// The States.
    pub states: Count,
    /// The States of each regional group.
    pub groups: Vec<Count>,
}

/// Somebody who was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Voice {
    /// The participant.
    pub id: ParticipantId,
    /// Its name.
    pub name: String,
    /// What kind of participant, in a word of the field.
    pub kind: String,
    /// Its regional group on the days on which it was heard, if it is a State.
    pub group: Option<String>,
    /// The sessions in which it was heard.
    pub sessions: Vec<SessionId>,
    /// What it said itself.
    pub said: Vec<InputId>,
    /// What was said on its behalf by others.
    pub said_for: Vec<InputId>,
    /// What of both asks for something.
    pub asks: Vec<InputId>,
    /// The asks that are in the text, as a person says or has linked.
    pub in_text: Vec<InputId>,
    /// The asks of which the program found the same words in the text.
    pub same_words: Vec<InputId>,
    /// The asks that were in the text, and were taken out again.
    pub taken_out: Vec<InputId>,
    /// The sources that this is from.
    pub sources: Vec<SourceId>,
}

/// Finds who was heard, and whose asks are in the text.
pub fn participation(db: &Connection) -> Result<Participation> {
    let facts = Facts::read(db)?;
    let fates: HashMap<InputId, Fate> = (became::fates(db)?.into_iter())
        .map(|fate| (fate.input, fate))
        .collect();
    let voices = voices(&facts, &fates);
    let speaking: Vec<&Voice> = voices.iter().filter(|one| !one.said.is_empty()).collect();
    let states = |voice: &&&Voice| is_state(&facts.participants[&voice.id]);
    let state_voices: Vec<&Voice> = speaking.iter().filter(states).copied().collect();
    let open = facts.heard.iter().any(is_open);
    let mut kinds: BTreeMap<&str, Vec<&Voice>> = BTreeMap::new();
    for voice in &speaking {
        kinds.entry(&voice.kind).or_default().push(voice);
    }
    let sessions = facts.sessions.iter().filter_map(|session| {
        let heard = |voice: &&&Voice| voice.sessions.contains(&session.id);
        let all: Vec<&Voice> = speaking.iter().filter(heard).copied().collect();
        let of_states: Vec<&Voice> = state_voices.iter().filter(heard).copied().collect();
        let in_it = |heard: &&Heard| heard.sessions.contains(&session.id);
        let open = facts.heard.iter().filter(in_it).any(is_open);
        (!all.is_empty()).then(|| SessionCount {
            id: session.id,
            groups: groups(&of_states),
            states: count("States", &of_states, open),
            all: count(&facts.session_name(session.id), &all, open),
        })
    });
    let (unattributed, said) = (facts.heard.iter())
        .filter(|heard| {
            let content = &heard.input.content;
            content.speakers.is_empty() && content.on_behalf_of.is_empty()
        })
        .map(|heard| (heard.input.id, heard.text.clone()))
        .unzip();
    Ok(Participation {
        sources: facts.from(),
        groups_as_of: known::AS_OF,
        kinds: (kinds.iter())
            .map(|(kind, voices)| count(kind, voices, open))
            .collect(),
        groups: groups(&state_voices),
        sessions: sessions.collect(),
        unattributed,
        said,
        states: count("States", &state_voices, open),
        voices,
    })
}

/// Tells whether a source says that others said it too, or names nobody.
fn is_open(heard: &Heard) -> bool {
    heard.input.content.open
}

fn count(name: &str, voices: &[&Voice], at_least: bool) -> Count {
    let how_many = |has: &dyn Fn(&Voice) -> bool| {
        u32::try_from(voices.iter().filter(|voice| has(voice)).count()).unwrap_or(u32::MAX)
    };
    let sources: BTreeSet<SourceId> = (voices.iter())
        .flat_map(|voice| voice.sources.iter().copied())
        .collect();
    Count {
        name: name.to_owned(),
        count: how_many(&|_| true),
        at_least,
        asking: how_many(&|voice| !voice.asks.is_empty()),
        in_text: how_many(&|voice| !voice.in_text.is_empty()),
        same_words: how_many(&|voice| voice.in_text.is_empty() && !voice.same_words.is_empty()),
        who: voices.iter().map(|voice| voice.id).collect(),
        sources: sources.into_iter().collect(),
    }
}

/// Counts States by regional group, in the usual order. Who "others" were no source tells,
/// so that these are counts of the named.
fn groups(states: &[&Voice]) -> Vec<Count> {
    let mut names: Vec<&str> = REGIONAL.to_vec();
    let others = states.iter().filter_map(|voice| voice.group.as_deref());
    let others: BTreeSet<&str> = others.filter(|name| !REGIONAL.contains(name)).collect();
    names.extend(others);
    let mut counts: Vec<Count> = (names.into_iter())
        .map(|name| {
            let in_it = |voice: &&&Voice| voice.group.as_deref() == Some(name);
            let of: Vec<&Voice> = states.iter().filter(in_it).copied().collect();
            count(name, &of, false)
        })
        .collect();
    let in_none = |voice: &&&Voice| voice.group.is_none();
    let none: Vec<&Voice> = states.iter().filter(in_none).copied().collect();
    if !none.is_empty() {
        counts.push(count("in no regional group", &none, false));
    }
    counts
}

fn voices(facts: &Facts, fates: &HashMap<InputId, Fate>) -> Vec<Voice> {
    let mut voices: HashMap<ParticipantId, Voice> = HashMap::new();
    for heard in &facts.heard {
        let content = &heard.input.content;
        let said = content.speakers.iter().map(|id| (*id, true));
        let others = content.on_behalf_of.iter();
        let others = others.filter(|id| !content.speakers.contains(id));
        for (id, itself) in said.chain(others.map(|id| (*id, false))) {
            let Some(one) = facts.participants.get(&id) else {
                continue;
            };
            let voice = voices.entry(id).or_insert_with(|| Voice {
                id,
                name: one.profile.name.clone(),
                kind: word(&sort(one)),
                group: None,
                sessions: Vec::new(),
                said: Vec::new(),
                said_for: Vec::new(),
                asks: Vec::new(),
                in_text: Vec::new(),
                same_words: Vec::new(),
                taken_out: Vec::new(),
                sources: Vec::new(),
            });
            let list = if itself {
                &mut voice.said
            } else {
                &mut voice.said_for
            };
            list.push(heard.input.id);
            extend(&mut voice.sessions, &heard.sessions);
            extend(&mut voice.sources, &heard.sources);
            if content.kind == InputKind::Ask {
                ask(voice, heard.input.id, fates.get(&heard.input.id));
            }
        }
    }
    let mut voices: Vec<Voice> = voices.into_values().collect();
    for voice in &mut voices {
        let session = |session: &&Session| voice.sessions.contains(&session.id);
        let heard_in = facts.sessions.iter().find(session);
        let day = heard_in.and_then(|session| session.meeting.from.or(session.meeting.until));
        let one = &facts.participants[&voice.id];
        voice.group = regional(one, &facts.participants, day).map(str::to_owned);
    }
    voices.sort_by_cached_key(|one| (search::folded(&one.name), one.id));
    voices
}

fn extend<T: Copy + PartialEq>(list: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !list.contains(one) {
            list.push(*one);
        }
    }
}

/// Notes an ask, and what became of it.
fn ask(voice: &mut Voice, input: InputId, fate: Option<&Fate>) {
    voice.asks.push(input);
    let Some(fate) = fate else { return };
    match fate.became() {
        Became::WordForWord | Became::InOtherWords => {
            let linked = fate
                .signs
                .iter()
                .any(|sign| sign.link.is_some() && !sign.gone);
            let list = if fate.judged.is_some() || linked {
                &mut voice.in_text
            } else {
                &mut voice.same_words
            };
            list.push(input);
        }
        Became::TakenOut { .. } => voice.taken_out.push(input),
        Became::NothingYet => {}
    }
}

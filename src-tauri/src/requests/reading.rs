//! What a source seems to say, for a person to confirm.

use std::collections::HashMap;

use serde::Serialize;
use travaux::Record;
use travaux::ids::{InputId, ParticipantId};
use travaux::input::{self, Input, InputKind, Passage};
use travaux::{participant, reading, search, session, source};
use ts_rs::TS;

use super::sources::{OfSource, called};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::Units;

/// Something said, as the program reads it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Proposed {
    /// First UTF-16 unit of the passage in the text of the source.
    start: u32,
    /// One past the last.
    end: u32,
    /// Its words.
    text: String,
    /// Who says it, by name; nobody where the source names nobody.
    speakers: Vec<String>,
    /// On whose behalf.
    on_behalf_of: Vec<String>,
    /// True for an open list ("and others").
    open: bool,
    /// What kind of thing it says.
    kind: InputKind,
    /// What it supports or opposes: the places of others in the list.
    about: Vec<u32>,
    /// Where else the same passage stands in the source.
    again: Vec<Printing>,
    /// The input of the record that has the passage, or most of it.
    made: Option<InputId>,
    /// The input that says the same already: the same words, of the same people.
    said_before: Option<SaidBefore>,
}

/// An input that a passage is a further place of.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SaidBefore {
    /// The input.
    input: InputId,
    /// The session and the source of its first passage.
    place: String,
}

/// Another printing of a passage.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Printing {
    /// First UTF-16 unit.
    start: u32,
    /// One past the last.
    end: u32,
}

/// Proposes the inputs of a source, in reading order.
pub(super) fn proposed(desk: &Desk, args: OfSource) -> Result<Vec<Proposed>, Failure> {
    desk.read(|record| {
        let db = record.db();
        let text = source::text(db, args.source)?;
        let inputs: Vec<Input> = (input::list(db)?.into_iter())
            .filter(|input| !input.withdrawn)
            .collect();
        let before = Before::of(record, &inputs)?;
        let passages: Vec<_> = (inputs.iter())
            .flat_map(|input| input.content.passages.iter().map(move |at| (input, at)))
            .filter(|(_, passage)| passage.source == args.source)
            .collect();
        let units = Units::of(&text);
        let proposals = reading::propose(&text);
        // What each of them is in the record, for those that answer it.
        let mut known: Vec<Option<InputId>> = Vec::with_capacity(proposals.len());
        let mut proposed = Vec::with_capacity(proposals.len());
        for one in proposals {
            let about = |at: &u32| known.get(*at as usize).copied().flatten();
            let about: Option<Vec<InputId>> = one.about.iter().map(about).collect();
            let said_before = about.and_then(|about| before.says(&text, &one, about));
            let said_before = said_before.cloned();
            let made = made(&passages, &one);
            known.push(made.or(said_before.as_ref().map(|before| before.input)));
            proposed.push(Proposed {
                said_before,
                made,
                start: units.at(one.start),
                end: units.at(one.end),
                text: text[one.start as usize..one.end as usize].to_owned(),
                speakers: one.speakers,
                on_behalf_of: one.on_behalf_of,
                open: one.open,
                kind: one.kind,
                about: one.about,
                again: one
                    .again
                    .into_iter()
                    .map(|range| Printing {
                        start: units.at(range.start),
                        end: units.at(range.end),
                    })
                    .collect(),
            });
        }
        Ok(proposed)
    })
}

/// Returns the input that has most of a passage: the one of its kind, where there are several.
fn made(passages: &[(&Input, &Passage)], one: &reading::Proposal) -> Option<InputId> {
    let shared = |at: &Passage| (at.end.min(one.end)).saturating_sub(at.start.max(one.start));
    (passages.iter())
        .filter(|(_, at)| 2 * shared(at) > one.end - one.start)
        .max_by_key(|(input, at)| (input.content.kind == one.kind, shared(at)))
        .map(|(input, _)| input.id)
}

/// The inputs of a record by what they say, and who.
struct Before(HashMap<Telling, SaidBefore>);

/// Bare words, who says them and for whom, of what kind they are, and what they answer.
type Telling = (String, Vec<String>, Vec<String>, InputKind, Vec<InputId>);

impl Before {
    fn of(record: &Record, inputs: &[Input]) -> travaux::Result<Before> {
        let db = record.db();
        let participants = participant::list(db)?.into_iter();
        let names: HashMap<ParticipantId, String> =
            participants.map(|one| (one.id, one.profile.name)).collect();
        let mut before = HashMap::new();
        for one in inputs {
            let named = |ids: &[ParticipantId]| people(ids.iter().filter_map(|id| names.get(id)));
            let content = &one.content;
            let telling = (
                input::bare_words(&input::text(db, one)?),
                named(&content.speakers),
                named(&content.on_behalf_of),
                content.kind,
                content.about.clone(),
            );
            let source = source::get(db, content.passages[0].source)?;
            let session = called(session::get(db, source.session)?.meeting);
            before.entry(telling).or_insert(SaidBefore {
                input: one.id,
                place: format!("{session} · {}", source.title),
            });
        }
        Ok(Before(before))
    }

    /// Of what nobody is named for, the same words may be somebody else's.
    fn says(
        &self,
        text: &str,
        one: &reading::Proposal,
        about: Vec<InputId>,
    ) -> Option<&SaidBefore> {
        if one.speakers.is_empty() {
            return None;
        }
        self.0.get(&(
            input::bare_words(&text[one.start as usize..one.end as usize]),
            people(one.speakers.iter()),
            people(one.on_behalf_of.iter()),
            one.kind,
            about,
        ))
    }
}

/// Names in one order, as they are compared.
fn people<'n>(names: impl Iterator<Item = &'n String>) -> Vec<String> {
    let mut names: Vec<String> = names.map(|name| search::folded(name)).collect();
    names.sort_unstable();
    names
}

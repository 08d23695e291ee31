//! What a source seems to say, for a person to confirm.

use std::collections::HashMap;

use serde::Serialize;
use travaux::Record;
use travaux::ids::{InputId, ParticipantId};
use travaux::input::{self, Input, InputKind};
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
    /// True where an input of the record has the passage, or most of it.
    made: bool,
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
            .flat_map(|input| &input.content.passages)
            .filter(|passage| passage.source == args.source)
            .collect();
        let units = Units::of(&text);
        let proposals = reading::propose(&text);
        Ok(proposals
            .into_iter()
            .map(|one| Proposed {
                said_before: before.says(&text, &one).cloned(),
                made: passages.iter().any(|passage| {
                    let shared = passage
                        .end
                        .min(one.end)
                        .saturating_sub(passage.start.max(one.start));
                    2 * shared > one.end - one.start
                }),
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
            })
            .collect())
    })
}

/// The inputs of a record by what they say, and who.
struct Before(HashMap<Telling, SaidBefore>);

/// Bare words, who says them and for whom, and of what kind they are.
type Telling = (String, Vec<String>, Vec<String>, InputKind);

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
    fn says(&self, text: &str, one: &reading::Proposal) -> Option<&SaidBefore> {
        if one.speakers.is_empty() {
            return None;
        }
        self.0.get(&(
            input::bare_words(&text[one.start as usize..one.end as usize]),
            people(one.speakers.iter()),
            people(one.on_behalf_of.iter()),
            one.kind,
        ))
    }
}

/// Names in one order, as they are compared.
fn people<'n>(names: impl Iterator<Item = &'n String>) -> Vec<String> {
    let mut names: Vec<String> = names.map(|name| search::folded(name)).collect();
    names.sort_unstable();
    names
}

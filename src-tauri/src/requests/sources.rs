//! Sessions, sources, inputs and participants.

use serde::{Deserialize, Serialize};
use travaux::ids::{ClauseId, InputId, ParticipantId, SessionId, SourceId};
use travaux::input::{self, Input, InputKind, NewInput, Passage};
use travaux::link::{self, Relation, Target};
use travaux::participant::{self, Participant};
use travaux::session::{self, Meeting, Office, Session};
use travaux::source::{self, NewSource, Source, SourceKind};
use travaux::{Action, By, Outcome, Record};
use ts_rs::TS;

use super::about::Nothing;
use super::links::OfInput;
use super::text::target_in_bytes;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::utf16::{self, Units};

/// Everybody and everything of the process.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Room {
    /// The sessions by date.
    sessions: Vec<Session>,
    /// The sources, withdrawn ones too.
    sources: Vec<Source>,
    /// The participants by name.
    participants: Vec<Participant>,
}

/// Lists sessions, sources and participants.
pub(super) fn room(desk: &Desk, _args: Nothing) -> Result<Room, Failure> {
    desk.read(|record| {
        let db = record.db();
        Ok(Room {
            sessions: session::list(db)?,
            sources: source::list(db)?,
            participants: participant::list(db)?,
        })
    })
}

/// An input as a reader sees it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Said {
    /// The input; its passages count UTF-16 units of their sources.
    #[serde(flatten)]
    pub(crate) input: Input,
    /// Its words.
    pub(crate) text: String,
    /// The names of those who said it.
    pub(crate) names: Vec<String>,
    /// The names of those for whom it was said.
    pub(crate) for_names: Vec<String>,
    /// The source of its first passage.
    pub(crate) source_title: String,
    /// The page of its first passage; none where the file has no pages.
    pub(crate) page: Option<String>,
    /// Who reports what was said there; none where it is verbatim.
    pub(crate) reported_by: Option<String>,
    /// The session of its first passage, with number and place as a reader names it.
    pub(crate) session: String,
    /// How many links it has.
    pub(crate) links: u32,
}

/// Returns what a reader calls a session: `Session 2, New York`.
pub(super) fn called(meeting: Meeting) -> String {
    let place = meeting
        .place
        .map(|place| format!(", {place}"))
        .unwrap_or_default();
    if meeting.number.is_empty() {
        format!("{}{place}", meeting.name)
    } else {
        format!("Session {}{place}", meeting.number)
    }
}

/// Reads an input for the window.
pub(super) fn said(record: &Record, mut input: Input) -> travaux::Result<Said> {
    let db = record.db();
    let text = input::text(db, &input)?;
    let names = |ids: &[ParticipantId]| -> travaux::Result<Vec<String>> {
        ids.iter()
            .map(|id| Ok(participant::get(db, *id)?.profile.name))
            .collect()
    };
    let (names, for_names) = (
        names(&input.content.speakers)?,
        names(&input.content.on_behalf_of)?,
    );
    let source = source::get(db, input.content.passages[0].source)?;
    let session = called(session::get(db, source.session)?.meeting);
    let page = source.page_at(input.content.passages[0].start);
    let page = page.map(str::to_owned);
    for passage in &mut input.content.passages {
        let units = Units::of(&source::text(db, passage.source)?);
        passage.start = units.at(passage.start);
        passage.end = units.at(passage.end);
    }
    let links = link::of_input(db, input.id)?.len() as u32;
    Ok(Said {
        input,
        text,
        names,
        for_names,
        page,
        source_title: source.title,
        reported_by: source.reported_by,
        session,
        links,
    })
}

/// Which source.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct OfSource {
    /// The source.
    pub(super) source: SourceId,
}

/// A source with its text.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Open {
    /// The source.
    source: Source,
    /// Its text.
    text: String,
    /// Its inputs in the order of their passages, withdrawn ones left out.
    inputs: Vec<Said>,
}

/// Reads one source with its inputs.
pub(super) fn source(desk: &Desk, args: OfSource) -> Result<Open, Failure> {
    desk.read(|record| {
        let inputs = input::list(record.db())?
            .into_iter()
            .filter(|input| !input.withdrawn)
            .filter(|input| {
                input
                    .content
                    .passages
                    .iter()
                    .any(|passage| passage.source == args.source)
            })
            .map(|input| said(record, input))
            .collect::<travaux::Result<_>>()?;
        let mut source = source::get(record.db(), args.source)?;
        let text = source::text(record.db(), args.source)?;
        let units = Units::of(&text);
        for page in &mut source.pages {
            page.start = units.at(page.start);
        }
        Ok(Open {
            source,
            text,
            inputs,
        })
    })
}

/// Reads one input.
pub(super) fn input(desk: &Desk, args: OfInput) -> Result<Said, Failure> {
    desk.read(|record| said(record, input::get(record.db(), args.input)?))
}

/// Lists all inputs.
pub(super) fn inputs(desk: &Desk, _args: Nothing) -> Result<Vec<Said>, Failure> {
    desk.read(|record| {
        let standing = input::list(record.db())?
            .into_iter()
            .filter(|input| !input.withdrawn);
        standing.map(|input| said(record, input)).collect()
    })
}

/// What a new input is tied to.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Tie {
    /// The target; its offsets count UTF-16 units.
    target: Target,
    /// How the input stands to it.
    relation: Relation,
    /// Why.
    reason: Option<String>,
}

/// Who said something, for whom, and what it is.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Attribution {
    /// The names of those who said it; empty where the source names nobody.
    speakers: Vec<String>,
    /// The names of those for whom it was said.
    on_behalf_of: Vec<String>,
    /// True for "… and others".
    open: bool,
    /// What kind of thing it says.
    kind: InputKind,
    /// What it is tied to at once.
    tie: Option<Tie>,
}

/// An input to make.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct MakeInput {
    /// The passages; offsets count UTF-16 units of the sources.
    passages: Vec<Passage>,
    /// Who said it and what it is.
    #[serde(flatten)]
    about: Attribution,
}

/// A word from the floor.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct FloorNote {
    /// The session.
    session: SessionId,
    /// What was said.
    text: String,
    /// Who said it and what it is.
    #[serde(flatten)]
    about: Attribution,
}

/// Finds participants by name (by any that they are known to go by), and adds what it takes
/// to make those not in the record.
pub(super) fn participants(
    record: &Record,
    by: &mut By,
    names: &[String],
    actions: &mut Vec<Action>,
    known: &mut Vec<(String, ParticipantId)>,
) -> travaux::Result<Vec<ParticipantId>> {
    let mut ids = Vec::new();
    for name in names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
    {
        // "US" and "United States" are one, in the record and on the way into it.
        let whole = participant::known::named(name).map_or(name, |known| known.name);
        let folded = travaux::search::folded(whole);
        let id = if let Some((_, id)) = known.iter().find(|(known, _)| *known == folded) {
            *id
        } else if let Some(one) = participant::called(record.db(), name)? {
            one.id
        } else {
            let id = by.id();
            let profile = participant::known::profile(&participant::known::printed(name));
            actions.push(Action::SetParticipant {
                participant: Some(id),
                profile,
            });
            id
        };
        known.push((folded, id));
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}

/// Adds what it takes to make passages an input: its participants, itself and its tie.
fn input_of(
    record: &Record,
    by: &mut By,
    passages: Vec<Passage>,
    about: Attribution,
    actions: &mut Vec<Action>,
) -> travaux::Result<()> {
    let mut known = Vec::new();
    let speakers = participants(record, by, &about.speakers, actions, &mut known)?;
    let on_behalf_of = participants(record, by, &about.on_behalf_of, actions, &mut known)?;
    let input: InputId = by.id();
    actions.push(Action::AddInput {
        input: Some(input),
        content: NewInput {
            passages,
            speakers,
            on_behalf_of,
            open: about.open,
            kind: about.kind,
            name: None,
        },
    });
    if let Some(Tie {
        mut target,
        relation,
        reason,
    }) = about.tie
    {
        target_in_bytes(record, &mut target)?;
        actions.push(Action::AddLink {
            link: None,
            input,
            target,
            relation,
            reason,
        });
    }
    Ok(())
}

/// Makes passages an input, and links it if asked.
pub(super) fn make_input(desk: &Desk, args: MakeInput) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let mut passages = args.passages;
        for passage in &mut passages {
            let text = source::text(record.db(), passage.source)?;
            passage.start = utf16::byte(&text, passage.start);
            passage.end = utf16::byte(&text, passage.end);
        }
        let mut actions = Vec::new();
        input_of(record, by, passages, args.about, &mut actions)?;
        record.apply(
            by,
            &Action::Together {
                what: "make an input".to_owned(),
                actions,
            },
        )
    })
}

/// An input to correct.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct CorrectInput {
    /// Which input.
    input: InputId,
    /// Who said it and what it is.
    #[serde(flatten)]
    about: Attribution,
}

/// Corrects who said an input, for whom, and what kind of thing it is.
pub(super) fn correct_input(desk: &Desk, args: CorrectInput) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let (mut actions, mut known) = (Vec::new(), Vec::new());
        let about = args.about;
        let old = input::get(record.db(), args.input)?.content;
        let content = NewInput {
            speakers: participants(record, by, &about.speakers, &mut actions, &mut known)?,
            on_behalf_of: participants(record, by, &about.on_behalf_of, &mut actions, &mut known)?,
            open: about.open,
            kind: about.kind,
            ..old
        };
        let input = args.input;
        actions.push(Action::CorrectInput { input, content });
        let what = "correct an input".to_owned();
        record.apply(by, &Action::Together { what, actions })
    })
}

/// Takes down a word from the floor as a source and an input in one step.
pub(super) fn floor_note(desk: &Desk, args: FloorNote) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let text = args.text.trim().to_owned();
        let source: SourceId = by.id();
        let who = match args.about.speakers.as_slice() {
            [] => "the floor".to_owned(),
            speakers => speakers.join(", "),
        };
        let passage = Passage {
            source,
            start: 0,
            end: text.len() as u32,
        };
        let content = NewSource {
            pages: Vec::new(),
            session: args.session,
            kind: SourceKind::Note,
            title: format!("Note: {who}"),
            language: "en".to_owned(),
            reported_by: Some(by.author.clone()),
            file: None,
            text,
            original: None,
        };
        let mut actions = vec![Action::AddSource {
            source: Some(source),
            content,
        }];
        input_of(record, by, vec![passage], args.about, &mut actions)?;
        let what = "take down a note from the floor".to_owned();
        record.apply(by, &Action::Together { what, actions })
    })
}

/// An office with the name of whoever holds it.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct NamedOffice {
    /// Who holds it, by name.
    holder: String,
    /// The office ("co-facilitator", "moderator").
    office: String,
    /// The part of the session in which it is held; none for the whole session.
    part: Option<String>,
}

/// A session with its office-holders by name.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct SetSession {
    /// Which one; none adds one.
    session: Option<SessionId>,
    /// What is known of it; its offices are those named beside.
    meeting: Meeting,
    /// Who held which office.
    offices: Vec<NamedOffice>,
}

/// Adds a session or corrects one.
pub(super) fn set_session(desk: &Desk, args: SetSession) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let (mut actions, mut known) = (Vec::new(), Vec::new());
        let mut meeting = args.meeting;
        meeting.offices.clear();
        for one in args.offices {
            let named = [one.holder];
            let found = participants(record, by, &named, &mut actions, &mut known)?;
            let holder = *found.first().ok_or(travaux::Error::NeedsName {
                what: "office-holder",
            })?;
            let part = one.part.filter(|part| !part.trim().is_empty());
            meeting.offices.push(Office {
                holder,
                office: one.office,
                part,
            });
        }
        let set = Action::SetSession {
            session: args.session,
            meeting,
        };
        if actions.is_empty() {
            return record.apply(by, &set);
        }
        actions.push(set);
        let what = "set a session".to_owned();
        record.apply(by, &Action::Together { what, actions })
    })
}

/// Names as they were typed.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Typed {
    /// The names.
    names: Vec<String>,
}

/// A name that neither the record nor the program knows.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Stranger {
    /// As it was typed, and as a new participant would be called.
    name: String,
    /// Names of participants that are near, the nearest first.
    near: Vec<String>,
}

/// Finds the names that no participant of the record has and that the program does not know,
/// with those that are near.
pub(super) fn strangers(desk: &Desk, args: Typed) -> Result<Vec<Stranger>, Failure> {
    desk.read(|record| {
        let mut found = Vec::new();
        for typed in &args.names {
            let name = typed.trim();
            if name.is_empty()
                || participant::known::named(name).is_some()
                || participant::called(record.db(), name)?.is_some()
            {
                continue;
            }
            found.push(Stranger {
                near: participant::near(record.db(), name)?,
                name: name.to_owned(),
            });
        }
        Ok(found)
    })
}

/// A clause as a list of inputs names it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Named {
    /// The clause.
    pub(crate) clause: ClauseId,
    /// Its full printed number.
    pub(crate) path: Option<String>,
    /// Its words.
    pub(crate) text: String,
}

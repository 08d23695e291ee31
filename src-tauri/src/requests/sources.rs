//! What the process holds, its sources, and the inputs in them.

use serde::{Deserialize, Serialize};
use travaux::ids::{ClauseId, InputId, ParticipantId, SessionId, SourceId};
use travaux::input::{self, Answers, Input, InputKind, NewInput, Passage};
use travaux::link::{self, Relation, Target};
use travaux::participant::{self, Participant};
use travaux::session::{self, Meeting, Session};
use travaux::source::{self, NewSource, Source, SourceKind};
use travaux::{Action, By, Outcome, Record};
use ts_rs::TS;

use super::about::Nothing;
use super::links::OfInput;
use super::participants::participants;
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
    /// The other sources in which it is said, too, with their sessions.
    pub(crate) also_in: Vec<String>,
    /// How many links it has.
    pub(crate) links: u32,
    /// What it supports, opposes or takes up.
    pub(crate) answers: Vec<Other>,
    /// What supports, opposes or takes it up.
    pub(crate) answered: Vec<Other>,
}

/// Another input, as one that answers it or is answered by it names it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Other {
    /// The input.
    input: InputId,
    /// The source of its first passage.
    source: SourceId,
    /// What kind of thing it says.
    kind: InputKind,
    /// Its words.
    text: String,
    /// The names of those who said it.
    names: Vec<String>,
    /// The names of those for whom it was said.
    for_names: Vec<String>,
    /// True for "… and others".
    open: bool,
    /// True once withdrawn.
    withdrawn: bool,
}

fn others(record: &Record, inputs: &[InputId]) -> travaux::Result<Vec<Other>> {
    let db = record.db();
    let other = |id: &InputId| -> travaux::Result<Other> {
        let input = input::get(db, *id)?;
        Ok(Other {
            input: *id,
            source: input.content.passages[0].source,
            kind: input.content.kind,
            text: input::text(db, &input)?,
            names: names(record, &input.content.speakers)?,
            for_names: names(record, &input.content.on_behalf_of)?,
            open: input.content.open,
            withdrawn: input.withdrawn,
        })
    };
    inputs.iter().map(other).collect()
}

fn names(record: &Record, ids: &[ParticipantId]) -> travaux::Result<Vec<String>> {
    ids.iter()
        .map(|id| Ok(participant::get(record.db(), *id)?.profile.name))
        .collect()
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

/// Reads an input for the window; `answers` are those of its record.
pub(super) fn said(record: &Record, answers: &Answers, mut input: Input) -> travaux::Result<Said> {
    let db = record.db();
    let text = input::text(db, &input)?;
    let (names, for_names) = (
        names(record, &input.content.speakers)?,
        names(record, &input.content.on_behalf_of)?,
    );
    let answered = others(record, answers.to(input.id))?;
    let answers = others(record, &input.content.about)?;
    let source = source::get(db, input.content.passages[0].source)?;
    let mut others: Vec<SourceId> = Vec::new();
    for passage in &input.content.passages {
        if passage.source != source.id && !others.contains(&passage.source) {
            others.push(passage.source);
        }
    }
    let also_in = others.into_iter().map(|other| {
        let other = source::get(db, other)?;
        let session = called(session::get(db, other.session)?.meeting);
        Ok(format!("{session} · {}", other.title))
    });
    let also_in = also_in.collect::<travaux::Result<Vec<_>>>()?;
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
        also_in,
        links,
        answers,
        answered,
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
        let answers = input::answers(record.db())?;
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
            .map(|input| said(record, &answers, input))
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
    desk.read(|record| {
        let answers = input::answers(record.db())?;
        said(record, &answers, input::get(record.db(), args.input)?)
    })
}

/// Lists all inputs.
pub(super) fn inputs(desk: &Desk, _args: Nothing) -> Result<Vec<Said>, Failure> {
    desk.read(|record| {
        let answers = input::answers(record.db())?;
        let standing = input::list(record.db())?
            .into_iter()
            .filter(|input| !input.withdrawn);
        standing
            .map(|input| said(record, &answers, input))
            .collect()
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
    /// The inputs that it supports, opposes or takes up.
    #[serde(default)]
    #[ts(as = "Option<Vec<InputId>>")]
    answers: Vec<InputId>,
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
    /// Inputs made before, that support, oppose or take it up.
    #[serde(default)]
    #[ts(as = "Option<Vec<InputId>>")]
    answered_by: Vec<InputId>,
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

/// Adds what it takes to make passages an input: its participants, itself and its tie.
fn input_of(
    record: &Record,
    by: &mut By,
    passages: Vec<Passage>,
    about: Attribution,
    actions: &mut Vec<Action>,
) -> travaux::Result<InputId> {
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
            about: about.answers,
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
    Ok(input)
}

/// Makes passages an input, and links it if asked.
pub(super) fn make_input(desk: &Desk, args: MakeInput) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let passages = in_bytes(record, args.passages)?;
        let mut actions = Vec::new();
        let made = input_of(record, by, passages, args.about, &mut actions)?;
        for input in args.answered_by {
            let mut content = input::get(record.db(), input)?.content;
            content.about.push(made);
            actions.push(Action::CorrectInput { input, content });
        }
        record.apply(
            by,
            &Action::Together {
                what: "make an input".to_owned(),
                actions,
            },
        )
    })
}

/// Further places where an input is said.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SaidAgain {
    /// The input.
    input: InputId,
    /// The passages; offsets count UTF-16 units of the sources.
    passages: Vec<Passage>,
}

/// Adds passages to an input: the same ask in two sources is one input.
pub(super) fn said_again(desk: &Desk, args: SaidAgain) -> Result<Outcome, Failure> {
    desk.write(|record, by| {
        let mut content = input::get(record.db(), args.input)?.content;
        content.passages.extend(in_bytes(record, args.passages)?);
        let input = args.input;
        record.apply(by, &Action::CorrectInput { input, content })
    })
}

/// Returns passages as the record counts them.
fn in_bytes(record: &Record, mut passages: Vec<Passage>) -> travaux::Result<Vec<Passage>> {
    for passage in &mut passages {
        let text = source::text(record.db(), passage.source)?;
        passage.start = utf16::byte(&text, passage.start);
        passage.end = utf16::byte(&text, passage.end);
    }
    Ok(passages)
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
            about: about.answers,
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

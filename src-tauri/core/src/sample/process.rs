//! The process of the sample: three sessions, who was there, and what was said, told in
//! our own words.

use jiff::civil::date;

use super::{Hand, Said};
use crate::Result;
use crate::input::InputKind::{Ask, Claim, Form, Pledge, Principle, Report, Support};
use crate::participant::Sort;
use crate::session::Meeting;
use crate::source::{NewSource, SourceKind};

/// The note-taker's account of the second session. Passages of it are the inputs.
const ACCOUNT: &str = include_str!("account.txt");

/// Takes in sessions, participants, sources and inputs.
pub(super) fn take_in(hand: &mut Hand<'_>) -> Result<()> {
    sessions(hand)?;
    hand.participants(
        Sort::State,
        &[
            "Australia",
            "Austria",
            "Bangladesh",
            "Belgium",
            "Canada",
            "Chile",
            "Denmark",
            "Ecuador",
            "Hungary",
            "India",
            "Japan",
            "Netherlands",
            "Nigeria",
            "Norway",
            "Philippines",
            "Switzerland",
            "Tuvalu",
            "United States",
        ],
    )?;
    hand.participants(Sort::Group, &["European Union"])?;
    hand.participants(Sort::UnEntity, &["IOM", "UNDP"])?;
    hand.participants(Sort::Expert, &["Binod Khadria", "Mariama Awumbila"])?;
    hand.participants(Sort::OfficeHolder, &["Louise Arbour", "Riita Resch"])?;
    hand.sits(super::SECRETARIAT, "2017-05-26T08:30:00Z");
    super::room::plan(hand)?;
    let session = hand.id("session 2");
    hand.source(
        "account",
        NewSource {
            pages: Vec::new(),
            session,
            kind: SourceKind::Report,
            title: "Account of the second thematic session".to_owned(),
            language: "en".to_owned(),
            reported_by: Some("the secretariat's note-taker".to_owned()),
            file: None,
            text: ACCOUNT.to_owned(),
            original: None,
        },
    )?;
    said(hand)
}

fn sessions(hand: &mut Hand<'_>) -> Result<()> {
    let meeting = |number: &str, name: &str, place: &str, from, until, parts: &[&str]| Meeting {
        number: number.to_owned(),
        name: name.to_owned(),
        place: Some(place.to_owned()),
        from: Some(from),
        until: Some(until),
        phase: Some("consultations".to_owned()),
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        ..Meeting::default()
    };
    let parts = [
        "General debate",
        "Panel on sustainable development",
        "Panel on human-made crises",
        "Panel on climate and disasters",
    ];
    hand.session(
        "session 1",
        meeting(
            "1",
            "Human rights of all migrants",
            "Geneva",
            date(2017, 5, 8),
            date(2017, 5, 9),
            &parts[..1],
        ),
    )?;
    hand.session(
        "session 2",
        meeting(
            "2",
            "Drivers of migration",
            "New York",
            date(2017, 5, 22),
            date(2017, 5, 23),
            &parts,
        ),
    )?;
    hand.session(
        "session 3",
        meeting(
            "3",
            "Cooperation and governance",
            "Geneva",
            date(2017, 6, 19),
            date(2017, 6, 20),
            &parts[..1],
        ),
    )
}

/// Makes inputs of what the account tells.
fn said(hand: &mut Hand<'_>) -> Result<()> {
    let all = [
        (
            "share",
            "migrants are about 3.3 per cent of the people on earth",
            &["Louise Arbour"][..],
            false,
            Claim,
        ),
        (
            "channels",
            "wants more people to reach regular ways of migrating",
            &["Louise Arbour"],
            false,
            Ask,
        ),
        (
            "choice",
            "people should be able to choose whether they migrate",
            &[],
            false,
            Principle,
        ),
        (
            "agenda",
            "the 2030 Agenda gives the frame",
            &[],
            false,
            Principle,
        ),
        (
            "data",
            "data that are collected better, analysed and broken down",
            &[],
            false,
            Ask,
        ),
        (
            "glossary",
            "a glossary of technical terms would help",
            &["Chile", "United States"],
            true,
            Form,
        ),
        (
            "concrete",
            "recommendations that are concrete and can be put into practice",
            &["United States"],
            false,
            Form,
        ),
        (
            "pragmatic",
            "a practical and pragmatic text",
            &["Australia"],
            false,
            Form,
        ),
        (
            "skilled",
            "steps at home that keep highly skilled workers",
            &[],
            false,
            Ask,
        ),
        (
            "remittances",
            "sending money home should cost less",
            &[],
            false,
            Ask,
        ),
        (
            "norms",
            "no legal norms cover people who have to move and are not refugees",
            &["Riita Resch"],
            false,
            Claim,
        ),
        (
            "displaced",
            "people displaced inside their own country belong in this compact",
            &[
                "Australia",
                "Austria",
                "Bangladesh",
                "Belgium",
                "Japan",
                "Tuvalu",
            ],
            true,
            Ask,
        ),
        (
            "frameworks",
            "the Sendai Framework and the Paris Agreement should stand beside the compact",
            &[],
            false,
            Principle,
        ),
        (
            "relocation",
            "plans to relocate people, across borders too, should rest on human rights",
            &[],
            false,
            Ask,
        ),
        (
            "prepared",
            "being better prepared for disasters",
            &[],
            false,
            Ask,
        ),
        (
            "protection",
            "protection for people whom a disaster drives away",
            &[],
            false,
            Ask,
        ),
        (
            "islands",
            "treatment of their own for people from small island States",
            &[],
            false,
            Ask,
        ),
        (
            "youth",
            "young people who migrate deserve a closer look",
            &["Binod Khadria"],
            false,
            Ask,
        ),
        (
            "africa",
            "67 per cent of Africa's migrants move to another African country",
            &["Mariama Awumbila"],
            false,
            Claim,
        ),
        (
            "investment",
            "3.35 billion euros for its external investment plan",
            &["European Union"],
            false,
            Pledge,
        ),
        (
            "skills",
            "partnerships for skills across the world",
            &["Canada"],
            false,
            Ask,
        ),
        (
            "regional",
            "easier movement inside regions",
            &["Canada"],
            false,
            Ask,
        ),
        (
            "plans",
            "commit to national plans that tie migration to the economy",
            &["Canada"],
            false,
            Ask,
        ),
        (
            "heard",
            "African representatives had not been heard enough",
            &["Belgium"],
            false,
            Form,
        ),
        (
            "broader",
            "wider participation, from Africa and the Middle East among others",
            &["Norway"],
            false,
            Form,
        ),
        (
            "finance forum",
            "the forum on financing for development kept its words on migrants",
            &["India"],
            false,
            Report,
        ),
        (
            "equal",
            "foreigners have the rights and duties of citizens",
            &["Ecuador"],
            false,
            Report,
        ),
        (
            "education",
            "financial education for migrants and their families",
            &["Switzerland"],
            false,
            Ask,
        ),
        (
            "research",
            "data and research",
            &["United States"],
            false,
            Ask,
        ),
        (
            "borders",
            "control of borders has to come first",
            &["Hungary"],
            false,
            Ask,
        ),
        (
            "justice",
            "access to justice and decent housing",
            &["Chile"],
            false,
            Ask,
        ),
        (
            "literacy",
            "courses in financial literacy for migrant workers",
            &["Philippines"],
            false,
            Report,
        ),
        (
            "policy",
            "adopted a national policy on migration",
            &["Nigeria"],
            false,
            Report,
        ),
        (
            "employment",
            "a programme for local employment in Africa",
            &["Netherlands"],
            false,
            Report,
        ),
        (
            "programmes",
            "migration is part of some of its development programmes",
            &["Denmark"],
            false,
            Report,
        ),
        (
            "roadmap",
            "a roadmap that leads to action, tied to the SDGs, with strong follow-up and review",
            &["IOM"],
            false,
            Ask,
        ),
        (
            "roadmap support",
            "Belgium and others were for it",
            &["Belgium"],
            true,
            Support,
        ),
        (
            "capacity",
            "helped governments to plan with migration in mind",
            &["UNDP"],
            false,
            Report,
        ),
    ];
    for (key, words, speakers, open, kind) in all {
        hand.input(
            key,
            "account",
            &Said {
                words,
                speakers,
                open,
                kind,
                about: match kind {
                    Support => &["roadmap"],
                    _ => &[],
                },
            },
        )?;
    }
    Ok(())
}

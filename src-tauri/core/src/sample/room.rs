//! What the room of the sample did: its phases and offices, the documents it waited for, its
//! words and instruments, what participants proposed, and what was agreed.

use jiff::civil::date;

use super::{Hand, time, wording};
use crate::ids::{ClauseId, ParticipantId, SessionId};
use crate::instrument::About;
use crate::participant::Sort;
use crate::proposal::{Asked, NewProposal};
use crate::session::{Awaited, Meeting, Office, Plan, Stretch};
use crate::standing::Said;
use crate::term::{Entry, Standing};
use crate::{Action, Result};

/// Who held an office in which session, and in which part of it.
type Held = (&'static str, &'static str, Option<&'static str>);

/// Lays down the phases, who holds which office, and which documents are expected.
pub(super) fn plan(hand: &mut Hand<'_>) -> Result<()> {
    let phases = [
        ("consultations", date(2017, 4, 1), date(2017, 11, 30)),
        ("stocktaking", date(2017, 11, 1), date(2018, 1, 31)),
        ("negotiations", date(2018, 2, 1), date(2018, 7, 31)),
    ];
    for (name, from, until) in phases {
        hand.does(&Action::SetPhase {
            phase: None,
            stretch: Stretch {
                name: name.to_owned(),
                from: Some(from),
                until: Some(until),
                plans: Vec::new(),
            },
        })?;
    }
    let pens = ["Juan José Gómez Camacho", "Jürg Lauber"];
    hand.participants(Sort::OfficeHolder, &pens)?;
    let holds: [(&str, &[Held]); 3] = [
        ("session 1", &[]),
        (
            "session 2",
            &[
                ("Jürg Lauber", "chair", Some("General debate")),
                (
                    "Riita Resch",
                    "moderator",
                    Some("Panel on human-made crises"),
                ),
            ],
        ),
        ("session 3", &[]),
    ];
    for (session, held) in holds {
        let both = pens.iter().map(|name| (*name, "co-facilitator", None));
        let offices: Vec<Office> = both
            .chain(held.iter().copied())
            .map(|(name, office, part)| Office {
                holder: hand.id(name),
                office: office.to_owned(),
                part: part.map(str::to_owned),
            })
            .collect();
        let id: SessionId = hand.id(session);
        let meeting = crate::session::get(hand.record.db(), id)?.meeting;
        hand.does(&Action::SetSession {
            session: Some(id),
            meeting: Meeting { offices, ..meeting },
        })?;
    }
    hand.session(
        "stocktaking",
        Meeting {
            name: "Stocktaking meeting".to_owned(),
            place: Some("Puerto Vallarta".to_owned()),
            from: Some(date(2017, 12, 4)),
            until: Some(date(2017, 12, 6)),
            phase: Some("stocktaking".to_owned()),
            plans: vec![Plan {
                place: Some("Guadalajara".to_owned()),
                ..Plan::default()
            }],
            ..Meeting::default()
        },
    )?;
    let expected = [
        ("session 2", date(2017, 6, 6), date(2017, 6, 15)),
        ("session 3", date(2017, 7, 4), date(2017, 7, 4)),
    ];
    for (session, due, received) in expected {
        hand.does(&Action::SetExpected {
            expected: None,
            document: Awaited {
                name: "co-facilitators' summary".to_owned(),
                session: Some(hand.id(session)),
                due: Some(due),
                received: Some(received),
                source: None,
            },
        })?;
    }
    Ok(())
}

/// Puts the zero draft under silence; nobody breaks it.
pub(super) fn silence(hand: &mut Hand<'_>) -> Result<()> {
    let draft = hand.id("zero draft");
    hand.does(&Action::OpenSilence {
        silence: None,
        draft,
        deadline: time("2018-02-09T17:00:00Z"),
    })
}

/// What was asked for and agreed after the revised draft.
pub(super) fn negotiates(hand: &mut Hand<'_>) -> Result<()> {
    hand.sits(super::SECRETARIAT, "2018-04-12T09:00:00Z");
    words(hand)?;
    hand.sits("A. Rivera", "2018-04-17T10:00:00Z");
    let asks = [
        (
            "Norway",
            "plans p",
            "We shall develop national plans for the implementation of this Compact.",
            "a plan that nobody must write is none",
        ),
        (
            "Hungary",
            "plans p",
            "We may develop national plans for the implementation of this Compact, as we see fit.",
            "plans are for each State to decide",
        ),
        (
            "Canada",
            "pathways b",
            "ease mobility within and between regions.",
            "skills move between regions, too",
        ),
    ];
    for (who, clause, text, why) in asks {
        let by: ParticipantId = hand.id(who);
        let clause: ClauseId = hand.id(clause);
        hand.does(&Action::AddProposal {
            proposal: None,
            content: NewProposal {
                asked: Asked::Words {
                    clause,
                    revision: None,
                    wording: wording(text),
                },
                by: vec![by],
                reason: Some(why.to_owned()),
                source: None,
            },
        })?;
    }
    hand.does(&Action::SetStanding {
        clause: hand.id("remit a"),
        part: false,
        said: Said::AgreedAdRef,
        session: None,
        reading: Some(2),
        note: Some("nobody asked for anything else".to_owned()),
    })
}

/// The glossary, and an instrument that the program does not know by itself.
fn words(hand: &mut Hand<'_>) -> Result<()> {
    let terms = [
        (
            "planned relocation",
            "Moving a community, with its consent, from a place that a disaster has made unsafe or will.",
            "panel on climate and disasters, session 2",
            Standing::Agreed,
            &[][..],
        ),
        (
            "regular pathway",
            "A way to enter and stay in a country that its law provides for.",
            "proposed by the secretariat",
            Standing::Open,
            &["legal channel"],
        ),
        (
            "people displaced by disasters",
            "People whom a disaster drives from their homes; whether those who cross a border are meant, too, is not agreed.",
            "second reading",
            Standing::Contested,
            &["disaster refugee"],
        ),
    ];
    for (name, definition, source, standing, other_names) in terms {
        hand.does(&Action::SetTerm {
            term: None,
            entry: Entry {
                name: name.to_owned(),
                definition: Some(definition.to_owned()),
                source: Some(source.to_owned()),
                standing,
                forms: Vec::new(),
                other_names: other_names.iter().map(|name| (*name).to_owned()).collect(),
            },
        })?;
    }
    hand.does(&Action::SetInstrument {
        instrument: None,
        about: About {
            name: "Charter of the United Nations".to_owned(),
            date: Some(date(1945, 6, 26)),
            ..About::default()
        },
    })
}

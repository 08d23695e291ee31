//! What the process keeps, told as actions.

use jiff::Timestamp;
use jiff::civil::date;
use serde_json::json;

use super::*;
use crate::{Action, By, Record};

struct Desk {
    _folder: tempfile::TempDir,
    record: Record,
    by: By,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("the secretariat", Timestamp::UNIX_EPOCH, [9; 16]);
        let desk = by.id();
        let path = folder.path().join("compact.travaux");
        let record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
        Desk {
            _folder: folder,
            record,
            by,
        }
    }

    fn does(&mut self, action: serde_json::Value) -> Result<crate::Outcome> {
        let action: Action = serde_json::from_value(action).unwrap();
        self.record.apply(&mut self.by, &action)
    }
}

#[test]
fn phases_overlap_and_a_phase_that_sessions_name_is_as_long_as_they_are() {
    let mut desk = Desk::new();
    desk.does(json!({"do": "setPhase", "name": "consultations", "from": "2017-04-01", "until": "2017-11-30"})).unwrap();
    desk.does(
        json!({"do": "setPhase", "name": "stocktaking", "from": "2017-11-01", "until": "2018-01-31",
        "plans": [{"said": "2017-05-24", "place": "Guadalajara"}]}),
    )
    .unwrap();
    desk.does(json!({"do": "setSession", "number": "2", "name": "Drivers", "phase": "Consultations", "from": "2017-05-22"})).unwrap();
    desk.does(json!({"do": "setSession", "number": "R1", "name": "", "phase": "negotiations", "from": "2018-02-20", "until": "2018-02-23"})).unwrap();
    desk.does(json!({"do": "setSession", "number": "R6", "name": "", "phase": "negotiations", "from": "2018-07-09", "until": "2018-07-13"})).unwrap();
    let process = process(desk.record.db()).unwrap();
    let spans: Vec<String> = process
        .phases
        .iter()
        .map(|span| {
            format!(
                "{} {}–{}",
                span.name,
                span.from.unwrap(),
                span.until.unwrap()
            )
        })
        .collect();
    assert_eq!(
        spans,
        [
            "consultations 2017-04-01–2017-11-30",
            "stocktaking 2017-11-01–2018-01-31",
            "negotiations 2018-02-20–2018-07-13"
        ]
    );
    assert_eq!(
        (process.from, process.until),
        (Some(date(2017, 4, 1)), Some(date(2018, 7, 13)))
    );
    let stocktaking = process.phases[1].phase.as_ref().unwrap();
    assert_eq!(
        stocktaking.stretch.plans[0].place.as_deref(),
        Some("Guadalajara")
    );
}

#[test]
fn a_document_shows_both_days_and_those_between() {
    let mut desk = Desk::new();
    let session = desk.by.id::<SessionId>();
    desk.does(json!({"do": "setSession", "session": session, "number": "2", "name": "Drivers"}))
        .unwrap();
    desk.does(json!({"do": "setExpected", "name": "summary", "session": session, "due": "2017-06-02", "received": "2017-06-19"})).unwrap();
    desk.does(json!({"do": "setExpected", "name": "report"}))
        .unwrap();
    let documents = process(desk.record.db()).unwrap().documents;
    assert_eq!(
        documents
            .iter()
            .map(|one| one.days_late)
            .collect::<Vec<_>>(),
        [Some(17), None]
    );
    assert!(matches!(
        desk.does(json!({"do": "removeSession", "session": session})),
        Err(Error::InUse { by, .. }) if by == "the document “summary”"
    ));
}

#[test]
fn a_person_holds_several_offices_and_stays_while_holding_one() {
    let mut desk = Desk::new();
    let person = desk.by.id::<ParticipantId>();
    desk.does(json!({"do": "setParticipant", "participant": person, "name": "J. Lauber", "kind": "officeHolder"})).unwrap();
    desk.does(json!({"do": "setSession", "number": "2", "name": "Drivers", "parts": ["General debate", "Panel 1"],
        "offices": [{"holder": person, "office": "co-facilitator"}, {"holder": person, "office": "moderator", "part": "Panel 1"}],
        "plans": [{"said": "2017-04-06", "place": "Geneva", "from": "2017-05-15"}], "place": "New York", "from": "2017-05-22"})).unwrap();
    let session = &list(desk.record.db()).unwrap()[0];
    assert_eq!(session.meeting.offices.len(), 2);
    assert_eq!(session.meeting.plans[0].place.as_deref(), Some("Geneva"));
    assert!(matches!(
        desk.does(json!({"do": "removeParticipant", "participant": person})),
        Err(Error::InUse { by, .. }) if by == "session 2"
    ));
    assert!(desk.record.verify().unwrap().findings.is_empty());
}

#[test]
fn days_that_run_backwards_and_names_twice_are_refused() {
    let mut desk = Desk::new();
    for wrong in [
        json!({"do": "setPhase", "name": "talks", "from": "2018-02-02", "until": "2018-02-01"}),
        json!({"do": "setSession", "number": "2", "plans": [{"from": "2018-02-02", "until": "2018-02-01"}]}),
    ] {
        assert!(matches!(
            desk.does(wrong),
            Err(Error::DatesRunBackwards { .. })
        ));
    }
    desk.does(json!({"do": "setPhase", "name": "Talks"}))
        .unwrap();
    assert!(matches!(
        desk.does(json!({"do": "setPhase", "name": "talks"})),
        Err(Error::NameTaken { .. })
    ));
}

#[test]
fn blanks_around_a_name_make_no_other_participant() {
    let mut desk = Desk::new();
    desk.does(json!({"do": "setParticipant", "name": " Côte  d'Ivoire ", "official": " "}))
        .unwrap();
    let known = crate::participant::list(desk.record.db()).unwrap();
    assert_eq!(known[0].profile.name, "Côte d'Ivoire");
    assert_eq!(known[0].profile.official, None);
    for again in ["cote d'ivoire ", "\u{a0}COTE  D'IVOIRE"] {
        assert!(matches!(
            desk.does(json!({"do": "setParticipant", "name": again})),
            Err(Error::NameTaken { .. })
        ));
    }
}

#[test]
fn participants_stand_by_name_whatever_its_case_and_accents() {
    let mut desk = Desk::new();
    for name in [
        "Zambia",
        "IOM",
        "India",
        "Österreich",
        "Côte d'Ivoire",
        "Cyprus",
    ] {
        desk.does(json!({"do": "setParticipant", "name": name}))
            .unwrap();
    }
    let known = crate::participant::list(desk.record.db()).unwrap();
    let names: Vec<&str> = known.iter().map(|one| one.profile.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Côte d'Ivoire",
            "Cyprus",
            "India",
            "IOM",
            "Österreich",
            "Zambia"
        ]
    );
}

#[test]
fn a_term_and_an_instrument_are_kept_undone_and_rebuilt() {
    let mut desk = Desk::new();
    let term = desk.by.id::<crate::ids::TermId>();
    desk.does(json!({"do": "setTerm", "term": term, "name": "irregular migrant", "standing": "contested", "otherNames": ["undocumented migrant"]})).unwrap();
    assert!(matches!(
        desk.does(json!({"do": "setTerm", "name": "Undocumented migrant"})),
        Err(Error::NameTaken { what: "term", .. })
    ));
    desk.does(
        json!({"do": "setTerm", "term": term, "name": "irregular migrant", "standing": "agreed"}),
    )
    .unwrap();
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(
        crate::term::get(desk.record.db(), term)
            .unwrap()
            .entry
            .standing,
        crate::term::Standing::Contested
    );
    let agenda = crate::instrument::AGENDA;
    desk.does(json!({"do": "setInstrument", "instrument": agenda, "name": "2030 Agenda", "otherNames": ["the Agenda"]})).unwrap();
    desk.does(
        json!({"do": "setInstrument", "name": "Global Compact on Refugees", "symbol": "A/73/12"}),
    )
    .unwrap();
    let all = crate::instrument::list(desk.record.db()).unwrap();
    assert_eq!(all.len(), 6);
    assert_eq!(all[0].about.other_names, ["the Agenda"]);
    let before = desk
        .record
        .as_of(desk.record.newest().unwrap().unwrap())
        .unwrap();
    assert_eq!(crate::instrument::list(before.db()).unwrap(), all);
    assert_eq!(
        crate::term::list(before.db()).unwrap(),
        crate::term::list(desk.record.db()).unwrap()
    );
    desk.does(json!({"do": "removeInstrument", "instrument": agenda}))
        .unwrap();
    assert!(
        crate::instrument::list(desk.record.db()).unwrap()[0]
            .about
            .other_names
            .len()
            > 1
    );
    assert!(matches!(
        desk.does(json!({"do": "removeInstrument", "instrument": agenda})),
        Err(Error::NoSuchInstrument(_))
    ));
    assert!(desk.record.verify().unwrap().findings.is_empty());
}

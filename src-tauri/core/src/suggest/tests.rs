use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::clause::Wording;
use crate::ids::{DeskId, SessionId, SourceId};
use crate::input::{InputKind, NewInput, Passage};
use crate::link::{Relation, Target};
use crate::session::Meeting;
use crate::source::{NewSource, SourceKind};
use crate::text::{Kind as ClauseKind, Series};
use crate::{Action, By, Record};

/// A record with one clause and with inputs, all in one source.
struct Desk {
    record: Record,
    by: By,
    clause: ClauseId,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn with(wording: &str, said: &[&str]) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("the secretariat", Timestamp::UNIX_EPOCH, [9; 16]);
        let desk = DeskId(Uuid::from_u128(0xde));
        let path = folder.path().join("text.travaux");
        let record = Record::create(&path, "Compact", desk, &mut by).unwrap();
        let clause = ClauseId(Uuid::from_u128((0xc1 << 120) | (0x7 << 76) | (0x8 << 60)));
        let session = SessionId(Uuid::from_u128((0x5e << 120) | (0x7 << 76) | (0x8 << 60)));
        let source = SourceId(Uuid::from_u128((0x50 << 120) | (0x7 << 76) | (0x8 << 60)));
        let mut desk = Desk {
            record,
            by,
            clause,
            _folder: folder,
        };
        desk.apply(&Action::AddClause {
            clause: Some(clause),
            wording: Wording::plain(wording).unwrap(),
            kind: ClauseKind::Paragraph,
            series: Series::Auto,
            alternative: false,
            parent: None,
            after: None,
            note: None,
        });
        desk.apply(&Action::SetSession {
            session: Some(session),
            meeting: Meeting {
                number: "1".to_owned(),
                name: "First".to_owned(),
                ..Meeting::default()
            },
        });
        desk.apply(&Action::AddSource {
            source: Some(source),
            content: NewSource {
                pages: Vec::new(),
                session,
                kind: SourceKind::Note,
                title: "Floor".to_owned(),
                language: "en".to_owned(),
                reported_by: None,
                file: None,
                text: said.join("\n"),
                original: None,
            },
        });
        let mut start = 0;
        for (nth, words) in said.iter().enumerate() {
            let end = start + words.len() as u32;
            desk.apply(&Action::AddInput {
                input: None,
                content: NewInput {
                    passages: vec![Passage { source, start, end }],
                    speakers: Vec::new(),
                    on_behalf_of: Vec::new(),
                    open: false,
                    kind: InputKind::Ask,
                    about: Vec::new(),
                    name: Some(format!("said-{nth}")),
                },
            });
            start = end + 1;
        }
        desk
    }

    fn apply(&mut self, action: &Action) {
        self.record.apply(&mut self.by, action).unwrap();
    }

    fn reword(&mut self, wording: &str) {
        self.apply(&Action::Reword {
            clause: self.clause,
            wording: Wording::plain(wording).unwrap(),
            note: None,
        });
    }

    /// The inputs suggested for the clause, each with its reasons.
    fn suggested(&self) -> Vec<String> {
        let found = inputs_for_clause(self.record.db(), self.clause, 10).unwrap();
        let told = found.iter().map(|one| {
            let name = one.name.clone().unwrap();
            format!("{name}: {}", one.shared.join(" · "))
        });
        told.collect()
    }

    /// The first input suggested for a text.
    fn first_for(&self, text: &str) -> Option<String> {
        let found = inputs(self.record.db(), &Question::text(text), 1, Ideas::default());
        found.unwrap().pop().and_then(|one| one.name)
    }
}

const SAID: [&str; 4] = [
    "Remittance fees are too high. Please lower the transaction costs of remittances to three per cent.",
    "Children must not be detained; alternatives to detention should be found.",
    "States should report every two years.",
    "The costs of education should be lower.",
];

#[test]
fn the_input_with_the_rare_words_in_common_comes_first_and_says_why() {
    let desk = Desk::with(
        "States shall reduce the transaction costs of remittances.",
        &SAID,
    );
    let found = desk.suggested();
    assert_eq!(found[0], "said-0: transaction costs of remittances");
    assert!(
        !found.iter().any(|one| one.starts_with("said-1")),
        "{found:?}"
    );
}

#[test]
fn what_a_change_brought_in_decides_over_what_stays() {
    let mut desk = Desk::with("States should report on remittances.", &SAID);
    desk.reword("States should report on remittances and on alternatives to detention.");
    assert_eq!(desk.suggested()[0], "said-1: alternatives to detention");
}

#[test]
fn words_that_stand_in_every_text_are_no_reason() {
    let desk = Desk::with(
        "Parties should act on noise, and shall not wait.",
        &["Children should not be detained.", "Noise should be less."],
    );
    assert_eq!(desk.suggested(), ["said-1: Noise"]);
}

#[test]
fn an_input_that_is_linked_is_not_suggested_again() {
    let mut desk = Desk::with("States should report every two years.", &SAID);
    let linked = inputs_for_clause(desk.record.db(), desk.clause, 1).unwrap()[0].input;
    let clause = desk.clause;
    desk.apply(&Action::AddLink {
        link: None,
        input: linked,
        target: Target::Clause { clause },
        relation: Relation::Prompted,
        reason: None,
    });
    assert!(!desk.suggested().iter().any(|one| one.starts_with("said-2")));
}

#[test]
fn a_refused_suggestion_does_not_come_back_until_the_refusal_is_taken_back() {
    let mut desk = Desk::with("States should report every two years.", &SAID);
    let input = inputs_for_clause(desk.record.db(), desk.clause, 1).unwrap()[0].input;
    let clause = desk.clause;
    let refuse = Action::RefuseSuggestion { input, clause };
    desk.apply(&refuse);
    assert!(!desk.suggested().iter().any(|one| one.starts_with("said-2")));
    let clauses = clauses_for_input(desk.record.db(), input, 5).unwrap();
    assert!(clauses.is_empty(), "nor the other way: {clauses:?}");
    let again = desk.record.apply(&mut desk.by, &refuse);
    assert!(
        matches!(again, Err(crate::Error::NothingToChange)),
        "{again:?}"
    );
    assert!(desk.record.verify().unwrap().good);
    desk.record.undo(&mut desk.by).unwrap();
    assert!(desk.suggested()[0].starts_with("said-2"));
}

#[test]
fn a_withdrawn_input_is_not_suggested() {
    let mut desk = Desk::with("States should report every two years.", &SAID);
    let input = inputs_for_clause(desk.record.db(), desk.clause, 1).unwrap()[0].input;
    desk.apply(&Action::WithdrawInput {
        input,
        withdrawn: true,
    });
    assert!(!desk.suggested().iter().any(|one| one.starts_with("said-2")));
}

#[test]
fn every_script_finds_its_inputs() {
    let said = [
        "应当降低汇款费用。",
        "不得拘留儿童。",
        "يجب خفض تكاليف التحويلات المالية.",
        "لا يجوز احتجاز الأطفال.",
    ];
    let desk = Desk::with("Text.", &said);
    assert_eq!(
        desk.first_for("缔约方不得拘留儿童").as_deref(),
        Some("said-1")
    );
    assert_eq!(
        desk.first_for("عدم اِحتجاز الأطفال").as_deref(),
        Some("said-3")
    );
}

#[test]
fn hostile_texts_ask_for_nothing_and_break_nothing() {
    let desk = Desk::with("Text.", &SAID);
    for text in [
        "",
        "\" OR NEAR(",
        "[-[-[-",
        "{+",
        "\u{0}*",
        "_ __ _a_",
        "\u{301}",
    ] {
        assert_eq!(desk.first_for(text), None, "{text}");
    }
    assert!(desk.first_for(&"costs ".repeat(50_000)).is_some());
}

#[test]
fn an_input_finds_the_clause_that_it_speaks_of() {
    let desk = Desk::with(
        "States shall reduce the transaction costs of remittances.",
        &SAID,
    );
    let named = |name| input::named(desk.record.db(), name).unwrap().unwrap().id;
    let found = clauses_for_input(desk.record.db(), named("said-0"), 5).unwrap();
    assert_eq!(found[0].clause, desk.clause);
    assert_eq!(found[0].shared, ["transaction costs of remittances"]);
    assert!(
        clauses_for_input(desk.record.db(), named("said-1"), 5)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_same_words_are_as_near_as_can_be() {
    let desk = Desk::with("Text.", &SAID);
    for said in SAID {
        let found = inputs(desk.record.db(), &Question::text(said), 1, Ideas::default()).unwrap();
        assert_eq!(found[0].text, said);
        assert!(
            found[0].score > 0.9 && found[0].score <= 1.0,
            "{}",
            found[0].score
        );
    }
}

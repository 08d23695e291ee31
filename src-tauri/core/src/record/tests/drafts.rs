//! Drafts that come in keep the identity of their clauses.

use super::*;

#[test]
fn a_later_draft_keeps_the_identity_of_clauses_that_live_on() {
    let mut desk = Desk::new();
    let zero = document(&[
        ("", 0, Kind::Heading, "Preamble"),
        (
            "1.",
            1,
            Kind::Paragraph,
            "States should report on the cost of remittances every year.",
        ),
        (
            "2.",
            1,
            Kind::Paragraph,
            "This compact rests on the purposes and principles of the Charter.",
        ),
    ]);
    let rev = document(&[
        ("", 0, Kind::Heading, "Preamble"),
        (
            "1.",
            1,
            Kind::Paragraph,
            "This compact rests on the purposes and principles of the Charter.",
        ),
        (
            "2.",
            1,
            Kind::Paragraph,
            "States shall report on the cost of remittances every two years.",
        ),
        (
            "3.",
            1,
            Kind::Paragraph,
            "Something entirely new about birds and bees.",
        ),
    ]);
    let import = |name: &str, day, document| Action::ImportDraft {
        draft: None,
        name: name.into(),
        date: date(2018, 2, day),
        document,
        file: None,
    };
    desk.does(import("Zero", 5, zero));
    let first = outline::working(desk.record.db()).unwrap();
    desk.does(import("Rev. 1", 26, rev));
    let second = outline::working(desk.record.db()).unwrap();
    assert_eq!(second[1].clause, first[2].clause);
    assert_eq!(second[2].clause, first[1].clause);
    assert_eq!(second.len(), 4);
    let history = clause::history(desk.record.db(), first[1].clause).unwrap();
    assert_eq!(history.len(), 2);
    assert!(history[0].score.is_some());
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(
        desk.text()[1],
        "  1. States should report on the cost of remittances every year."
    );
    assert_eq!(desk.text().len(), 3);
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn a_person_corrects_which_clauses_are_the_same() {
    let mut desk = Desk::new();
    let import = |name: &str, day, text: &str| Action::ImportDraft {
        draft: None,
        name: name.into(),
        date: date(2018, 2, day),
        document: document(&[
            ("", 0, Kind::Heading, "Objectives"),
            ("1.", 1, Kind::Paragraph, text),
        ]),
        file: None,
    };
    desk.does(import("Zero", 5, "Remittances should cost less."));
    let old = outline::working(desk.record.db()).unwrap()[1].clause;
    desk.does(import(
        "Rev. 1",
        26,
        "Sending money home must become cheaper by 2030.",
    ));
    let new = outline::working(desk.record.db()).unwrap()[1].clause;
    assert_ne!(old, new, "the program takes it for another clause");

    desk.does(Action::SameClause {
        clause: new,
        is: old,
    });
    let corrected = outline::working(desk.record.db()).unwrap();
    assert_eq!(corrected[1].clause, old);
    assert_eq!(corrected.len(), 2);
    let head = clause::head(desk.record.db(), old).unwrap();
    assert!(head.state.wording.text.starts_with("Sending money home"));
    assert!(desk.record.verify().unwrap().good);

    desk.does(Action::NotSame {
        clause: old,
        from: head.id,
        other: None,
    });
    let apart = outline::working(desk.record.db()).unwrap();
    assert_ne!(apart[1].clause, old);
    assert!(
        apart[1]
            .state
            .wording
            .text
            .starts_with("Sending money home")
    );
    assert!(clause::head(desk.record.db(), old).unwrap().state.removed);
    assert!(desk.record.verify().unwrap().good);

    for _ in 0..2 {
        desk.record.undo(&mut desk.by).unwrap();
    }
    assert_eq!(outline::working(desk.record.db()).unwrap()[1].clause, new);
    assert!(desk.record.verify().unwrap().good);
}

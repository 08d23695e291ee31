//! What happens to a text while it is drafted.

use super::*;

#[test]
fn a_text_is_drafted_split_joined_moved_and_numbered() {
    let mut desk = Desk::new();
    let head = desk.adds(Kind::Heading, "Objectives", None, None);
    let seven = desk.adds(
        Kind::Paragraph,
        "We commit to act. To this end we will:",
        Some(head),
        None,
    );
    let a = desk.adds(Kind::Point, "share data;", Some(seven), None);
    let b = desk.adds(Kind::Point, "lower costs;", Some(seven), Some(a));
    assert_eq!(
        desk.text(),
        [
            "I. Objectives",
            "  1. We commit to act. To this end we will:",
            "    (a) share data;",
            "    (b) lower costs;"
        ]
    );
    desk.does(Action::Split {
        clause: seven,
        at: 17,
        second: None,
        note: None,
    });
    assert_eq!(
        desk.text(),
        [
            "I. Objectives",
            "  1. We commit to act.",
            "  2. To this end we will:",
            "    (a) share data;",
            "    (b) lower costs;"
        ]
    );
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(desk.text().len(), 4);
    desk.record.redo(&mut desk.by).unwrap();
    assert_eq!(desk.text().len(), 5);
    desk.does(Action::Move {
        clause: b,
        parent: Some(outline::ancestors(desk.record.db(), a).unwrap()[0]),
        after: None,
        note: None,
    });
    assert_eq!(
        desk.text()[3..],
        ["    (a) lower costs;", "    (b) share data;"]
    );
    desk.does(Action::Remove {
        clause: a,
        note: Some("not now".into()),
    });
    assert_eq!(desk.text().len(), 4);
    assert!(
        desk.refuses(Action::Remove {
            clause: a,
            note: None
        })
        .contains("restore it first")
    );
    desk.does(Action::Restore {
        clause: a,
        revision: None,
        note: None,
    });
    assert_eq!(desk.text().len(), 5);
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn what_is_printed_stands_and_what_is_added_before_it_takes_a_free_number() {
    let mut desk = Desk::new();
    let one = desk.adds(Kind::Paragraph, "One.", None, None);
    let two = desk.adds(Kind::Paragraph, "Two.", None, Some(one));
    let seal = |desk: &mut Desk, name: &str| {
        desk.does(Action::Seal {
            draft: None,
            name: name.into(),
            date: date(2018, 2, 5),
            note: None,
        });
    };
    seal(&mut desk, "Zero Draft");
    let bis = desk.adds(Kind::Paragraph, "Between.", None, Some(one));
    seal(&mut desk, "Draft 1");
    desk.adds(Kind::Paragraph, "Before it.", None, Some(one));
    let last = desk.adds(Kind::Paragraph, "After it.", None, Some(bis));
    assert_eq!(
        desk.text(),
        [
            "1. One.",
            "1 ter. Before it.",
            "1 bis. Between.",
            "1 quater. After it.",
            "2. Two."
        ]
    );
    desk.does(Action::Move {
        clause: two,
        parent: None,
        after: None,
        note: None,
    });
    desk.adds(Kind::Paragraph, "At the end.", None, Some(last));
    // The printed 2 stands first now, and what follows 1 bis takes the next that is free.
    assert_eq!(
        desk.text(),
        [
            "2. Two.",
            "1. One.",
            "1 ter. Before it.",
            "1 bis. Between.",
            "3. After it.",
            "4. At the end."
        ]
    );
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn what_is_added_to_a_sealed_draft_takes_bis_and_what_goes_prints_deleted() {
    let mut desk = Desk::new();
    let one = desk.adds(Kind::Paragraph, "One.", None, None);
    let two = desk.adds(Kind::Paragraph, "Two.", None, Some(one));
    desk.does(Action::Seal {
        draft: None,
        name: "Zero Draft".into(),
        date: date(2018, 2, 5),
        note: None,
    });
    let between = desk.adds(Kind::Paragraph, "Between.", None, Some(one));
    desk.adds(Kind::Paragraph, "Between too.", None, Some(between));
    desk.adds(Kind::Paragraph, "Last.", None, Some(two));
    desk.does(Action::Remove {
        clause: two,
        note: None,
    });
    assert_eq!(
        desk.text(),
        [
            "1. One.",
            "1 bis. Between.",
            "1 ter. Between too.",
            "2. [deleted]",
            "3. Last."
        ]
    );
    desk.does(Action::Renumber { note: None });
    assert_eq!(
        desk.text(),
        ["1. One.", "2. Between.", "3. Between too.", "4. Last."]
    );
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(desk.text()[1], "1 bis. Between.");
    let zero = draft::named(desk.record.db(), "zero draft").unwrap();
    assert_eq!(
        printed(&outline::draft(desk.record.db(), zero.id).unwrap()),
        ["1. One.", "2. Two."]
    );
    assert!(desk.record.verify().unwrap().good);
}

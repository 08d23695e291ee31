//! What can be taken back, and by whom.

use super::*;

#[test]
fn undo_survives_a_restart_and_refuses_what_was_changed_since() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "First.", None, None);
    desk.rewords(clause, "Second.");
    desk.again();
    assert_eq!(
        desk.record
            .undo_label("the secretariat")
            .unwrap()
            .as_deref(),
        Some("reword a clause")
    );
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(desk.text(), ["1. First."]);
    desk.again();
    desk.record.redo(&mut desk.by).unwrap();
    assert_eq!(desk.text(), ["1. Second."]);
    let mut other = By::new("a colleague", desk.by.at, [9; 16]);
    desk.record
        .apply(
            &mut other,
            &Action::Reword {
                clause,
                wording: Wording::plain("Third.").unwrap(),
                note: None,
            },
        )
        .unwrap();
    let error = desk.record.undo(&mut desk.by).unwrap_err();
    assert!(error.to_string().contains("changed since"), "{error}");
    assert_eq!(clause::history(desk.record.db(), clause).unwrap().len(), 5);
}

#[test]
fn the_first_change_at_another_desk_is_the_one_that_its_undo_takes_back() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "First.", None, None);
    desk.does(Action::Seal {
        draft: None,
        name: "Zero Draft".into(),
        date: date(2018, 2, 5),
        note: None,
    });
    let path = desk.record.path().to_owned();
    let elsewhere = desk.by.id();
    desk.record = Record::open(&path, Access::Write, elsewhere).unwrap();
    desk.rewords(clause, "Second.");
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(desk.text(), ["1. First."]);
    let drafts = draft::list(desk.record.db()).unwrap();
    assert!(!drafts[0].withdrawn, "the sealed draft stands");
}

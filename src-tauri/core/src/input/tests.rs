//! Which input answers which, kept through every way of changing a record.

use super::*;
use crate::Action;
use crate::link::tests::Desk;

impl Desk {
    fn about(&mut self, answer: InputId, kind: InputKind, about: &[InputId]) -> Action {
        let content = get(self.record.db(), answer).unwrap().content;
        Action::CorrectInput {
            input: answer,
            content: NewInput {
                kind,
                about: about.to_vec(),
                ..content
            },
        }
    }

    fn answered(&self, input: InputId) -> Vec<InputId> {
        answers(self.record.db()).unwrap().to(input).to_vec()
    }
}

#[test]
fn support_is_kept_with_the_input_supported_and_told_both_ways() {
    let mut desk = Desk::new();
    let (mexico, belgium) = (desk.names("Mexico"), desk.names("Belgium"));
    let asked = desk.says(&[mexico], "A glossary would be useful.");
    let support = desk.says(&[belgium], "Belgium and others supported this proposal.");
    let before = desk.record.head().unwrap();
    let action = desk.about(support, InputKind::Support, &[asked]);
    let change = desk.does(&action).change;
    assert_eq!(desk.answered(asked), [support]);
    assert_eq!(desk.answered(support), []);
    let told = get(desk.record.db(), support).unwrap().content;
    assert_eq!((told.kind, told.about), (InputKind::Support, vec![asked]));
    assert!(desk.record.verify().unwrap().good);

    desk.undoes();
    assert_eq!(desk.answered(asked), []);
    assert_ne!(desk.record.head().unwrap(), before, "the log only grows");
    let past = desk.record.as_of(change).unwrap();
    assert_eq!(answers(past.db()).unwrap().to(asked), [support]);
    desk.record.redo(&mut desk.by).unwrap();
    assert_eq!(desk.answered(asked), [support]);

    let mut json = Vec::new();
    desk.record.write_whole(&mut json).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("again.travaux");
    let desk_id = crate::ids::DeskId(uuid::Uuid::from_u128(0xde));
    let again = crate::Record::from_whole(&path, &json, desk_id).unwrap();
    assert_eq!(answers(again.db()).unwrap().to(asked), [support]);
}

#[test]
fn an_input_answers_only_others_that_stand_and_do_not_answer_it() {
    let mut desk = Desk::new();
    let asked = desk.says(&[], "A glossary would be useful.");
    let support = desk.says(&[], "Belgium supported this proposal.");
    let further = desk.says(&[], "Chad agreed with Belgium.");
    let refused = |desk: &mut Desk, answer, about| {
        let action = desk.about(answer, InputKind::Support, &[about]);
        desk.refuses(&action)
    };
    assert!(refused(&mut desk, asked, asked).contains("cannot support or oppose itself"));
    let elsewhere = InputId(uuid::Uuid::from_u128(7));
    assert!(refused(&mut desk, support, elsewhere).contains("may belong to another record"));

    let action = desk.about(support, InputKind::Support, &[asked]);
    desk.does(&action);
    let action = desk.about(further, InputKind::Support, &[support]);
    desk.does(&action);
    assert!(refused(&mut desk, asked, further).contains("answers this one in turn"));

    let withdraw = |input| Action::WithdrawInput {
        input,
        withdrawn: true,
    };
    desk.does(&withdraw(asked));
    assert!(refused(&mut desk, further, asked).contains("take that withdrawal back first"));
    // What it was about before may be withdrawn since: the rest can still be corrected.
    let action = desk.about(support, InputKind::Opposition, &[asked]);
    desk.does(&action);
    desk.does(&withdraw(further));
    assert_eq!(
        desk.answered(support),
        [],
        "a withdrawn input answers nothing"
    );
}

#[test]
fn an_undo_makes_no_circle_of_support() {
    let mut desk = Desk::new();
    let (one, other) = (desk.says(&[], "Yes."), desk.says(&[], "Agreed."));
    let action = desk.about(one, InputKind::Support, &[other]);
    desk.does(&action);
    let action = desk.about(one, InputKind::Support, &[]);
    desk.does(&action);
    desk.by.author = "Ben".to_owned();
    let action = desk.about(other, InputKind::Support, &[one]);
    desk.does(&action);
    desk.by.author = "Ana".to_owned();
    let refused = desk.record.undo(&mut desk.by).unwrap_err();
    assert!(refused.to_string().contains("answers this one in turn"));
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn a_link_is_not_due_where_its_input_is_only_supported_or_supports() {
    let mut desk = Desk::new();
    let clause = desk.adds(crate::text::Kind::Paragraph, "States shall report.");
    let asked = desk.says(&[], "States should report.");
    let other = desk.says(&[], "A glossary would be useful.");
    desk.ties(asked, clause, "report");
    let action = desk.about(asked, InputKind::Ask, &[other]);
    desk.does(&action);
    assert!(crate::link::review(desk.record.db()).unwrap().is_empty());
}

//! What happens to references while a text is drafted.

use super::*;
use crate::compare::ChangeKind;
use crate::link::Standing;
use crate::link::{self, Relation, Target};
use crate::text::{Kind, Series, TextName, states};

#[test]
fn renumbering_prints_the_new_number_and_says_so() {
    let mut desk = Desk::with(FOUR);
    let (two, three, four) = (desk.clause("2"), desk.clause("3"), desk.clause("4"));
    desk.refers(four, "As in paragraph «3», they act.", three);
    desk.removes(two);
    assert_eq!(
        desk.says(four),
        "As in paragraph «3», they act.",
        "printed numbers stand"
    );
    let before = desk.head(four);

    let outcome = desk.renumbers();
    assert_eq!(desk.says(four), "As in paragraph «2», they act.");
    let head = desk.head(four);
    assert_eq!(head.change, outcome.change, "it is the same change");
    assert_eq!(head.note.as_deref(), Some("prints the new number 2"));
    assert_eq!(
        head.origin, before.origin,
        "a number printed anew is no new word"
    );
    assert_eq!(
        references(desk.record.db(), four).unwrap()[0]
            .number
            .as_deref(),
        Some("2")
    );

    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(desk.says(four), "As in paragraph «3», they act.");
    desk.record.redo(&mut desk.by).unwrap();
    assert_eq!(desk.says(four), "As in paragraph «2», they act.");
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn a_redline_shows_the_new_number_and_a_link_on_the_words_holds() {
    let mut desk = Desk::with(FOUR);
    let (two, three, four) = (desk.clause("2"), desk.clause("3"), desk.clause("4"));
    desk.refers(four, "As in paragraph «3», they act.", three);
    let session = desk.does(Action::SetSession {
        session: None,
        meeting: serde_json::from_str(r#"{"number":"1","name":"First"}"#).unwrap(),
    });
    let source = desk.does(
        serde_json::from_value(serde_json::json!({
            "do": "addSource", "session": session.made[0].id, "kind": "note", "title": "Floor",
            "text": "Chad: as in paragraph 3.",
        }))
        .unwrap(),
    );
    let input = desk.does(
        serde_json::from_value(serde_json::json!({
            "do": "addInput", "passages": [{"source": source.made[0].id, "start": 0, "end": 24}],
            "speakers": [], "for": [], "onBehalfOf": [], "open": false, "kind": "ask",
        }))
        .unwrap(),
    );
    let revision = desk.head(four).id;
    desk.does(Action::AddLink {
        link: None,
        input: input.made[0].id.into(),
        target: Target::Words {
            clause: four,
            revision,
            start: 6,
            end: 17,
        },
        relation: Relation::Prompted,
        reason: None,
    });
    desk.removes(two);
    desk.renumbers();
    let link = &link::list(desk.record.db()).unwrap()[0];
    let stood = link::standing(desk.record.db(), link).unwrap();
    assert_eq!(stood.standing, Standing::Holds);
    assert_eq!(
        (stood.was.as_str(), stood.now.as_deref()),
        ("paragraph 3", Some("paragraph 2"))
    );

    let zero = TextName::parse(&desk.record, "Zero").unwrap();
    let (old, new, compared) =
        states::compare_texts(&desk.record, zero, TextName::Working).unwrap();
    let row = compared
        .rows
        .iter()
        .find(|row| row.change == ChangeKind::Reworded)
        .unwrap();
    assert_eq!(old[row.old[0] as usize].clause, four);
    assert!(
        new[row.new[0] as usize]
            .state
            .wording
            .text
            .contains("paragraph 2")
    );
}

#[test]
fn a_reference_to_a_removed_clause_stays_as_printed_and_dangles() {
    let mut desk = Desk::with(FOUR);
    let (three, four) = (desk.clause("3"), desk.clause("4"));
    desk.refers(four, "As in paragraph «3», they act.", three);
    desk.removes(three);
    desk.renumbers();
    assert_eq!(desk.says(four), "As in paragraph «3», they act.");
    let found = dangling(desk.record.db()).unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].clause, found[0].to), (four, three));
    assert_eq!(found[0].standing, ReferenceStanding::Removed);
    assert_eq!((found[0].prints.as_str(), &found[0].number), ("3", &None));

    desk.moves(four, None, None);
    assert_eq!(desk.says(four), "As in paragraph «3», they act.");
    desk.does(Action::Restore {
        clause: three,
        revision: None,
        note: None,
    });
    desk.renumbers();
    assert_eq!(desk.says(four), "As in paragraph «4», they act.");
    desk.does(Action::Recast {
        clause: three,
        kind: Kind::Paragraph,
        series: Series::Unnumbered,
        alternative: false,
    });
    desk.renumbers();
    let found = dangling(desk.record.db()).unwrap();
    assert_eq!(found[0].standing, ReferenceStanding::Unnumbered);
    assert_eq!(desk.says(four), "As in paragraph «4», they act.");
}

#[test]
fn a_new_reference_prints_its_number_at_once_and_what_is_typed_over_it_stands() {
    let mut desk = Desk::with(FOUR);
    let (one, two, four) = (desk.clause("1"), desk.clause("2"), desk.clause("4"));
    desk.refers(one, "As in paragraph «X», States report.", four);
    assert_eq!(desk.says(one), "As in paragraph «4», States report.");
    desk.rewords(one, marked("As in paragraph «2», States report.", four));
    assert_eq!(desk.says(one), "As in paragraph 2, States report.");

    desk.refers(one, "As in paragraph «4», States report.", four);
    desk.removes(two);
    desk.renumbers();
    let unkept = marked("As said in paragraph «4», States report.", four);
    desk.rewords(one, unkept);
    assert_eq!(
        desk.says(one),
        "As said in paragraph «3», States report.",
        "what was typed before the renumbering is brought up to date"
    );
    let foreign = ClauseId(uuid::Uuid::from_u128(7));
    let refused = desk.record.apply(
        &mut desk.by,
        &Action::Reword {
            clause: one,
            wording: marked("As in paragraph «1».", foreign),
            note: None,
        },
    );
    assert!(matches!(refused, Err(crate::Error::NoSuchClause(_))));
    let mut twice = marked("As in paragraph «3».", four);
    twice.marks.push(twice.marks[0]);
    assert!(matches!(
        twice.check(),
        Err(crate::Error::ReferencesOverlap)
    ));
}

#[test]
fn an_earlier_wording_comes_back_with_the_number_of_today() {
    let mut desk = Desk::with(FOUR);
    let (two, three, four) = (desk.clause("2"), desk.clause("3"), desk.clause("4"));
    desk.refers(four, "As in paragraph «3», they act.", three);
    let earlier = desk.head(four).id;
    desk.rewords(four, Wording::plain("They act.").unwrap());
    desk.removes(two);
    desk.renumbers();
    desk.does(Action::Restore {
        clause: four,
        revision: Some(earlier),
        note: None,
    });
    assert_eq!(desk.says(four), "As in paragraph «2», they act.");
}

#[test]
fn a_point_that_leaves_its_paragraph_is_named_in_full() {
    let mut desk = Desk::with(
        "1. States:\n\n   (a) report;\n\n   (b) act on (a).\n\n2. States:\n\n   (a) meet.\n",
    );
    let (a, b, two) = (desk.clause("1(a)"), desk.clause("1(b)"), desk.clause("2"));
    desk.refers(b, "act on «(a)».", a);
    assert_eq!(desk.says(b), "act on «(a)».");
    desk.moves(a, Some(two), None);
    desk.renumbers();
    assert_eq!(desk.says(b), "act on «2(a)».");
    desk.record.undo(&mut desk.by).unwrap();
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(desk.says(b), "act on «(a)».");
}

#[test]
fn a_renumbering_is_taken_back_though_somebody_has_reworded_what_refers() {
    let mut desk = Desk::with(FOUR);
    let (two, three, four) = (desk.clause("2"), desk.clause("3"), desk.clause("4"));
    desk.refers(four, "As in paragraph «3», they act.", three);
    desk.removes(two);
    desk.renumbers();
    let mut other = By::new("a colleague", Timestamp::UNIX_EPOCH, [8; 16]);
    let wording = marked("As said in paragraph «2», they act.", three);
    let action = Action::Reword {
        clause: four,
        wording,
        note: None,
    };
    desk.record.apply(&mut other, &action).unwrap();
    desk.record.undo(&mut desk.by).unwrap();
    assert_eq!(desk.says(four), "As said in paragraph «3», they act.");
}

#[test]
fn an_imported_draft_keeps_the_references_that_it_prints_right() {
    let mut desk = Desk::with(FOUR);
    let (one, three, four) = (desk.clause("1"), desk.clause("3"), desk.clause("4"));
    desk.refers(four, "As in paragraph «3», they act.", three);
    desk.does(Action::Seal {
        draft: None,
        name: "One".to_owned(),
        date: date(2018, 2, 2),
        note: None,
    });
    desk.refers(one, "States report by paragraph «3».", three);
    desk.imports(
        "Two",
        3,
        "1. States report.\n\n2. States decide.\n\n3. As in paragraph 2, they must act.\n",
    );
    assert_eq!(desk.says(four), "As in paragraph «2», they must act.");
    assert_eq!(
        desk.says(one),
        "States report by paragraph «2».",
        "it went its own way"
    );
    desk.imports(
        "Three",
        4,
        "1. States report.\n\n2. States decide.\n\n3. As in paragraph 1, they must act.\n",
    );
    assert_eq!(
        desk.says(four),
        "As in paragraph 1, they must act.",
        "a draft stays as it came"
    );
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn what_pointed_at_a_clause_follows_when_it_turns_out_to_be_another() {
    let mut desk = Desk::with(FOUR);
    let (one, two, four) = (desk.clause("1"), desk.clause("2"), desk.clause("4"));
    desk.refers(four, "As in paragraph «2», they act.", two);
    desk.does(Action::SameClause {
        clause: two,
        is: one,
    });
    desk.renumbers();
    assert_eq!(desk.says(four), "As in paragraph «1», they act.");
    assert!(dangling(desk.record.db()).unwrap().is_empty());
}

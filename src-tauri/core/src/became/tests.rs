use super::*;
use crate::Action;
use crate::link::tests::Desk;
use crate::text::Kind;

const TEXT: &str = "States shall protect displaced people inside their own country.";

fn judged(desk: &Desk, input: InputId) -> (Became, usize) {
    let fate = fate(desk.record.db(), input).unwrap();
    (fate.suggested, fate.signs.len())
}

#[test]
fn what_stands_in_the_text_to_the_letter_is_found_without_a_link() {
    let mut desk = Desk::new();
    desk.adds(Kind::Paragraph, TEXT);
    let said = desk.says(
        &[],
        "Kenya: shall protect displaced people inside their own country",
    );
    let other = desk.says(&[], "Open the borders for seasonal workers.");
    assert_eq!(judged(&desk, said), (Became::WordForWord, 1));
    assert_eq!(judged(&desk, other), (Became::NothingYet, 0));
    let signs = fate(desk.record.db(), said).unwrap().signs;
    assert_eq!(signs[0].evidence, Evidence::SameWords);
    assert_eq!(
        signs[0].words,
        "shall protect displaced people inside their own country"
    );
    assert_eq!(signs[0].number.as_deref(), Some("1"));
}

#[test]
fn a_link_says_in_other_words_and_one_that_lapsed_taken_out() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let said = desk.says(&[], "Mind those driven from home.");
    desk.ties(said, clause, "displaced people");
    assert_eq!(judged(&desk, said), (Became::InOtherWords, 1));
    desk.rewords(clause, "States shall protect everybody.");
    let (became, signs) = judged(&desk, said);
    let head = clause::head(desk.record.db(), clause).unwrap().id;
    assert_eq!((became, signs), (Became::TakenOut { revision: head }, 1));
}

#[test]
fn words_of_a_draft_that_are_gone_were_taken_out_by_the_revision_that_dropped_them() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let said = desk.says(&[], "protect displaced people inside their own country");
    desk.does(&Action::Seal {
        draft: None,
        name: "Zero".to_owned(),
        date: "2018-02-05".parse().unwrap(),
        note: None,
    });
    desk.rewords(clause, "States shall protect everybody.");
    let dropped = clause::head(desk.record.db(), clause).unwrap().id;
    desk.rewords(clause, "States shall protect everybody, always.");
    let fate = fate(desk.record.db(), said).unwrap();
    assert_eq!(fate.suggested, Became::TakenOut { revision: dropped });
    assert!(fate.signs[0].gone);
}

#[test]
fn what_a_person_says_comes_first_and_can_be_taken_back() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let said = desk.says(&[], "Mind those driven from home.");
    let judge = |became| Action::JudgeInput {
        input: said,
        became,
        reason: Some("as the chair told us".to_owned()),
    };
    desk.does(&judge(Some(Became::InOtherWords)));
    let found = fate(desk.record.db(), said).unwrap();
    assert_eq!(
        (found.became(), found.suggested),
        (Became::InOtherWords, Became::NothingYet)
    );
    assert!(
        desk.refuses(&judge(Some(Became::InOtherWords)))
            .contains("nothing would change")
    );
    let nowhere = RevisionId(uuid::Uuid::from_u128(7));
    let nowhere = Some(Became::TakenOut { revision: nowhere });
    assert!(desk.refuses(&judge(nowhere)).contains("no revision"));
    let head = clause::head(desk.record.db(), clause).unwrap().id;
    desk.does(&judge(Some(Became::TakenOut { revision: head })));
    assert!(desk.record.verify().unwrap().good);
    desk.undoes();
    desk.undoes();
    assert_eq!(fate(desk.record.db(), said).unwrap().judged, None);
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn who_opposes_a_thing_has_not_asked_for_it() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let said = desk.says(&[], "This goes too far for us.");
    desk.does(&Action::AddLink {
        link: None,
        input: said,
        target: Target::Clause { clause },
        relation: Relation::Opposes,
        reason: None,
    });
    assert_eq!(judged(&desk, said), (Became::NothingYet, 0));
}

//! Options and brackets around paragraphs, chosen and resolved; and where links go then.

use proptest::prelude::*;

use super::{Stays, head};
use crate::ids::{ClauseId, LinkId};
use crate::link::tests::Desk;
use crate::link::{Standing, Target};
use crate::text::{Item, Kind, Series, TextName};
use crate::{Action, link};

fn texts(desk: &Desk) -> Vec<String> {
    let items = TextName::Working.items(&desk.record).unwrap();
    let text = |item: crate::text::Item| item.state.wording.text;
    items.into_iter().map(text).collect()
}

fn adds_all(desk: &mut Desk, texts: &[&str]) -> Vec<ClauseId> {
    texts
        .iter()
        .map(|text| desk.adds(Kind::Paragraph, text))
        .collect()
}

/// Where a link points, how it stands there, and the words under it.
fn tied(desk: &Desk, id: LinkId) -> (Option<ClauseId>, Standing, Option<String>) {
    let db = desk.record.db();
    let link = link::get(db, id).unwrap();
    let stood = link::standing(db, &link).unwrap();
    (link.target.clause(), stood.standing, stood.now)
}

fn chooses(options: &[ClauseId], nth: usize) -> Action {
    Action::ChooseOption {
        options: options.to_vec(),
        stays: options[nth],
        note: Some("the Chair, as most asked".to_owned()),
    }
}

fn resolves(clause: ClauseId, at: u32, stays: Stays) -> Action {
    Action::ResolveAcross {
        clause,
        at,
        stays,
        note: None,
    }
}

#[test]
fn the_option_that_is_chosen_stands_in_the_place_of_the_first_with_its_links() {
    let mut desk = Desk::new();
    let before = desk.adds(Kind::Paragraph, "Before.");
    let options = adds_all(
        &mut desk,
        &[
            "[Option 1: States shall report.]",
            "[Option 2: States shall report every year.]",
        ],
    );
    let input = desk.says(&[], "Report every year!");
    let link = desk.ties(input, options[1], "States shall report every year");
    let gone = desk.ties(input, options[0], "States shall report");
    let was = texts(&desk);

    desk.does(&chooses(&options, 1));
    assert_eq!(texts(&desk), ["Before.", "States shall report every year."]);
    let words = "States shall report every year".to_owned();
    assert_eq!(
        tied(&desk, link),
        (Some(options[0]), Standing::Holds, Some(words))
    );
    assert_eq!(tied(&desk, gone).1, Standing::Lapsed);
    assert!(!head(desk.record.db(), before).unwrap().state.removed);

    desk.undoes();
    assert_eq!(texts(&desk), was);
    assert_eq!(tied(&desk, link).0, Some(options[1]));
    assert_eq!(tied(&desk, link).1, Standing::Holds);
}

#[test]
fn what_stands_under_an_option_goes_or_stays_with_it() {
    let mut desk = Desk::new();
    let options = adds_all(
        &mut desk,
        &["Option 1: States shall:", "Option 2: States may:"],
    );
    for option in &options {
        desk.does(&Action::AddClause {
            clause: None,
            wording: super::Wording::plain("report;").unwrap(),
            kind: Kind::Point,
            series: Series::Auto,
            alternative: false,
            parent: Some(*option),
            after: None,
            note: None,
        });
    }
    desk.does(&chooses(&options, 1));
    assert_eq!(texts(&desk), ["States may:", "report;"]);
    desk.undoes();
    desk.does(&chooses(&options, 0));
    assert_eq!(texts(&desk), ["States shall:", "report;"]);
}

#[test]
fn options_in_a_series_of_their_own_are_chosen_too_and_are_none_then() {
    let mut desk = Desk::new();
    let mut after = None;
    let mut all = Vec::new();
    for text in ["States shall report.", "[States may report.]"] {
        let add = Action::AddClause {
            clause: None,
            wording: super::Wording::plain(text).unwrap(),
            kind: Kind::Paragraph,
            series: Series::Named("Option".to_owned()),
            alternative: false,
            parent: None,
            after,
            note: None,
        };
        let made = ClauseId(desk.does(&add).made[0].id);
        after = Some(made);
        all.push(made);
    }
    let numbers = |desk: &Desk| -> Vec<Option<u32>> {
        let items = TextName::Working.items(&desk.record).unwrap();
        items.iter().map(super::option::of).collect()
    };
    assert_eq!(numbers(&desk), [Some(1), Some(2)]);
    desk.does(&chooses(&all, 0));
    assert_eq!(texts(&desk), ["States shall report."]);
    assert_eq!(numbers(&desk), [None]);
    desk.undoes();
    desk.does(&chooses(&all, 1));
    assert_eq!(texts(&desk), ["States may report."]);
    assert_eq!(numbers(&desk), [None]);
}

#[test]
fn an_option_that_was_printed_as_one_loses_its_label_in_the_step_that_chooses_it() {
    let numbers = |desk: &Desk| -> Vec<String> {
        let items = TextName::Working.items(&desk.record).unwrap();
        let told = |item: &Item| {
            let number = item.number.as_deref().unwrap_or("-");
            format!("{number} {}", item.state.wording.text)
        };
        let there = items.iter().filter(|item| !item.state.removed);
        there.map(told).collect()
    };
    let imported = |text: &str| {
        let mut desk = Desk::new();
        desk.does(&Action::ImportDraft {
            draft: None,
            name: "Zero".to_owned(),
            date: "2018-02-05".parse().unwrap(),
            document: crate::exchange::markdown::read(text).unwrap(),
            file: None,
        });
        let items = TextName::Working.items(&desk.record).unwrap();
        let options = items
            .iter()
            .filter(|item| super::option::of(item).is_some())
            .map(|item| item.clause)
            .collect::<Vec<_>>();
        (desk, options)
    };
    // What a paragraph introduces is no paragraph with a number of its own.
    let (mut desk, options) = imported(
        "1. Parties:\n\nOption (a): shall report.\n\nOption (b): may report.\n\n2. End.\n",
    );
    desk.does(&chooses(&options, 1));
    assert_eq!(numbers(&desk), ["1. Parties:", "- may report.", "2. End."]);
    desk.undoes();
    assert_eq!(numbers(&desk)[2], "Option (b): may report.");

    let (mut desk, options) = imported(
        "1. Parties report.\n\n    Option 1: each year.\n\n    Option 2: every second year.\n",
    );
    desk.does(&chooses(&options, 0));
    assert_eq!(numbers(&desk), ["1. Parties report.", "- each year."]);

    // A paragraph of the text takes a number as what is added does.
    let (mut desk, options) = imported(
        "1. First.\n\nOption I: States report.\n\nOption II: States may report.\n\n2. End.\n",
    );
    desk.does(&chooses(&options, 0));
    assert_eq!(
        numbers(&desk),
        ["1. First.", "1 bis. States report.", "2. End."]
    );
}

#[test]
fn only_options_that_stand_side_by_side_are_chosen_from() {
    let mut desk = Desk::new();
    let some = adds_all(&mut desk, &["Option 1: a", "Another", "Option 2: b"]);
    assert!(desk.refuses(&chooses(&some, 0)).contains("not options"));
    assert!(
        desk.refuses(&chooses(&some[..1], 0))
            .contains("not options")
    );
}

#[test]
fn links_go_along_with_words_that_are_joined_or_cut_off() {
    let mut desk = Desk::new();
    let two = adds_all(&mut desk, &["States report.", "They do so every year."]);
    let input = desk.says(&[], "Every year!");
    let words = desk.ties(input, two[1], "every year");
    let whole = desk.does(&Action::AddLink {
        link: None,
        input,
        target: Target::Clause { clause: two[1] },
        relation: crate::link::Relation::Supports,
        reason: None,
    });
    let whole = LinkId(whole.made[0].id);
    let join = Action::Join {
        clause: two[1],
        into: two[0],
        note: None,
    };
    desk.does(&join);
    assert_eq!(
        tied(&desk, words),
        (Some(two[0]), Standing::Holds, Some("every year".to_owned()))
    );
    assert_eq!(tied(&desk, whole).0, Some(two[0]));
    let second = ClauseId(
        desk.does(&Action::Split {
            clause: two[0],
            at: 14,
            second: None,
            note: None,
        })
        .made[0]
            .id,
    );
    assert_eq!(tied(&desk, words).0, Some(second));
    assert_eq!(tied(&desk, words).1, Standing::Holds);
    desk.undoes();
    desk.undoes();
    assert_eq!(tied(&desk, words).0, Some(two[1]));
    assert_eq!(tied(&desk, whole).0, Some(two[1]));
}

#[test]
fn links_go_along_with_words_that_a_draft_from_outside_joins() {
    let mut desk = Desk::new();
    let import = |desk: &mut Desk, name: &str, text: &str| {
        let document = crate::exchange::markdown::read(text).unwrap();
        desk.does(&Action::ImportDraft {
            draft: None,
            name: name.to_owned(),
            date: jiff::civil::date(2018, 2, 1),
            document,
            file: None,
        });
    };
    let (one, two) = (
        "States shall report to the Assembly on what they have done.",
        "They do so every second year, in writing and in one language.",
    );
    import(&mut desk, "Zero", &format!("1. {one}\n\n2. {two}\n"));
    let second = TextName::Working.items(&desk.record).unwrap()[1].clause;
    let input = desk.says(&[], "Every second year!");
    let link = desk.ties(input, second, "every second year");
    import(&mut desk, "Rev. 1", &format!("1. {one} {two}\n"));
    let joined = TextName::Working.items(&desk.record).unwrap()[0].clause;
    assert_eq!(
        tied(&desk, link),
        (
            Some(joined),
            Standing::Holds,
            Some("every second year".to_owned())
        )
    );
}

#[test]
fn of_a_bracket_around_paragraphs_the_words_can_stay_without_the_names_of_its_holders() {
    let mut desk = Desk::new();
    let three = adds_all(
        &mut desk,
        &[
            "[States shall [should] report",
            "and meet",
            "every year - EU; US delete]",
        ],
    );
    desk.does(&resolves(three[0], 0, Stays::Words));
    assert_eq!(
        texts(&desk),
        ["States shall [should] report", "and meet", "every year"]
    );
    desk.undoes();
    assert_eq!(texts(&desk)[0], "[States shall [should] report");
}

#[test]
fn of_a_bracket_around_paragraphs_all_words_can_go() {
    let mut desk = Desk::new();
    let four = adds_all(
        &mut desk,
        &[
            "States report [, and",
            "they meet",
            "every year]. They rest.",
            "Last.",
        ],
    );
    let resolve = resolves(four[0], 14, Stays::Nothing);
    desk.does(&resolve);
    assert_eq!(texts(&desk), ["States report", "They rest.", "Last."]);
    desk.undoes();
    assert_eq!(texts(&desk).len(), 4);
    assert!(
        desk.refuses(&resolves(four[0], 3, Stays::Words))
            .contains("no bracket opens there")
    );
    desk.does(&resolve);
}

#[test]
fn what_stands_outside_a_bracket_does_not_go_with_it() {
    let mut desk = Desk::new();
    let opens = desk.adds(Kind::Paragraph, "[States shall:");
    let mut after = None;
    for text in ["report;]", "meet."] {
        let point = Action::AddClause {
            clause: None,
            wording: super::Wording::plain(text).unwrap(),
            kind: Kind::Point,
            series: Series::Auto,
            alternative: false,
            parent: Some(opens),
            after,
            note: None,
        };
        after = Some(ClauseId(desk.does(&point).made[0].id));
    }
    let refused = desk.refuses(&resolves(opens, 0, Stays::Nothing));
    assert!(refused.contains("“[States shall:” cannot go"), "{refused}");
    assert_eq!(texts(&desk).len(), 3, "nothing is lost");
}

fn compromise(of: &[(ClauseId, &str)]) -> Stays {
    let within = |(clause, text): &(ClauseId, &str)| super::Within {
        clause: *clause,
        text: (*text).to_owned(),
    };
    Stays::Compromise {
        words: of.iter().map(within).collect(),
    }
}

#[test]
fn a_compromise_is_worded_across_paragraphs_in_one_change() {
    let mut desk = Desk::new();
    let four = adds_all(
        &mut desk,
        &[
            "States report [, and",
            "they meet in the Assembly",
            "every year - EU; US delete], at no cost. They rest.",
            "Last.",
        ],
    );
    let before = desk.record.history(None, 100).unwrap().len();
    let stays = compromise(&[
        (four[0], ", as they can, and"),
        (four[1], "they meet"),
        (four[2], "every second year"),
    ]);
    desk.does(&resolves(four[0], 14, stays));
    assert_eq!(
        texts(&desk),
        [
            "States report, as they can, and",
            "they meet",
            "every second year, at no cost. They rest.",
            "Last."
        ]
    );
    assert_eq!(desk.record.history(None, 100).unwrap().len(), before + 1);
    desk.undoes();
    assert_eq!(
        texts(&desk)[2],
        "every year - EU; US delete], at no cost. They rest."
    );

    // A paragraph without words goes; one that is not named keeps its own.
    let stays = compromise(&[(four[1], " "), (four[0], ", and meet")]);
    desk.does(&resolves(four[0], 14, stays));
    assert_eq!(
        texts(&desk),
        [
            "States report, and meet",
            "every year, at no cost. They rest.",
            "Last."
        ]
    );
    desk.undoes();
    let stays = compromise(&[(four[3], "Not last.")]);
    assert!(
        desk.refuses(&resolves(four[0], 14, stays))
            .contains("does not stand in the bracket")
    );
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn of_a_compromise_what_stays_as_it_was_keeps_its_links_and_its_marks() {
    let mut desk = Desk::new();
    let wording = super::Wording {
        text: "[Recalling the Charter, States shall report".to_owned(),
        marks: vec![super::Mark {
            start: 1,
            end: 10,
            kind: super::MarkKind::Italic,
        }],
    };
    let two = adds_all(&mut desk, &["[x", "every year]"]);
    desk.does(&Action::Reword {
        clause: two[0],
        wording,
        note: None,
    });
    let input = desk.says(&[], "Recall the Charter!");
    let link = desk.ties(input, two[0], "the Charter");
    let stays = compromise(&[(two[0], "Recalling the Charter, States should report")]);
    desk.does(&resolves(two[0], 0, stays));
    let now = head(desk.record.db(), two[0]).unwrap().state.wording;
    assert_eq!(now.text, "Recalling the Charter, States should report");
    assert_eq!((now.marks[0].start, now.marks[0].end), (0, 9));
    assert_eq!(tied(&desk, link).1, Standing::Holds);
}

#[test]
fn a_compromise_that_leaves_one_option_takes_its_label() {
    let mut desk = Desk::new();
    let all = adds_all(
        &mut desk,
        &["[Chapeau", "Option 1: a", "Option 2: b", "so that c]"],
    );
    let stays = compromise(&[(all[2], ""), (all[1], "Option 1: a and b")]);
    desk.does(&resolves(all[0], 0, stays));
    assert_eq!(texts(&desk), ["Chapeau", "a and b", "so that c"]);
}

#[test]
fn of_options_in_one_bracket_one_is_chosen_and_the_bracket_goes() {
    let mut desk = Desk::new();
    let all = adds_all(
        &mut desk,
        &["[Chapeau", "Option 1: a", "Option 2: b - US", "so that c]"],
    );
    let stays = Stays::Option { option: all[2] };
    desk.does(&resolves(all[0], 0, stays));
    assert_eq!(texts(&desk), ["Chapeau", "b - US", "so that c"]);
    desk.undoes();
    let stays = Stays::Option { option: all[3] };
    assert!(
        desk.refuses(&resolves(all[0], 0, stays))
            .contains("not options")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_link_lapses_whose_words_still_stand(
        options in prop::collection::vec("\\[?Option 1: (\\[|\\]|shall |report |States |every year |- US){1,6}[a-c]\\]?", 2..4),
        nth in 0usize..4,
    ) {
        let mut desk = Desk::new();
        let texts: Vec<&str> = options.iter().map(String::as_str).collect();
        let all = adds_all(&mut desk, &texts);
        let nth = nth % all.len();
        let input = desk.says(&[], "Shall!");
        let words = texts[nth].split_at(texts[nth].find(": ").unwrap() + 2).1;
        let word = words.split(['[', ']', ' ']).find(|word| word.len() > 2);
        let link = word.map(|word| desk.ties(input, all[nth], word));
        desk.does(&chooses(&all, nth));
        if let Some(link) = link {
            prop_assert_eq!(tied(&desk, link).1, Standing::Holds);
        }
    }
}

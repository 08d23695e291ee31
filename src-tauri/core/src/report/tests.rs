use std::collections::HashMap;

use super::*;
use crate::link::tests::Desk;
use crate::participant::{Membership, Profile, Sort};
use crate::text::Kind;
use crate::{Action, participant};

const TEXT: &str = "States shall protect displaced people inside their own country.";

#[test]
fn coverage_tells_what_has_nothing_behind_it_and_what_is_behind_nothing() {
    let mut desk = Desk::new();
    desk.adds(Kind::Heading, "Drivers");
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let bare = desk.adds(Kind::Paragraph, "States shall cooperate.");
    let kenya = desk.names("Kenya");
    let tied = desk.says(&[kenya], "Mind those driven from home.");
    let loose = desk.says(&[], "Open the borders.");
    desk.ties(tied, clause, "displaced people");
    let report = coverage(desk.record.db()).unwrap();
    assert_eq!((report.clauses, report.inputs), (2, 2));
    assert_eq!(report.without_input.len(), 1);
    assert_eq!(report.without_input[0].clause, bare);
    assert_eq!(report.without_clause[0].input, loose);
    assert_eq!(report.parts.len(), 1);
    assert_eq!(report.sessions.rows[0].cells[0].inputs, [tied]);
    assert_eq!(report.participants.rows[0].name, "Kenya");
    assert!(report.due.is_empty());
    let page = report.page();
    let told = format!("**Kenya**: Mind those driven from home. `input {tied}`");
    assert!(page.markdown().contains(&told), "{}", page.markdown());
    assert!(page.csv().starts_with("Sessions,"), "{}", page.csv());
    assert!(page.html().contains(&format!("<code>clause {bare}</code>")));

    desk.rewords(clause, "States shall protect everybody.");
    let report = coverage(desk.record.db()).unwrap();
    assert_eq!(
        (report.without_input.len(), report.without_clause.len()),
        (2, 2)
    );
    assert_eq!(report.due.len(), 1);
    let told = report.page().markdown();
    assert!(
        told.contains("the words are gone: <del>displaced people</del> `link"),
        "{told}"
    );
}

#[test]
fn participation_counts_who_was_named_and_says_at_least_where_a_list_is_open() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let (kenya, us) = (desk.names("Kenya"), desk.names("United States"));
    let iom = desk.names("IOM");
    let taken = desk.says(&[kenya, us], "Mind those driven from home.");
    desk.ties(taken, clause, "displaced people");
    desk.says(&[iom], "Open the borders.");
    let unnamed = desk.says(&[], "Think of the young.");
    let report = participation(desk.record.db()).unwrap();
    assert_eq!((report.states.count, report.states.at_least), (2, false));
    let of = |name: &str| report.groups.iter().find(|one| one.name == name).unwrap();
    assert_eq!(
        (of("African Group").count, of("African Group").in_text),
        (1, 1)
    );
    assert_eq!((of("WEOG").count, of("United States").count), (0, 1));
    let iom = report
        .voices
        .iter()
        .find(|voice| voice.name == "IOM")
        .unwrap();
    assert_eq!(
        (iom.kind.as_str(), iom.asks.len(), iom.in_text.len()),
        ("unEntity", 1, 0)
    );
    let page = report.page().markdown();
    assert!(page.contains("from these sources"), "{page}");
    let told = format!("- Think of the young. `input {unnamed}`");
    assert!(page.contains(&told), "{page}");

    let mut content = crate::input::get(desk.record.db(), taken).unwrap().content;
    content.open = true;
    desk.does(&Action::CorrectInput {
        input: taken,
        content,
    });
    let report = participation(desk.record.db()).unwrap();
    assert!(report.states.at_least);
    assert!(report.page().html().contains("States heard: at least 2"));
}

#[test]
fn a_correction_of_a_membership_comes_before_the_tables_and_is_dated() {
    let mut desk = Desk::new();
    let kenya = desk.names("Kenya");
    let weog = desk.names("WEOG");
    let group = |desk: &Desk, day: &str| {
        let all: HashMap<_, _> = (participant::list(desk.record.db()).unwrap().into_iter())
            .map(|one| (one.id, one))
            .collect();
        regional(&all[&kenya], &all, Some(day.parse().unwrap()))
    };
    assert_eq!(group(&desk, "2017-05-22"), Some("African Group"));
    let profile = Profile {
        name: "Kenya".to_owned(),
        kind: Sort::State,
        groups: vec![Membership {
            group: weog,
            from: Some("2017-01-01".parse().unwrap()),
            until: Some("2017-12-31".parse().unwrap()),
        }],
        ..Profile::default()
    };
    desk.does(&Action::SetParticipant {
        participant: Some(kenya),
        profile,
    });
    assert_eq!(group(&desk, "2017-05-22"), Some("WEOG"));
    assert_eq!(group(&desk, "2018-05-22"), None);
}

#[test]
fn the_travaux_hold_every_wording_and_carry_the_ids_that_statements_came_from() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let kenya = desk.names("Kenya");
    let said = desk.says(&[kenya], "Mind those driven from home.");
    desk.ties(said, clause, "displaced people");
    desk.rewords(
        clause,
        "States shall protect people inside their own country.",
    );
    let gone = desk.adds(Kind::Paragraph, "To be dropped.");
    desk.does(&Action::Remove {
        clause: gone,
        note: Some("as asked".to_owned()),
    });
    let told = history(desk.record.db()).unwrap();
    assert_eq!(told.clauses.len(), 2);
    assert_eq!(
        (told.clauses[0].wordings.len(), told.clauses[0].inputs.len()),
        (2, 1)
    );
    assert!(told.clauses[1].removed && told.clauses[1].wordings[1].removed);
    for clause in &told.clauses {
        let kept = clause.wordings[0]
            .words
            .iter()
            .map(|word| word.text.as_str());
        assert!(!kept.collect::<String>().is_empty());
    }
    assert_eq!(told.participants[0].inputs, [said]);
    let (html, markdown) = (told.page().html(), told.page().markdown());
    for id in [
        clause.to_string(),
        said.to_string(),
        kenya.to_string(),
        gone.to_string(),
    ] {
        assert!(html.contains(&id) && markdown.contains(&id), "{id}");
    }
    assert!(
        html.contains("<del>") && html.contains("Session 2"),
        "{html}"
    );
}

#[test]
fn the_travaux_say_who_supported_and_who_opposed_a_statement() {
    use crate::input::{InputKind, NewInput};

    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, TEXT);
    let (kenya, belgium) = (desk.names("Kenya"), desk.names("Belgium"));
    let said = desk.says(&[kenya], "Mind those driven from home.");
    desk.ties(said, clause, "displaced people");
    for (kind, open) in [(InputKind::Support, true), (InputKind::Opposition, false)] {
        let answer = desk.says(&[belgium], "As Kenya said, or not.");
        let content = crate::input::get(desk.record.db(), answer).unwrap().content;
        desk.does(&Action::CorrectInput {
            input: answer,
            content: NewInput {
                kind,
                open,
                about: vec![said],
                ..content
            },
        });
    }
    let told = history(desk.record.db()).unwrap();
    assert_eq!(told.clauses[0].inputs[0].answered_by.len(), 2);
    let markdown = told.page().markdown();
    assert!(
        markdown.contains("; supported by Belgium and others `input ")
            && markdown.contains("; opposed by Belgium `input "),
        "{markdown}"
    );
}

#[test]
fn an_input_from_a_file_with_pages_is_cited_by_its_page_and_the_pages_are_verified() {
    use crate::input::{InputKind, NewInput, Passage};
    use crate::source::{self, NewSource, PageStart, SourceKind};

    let mut desk = Desk::new();
    let session = crate::session::list(desk.record.db()).unwrap()[0].id;
    let page = |page: &str, start: u32| PageStart {
        page: page.to_owned(),
        start,
    };
    let text = "First page.\n\nMind those driven from home.";
    let paged = |pages: Vec<PageStart>| Action::AddSource {
        source: None,
        content: NewSource {
            session,
            kind: SourceKind::Statement,
            title: "Statement".to_owned(),
            language: "en".to_owned(),
            reported_by: None,
            file: Some("statement.pdf".to_owned()),
            text: text.to_owned(),
            pages,
            original: None,
        },
    };
    for wrong in [vec![page("1", 5), page("2", 0)], vec![page("1", 9_999)]] {
        let refused = desk.record.apply(&mut desk.by, &paged(wrong));
        assert!(refused.unwrap_err().to_string().contains("pages"));
    }
    let pages = vec![page("1", 0), page("2", 13)];
    let made = desk.does(&paged(pages.clone()));
    let source = crate::ids::SourceId(made.made[0].id);
    assert_eq!(source::get(desk.record.db(), source).unwrap().pages, pages);
    desk.does(&Action::AddInput {
        input: None,
        content: NewInput {
            passages: vec![Passage {
                source,
                start: 13,
                end: text.len() as u32,
            }],
            speakers: Vec::new(),
            on_behalf_of: Vec::new(),
            open: false,
            kind: InputKind::Ask,
            about: Vec::new(),
            name: None,
        },
    });
    let told = history(desk.record.db()).unwrap();
    assert_eq!(told.elsewhere[0].page.as_deref(), Some("2"));
    let markdown = told.page().markdown();
    assert!(markdown.contains("p. 2"), "{markdown}");

    desk.does(&Action::WithdrawSource {
        source,
        withdrawn: true,
    });
    assert_eq!(source::get(desk.record.db(), source).unwrap().pages, pages);
    assert!(desk.record.verify().unwrap().good);
    let altered = "UPDATE source SET pages = '[{\"page\":\"9\",\"start\":0}]'";
    desk.record.db().execute(altered, []).unwrap();
    assert!(!desk.record.verify().unwrap().good);
}

//! The report on the second thematic session as a source: what it says becomes inputs.

use std::collections::BTreeSet;

use travaux::input::InputKind::{Ask, Claim, Pledge, Report};
use travaux::input::{NewInput, Passage};
use travaux::link::{self, Standing, Target};
use travaux::participant::{self, Sort};
use travaux::source::{self, NewSource, SourceKind};
use travaux::text::{Item, outline};
use travaux::trace::{Evidence, trace};
use travaux::{Action, By, Record, input, session};

use super::data;
use super::passages::{Said, all, of_one_sentence, others};

/// A record with the sample's text, and the report among the sources of session 2.
struct Desk {
    _folder: tempfile::TempDir,
    record: Record,
    by: By,
    source: travaux::ids::SourceId,
    text: String,
}

impl Desk {
    fn with_report() -> Option<Desk> {
        let (name, bytes) = data("seed/second-thematic-session-2017-05-25.txt")?;
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("A. Rivera", jiff::Timestamp::UNIX_EPOCH, [6; 16]);
        let desk = by.id();
        let path = folder.path().join("sample.travaux");
        let mut record = travaux::sample::create(&path, desk, &mut by).unwrap();
        let sessions = session::list(record.db()).unwrap();
        let second = sessions
            .iter()
            .find(|one| one.meeting.number == "2")
            .unwrap();
        let document = travaux::exchange::read(&bytes, &name).unwrap();
        let text = travaux::exchange::plain_text(&document);
        let content = NewSource {
            pages: Vec::new(),
            session: second.id,
            kind: SourceKind::Report,
            title: "Second informal thematic session".to_owned(),
            language: "en".to_owned(),
            reported_by: Some("a news service".to_owned()),
            file: Some(name),
            text: text.clone(),
            original: Some(bytes),
        };
        let added = record
            .apply(
                &mut by,
                &Action::AddSource {
                    source: None,
                    content,
                },
            )
            .unwrap();
        Some(Desk {
            _folder: folder,
            record,
            source: added.made[0].id.into(),
            by,
            text,
        })
    }

    /// Finds the passage between two phrases; the first must stand in the report once.
    fn passage(&self, from: &str, to: &str) -> Passage {
        assert_eq!(self.text.matches(from).count(), 1, "{from}");
        let start = self.text.find(from).unwrap();
        let end = start + self.text[start..].find(to).unwrap() + to.len();
        Passage {
            source: self.source,
            start: start as u32,
            end: end as u32,
        }
    }

    fn adds(&mut self, said: &Said) -> travaux::ids::InputId {
        let speakers = said.by.iter().map(|name| {
            let known = participant::named(self.record.db(), name).unwrap();
            known.unwrap().id
        });
        let content = NewInput {
            passages: vec![self.passage(said.from, said.to)],
            speakers: speakers.collect(),
            on_behalf_of: Vec::new(),
            open: said.open,
            kind: said.kind,
            about: Vec::new(),
            name: Some(format!("report: {}", said.name)),
        };
        let added = self.does(Action::AddInput {
            input: None,
            content,
        });
        added.made[0].id.into()
    }

    fn does(&mut self, action: Action) -> travaux::Outcome {
        self.record.apply(&mut self.by, &action).unwrap()
    }

    fn items(&self) -> Vec<Item> {
        outline::working(self.record.db()).unwrap()
    }

    /// Finds words of the working text.
    fn target(&self, words: &str) -> Target {
        if words.is_empty() {
            return Target::Text;
        }
        let items = self.items();
        let item = items
            .iter()
            .find(|item| item.state.wording.text.contains(words));
        let item = item.expect(words);
        let start = item.state.wording.text.find(words).unwrap();
        Target::Words {
            clause: item.clause,
            revision: item.revision,
            start: start as u32,
            end: (start + words.len()) as u32,
        }
    }
}

#[test]
fn what_the_report_says_becomes_inputs_that_are_traced_both_ways() {
    let Some(mut desk) = Desk::with_report() else {
        return;
    };
    let mut made = Vec::new();
    for said in all() {
        let input = desk.adds(&said);
        let target = desk.target(said.behind);
        desk.does(Action::AddLink {
            link: None,
            input,
            target,
            relation: said.relation,
            reason: Some("read in the report".to_owned()),
        });
        made.push((said, input, target));
    }
    let db = desk.record.db();
    for (said, id, target) in &made {
        let found = input::get(db, *id).unwrap();
        let text = input::text(db, &found).unwrap();
        assert!(
            text.starts_with(said.from) && text.ends_with(said.to),
            "{}",
            said.name
        );
        let links = link::of_input(db, *id).unwrap();
        assert_eq!(links.len(), 1, "from the input to what it stands behind");
        assert_eq!(links[0].target, *target);
        let Some(clause) = target.clause() else {
            continue;
        };
        let traced = trace(db, clause).unwrap();
        let behind: String = traced
            .words
            .iter()
            .filter(|word| {
                let linked = |one: &travaux::trace::Behind| {
                    one.id == *id
                        && one.relation == Some(said.relation)
                        && one.evidence == Evidence::Linked
                };
                word.inputs.iter().any(linked)
            })
            .map(|word| word.text.as_str())
            .collect();
        assert_eq!(
            behind.trim_end_matches([' ', '.', ',', ';']),
            said.behind,
            "from the words to the input"
        );
        let link = traced.links.iter().find(|link| link.input == *id).unwrap();
        assert_eq!(
            (link.standing, link.was.as_str()),
            (Standing::Holds, said.behind)
        );
    }
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn who_speaks_is_told_from_who_is_named() {
    let Some(mut desk) = Desk::with_report() else {
        return;
    };
    for said in &all() {
        desk.adds(said);
    }
    for said in &others() {
        desk.adds(said);
    }
    let db = desk.record.db();
    let named = |name: &str| {
        input::named(db, &format!("report: {name}"))
            .unwrap()
            .unwrap()
            .content
    };

    let displaced = named("displaced");
    assert_eq!(
        (displaced.speakers.len(), displaced.open),
        (6, true),
        "at least 6"
    );
    let seconded = named("roadmap, seconded");
    assert_eq!((seconded.speakers.len(), seconded.open), (1, true));
    assert_ne!(
        named("roadmap").speakers,
        seconded.speakers,
        "one proposes, another supports"
    );
    for unattributed in ["2030 Agenda", "remittances", "choice", "relocation"] {
        let content = named(unattributed);
        assert!(
            content.speakers.is_empty() && !content.open,
            "{unattributed}"
        );
    }
    assert_eq!(
        (named("literacy").kind, named("borders").kind),
        (Report, Ask)
    );
    assert_eq!(
        (named("investment").kind, named("share").kind),
        (Pledge, Claim)
    );

    let sort = |content: &NewInput| {
        participant::get(db, content.speakers[0])
            .unwrap()
            .profile
            .kind
    };
    assert_eq!(
        sort(&named("within Africa")),
        Sort::Expert,
        "not the State of her university"
    );
    assert_eq!(
        sort(&named("gap")),
        Sort::OfficeHolder,
        "not the State of her ministry"
    );
    let states: BTreeSet<String> = input::list(db)
        .unwrap()
        .into_iter()
        .filter(|one| one.content.passages[0].source == desk.source)
        .flat_map(|one| one.content.speakers)
        .map(|speaker| participant::get(db, speaker).unwrap().profile)
        .filter(|profile| profile.kind == Sort::State)
        .map(|profile| profile.name)
        .collect();
    assert_eq!(states.len(), 18, "{states:?}");
    for place_or_office in ["Mexico", "Ghana", "Finland"] {
        assert!(!states.contains(place_or_office));
    }
}

#[test]
fn a_sentence_printed_twice_is_one_input_and_a_sentence_of_two_asks_is_two() {
    let Some(mut desk) = Desk::with_report() else {
        return;
    };
    let twice = "employed as an adaptation strategy";
    let passages: Vec<Passage> = desk
        .text
        .match_indices(twice)
        .map(|(at, _)| Passage {
            source: desk.source,
            start: at as u32,
            end: (at + twice.len()) as u32,
        })
        .collect();
    assert_eq!(passages.len(), 2);
    let content = NewInput {
        passages,
        speakers: Vec::new(),
        on_behalf_of: Vec::new(),
        open: false,
        kind: Claim,
        about: Vec::new(),
        name: Some("adaptation".to_owned()),
    };
    desk.does(Action::AddInput {
        input: None,
        content,
    });
    let asks = of_one_sentence();
    let (women, gender) = (desk.adds(&asks[0]), desk.adds(&asks[1]));

    let db = desk.record.db();
    let one = input::named(db, "adaptation").unwrap().unwrap();
    assert_eq!(one.content.passages.len(), 2);
    let at = |id| input::get(db, id).unwrap().content.passages[0];
    assert!(at(women).end < at(gender).start, "each has its own words");
    let between = &desk.text[at(women).start as usize..at(gender).end as usize];
    assert!(!between.contains('.'), "of one sentence");
}

#[test]
fn the_report_stays_as_printed_and_keeps_its_bytes() {
    let Some(desk) = Desk::with_report() else {
        return;
    };
    let db = desk.record.db();
    let kept = source::get(db, desk.source).unwrap();
    assert_eq!(
        kept.reported_by.as_deref(),
        Some("a news service"),
        "reported, not verbatim"
    );
    let (_, bytes) = data("seed/second-thematic-session-2017-05-25.txt").unwrap();
    assert_eq!(
        source::original(db, desk.source).unwrap(),
        Some(bytes.clone())
    );
    let text = source::text(db, desk.source).unwrap();
    assert!(
        text.contains("whole-of-goverment"),
        "a misprint is not mended"
    );
    let words = |text: &str| {
        text.split(char::is_whitespace)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&text), words(std::str::from_utf8(&bytes).unwrap()));
}

#[test]
fn who_speaks_for_a_group_is_told_from_the_group() {
    let Some(mut desk) = Desk::with_report() else {
        return;
    };
    let group = desk.does(Action::SetParticipant {
        participant: None,
        profile: participant::Profile {
            name: "African Group".to_owned(),
            kind: Sort::Group,
            ..Default::default()
        },
    });
    let group = group.made[0].id.into();
    // Nobody in the report speaks for another; a note from the same session does.
    let session = source::get(desk.record.db(), desk.source).unwrap().session;
    let text = "Nigeria, for the African Group: hear us early. In its own name: fund it.";
    let note = desk.does(Action::AddSource {
        source: None,
        content: serde_json::from_value(serde_json::json!({
            "session": session, "kind": "note", "title": "From the floor", "text": text,
        }))
        .unwrap(),
    });
    let source = note.made[0].id.into();
    let nigeria = participant::named(desk.record.db(), "Nigeria")
        .unwrap()
        .unwrap()
        .id;
    let mut adds = |start: usize, end: usize, on_behalf_of| {
        let content = NewInput {
            passages: vec![Passage {
                source,
                start: start as u32,
                end: end as u32,
            }],
            speakers: vec![nigeria],
            on_behalf_of,
            open: false,
            kind: Ask,
            about: Vec::new(),
            name: None,
        };
        desk.does(Action::AddInput {
            input: None,
            content,
        })
        .made[0]
            .id
            .into()
    };
    let cut = text.find(" In its").unwrap();
    let (for_all, for_itself) = (
        adds(0, cut, vec![group]),
        adds(cut + 1, text.len(), Vec::new()),
    );
    let db = desk.record.db();
    let of = |id| input::get(db, id).unwrap().content;
    assert_eq!(
        (of(for_all).speakers, of(for_all).on_behalf_of),
        (vec![nigeria], vec![group])
    );
    assert!(of(for_itself).on_behalf_of.is_empty());
}

#[test]
fn the_report_on_participation_counts_the_states_of_each_regional_group() {
    let Some(mut desk) = Desk::with_report() else {
        return;
    };
    let withdrawn = true;
    for other in source::list(desk.record.db()).unwrap() {
        if other.id != desk.source {
            let source = other.id;
            desk.does(Action::WithdrawSource { source, withdrawn });
        }
    }
    for said in all().iter().chain(&others()) {
        desk.adds(said);
    }
    let report = travaux::report::participation(desk.record.db()).unwrap();
    assert_eq!(report.sources.len(), 1, "from this source alone");
    assert_eq!((report.states.count, report.states.at_least), (18, true));
    let groups: Vec<(&str, u32)> = (report.groups.iter())
        .map(|group| (group.name.as_str(), group.count))
        .collect();
    assert_eq!(
        groups,
        [
            ("African Group", 1),
            ("Asia-Pacific Group", 5),
            ("Eastern European Group", 1),
            ("GRULAC", 2),
            ("WEOG", 8),
            ("United States", 1)
        ]
    );
    let page = report.page().markdown();
    assert!(page.contains("States heard: at least 18"), "{page}");
}

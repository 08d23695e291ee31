//! What is lost in silence is found, and nothing else is.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::Wording;
use crate::input::{InputKind, NewInput, Passage};
use crate::text::{Kind, Series, draft, outline};

struct Desk {
    _folder: tempfile::TempDir,
    record: Record,
    by: By,
}

impl Desk {
    /// A record with those paragraphs, sealed as "Zero".
    fn with(paragraphs: &[String]) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("the secretariat", Timestamp::UNIX_EPOCH, [9; 16]);
        let desk = by.id();
        let path = folder.path().join("compact.travaux");
        let record = Record::create(&path, "A Compact", desk, &mut by).unwrap();
        let mut desk = Desk {
            _folder: folder,
            record,
            by,
        };
        let mut after = None;
        for text in paragraphs {
            let clause = desk.by.id();
            assert!(desk.does(Action::AddClause {
                clause: Some(clause),
                wording: Wording::plain(text).unwrap(),
                kind: Kind::Paragraph,
                series: Series::Auto,
                alternative: false,
                parent: None,
                after,
                note: None,
            }));
            after = Some(clause);
        }
        desk.seals("Zero", 1);
        desk
    }

    fn does(&mut self, action: Action) -> bool {
        self.record.apply(&mut self.by, &action).is_ok()
    }

    fn seals(&mut self, name: &str, day: i8) {
        assert!(self.does(Action::Seal {
            draft: None,
            name: name.to_owned(),
            date: date(2018, 2, day),
            note: None,
        }));
    }

    fn items(&self) -> Vec<Item> {
        let mut items = outline::working(self.record.db()).unwrap();
        items.retain(|item| !item.state.removed);
        items
    }

    fn lost(&self) -> Silence {
        let named = |name| draft::named(self.record.db(), name).unwrap();
        between(&self.record, &named("Zero"), &named("Rev. 1")).unwrap()
    }

    fn rewords(&mut self, clause: ClauseId, text: &str, note: Option<&str>) -> bool {
        self.does(Action::Reword {
            clause,
            wording: Wording::plain(text).unwrap(),
            note: note.map(str::to_owned),
        })
    }
}

fn told(lost: &Silence) -> Vec<(&str, bool)> {
    lost.lost
        .iter()
        .map(|loss| (loss.text.as_str(), loss.reason.is_none()))
        .collect()
}

#[test]
fn a_note_speaks_and_its_absence_is_silence() {
    let mut desk = Desk::with(&[
        "States shall report every year.".to_owned(),
        "States may meet in Geneva.".to_owned(),
    ]);
    let items = desk.items();
    let (first, second) = (items[0].clause, items[1].clause);
    desk.rewords(first, "States should report every year.", None);
    desk.rewords(
        second,
        "States may meet.",
        Some("agreed in the third session"),
    );
    desk.seals("Rev. 1", 2);
    let lost = desk.lost();
    assert_eq!(told(&lost), [("shall", true), ("in Geneva", false)]);
    assert_eq!(
        lost.lost[0].now.as_deref(),
        Some("States should report every year.")
    );
    assert_eq!(lost.lost[0].what, "reword a clause");
    assert_eq!(
        lost.lost[1].reason,
        Some(Reason::Note("agreed in the third session".to_owned()))
    );
}

#[test]
fn a_comma_or_a_bracket_that_went_alone_is_no_wording_lost() {
    let mut desk = Desk::with(&[
        "States shall, where possible, [report] every year; by 5 % at least.".to_owned(),
    ]);
    let first = desk.items()[0].clause;
    desk.rewords(
        first,
        "States shall where possible report every year: by 5 at least.",
        None,
    );
    desk.seals("Rev. 1", 2);
    assert_eq!(told(&desk.lost()), [("%", true)]);
}

#[test]
fn a_loss_has_the_number_of_its_clause_in_both_drafts() {
    let mut desk = Desk::with(&["States meet.".to_owned(), "States shall report.".to_owned()]);
    let items = desk.items();
    assert!(desk.does(Action::Move {
        clause: items[1].clause,
        parent: None,
        after: None,
        note: None,
    }));
    desk.rewords(items[1].clause, "States report.", None);
    assert!(desk.does(Action::Renumber { note: None }));
    desk.seals("Rev. 1", 2);
    let lost = desk.lost();
    assert_eq!(told(&lost), [("shall", true)]);
    assert_eq!(lost.lost[0].number.as_deref(), Some("2"));
    assert_eq!(lost.lost[0].now_number.as_deref(), Some("1"));
}

#[test]
fn an_input_linked_to_the_removal_stands_behind_it() {
    let mut desk = Desk::with(&["States shall report every year.".to_owned()]);
    let item = desk.items()[0].clone();
    desk.rewords(item.clause, "States shall report.", None);
    desk.seals("Rev. 1", 2);
    let (source, session, input) = (desk.by.id(), desk.by.id(), desk.by.id());
    assert!(desk.does(Action::SetSession {
        session: Some(session),
        meeting: crate::session::Meeting {
            name: "First reading".to_owned(),
            ..Default::default()
        },
    }));
    let text = "Reporting every year is a burden.";
    assert!(
        desk.does(Action::AddSource {
            source: Some(source),
            content: serde_json::from_value(serde_json::json!({
                "session": session, "kind": "statement", "title": "Statement", "text": text,
                "language": "en",
            }))
            .unwrap(),
        })
    );
    assert!(desk.does(Action::AddInput {
        input: Some(input),
        content: NewInput {
            passages: vec![Passage {
                source,
                start: 0,
                end: text.len() as u32,
            }],
            speakers: Vec::new(),
            on_behalf_of: Vec::new(),
            open: false,
            kind: InputKind::Ask,
            about: Vec::new(),
            name: None,
        },
    }));
    assert_eq!(told(&desk.lost()), [("every year", true)]);
    assert!(desk.does(Action::AddLink {
        link: None,
        input,
        target: Target::Removal {
            clause: item.clause,
            revision: item.revision,
            start: 20,
            end: 30,
        },
        relation: Relation::Prompted,
        reason: None,
    }));
    let lost = desk.lost();
    assert_eq!(told(&lost), [("every year", false)]);
    assert_eq!(lost.lost[0].reason, Some(Reason::Input(input)));
}

#[test]
fn the_note_on_an_import_is_about_the_file_and_speaks_for_no_word() {
    let mut desk = Desk::with(&["States shall report every year.".to_owned()]);
    let document =
        crate::exchange::markdown::read("1. States should report every year.\n").unwrap();
    let outcome = desk
        .record
        .apply(
            &mut desk.by,
            &Action::ImportDraft {
                draft: None,
                name: "Rev. 1".to_owned(),
                date: date(2018, 2, 2),
                document,
                file: None,
            },
        )
        .unwrap();
    assert!(desk.does(Action::Annotate {
        change: outcome.change,
        note: "as circulated".to_owned(),
    }));
    assert_eq!(told(&desk.lost()), [("shall", true)]);
}

/// One thing that a drafter does; clauses are counted through those that stand.
#[derive(Clone, Debug)]
enum Step {
    Replace {
        clause: usize,
        at: usize,
        words: usize,
        noted: bool,
    },
    Delete {
        clause: usize,
        at: usize,
        words: usize,
        noted: bool,
    },
    Insert {
        clause: usize,
        at: usize,
    },
    Remove {
        clause: usize,
        noted: bool,
    },
    Move {
        clause: usize,
        after: usize,
    },
    Nest {
        clause: usize,
        under: usize,
    },
    Split {
        clause: usize,
        at: usize,
    },
    Join {
        clause: usize,
        into: usize,
    },
    Bracket {
        clause: usize,
        at: usize,
    },
    Restore {
        clause: usize,
    },
    Renumber,
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let (one, at, words) = (0..12_usize, 0..30_usize, 1..4_usize);
    let some = (one.clone(), at.clone(), words, any::<bool>());
    prop_oneof![
        4 => some.clone().prop_map(|(clause, at, words, noted)| Step::Replace { clause, at, words, noted }),
        3 => some.prop_map(|(clause, at, words, noted)| Step::Delete { clause, at, words, noted }),
        2 => (one.clone(), at.clone()).prop_map(|(clause, at)| Step::Insert { clause, at }),
        1 => (one.clone(), any::<bool>()).prop_map(|(clause, noted)| Step::Remove { clause, noted }),
        3 => (one.clone(), one.clone()).prop_map(|(clause, after)| Step::Move { clause, after }),
        1 => (one.clone(), one.clone()).prop_map(|(clause, under)| Step::Nest { clause, under }),
        2 => (one.clone(), at.clone()).prop_map(|(clause, at)| Step::Split { clause, at }),
        2 => (one.clone(), one.clone()).prop_map(|(clause, into)| Step::Join { clause, into }),
        1 => (one.clone(), at).prop_map(|(clause, at)| Step::Bracket { clause, at }),
        1 => one.prop_map(|clause| Step::Restore { clause }),
        2 => Just(Step::Renumber),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

/// A history whose every word stands once in it, so that what is lost is known.
struct Script {
    desk: Desk,
    words: usize,
    /// The words that are gone, each with whether a note says why.
    gone: BTreeMap<String, bool>,
    /// Whether the changes of this author had a note, by what an undo takes back.
    noted: Vec<bool>,
    undone: Vec<bool>,
}

impl Script {
    fn new() -> Script {
        let paragraphs: Vec<String> = (0..8)
            .map(|nth| {
                (0..12)
                    .map(|word| format!("w{}", nth * 12 + word))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect();
        Script {
            desk: Desk::with(&paragraphs),
            words: 96,
            gone: BTreeMap::new(),
            noted: Vec::new(),
            undone: Vec::new(),
        }
    }

    fn new_words(&mut self, count: usize) -> Vec<String> {
        (0..count)
            .map(|_| {
                self.words += 1;
                format!("w{}", self.words)
            })
            .collect()
    }

    fn stands(&self) -> BTreeSet<String> {
        let words = |item: &Item| -> Vec<String> {
            let bare = item.state.wording.text.replace(['[', ']'], "");
            let words = bare.split(' ').filter(|word| !word.is_empty());
            words.map(str::to_owned).collect()
        };
        self.desk.items().iter().flat_map(words).collect()
    }

    fn takes(&mut self, step: &Step) {
        let before = self.stands();
        let Some(noted) = self.tries(step) else {
            return;
        };
        let after = self.stands();
        for word in before.difference(&after) {
            self.gone.insert(word.clone(), noted);
        }
        for word in &after {
            self.gone.remove(word);
        }
    }

    /// Returns whether the change has a note; none where it was refused.
    fn tries(&mut self, step: &Step) -> Option<bool> {
        let items = self.desk.items();
        let item = |at: usize| &items[at % items.len()];
        let text = |at: usize| -> Vec<String> {
            item(at)
                .state
                .wording
                .text
                .split(' ')
                .map(str::to_owned)
                .collect()
        };
        let note = |noted: bool| noted.then(|| "as agreed".to_owned());
        let (action, noted) = match *step {
            Step::Replace {
                clause,
                at,
                words,
                noted,
            }
            | Step::Delete {
                clause,
                at,
                words,
                noted,
            } => {
                let mut text = text(clause);
                let at = at % text.len();
                let end = (at + words).min(text.len());
                let new = match step {
                    Step::Replace { .. } => self.new_words(words),
                    _ => Vec::new(),
                };
                text.splice(at..end, new);
                (reword(item(clause).clause, &text, note(noted))?, noted)
            }
            Step::Insert { clause, at } => {
                let mut text = text(clause);
                let at = at % text.len();
                let new = self.new_words(2);
                text.splice(at..at, new);
                (reword(item(clause).clause, &text, None)?, false)
            }
            Step::Bracket { clause, at } => {
                let mut text = text(clause);
                let at = at % text.len();
                text[at] = format!("[{}]", text[at].replace(['[', ']'], ""));
                (reword(item(clause).clause, &text, None)?, false)
            }
            Step::Remove { clause, noted } => {
                if items.len() < 3 {
                    return None;
                }
                let clause = item(clause).clause;
                (
                    Action::Remove {
                        clause,
                        note: note(noted),
                    },
                    noted,
                )
            }
            Step::Move { clause, after } => {
                let after = item(after);
                let action = Action::Move {
                    clause: item(clause).clause,
                    parent: after.state.place.parent,
                    after: Some(after.clause),
                    note: None,
                };
                (action, false)
            }
            Step::Nest { clause, under } => {
                let action = Action::Move {
                    clause: item(clause).clause,
                    parent: Some(item(under).clause),
                    after: None,
                    note: None,
                };
                (action, false)
            }
            Step::Split { clause, at } => {
                let text = text(clause);
                let at = text[..at % text.len()].join(" ").len();
                let action = Action::Split {
                    clause: item(clause).clause,
                    at: at as u32,
                    second: None,
                    note: None,
                };
                (action, false)
            }
            Step::Join { clause, into } => {
                let action = Action::Join {
                    clause: item(clause).clause,
                    into: item(into).clause,
                    note: None,
                };
                (action, false)
            }
            Step::Restore { clause } => {
                let clause = item(clause).clause;
                let first = clause::at_number(self.desk.record.db(), clause, 1).unwrap();
                let action = Action::Restore {
                    clause,
                    revision: Some(first.id),
                    note: None,
                };
                (action, false)
            }
            Step::Renumber => (Action::Renumber { note: None }, false),
            Step::Undo => {
                // The seal stays: what is before it is not this script's.
                let was = self.noted.pop()?;
                if self.desk.record.undo(&mut self.desk.by).is_err() {
                    self.noted.push(was);
                    return None;
                }
                self.undone.push(was);
                return Some(false);
            }
            Step::Redo => {
                let was = self.undone.pop()?;
                if self.desk.record.redo(&mut self.desk.by).is_err() {
                    self.undone.push(was);
                    return None;
                }
                self.noted.push(was);
                return Some(was);
            }
        };
        self.desk.does(action).then(|| {
            self.noted.push(noted);
            self.undone.clear();
            noted
        })
    }
}

fn reword(clause: ClauseId, words: &[String], note: Option<String>) -> Option<Action> {
    Some(Action::Reword {
        clause,
        wording: Wording::plain(words.join(" ")).ok()?,
        note,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Each word stands once, so the words that the report calls silent are exactly those
    /// that a change without a note took out, and that never came back.
    #[test]
    fn all_that_is_lost_in_silence_is_found_and_nothing_that_moved(steps in prop::collection::vec(step(), 1..16)) {
        let mut script = Script::new();
        let zero = script.stands();
        for step in &steps {
            script.takes(step);
        }
        script.desk.seals("Rev. 1", 2);
        let expected: BTreeMap<&str, bool> = script
            .gone
            .iter()
            .filter(|(word, _)| zero.contains(*word))
            .map(|(word, noted)| (word.as_str(), !noted))
            .collect();
        let lost = script.desk.lost();
        let mut found = BTreeMap::new();
        for (passage, silent) in told(&lost) {
            for word in passage.split(' ').filter(|word| !word.is_empty()) {
                prop_assert!(found.insert(word, silent).is_none(), "{} is listed twice", word);
            }
        }
        prop_assert_eq!(found, expected);
    }
}

//! What the record promises, told as stories and as laws.

use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::action::Action;
use crate::by::By;
use crate::clause::{self, Wording};
use crate::ids::ClauseId;
use crate::text::{Block, Document, Item, Kind, Series, draft, outline};

struct Desk {
    folder: TempDir,
    record: Record,
    by: By,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new(
            "the secretariat",
            Timestamp::from_second(1_517_800_000).unwrap(),
            [7; 16],
        );
        let desk = by.id();
        let record = Record::create(
            &folder.path().join("compact.travaux"),
            "A Compact",
            desk,
            &mut by,
        )
        .unwrap();
        Desk { folder, record, by }
    }

    fn again(&mut self) {
        let path = self.record.path().to_owned();
        let desk = self.record.desk;
        self.record = Record::open(&path, Access::Write, desk).unwrap();
        assert!(self.folder.path().exists());
    }

    fn does(&mut self, action: Action) -> crate::Outcome {
        self.by.at += jiff::SignedDuration::from_secs(1);
        self.record.apply(&mut self.by, &action).unwrap()
    }

    fn refuses(&mut self, action: Action) -> String {
        let before = self.record.head().unwrap();
        let error = self.record.apply(&mut self.by, &action).unwrap_err();
        assert_eq!(
            self.record.head().unwrap(),
            before,
            "a refused action leaves nothing"
        );
        error.to_string()
    }

    fn adds(
        &mut self,
        kind: Kind,
        text: &str,
        parent: Option<ClauseId>,
        after: Option<ClauseId>,
    ) -> ClauseId {
        let action = Action::AddClause {
            clause: None,
            wording: Wording::plain(text).unwrap(),
            kind,
            series: Series::Auto,
            alternative: false,
            parent,
            after,
            note: None,
        };
        ClauseId(self.does(action).made[0].id)
    }

    fn rewords(&mut self, clause: ClauseId, text: &str) {
        self.does(Action::Reword {
            clause,
            wording: Wording::plain(text).unwrap(),
            note: None,
        });
    }

    fn text(&self) -> Vec<String> {
        printed(&outline::working(self.record.db()).unwrap())
    }
}

fn printed(items: &[Item]) -> Vec<String> {
    items
        .iter()
        .map(|item| {
            let block = item.block();
            let number = block.number.map_or_else(String::new, |number| number + " ");
            format!(
                "{}{number}{}",
                "  ".repeat(block.level.into()),
                block.wording.text
            )
        })
        .collect()
}

fn document(lines: &[(&str, u16, Kind, &str)]) -> Document {
    let blocks = lines
        .iter()
        .map(|(number, level, kind, text)| Block {
            number: (!number.is_empty()).then(|| (*number).to_owned()),
            kind: *kind,
            level: *level,
            wording: Wording::plain(*text).unwrap(),
            series: if number.is_empty() {
                Series::Unnumbered
            } else {
                Series::Auto
            },
            clause: None,
        })
        .collect();
    Document {
        blocks,
        ..Document::default()
    }
}

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

#[test]
fn an_altered_history_is_found_and_named() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "Parties should report.", None, None);
    desk.rewords(clause, "Parties shall report.");
    let path = desk.record.path().to_owned();
    let tamper = |sql: &str| {
        rusqlite::Connection::open(&path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
    };
    tamper("UPDATE change SET author = 'somebody else' WHERE seq = 2");
    let verdict = desk.record.verify().unwrap();
    assert!(!verdict.good);
    assert!(verdict.findings[0].what.contains("change 2"), "{verdict:?}");
    tamper("UPDATE change SET author = 'the secretariat' WHERE seq = 2");
    assert!(desk.record.verify().unwrap().good);
    tamper("UPDATE clause SET removed = 1");
    let verdict = desk.record.verify().unwrap();
    assert!(verdict.findings[0].what.contains("“clause”"), "{verdict:?}");
}

#[test]
fn whatever_is_taken_from_the_log_or_put_into_it_is_found() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "Parties should report.", None, None);
    desk.rewords(clause, "Parties shall report.");
    let path = desk.record.path().to_owned();
    let whole = std::fs::read(&path).unwrap();
    for (sql, said) in [
        ("DELETE FROM edit WHERE change = 2", "change 2"),
        (
            "INSERT INTO edit (change, kind, version, row) SELECT 2, kind, version, row FROM edit WHERE change = 3",
            "where they stand",
        ),
        (
            "INSERT INTO edit (change, kind, version, row) SELECT 9, kind, version, row FROM edit WHERE change = 3",
            "belong to no change",
        ),
        ("UPDATE edit SET nth = 10 - nth", "change 1"),
        ("DELETE FROM change WHERE seq = 3", "belong to no change"),
        ("UPDATE blob SET bytes = x'00'", "has been altered"),
        (
            "DELETE FROM blob WHERE hash IN (SELECT text FROM revision WHERE number = 1)",
            "is missing",
        ),
        (
            "UPDATE revision SET place = 'k' WHERE number = 1",
            "“revision”",
        ),
        ("DELETE FROM revision WHERE number = 1", "“revision”"),
        ("INSERT INTO note VALUES (x'00', 'by nobody')", "“note”"),
    ] {
        std::fs::write(&path, &whole).unwrap();
        let file = rusqlite::Connection::open(&path).unwrap();
        file.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}"))
            .unwrap();
        drop(file);
        desk.again();
        let verdict = desk.record.verify().unwrap();
        assert!(
            verdict
                .findings
                .iter()
                .any(|finding| finding.what.contains(said)),
            "{sql}: {verdict:?}"
        );
    }
    std::fs::write(&path, &whole).unwrap();
    desk.again();
    assert!(desk.record.verify().unwrap().good);
}

#[test]
fn the_form_of_the_hash_is_pinned() {
    let desk = Desk::new();
    assert_eq!(
        desk.record.head().unwrap().to_string(),
        "0fc47137537f84912c94b7f206fd33907fa20922948df50863fa64f83aca4985"
    );
    // The example of the paper: 127.0.0.1 is lusab-babad.
    let mut address = [0; 32];
    address[..4].copy_from_slice(&[127, 0, 0, 1]);
    assert_eq!(log::words(blob::Hash(address)), "lusab-babad-babab-babab");
}

#[test]
fn the_form_of_a_revision_in_the_log_is_pinned() {
    let mut desk = Desk::new();
    let clause = desk.adds(Kind::Paragraph, "Parties should report.", None, None);
    desk.rewords(clause, "Parties shall report.");
    let kept = |seq| {
        let edits = log::edits(desk.record.db(), seq).unwrap();
        String::from_utf8(edits[0].after.clone().unwrap()).unwrap()
    };
    assert_eq!(
        kept(2),
        r#"{"clause":"016163ee-0de8-7794-b767-b8e197a116f8","text":"e7589090caa92fa2cec864f9c5001fb79c297289e896beaff228bf450d6cebed","kind":"paragraph","order":"i","origin":"AQFhY-4N6HqJpCJCSw-yArkAAAQ","algorithm":1}"#
    );
    assert_eq!(
        kept(3),
        r#"{"clause":"016163ee-0de8-7794-b767-b8e197a116f8","text":"2640587e1a149f18a7786c01e3d6297e75778d54a41573d99a93f70da85fac92","kind":"paragraph","order":"i","parents":["016163ee-0de8-7a89-a422-424b0fb202b9"],"origin":"AgFhY-4N6HqJpCJCSw-yArkBYWPuEdB3pp1XGcg60SJZAAABAQEBAAIC","algorithm":1}"#
    );
}

#[derive(Clone, Debug)]
enum Step {
    Add(usize, bool),
    Reword(usize, String),
    Split(usize, u32),
    Join(usize),
    Move(usize, usize, bool),
    Remove(usize),
    Restore(usize),
    Seal,
    Renumber,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (any::<usize>(), any::<bool>()).prop_map(|(at, under)| Step::Add(at, under)),
        4 => (any::<usize>(), "[a-z]{1,8}( [a-zé\\[\\]]{1,8}){0,6}").prop_map(|(at, text)| Step::Reword(at, text)),
        2 => (any::<usize>(), 0_u32..30).prop_map(|(at, cut)| Step::Split(at, cut)),
        2 => any::<usize>().prop_map(Step::Join),
        3 => (any::<usize>(), any::<usize>(), any::<bool>()).prop_map(|(at, to, under)| Step::Move(at, to, under)),
        1 => any::<usize>().prop_map(Step::Remove),
        1 => any::<usize>().prop_map(Step::Restore),
        1 => Just(Step::Seal),
        1 => Just(Step::Renumber),
    ];
    prop::collection::vec(step, 1..25)
}

fn as_action(record: &Record, step: &Step, nth: usize) -> Option<Action> {
    let items = outline::working(record.db()).unwrap();
    let pick = |at: usize| (!items.is_empty()).then(|| &items[at % items.len()]);
    let note = None;
    Some(match step {
        Step::Add(at, under) => {
            let beside = pick(*at);
            let (parent, after) = match beside {
                Some(item) if *under => (Some(item.clause), None),
                Some(item) => (item.state.place.parent, Some(item.clause)),
                None => (None, None),
            };
            Action::AddClause {
                clause: None,
                wording: Wording::plain(format!("Clause {nth} says this.")).unwrap(),
                kind: if *under { Kind::Point } else { Kind::Paragraph },
                series: Series::Auto,
                alternative: false,
                parent,
                after,
                note,
            }
        }
        Step::Reword(at, text) => Action::Reword {
            clause: pick(*at)?.clause,
            wording: Wording::plain(text.clone()).unwrap(),
            note,
        },
        Step::Split(at, cut) => Action::Split {
            clause: pick(*at)?.clause,
            at: *cut,
            second: None,
            note,
        },
        Step::Join(at) => {
            let at = *at % items.len().max(1);
            Action::Join {
                clause: items.get(at + 1)?.clause,
                into: items[at].clause,
                note,
            }
        }
        Step::Move(at, to, under) => {
            let to = pick(*to)?;
            let (parent, after) = if *under {
                (Some(to.clause), None)
            } else {
                (to.state.place.parent, Some(to.clause))
            };
            Action::Move {
                clause: pick(*at)?.clause,
                parent,
                after,
                note,
            }
        }
        Step::Remove(at) => Action::Remove {
            clause: pick(*at)?.clause,
            note,
        },
        Step::Restore(at) => Action::Restore {
            clause: pick(*at)?.clause,
            revision: None,
            note,
        },
        Step::Seal => Action::Seal {
            draft: None,
            name: format!("Draft {nth}"),
            date: date(2018, 2, 5),
            note,
        },
        Step::Renumber => Action::Renumber { note },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_can_be_undone_seen_again_and_verified(steps in steps()) {
        let mut desk = Desk::new();
        let mut seen = vec![(desk.record.newest().unwrap().unwrap(), desk.text())];
        for (nth, step) in steps.iter().enumerate() {
            let Some(action) = as_action(&desk.record, step, nth) else { continue };
            let words = |desk: &Desk| desk.text().join(" ");
            let before = words(&desk);
            if desk.record.apply(&mut desk.by, &action).is_ok() {
                seen.push((desk.record.newest().unwrap().unwrap(), desk.text()));
            } else {
                prop_assert_eq!(before, words(&desk));
            }
        }
        for (change, text) in &seen {
            let then = desk.record.as_of(*change).unwrap();
            prop_assert_eq!(&printed(&outline::working(then.db()).unwrap()), text);
        }
        prop_assert!(desk.record.verify().unwrap().good);
        for (_, text) in seen.iter().rev().skip(1) {
            desk.record.undo(&mut desk.by).unwrap();
            prop_assert_eq!(&desk.text(), text);
        }
        for (_, text) in seen.iter().skip(1) {
            desk.record.redo(&mut desk.by).unwrap();
            prop_assert_eq!(&desk.text(), text);
        }
        prop_assert!(desk.record.verify().unwrap().good);
    }

    #[test]
    fn splitting_and_joining_gives_the_text_back(
        steps in steps(), at in 0..9_usize, cut in 0..40_u32,
    ) {
        let mut desk = Desk::new();
        for (nth, step) in steps.iter().enumerate() {
            if let Some(action) = as_action(&desk.record, step, nth) {
                let _ = desk.record.apply(&mut desk.by, &action);
            }
        }
        let before = desk.text();
        let split = Step::Split(at, cut);
        let Some(split) = as_action(&desk.record, &split, steps.len()) else { return Ok(()) };
        let Action::Split { clause, .. } = split else { unreachable!("it is a split") };
        if let Ok(outcome) = desk.record.apply(&mut desk.by, &split) {
            let second = ClauseId(outcome.made[0].id);
            desk.does(Action::Join { clause: second, into: clause, note: None });
            prop_assert_eq!(desk.text(), before);
        }
    }
}

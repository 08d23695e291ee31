//! Laws: whatever is done, the history tells it and the tables follow.

use proptest::prelude::*;

use super::*;

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

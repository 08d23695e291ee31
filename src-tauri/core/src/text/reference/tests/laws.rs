//! What holds of references whatever is done.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::text::{Kind, Series};

/// One thing that a drafter does; clauses are counted through those that ever were.
#[derive(Clone, Debug)]
enum Step {
    Refer { clause: usize, to: usize },
    Add { after: usize, point: bool },
    Remove(usize),
    Restore(usize),
    Move { clause: usize, after: usize },
    Split(usize),
    Renumber,
    Seal,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let one = 0..12_usize;
    let step = prop_oneof![
        3 => (one.clone(), one.clone()).prop_map(|(clause, to)| Step::Refer { clause, to }),
        2 => (one.clone(), any::<bool>()).prop_map(|(after, point)| Step::Add { after, point }),
        1 => one.clone().prop_map(Step::Remove),
        1 => one.clone().prop_map(Step::Restore),
        2 => (one.clone(), one.clone()).prop_map(|(clause, after)| Step::Move { clause, after }),
        1 => one.prop_map(Step::Split),
        2 => Just(Step::Renumber),
        1 => Just(Step::Seal),
    ];
    prop::collection::vec(step, 1..14)
}

impl Desk {
    /// Tries a step; what does not fit the text is refused and leaves it as it was.
    fn tries(&mut self, step: &Step, nth: usize, known: &mut Vec<ClauseId>) -> bool {
        let clause = |at: &usize| known[at % known.len()];
        let place = |at: &usize| {
            let after = clause(at);
            (self.head(after).state.place.parent, Some(after))
        };
        let note = None;
        let action = match step {
            Step::Refer { clause: at, to } => {
                let to = clause(to);
                let path = self
                    .items()
                    .iter()
                    .find_map(|item| item.path.clone().filter(|_| item.clause == to));
                let words = format!("As in paragraph «{}», act.", path.unwrap_or("9".to_owned()));
                Action::Reword {
                    clause: clause(at),
                    wording: marked(&words, to),
                    note,
                }
            }
            Step::Add { after, point } => {
                let (parent, after) = if *point {
                    (Some(clause(after)), None)
                } else {
                    place(after)
                };
                Action::AddClause {
                    clause: None,
                    wording: Wording::plain("States act more.").unwrap(),
                    kind: if parent.is_some() {
                        Kind::Point
                    } else {
                        Kind::Paragraph
                    },
                    series: Series::Auto,
                    alternative: false,
                    parent,
                    after,
                    note,
                }
            }
            Step::Remove(at) => Action::Remove {
                clause: clause(at),
                note,
            },
            Step::Restore(at) => Action::Restore {
                clause: clause(at),
                revision: None,
                note,
            },
            Step::Move { clause: at, after } => {
                let (parent, after) = place(after);
                Action::Move {
                    clause: clause(at),
                    parent,
                    after,
                    note,
                }
            }
            Step::Split(at) => Action::Split {
                clause: clause(at),
                at: 6,
                second: None,
                note,
            },
            Step::Renumber => Action::Renumber { note },
            Step::Seal => Action::Seal {
                draft: None,
                name: format!("Draft {nth}"),
                date: date(2018, 3, 1),
                note,
            },
        };
        let Ok(outcome) = self.record.apply(&mut self.by, &action) else {
            return false;
        };
        let made = outcome.made.iter();
        let revision = crate::record::row::Kind::Revision;
        known.extend(
            made.filter(|made| made.kind == revision)
                .map(|made| ClauseId(made.id)),
        );
        true
    }

    fn wordings(&self) -> BTreeMap<ClauseId, String> {
        let items = self.items();
        let living = items.iter().filter(|item| !item.state.removed);
        living
            .map(|item| (item.clause, shown(&item.state.wording)))
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn what_is_printed_is_the_number_of_the_clause_and_undo_brings_all_back(steps in steps()) {
        let mut desk = Desk::with(super::FOUR);
        let mut known: Vec<ClauseId> = desk.items().iter().map(|item| item.clause).collect();
        let mut states = vec![desk.wordings()];
        for (nth, step) in steps.iter().enumerate() {
            let before = list(&desk.items());
            if !desk.tries(step, nth, &mut known) {
                continue;
            }
            states.push(desk.wordings());
            for reference in list(&desk.items()) {
                if reference.standing == ReferenceStanding::Holds {
                    prop_assert_eq!(Some(&reference.prints), reference.number.as_ref());
                } else if let Some(was) = before.iter().find(|was| was.clause == reference.clause) {
                    let same = was.to == reference.to;
                    prop_assert!(!same || was.prints == reference.prints, "never silently rewritten");
                }
            }
        }
        while states.len() > 1 {
            states.pop();
            desk.record.undo(&mut desk.by).unwrap();
            prop_assert_eq!(Some(&desk.wordings()), states.last());
        }
        prop_assert!(desk.record.verify().unwrap().good);
    }
}

//! Which clauses of several states are one clause, whatever the order of the states.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::compare::Side;
use crate::compare::align::align;
use crate::compare::pairs::NONE;
use crate::compare::stems::each_stem;

/// Of the word triples of a state, one in so many tells how near it is to another.
const SAMPLE: u64 = 8;

/// Returns for each clause of each state the number of its group.
///
/// The states are joined to a tree, the nearest first (Prim's algorithm), and aligned
/// along its branches only.
pub(super) fn groups(states: &[&[Side<'_>]]) -> Vec<Vec<u32>> {
    grouped_along(states, &tree(states))
}

/// Returns for each clause of each state the number of its group, where these pairs of
/// states are aligned.
pub(in crate::compare) fn grouped_along(
    states: &[&[Side<'_>]],
    branches: &[(usize, usize)],
) -> Vec<Vec<u32>> {
    let starts: Vec<u32> = states
        .iter()
        .scan(0, |next, state| {
            let start = *next;
            *next += state.len() as u32;
            Some(start)
        })
        .collect();
    let clauses: usize = states.iter().map(|state| state.len()).sum();
    let mut joined = Joined((0..clauses as u32).collect());

    let mut known = FxHashMap::default();
    for (state, start) in states.iter().zip(&starts) {
        for (side, at) in state.iter().zip(*start..) {
            if let Some(id) = side.id {
                joined.join(*known.entry(id).or_insert(at), at);
            }
        }
    }
    for &(one, other) in branches {
        let found = align(states[one], states[other]).pairs;
        let (one, other) = (starts[one], starts[other]);
        for (i, j) in found.iter() {
            joined.join(one + i, other + j);
        }
        for (start, with) in [(one, &found.old_with), (other, &found.new_with)] {
            for (at, head) in (0..).zip(with).filter(|(_, head)| **head != NONE) {
                joined.join(start + at, start + *head);
            }
        }
    }
    let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
    states
        .iter()
        .zip(&starts)
        .map(|(state, start)| {
            (*start..*start + state.len() as u32)
                .map(|at| {
                    let next = numbers.len() as u32;
                    *numbers.entry(joined.first(at)).or_insert(next)
                })
                .collect()
        })
        .collect()
}

/// Returns the pairs of states to align, so that each is reached.
fn tree(states: &[&[Side<'_>]]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..states.len()).collect();
    // The order in which the states are given decides nothing.
    let texts = |state: usize| {
        states[state]
            .iter()
            .map(|side| (side.text, side.number, side.level, side.id))
    };
    order.sort_by(|a, b| texts(*a).cmp(texts(*b)));
    let samples: Vec<FxHashSet<u64>> = order.iter().map(|at| sample(states[*at])).collect();
    let near = |a: usize, b: usize| {
        let both = samples[a].intersection(&samples[b]).count() as f64;
        let either = (samples[a].len() + samples[b].len()) as f64 - both;
        both / either.max(1.0)
    };
    let mut reached: Vec<(f64, usize)> = (1..order.len()).map(|at| (near(0, at), 0)).collect();
    let mut waiting: Vec<usize> = (1..order.len()).collect();
    let mut pairs = Vec::with_capacity(waiting.len());
    while let Some(nearest) = (0..waiting.len()).max_by(|a, b| {
        let by_nearness = reached[*a].0.total_cmp(&reached[*b].0);
        by_nearness.then(waiting[*b].cmp(&waiting[*a]))
    }) {
        let at = waiting.remove(nearest);
        let (_, from) = reached.remove(nearest);
        pairs.push((order[from], order[at]));
        for (other, reached) in waiting.iter().zip(&mut reached) {
            let nearness = near(at, *other);
            if nearness > reached.0 {
                *reached = (nearness, at);
            }
        }
    }
    pairs
}

fn sample(state: &[Side<'_>]) -> FxHashSet<u64> {
    let mut sample = FxHashSet::default();
    for side in state {
        let mut last = (0, 0);
        each_stem(side.text, |stem| {
            let hash = FxBuildHasher.hash_one((last.0, last.1, stem));
            if (hash >> 32) % SAMPLE == 0 {
                sample.insert(hash);
            }
            last = (last.1, stem);
        });
    }
    sample
}

/// Clauses joined to groups, each by the first of its group.
struct Joined(Vec<u32>);

impl Joined {
    fn first(&mut self, clause: u32) -> u32 {
        let mut at = clause;
        while self.0[at as usize] != at {
            self.0[at as usize] = self.0[self.0[at as usize] as usize];
            at = self.0[at as usize];
        }
        at
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.first(one), self.first(other));
        self.0[one.max(other) as usize] = one.min(other);
    }
}

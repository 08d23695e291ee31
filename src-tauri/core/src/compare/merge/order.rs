//! In which order the clauses of a merged text stand.

use crate::compare::Side;
use crate::compare::pairs::NONE;
use crate::compare::synoptic::{aligned, in_reading_order};

/// The groups of clauses in reading order.
pub(super) struct Order {
    /// The groups, as they stand.
    pub(super) rows: Vec<u32>,
    /// For each group, its place among them.
    pub(super) place: Vec<u32>,
    /// For each group, true where both sides moved it.
    pub(super) disputed: Vec<bool>,
}

/// Orders the groups as the one text has them; what the other added or moved stands
/// after what it put it after.
pub(super) fn order(states: &[&[Side<'_>]; 3], groups: &[Vec<u32>]) -> Order {
    let count = groups
        .iter()
        .flatten()
        .max()
        .map_or(0, |most| *most as usize + 1);
    let moved = |state: usize| moved(states, groups, state, count);
    let (by_one, by_other) = (moved(1), moved(2));
    let disputed: Vec<bool> = by_one
        .iter()
        .zip(&by_other)
        .map(|(a, b)| *a && *b)
        .collect();

    let (row_of, _) = in_reading_order(vec![
        groups[0].clone(),
        groups[2].clone(),
        groups[1].clone(),
    ]);
    let mut first = vec![NONE; count];
    for (groups, rows) in [&groups[0], &groups[2], &groups[1]]
        .into_iter()
        .zip(&row_of)
    {
        for (group, row) in groups.iter().zip(rows) {
            first[*row as usize] = *group;
        }
    }
    let mut known = vec![false; count];
    for group in groups[0].iter().chain(&groups[1]) {
        known[*group as usize] = true;
    }
    // The other's own: taken out of the line, and put where it has them.
    let own = |group: u32| {
        let at = group as usize;
        !known[at] || (by_other[at] && !by_one[at])
    };
    let start = count;
    let mut next = vec![NONE; count + 1];
    let mut last = start;
    for group in first
        .iter()
        .filter(|group| **group != NONE && !own(**group))
    {
        next[last] = *group;
        last = *group as usize;
    }
    let mut placed = vec![false; count];
    let mut before = start;
    for group in &groups[2] {
        let at = *group as usize;
        if own(*group) && !std::mem::replace(&mut placed[at], true) {
            next[at] = next[before];
            next[before] = *group;
        }
        before = at;
    }
    let mut rows = Vec::with_capacity(count);
    let mut place = vec![NONE; count];
    let mut at = next[start];
    while at != NONE {
        place[at as usize] = rows.len() as u32;
        rows.push(at);
        at = next[at as usize];
    }
    Order {
        rows,
        place,
        disputed,
    }
}

/// Marks the groups that stand out of the order of the base.
fn moved(states: &[&[Side<'_>]; 3], groups: &[Vec<u32>], state: usize, count: usize) -> Vec<bool> {
    let alignment = aligned(&groups[0], &groups[state], count, states[0]);
    let mut moved = vec![false; count];
    for (i, _) in alignment.pairs.iter() {
        moved[groups[0][i as usize] as usize] = !alignment.in_order[i as usize];
    }
    moved
}

//! Headings that say little themselves are joined by what stands under them.

use rustc_hash::FxHashMap;

use super::Side;
use super::pairs::{NONE, Pairs};

/// A heading is at most this many bytes long.
const SHORT: usize = 100;
/// A pair of headings less alike than this gives way to one with more in common
/// beneath.
const WEAK: f32 = 0.8;
/// The score of a pair that was joined by what stands under it.
const BENEATH: f32 = 0.3;

/// Returns for each clause the place of the clause that it stands under, or none.
pub(super) fn parents(sides: &[Side<'_>]) -> Vec<u32> {
    let mut open: Vec<(u16, u32)> = Vec::new();
    sides
        .iter()
        .enumerate()
        .map(|(at, side)| {
            while open.last().is_some_and(|(level, _)| *level >= side.level) {
                open.pop();
            }
            let parent = open.last().map_or(NONE, |(_, above)| *above);
            open.push((side.level, at as u32));
            parent
        })
        .collect()
}

/// Joins short clauses that are free, or joined to one that is hardly like them,
/// where more of what stands under the one went under the other than anywhere else.
pub(super) fn join_heads(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs) {
    let (old_parent, new_parent) = (parents(old), parents(new));
    let mut votes: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    for (i, j) in pairs.iter() {
        let (p, q) = (old_parent[i as usize], new_parent[j as usize]);
        if p != NONE && q != NONE {
            *votes.entry((p, q)).or_insert(0) += 1;
        }
    }
    let (leads_old, leads_new) = pairs.leading();
    let holds = |pairs: &Pairs, p: u32| {
        let joined = pairs.of_old[p as usize];
        joined != NONE
            && (!loosely(old, pairs, p) || leads_old[p as usize] || leads_new[joined as usize])
    };
    let loose_old = |pairs: &Pairs, p: u32| {
        old[p as usize].text.len() <= SHORT
            && pairs.old_with[p as usize] == NONE
            && !holds(pairs, p)
    };
    let loose_new = |pairs: &Pairs, q: u32| {
        let joined = pairs.of_new[q as usize];
        new[q as usize].text.len() <= SHORT
            && pairs.new_with[q as usize] == NONE
            && (joined == NONE || !holds(pairs, joined))
    };
    let mut ranked: Vec<(u32, u32, u32)> = votes
        .iter()
        .filter(|((p, q), _)| loose_old(pairs, *p) && loose_new(pairs, *q))
        .map(|((p, q), votes)| (*votes, *p, *q))
        .collect();
    ranked.sort_unstable_by(|a, b| b.0.cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut settled_old = vec![false; old.len()];
    let mut settled_new = vec![false; new.len()];
    for (_, p, q) in ranked {
        if settled_old[p as usize] || settled_new[q as usize] {
            continue;
        }
        settled_old[p as usize] = true;
        settled_new[q as usize] = true;
        if pairs.of_old[p as usize] == q {
            continue;
        }
        if pairs.of_old[p as usize] != NONE {
            pairs.part(p, pairs.of_old[p as usize]);
        }
        if pairs.of_new[q as usize] != NONE {
            pairs.part(pairs.of_new[q as usize], q);
        }
        pairs.join(p, q, BENEATH);
    }
}

/// Returns true where an old clause was joined by likeness that does not say much.
fn loosely(old: &[Side<'_>], pairs: &Pairs, p: u32) -> bool {
    pairs.score[p as usize] < WEAK && old[p as usize].id.is_none()
}

//! Joins clauses that are certainly the same: by identity, and by equal text.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Side;
use super::pairs::{Gap, NONE, Pairs, gaps};

/// Joins what needs no judgement: same identity; then equal texts, first those that
/// stand once on both sides, then their equal neighbours, then the k-th with the
/// k-th between the same neighbours.
pub(super) fn join(old: &[Side<'_>], new: &[Side<'_>]) -> Pairs {
    let mut pairs = Pairs::none(old.len(), new.len());
    by_identity(old, new, &mut pairs);
    if pairs.of_old.iter().all(|j| *j != NONE) || pairs.of_new.iter().all(|i| *i != NONE) {
        return pairs;
    }
    let old_hash = hashes(old, &pairs.of_old);
    let new_hash = hashes(new, &pairs.of_new);
    let equal = |pairs: &Pairs, i: u32, j: u32| {
        pairs.free(i, j)
            && old_hash[i as usize] == new_hash[j as usize]
            && old[i as usize].text == new[j as usize].text
    };
    unique(&old_hash, &new_hash, &mut pairs, &equal);
    grow(&mut pairs, &equal, false);
    grow(&mut pairs, &equal, true);

    let order = pairs.in_order(old);
    let between: Vec<Gap> = gaps(&order, &pairs).collect();
    for gap in between {
        in_turn(gap, &old_hash, &new_hash, &mut pairs, &equal);
    }
    let everywhere = Gap {
        old: 0..old.len() as u32,
        new: 0..new.len() as u32,
    };
    in_turn(
        everywhere,
        &old_hash,
        &new_hash,
        &mut pairs,
        &|pairs: &Pairs, i: u32, j: u32| {
            old[i as usize].text.len() >= FAR_REPEAT && equal(pairs, i, j)
        },
    );
    pairs
}

/// A text that stands several times is followed across other clauses only when it
/// is this many bytes long: "Option 1:" is not.
const FAR_REPEAT: usize = 30;

fn by_identity(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs) {
    let places: FxHashMap<_, u32> = old
        .iter()
        .enumerate()
        .filter_map(|(i, side)| Some((side.id?, i as u32)))
        .collect();
    if places.is_empty() {
        return;
    }
    for (j, side) in new.iter().enumerate() {
        if let Some(&i) = side.id.and_then(|id| places.get(&id))
            && pairs.free(i, j as u32)
        {
            pairs.join(i, j as u32, 1.0);
        }
    }
}

fn hashes(sides: &[Side<'_>], joined: &[u32]) -> Vec<u64> {
    sides
        .iter()
        .zip(joined)
        .map(|(side, other)| {
            if *other == NONE {
                FxBuildHasher.hash_one(side.text)
            } else {
                0
            }
        })
        .collect()
}

fn unique(
    old_hash: &[u64],
    new_hash: &[u64],
    pairs: &mut Pairs,
    equal: &impl Fn(&Pairs, u32, u32) -> bool,
) {
    const TWICE: u32 = u32::MAX - 1;
    let mut seen: FxHashMap<u64, (u32, u32)> =
        FxHashMap::with_capacity_and_hasher(old_hash.len(), FxBuildHasher);
    for (i, hash) in old_hash.iter().enumerate() {
        if pairs.of_old[i] == NONE {
            let place = &mut seen.entry(*hash).or_insert((NONE, NONE)).0;
            *place = if *place == NONE { i as u32 } else { TWICE };
        }
    }
    for (j, hash) in new_hash.iter().enumerate() {
        if pairs.of_new[j] == NONE
            && let Some((_, place)) = seen.get_mut(hash)
        {
            *place = if *place == NONE { j as u32 } else { TWICE };
        }
    }
    for (i, hash) in old_hash.iter().enumerate() {
        let i = i as u32;
        if let Some(&(first, second)) = seen.get(hash)
            && first == i
            && second < TWICE
            && equal(pairs, i, second)
        {
            pairs.join_same(i, second);
        }
    }
}

/// Joins equal clauses next to joined ones, and from both ends of the text if asked.
fn grow(pairs: &mut Pairs, equal: &impl Fn(&Pairs, u32, u32) -> bool, ends: bool) {
    let (rows, columns) = (pairs.of_old.len() as u32, pairs.of_new.len() as u32);
    let mut next = if ends { 0 } else { NONE };
    for i in 0..rows {
        if next < columns && equal(pairs, i, next) {
            pairs.join_same(i, next);
        }
        next = pairs.of_old[i as usize].saturating_add(1);
    }
    let mut after = if ends { columns } else { NONE };
    for i in (0..rows).rev() {
        if let Some(j) = after.checked_sub(1)
            && j < columns
            && equal(pairs, i, j)
        {
            pairs.join_same(i, j);
        }
        after = pairs.of_old[i as usize];
    }
}

/// Joins equal clauses of a stretch, the first with the first.
fn in_turn(
    gap: Gap,
    old_hash: &[u64],
    new_hash: &[u64],
    pairs: &mut Pairs,
    equal: &impl Fn(&Pairs, u32, u32) -> bool,
) {
    let mut waiting: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for j in gap.new.rev() {
        if pairs.of_new[j as usize] == NONE {
            waiting.entry(new_hash[j as usize]).or_default().push(j);
        }
    }
    if waiting.is_empty() {
        return;
    }
    for i in gap.old {
        if let Some(places) = waiting.get_mut(&old_hash[i as usize])
            && let Some(&j) = places.last()
            && equal(pairs, i, j)
        {
            pairs.join_same(i, j);
            places.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ClauseId;

    fn joined(old: &[&str], new: &[&str]) -> Vec<(u32, u32)> {
        let old: Vec<_> = old.iter().map(|t| Side::from(*t)).collect();
        let new: Vec<_> = new.iter().map(|t| Side::from(*t)).collect();
        join(&old, &new).iter().collect()
    }

    #[test]
    fn equal_texts_join_wherever_they_stand() {
        assert_eq!(joined(&["a", "b", "c"], &["c", "x", "a"]), [(0, 2), (2, 0)]);
    }

    #[test]
    fn repeated_texts_join_with_their_neighbours() {
        let old = ["Option 1:", "a", "Option 1:", "b"];
        let new = ["Option 1:", "b"];
        assert_eq!(joined(&old, &new), [(2, 0), (3, 1)]);
    }

    #[test]
    fn a_million_empty_clauses_join_one_to_one() {
        let old = vec![Side::from(""); 300_000];
        let pairs = join(&old, &old[..299_000]);
        assert_eq!(pairs.iter().count(), 299_000);
    }

    #[test]
    fn identity_outweighs_the_wording() {
        let (a, b) = (
            ClauseId(uuid::Uuid::from_u128(1)),
            ClauseId(uuid::Uuid::from_u128(2)),
        );
        let old = [
            Side {
                id: Some(a),
                ..Side::from("x")
            },
            Side {
                id: Some(b),
                ..Side::from("y")
            },
        ];
        let new = [
            Side {
                id: Some(b),
                ..Side::from("x")
            },
            Side {
                id: Some(a),
                ..Side::from("y")
            },
        ];
        assert_eq!(
            join(&old, &new).iter().collect::<Vec<_>>(),
            [(0, 1), (1, 0)]
        );
    }
}

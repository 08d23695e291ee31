//! Joins clauses that are certainly the same: by identity, and by equal text.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Side;
use super::chain::{Link, heaviest};

/// Stands for "no clause" where places are kept in flat lists.
pub(super) const NONE: u32 = u32::MAX;

/// Which clause of one state is which of the other, one to one at most, and which
/// further clauses go with such a pair.
#[derive(Clone, Debug)]
pub(super) struct Pairs {
    pub(super) of_old: Vec<u32>,
    pub(super) of_new: Vec<u32>,
    /// For each old clause, how alike its partner is; 1 where the pair is certain.
    pub(super) score: Vec<f32>,
    /// For each old clause, the joined old clause with whose row it goes, or none.
    pub(super) old_with: Vec<u32>,
    /// For each new clause, the joined new clause with whose row it goes, or none.
    pub(super) new_with: Vec<u32>,
}

impl Pairs {
    fn none(old: usize, new: usize) -> Pairs {
        Pairs {
            of_old: vec![NONE; old],
            of_new: vec![NONE; new],
            score: vec![0.0; old],
            old_with: vec![NONE; old],
            new_with: vec![NONE; new],
        }
    }

    pub(super) fn join(&mut self, old: u32, new: u32, score: f32) {
        self.of_old[old as usize] = new;
        self.of_new[new as usize] = old;
        self.score[old as usize] = score;
    }

    /// Takes a pair apart.
    pub(super) fn part(&mut self, old: u32, new: u32) {
        self.of_old[old as usize] = NONE;
        self.of_new[new as usize] = NONE;
    }

    pub(super) fn free(&self, old: u32, new: u32) -> bool {
        self.free_old(old) && self.free_new(new)
    }

    pub(super) fn free_old(&self, old: u32) -> bool {
        self.of_old[old as usize] == NONE && self.old_with[old as usize] == NONE
    }

    pub(super) fn free_new(&self, new: u32) -> bool {
        self.of_new[new as usize] == NONE && self.new_with[new as usize] == NONE
    }

    /// Returns the pairs with the sides swapped.
    pub(super) fn mirrored(self) -> Pairs {
        let mut score = vec![0.0; self.of_new.len()];
        for (i, j) in self.iter() {
            score[j as usize] = self.score[i as usize];
        }
        Pairs {
            of_old: self.of_new,
            of_new: self.of_old,
            score,
            old_with: self.new_with,
            new_with: self.old_with,
        }
    }

    /// Returns the pairs in the order of the old state.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.of_old
            .iter()
            .enumerate()
            .filter(|(_, new)| **new != NONE)
            .map(|(old, new)| (old as u32, *new))
    }

    /// Returns the pairs that stand in the same order on both sides, as many words
    /// of them as possible.
    pub(super) fn in_order(&self, old: &[Side<'_>]) -> Vec<(u32, u32)> {
        let links = self
            .iter()
            .map(|(i, j)| Link {
                old: i,
                new: j,
                weight: size(old[i as usize].text, self.score[i as usize]),
            })
            .collect();
        heaviest(links, self.of_new.len())
            .iter()
            .map(|link| (link.old, link.new))
            .collect()
    }
}

/// What a clause weighs when it is asked which of two moved past the other: the
/// longer stays, and so does the one that is surely the same.
fn size(text: &str, score: f32) -> u64 {
    ((40 + text.len().min(2_000)) as f32 * score * score) as u64 + 1
}

/// A stretch between two pairs that stand in order, on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) old: std::ops::Range<u32>,
    pub(super) new: std::ops::Range<u32>,
}

/// Returns the stretches before, between and after pairs that stand in order,
/// where both sides have something.
pub(super) fn gaps<'a>(
    order: &'a [(u32, u32)],
    pairs: &'a Pairs,
) -> impl Iterator<Item = Gap> + 'a {
    let end = (pairs.of_old.len() as u32, pairs.of_new.len() as u32);
    let starts = std::iter::once((0, 0)).chain(order.iter().map(|&(i, j)| (i + 1, j + 1)));
    let ends = order.iter().copied().chain(std::iter::once(end));
    starts
        .zip(ends)
        .map(|(start, end)| Gap {
            old: start.0..end.0,
            new: start.1..end.1,
        })
        .filter(|gap| !gap.old.is_empty() && !gap.new.is_empty())
}

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
    let mut waiting: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let between: Vec<Gap> = gaps(&order, &pairs).collect();
    for gap in between {
        in_turn(gap, &old_hash, &new_hash, &mut waiting, &mut pairs, &equal);
    }
    let everywhere = Gap {
        old: 0..old.len() as u32,
        new: 0..new.len() as u32,
    };
    in_turn(
        everywhere,
        &old_hash,
        &new_hash,
        &mut waiting,
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
        if let Some(&i) = side.id.and_then(|id| places.get(&id)) {
            if pairs.free(i, j as u32) {
                pairs.join(i, j as u32, 1.0);
            }
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
    let mut seen: FxHashMap<u64, (u32, u32)> = FxHashMap::default();
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
            pairs.join(i, second, 1.0);
        }
    }
}

/// Joins equal clauses next to joined ones, and from both ends of the text if asked.
fn grow(pairs: &mut Pairs, equal: &impl Fn(&Pairs, u32, u32) -> bool, ends: bool) {
    let (rows, columns) = (pairs.of_old.len() as u32, pairs.of_new.len() as u32);
    let mut next = if ends { 0 } else { NONE };
    for i in 0..rows {
        if next < columns && equal(pairs, i, next) {
            pairs.join(i, next, 1.0);
        }
        next = pairs.of_old[i as usize].saturating_add(1);
    }
    let mut after = if ends { columns } else { NONE };
    for i in (0..rows).rev() {
        if let Some(j) = after.checked_sub(1)
            && j < columns
            && equal(pairs, i, j)
        {
            pairs.join(i, j, 1.0);
        }
        after = pairs.of_old[i as usize];
    }
}

/// Joins equal clauses of a stretch, the first with the first.
fn in_turn(
    gap: Gap,
    old_hash: &[u64],
    new_hash: &[u64],
    waiting: &mut FxHashMap<u64, Vec<u32>>,
    pairs: &mut Pairs,
    equal: &impl Fn(&Pairs, u32, u32) -> bool,
) {
    waiting.clear();
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
            pairs.join(i, j, 1.0);
            places.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ClauseId;

    fn side(text: &str) -> Side<'_> {
        Side {
            id: None,
            number: None,
            level: 0,
            text,
        }
    }

    fn joined(old: &[&str], new: &[&str]) -> Vec<(u32, u32)> {
        let old: Vec<_> = old.iter().map(|t| side(t)).collect();
        let new: Vec<_> = new.iter().map(|t| side(t)).collect();
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
        let old = vec![side(""); 300_000];
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
                ..side("x")
            },
            Side {
                id: Some(b),
                ..side("y")
            },
        ];
        let new = [
            Side {
                id: Some(b),
                ..side("x")
            },
            Side {
                id: Some(a),
                ..side("y")
            },
        ];
        assert_eq!(
            join(&old, &new).iter().collect::<Vec<_>>(),
            [(0, 1), (1, 0)]
        );
    }
}

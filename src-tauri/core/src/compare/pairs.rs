//! Which clauses of two states are one another's: pairs, and what goes with them.

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
    /// For each old clause, true where its partner is known to say the same.
    pub(super) same: Vec<bool>,
    /// For each old clause, the joined old clause with whose row it goes, or none.
    pub(super) old_with: Vec<u32>,
    /// For each new clause, the joined new clause with whose row it goes, or none.
    pub(super) new_with: Vec<u32>,
}

impl Pairs {
    pub(super) fn none(old: usize, new: usize) -> Pairs {
        Pairs {
            of_old: vec![NONE; old],
            of_new: vec![NONE; new],
            score: vec![0.0; old],
            same: vec![false; old],
            old_with: vec![NONE; old],
            new_with: vec![NONE; new],
        }
    }

    pub(super) fn join(&mut self, old: u32, new: u32, score: f32) {
        self.of_old[old as usize] = new;
        self.of_new[new as usize] = old;
        self.score[old as usize] = score;
    }

    /// Joins two clauses that say the same.
    pub(super) fn join_same(&mut self, old: u32, new: u32) {
        self.join(old, new, 1.0);
        self.same[old as usize] = true;
    }

    /// Takes a pair apart.
    pub(super) fn part(&mut self, old: u32, new: u32) {
        self.of_old[old as usize] = NONE;
        self.of_new[new as usize] = NONE;
        self.same[old as usize] = false;
    }

    /// Marks the old and new clauses with which others go: their pairs hold.
    pub(super) fn leading(&self) -> (Vec<bool>, Vec<bool>) {
        let mark = |with: &[u32]| {
            let mut marked = vec![false; with.len()];
            for head in with.iter().filter(|head| **head != NONE) {
                marked[*head as usize] = true;
            }
            marked
        };
        (mark(&self.old_with), mark(&self.new_with))
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
        let mut same = vec![false; self.of_new.len()];
        for (i, j) in self.iter() {
            score[j as usize] = self.score[i as usize];
            same[j as usize] = self.same[i as usize];
        }
        Pairs {
            of_old: self.of_new,
            of_new: self.of_old,
            score,
            same,
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
        if self.iter().is_sorted_by_key(|(_, j)| j) {
            return self.iter().collect();
        }
        let blocks = self.blocks(old);
        let links = blocks.iter().map(|block| block.link).collect();
        let mut order = Vec::new();
        let mut at = 0;
        for link in heaviest(links, self.of_new.len()) {
            while blocks[at].link != link {
                at += 1;
            }
            order.extend(self.between(blocks[at].link.old, blocks[at].last));
        }
        order
    }

    fn between(&self, first: u32, last: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        (first..=last)
            .map(|i| (i, self.of_old[i as usize]))
            .filter(|(_, j)| *j != NONE)
    }

    /// Returns the pairs in blocks: what follows one another on both sides, with no
    /// other pair between, moves or stays together.
    fn blocks(&self, old: &[Side<'_>]) -> Vec<Block> {
        let mut next_new = vec![NONE; self.of_new.len()];
        let mut next = NONE;
        for (j, i) in self.of_new.iter().enumerate().rev() {
            next_new[j] = next;
            if *i != NONE {
                next = j as u32;
            }
        }
        let mut blocks: Vec<Block> = Vec::new();
        let mut follows = NONE;
        for (i, j) in self.iter() {
            let weight = size(old[i as usize].text, self.score[i as usize]);
            match blocks.last_mut() {
                Some(block) if follows == j => {
                    block.last = i;
                    block.link.weight += weight;
                }
                _ => blocks.push(Block {
                    link: Link {
                        old: i,
                        new: j,
                        weight,
                    },
                    last: i,
                }),
            }
            follows = next_new[j as usize];
        }
        blocks
    }
}

/// Pairs that follow one another on both sides.
struct Block {
    /// The first pair, with the weight of all.
    link: Link,
    /// The last old clause.
    last: u32,
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

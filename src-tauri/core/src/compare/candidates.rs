//! Which clauses may be one another's other wording: neighbours first, then clauses
//! anywhere that share word triples.

use super::likeness::{Likeness, Of};
use super::pairs::{Gap, NONE, Pairs, gaps};

/// A pair of clauses that may be two wordings of one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub(super) old: u32,
    pub(super) new: u32,
    pub(super) score: f32,
}

/// Clauses on either side of the expected place that are tried.
const REACH: usize = 3;
/// A stretch with at most this many clauses on each side is tried whole.
const SMALL: usize = 8;
/// Clauses that share most triples, of which the score is taken.
const BEST: usize = 6;
/// Of the clauses this near the expected place, so many are scored in any case.
const BEST_AROUND: u32 = 4;
const AROUND: u32 = 24;
/// A neighbour this much alike makes the search through the whole text needless.
pub(super) const SURE: f32 = 0.8;
/// Below this a pair is not kept at all.
const FLOOR: f32 = 0.15;

/// Returns candidates among the free clauses of each stretch between ordered pairs,
/// near the place where one expects them.
pub(super) fn near(pairs: &Pairs, order: &[(u32, u32)], likeness: &Likeness) -> Vec<Candidate> {
    let mut found = Vec::new();
    for gap in gaps(order, pairs) {
        in_gap(&gap, pairs, likeness, &mut found);
    }
    found
}

fn in_gap(gap: &Gap, pairs: &Pairs, likeness: &Likeness, found: &mut Vec<Candidate>) {
    let old: Vec<u32> = gap.old.clone().filter(|i| pairs.free_old(*i)).collect();
    let new: Vec<u32> = gap.new.clone().filter(|j| pairs.free_new(*j)).collect();
    if old.is_empty() || new.is_empty() {
        return;
    }
    let mut tried: Vec<usize> = Vec::new();
    for (rank, &i) in old.iter().enumerate() {
        tried.clear();
        if old.len() <= SMALL && new.len() <= SMALL {
            tried.extend(0..new.len());
        } else {
            let from_end = (new.len() + rank).checked_sub(old.len());
            let in_share = rank * new.len() / old.len();
            for place in [Some(rank), from_end, Some(in_share)].into_iter().flatten() {
                let first = place.saturating_sub(REACH);
                let last = (place + REACH + 1).min(new.len());
                tried.extend(first..last.max(first));
            }
            tried.sort_unstable();
            tried.dedup();
        }
        for &at in &tried {
            try_pair(i, new[at], likeness, found);
        }
    }
}

fn try_pair(old: u32, new: u32, likeness: &Likeness, found: &mut Vec<Candidate>) {
    let score = likeness.shared(old, new).score();
    if score >= FLOOR {
        found.push(Candidate { old, new, score });
    }
}

/// Returns candidates from anywhere in the text for the free clauses without a sure
/// neighbour, by the word triples that they share.
///
/// `expected` holds for each old clause the new place where it would stand.
pub(super) fn far(
    pairs: &Pairs,
    near: &[Candidate],
    expected: &[u32],
    likeness: &Likeness,
) -> Vec<Candidate> {
    let mut sure = vec![false; pairs.of_old.len()];
    for candidate in near.iter().filter(|c| c.score >= SURE) {
        sure[candidate.old as usize] = true;
    }
    let asking: Vec<u32> = (0..pairs.of_old.len() as u32)
        .filter(|i| pairs.free_old(*i) && !sure[*i as usize])
        .collect();
    if asking.is_empty() {
        return Vec::new();
    }
    let index = Index::build(pairs, likeness);
    let mut found = Vec::new();
    let mut votes = vec![0u32; pairs.of_new.len()];
    let mut voted: Vec<u32> = Vec::new();
    let mut ranked: Vec<(u32, u32)> = Vec::new();
    for old in asking {
        for triple in likeness.bags(Of::Old).triples(old) {
            index.each(*triple, |new| {
                let votes = &mut votes[new as usize];
                if *votes == 0 {
                    voted.push(new);
                }
                *votes += 1;
            });
        }
        ranked.clear();
        for new in voted.drain(..) {
            ranked.push((std::mem::take(&mut votes[new as usize]), new));
        }
        let by_votes = |a: &(u32, u32), b: &(u32, u32)| b.0.cmp(&a.0).then(a.1.cmp(&b.1));
        ranked.sort_unstable_by(by_votes);
        let around = |new: u32| expected[old as usize].abs_diff(new) <= AROUND;
        let mut beside = 0;
        for (rank, &(_, new)) in ranked.iter().enumerate() {
            let wanted = rank < BEST || (beside < BEST_AROUND && around(new));
            beside += u32::from(around(new));
            if wanted {
                try_pair(old, new, likeness, &mut found);
            }
        }
    }
    found
}

/// The free clauses of the new state by their word triples, as linked lists in one
/// flat list. Stock phrases are not among the triples, so that every list is short:
/// one for the triples that end in the same bits, which are hashes.
struct Index {
    heads: Vec<u32>,
    links: Vec<Posting>,
}

/// A triple of a clause, and the one before it in the same list.
struct Posting {
    triple: u32,
    new: u32,
    next: u32,
}

impl Index {
    fn build(pairs: &Pairs, likeness: &Likeness) -> Index {
        let triples = likeness.bags(Of::New).triples_of_all();
        let mut index = Index {
            heads: vec![NONE; triples.next_power_of_two()],
            links: Vec::with_capacity(triples),
        };
        for new in 0..pairs.of_new.len() as u32 {
            if !pairs.free_new(new) {
                continue;
            }
            for triple in likeness.bags(Of::New).triples(new) {
                let place = index.place(*triple);
                let link = index.links.len() as u32;
                index.links.push(Posting {
                    triple: *triple,
                    new,
                    next: std::mem::replace(&mut index.heads[place], link),
                });
            }
        }
        index
    }

    fn each(&self, triple: u32, mut found: impl FnMut(u32)) {
        let mut at = self.heads[self.place(triple)];
        while at != NONE {
            let link = &self.links[at as usize];
            if link.triple == triple {
                found(link.new);
            }
            at = link.next;
        }
    }

    fn place(&self, triple: u32) -> usize {
        triple as usize & (self.heads.len() - 1)
    }
}

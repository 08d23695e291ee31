//! Aligns two states clause by clause: which old clauses and which new ones are one.
//!
//! Certain pairs come first, then pairs by likeness that rise in order, splits and
//! merges beside them, moves from what is left, and last what stands alone between
//! the same neighbours. Every stage is near linear in the number of clauses.

use super::Side;
use super::anchors::join;
use super::candidates::{Candidate, far, near};
use super::chain::{Link, heaviest};
use super::headings::join_heads;
use super::inplace::{join_begun, join_in_place};
use super::likeness::Likeness;
use super::pairs::{NONE, Pairs};
use super::parts::{Evidence, Options, REACH, attach};

/// What belongs together in two states.
pub(super) struct Alignment {
    /// The rows: pairs and what goes with them.
    pub(super) pairs: Pairs,
    /// For each old clause, true where its pair stands in the order of the others.
    pub(super) in_order: Vec<bool>,
}

/// A pair so much alike is taken before parts of clauses are looked for.
const ALIKE: f32 = 0.60;
/// A pair in order must be this much alike.
const IN_ORDER: f32 = 0.40;
/// A pair out of order must be this much alike.
const MOVED: f32 = 0.56;
/// The same when it moved no further than [`STEP`] clauses.
const MOVED_NEAR: f32 = 0.35;
/// How far a clause may move and still be near.
const STEP: u32 = 12;
/// What stands between the same neighbours must be this much alike.
const IN_PLACE: f32 = 0.28;

/// Aligns two states. The result is the same, mirrored, when the sides are swapped.
pub(super) fn align(old: &[Side<'_>], new: &[Side<'_>]) -> Alignment {
    if !backwards(old, new) {
        return align_ordered(old, new);
    }
    let found = align_ordered(new, old);
    let mut in_order = vec![false; old.len()];
    for (j, i) in found.pairs.iter() {
        in_order[i as usize] = found.in_order[j as usize];
    }
    Alignment {
        pairs: found.pairs.mirrored(),
        in_order,
    }
}

/// Says which of two states is taken first, by what they say alone, so that the
/// order in which they are given cannot matter.
fn backwards(old: &[Side<'_>], new: &[Side<'_>]) -> bool {
    fn key<'a>(side: &Side<'a>) -> (&'a str, Option<&'a str>, u16, Option<crate::ids::ClauseId>) {
        (side.text, side.number, side.level, side.id)
    }
    new.iter().map(key).cmp(old.iter().map(key)).is_lt()
}

fn align_ordered(old: &[Side<'_>], new: &[Side<'_>]) -> Alignment {
    let mut pairs = join(old, new);
    let free = |pairs: &Pairs| (pairs.of_old.contains(&NONE), pairs.of_new.contains(&NONE));
    if free(&pairs) == (true, true) {
        join_in_place(old, new, &mut pairs);
    }
    if free(&pairs) != (false, false) {
        let wanted = wanted(old, new, &pairs);
        let likeness = Likeness::read(old, new, &wanted.0, &wanted.1);
        by_likeness(old, new, &mut pairs, &likeness);
    }
    let mut in_order = vec![false; old.len()];
    for (i, _) in pairs.in_order(old) {
        in_order[i as usize] = true;
    }
    Alignment { pairs, in_order }
}

/// Marks the clauses whose words matter: those without a partner; and beside those,
/// clauses whose partner says something else, of which they may be a part. What is a
/// part across other free clauses stands beside the last of them.
fn wanted(old: &[Side<'_>], new: &[Side<'_>], pairs: &Pairs) -> (Vec<bool>, Vec<bool>) {
    let mut near_old = around(&pairs.of_old);
    let mut near_new = around(&pairs.of_new);
    for (i, j) in pairs.iter() {
        let (side, other) = (i as usize, j as usize);
        let both = (near_old[side] || near_new[other])
            && !pairs.same[side]
            && old[side].text != new[other].text;
        near_old[side] = both;
        near_new[other] = both;
    }
    (near_old, near_new)
}

/// Marks the clauses without a partner and those within reach of one.
fn around(partners: &[u32]) -> Vec<bool> {
    let mut marked = vec![false; partners.len()];
    for forwards in [true, false] {
        let mut reach = 0;
        for step in 0..partners.len() {
            let at = if forwards {
                step
            } else {
                partners.len() - 1 - step
            };
            reach = if partners[at] == NONE {
                REACH + 1
            } else {
                reach.saturating_sub(1)
            };
            marked[at] |= reach > 0;
        }
    }
    marked
}

fn by_likeness(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs, likeness: &Likeness) {
    let options = Options { old, new };
    let order = pairs.in_order(old);
    let mut candidates = near(pairs, &order, likeness);
    let distant = far(pairs, &candidates, &expected(old, pairs), likeness);
    candidates.extend(distant);
    let all = ordered(candidates);
    let candidates = undominated(&all, pairs);

    let clear = unrivalled(&candidates, pairs);
    keep_in_order(old, new, &clear, ALIKE, pairs);
    attach(pairs, likeness, &options, Evidence::Sure);
    keep_in_order(old, new, &candidates, IN_ORDER, pairs);
    attach(pairs, likeness, &options, Evidence::Sure);
    keep_moved(old, new, &candidates, pairs);
    drop_stray(old, new, pairs);
    join_begun(old, new, pairs);
    let order = pairs.in_order(old);
    let mut candidates = near(pairs, &order, likeness);
    candidates.extend(all.iter().filter(|c| pairs.free(c.old, c.new)));
    let candidates = ordered(candidates);
    keep_in_order(old, new, &candidates, IN_PLACE, pairs);
    join_heads(old, new, pairs);
    attach(pairs, likeness, &options, Evidence::Any);
}

/// Returns the candidates in order, each once.
fn ordered(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_unstable_by_key(|c| (c.old, c.new));
    candidates.dedup_by_key(|c| (c.old, c.new));
    candidates
}

/// Drops the candidates that have a rival elsewhere: the same clause with another one
/// that does not stand right beside. Where text is repeated, the order decides later.
fn unrivalled(candidates: &[Candidate], pairs: &Pairs) -> Vec<Candidate> {
    let mut span_old = vec![(u32::MAX, 0u32); pairs.of_old.len()];
    let mut span_new = vec![(u32::MAX, 0u32); pairs.of_new.len()];
    let widen = |span: &mut (u32, u32), at: u32| *span = (span.0.min(at), span.1.max(at));
    for c in candidates {
        widen(&mut span_old[c.old as usize], c.new);
        widen(&mut span_new[c.new as usize], c.old);
    }
    let narrow = |span: (u32, u32)| span.1 - span.0 <= 2;
    candidates
        .iter()
        .filter(|c| narrow(span_old[c.old as usize]) && narrow(span_new[c.new as usize]))
        .copied()
        .collect()
}

/// Drops a candidate where either clause has a much better one.
fn undominated(candidates: &[Candidate], pairs: &Pairs) -> Vec<Candidate> {
    let mut best_old = vec![0.0f32; pairs.of_old.len()];
    let mut best_new = vec![0.0f32; pairs.of_new.len()];
    for c in candidates {
        let (a, b) = (&mut best_old[c.old as usize], &mut best_new[c.new as usize]);
        *a = a.max(c.score);
        *b = b.max(c.score);
    }
    candidates
        .iter()
        .copied()
        .filter(|c| {
            let better = best_old[c.old as usize].max(best_new[c.new as usize]);
            c.score >= better - 0.2
        })
        .collect()
}

/// Joins the heaviest rising chain of the candidates, held in place by the pairs
/// already made.
fn keep_in_order(
    old: &[Side<'_>],
    new: &[Side<'_>],
    candidates: &[Candidate],
    least: f32,
    pairs: &mut Pairs,
) {
    let link = |i: u32, j: u32, score: f32| Link {
        old: i,
        new: j,
        weight: worth(score, &old[i as usize], &new[j as usize]),
    };
    let mut links: Vec<Link> = Vec::new();
    let mut after = (NONE, NONE);
    for (i, j) in pairs.in_order(old) {
        let one = link(i, j, 1.0);
        match links.last_mut() {
            // Nothing can come between neighbours: one link stands for the run.
            Some(run) if after == (i, j) => run.weight += one.weight,
            _ => links.push(one),
        }
        after = (i + 1, j + 1);
    }
    let made = links.len();
    links.extend(
        candidates
            .iter()
            .filter(|c| c.score >= least && pairs.free(c.old, c.new))
            .map(|c| link(c.old, c.new, c.score)),
    );
    if links.len() == made {
        return;
    }
    for link in heaviest(links, pairs.of_new.len()) {
        let (i, j) = (link.old, link.new);
        if pairs.free(i, j)
            && let Ok(at) = candidates.binary_search_by_key(&(i, j), |c| (c.old, c.new))
        {
            pairs.join(i, j, candidates[at].score);
        }
    }
}

/// What a pair adds to a chain: likeness counts three times, length little.
fn worth(score: f32, old: &Side<'_>, new: &Side<'_>) -> u64 {
    let shorter = old.text.len().min(new.text.len()).min(2_000) as f32;
    (score.powi(3) * (1.0 + shorter.sqrt() / 8.0) * 1_000.0) as u64
}

/// Joins what is left, the most alike first: clauses that moved. What moved a few
/// clauses only is believed sooner.
fn keep_moved(old: &[Side<'_>], new: &[Side<'_>], candidates: &[Candidate], pairs: &mut Pairs) {
    let places = expected(old, pairs);
    let mut left: Vec<(f32, u32, u32, f32)> = candidates
        .iter()
        .filter(|c| pairs.free(c.old, c.new))
        .filter(|c| tells(&old[c.old as usize], &new[c.new as usize]))
        .filter_map(|c| {
            let beside = places[c.old as usize].abs_diff(c.new) <= STEP;
            let spare = c.score - if beside { MOVED_NEAR } else { MOVED };
            (spare >= 0.0).then_some((spare, c.old, c.new, c.score))
        })
        .collect();
    left.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, i, j, score) in left {
        if pairs.free(i, j) {
            pairs.join(i, j, score);
        }
    }
}

/// A text must be this many bytes long to be followed out of its place alone:
/// "Option 2: No text" is not.
const TELLING: usize = 30;

fn tells(old: &Side<'_>, new: &Side<'_>) -> bool {
    old.text.len().min(new.text.len()) >= TELLING
}

/// Takes apart pairs of short clauses that moved while no neighbour moved with them.
fn drop_stray(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs) {
    let order = pairs.in_order(old);
    let mut stays = vec![false; old.len()];
    for (i, _) in order {
        stays[i as usize] = true;
    }
    let (leads_old, leads_new) = pairs.leading();
    let joined: Vec<(u32, u32)> = pairs.iter().collect();
    for (i, j) in joined {
        let side = &old[i as usize];
        let along = |i: Option<u32>, j: Option<u32>| {
            i.zip(j)
                .is_some_and(|(i, j)| pairs.of_old.get(i as usize) == Some(&j))
        };
        if !stays[i as usize]
            && side.id.is_none()
            && !leads_old[i as usize]
            && !leads_new[j as usize]
            && !tells(side, &new[j as usize])
            && !along(i.checked_sub(1), j.checked_sub(1))
            && !along(i.checked_add(1), j.checked_add(1))
        {
            pairs.part(i, j);
        }
    }
}

/// Returns for each old clause the new place where it would stand had it not moved.
fn expected(old: &[Side<'_>], pairs: &Pairs) -> Vec<u32> {
    let mut places = vec![0; old.len()];
    for (i, j) in pairs.in_order(old) {
        places[i as usize] = j;
    }
    let mut last = 0;
    for place in &mut places {
        last = last.max(*place);
        *place = last;
    }
    places
}

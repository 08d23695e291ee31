//! The heaviest chain of pairs that rises on both sides: what stayed in order.

/// A pair of places, one on each side, and what keeping it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) old: u32,
    pub(super) new: u32,
    pub(super) weight: u64,
}

/// Returns the chain of links, rising strictly on both sides, whose weights add up
/// to most, in order. O(k log k) for k links, by a Fenwick tree of prefix maxima.
///
/// `width` is one more than the greatest place of the new side.
pub(super) fn heaviest(mut links: Vec<Link>, width: usize) -> Vec<Link> {
    links.sort_unstable_by(|a, b| a.old.cmp(&b.old).then(b.new.cmp(&a.new)));
    let mut tree = vec![(0u64, NONE); width + 1];
    let mut before = vec![NONE; links.len()];
    let mut best = (0u64, NONE);
    for (at, link) in links.iter().enumerate() {
        let (sum, previous) = highest(&tree, link.new as usize);
        before[at] = previous;
        let reached = (sum + link.weight, at as u32);
        if reached.0 > best.0 {
            best = reached;
        }
        raise(&mut tree, link.new as usize + 1, reached);
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while at != NONE {
        chain.push(links[at as usize]);
        at = before[at as usize];
    }
    chain.reverse();
    chain
}

const NONE: u32 = u32::MAX;

/// Returns the best end among the places before `place`.
fn highest(tree: &[(u64, u32)], place: usize) -> (u64, u32) {
    let mut best = (0, NONE);
    let mut at = place;
    while at > 0 {
        if tree[at].0 > best.0 {
            best = tree[at];
        }
        at &= at - 1;
    }
    best
}

fn raise(tree: &mut [(u64, u32)], place: usize, reached: (u64, u32)) {
    let mut at = place;
    while at < tree.len() {
        if reached.0 > tree[at].0 {
            tree[at] = reached;
        }
        at += at & at.wrapping_neg();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(links: &[(u32, u32, u64)]) -> Vec<(u32, u32)> {
        let links = links
            .iter()
            .map(|&(old, new, weight)| Link { old, new, weight })
            .collect();
        heaviest(links, 10).iter().map(|l| (l.old, l.new)).collect()
    }

    #[test]
    fn a_chain_rises_on_both_sides() {
        assert_eq!(
            chain(&[(0, 0, 1), (1, 2, 1), (2, 1, 1), (3, 3, 1)]).len(),
            3
        );
        assert_eq!(chain(&[(0, 1, 1), (0, 2, 1), (1, 1, 1)]).len(), 1);
    }

    #[test]
    fn a_heavy_link_outweighs_two_light_ones() {
        assert_eq!(chain(&[(0, 5, 9), (1, 1, 4), (2, 2, 4)]), [(0, 5)]);
        assert_eq!(chain(&[(0, 5, 7), (1, 1, 4), (2, 2, 4)]), [(1, 1), (2, 2)]);
    }

    #[test]
    fn no_links_make_no_chain() {
        assert!(chain(&[]).is_empty());
    }
}

//! Which of several places stay in their order, where two orders are put on paper as one.

/// Places of a longest rising subsequence (patience sorting, n log n).
pub(super) fn longest_rising(values: &[usize]) -> Vec<usize> {
    let mut piles: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        let pile = piles.partition_point(|top| values[*top] < *value);
        before.push(pile.checked_sub(1).map(|below| piles[below]));
        if pile == piles.len() {
            piles.push(at);
        } else {
            piles[pile] = at;
        }
    }
    let mut rising = Vec::with_capacity(piles.len());
    let mut at = piles.last().copied();
    while let Some(here) = at {
        rising.push(here);
        at = before[here];
    }
    rising
}

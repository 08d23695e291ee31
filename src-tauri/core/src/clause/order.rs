//! Fractional keys: order among siblings that never has to be rewritten.
//!
//! A key is a fraction in base 36 without its leading "0.": `0`–`9`, `a`–`z`, never
//! ending in `0`, compared as bytes. Source: D. Greenspan, "Implementing Fractional
//! Indexing" (2020), without the integer part.

const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

fn value(digit: u8) -> usize {
    DIGITS.iter().position(|known| *known == digit).unwrap_or(0)
}

/// Returns a key after `low` and before `high`; none is the end on that side.
///
/// ```
/// use travaux::clause::order::between;
/// let first = between(None, None);
/// let before = between(None, Some(&first));
/// let amid = between(Some(&before), Some(&first));
/// assert!(before < amid && amid < first);
/// ```
pub fn between(low: Option<&str>, high: Option<&str>) -> String {
    let low = low.unwrap_or("").as_bytes();
    let high = high.map(str::as_bytes);
    let mut key = Vec::new();
    let mut bounded = high.is_some();
    for at in 0.. {
        let below = low.get(at).map_or(0, |digit| value(*digit));
        let above = match high {
            Some(high) if bounded => high.get(at).map_or(0, |digit| value(*digit)),
            _ => DIGITS.len(),
        };
        if above > below + 1 {
            key.push(DIGITS[(below + above) / 2]);
            break;
        }
        key.push(DIGITS[below]);
        if above > below {
            bounded = false;
        }
        // Equal keys on both sides leave no room; what follows `low` is the next best.
        if bounded && at >= low.len() && high.is_some_and(|high| at >= high.len()) {
            bounded = false;
        }
    }
    String::from_utf8(key).expect("all digits are ASCII")
}

/// Returns `count` keys in order between two others, spread evenly so that they stay short.
pub fn spread(low: Option<&str>, high: Option<&str>, count: usize) -> Vec<String> {
    let mut keys = vec![String::new(); count];
    // Halve the gap again and again: (first, one past last, low, high).
    let mut gaps = vec![(0, count, low.map(str::to_owned), high.map(str::to_owned))];
    while let Some((from, to, low, high)) = gaps.pop() {
        if from == to {
            continue;
        }
        let middle = from + (to - from) / 2;
        let key = between(low.as_deref(), high.as_deref());
        gaps.push((from, middle, low, Some(key.clone())));
        gaps.push((middle + 1, to, Some(key.clone()), high));
        keys[middle] = key;
    }
    keys
}

/// Returns keys in order for a list of which some have one already. As many as can be of
/// those keep theirs: the longest run that is in order (patience sorting).
pub fn fill(standing: &[Option<&str>]) -> Vec<String> {
    let mut keys: Vec<Option<&str>> = vec![None; standing.len()];
    for at in longest_in_order(standing) {
        keys[at] = standing[at];
    }
    let mut filled: Vec<String> = Vec::with_capacity(keys.len());
    let mut at = 0;
    while at < keys.len() {
        if let Some(key) = keys[at] {
            filled.push(key.to_owned());
            at += 1;
            continue;
        }
        let gap = keys[at..].iter().take_while(|key| key.is_none()).count();
        let low = filled.last().cloned();
        let high = keys.get(at + gap).copied().flatten();
        filled.extend(spread(low.as_deref(), high, gap));
        at += gap;
    }
    filled
}

/// Returns the indices of the longest strictly rising run of the keys that are there.
fn longest_in_order(standing: &[Option<&str>]) -> Vec<usize> {
    let mut before = vec![None; standing.len()];
    let mut ends: Vec<usize> = Vec::new();
    for (at, key) in standing.iter().enumerate().filter(|(_, key)| key.is_some()) {
        let rank = ends.partition_point(|end| standing[*end] < *key);
        before[at] = rank.checked_sub(1).map(|rank| ends[rank]);
        if rank == ends.len() {
            ends.push(at);
        } else {
            ends[rank] = at;
        }
    }
    let mut run = Vec::new();
    let mut at = ends.last().copied();
    while let Some(index) = at {
        run.push(index);
        at = before[index];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn there_is_always_a_key_between_two_others(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let mut keys = vec![between(None, None)];
            for pick in picks {
                let at = pick.index(keys.len() + 1);
                let low = at.checked_sub(1).map(|at| keys[at].clone());
                let key = between(low.as_deref(), keys.get(at).map(String::as_str));
                prop_assert!(!key.ends_with('0'));
                keys.insert(at, key);
                prop_assert!(keys.is_sorted_by(|one, other| one < other));
            }
        }

        #[test]
        fn filled_keys_are_in_order_and_those_in_order_stay(picks in prop::collection::vec(prop::option::of(1_u32..99999), 0..60)) {
            let standing: Vec<Option<String>> = picks.iter().map(|pick| pick.map(|n| format!("{n}i"))).collect();
            let standing: Vec<Option<&str>> = standing.iter().map(Option::as_deref).collect();
            let keys = fill(&standing);
            prop_assert!(keys.is_sorted_by(|one, other| one < other), "{keys:?}");
            let rising = standing.iter().flatten().collect::<Vec<_>>().is_sorted_by(|one, other| one < other);
            if rising {
                prop_assert!(standing.iter().zip(&keys).all(|(was, now)| was.is_none_or(|was| was == now)));
            }
        }

        #[test]
        fn spread_keys_are_in_order_and_inside(count in 0_usize..3000) {
            let low = between(None, None);
            let high = between(Some(&low), None);
            let keys = spread(Some(&low), Some(&high), count);
            prop_assert_eq!(keys.len(), count);
            prop_assert!(keys.is_sorted_by(|one, other| one < other));
            prop_assert!(keys.iter().all(|key| *key > low && *key < high && key.len() < 8));
        }
    }
}

//! Joins what was reworded in its place, without reading its words: as many clauses
//! between the same neighbours, with the same beginning and end.

use super::Side;
use super::pairs::{Gap, Pairs, gaps};

/// The share of the longer text that beginning and end must make up.
const AFFIX: f32 = 0.5;

/// Joins the free clauses of each stretch one by one, where both sides have as many
/// and the texts begin and end alike.
pub(super) fn join_in_place(old: &[Side<'_>], new: &[Side<'_>], pairs: &mut Pairs) {
    let order = pairs.in_order(old);
    let between: Vec<Gap> = gaps(&order, pairs).collect();
    for gap in between {
        let free_old: Vec<u32> = gap.old.filter(|i| pairs.free_old(*i)).collect();
        let free_new: Vec<u32> = gap.new.filter(|j| pairs.free_new(*j)).collect();
        if free_old.len() != free_new.len() {
            continue;
        }
        for (i, j) in free_old.into_iter().zip(free_new) {
            let share = affix(old[i as usize].text, new[j as usize].text);
            if share >= AFFIX {
                pairs.join(i, j, share);
            }
        }
    }
}

/// Returns the share of the longer text that the common beginning and end make up.
fn affix(old: &str, new: &str) -> f32 {
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let shorter = old.len().min(new.len());
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let end = old.iter().rev().zip(new.iter().rev());
    let end = end
        .take(shorter - start)
        .take_while(|(a, b)| a == b)
        .count();
    (start + end) as f32 / old.len().max(new.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_beginning_and_end_do_not_overlap() {
        assert!((affix("aaa", "aaaaaa") - 0.5).abs() < 1e-6);
        assert!((affix("abc", "abd") - 2.0 / 3.0).abs() < 1e-6);
        assert!(affix("", "").abs() < 1e-6);
    }
}

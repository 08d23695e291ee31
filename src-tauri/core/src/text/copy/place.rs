//! Where the rows of a merged copy stand: under which clause, and after which.

use std::collections::{HashMap, HashSet};

use super::outline::Outline;
use super::{Choice, Copy, Names, wording};
use crate::ids::ClauseId;

/// For each clause of a text, the place of the one it stands under.
fn above(levels: impl Iterator<Item = u16>) -> Vec<Option<u32>> {
    let mut open: Vec<u32> = Vec::new();
    let mut above = Vec::new();
    for (at, level) in (0..).zip(levels) {
        open.truncate(usize::from(level).min(open.len()));
        above.push(open.last().copied());
        open.push(at);
    }
    above
}

/// A row, and which of its clauses in a text.
type Under = (usize, usize, usize);

/// Where the rows stand in the three texts.
struct Places {
    /// For each row the row that it stands under: in the base, in ours and in theirs.
    under: [Vec<Option<Under>>; 3],
}

impl Copy {
    fn places(&self) -> Places {
        let levels = [
            above(self.base.iter().map(|item| item.level)),
            above(self.ours.iter().map(|item| item.level)),
            above(self.theirs.iter().map(|block| block.level)),
        ];
        let rows = &self.merged.rows;
        let lists = |row: usize| [&rows[row].base, &rows[row].one, &rows[row].other];
        let mut in_row: [HashMap<u32, Under>; 3] = Default::default();
        for row in 0..rows.len() {
            for (text, list) in lists(row).into_iter().enumerate() {
                for (nth, at) in list.iter().enumerate() {
                    in_row[text].insert(*at, (row, nth, list.len()));
                }
            }
        }
        let under = std::array::from_fn(|text| {
            (0..rows.len())
                .map(|row| {
                    let first = lists(row)[text].first()?;
                    let above = levels[text][*first as usize]?;
                    in_row[text].get(&above).copied()
                })
                .collect()
        });
        Places { under }
    }

    /// Finds the rows that the copy puts elsewhere: under another clause, or past a neighbour.
    pub(super) fn moves(&self) -> Vec<bool> {
        let places = self.places();
        let rows = &self.merged.rows;
        let mut moved: Vec<bool> = (0..rows.len())
            .map(|row| {
                let standing = !rows[row].one.is_empty() && !rows[row].other.is_empty();
                standing && places.hung_elsewhere(row)
            })
            .collect();
        let known: Vec<(usize, u32)> = rows
            .iter()
            .enumerate()
            .filter_map(|(row, merged)| Some((row, *merged.one.first()?)))
            .collect();
        let places: Vec<u32> = known.iter().map(|(_, at)| *at).collect();
        let stays = rising(&places);
        for ((row, _), stays) in known.iter().zip(stays) {
            moved[*row] |= !stays && !rows[*row].other.is_empty();
        }
        moved
    }

    /// Puts the clauses of the rows where they go.
    pub(super) fn arrange(
        &self,
        choices: &[Choice],
        nodes: &[Vec<ClauseId>],
        names: Names<'_>,
        outline: &mut Outline<'_>,
    ) {
        let places = self.places();
        let taken = |row: usize| choices[row] != Choice::Ours;
        let parents = self.parents(&places, &taken, nodes);
        // What each clause is to stand under has its rows in this order.
        let mut under: HashMap<Option<ClauseId>, Vec<usize>> = HashMap::new();
        for row in self.order(&taken) {
            if !nodes[row].is_empty() {
                under.entry(parents[row]).or_default().push(row);
            }
        }
        let mut open: Vec<Option<ClauseId>> = vec![None];
        while let Some(parent) = open.pop() {
            let rows = under.remove(&parent).unwrap_or_default();
            let standing: HashMap<ClauseId, u32> =
                outline.under(parent).iter().copied().zip(0..).collect();
            let clauses: Vec<(usize, usize, ClauseId)> = rows
                .iter()
                .flat_map(|row| {
                    let nth = nodes[*row].iter().enumerate();
                    nth.map(|(nth, clause)| (*row, nth, *clause))
                })
                .collect();
            let known: Vec<u32> = clauses
                .iter()
                .filter_map(|(_, _, clause)| standing.get(clause).copied())
                .collect();
            let mut stays = rising(&known).into_iter();
            let mut after = None;
            for (row, nth, clause) in clauses {
                let stands = standing.contains_key(&clause);
                if !outline.has(clause) {
                    let texts = self.texts(row, &choices[row], names);
                    let other = &self.merged.rows[row].other;
                    let like = &self.theirs[other[nth.min(other.len() - 1)] as usize];
                    let said = wording::carried(&texts[nth], &[&like.wording]);
                    outline.add(clause, like, said, parent, after);
                } else if !(stands && stays.next() == Some(true)) {
                    outline.shift(clause, parent, after);
                }
                after = Some(clause);
                open.push(Some(clause));
            }
        }
    }

    /// The clause that each row is to stand under.
    fn parents(
        &self,
        places: &Places,
        taken: &impl Fn(usize) -> bool,
        nodes: &[Vec<ClauseId>],
    ) -> Vec<Option<ClauseId>> {
        let rows = self.merged.rows.len();
        let mut up: Vec<Option<Under>> = (0..rows)
            .map(|row| {
                let merged = &self.merged.rows[row];
                let theirs = taken(row) && (merged.one.is_empty() || places.hung_elsewhere(row));
                places.under[if theirs { 2 } else { 1 }][row]
            })
            .collect();
        // Two moves that would put each under the other: ours holds.
        for row in 0..rows {
            let (mut at, mut seen) = (row, HashSet::from([row]));
            while let Some((next, _, _)) = up[at] {
                if !seen.insert(next) {
                    up[row] = places.under[1][row];
                    break;
                }
                at = next;
            }
        }
        (0..rows)
            .map(|row| {
                let mut at = up[row];
                for _ in 0..rows {
                    let (above, nth, of) = at?;
                    let clauses = &nodes[above];
                    if let Some(last) = clauses.last() {
                        let same = clauses.len() == of;
                        return Some(if same { clauses[nth] } else { *last });
                    }
                    at = up[above];
                }
                None
            })
            .collect()
    }

    /// The rows in the order in which they are to stand: what the copy moved and is not
    /// taken goes back to where it stands with us.
    fn order(&self, taken: &impl Fn(usize) -> bool) -> Vec<usize> {
        let rows = &self.merged.rows;
        let back = |row: usize| self.moved[row] && !taken(row) && !rows[row].one.is_empty();
        let mut order: Vec<usize> = (0..rows.len()).filter(|row| !back(*row)).collect();
        let mut ours: Vec<(u32, usize)> = (0..rows.len())
            .filter_map(|row| Some((*rows[row].one.first()?, row)))
            .collect();
        ours.sort_unstable();
        for (nth, (_, row)) in ours.iter().enumerate() {
            if !back(*row) {
                continue;
            }
            let before = nth.checked_sub(1).map(|nth| ours[nth].1);
            let at = before.map_or(0, |before| {
                let found = order.iter().position(|each| *each == before);
                found.map_or(order.len(), |at| at + 1)
            });
            order.insert(at, *row);
        }
        order
    }
}

impl Places {
    /// True where the copy puts a row under another clause, and we do not.
    fn hung_elsewhere(&self, row: usize) -> bool {
        let [base, ours, theirs] = [0, 1, 2].map(|text| self.under[text][row].map(|(row, ..)| row));
        theirs != base && ours == base
    }
}

/// Says which of some numbers make the longest rising chain.
fn rising(numbers: &[u32]) -> Vec<bool> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|length| ends[length]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut stays = vec![false; numbers.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        stays[place] = true;
        at = before[place];
    }
    stays
}

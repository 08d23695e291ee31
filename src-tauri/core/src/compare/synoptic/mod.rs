//! The synoptic table: any number of states of a text, a column each, a row for each
//! clause through all of them.

mod groups;
mod parts;
mod runs;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::align::Alignment;
use super::pairs::{NONE, Pairs};
use super::rows::{joined, rows};
use super::{ChangeKind, Piece, Side};
pub(super) use groups::grouped_along;
use groups::groups;
pub use parts::Part;

/// Several states of a text side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Synoptic {
    /// Every clause of every state in exactly one cell, in the order of the last state;
    /// what it no longer has stands after what came before it.
    pub rows: Vec<SynopticRow>,
}

/// One clause, or clauses that were split or merged, through all the states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SynopticRow {
    /// One for each state.
    pub cells: Vec<Cell>,
}

impl SynopticRow {
    /// Returns true where a cell differs from its base in more than its number.
    pub fn changed(&self) -> bool {
        let differs = |cell: &Cell| cell.change.is_some_and(|kind| kind != ChangeKind::Same);
        self.cells.iter().any(differs)
    }
}

/// What a clause is in one state.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Cell {
    /// Its places in the state, rising; none where the state does not have it.
    pub clauses: Vec<u32>,
    /// What happened to it since the base; none where there is no base, or where
    /// neither has the clause.
    pub change: Option<ChangeKind>,
    /// True where the printed number is not that of the base.
    pub renumbered: bool,
    /// The words beside those of the base, where the wording differs; several clauses
    /// are joined by one blank.
    pub words: Vec<Piece>,
    /// Its words, each run with the state that brought it in and the one that drops it;
    /// none where there is no word.
    pub runs: Vec<Run>,
}

/// Words that came and will go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct Run {
    /// The words, with the blanks after them.
    pub text: String,
    /// The column in which they first stand, without a gap from there on.
    pub since: u32,
    /// The column that drops them; none where they stand to the end.
    pub until: Option<u32>,
}

/// What a column is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Base {
    /// The column before it; the first has none.
    #[default]
    Before,
    /// Always this one, which has none itself.
    Column(u32),
}

impl Base {
    /// Returns the base of a column, if it has one.
    pub fn of(self, column: usize) -> Option<usize> {
        match self {
            Base::Before => column.checked_sub(1),
            Base::Column(base) => Some(base as usize).filter(|base| *base != column),
        }
    }
}

/// Puts states side by side. A base beyond the last column is none.
///
/// Which clauses stand in one row does not depend on the order in which the states are
/// given: each state is aligned with the one that says most of the same, and clauses of
/// one identity are one anywhere. Takes as long as comparing each state with one other,
/// twice.
///
/// ```
/// use travaux::compare::{Side, synoptic::{Base, synoptic}};
///
/// let clause = |text| [Side { id: None, number: None, level: 0, text }];
/// let states = [
///     clause("States should report on the cost of remittances."),
///     clause("States shall report on the cost of remittances."),
///     clause("States shall report on the cost of all remittances."),
/// ];
/// let states: Vec<&[Side]> = states.iter().map(|state| &state[..]).collect();
/// let table = synoptic(&states, Base::Before);
/// let last: Vec<(&str, u32)> = table.rows[0].cells[2].runs.iter().map(|run| (&*run.text, run.since)).collect();
/// assert_eq!(last, [("States ", 0), ("shall ", 1), ("report on the cost of ", 0), ("all ", 2), ("remittances.", 0)]);
/// ```
pub fn synoptic(states: &[&[Side<'_>]], base: Base) -> Synoptic {
    let (row_of, count) = in_reading_order(groups(states));
    let empty = SynopticRow {
        cells: vec![Cell::default(); states.len()],
    };
    let mut table = vec![empty; count];
    for (column, places) in row_of.iter().enumerate() {
        for (clause, row) in (0..).zip(places) {
            table[*row as usize].cells[column].clauses.push(clause);
        }
    }
    for column in 0..states.len() {
        let Some(base) = base.of(column).filter(|base| *base < states.len()) else {
            continue;
        };
        let (old, new) = (states[base], states[column]);
        let alignment = aligned(&row_of[base], &row_of[column], count, old);
        for found in rows(old, new, &alignment).0 {
            let row = match (found.old.first(), found.new.first()) {
                (_, Some(j)) => row_of[column][*j as usize],
                (Some(i), None) => row_of[base][*i as usize],
                (None, None) => continue,
            };
            let cell = &mut table[row as usize].cells[column];
            cell.renumbered = found.renumbered;
            // Clauses that were split or merged in another column may be as they were in this.
            if found.change == ChangeKind::Merged && as_they_were(&found, old, new) {
                cell.change = Some(ChangeKind::Same);
                continue;
            }
            cell.change = match found.change {
                ChangeKind::Merged if one_for_one(&found, old, new) => Some(ChangeKind::Reworded),
                change => Some(change),
            };
            cell.words = found.words;
        }
    }
    for row in &mut table {
        let texts: Vec<Option<String>> = row
            .cells
            .iter()
            .zip(states)
            .map(|(cell, state)| (!cell.clauses.is_empty()).then(|| joined(state, &cell.clauses)))
            .collect();
        for (cell, runs) in row.cells.iter_mut().zip(runs::runs(&texts)) {
            cell.runs = runs;
        }
    }
    Synoptic { rows: table }
}

/// Returns true for as many clauses on both sides, each with its words.
fn as_they_were(row: &super::Row, old: &[Side<'_>], new: &[Side<'_>]) -> bool {
    row.old.len() == row.new.len()
        && (row.old.iter().zip(&row.new))
            .all(|(i, j)| old[*i as usize].text == new[*j as usize].text)
}

/// Returns true for the same clauses on both sides, whatever they say.
fn one_for_one(row: &super::Row, old: &[Side<'_>], new: &[Side<'_>]) -> bool {
    row.old.len() == row.new.len()
        && (row.old.iter().zip(&row.new)).all(|(i, j)| {
            let (was, is) = (old[*i as usize].id, new[*j as usize].id);
            was.is_some() && was == is
        })
}

/// Says which clauses of two states are one another's, by the rows that they stand in.
pub(super) fn aligned(
    old_rows: &[u32],
    new_rows: &[u32],
    count: usize,
    old: &[Side<'_>],
) -> Alignment {
    let mut pairs = Pairs::none(old_rows.len(), new_rows.len());
    let heads = |rows: &[u32]| {
        let mut heads = vec![NONE; count];
        for (clause, row) in rows.iter().enumerate().rev() {
            heads[*row as usize] = clause as u32;
        }
        heads
    };
    let (old_heads, new_heads) = (heads(old_rows), heads(new_rows));
    for (i, j) in old_heads.iter().zip(&new_heads) {
        if *i != NONE && *j != NONE {
            pairs.join(*i, *j, 1.0);
        }
    }
    for (i, row) in (0..).zip(old_rows) {
        let head = old_heads[*row as usize];
        if head != i && new_heads[*row as usize] != NONE {
            pairs.old_with[i as usize] = head;
        }
    }
    for (j, row) in (0..).zip(new_rows) {
        let head = new_heads[*row as usize];
        if head != j && old_heads[*row as usize] != NONE {
            pairs.new_with[j as usize] = head;
        }
    }
    let mut in_order = vec![false; old_rows.len()];
    for (i, _) in pairs.in_order(old) {
        in_order[i as usize] = true;
    }
    Alignment { pairs, in_order }
}

/// Numbers the groups of clauses in the order in which they are read: that of the last
/// state, and what only earlier ones have after what came before it there.
pub(super) fn in_reading_order(groups: Vec<Vec<u32>>) -> (Vec<Vec<u32>>, usize) {
    let count = groups
        .iter()
        .flatten()
        .max()
        .map_or(0, |most| *most as usize + 1);
    let mut after = vec![NONE; count + 1];
    let mut placed = vec![false; count];
    let start = count as u32;
    for state in groups.iter().rev() {
        let mut last = start;
        for group in state {
            if !std::mem::replace(&mut placed[*group as usize], true) {
                after[*group as usize] = after[last as usize];
                after[last as usize] = *group;
            }
            last = *group;
        }
    }
    let mut row_of = vec![NONE; count];
    let (mut at, mut rows) = (after[count], 0);
    while at != NONE {
        row_of[at as usize] = rows;
        rows += 1;
        at = after[at as usize];
    }
    let numbered = |state: Vec<u32>| state.iter().map(|group| row_of[*group as usize]).collect();
    (groups.into_iter().map(numbered).collect(), rows as usize)
}

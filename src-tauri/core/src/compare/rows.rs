//! Makes the rows of a comparison out of an alignment.

use super::align::Alignment;
use super::anchors::NONE;
use super::headings::parents;
use super::words::{Change, words};
use super::{ChangeKind, Op, Piece, Row, Side};

/// Returns the rows, in the order of the new state.
pub(super) fn rows(old: &[Side<'_>], new: &[Side<'_>], alignment: &Alignment) -> Vec<Row> {
    let places = Places::of(old.len(), new.len(), alignment);
    let parents = Parents::of(old, new);
    let mut rows = Vec::with_capacity(places.rows.len() + places.removed.len());
    let mut removed = places.removed.iter().peekable();
    for at in 0..=places.rows.len() as u32 {
        while let Some((_, i)) = removed.next_if(|(slot, _)| *slot == at) {
            rows.push(alone(ChangeKind::Removed, vec![*i], Vec::new()));
        }
        if let Some((old_members, new_members)) = places.rows.get(at as usize) {
            rows.push(row(
                old,
                new,
                old_members,
                new_members,
                &parents,
                &places,
                alignment,
            ));
        }
    }
    rows
}

/// Where each clause goes.
struct Places {
    /// Members of each row that has a clause of the new state.
    rows: Vec<(Vec<u32>, Vec<u32>)>,
    /// Removed clauses, each with the row before which it stands, rising.
    removed: Vec<(u32, u32)>,
    row_of_old: Vec<u32>,
    row_of_new: Vec<u32>,
}

impl Places {
    fn of(old: usize, new: usize, alignment: &Alignment) -> Places {
        let pairs = &alignment.pairs;
        let mut places = Places {
            rows: Vec::new(),
            removed: Vec::new(),
            row_of_old: vec![NONE; old],
            row_of_new: vec![NONE; new],
        };
        for j in 0..new {
            let head = if pairs.new_with[j] == NONE {
                j
            } else {
                pairs.new_with[j] as usize
            };
            if places.row_of_new[head] == NONE {
                places.row_of_new[head] = places.rows.len() as u32;
                places.rows.push((Vec::new(), Vec::new()));
            }
            let row = places.row_of_new[head];
            places.row_of_new[j] = row;
            places.rows[row as usize].1.push(j as u32);
        }
        let mut slot = 0;
        for i in 0..old {
            let head = if pairs.old_with[i] == NONE {
                i
            } else {
                pairs.old_with[i] as usize
            };
            let partner = pairs.of_old[head];
            if partner == NONE {
                places.removed.push((slot, i as u32));
            } else {
                let row = places.row_of_new[partner as usize];
                places.row_of_old[i] = row;
                places.rows[row as usize].0.push(i as u32);
                slot = row + 1;
            }
        }
        places.removed.sort_unstable();
        places
    }
}

fn row(
    old: &[Side<'_>],
    new: &[Side<'_>],
    old_members: &[u32],
    new_members: &[u32],
    parents: &Parents,
    places: &Places,
    alignment: &Alignment,
) -> Row {
    let (old_members, new_members) = (old_members.to_vec(), new_members.to_vec());
    let (&[i, ..], &[j, ..]) = (old_members.as_slice(), new_members.as_slice()) else {
        return alone(ChangeKind::Added, old_members, new_members);
    };
    let (before, after) = (&old[i as usize], &new[j as usize]);
    let change = match (old_members.len(), new_members.len()) {
        (1, 1) => {
            let moved = !alignment.in_order[i as usize] || parents.changed(i, j, places);
            match (moved, before.text == after.text) {
                (false, true) => ChangeKind::Same,
                (false, false) => ChangeKind::Reworded,
                (true, true) => ChangeKind::Moved,
                (true, false) => ChangeKind::MovedReworded,
            }
        }
        (1, _) => ChangeKind::Split,
        _ => ChangeKind::Merged,
    };
    let words = if matches!(change, ChangeKind::Same | ChangeKind::Moved) {
        Vec::new()
    } else {
        pieces(&joined(old, &old_members), &joined(new, &new_members))
    };
    Row {
        change,
        renumbered: before.number != after.number,
        score: old_members
            .iter()
            .map(|i| alignment.pairs.score[*i as usize])
            .fold(0.0, f32::max),
        old: old_members,
        new: new_members,
        words,
    }
}

fn alone(change: ChangeKind, old: Vec<u32>, new: Vec<u32>) -> Row {
    Row {
        change,
        old,
        new,
        renumbered: false,
        score: 0.0,
        words: Vec::new(),
    }
}

/// Returns the texts of some clauses, joined by one blank.
fn joined(sides: &[Side<'_>], members: &[u32]) -> String {
    let texts: Vec<&str> = members.iter().map(|at| sides[*at as usize].text).collect();
    texts.join(" ")
}

/// Compares the words of both sides of a row.
fn pieces(old: &str, new: &str) -> Vec<Piece> {
    words(old, new)
        .into_iter()
        .map(|change| {
            let (op, text) = match change {
                Change::Kept(text) => (Op::Keep, text),
                Change::Removed(text) => (Op::Remove, text),
                Change::Added(text) => (Op::Add, text),
            };
            Piece {
                op,
                text: text.to_owned(),
            }
        })
        .collect()
}

/// Under which clause each clause stands.
struct Parents {
    old: Vec<u32>,
    new: Vec<u32>,
    /// True where depths come out of a record and not from a reader of files.
    known: bool,
}

impl Parents {
    fn of(old: &[Side<'_>], new: &[Side<'_>]) -> Parents {
        let known = |sides: &[Side<'_>]| sides.iter().all(|side| side.id.is_some());
        Parents {
            old: parents(old),
            new: parents(new),
            known: known(old) && known(new),
        }
    }

    /// Returns true where a clause stands under another clause than before, and both
    /// the one and the other are in both states: what was only shifted, or put under
    /// a new heading, has not moved. Between files, whose depths are guessed, one
    /// level more or less on the same branch is not a move either.
    fn changed(&self, i: u32, j: u32, places: &Places) -> bool {
        let (before, after) = (self.old[i as usize], self.new[j as usize]);
        if before == NONE || after == NONE {
            return false;
        }
        let row_before = places.row_of_old[before as usize];
        let row_after = places.row_of_new[after as usize];
        if row_before == NONE
            || row_before == row_after
            || places.rows[row_after as usize].0.is_empty()
        {
            return false;
        }
        self.known
            || !(above(&self.old, before, |at| {
                places.row_of_old[at as usize] == row_after
            }) || above(&self.new, after, |at| {
                places.row_of_new[at as usize] == row_before
            }))
    }
}

/// Returns true where a clause that this one stands under answers the question.
fn above(parents: &[u32], start: u32, is: impl Fn(u32) -> bool) -> bool {
    let mut at = parents[start as usize];
    for _ in 0..DEEPEST {
        if at == NONE {
            return false;
        }
        if is(at) {
            return true;
        }
        at = parents[at as usize];
    }
    false
}

/// Levels that are walked up, at most.
const DEEPEST: usize = 12;

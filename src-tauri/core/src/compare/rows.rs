//! Makes the rows of a comparison out of an alignment.

use super::align::Alignment;
use super::headings::parents;
use super::pairs::{NONE, Pairs};
use super::tokens::Cut;
use super::words::{self, Change, read};
use super::{ChangeKind, Counts, Op, Piece, Row, Side};

/// Returns the rows, in the order of the new state, and counts the words and brackets
/// of those whose words are compared.
pub(super) fn rows(
    old: &[Side<'_>],
    new: &[Side<'_>],
    alignment: &Alignment,
) -> (Vec<Row>, Counts) {
    let (places, members, removed) = places(old.len(), new.len(), &alignment.pairs);
    let states = States {
        old,
        new,
        alignment,
        places,
        parents: Parents::of(old, new),
    };
    let mut rows = Vec::with_capacity(members.len() + removed.len());
    let mut counts = Counts::default();
    let mut removed = removed.into_iter().peekable();
    let mut members = members.into_iter();
    for at in 0.. {
        while let Some((_, i)) = removed.next_if(|(slot, _)| *slot == at) {
            rows.push(alone(ChangeKind::Removed, vec![i], Vec::new()));
        }
        let Some((old_members, new_members)) = members.next() else {
            break;
        };
        rows.push(states.row(old_members, new_members, &mut counts));
    }
    (rows, counts)
}

/// In which row each clause stands.
struct Places {
    of_old: Vec<u32>,
    of_new: Vec<u32>,
    /// For each row, true where it has a clause of the old state.
    survives: Vec<bool>,
}

/// Clauses of one row: old and new.
type Members = (Vec<u32>, Vec<u32>);

/// Returns the place of each clause, the members of each row that has a clause of the
/// new state, and the removed clauses, each after the number of the row before which
/// it stands.
fn places(old: usize, new: usize, pairs: &Pairs) -> (Places, Vec<Members>, Vec<(u32, u32)>) {
    let mut places = Places {
        of_old: vec![NONE; old],
        of_new: vec![NONE; new],
        survives: Vec::new(),
    };
    let (mut rows, mut removed) = (Vec::<Members>::with_capacity(new), Vec::new());
    for j in 0..new {
        let head = match pairs.new_with[j] {
            NONE => j,
            head => head as usize,
        };
        if places.of_new[head] == NONE {
            places.of_new[head] = rows.len() as u32;
            rows.push((Vec::new(), Vec::new()));
        }
        let row = places.of_new[head];
        places.of_new[j] = row;
        rows[row as usize].1.push(j as u32);
    }
    let mut slot = 0;
    for i in 0..old {
        let head = match pairs.old_with[i] {
            NONE => i,
            head => head as usize,
        };
        match pairs.of_old[head] {
            NONE => removed.push((slot, i as u32)),
            partner => {
                let row = places.of_new[partner as usize];
                places.of_old[i] = row;
                rows[row as usize].0.push(i as u32);
                slot = row + 1;
            }
        }
    }
    removed.sort_unstable();
    places.survives = rows.iter().map(|(old, _)| !old.is_empty()).collect();
    (places, rows, removed)
}

/// Two states and how they are aligned.
struct States<'a, 't> {
    old: &'a [Side<'t>],
    new: &'a [Side<'t>],
    alignment: &'a Alignment,
    places: Places,
    parents: Parents,
}

impl States<'_, '_> {
    fn row(&self, old_members: Vec<u32>, new_members: Vec<u32>, counts: &mut Counts) -> Row {
        let (&[i, ..], &[j, ..]) = (old_members.as_slice(), new_members.as_slice()) else {
            return alone(ChangeKind::Added, old_members, new_members);
        };
        let (before, after) = (&self.old[i as usize], &self.new[j as usize]);
        let change = match (old_members.len(), new_members.len()) {
            (1, 1) => {
                let moved = !self.alignment.in_order[i as usize]
                    || self.parents.changed(i, j, &self.places);
                let same = self.alignment.pairs.same[i as usize] || before.text == after.text;
                match (moved, same) {
                    (false, true) => ChangeKind::Same,
                    (false, false) => ChangeKind::Reworded,
                    (true, true) => ChangeKind::Moved,
                    (true, false) => ChangeKind::MovedReworded,
                }
            }
            (1, _) => ChangeKind::Split,
            _ => ChangeKind::Merged,
        };
        let words = match change {
            ChangeKind::Same | ChangeKind::Moved => Vec::new(),
            ChangeKind::Split | ChangeKind::Merged => pieces(
                &joined(self.old, &old_members),
                &joined(self.new, &new_members),
                false,
                counts,
            ),
            _ => {
                let moved = change == ChangeKind::MovedReworded;
                pieces(before.text, after.text, moved, counts)
            }
        };
        let scores = old_members.iter();
        Row {
            change,
            renumbered: before.number != after.number,
            score: scores
                .map(|i| self.alignment.pairs.score[*i as usize])
                .fold(0.0, f32::max),
            old: old_members,
            new: new_members,
            words,
        }
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
pub(super) fn joined(sides: &[Side<'_>], members: &[u32]) -> String {
    let texts: Vec<&str> = members.iter().map(|at| sides[*at as usize].text).collect();
    texts.join(" ")
}

/// Compares the words of both sides of a row, and counts them.
fn pieces(old: &str, new: &str, moved: bool, counts: &mut Counts) -> Vec<Piece> {
    let (older, newer) = (Cut::new(old), Cut::new(new));
    let hunks = read(&older, &newer);
    counts.take_hunks(&hunks, &older, &newer, moved);
    words::pieces(&hunks, &older, &newer)
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
        let row_before = places.of_old[before as usize];
        let row_after = places.of_new[after as usize];
        if row_before == NONE || row_before == row_after || !places.survives[row_after as usize] {
            return false;
        }
        self.known
            || !(above(&self.old, before, |at| {
                places.of_old[at as usize] == row_after
            }) || above(&self.new, after, |at| {
                places.of_new[at as usize] == row_before
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

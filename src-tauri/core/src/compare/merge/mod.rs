//! Merges two texts that were made out of one: clause by clause, then word by word.

mod order;
#[cfg(test)]
mod tests;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Side;
use super::synoptic::grouped_along;

/// What stands between two clauses while a group of clauses is merged as one text. A
/// paragraph separator is white space to every rule for words, and clauses have none.
const BREAK: char = '\u{2029}';

/// Two texts merged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Merged {
    /// Every clause of the three texts in exactly one row, in reading order.
    pub rows: Vec<MergedRow>,
}

/// A clause of the merged text, or several that were split or joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MergedRow {
    /// Places in the base, rising.
    pub base: Vec<u32>,
    /// Places in the one text.
    pub one: Vec<u32>,
    /// Places in the other.
    pub other: Vec<u32>,
    /// Who took it out; none where it stands.
    pub removed: Option<Who>,
    /// What it says.
    pub parts: Vec<Part>,
    /// True where edits of the two stand within three words of each other, or dispute
    /// words or the place: for somebody to read.
    pub to_read: bool,
}

/// One or both of two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Who {
    /// The one.
    One,
    /// The other.
    Other,
    /// Both, alike.
    Both,
}

/// A run of words of a merged clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Part {
    /// Nobody changed it.
    Kept(String),
    /// It was changed without dispute.
    Changed {
        /// By whom.
        by: Who,
        /// What stood there.
        was: String,
        /// What stands there now, perhaps nothing.
        text: String,
    },
    /// Both changed it, and not alike.
    Disputed {
        /// What stood there.
        was: String,
        /// What the one wants.
        one: String,
        /// What the other wants.
        other: String,
    },
}

impl MergedRow {
    /// Returns what the clauses of the row say, none where it is removed. Disputed words
    /// stand in a bracket, each alternative with whoever holds it:
    /// `[shall - A / should - B]`, `[promptly - A; B delete]`.
    pub fn texts(&self, one: &str, other: &str) -> Vec<String> {
        if self.removed.is_some() {
            return Vec::new();
        }
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Kept(words) | Part::Changed { text: words, .. } => text.push_str(words),
                Part::Disputed {
                    one: a, other: b, ..
                } => {
                    text.push_str(&bracket((a, one), (b, other)));
                }
            }
        }
        text.split(BREAK).map(str::to_owned).collect()
    }

    /// Returns true where both want something else.
    pub fn disputed(&self) -> bool {
        let disputed = |part: &Part| matches!(part, Part::Disputed { .. });
        self.parts.iter().any(disputed)
    }
}

/// Writes two alternatives with whoever holds them, and the blanks around them outside.
fn bracket(one: (&str, &str), other: (&str, &str)) -> String {
    let words = |text: &str| text.trim().replace(BREAK, " ");
    let longer = if words(one.0).is_empty() {
        other.0
    } else {
        one.0
    };
    let lead = &longer[..longer.len() - longer.trim_start().len()];
    let trail = &longer[longer.trim_end().len()..];
    let inside = match (words(one.0), words(other.0)) {
        (ours, theirs) if theirs.is_empty() => format!("{ours} - {}; {} delete", one.1, other.1),
        (ours, theirs) if ours.is_empty() => format!("{theirs} - {}; {} delete", other.1, one.1),
        (ours, theirs) => format!("{ours} - {} / {theirs} - {}", one.1, other.1),
    };
    format!("{lead}[{inside}]{trail}")
}

/// Merges two texts that were made out of `base`.
///
/// Edits of one side alone are taken, disjoint edits of both as well, in words, in
/// place, splits and joins too. Where both changed the same words, or words next to each
/// other, both wordings stand side by side as a [`Part::Disputed`]; nothing is dropped.
/// Where both moved a clause, it stands where the one put it, to be read.
///
/// ```
/// use travaux::compare::{Side, merge::merge};
///
/// let clause = |text| [Side { id: None, number: None, level: 0, text }];
/// let merged = merge(
///     &clause("States should report on remittances every year."),
///     &clause("States shall report on remittances every year."),
///     &clause("States should report on all remittances every two years."),
/// );
/// assert_eq!(merged.rows[0].texts("A", "B"), ["States shall report on all remittances every two years."]);
///
/// let merged = merge(
///     &clause("States should report on remittances every year."),
///     &clause("States shall report on remittances every year."),
///     &clause("States may report on remittances every year."),
/// );
/// assert_eq!(merged.rows[0].texts("A", "B"), ["States [shall - A / may - B] report on remittances every year."]);
/// ```
pub fn merge(base: &[Side<'_>], one: &[Side<'_>], other: &[Side<'_>]) -> Merged {
    let states = [base, one, other];
    let mut groups = grouped_along(&states, &[(0, 1), (0, 2)]);
    part_the_scattered(&mut groups);
    join_equal_additions(&states, &mut groups);
    let order = order::order(&states, &groups);
    let mut rows: Vec<MergedRow> = order
        .rows
        .iter()
        .map(|_| MergedRow {
            base: Vec::new(),
            one: Vec::new(),
            other: Vec::new(),
            removed: None,
            parts: Vec::new(),
            to_read: false,
        })
        .collect();
    for (state, groups) in groups.iter().enumerate() {
        for (clause, group) in (0..).zip(groups) {
            let row = &mut rows[order.place[*group as usize] as usize];
            [&mut row.base, &mut row.one, &mut row.other][state].push(clause);
        }
    }
    for (row, group) in rows.iter_mut().zip(&order.rows) {
        fill(row, &states);
        row.to_read |= order.disputed[*group as usize] || words::near(&row.parts) || row.disputed();
    }
    Merged { rows }
}

/// Takes parts of a split out of their group where other clauses stand between, so that
/// each stands where its side has it: as added, beside what was shortened.
fn part_the_scattered(groups: &mut [Vec<u32>]) {
    let [known, newer @ ..] = groups else {
        return;
    };
    let mut next = newer
        .iter()
        .flatten()
        .chain(known.iter())
        .max()
        .map_or(0, |most| most + 1);
    let mut times = vec![0u32; next as usize];
    for group in known.iter() {
        times[*group as usize] += 1;
    }
    for state in newer {
        let mut seen = vec![false; times.len()];
        let mut before = None;
        for group in state {
            let own = *group;
            let again = std::mem::replace(&mut seen[own as usize], true);
            if again && before != Some(own) && times[own as usize] == 1 {
                *group = next;
                next += 1;
            }
            before = Some(own);
        }
    }
}

/// Makes one group of two clauses that both sides added with the same words.
fn join_equal_additions(states: &[&[Side<'_>]; 3], groups: &mut [Vec<u32>]) {
    let [known, ones, others] = groups else {
        return;
    };
    let known: rustc_hash::FxHashSet<u32> = known.iter().copied().collect();
    let mut added: rustc_hash::FxHashMap<&str, Vec<u32>> = rustc_hash::FxHashMap::default();
    for (side, group) in states[1].iter().zip(ones.iter()).rev() {
        if !known.contains(group) {
            added.entry(side.text).or_default().push(*group);
        }
    }
    for (side, group) in states[2].iter().zip(others) {
        if !known.contains(group)
            && let Some(same) = added.get_mut(side.text).and_then(Vec::pop)
        {
            *group = same;
        }
    }
}

/// Decides what a row says.
fn fill(row: &mut MergedRow, states: &[&[Side<'_>]; 3]) {
    let text = |state: usize, places: &[u32]| {
        let texts: Vec<&str> = places
            .iter()
            .map(|at| states[state][*at as usize].text)
            .collect();
        texts.join(&BREAK.to_string())
    };
    let (base, one, other) = (text(0, &row.base), text(1, &row.one), text(2, &row.other));
    let whole = |by, text: String| Part::Changed {
        by,
        was: String::new(),
        text,
    };
    let wanted = |was: &str, one: String, other: String| Part::Disputed {
        was: was.to_owned(),
        one,
        other,
    };
    match (
        row.base.is_empty(),
        row.one.is_empty(),
        row.other.is_empty(),
    ) {
        (true, false, true) => row.parts = vec![whole(Who::One, one)],
        (true, true, _) => row.parts = vec![whole(Who::Other, other)],
        (true, false, false) => row.parts = vec![whole(Who::Both, one)],
        (false, true, true) => row.removed = Some(Who::Both),
        (false, true, false) if other == base => row.removed = Some(Who::One),
        (false, false, true) if one == base => row.removed = Some(Who::Other),
        (false, true, false) | (false, false, true) => row.parts = vec![wanted(&base, one, other)],
        (false, false, false) => row.parts = words::merge(&base, &one, &other),
    }
}

//! When the words of a clause came and went, through the states of a text.

use super::Run;
use crate::compare::readable::settled;
use crate::compare::tokens::{Cut, Kept, hunks, kept};

/// Returns for each state the words of a clause in runs; none where the state does not
/// have the clause.
pub(super) fn runs(texts: &[Option<String>]) -> Vec<Vec<Run>> {
    let cuts: Vec<Option<Cut<'_>>> = texts
        .iter()
        .map(|text| text.as_deref().map(Cut::new))
        .collect();
    let lives: Vec<Vec<Kept>> = cuts.windows(2).map(live_on).collect();
    let length = |cut: &Option<Cut<'_>>| cut.as_ref().map_or(0, Cut::len);
    let mut since: Vec<Vec<u32>> = (0..)
        .zip(&cuts)
        .map(|(column, cut)| vec![column; length(cut)])
        .collect();
    for (column, lives) in (1..).zip(&lives) {
        let (before, after) = since.split_at_mut(column);
        for run in lives {
            after[0][run.newer..run.newer + run.len]
                .copy_from_slice(&before[column - 1][run.older..run.older + run.len]);
        }
    }
    let mut until: Vec<Vec<Option<u32>>> = (1..)
        .zip(&cuts)
        .map(|(next, cut)| {
            let dropped = (next < cuts.len()).then_some(next as u32);
            vec![dropped; length(cut)]
        })
        .collect();
    for (column, lives) in lives.iter().enumerate().rev() {
        let (before, after) = until.split_at_mut(column + 1);
        for run in lives {
            before[column][run.older..run.older + run.len]
                .copy_from_slice(&after[0][run.newer..run.newer + run.len]);
        }
    }
    (0..)
        .zip(&cuts)
        .zip(since.iter().zip(&until))
        .map(|((column, cut), (since, until))| match cut {
            None => Vec::new(),
            // Blanks without a word have nothing to live on with.
            Some(cut) if cut.is_empty() && !cut.text.is_empty() => vec![Run {
                text: cut.text.to_owned(),
                since: column,
                until: Some(column + 1).filter(|next| (*next as usize) < cuts.len()),
            }],
            Some(cut) => spelled(cut, since, until),
        })
        .collect()
}

/// Returns the words of one state that live on in the next.
fn live_on(two: &[Option<Cut<'_>>]) -> Vec<Kept> {
    let [Some(older), Some(newer)] = two else {
        return Vec::new();
    };
    kept(&settled(hunks(older, newer), older, newer), older.len()).collect()
}

/// Spells out the runs of a text; blanks go with the word before them.
fn spelled(cut: &Cut<'_>, since: &[u32], until: &[Option<u32>]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for at in 0..cut.len() {
        let start = if at == 0 { 0 } else { cut.gap(at).end };
        let text = &cut.text[start..cut.gap(at + 1).end];
        match runs.last_mut() {
            Some(run) if (run.since, run.until) == (since[at], until[at]) => {
                run.text.push_str(text);
            }
            _ => runs.push(Run {
                text: text.to_owned(),
                since: since[at],
                until: until[at],
            }),
        }
    }
    runs
}

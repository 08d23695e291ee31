//! How often disjoint edits of two drafters merge right, and how long it takes.

use std::collections::HashSet;

use travaux::compare::generate::{apart, sides, treaty};
use travaux::compare::merge::merge;

use super::speed::unit;
use super::texts::TREATY;
use crate::table::{Done, Table, quickest_of, ratio};

/// Measures merging.
pub(crate) fn disjoint(table: &mut Table) -> Done {
    let (mut clauses, mut right, mut wrong) = (0, 0, 0);
    for seed in 200..220 {
        let text = treaty(TREATY, seed);
        let apart = apart(&text, seed);
        let truth: HashSet<&str> = apart.both.iter().map(|clause| &*clause.text).collect();
        clauses += apart.both.len();
        for row in merge(&sides(&text), &sides(&apart.one), &sides(&apart.other)).rows {
            for text in row.texts("A", "B") {
                let true_text = truth.contains(&*text);
                right += usize::from(true_text);
                wrong += usize::from(!true_text && !row.disputed());
            }
        }
    }
    let share = right as f64 / clauses as f64;
    let figure = format!("{share:.4} of {clauses} clauses right, {wrong} wrong");
    let met = share >= 0.995 && wrong == 0;
    table.aim(
        "merging disjoint edits of two drafters",
        &figure,
        "≥ 0.995, 0",
        met,
    );

    let text = treaty(TREATY, 200);
    let apart = apart(&text, 200);
    let (base, one, other) = (sides(&text), sides(&apart.one), sides(&apart.other));
    let unit = unit(&base, &one, 31)?;
    let time = quickest_of(31, || Ok(merge(&base, &one, &other)))?;
    table.report("… its time", &format!("{:.2} F", ratio(time, unit)));
    Ok(())
}

//! How many of the marked words truly changed, on edits of which the truth is known.

use travaux::compare::compare;
use travaux::compare::generate::{Marked, Rates, sides};

use super::texts::{TREATY, edited};
use crate::table::{Done, Table};

/// Measures what a reader is shown.
pub(crate) fn words(table: &mut Table) -> Done {
    let rates = [
        ("5 %", Rates::LIGHT, 1.06),
        ("39 %", Rates::STRUCT, 1.06),
        ("90 %", Rates::HEAVY, 1.10),
    ];
    for (what, rates, most) in rates {
        let mut marked = Marked::default();
        for seed in 100..104 {
            let (text, edited) = edited(TREATY, &rates, seed);
            let found = compare(&sides(&text), &sides(&edited.clauses));
            marked.add(&found, &text, &edited);
        }
        let (precision, recall) = (marked.precision(), marked.recall());
        let figure = format!(
            "{:.3}, precision {precision:.3}, recall {recall:.3}, islands {}",
            marked.ratio(),
            marked.islands
        );
        let met =
            marked.ratio() <= most && precision >= 0.94 && recall >= 0.99 && marked.islands == 0;
        let target = format!("≤ {most}, ≥ 0.94, ≥ 0.99, 0");
        table.aim(
            &format!("marked ÷ truly changed words, {what} touched"),
            &figure,
            &target,
            met,
        );
    }
    Ok(())
}

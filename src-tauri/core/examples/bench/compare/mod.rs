//! Comparing: its times, what it marks, and the same beside other programs.

mod memory;
mod merging;
mod peers;
mod quality;
mod speed;
mod texts;

pub(crate) use memory::{CHILD, child};
pub(crate) use speed::unit;

use crate::made::Made;
use crate::paris;
use crate::table::{Done, Table};

/// Measures comparing.
pub(crate) fn figures(made: &mut Made, table: &mut Table) -> Done {
    speed::edits(table)?;
    speed::wordings(table)?;
    speed::growth(table)?;
    memory::peak(made, table)?;
    quality::words(table)?;
    merging::disjoint(table)?;
    paris::compare(made, table)?;
    peers::beside(made, table)
}

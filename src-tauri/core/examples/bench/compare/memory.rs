//! The most memory that comparing takes, beside F, each in a process of its own.

use std::hint::black_box;
use std::process::Command;

use travaux::compare::generate::Rates;
use travaux::compare::{Side, compare};

use super::speed::numbered;
use super::texts::{Pair, whole};
use crate::made::Made;
use crate::size;
use crate::table::{Done, Table};

/// The argument with which this program measures its own memory.
pub(crate) const CHILD: &str = "--memory-of-comparing";

/// Clauses of a text of five million words.
const CLAUSES: usize = 140_000;

/// Measures the peak of comparing two texts of five million words.
pub(crate) fn peak(made: &mut Made, table: &mut Table) -> Done {
    let what = "memory at five million words, comparing ÷ F";
    let (old, new) = (made.at("older.txt"), made.at("newer.txt"));
    let pair = Pair::edited(CLAUSES, &Rates::STRUCT);
    std::fs::write(&old, whole(&pair.old))?;
    std::fs::write(&new, whole(&pair.new))?;
    drop(pair);
    let of = |work: &str| -> Done<Option<f64>> {
        let mut child = Command::new(std::env::current_exe()?);
        let said = child.args([CHILD, work]).args([&old, &new]).output()?;
        Ok(String::from_utf8(said.stdout)?.trim().parse().ok())
    };
    let (Some(ours), Some(unit)) = (of("compare")?, of("F")?) else {
        table.missing(what, "this system does not tell");
        return Ok(());
    };
    let figure = format!("{:.2} ({ours:.0} MB)", ours / unit);
    table.aim(what, &figure, "≤ 1.2", ours <= 1.2 * unit);
    Ok(())
}

/// Does one of the two and prints the most memory that it took, in megabytes.
pub(crate) fn child(work: &str, old: &str, new: &str) -> Done {
    let (old, new) = (std::fs::read_to_string(old)?, std::fs::read_to_string(new)?);
    if work == "F" {
        black_box(numbered(paragraphs(&old).chain(paragraphs(&new))));
    } else {
        let sides = |text| paragraphs(text).map(Side::from).collect::<Vec<Side<'_>>>();
        black_box(compare(&sides(&old), &sides(&new)));
    }
    if let Some(megabytes) = size::peak() {
        println!("{megabytes:.1}");
    }
    Ok(())
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty())
}

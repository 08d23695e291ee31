//! Measures: builds the bench as it is shipped, and runs it.

use crate::step::{Done, cargo};

/// Measures one figure by its name, or all, and prints a Markdown table.
pub(crate) fn run(args: &[&str]) -> Done {
    let mut line = vec!["run", "--quiet", "--release", "-p", "travaux"];
    line.extend(["--example", "bench", "--"]);
    line.extend(args);
    cargo(&line)
}

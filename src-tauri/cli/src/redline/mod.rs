//! A redline in the terminal: insertions green and underlined, deletions red and struck
//! out; without colour `{+inserted+}` and `[-deleted-]`.

mod beside;

use std::env;
use std::fmt::Write;
use std::io::IsTerminal;

use travaux::compare::{ChangeKind, Op};
use travaux::exchange::redline::Redline;

use crate::output::harmless;
pub(crate) use beside::beside;

const INSERTED: &str = "\x1b[4;32m";
const DELETED: &str = "\x1b[9;31m";
const FAINT: &str = "\x1b[2m";
const PLAIN: &str = "\x1b[0m";

/// Returns true where colour is wanted: on a terminal, unless `NO_COLOR` is set.
pub(crate) fn in_colour() -> bool {
    let refused = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    std::io::stdout().is_terminal()
        && !refused("NO_COLOR")
        && env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Returns how many characters fit on a line: of the terminal, or 100.
pub(crate) fn width() -> usize {
    let told = env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let seen = || {
        let size = rustix::termios::tcgetwinsize(std::io::stdout()).ok()?;
        Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
    };
    told.or_else(seen).unwrap_or(100)
}

/// Draws a redline, one clause a line, after a line that counts what changed.
pub(crate) fn drawn(redline: &Redline<'_>, colour: bool) -> String {
    let mut out = heading(redline);
    for row in &redline.comparison.rows {
        let block = redline.clause(row);
        let sign = sign(row.change);
        let indent = usize::from(block.level.min(8)) * 2;
        let _ = write!(out, "{sign} {:indent$}", "");
        if let Some(number) = &block.number {
            let _ = write!(out, "{} ", harmless(number));
        }
        for shown in redline.shown(row) {
            let text = harmless(shown.text);
            let _ = match (shown.op, colour) {
                (Op::Keep, _) => write!(out, "{text}"),
                (Op::Remove, true) => write!(out, "{DELETED}{text}{PLAIN}"),
                (Op::Add, true) => write!(out, "{INSERTED}{text}{PLAIN}"),
                (Op::Remove, false) => write!(out, "[-{text}-]"),
                (Op::Add, false) => write!(out, "{{+{text}+}}"),
            };
        }
        if let Some(said) = redline.said(row) {
            let said = harmless(&said);
            let _ = if colour {
                write!(out, "  {FAINT}({said}){PLAIN}")
            } else {
                write!(out, "  ({said})")
            };
        }
        out.push('\n');
    }
    out
}

fn heading(redline: &Redline<'_>) -> String {
    format!(
        "{} → {}\n{}\n\n",
        harmless(redline.old_name),
        harmless(redline.new_name),
        redline.counted()
    )
}

fn sign(change: ChangeKind) -> char {
    match change {
        ChangeKind::Same => ' ',
        ChangeKind::Added => '+',
        ChangeKind::Removed => '-',
        ChangeKind::Moved | ChangeKind::MovedReworded => '>',
        ChangeKind::Reworded | ChangeKind::Split | ChangeKind::Merged => '~',
    }
}

#[cfg(test)]
mod tests {
    use travaux::compare::compare;
    use travaux::exchange::{markdown, redline::Redline};
    use travaux::text::states::sides_of_blocks;

    use super::*;

    #[test]
    fn what_came_is_underlined_and_what_went_is_struck_out() {
        let read = |text: &str| markdown::read(text).unwrap().blocks;
        let old = read("1. States should report every year.\n");
        let new = read("1. States shall report every year.\n");
        let comparison = compare(&sides_of_blocks(&old), &sides_of_blocks(&new));
        let redline = Redline {
            old_name: "one\x1b[31m",
            new_name: "two",
            old: &old,
            new: &new,
            comparison: &comparison,
        };
        let drawn = |colour| drawn(&redline, colour);
        let with_colour = drawn(true);
        assert!(with_colour.contains("\x1b[9;31mshould\x1b[0m\x1b[4;32mshall\x1b[0m report"));
        assert!(with_colour.starts_with("one\u{fffd}[31m → two\n"));
        assert!(drawn(false).contains("~ 1. States [-should-]{+shall+} report every year."));
        assert!(!drawn(false).contains('\x1b'));
    }
}

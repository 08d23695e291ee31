//! A redline as two columns: what went at the left, what came at the right, level.

use std::fmt::Write;

use travaux::compare::{Op, Row};
use travaux::exchange::redline::Redline;
use travaux::text::Block;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{DELETED, FAINT, INSERTED, PLAIN, heading, sign};
use crate::output::harmless;

const BETWEEN: &str = " │ ";
/// A column is never narrower.
const NARROWEST: usize = 16;

/// A character with what happened to it.
type Letter = (Op, char);

/// Draws a redline in two columns on lines of so many characters.
pub(crate) fn beside(redline: &Redline<'_>, colour: bool, width: usize) -> String {
    // Two characters at the left say what happened to a clause.
    let column = (width.saturating_sub(5) / 2).max(NARROWEST);
    let mut out = within(&heading(redline), width);
    for row in &redline.comparison.rows {
        let old = side(redline, row, Op::Remove, colour);
        let new = side(redline, row, Op::Add, colour);
        let (old, new) = (lines(&old, column), lines(&new, column));
        for at in 0..old.len().max(new.len()) {
            let sign = if at == 0 { sign(row.change) } else { ' ' };
            let _ = write!(out, "{sign} ");
            let drawn = old.get(at).map_or(0, |line| draw(line, colour, &mut out));
            let _ = write!(out, "{:1$}{BETWEEN}", "", column - drawn.min(column));
            if let Some(line) = new.get(at) {
                draw(line, colour, &mut out);
            }
            out.truncate(out.trim_end_matches(' ').len());
            out.push('\n');
        }
        if let Some(said) = redline.said(row) {
            let said = harmless(&said);
            let _ = if colour {
                writeln!(out, "  {FAINT}({said}){PLAIN}")
            } else {
                writeln!(out, "  ({said})")
            };
        }
    }
    out
}

/// Cuts lines of figures between two of them, where they do not fit.
fn within(lines: &str, width: usize) -> String {
    let mut out = String::new();
    for line in lines.split_inclusive('\n') {
        let mut used = 0;
        for figure in line.split_inclusive(" · ") {
            let long = figure.trim_end().width();
            if used > 0 && used + long > width {
                out.truncate(out.trim_end_matches(' ').len());
                out.push('\n');
                used = 0;
            }
            out.push_str(figure);
            used += figure.width();
        }
    }
    out
}

/// Returns what one side of a row says: its numbers, and its words with what happened to
/// them; without colour in marks.
fn side(redline: &Redline<'_>, row: &Row, op: Op, colour: bool) -> Vec<Letter> {
    let (blocks, members): (&[Block], _) = if op == Op::Remove {
        (redline.old, &row.old)
    } else {
        (redline.new, &row.new)
    };
    let Some(first) = members.first().map(|at| &blocks[*at as usize]) else {
        return Vec::new();
    };
    let mut letters: Vec<Letter> = Vec::new();
    let numbers: Vec<&str> = members
        .iter()
        .filter_map(|at| blocks[*at as usize].number.as_deref())
        .collect();
    if !numbers.is_empty() {
        let numbers = harmless(&numbers.join(", ")) + " ";
        letters.extend(numbers.chars().map(|letter| (Op::Keep, letter)));
    }
    let alone = row.old.is_empty() || row.new.is_empty();
    let mut put = |kind: Op, text: &str| {
        let text = harmless(text);
        let (open, close) = match kind {
            Op::Remove if !colour => ("[-", "-]"),
            Op::Add if !colour => ("{+", "+}"),
            _ => ("", ""),
        };
        let marked = format!("{open}{text}{close}");
        letters.extend(marked.chars().map(|letter| (kind, letter)));
    };
    if alone {
        put(op, &first.wording.text);
    } else if row.words.is_empty() {
        put(Op::Keep, &first.wording.text);
    } else {
        for piece in row.words.iter().filter(|p| p.op == Op::Keep || p.op == op) {
            put(piece.op, &piece.text);
        }
    }
    letters
}

/// Cuts text into lines, at blanks where there are any.
fn lines(letters: &[Letter], width: usize) -> Vec<&[Letter]> {
    let mut lines = Vec::new();
    let (mut start, mut blank, mut used) = (0, None, 0);
    let mut at = 0;
    while at < letters.len() {
        let letter = letters[at].1;
        used += letter.width().unwrap_or(0);
        if letter.is_whitespace() {
            blank = Some(at);
        }
        if used > width && at > start {
            let (end, next) = match blank {
                Some(blank) => (blank, blank + 1),
                None => (at, at),
            };
            lines.push(&letters[start..end]);
            (start, blank, used, at) = (next, None, 0, next);
            continue;
        }
        at += 1;
    }
    if start < letters.len() {
        lines.push(&letters[start..]);
    }
    lines
}

/// Draws a line and returns how wide it is.
fn draw(line: &[Letter], colour: bool, out: &mut String) -> usize {
    let mut width = 0;
    for run in line.chunk_by(|a, b| a.0 == b.0) {
        let style = match run[0].0 {
            Op::Remove if colour => DELETED,
            Op::Add if colour => INSERTED,
            _ => "",
        };
        out.push_str(style);
        for (_, letter) in run {
            out.push(if letter.is_whitespace() { ' ' } else { *letter });
            width += letter.width().unwrap_or(0);
        }
        if !style.is_empty() {
            out.push_str(PLAIN);
        }
    }
    width
}

#[cfg(test)]
mod tests {
    use travaux::compare::compare;
    use travaux::exchange::markdown;
    use travaux::text::states::sides_of_blocks;

    use super::*;

    fn drawn(old: &str, new: &str, colour: bool) -> String {
        let read = |text: &str| markdown::read(text).unwrap().blocks;
        let (old, new) = (read(old), read(new));
        let comparison = compare(&sides_of_blocks(&old), &sides_of_blocks(&new));
        let redline = Redline {
            old_name: "one",
            new_name: "two",
            old: &old,
            new: &new,
            comparison: &comparison,
        };
        let drawn = beside(&redline, colour, 65);
        drawn.split_once("\n\n").unwrap().1.to_owned()
    }

    const OLD: &str = "1. States should report every year to the meeting of all the Parties.\n\n2. Nobody may leave before the end.\n";
    const NEW: &str = "1. States shall report every year to the meeting of all the Parties.\n";

    #[test]
    fn both_sides_stand_level_and_wrap_at_blanks() {
        assert_eq!(
            drawn(OLD, NEW, false),
            "~ 1. States [-should-] report    │ 1. States {+shall+} report\n\
             \u{20} every year to the meeting of   │ every year to the meeting of\n\
             \u{20} all the Parties.               │ all the Parties.\n\
             - 2. [-Nobody may leave before   │\n\
             \u{20} the end.-]                     │\n"
        );
    }

    #[test]
    fn what_is_counted_stays_within_the_width_and_no_figure_is_cut() {
        assert_eq!(
            within(
                "Zero → One\n10 reworded · 1 moved and reworded · 3 words in, 2 out\n\n",
                36
            ),
            "Zero → One\n10 reworded · 1 moved and reworded ·\n3 words in, 2 out\n\n"
        );
    }

    #[test]
    fn colour_goes_on_where_a_line_ends() {
        let drawn = drawn(OLD, NEW, true);
        assert!(
            drawn.contains("\x1b[9;31mNobody may leave before the\x1b[0m"),
            "{drawn}"
        );
        assert!(drawn.contains("\x1b[9;31mend.\x1b[0m"), "{drawn}");
    }

    #[test]
    fn wide_letters_take_two_places_and_a_long_word_is_cut() {
        let letters: Vec<Letter> = "缔约方应报告"
            .chars()
            .map(|letter| (Op::Keep, letter))
            .collect();
        let lengths: Vec<usize> = lines(&letters, 5).iter().map(|line| line.len()).collect();
        assert_eq!(lengths, [2, 2, 2]);
    }
}

//! Prints a synoptic table as a table of Markdown.

use std::fmt::Write;

use super::Table;
use crate::compare::synoptic::{Cell, SynopticRow};
use crate::compare::{ChangeKind, Op};
use crate::exchange::redline::plain;

/// Prints a synoptic table as a table of Markdown, with `<ins>` and `<del>` for what
/// came and went from one column to the next.
pub fn markdown(table: &Table<'_>) -> String {
    let mut out = String::from("|");
    for column in table.columns {
        let _ = write!(out, " {} |", plain(column.name));
    }
    out.push_str("\n|");
    out.extend(table.columns.iter().map(|_| "---|"));
    out.push('\n');
    for row in &table.synoptic.rows {
        out.push('|');
        for (column, cell) in row.cells.iter().enumerate() {
            out.push(' ');
            markdown_cell(table, row, column, cell, &mut out);
            out.push_str(" |");
        }
        out.push('\n');
    }
    out
}

fn markdown_cell(
    table: &Table<'_>,
    row: &SynopticRow,
    column: usize,
    cell: &Cell,
    out: &mut String,
) {
    if cell.clauses.is_empty() {
        out.push_str(match cell.change {
            Some(ChangeKind::Removed) => "*removed*",
            _ => "–",
        });
        return;
    }
    let numbers = table.numbers(column, cell);
    if !numbers.is_empty() {
        let _ = write!(out, "**{}** ", plain(&numbers));
    }
    let mut parts = cell.parts(column as u32).into_iter().peekable();
    while let Some(part) = parts.next() {
        let mut text = plain(part.text);
        while let Some(next) = parts.next_if(|next| next.op == part.op) {
            text.push_str(&plain(next.text));
        }
        let _ = match part.op {
            Op::Keep => write!(out, "{text}"),
            Op::Remove => write!(out, "<del>{text}</del>"),
            Op::Add => write!(out, "<ins>{text}</ins>"),
        };
    }
    if let Some(said) = table.said(row, column) {
        let _ = write!(out, " *({})*", plain(&said));
    }
}

//! Prints a synoptic table as a web page that stands alone and prints on landscape paper.

use std::fmt::Write;

use super::Table;
use crate::compare::synoptic::{Base, Part, SynopticRow};
use crate::compare::{ChangeKind, Op};
use crate::exchange::html::{EVERY_PAGE, escaped};
use crate::exchange::print::Language;
use crate::text::Kind;

const STYLE: &str = "\
@page{size:A4 landscape;margin:12mm}\
body{margin:1rem;font:.9rem/1.4 serif}\
table{border-collapse:collapse;width:100%;table-layout:fixed}\
thead{display:table-header-group}\
th,td{border:1px solid #999;padding:.3em .5em;text-align:start;vertical-align:top;overflow-wrap:anywhere}\
tr{break-inside:avoid-page}\
.heading{font-weight:bold}.said,.key{font-size:.85em;color:#555}.no{color:#777}\
ins{text-decoration:underline}del{text-decoration:line-through}\
.c1{color:#06603a}.c2{color:#0b4a8f}.c3{color:#8a3d00}.c4{color:#6a1b8a}.c5{color:#0a6068}.c6{color:#8f1d4f}\
.g1,.g2,.g3,.g4,.g5,.g6{border-bottom:2px dotted}\
.g1{border-color:#06603a}.g2{border-color:#0b4a8f}.g3{border-color:#8a3d00}.g4{border-color:#6a1b8a}.g5{border-color:#0a6068}.g6{border-color:#8f1d4f}\
@media print{body{margin:0;font-size:8pt}}";

/// Colours of the style; a seventh draft has the first again.
const COLOURS: usize = 6;

/// Prints a synoptic table as one web page without scripts; every word is escaped.
///
/// A word has the colour of the draft that brought it in, a dotted line under it the
/// colour of the draft that drops it, and both say so in words when pointed at.
pub fn html(table: &Table<'_>) -> String {
    let names: Vec<String> = table
        .columns
        .iter()
        .map(|column| escaped(column.name))
        .collect();
    let title = names.join(" · ");
    let blocks = table.columns.iter().flat_map(|column| column.clauses);
    let language = Language::of_blocks(blocks).attributes();
    let mut out = format!(
        "<!DOCTYPE html>\n<html {language}>\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}{EVERY_PAGE}</style>\n</head>\n<body>\n<p class=\"key\">{}</p>\n<table>\n<thead>\n<tr>",
        key(table)
    );
    for (column, name) in names.iter().enumerate() {
        let _ = write!(
            out,
            "<th scope=\"col\">{}</th>",
            coloured("span", "c", Some(column), "", name)
        );
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.synoptic.rows {
        out.push_str("<tr>");
        for column in 0..row.cells.len() {
            html_cell(table, row, column, &mut out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</body>\n</html>\n");
    out
}

fn key(table: &Table<'_>) -> String {
    let against = match table.base {
        Base::Before => "the column before it".to_owned(),
        Base::Column(base) => format!("“{}”", escaped(table.name(base as usize))),
    };
    format!(
        "Each column beside {against}: <ins>inserted</ins>, <del>deleted</del>. Colour: the draft that brought a word in; dotted: the draft that drops it."
    )
}

fn html_cell(table: &Table<'_>, row: &SynopticRow, column: usize, out: &mut String) {
    let cell = &row.cells[column];
    let Some(block) = table.block(column, cell) else {
        out.push_str(match cell.change {
            Some(ChangeKind::Removed) => "<td class=\"no\"><del>removed</del></td>",
            _ => "<td class=\"no\">–</td>",
        });
        return;
    };
    out.push_str(match block.kind {
        Kind::Title | Kind::Heading => "<td class=\"heading\" dir=\"auto\">",
        _ => "<td dir=\"auto\">",
    });
    let numbers = table.numbers(column, cell);
    if !numbers.is_empty() {
        let _ = write!(out, "<b><bdi>{}</bdi></b> ", escaped(&numbers));
    }
    for part in cell.parts(column as u32) {
        let told = told(table, &part);
        let inner = match part.op {
            Op::Remove => coloured(
                "del",
                "c",
                part.until.map(|until| until as usize),
                &told,
                &escaped(part.text),
            ),
            op => {
                let tag = if op == Op::Add { "ins" } else { "span" };
                let words = coloured(
                    tag,
                    "c",
                    part.since.map(|since| since as usize),
                    &told,
                    &escaped(part.text),
                );
                match part.until {
                    Some(until) => coloured("span", "g", Some(until as usize), "", &words),
                    None => words,
                }
            }
        };
        out.push_str(&inner);
    }
    if let Some(said) = table.said(row, column) {
        let _ = write!(out, " <span class=\"said\">[{}]</span>", escaped(&said));
    }
    out.push_str("</td>");
}

/// Says when words came and when they go, where it is not from the first to the last.
fn told(table: &Table<'_>, part: &Part<'_>) -> String {
    let since = part.since.filter(|since| *since > 0);
    let since = since.map(|since| format!("in since {}", table.name(since as usize)));
    let until = part
        .until
        .map(|until| format!("dropped by {}", table.name(until as usize)));
    since
        .into_iter()
        .chain(until)
        .collect::<Vec<_>>()
        .join("; ")
}

/// Puts words into an element with the colour of a column; the first column has none.
fn coloured(tag: &str, class: &str, column: Option<usize>, told: &str, words: &str) -> String {
    let column = column.filter(|column| *column > 0);
    if tag == "span" && column.is_none() && told.is_empty() {
        return words.to_owned();
    }
    let mut open = tag.to_owned();
    if let Some(column) = column {
        let _ = write!(open, " class=\"{class}{}\"", (column - 1) % COLOURS + 1);
    }
    if !told.is_empty() {
        let _ = write!(open, " title=\"{}\"", escaped(told));
    }
    format!("<{open}>{words}</{tag}>")
}

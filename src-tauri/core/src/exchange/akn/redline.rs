//! Writes a comparison as an Akoma Ntoso document with `ins` and `del`.

use std::fmt::Write;

use super::meta;
use super::write::{About, called, element};
use crate::compare::{ChangeKind, Op};
use crate::exchange::html::escaped;
use crate::exchange::redline::Redline;
use crate::text::Kind;

/// Prints a redline as an Akoma Ntoso document; what happened beyond the words stands in
/// the `title` of a unit.
pub fn redline(redline: &Redline<'_>) -> String {
    let mut out = String::new();
    let title = format!("{} → {}", redline.old_name, redline.new_name);
    meta::begin(&mut out, "multipleVersions", &title, &About::default());
    out.push_str("<mainBody>\n");
    let rows = &redline.comparison.rows;
    let mut open: Vec<(u16, &str)> = Vec::new();
    for (nth, row) in rows.iter().enumerate() {
        let block = redline.clause(row);
        while let Some((_, name)) = open.pop_if(|(level, _)| *level >= block.level) {
            let _ = writeln!(out, "</{name}>");
        }
        let (name, called) = (element(block), called(block));
        let said = redline.said(row).unwrap_or_default();
        let said = match said.as_str() {
            "" => String::new(),
            said => format!(" title=\"{}\"", escaped(said)),
        };
        let _ = writeln!(out, "<{name} eId=\"row_{}\"{called}{said}>", nth + 1);
        let op = match row.change {
            ChangeKind::Added => Op::Add,
            ChangeKind::Removed => Op::Remove,
            _ => Op::Keep,
        };
        if let Some(number) = &block.number {
            let _ = writeln!(out, "<num>{}</num>", printed(op, number));
        }
        let words: String = redline
            .shown(row)
            .iter()
            .map(|shown| printed(shown.op, shown.text))
            .collect();
        let holds = rows
            .get(nth + 1)
            .is_some_and(|next| redline.clause(next).level > block.level);
        let around = match (block.kind, holds) {
            (Kind::Heading, _) => None,
            (_, true) => Some("intro"),
            (_, false) => Some("content"),
        };
        let _ = match around {
            None => writeln!(out, "<heading>{words}</heading>"),
            Some(around) => writeln!(out, "<{around}><p>{words}</p></{around}>"),
        };
        open.push((block.level, name));
    }
    while let Some((_, name)) = open.pop() {
        let _ = writeln!(out, "</{name}>");
    }
    if rows.is_empty() {
        out.push_str("<p/>\n");
    }
    out.push_str("</mainBody>\n");
    meta::end(&mut out);
    out
}

fn printed(op: Op, text: &str) -> String {
    let text = escaped(&text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}"));
    match op {
        Op::Keep => text,
        Op::Remove => format!("<del>{text}</del>"),
        Op::Add => format!("<ins>{text}</ins>"),
    }
}

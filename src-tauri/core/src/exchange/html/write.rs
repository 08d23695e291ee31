//! Prints blocks as one web page without scripts that reads and prints well.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

use super::EVERY_PAGE;
use crate::clause::{MarkKind, Wording};
use crate::exchange::print::Language;
use crate::ids::ClauseId;
use crate::text::{Block, Kind, Series};

const STYLE: &str = "\
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 serif}\
h1,h2,h3,h4,h5,h6{line-height:1.25;break-after:avoid}\
p{margin:.6em 0;orphans:2;widows:2}p,h1,h2,h3,h4,h5,h6{unicode-bidi:plaintext;text-align:start}.preambular{text-indent:2em}\
.in1{margin-inline-start:2em}.in2{margin-inline-start:4em}.in3{margin-inline-start:6em}.in4{margin-inline-start:8em}\
.footnotes{border-top:1px solid;margin-top:2em;font-size:.85em}\
@page{size:A4;margin:25mm 24mm}@media print{body{max-width:none;margin:0;padding:0;font-size:11pt}a{color:inherit;text-decoration:none}}";

/// Prints blocks as a web page; every word is escaped, and a number that refers to another
/// clause on the page leads there.
pub fn write(blocks: &[Block]) -> String {
    let title = blocks.iter().find(|block| block.kind == Kind::Title);
    let language = Language::of_blocks(blocks.iter()).attributes();
    let mut out = format!("<!DOCTYPE html>\n<html {language}>\n<head>\n<meta charset=\"utf-8\">\n");
    let name = title.map_or("Draft", |block| block.wording.text.as_str());
    let _ = write!(
        out,
        "<title>{}</title>\n<style>{STYLE}{EVERY_PAGE}</style>\n</head>\n<body>\n",
        escaped(name)
    );
    let anchors = Anchors::of(blocks);
    let mut notes = String::new();
    let mut under = 0;
    let mut in_note: Option<u16> = None;
    for (at, block) in blocks.iter().enumerate() {
        let ends = in_note.is_some_and(|level| block.level <= level);
        if ends {
            notes.push_str("</div>\n");
        }
        in_note = in_note.filter(|_| !ends);
        if block.kind == Kind::Note {
            let label = label(block.number.as_deref().unwrap_or_default());
            let words = inside(&block.wording, &anchors);
            let more = |next: &Block| next.level > block.level && next.kind != Kind::Note;
            if blocks.get(at + 1).is_some_and(more) {
                in_note = Some(block.level);
                let _ = writeln!(
                    notes,
                    "<div id=\"fn{label}\">\n<p><sup>{label}</sup> {words}</p>"
                );
            } else {
                let _ = writeln!(notes, "<p id=\"fn{label}\"><sup>{label}</sup> {words}</p>");
            }
            continue;
        }
        let to = if in_note.is_some() {
            &mut notes
        } else {
            &mut out
        };
        let words = format!("{}{}", number(block), inside(&block.wording, &anchors));
        let id = anchors.id(block) + direction(block);
        match block.kind {
            Kind::Title => {
                let _ = writeln!(to, "<h1{id}>{words}</h1>");
            }
            Kind::Heading => {
                under = block.level + 1;
                let depth = (block.level + 2).min(6);
                let _ = writeln!(to, "<h{depth}{id}>{words}</h{depth}>");
            }
            kind => {
                let depth = block.level.saturating_sub(under).min(4);
                let class = match (kind, depth) {
                    (Kind::Preambular, 0) => " class=\"preambular\"".to_owned(),
                    (Kind::Preambular, _) => format!(" class=\"preambular in{depth}\""),
                    (_, 0) => String::new(),
                    _ => format!(" class=\"in{depth}\""),
                };
                let _ = writeln!(to, "<p{class}{id}>{words}</p>");
            }
        }
    }
    if in_note.is_some() {
        notes.push_str("</div>\n");
    }
    if !notes.is_empty() {
        let _ = write!(out, "<section class=\"footnotes\">\n{notes}</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// The anchors of the clauses on the page that others refer to.
struct Anchors(HashMap<ClauseId, String>);

impl Anchors {
    fn of(blocks: &[Block]) -> Anchors {
        let wanted: HashSet<ClauseId> = blocks
            .iter()
            .flat_map(|block| block.wording.references())
            .map(|(_, to)| to)
            .collect();
        let here = blocks.iter().filter_map(|block| {
            let clause = block.clause.filter(|clause| wanted.contains(clause))?;
            let anchor = match block.kind {
                Kind::Note => format!("fn{}", label(block.number.as_deref().unwrap_or_default())),
                _ => format!("clause-{clause}"),
            };
            Some((clause, anchor))
        });
        Anchors(here.collect())
    }

    /// Prints the attribute of a block that others refer to.
    fn id(&self, block: &Block) -> String {
        let anchor = block.clause.and_then(|clause| self.0.get(&clause));
        anchor.map_or_else(String::new, |anchor| format!(" id=\"{anchor}\""))
    }
}

fn number(block: &Block) -> String {
    let bullet = if block.series == Series::Bullet {
        "• "
    } else {
        ""
    };
    match &block.number {
        Some(number) => format!("{bullet}<span class=\"number\">{}</span> ", escaped(number)),
        None => bullet.to_owned(),
    }
}

/// The attribute of a clause whose words run from right to left and whose number may not.
pub(crate) fn direction(block: &Block) -> &'static str {
    let leftward = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let mut letters = block.wording.text.chars().filter(|c| c.is_alphabetic());
    let turns = block.number.is_some() && letters.next().is_some_and(leftward);
    if turns { " dir=\"rtl\"" } else { "" }
}

/// The letters and digits of a footnote's number.
pub(crate) fn label(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect()
}

fn inside(wording: &Wording, anchors: &Anchors) -> String {
    let text = wording.text.as_str();
    // Each mark opens and closes one element; what crosses is cut where it crosses.
    let mut cuts: Vec<usize> = vec![0, text.len()];
    for mark in &wording.marks {
        cuts.extend([mark.start as usize, mark.end as usize]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::with_capacity(text.len() + 32);
    let mut marks = wording.marks.iter().peekable();
    let (mut italic, mut bold, mut footnote, mut reference) = (0, 0, 0, None);
    for two in cuts.windows(2) {
        let (start, end) = (two[0], two[1]);
        while let Some(mark) = marks.next_if(|mark| mark.start as usize <= start) {
            let reach = match mark.kind {
                MarkKind::Italic => &mut italic,
                MarkKind::Bold => &mut bold,
                MarkKind::Footnote => &mut footnote,
                MarkKind::Reference(to) => &mut reference.insert((to, 0)).1,
            };
            *reach = mark.end.max(*reach);
        }
        let within = |reach: u32| reach as usize > start;
        let piece = text.get(start..end).unwrap_or_default();
        let mut printed = escaped(piece);
        if within(footnote) {
            let label = label(piece);
            printed = format!("<sup><a href=\"#fn{label}\">{label}</a></sup>");
        }
        if within(bold) {
            printed = format!("<strong>{printed}</strong>");
        }
        if within(italic) {
            printed = format!("<em>{printed}</em>");
        }
        let reference = reference.filter(|(_, end)| within(*end));
        if let Some(anchor) = reference.and_then(|(to, _)| anchors.0.get(&to)) {
            printed = format!("<a href=\"#{anchor}\">{printed}</a>");
        }
        out.push_str(&printed);
    }
    out
}

/// Writes text so that a page shows it and reads nothing into it.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

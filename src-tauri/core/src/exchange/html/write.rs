//! Prints blocks as one web page without scripts that reads and prints well.

use std::fmt::Write;

use crate::clause::{MarkKind, Wording};
use crate::text::{Block, Kind, Series};

const STYLE: &str = "\
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 serif}\
h1,h2,h3,h4,h5,h6{line-height:1.25;break-after:avoid}\
p{margin:.6em 0}.preambular{text-indent:2em}\
.in1{margin-left:2em}.in2{margin-left:4em}.in3{margin-left:6em}.in4{margin-left:8em}\
.footnotes{border-top:1px solid;margin-top:2em;font-size:.85em}\
@media print{body{max-width:none;margin:0}a{color:inherit;text-decoration:none}}";

/// Prints blocks as a web page; every word is escaped.
pub fn write(blocks: &[Block]) -> String {
    let title = blocks.iter().find(|block| block.kind == Kind::Title);
    let mut out = String::from("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
    let name = title.map_or("Draft", |block| block.wording.text.as_str());
    let _ = write!(
        out,
        "<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        escaped(name)
    );
    let mut notes = String::new();
    let mut under = 0;
    let mut in_note: Option<u16> = None;
    for block in blocks {
        in_note = in_note.filter(|level| block.level > *level);
        if block.kind == Kind::Note {
            in_note = Some(block.level);
            let label = label(block.number.as_deref().unwrap_or_default());
            let words = inside(&block.wording);
            let _ = writeln!(notes, "<p id=\"fn{label}\"><sup>{label}</sup> {words}</p>");
            continue;
        }
        let to = if in_note.is_some() {
            &mut notes
        } else {
            &mut out
        };
        let words = format!("{}{}", number(block), inside(&block.wording));
        match block.kind {
            Kind::Title => {
                let _ = writeln!(to, "<h1>{words}</h1>");
            }
            Kind::Heading => {
                under = block.level + 1;
                let depth = (block.level + 2).min(6);
                let _ = writeln!(to, "<h{depth}>{words}</h{depth}>");
            }
            kind => {
                let depth = block.level.saturating_sub(under).min(4);
                let class = match (kind, depth) {
                    (Kind::Preambular, 0) => " class=\"preambular\"".to_owned(),
                    (Kind::Preambular, _) => format!(" class=\"preambular in{depth}\""),
                    (_, 0) => String::new(),
                    _ => format!(" class=\"in{depth}\""),
                };
                let _ = writeln!(to, "<p{class}>{words}</p>");
            }
        }
    }
    if !notes.is_empty() {
        let _ = write!(out, "<section class=\"footnotes\">\n{notes}</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn number(block: &Block) -> String {
    let bullet = if block.series == Series::Bullet {
        "• "
    } else {
        ""
    };
    match &block.number {
        Some(number) => format!("{bullet}{} ", escaped(number)),
        None => bullet.to_owned(),
    }
}

/// The letters and digits of a footnote's number.
fn label(number: &str) -> String {
    number
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .collect()
}

fn inside(wording: &Wording) -> String {
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
    let mut ends = [0_u32; 3];
    for two in cuts.windows(2) {
        let (start, end) = (two[0], two[1]);
        while let Some(mark) = marks.next_if(|mark| mark.start as usize <= start) {
            let slot = &mut ends[mark.kind as usize];
            *slot = (*slot).max(mark.end);
        }
        let is = |kind: MarkKind| ends[kind as usize] as usize > start;
        let piece = text.get(start..end).unwrap_or_default();
        let mut printed = escaped(piece);
        if is(MarkKind::Footnote) {
            let label = label(piece);
            printed = format!("<sup><a href=\"#fn{label}\">{label}</a></sup>");
        }
        if is(MarkKind::Bold) {
            printed = format!("<strong>{printed}</strong>");
        }
        if is(MarkKind::Italic) {
            printed = format!("<em>{printed}</em>");
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

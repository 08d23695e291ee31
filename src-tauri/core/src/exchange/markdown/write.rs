//! Prints blocks as Markdown that reads back as the same blocks.

use std::fmt::Write;

use super::inline::{self, Links};
use super::lines;
use crate::clause::{MarkKind, Wording};
use crate::exchange::assemble::ends_open;
use crate::exchange::layout::{Layout, Numbered};
use crate::exchange::marks;
use crate::text::{Block, Kind, Series};

/// Prints blocks as Markdown.
///
/// What [`read`](super::read) gave is printed so that reading it again gives the same
/// blocks, in the same order and with the same words. Footnotes are gathered at the
/// end, by their numbers where all have one. A clause whose depth its number and kind do not show is indented.
pub fn write(blocks: &[Block]) -> String {
    let mut writer = Writer::default();
    let indented = indented(blocks);
    let mut notes: Vec<(Option<u32>, String)> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let block = &blocks[at];
        at += 1;
        let Some(number) = block.number.as_deref().filter(|_| block.kind == Kind::Note) else {
            writer.block(block, block.level, indented[at - 1]);
            continue;
        };
        let mut note = Writer::default();
        let counted = note.note(number, &block.wording);
        while let Some(more) = blocks
            .get(at)
            .filter(|more| more.level > block.level && more.kind != Kind::Note)
        {
            note.block(more, more.level - block.level, indented[at]);
            at += 1;
        }
        notes.push((counted, note.out));
    }
    if notes.iter().all(|(number, _)| number.is_some()) {
        notes.sort_by_key(|(number, _)| *number);
    }
    let mut out = writer.out;
    out.extend(notes.into_iter().map(|(_, note)| note));
    out.truncate(out.trim_end_matches('\n').len());
    out.push('\n');
    out
}

/// Says of each block whether what stands under it must be indented, because
/// something under it ranks no lower, or lower than what stands beside it.
fn indented(blocks: &[Block]) -> Vec<bool> {
    let mut indented = vec![false; blocks.len()];
    let mut around: Vec<(usize, Numbered)> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let level = usize::from(block.level);
        let numbered = Numbered::of_block(block);
        let beside = around.get(level).copied();
        around.truncate(level);
        if let Some((parent, above)) = around.last().copied() {
            let split = beside.is_some_and(|(_, other)| numbered.perhaps_under(other));
            indented[parent] |= split || !numbered.surely_under(above);
        }
        around.resize(level, (at, numbered));
        around.push((at, numbered));
    }
    indented
}

#[derive(Default)]
struct Writer {
    out: String,
    layout: Layout,
    /// The last block at each level: where it stands, and where its inside begins.
    lanes: Vec<Lane>,
}

#[derive(Clone, Copy, Default)]
struct Lane {
    indent: usize,
    /// Where what stands inside a list item begins; none where it is no list item.
    inside: Option<usize>,
}

impl Writer {
    /// Prints a footnote and returns its number, where it has one.
    fn note(&mut self, number: &str, wording: &Wording) -> Option<u32> {
        self.layout.note();
        self.lane(
            0,
            Lane {
                indent: 0,
                inside: Some(4),
            },
        );
        let anchor = if inline::anchor(number) == Some(number.len()) {
            number.to_owned()
        } else {
            let name: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
            format!("[^{name}]")
        };
        let _ = write!(self.out, "{anchor}: {}\n\n", inside(wording));
        anchor[2..anchor.len() - 1].parse().ok()
    }

    fn block(&mut self, block: &Block, level: u16, indented: bool) {
        let words = inside(&block.wording);
        let number = block.number.as_deref();
        match block.kind {
            Kind::Title => {
                // What stands before a title is over, as before any heading.
                self.layout = Layout::default();
                self.lanes.clear();
                let _ = write!(self.out, "# {}\n\n", heading_end(words));
            }
            Kind::Heading => {
                self.layout.heading(level + 2);
                self.lanes.clear();
                self.out
                    .extend(std::iter::repeat_n('#', usize::from(level) + 2));
                self.out.push(' ');
                if let Some(number) = number {
                    let _ = write!(self.out, "{} ", escaped(number));
                }
                let _ = write!(self.out, "{}\n\n", heading_end(words));
            }
            _ => self.paragraph(block, level, indented, &words),
        }
    }

    fn paragraph(&mut self, block: &Block, level: u16, indented: bool, words: &str) {
        let numbered = Numbered::of_block(block);
        let open = ends_open(&block.wording);
        let indent = self.indent_for(level, numbered, open);
        self.layout.place(indent, numbered, open);
        let named = matches!(block.series, Series::Named(_));
        let line = match block.number.as_deref() {
            Some(number) if named => format!("**{}** {words}", escaped(number)),
            Some(number) => format!("{} {words}", escaped(number)),
            None => words.to_owned(),
        };
        self.out.extend(std::iter::repeat_n(' ', indent));
        let inside = if block.series == Series::Bullet {
            self.out.push_str("- ");
            if line.bytes().all(|b| matches!(b, b'-' | b' ')) {
                self.out.push('\\');
            }
            self.out.push_str(&line);
            Some(indent + 4)
        } else {
            push_start(&mut self.out, &line);
            let item = lines::ordered(&line).map(|(number, _)| number.len() + 1);
            let inside = item.or(indented.then_some(4));
            inside.map(|width| indent + width.max(4))
        };
        self.out.push_str("\n\n");
        self.lane(usize::from(level), Lane { indent, inside });
    }

    fn lane(&mut self, level: usize, lane: Lane) {
        self.lanes.resize(level, Lane::default());
        self.lanes.push(lane);
    }

    /// Finds the indentation at which a reader gives a block this level.
    fn indent_for(&self, level: u16, numbered: Numbered, open: bool) -> usize {
        let parent = self.layout.open().rfind(|(_, other)| *other + 1 == level);
        let Some((flat, _)) = parent else {
            return 0;
        };
        let lane = self
            .lanes
            .get(usize::from(level) - 1)
            .filter(|lane| lane.indent == flat);
        let deeper = lane.and_then(|lane| lane.inside);
        let tries = match deeper {
            // Nearer than what stands inside and still inside: what comes after it beside
            // it, of whatever rank, finds its place there too.
            Some(inside) => [inside, flat + 2, flat],
            None => [flat, flat + 4, flat + 2],
        };
        tries
            .into_iter()
            .find(|indent| self.layout.clone().place(*indent, numbered, open) == level)
            .unwrap_or(flat + 4)
    }
}

/// Adds a line, escaped where its start would be read as layout.
fn push_start(out: &mut String, line: &str) {
    let first = line.chars().next().unwrap_or(' ');
    let layout = match first {
        '#' => lines::atx(line).is_some(),
        '>' | '|' => true,
        '~' => lines::fence(line).is_some(),
        '{' => lines::layout_note(line),
        '-' | '+' | '•' | '▪' | '◦' | '·' => {
            lines::bullet(line).is_some() || lines::is_rule(line)
        }
        '_' => lines::is_rule(line),
        '[' => lines::definition(line).is_some(),
        _ => false,
    };
    if let Some((anchor, _)) = lines::note(line) {
        out.push_str(anchor);
        out.push('\\');
        out.push_str(&line[anchor.len()..]);
    } else if layout && first.is_ascii() {
        out.push('\\');
        out.push_str(line);
    } else if layout {
        let _ = write!(out, "&#{};{}", u32::from(first), &line[first.len_utf8()..]);
    } else {
        out.push_str(line);
    }
}

/// Escapes a number sign at the end of a heading, where it would close it.
fn heading_end(mut words: String) -> String {
    if words.ends_with('#') {
        words.insert(words.len() - 1, '\\');
    }
    words
}

/// Prints a wording so that it reads back to the letter: with stars where they do,
/// with tags where stars would be read as something else.
fn inside(wording: &Wording) -> String {
    let mut tidied = wording.clone();
    tidied.clear_references();
    marks::tidy(&mut tidied);
    let starred = print(&tidied, ["*", "*", "**", "**"]);
    if inline::read(&starred, &Links::default(), &mut Vec::new()) == tidied {
        return starred;
    }
    print(&tidied, ["<em>", "</em>", "<strong>", "</strong>"])
}

fn print(wording: &Wording, signs: [&str; 4]) -> String {
    let sign = |kind: MarkKind, closing: bool| match (kind, closing) {
        (MarkKind::Italic, false) => signs[0],
        (MarkKind::Italic, true) => signs[1],
        (MarkKind::Bold, false) => signs[2],
        (MarkKind::Bold, true) => signs[3],
        (MarkKind::Footnote | MarkKind::Reference(_), _) => "",
    };
    let text = wording.text.as_str();
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<(MarkKind, usize)> = Vec::new();
    let mut done = 0;
    let mut upto = |out: &mut String, open: &mut Vec<(MarkKind, usize)>, to: usize, text: &str| {
        // Close what ends on the way, reopening what only crosses it.
        while let Some(end) = open
            .iter()
            .map(|(_, end)| *end)
            .min()
            .filter(|end| *end <= to)
        {
            push_escaped(out, &text[done..end], open);
            done = end;
            let mut crossed = Vec::new();
            while let Some((kind, stop)) = open.pop() {
                out.push_str(sign(kind, true));
                if stop > end {
                    crossed.push((kind, stop));
                } else if !open.iter().any(|(_, stop)| *stop <= end) {
                    break;
                }
            }
            for (kind, stop) in crossed.into_iter().rev() {
                out.push_str(sign(kind, false));
                open.push((kind, stop));
            }
        }
        push_escaped(out, &text[done..to], open);
        done = to;
    };
    let mut marks = wording.marks.clone();
    marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    for mark in marks {
        upto(&mut out, &mut open, mark.start as usize, text);
        out.push_str(sign(mark.kind, false));
        open.push((mark.kind, mark.end as usize));
    }
    upto(&mut out, &mut open, text.len(), text);
    out
}

fn push_escaped(out: &mut String, text: &str, open: &[(MarkKind, usize)]) {
    if open.iter().any(|(kind, _)| *kind == MarkKind::Footnote) {
        out.push_str(text);
    } else {
        out.push_str(&escaped(text));
    }
}

/// Escapes what Markdown would read as markup, and no bracket without need.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let rest = &text[at + c.len_utf8()..];
        let next = rest.bytes().next();
        let escape = match c {
            '*' | '`' => true,
            '_' => {
                let before = text[..at].chars().next_back();
                !before.is_some_and(char::is_alphanumeric)
                    || !rest.chars().next().is_some_and(char::is_alphanumeric)
            }
            '\\' => next.is_none_or(|b| b.is_ascii_punctuation()),
            '<' => next.is_some_and(|b| b.is_ascii_alphabetic() || matches!(b, b'/' | b'!' | b'?')),
            '&' => inline::entity(&text[at..]).is_some(),
            '[' => inline::anchor(&text[at..]).is_some(),
            ']' => rest
                .strip_prefix('(')
                .is_some_and(|to| inline::address(to).is_some()),
            _ => false,
        };
        if escape {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

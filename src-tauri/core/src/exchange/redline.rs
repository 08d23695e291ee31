//! Redlines: two states of a text printed as one, with what went and what came marked.

use std::collections::HashSet;
use std::fmt::Write;

use super::html::{EVERY_PAGE, direction, escaped, label};
use super::print::Language;
use crate::compare::{ChangeKind, Comparison, Op, Row};
use crate::text::{Block, Kind};

const STYLE: &str = "\
body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.5 serif}\
h1,h2,h3,h4,h5,h6{line-height:1.25;break-after:avoid}\
p{margin:.6em 0;orphans:2;widows:2}p,h1,h2,h3,h4,h5,h6{unicode-bidi:plaintext;text-align:start}.counts,.said,sup{font-size:.85em}.counts,.said{color:#555}\
ins{color:#06603a;text-decoration:underline}del{color:#a3161a;text-decoration:line-through}\
.in1{margin-inline-start:2em}.in2{margin-inline-start:4em}.in3{margin-inline-start:6em}.in4{margin-inline-start:8em}\
@page{size:A4;margin:25mm 24mm}@media print{body{max-width:none;margin:0;padding:0;font-size:11pt}}";

/// Two states of a text and how they compare.
#[derive(Clone, Copy, Debug)]
pub struct Redline<'t> {
    /// What the older state is called.
    pub old_name: &'t str,
    /// What the newer state is called.
    pub new_name: &'t str,
    /// The clauses of the older state, which the rows point into.
    pub old: &'t [Block],
    /// The clauses of the newer state.
    pub new: &'t [Block],
    /// Their comparison.
    pub comparison: &'t Comparison,
}

/// A run of words as a redline shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'t> {
    /// Whether it stayed.
    pub op: Op,
    /// The words.
    pub text: &'t str,
}

impl<'t> Redline<'t> {
    /// Returns the clause that a row stands for: of the newer state where it is there.
    pub fn clause(&self, row: &Row) -> &'t Block {
        match row.new.first() {
            Some(at) => &self.new[*at as usize],
            None => &self.old[row.old[0] as usize],
        }
    }

    /// Returns the words of a row, each run with what happened to it.
    pub fn shown(&self, row: &'t Row) -> Vec<Shown<'t>> {
        if row.words.is_empty() {
            let op = match row.change {
                ChangeKind::Added => Op::Add,
                ChangeKind::Removed => Op::Remove,
                _ => Op::Keep,
            };
            let text = self.clause(row).wording.text.as_str();
            return vec![Shown { op, text }];
        }
        row.words
            .iter()
            .map(|piece| Shown {
                op: piece.op,
                text: &piece.text,
            })
            .collect()
    }

    /// Says in words what happened to a row beyond its words: "moved from 7.", "split".
    pub fn said(&self, row: &Row) -> Option<String> {
        let numbers = |from: &[Block], places: &[u32]| {
            let numbers: Vec<&str> = places
                .iter()
                .filter_map(|at| from[*at as usize].number.as_deref())
                .collect();
            numbers.join(", ")
        };
        let with = |word: &str, joint: &str, numbers: String| match numbers.as_str() {
            "" => word.to_owned(),
            numbers => format!("{word} {joint} {numbers}"),
        };
        match row.change {
            ChangeKind::Moved | ChangeKind::MovedReworded => {
                Some(with("moved", "from", numbers(self.old, &row.old)))
            }
            ChangeKind::Split => Some(with("split", "into", numbers(self.new, &row.new))),
            ChangeKind::Merged => Some(with("merged", "from", numbers(self.old, &row.old))),
            _ => Some(numbers(self.old, &row.old))
                .filter(|numbers| row.renumbered && !numbers.is_empty())
                .map(|numbers| format!("was {numbers}")),
        }
    }

    /// Says what changed, counted: "4 reworded · 1 added · 12 the same".
    pub fn counted(&self) -> String {
        let counts = &self.comparison.counts;
        let parts = [
            (counts.reworded, "reworded"),
            (counts.added, "added"),
            (counts.removed, "removed"),
            (counts.moved, "moved"),
            (counts.moved_reworded, "moved and reworded"),
            (counts.split, "split"),
            (counts.merged, "merged"),
            (counts.same, "the same"),
        ];
        let mut said: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        if counts.words_added + counts.words_removed > 0 {
            said.push(format!(
                "{} words in, {} out",
                counts.words_added, counts.words_removed
            ));
        }
        said.join(" · ")
    }
}

/// Prints a redline as one web page without scripts; every word is escaped.
pub fn html(redline: &Redline<'_>) -> String {
    let names = format!(
        "{} → {}",
        escaped(redline.old_name),
        escaped(redline.new_name)
    );
    let language = Language::of_blocks(redline.new.iter()).attributes();
    let mut out = format!(
        "<!DOCTYPE html>\n<html {language}>\n<head>\n<meta charset=\"utf-8\">\n<title>{names}</title>\n<style>{STYLE}{EVERY_PAGE}</style>\n</head>\n<body>\n<p class=\"counts\">{names}: {}</p>\n",
        redline.counted()
    );
    let mut under = 0;
    let mut noted = HashSet::new();
    for row in &redline.comparison.rows {
        let block = redline.clause(row);
        let mut words = String::new();
        let mut id = String::new();
        if let Some(number) = &block.number {
            let mut number = format!("<span class=\"number\">{}</span>", escaped(number));
            if block.kind == Kind::Note {
                let label = label(block.number.as_deref().unwrap_or_default());
                number = format!("<sup>{label}</sup>");
                if noted.insert(label.clone()) {
                    id = format!(" id=\"fn{label}\"");
                }
            }
            words = match row.change {
                ChangeKind::Added => format!("<ins>{number}</ins> "),
                ChangeKind::Removed => format!("<del>{number}</del> "),
                _ => format!("{number} "),
            };
        }
        for shown in redline.shown(row) {
            let text = with_anchors(shown.text);
            words.push_str(&match shown.op {
                Op::Keep => text,
                Op::Remove => format!("<del>{text}</del>"),
                Op::Add => format!("<ins>{text}</ins>"),
            });
        }
        if let Some(said) = redline.said(row) {
            let _ = write!(words, " <span class=\"said\">[{}]</span>", escaped(&said));
        }
        id.push_str(direction(block));
        let _ = match block.kind {
            Kind::Title => writeln!(out, "<h1>{words}</h1>"),
            Kind::Heading => {
                under = block.level + 1;
                let depth = (block.level + 2).min(6);
                writeln!(out, "<h{depth}>{words}</h{depth}>")
            }
            _ => match block.level.saturating_sub(under).min(4) {
                0 => writeln!(out, "<p{id}>{words}</p>"),
                depth => writeln!(out, "<p class=\"in{depth}\"{id}>{words}</p>"),
            },
        };
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// Writes words for a page; an anchor that is whole in them leads to its note.
fn with_anchors(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("[^") {
        let Some(end) = rest[at..].find(']').map(|end| at + end + 1) else {
            break;
        };
        out.push_str(&escaped(&rest[..at]));
        let label = label(&rest[at..end]);
        let _ = match label.is_empty() {
            true => write!(out, "{}", escaped(&rest[at..end])),
            false => write!(out, "<sup><a href=\"#fn{label}\">{label}</a></sup>"),
        };
        rest = &rest[end..];
    }
    out + &escaped(rest)
}

/// Prints a redline as Markdown, with `<ins>` and `<del>` for what came and went.
pub fn markdown(redline: &Redline<'_>) -> String {
    let mut out = format!(
        "*{} → {}: {}*\n",
        plain(redline.old_name),
        plain(redline.new_name),
        redline.counted()
    );
    for row in &redline.comparison.rows {
        let block = redline.clause(row);
        out.push('\n');
        match block.kind {
            Kind::Title => out.push_str("# "),
            Kind::Heading => {
                let depth = usize::from(block.level + 2).min(6);
                out.extend(std::iter::repeat_n('#', depth));
                out.push(' ');
            }
            _ => {}
        }
        if let Some(number) = &block.number {
            // A full stop after digits would begin a list.
            let number = plain(number).replace('.', "\\.");
            let _ = match row.change {
                ChangeKind::Added => write!(out, "<ins>{number}</ins> "),
                ChangeKind::Removed => write!(out, "<del>{number}</del> "),
                _ => write!(out, "{number} "),
            };
        }
        for shown in redline.shown(row) {
            let text = plain(shown.text);
            let _ = match shown.op {
                Op::Keep => write!(out, "{text}"),
                Op::Remove => write!(out, "<del>{text}</del>"),
                Op::Add => write!(out, "<ins>{text}</ins>"),
            };
        }
        if let Some(said) = redline.said(row) {
            let _ = write!(out, " *({})*", plain(&said));
        }
        out.push('\n');
    }
    out
}

/// Writes text so that Markdown shows it and reads nothing into it.
pub(crate) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '|' | '+' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::compare;
    use crate::text::states::sides_of_blocks;

    fn printed(old: &str, new: &str, print: impl Fn(&Redline<'_>) -> String) -> String {
        let read = |text: &str| super::super::markdown::read(text).unwrap().blocks;
        let (old, new) = (read(old), read(new));
        let comparison = compare(&sides_of_blocks(&old), &sides_of_blocks(&new));
        print(&Redline {
            old_name: "zero & one",
            new_name: "two",
            old: &old,
            new: &new,
            comparison: &comparison,
        })
    }

    const OLD: &str = "1. States should report to the <Assembly> every year.\n\n2. States shall keep a register of all vessels.\n";
    const NEW: &str = "1. States shall report to the <Assembly> every year.\n\n2. The secretariat serves the meetings of this body.\n";

    #[test]
    fn a_page_marks_what_went_and_what_came_and_escapes_the_rest() {
        let page = printed(OLD, NEW, html);
        assert!(page.contains("<p><span class=\"number\">1.</span> States <del>should</del><ins>shall</ins> report to the &lt;Assembly&gt; every year.</p>"), "{page}");
        assert!(
            page.contains("<del><span class=\"number\">2.</span></del> <del>States shall keep"),
            "{page}"
        );
        assert!(
            page.contains("<ins><span class=\"number\">2.</span></ins> <ins>The secretariat"),
            "{page}"
        );
        assert!(page.contains("<title>zero &amp; one → two</title>"));
        assert!(page.contains("1 reworded · 1 added · 1 removed"));
        assert!(!page.contains("<script"));
    }

    #[test]
    fn markdown_marks_what_went_and_what_came_and_escapes_the_rest() {
        let text = printed(OLD, NEW, markdown);
        assert!(text.contains("\n1\\. States <del>should</del><ins>shall</ins> report to the &lt;Assembly&gt; every year.\n"), "{text}");
        assert!(text.starts_with("*zero &amp; one → two: 1 reworded"));
    }
}

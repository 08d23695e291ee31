//! Writes a text as a `statement` of Akoma Ntoso 3.0, in the manner of the United Nations.

use std::collections::HashSet;
use std::fmt::Write;
use std::ops::Range;

use jiff::civil::Date;

use super::emit::{self, Shape};
use super::inline::{Notes, runs, tidied};
use super::meta;
use crate::exchange::html::escaped;
use crate::ids::ClauseId;
use crate::text::{Block, Kind, Series};

/// What is said of a text beyond its words.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// What the text is called where it has no title of its own.
    pub title: String,
    /// Who answers for it.
    pub author: String,
    /// The date that it carries.
    pub date: Option<Date>,
    /// The drafts up to it, oldest first, itself the last where it is one.
    pub drafts: Vec<(String, Date)>,
    /// Which clause each block is; empty where none is known.
    pub clauses: Vec<ClauseId>,
    /// The place among `drafts` of the one since which each block stands as it does.
    pub since: Vec<Option<usize>>,
    /// Those whose changes it shows, in the order of [`super::redline`].
    pub(super) hands: Vec<String>,
}

/// Prints blocks as an Akoma Ntoso document.
///
/// An `eId` is that of the clause, so that it stays the same from draft to draft. What
/// [`super::read`] gives back prints the same again.
pub fn write(blocks: &[Block], about: &About) -> String {
    write_with(blocks, about, "")
}

/// Prints blocks with what is attached to them.
pub(super) fn write_with(blocks: &[Block], about: &About, attached: &str) -> String {
    let tidy = tidied(blocks);
    // Where a block had no words to print, the clauses no longer stand beside them.
    let empty = About::default();
    let known = if tidy.len() == blocks.len() {
        about
    } else {
        &empty
    };
    let mut writer = Writer {
        out: String::new(),
        notes: Notes::of(&tidy),
        blocks: &tidy,
        known,
        clauses: known.clauses.iter().copied().collect(),
        open: Vec::new(),
    };
    let title = tidy.iter().find(|block| block.kind == Kind::Title);
    let title = title.map_or(about.title.as_str(), |block| &block.wording.text);
    meta::begin(&mut writer.out, "originalVersion", title, about);
    writer.text();
    writer.out.push_str(attached);
    meta::end(&mut writer.out);
    writer.out
}

/// The clause that an `eId` of ours names.
pub(super) fn clause_of(id: &str) -> Option<ClauseId> {
    let id = id.strip_prefix("cl_").filter(|id| id.len() == 32)?;
    id.parse().ok()
}

struct Writer<'t> {
    out: String,
    blocks: &'t [Block],
    notes: Notes,
    known: &'t About,
    /// The clauses that the file has.
    clauses: HashSet<ClauseId>,
    /// Units that are open, with their levels.
    open: Vec<(u16, &'static str)>,
}

impl Writer<'_> {
    fn text(&mut self) {
        let tops: Vec<usize> = (0..self.blocks.len())
            .filter(|at| !self.notes.holds(*at))
            .collect();
        let titled = usize::from(tops.len() > 1 && self.is_title(tops[0], &tops));
        if titled == 1 {
            self.out.push_str("<preface><p>");
            let words = self.words(tops[0]);
            let attributes = self.attributes(tops[0], &self.blocks[tops[0]].wording.text);
            let _ = write!(self.out, "<docTitle{attributes}>{words}</docTitle>");
            self.out.push_str("</p></preface>\n");
        }
        let preamble = self.preamble(&tops, titled);
        if !preamble.is_empty() {
            self.out.push_str("<preamble>\n");
            self.recitals(&tops[preamble.clone()]);
            self.out.push_str("</preamble>\n");
        }
        self.out.push_str("<mainBody>\n");
        for (nth, at) in tops.iter().enumerate().skip(preamble.end) {
            let leaf = self.is_leaf(nth, &tops);
            self.unit(*at, leaf);
        }
        self.close(0);
        if tops.is_empty() {
            self.out.push_str("<p/>\n");
        }
        self.out.push_str("</mainBody>\n");
    }

    fn is_leaf(&self, nth: usize, tops: &[usize]) -> bool {
        tops.get(nth + 1)
            .is_none_or(|next| self.blocks[*next].level <= self.blocks[tops[nth]].level)
    }

    /// True for a block that stands in front of all others and is nothing but the title.
    fn is_title(&self, at: usize, tops: &[usize]) -> bool {
        let block = &self.blocks[at];
        block.kind == Kind::Title
            && block.level == 0
            && block.number.is_none()
            && block.series == Series::Unnumbered
            && self.is_leaf(0, tops)
    }

    /// The run of paragraphs without number that ends in a preambular one; none where
    /// nothing would be left for the body.
    fn preamble(&self, tops: &[usize], from: usize) -> Range<usize> {
        let mut end = from;
        for (nth, at) in tops.iter().enumerate().skip(from) {
            let block = &self.blocks[*at];
            let plain = block.level == 0
                && block.number.is_none()
                && block.series == Series::Unnumbered
                && matches!(block.kind, Kind::Preambular | Kind::Paragraph)
                && self.is_leaf(nth, tops);
            if !plain {
                break;
            }
            if block.kind == Kind::Preambular {
                end = nth + 1;
            }
        }
        if end == tops.len() {
            from..from
        } else {
            from..end
        }
    }

    fn recitals(&mut self, of: &[usize]) {
        let mut lists = 0;
        let mut in_list = false;
        for at in of {
            let recital = self.blocks[*at].kind == Kind::Preambular;
            if recital != in_list {
                if recital {
                    lists += 1;
                    let _ = writeln!(self.out, "<recitals eId=\"recitals_{lists}\">");
                } else {
                    self.out.push_str("</recitals>\n");
                }
                in_list = recital;
            }
            let words = self.words(*at);
            let id = self.id(*at);
            let period = self.period(*at);
            let space = space(&self.blocks[*at].wording.text);
            let _ = if recital {
                writeln!(
                    self.out,
                    "<recital{id}{period}><p{space}>{words}</p></recital>"
                )
            } else {
                let own = self.own(*at, Shape::Preamble, "p");
                writeln!(self.out, "<p{id}{period}{own}{space}>{words}</p>")
            };
        }
        if in_list {
            self.out.push_str("</recitals>\n");
        }
    }

    /// Begins a unit; those that it does not stand under are closed first.
    fn unit(&mut self, at: usize, leaf: bool) {
        let block = &self.blocks[at];
        self.close(block.level);
        let name = element(block);
        let called = called(block);
        let heading = block.kind == Kind::Heading;
        let shape = if heading { Shape::Heading } else { Shape::Text };
        let (id, period) = (self.id(at), self.period(at));
        let own = self.own(at, shape, &format!("{name}{}", general(block)));
        let _ = writeln!(self.out, "<{name}{id}{called}{period}{own}>");
        if let Some(number) = &block.number {
            let _ = writeln!(self.out, "<num{}>{}</num>", space(number), escaped(number));
        }
        let words = self.words(at);
        let space = space(&block.wording.text);
        let _ = match (heading, leaf) {
            (true, _) => writeln!(self.out, "<heading{space}>{words}</heading>"),
            (false, true) => writeln!(self.out, "<content><p{space}>{words}</p></content>"),
            (false, false) => writeln!(self.out, "<intro><p{space}>{words}</p></intro>"),
        };
        self.open.push((block.level, name));
    }

    /// Closes the units that nothing at this level stands under.
    fn close(&mut self, level: u16) {
        while let Some((_, name)) = self.open.pop_if(|(open, _)| *open >= level) {
            let _ = writeln!(self.out, "</{name}>");
        }
    }

    fn id(&self, at: usize) -> String {
        match self.known.clauses.get(at) {
            Some(clause) => format!(" eId=\"cl_{}\"", clause.0.simple()),
            None => format!(" eId=\"cl_{}\"", at + 1),
        }
    }

    fn period(&self, at: usize) -> String {
        match self.known.since.get(at) {
            Some(Some(draft)) => format!(" period=\"#tmpg_{}\"", draft + 1),
            _ => String::new(),
        }
    }

    fn attributes(&self, at: usize, text: &str) -> String {
        format!("{}{}{}", self.id(at), self.period(at), space(text))
    }

    /// What an element does not say by itself.
    fn own(&self, at: usize, shape: Shape, name: &str) -> String {
        own(&[&self.blocks[at]], shape, name)
    }

    /// The words of a block with its marks and footnotes.
    fn words(&self, at: usize) -> String {
        let mut out = String::new();
        let mut placed = HashSet::new();
        for run in runs(&self.blocks[at].wording) {
            let mut printed = match run.label() {
                None if run.footnote => {
                    format!("<inline name=\"footnote\">{}</inline>", escaped(run.text))
                }
                None => escaped(run.text),
                Some(label) => match self.notes.at(at, label) {
                    Some(note) if placed.insert(label) => self.note(note, label),
                    _ => self.note_elsewhere(label),
                },
            };
            if run.bold {
                printed = format!("<b>{printed}</b>");
            }
            if run.italic {
                printed = format!("<i>{printed}</i>");
            }
            if let Some(to) = run.refers.filter(|to| self.clauses.contains(to)) {
                printed = format!("<ref href=\"#cl_{}\">{printed}</ref>", to.0.simple());
            }
            out.push_str(&printed);
        }
        out
    }

    /// Refers to a footnote that stands elsewhere, or nowhere.
    fn note_elsewhere(&self, label: &str) -> String {
        let first = self.notes.with(label);
        let href = match first.map(|first| (first, self.known.clauses.get(first))) {
            Some((_, Some(clause))) => format!("cl_{}", clause.0.simple()),
            Some((first, None)) => format!("cl_{}", first + 1),
            None => format!("note_{label}"),
        };
        format!("<noteRef href=\"#{href}\" marker=\"{label}\"/>")
    }

    fn note(&self, note: Range<usize>, label: &str) -> String {
        let first = note.start;
        let text = &self.blocks[first].wording.text;
        let mut out = format!(
            "<authorialNote{}{} marker=\"{label}\" placement=\"bottom\"><p{}>{}</p>",
            self.id(first),
            self.period(first),
            space(text),
            self.words(first)
        );
        let mut under = Writer {
            out: String::new(),
            blocks: self.blocks,
            notes: self.notes.elsewhere(),
            known: self.known,
            clauses: self.clauses.clone(),
            open: Vec::new(),
        };
        for at in note.start + 1..note.end {
            let next = (at + 1 < note.end).then(|| self.blocks[at + 1].level);
            under.unit(at, next.is_none_or(|next| next <= self.blocks[at].level));
        }
        under.close(0);
        if !under.out.is_empty() {
            out.push('\n');
            out.push_str(&under.out);
        }
        out.push_str("</authorialNote>");
        out
    }
}

/// What the element of a block, in each state that it has, does not say by itself: kind
/// and series, which all states share.
pub(super) fn own(states: &[&Block], shape: Shape, name: &str) -> String {
    let mut own = String::new();
    let Some(block) = states.first() else {
        return own;
    };
    let says: Vec<_> = states
        .iter()
        .map(|block| emit::of(shape, name, block.number.as_deref(), &block.wording))
        .collect();
    if says.iter().any(|(kind, _)| *kind != block.kind) {
        let _ = write!(own, " travaux:kind=\"{}\"", named(block.kind));
    }
    if says.iter().any(|(_, series)| *series != block.series) {
        let series = match &block.series {
            Series::Auto => "auto".to_owned(),
            Series::Unnumbered => "unnumbered".to_owned(),
            Series::Bullet => "bullet".to_owned(),
            Series::Named(word) => format!("named:{}", escaped(word)),
        };
        let _ = write!(own, " travaux:series=\"{series}\"");
    }
    own
}

/// The element that a block is.
pub(super) fn element(block: &Block) -> &'static str {
    let word = block.number.as_deref().unwrap_or_default();
    let word = word.split(' ').next().unwrap_or_default().to_lowercase();
    match (block.kind, word.as_str()) {
        (Kind::Title | Kind::Note | Kind::Preambular, _) => "hcontainer",
        (Kind::Heading | Kind::Paragraph, "article") => "article",
        (Kind::Heading, "part") => "part",
        (Kind::Heading, "chapter") => "chapter",
        (Kind::Heading, "rule") => "rule",
        (Kind::Heading, _) => "section",
        (Kind::Paragraph, _) => "paragraph",
        (Kind::Point, _) if block.series == Series::Bullet => "indent",
        (Kind::Point, _) => "point",
    }
}

/// The name that a general element takes, after a blank.
pub(super) fn general(block: &Block) -> &'static str {
    match block.kind {
        Kind::Title => " title",
        Kind::Note => " note",
        Kind::Preambular => " recital",
        _ => "",
    }
}

/// The attribute with the name that a general element takes.
pub(super) fn called(block: &Block) -> String {
    match general(block).trim_start() {
        "" => String::new(),
        name => format!(" name=\"{name}\""),
    }
}

/// Says that blanks count, where some would not.
pub(super) fn space(text: &str) -> &'static str {
    if text.contains("  ") {
        " xml:space=\"preserve\""
    } else {
        ""
    }
}

fn named(kind: Kind) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

//! Reads a web page token by token: no tree, so no nesting can exhaust it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::guard;
use super::lists::List;
use crate::clause::{Mark, MarkKind, Wording};
use crate::error::Result;
use crate::exchange::Reading;
use crate::exchange::assemble::{Assembler, DEEPEST, Item, Role, too_deep};
use crate::text::{Document, Tracked, TrackedOp};

/// Reads a web page.
///
/// Paragraphs, headings, lists, tables, emphasis and footnotes become blocks and
/// marks; scripts, styles and pictures are left out and listed. Words in `ins` and
/// `del` are taken as `reading` says and listed in [`Document::changes`].
///
/// # Errors
/// [`crate::Error::Unreadable`] when it holds no words, or is over the limits.
pub fn read(text: &str, reading: Reading) -> Result<Document> {
    guard::check(text)?;
    let page = Page {
        reading,
        ..Page::default()
    };
    let tokens = Tokenizer::new(Sink(RefCell::new(page)), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(text));
    while !matches!(tokens.feed(&input), TokenizerResult::Done) {}
    tokens.end();
    tokens.sink.0.into_inner().finish()
}

struct Sink(RefCell<Page>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => page.text(&text),
            Token::TagToken(tag) => return page.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[derive(Default)]
struct Page {
    reading: Reading,
    out: Assembler,
    failed: Option<crate::Error>,
    words: String,
    marks: Vec<Mark>,
    /// Open italic and bold: how often, and since which byte.
    open: [(u32, u32); 2],
    role: Option<Role>,
    lists: Vec<List>,
    /// Element whose content is left out, and how often it is open.
    skipping: Option<(String, u32)>,
    skipped: BTreeMap<&'static str, u32>,
    title: Option<String>,
    in_cell: bool,
    row_started: bool,
    superscript: Option<(usize, bool)>,
    in_note: bool,
    /// How many `div`s are open in a note that is one itself.
    note_divs: u32,
    back: bool,
    changes: Vec<Tracked>,
    break_before: bool,
}

const SKIPPED: [(&str, &str); 10] = [
    ("script", "scripts"),
    ("style", "style sheets"),
    ("template", "templates"),
    ("noscript", "notes to browsers without scripts"),
    ("svg", "drawings"),
    ("math", "formulas"),
    ("iframe", "embedded pages"),
    ("object", "embedded objects"),
    ("select", "form fields"),
    ("textarea", "form fields"),
];

const BLOCKS: [&str; 40] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];

impl Page {
    fn text(&mut self, text: &str) {
        if self.skipping.is_some() || self.back {
            return;
        }
        if let Some(title) = &mut self.title {
            title.push_str(text);
            return;
        }
        if let Some(change) = self.changes.last_mut() {
            change.text.push_str(text);
        }
        if self
            .changes
            .iter()
            .any(|change| self.reading.drops(change.op))
        {
            return;
        }
        for c in text.chars() {
            let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if !blank {
                self.words.push(c);
                self.break_before = false;
            } else if !self.words.is_empty() && !self.words.ends_with(' ') {
                self.words.push(' ');
            }
        }
    }

    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let opens = tag.kind == TagKind::StartTag;
        if let Some((skipping, depth)) = &mut self.skipping {
            if skipping == name {
                *depth = if opens { *depth + 1 } else { *depth - 1 };
                if *depth == 0 {
                    self.skipping = None;
                }
            }
            return TokenSinkResult::Continue;
        }
        if opens && let Some((_, what)) = SKIPPED.iter().find(|(skip, _)| *skip == name) {
            *self.skipped.entry(what).or_default() += 1;
            if !tag.self_closing || matches!(name, "script" | "style") {
                self.skipping = Some((name.to_owned(), 1));
            }
            return match name {
                "script" => TokenSinkResult::RawData(RawKind::ScriptData),
                "style" | "noscript" | "iframe" => TokenSinkResult::RawData(RawKind::Rawtext),
                "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
                _ => TokenSinkResult::Continue,
            };
        }
        if name == "title" {
            if opens {
                self.title = Some(String::new());
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            if let Some(title) = self.title.take().filter(|title| !title.trim().is_empty()) {
                let words: Vec<&str> = title
                    .split(char::is_whitespace)
                    .filter(|w| !w.is_empty())
                    .collect();
                self.out.title(words.join(" "));
            }
            return TokenSinkResult::Continue;
        }
        if BLOCKS.contains(&name) {
            self.block(name, tag, opens);
        } else {
            self.inline(name, tag, opens);
        }
        TokenSinkResult::Continue
    }

    fn block(&mut self, name: &str, tag: &Tag, opens: bool) {
        let row = matches!(name, "tr" | "table" | "tbody" | "thead" | "caption");
        if row || matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.in_cell = false;
            self.row_started = false;
        }
        if self.in_cell {
            self.text(" ");
            return;
        }
        self.flush();
        match (name, opens) {
            ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", _) => {
                let depth = u16::from(name.as_bytes()[1] - b'0');
                self.role = opens.then_some(Role::Heading(depth));
            }
            ("ul" | "ol", true) => {
                let style = (name == "ol" && !attribute(tag, "style").contains("none"))
                    .then(|| attribute(tag, "type").bytes().next().unwrap_or(b'1'));
                let next = attribute(tag, "start").trim().parse().unwrap_or(1);
                self.lists.push(List { style, next });
                if self.lists.len() > usize::from(DEEPEST) {
                    self.failed.get_or_insert_with(too_deep);
                    self.lists.truncate(1);
                }
            }
            ("ul" | "ol", false) => {
                self.lists.pop();
                self.role = None;
            }
            ("li", true) => {
                let value = attribute(tag, "value").trim().parse().ok();
                self.role = match self.lists.last_mut().map(|list| list.take(value)) {
                    Some(Some(number)) => Some(Role::Numbered(number)),
                    _ => Some(Role::Bullet),
                };
            }
            ("li" | "section" | "p", false) => {
                self.in_note &= name == "p";
                self.role = self.role.take().filter(|role| {
                    name == "p" && matches!(role, Role::Numbered(_) | Role::Bullet | Role::Note(_))
                });
            }
            _ => {}
        }
        if name == "div" && self.note_divs > 0 {
            self.note_divs = if opens {
                self.note_divs + 1
            } else {
                self.note_divs - 1
            };
            self.in_note = self.note_divs > 0;
        }
        if opens && matches!(name, "li" | "p" | "div") {
            let id = attribute(tag, "id");
            let label = id
                .strip_prefix("fn")
                .filter(|rest| !rest.starts_with("ref"))
                .map(|rest| rest.trim_start_matches([':', '-', '_']));
            if let Some(label) = label.filter(|label| {
                !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric())
            }) {
                self.role = Some(Role::Note(format!("[^{label}]")));
                self.in_note = true;
                if name == "div" {
                    self.note_divs = 1;
                }
            } else if name == "p" && self.lists.is_empty() && self.note_divs == 0 {
                self.in_note = false;
            }
        }
    }

    fn inline(&mut self, name: &str, tag: &Tag, opens: bool) {
        match name {
            "em" | "i" => self.mark(0, opens),
            "strong" | "b" => self.mark(1, opens),
            "br" => {
                if self.break_before && !self.in_cell {
                    self.flush();
                } else {
                    self.text(" ");
                    self.break_before = true;
                }
            }
            "td" | "th" if opens => {
                if self.row_started {
                    let kept = self.words.trim_end().len();
                    self.words.truncate(kept);
                    self.words.push_str(" | ");
                }
                self.in_cell = true;
                self.row_started = true;
            }
            "sup" if opens => self.superscript = Some((self.words.len(), false)),
            "sup" => self.footnote(),
            "a" if opens => {
                let to = attribute(tag, "href");
                if to.starts_with("#fnref") && self.superscript.is_none() {
                    self.back = true;
                } else if to.starts_with('#') {
                    if let Some((_, links)) = &mut self.superscript {
                        *links = true;
                    }
                } else if !to.is_empty() {
                    *self.skipped.entry("addresses of links").or_default() += 1;
                }
            }
            "a" => self.back = false,
            "img" if opens => {
                *self.skipped.entry("pictures").or_default() += 1;
            }
            "ins" | "del" | "s" | "strike" if opens && self.changes.len() < 64 => {
                let op = if name == "ins" {
                    TrackedOp::Insert
                } else {
                    TrackedOp::Delete
                };
                let author = ["data-author", "title", "cite"].map(|key| attribute(tag, key));
                self.changes.push(Tracked {
                    op,
                    author: author
                        .into_iter()
                        .find(|a| !a.is_empty())
                        .unwrap_or_default(),
                    date: attribute(tag, "datetime"),
                    text: String::new(),
                });
            }
            "ins" | "del" | "s" | "strike" if !opens => {
                if let Some(change) = self.changes.pop() {
                    self.out.change(change);
                }
            }
            _ => {}
        }
    }

    fn mark(&mut self, which: usize, opens: bool) {
        let at = self.words.len() as u32;
        let (depth, since) = &mut self.open[which];
        if opens {
            if *depth == 0 {
                *since = at;
            }
            *depth += 1;
        } else if *depth > 0 {
            *depth -= 1;
            if *depth == 0 {
                let kind = [MarkKind::Italic, MarkKind::Bold][which];
                let mark = Mark {
                    start: *since,
                    end: at,
                    kind,
                };
                self.marks.push(mark);
            }
        }
    }

    /// Makes `<sup><a href="#fn1">1</a></sup>` an anchor.
    fn footnote(&mut self) {
        let Some((start, links)) = self.superscript.take() else {
            return;
        };
        let Some(inside) = self.words.get(start..) else {
            return;
        };
        let label: String = inside
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(40)
            .collect();
        if links && !label.is_empty() {
            self.words.truncate(start);
            self.words.push_str(&format!("[^{label}]"));
            self.marks.push(Mark {
                start: start as u32,
                end: self.words.len() as u32,
                kind: MarkKind::Footnote,
            });
        } else if self.role == Some(Role::Note(format!("[^{label}]"))) && start == 0 {
            self.words.clear();
        }
    }

    fn flush(&mut self) {
        self.break_before = false;
        self.superscript = None;
        let end = self.words.len() as u32;
        for (which, kind) in [MarkKind::Italic, MarkKind::Bold].into_iter().enumerate() {
            let (depth, since) = &mut self.open[which];
            if *depth > 0 {
                self.marks.push(Mark {
                    start: *since,
                    end,
                    kind,
                });
                *since = 0;
            }
        }
        let marks = std::mem::take(&mut self.marks);
        let text = std::mem::take(&mut self.words);
        if text.trim().is_empty() || self.failed.is_some() {
            return;
        }
        let deep = self.lists.len();
        let (role, indent) = match self.role.take() {
            Some(Role::Heading(depth)) => (Role::Heading(depth), 0),
            Some(role) => (role, deep.saturating_sub(1) * 4),
            None if self.in_note => (Role::NoteMore { bullet: false }, 4),
            None => (Role::Text, deep * 4),
        };
        let wording = Wording { text, marks };
        if let Err(problem) = self.out.push(Item {
            role,
            indent,
            wording,
        }) {
            self.failed = Some(problem);
        }
    }

    fn finish(mut self) -> Result<Document> {
        self.flush();
        if let Some(problem) = self.failed {
            return Err(problem);
        }
        for (what, count) in self.skipped {
            self.out
                .leave_out(format!("What was left out of the page: {what} ({count})."));
        }
        if let Some((name, _)) = self.skipping {
            self.out.leave_out(format!(
                "The page is cut off inside <{name}>; what follows it was left out."
            ));
        }
        while let Some(change) = self.changes.pop() {
            self.out.change(change);
        }
        self.out.finish()
    }
}

fn attribute(tag: &Tag, name: &str) -> String {
    tag.attrs
        .iter()
        .find(|attribute| &*attribute.name.local == name)
        .map(|attribute| attribute.value.to_string())
        .unwrap_or_default()
}

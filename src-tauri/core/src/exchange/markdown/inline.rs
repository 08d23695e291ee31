//! Reads the inside of a Markdown paragraph: emphasis, links, footnote anchors,
//! escapes, entities and the few HTML tags that people type.

use rustc_hash::FxHashMap;

use super::emphasis::{Events, Flank};
use crate::clause::{MarkKind, Wording};
use crate::exchange::marks;

/// Link definitions of a file: the label in small letters, and where it points.
pub(crate) type Links = FxHashMap<String, String>;

/// Reads `source`, one paragraph on one line.
///
/// `left_out` takes one sentence for each thing that is no word. A bracket is a
/// link only where its name is defined in `links` or an address follows it.
pub(crate) fn read(source: &str, links: &Links, left_out: &mut Vec<String>) -> Wording {
    let mut reader = Reader {
        source,
        bytes: source.as_bytes(),
        links,
        left_out,
        out: String::with_capacity(source.len()),
        events: Events::default(),
        resume: Vec::new(),
        tags: Vec::new(),
        code_runs: None,
    };
    reader.run();
    let mut wording = reader.events.finish(&reader.out);
    marks::tidy(&mut wording);
    wording
}

struct Reader<'s, 'l> {
    source: &'s str,
    bytes: &'s [u8],
    links: &'l Links,
    left_out: &'l mut Vec<String>,
    out: String,
    events: Events,
    /// Closing brackets of links still ahead, innermost last, and where to go on.
    resume: Vec<(usize, usize)>,
    tags: Vec<(MarkKind, usize)>,
    /// Where runs of backticks of each length start, last first.
    code_runs: Option<FxHashMap<usize, Vec<usize>>>,
}

impl Reader<'_, '_> {
    fn run(&mut self) {
        let pairs = pairs(self.bytes);
        let mut at = 0;
        let mut plain = 0;
        while at < self.bytes.len() {
            let next = match self.bytes[at] {
                b'\\' => self.escape(at, plain),
                b'&' => self.entity(at, plain),
                b'*' | b'_' => Some(self.delimiters(at, plain)),
                b'`' => self.code(at, plain),
                b'<' => self.tag(at, plain),
                b'[' => self.bracket(at, plain, &pairs),
                b']' => self.link_end(at, plain),
                b'!' if self.bytes.get(at + 1) == Some(&b'[')
                    && self.link(at + 1, pairs.get(&(at + 1)).copied()).is_some() =>
                {
                    self.flush(plain, at);
                    Some(at + 1)
                }
                _ => None,
            };
            match next {
                Some(next) => {
                    at = next;
                    plain = next;
                }
                None => at += 1,
            }
        }
        self.flush(plain, at);
    }

    fn flush(&mut self, from: usize, to: usize) {
        self.out.push_str(&self.source[from..to]);
    }

    fn escape(&mut self, at: usize, plain: usize) -> Option<usize> {
        let next = *self.bytes.get(at + 1)?;
        next.is_ascii_punctuation().then(|| {
            self.flush(plain, at);
            self.out.push(char::from(next));
            at + 2
        })
    }

    fn entity(&mut self, at: usize, plain: usize) -> Option<usize> {
        let (text, length) = entity(&self.source[at..])?;
        self.flush(plain, at);
        self.out.push_str(&text);
        Some(at + length)
    }

    fn delimiters(&mut self, at: usize, plain: usize) -> usize {
        self.flush(plain, at);
        let sign = self.bytes[at];
        let length = self.bytes[at..].iter().take_while(|b| **b == sign).count();
        let before = self.source[..at].chars().next_back();
        let after = self.source[at + length..].chars().next();
        let flank = Flank::of(sign, before, after);
        self.events.delimiters(self.out.len(), sign, length, flank);
        at + length
    }

    fn code(&mut self, at: usize, plain: usize) -> Option<usize> {
        let length = tick_run(self.bytes, at);
        let bytes = self.bytes;
        let runs = self.code_runs.get_or_insert_with(|| {
            let mut runs: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
            let mut at = 0;
            while at < bytes.len() {
                let length = tick_run(bytes, at);
                if length > 0 {
                    runs.entry(length).or_default().push(at);
                }
                at += length.max(1);
            }
            runs.values_mut().for_each(|starts| starts.reverse());
            runs
        });
        let starts = runs.get_mut(&length)?;
        while starts.last().is_some_and(|start| *start <= at) {
            starts.pop();
        }
        let Some(close) = starts.last().copied() else {
            // No run of this length is ahead: the whole run is text.
            self.flush(plain, at + length);
            return Some(at + length);
        };
        self.flush(plain, at);
        self.flush(at + length, close);
        Some(close + length)
    }

    fn tag(&mut self, at: usize, plain: usize) -> Option<usize> {
        let window = &self.bytes[at..self.bytes.len().min(at + 1_000)];
        if window.starts_with(b"<!--") {
            let end = window.windows(3).position(|w| w == b"-->")? + 3;
            self.flush(plain, at);
            let comment = &self.source[at..at + end];
            self.left_out
                .push(format!("The comment {comment} was left out."));
            return Some(at + end);
        }
        let end = window.iter().position(|b| *b == b'>')? + 1;
        let inside = self.source.get(at + 1..at + end - 1)?;
        if !inside.contains(' ') && (inside.contains("://") || inside.starts_with("mailto:")) {
            self.flush(plain, at);
            self.out.push_str(inside);
            return Some(at + end);
        }
        let closing = inside.starts_with('/');
        let name_end = inside[usize::from(closing)..]
            .find(|c: char| !c.is_ascii_alphanumeric())
            .map_or(inside.len(), |n| n + usize::from(closing));
        let name = inside[usize::from(closing)..name_end].to_ascii_lowercase();
        if !TAGS.contains(&name.as_str()) {
            return None;
        }
        self.flush(plain, at);
        let kind = match name.as_str() {
            "em" | "i" => MarkKind::Italic,
            "strong" | "b" => MarkKind::Bold,
            "br" => {
                self.out.push(' ');
                return Some(at + end);
            }
            _ => {
                self.left_out.push(format!(
                    "The HTML tag <{inside}> was left out; the words in it stay."
                ));
                return Some(at + end);
            }
        };
        if closing {
            if let Some(open) = self.tags.iter().rposition(|(open, _)| *open == kind) {
                let (_, start) = self.tags.remove(open);
                let stop = self.events.point(self.out.len());
                self.events.mark(kind, start, stop);
            }
        } else if self.tags.len() < 64 {
            let start = self.events.point(self.out.len());
            self.tags.push((kind, start));
        }
        Some(at + end)
    }

    fn bracket(
        &mut self,
        at: usize,
        plain: usize,
        pairs: &FxHashMap<usize, usize>,
    ) -> Option<usize> {
        if let Some(length) = anchor(&self.source[at..]) {
            self.flush(plain, at);
            let start = self.events.point(self.out.len());
            self.flush(at, at + length);
            let stop = self.events.point(self.out.len());
            self.events.mark(MarkKind::Footnote, start, stop);
            return Some(at + length);
        }
        let close = pairs.get(&at).copied();
        let (resume, sentence) = self.link(at, close)?;
        self.left_out.extend(sentence);
        self.flush(plain, at);
        self.resume.push((close?, resume));
        Some(at + 1)
    }

    /// Where reading goes on after a link that opens at `at`, if one does.
    fn link(&self, at: usize, close: Option<usize>) -> Option<(usize, Option<String>)> {
        let close = close?;
        let inside = &self.source[at + 1..close];
        if self.bytes.get(close + 1) == Some(&b'(') {
            let (address, length) = address(&self.source[close + 2..])?;
            let words: String = inside.chars().take(80).collect();
            let sentence = format!("The link on “{words}” was left out: {address}");
            return Some((close + 2 + length, Some(sentence)));
        }
        if self.links.is_empty() {
            return None;
        }
        if self.bytes.get(close + 1) == Some(&b'[') {
            let tail = &self.source[close + 2..];
            let end = tail
                .bytes()
                .take(1_000)
                .position(|b| matches!(b, b'[' | b']'))?;
            if tail.as_bytes()[end] != b']' {
                return None;
            }
            let name = if end == 0 { inside } else { &tail[..end] };
            return self.defined(name).then_some((close + 3 + end, None));
        }
        self.defined(inside).then_some((close + 1, None))
    }

    fn defined(&self, name: &str) -> bool {
        name.len() <= 999
            && !name.contains(['[', ']'])
            && self.links.contains_key(&name.trim().to_lowercase())
    }

    fn link_end(&mut self, at: usize, plain: usize) -> Option<usize> {
        let (_, resume) = self.resume.pop_if(|(close, _)| *close == at)?;
        self.flush(plain, at);
        Some(resume)
    }
}

/// Tags that are markup wherever they stand; any other `<word>` is text.
const TAGS: [&str; 38] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "u",
    "ul",
];

/// Length of a footnote anchor (`[^1]`) at the start of `text`.
pub(crate) fn anchor(text: &str) -> Option<usize> {
    let name = text.strip_prefix("[^")?;
    let end = name
        .bytes()
        .take(100)
        .position(|b| matches!(b, b']' | b'[' | b' ' | b'\\' | b'^'))?;
    (end > 0 && name.as_bytes()[end] == b']').then_some(end + 3)
}

/// Reads `address)` or `address "title")`; says how long it is.
pub(super) fn address(text: &str) -> Option<(&str, usize)> {
    let window = &text.as_bytes()[..text.len().min(2_000)];
    let mut depth = 0;
    let end = window.iter().position(|b| {
        match b {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        depth < 0 || matches!(b, b' ' | b'[' | b']')
    })?;
    let address = text.get(..end)?;
    is_address(address).then_some(())?;
    if window[end] == b')' {
        return Some((address, end + 1));
    }
    let title = text[end..].strip_prefix(" \"")?;
    let close = title.as_bytes()[..title.len().min(500)]
        .windows(2)
        .position(|w| w == b"\")")?;
    Some((address, end + 2 + close + 2))
}

/// Tells an address from words in round brackets.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches('<');
    let scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.len() > 1
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric())
            && (rest.starts_with("//") || scheme == "mailto")
    });
    scheme
        || text.starts_with(['/', '#'])
        || text.starts_with("./")
        || text.starts_with("../")
        || text.starts_with("www.")
        || [
            ".md", ".html", ".htm", ".pdf", ".png", ".jpg", ".txt", ".docx",
        ]
        .iter()
        .any(|ending| text.len() > ending.len() && text.ends_with(ending))
}

/// Decodes the entity at the start of `text`; says how long it is.
pub(super) fn entity(text: &str) -> Option<(String, usize)> {
    let end = text.bytes().take(34).position(|b| b == b';')?;
    let name = text.get(1..end)?;
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let c = char::from_u32(code).filter(|c| !c.is_control());
        return Some((c.unwrap_or('\u{fffd}').to_string(), end + 1));
    }
    if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let (a, b) = html5ever::data::NAMED_ENTITIES.get(text.get(1..=end)?)?;
    let decoded: String = [*a, *b]
        .iter()
        .filter(|code| **code != 0)
        .filter_map(|code| char::from_u32(*code))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    Some((decoded, end + 1))
}

/// Which bracket closes which; escaped ones belong to nothing.
fn pairs(bytes: &[u8]) -> FxHashMap<usize, usize> {
    let mut open = Vec::new();
    let mut pairs = FxHashMap::default();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'[' => open.push(at),
            b']' => {
                if let Some(start) = open.pop() {
                    pairs.insert(start, at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    pairs
}

fn tick_run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|b| **b == b'`').count()
}

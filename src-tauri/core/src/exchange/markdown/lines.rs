//! Reads the lines of a Markdown file: what is a heading, a list item, a footnote,
//! a definition, and where a paragraph ends.

use super::inline::{self, Links};
use crate::clause::Wording;
use crate::error::Result;
use crate::exchange::assemble::{Assembler, DEEPEST, Item, Role, too_deep};
use crate::exchange::number::{self, At};
use crate::text::Document;

/// Reads a Markdown text.
///
/// Knows headings, paragraphs, lists, emphasis, footnotes, links, tables and code of
/// CommonMark and kramdown, and front matter. What is no word of the text (front
/// matter, addresses, layout notes) is listed in [`Document::left_out`].
///
/// # Errors
/// [`crate::Error::Unreadable`] when it holds no words, or is nested or long over
/// the limits.
pub fn read(text: &str) -> Result<Document> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut reader = Reader {
        links: Links::default(),
        out: Assembler::default(),
        open: None,
        in_note: false,
        ordered_at: Vec::new(),
        fence: None,
        table: false,
    };
    let start = reader.front_matter(&lines);
    let definitions = reader.definitions(&lines[start..]);
    for (line, defines) in lines[start..].iter().zip(definitions) {
        if defines {
            reader.close()?;
        } else {
            reader.line(line)?;
        }
    }
    reader.close()?;
    reader.out.finish()
}

struct Reader {
    links: Links,
    out: Assembler,
    open: Option<Paragraph>,
    in_note: bool,
    /// Indentations at which numbered list items stand since the last heading.
    ordered_at: Vec<usize>,
    fence: Option<(u8, usize)>,
    table: bool,
}

/// The paragraph that is being read.
struct Paragraph {
    role: Role,
    indent: usize,
    source: String,
}

impl Reader {
    fn front_matter(&mut self, lines: &[&str]) -> usize {
        if lines.first().map(|line| line.trim_end()) != Some("---") {
            return 0;
        }
        let Some(end) = lines[1..]
            .iter()
            .position(|line| matches!(line.trim_end(), "---" | "..."))
        else {
            return 0;
        };
        let inside = &lines[1..=end];
        for line in inside {
            if let Some(title) = line.strip_prefix("title:") {
                let title = title.trim().trim_matches(['"', '\'']);
                if !title.is_empty() {
                    self.out.title(title.to_owned());
                }
            }
        }
        let printed: Vec<&str> = inside
            .iter()
            .map(|line| line.trim())
            .filter(|l| !l.is_empty())
            .collect();
        self.out.leave_out(format!(
            "The front matter was left out: {}",
            printed.join("; ")
        ));
        end + 2
    }

    /// Says of each line whether it defines a link, and keeps the definitions.
    fn definitions(&mut self, lines: &[&str]) -> Vec<bool> {
        let mut free = true;
        lines
            .iter()
            .map(|line| {
                let found = if free { definition(line) } else { None };
                if let Some((name, address)) = found {
                    self.out.leave_out(format!(
                        "The link definition [{name}] was left out: {address}"
                    ));
                    self.links
                        .entry(name.trim().to_lowercase())
                        .or_insert_with(|| address.to_owned());
                }
                free = found.is_some() || line.trim().is_empty() || line.starts_with('#');
                found.is_some()
            })
            .collect()
    }

    fn line(&mut self, line: &str) -> Result<()> {
        let (line, quotes) = unquoted(line);
        if quotes >= usize::from(DEEPEST) {
            return Err(too_deep());
        }
        let content = line.trim_matches([' ', '\t', '\r']);
        if let Some((sign, length)) = self.fence {
            return if fence(content).is_some_and(|(s, l)| s == sign && l >= length)
                && content.bytes().all(|b| b == sign)
            {
                self.fence = None;
                Ok(())
            } else {
                self.push(
                    Role::Text,
                    0,
                    Wording {
                        text: content.to_owned(),
                        marks: Vec::new(),
                    },
                )
            };
        }
        if content.is_empty() {
            self.table = false;
            return self.close();
        }
        let indent = indentation(line);
        if self.open.is_some() {
            if let Some(depth) = self.underline(content) {
                let open = self.open.take().expect("a paragraph is open");
                return self.finish(Paragraph {
                    role: Role::Heading(depth),
                    ..open
                });
            }
            if !self.interrupts(content, indent) {
                if let Some(open) = &mut self.open {
                    open.source.push(' ');
                    append(&mut open.source, content);
                }
                return Ok(());
            }
        }
        if layout_note(content) {
            return self.layout_note(content);
        }
        self.close()?;
        self.start(content, indent)
    }

    fn start(&mut self, content: &str, indent: usize) -> Result<()> {
        if is_rule(content) {
            self.out
                .leave_out(format!("A dividing line ({content}) was left out."));
            return Ok(());
        }
        if let Some((depth, title)) = atx(content) {
            self.in_note = false;
            self.ordered_at.clear();
            return self.finish(Paragraph {
                role: Role::Heading(depth),
                indent: 0,
                source: title.to_owned(),
            });
        }
        if let Some(run) = fence(content) {
            self.fence = Some(run);
            return Ok(());
        }
        if let Some((anchor, text)) = note(content).filter(|_| indent < 4) {
            self.in_note = true;
            return self.open(Role::Note(anchor.to_owned()), 0, text);
        }
        if indent < 2 {
            self.in_note = false;
        }
        if let Some(row) = self.row(content) {
            return match row {
                Some(cells) => {
                    let role = self.text_role();
                    self.finish(Paragraph {
                        role,
                        indent,
                        source: cells,
                    })
                }
                None => Ok(()),
            };
        }
        if let Some(text) = bullet(content) {
            let role = if self.in_note {
                Role::NoteMore { bullet: true }
            } else {
                Role::Bullet
            };
            return self.open(role, indent, text);
        }
        if let Some((number, text)) = ordered(content).filter(|_| !self.in_note) {
            if !self.ordered_at.contains(&indent) && self.ordered_at.len() < 300 {
                self.ordered_at.push(indent);
            }
            return self.open(Role::Numbered(number.to_owned()), indent, text);
        }
        let role = self.text_role();
        self.open(role, indent, content)
    }

    fn text_role(&self) -> Role {
        if self.in_note {
            Role::NoteMore { bullet: false }
        } else {
            Role::Text
        }
    }

    fn open(&mut self, role: Role, indent: usize, content: &str) -> Result<()> {
        let mut source = String::new();
        append(&mut source, content);
        self.open = Some(Paragraph {
            role,
            indent,
            source,
        });
        Ok(())
    }

    fn close(&mut self) -> Result<()> {
        match self.open.take() {
            Some(paragraph) => self.finish(paragraph),
            None => Ok(()),
        }
    }

    fn finish(&mut self, paragraph: Paragraph) -> Result<()> {
        let mut left_out = Vec::new();
        let wording = inline::read(&paragraph.source, &self.links, &mut left_out);
        for sentence in left_out {
            self.out.leave_out(sentence);
        }
        self.push(paragraph.role, paragraph.indent, wording)
    }

    fn push(&mut self, role: Role, indent: usize, wording: Wording) -> Result<()> {
        self.out.push(Item {
            role,
            indent,
            wording,
        })
    }

    /// Depth of the heading that this line makes of the open paragraph.
    fn underline(&self, content: &str) -> Option<u16> {
        let open = self.open.as_ref()?;
        if open.role != Role::Text || content.len() < 3 {
            return None;
        }
        if content.bytes().all(|b| b == b'=') {
            Some(1)
        } else if content.bytes().all(|b| b == b'-') {
            Some(2)
        } else {
            None
        }
    }

    /// Returns true where a line ends the open paragraph without a blank line.
    fn interrupts(&self, content: &str, indent: usize) -> bool {
        if layout_note(content)
            || atx(content).is_some()
            || fence(content).is_some()
            || is_rule(content)
        {
            return true;
        }
        if note(content).is_some() || content.starts_with('|') {
            return true;
        }
        if bullet(content).is_some_and(|text| !text.is_empty()) {
            return true;
        }
        if let Some((number, text)) = ordered(content) {
            let first = matches!(number, "1." | "1)");
            let beside = self.ordered_at.iter().any(|at| at.abs_diff(indent) < 2);
            return !text.is_empty() && number.len() < 5 && (first || beside);
        }
        let Some(open) = &self.open else {
            return false;
        };
        // "(b) …" under "(a) …", or "(a) …" under a line that ends in a colon.
        let Some(label) = number::read(bare(content), At::Paragraph) else {
            return false;
        };
        match number::read(bare(&open.source), At::Paragraph) {
            Some(before) if label.follows(&before) => true,
            _ => label.is_first() && open.source.ends_with(':'),
        }
    }

    fn layout_note(&mut self, content: &str) -> Result<()> {
        let list = self.open.as_ref().is_some_and(|open| {
            open.role == Role::Bullet || matches!(open.role, Role::Numbered(_))
        });
        if content.contains(":toc") && list {
            let marker = self.open.take().map(|open| open.source).unwrap_or_default();
            self.out.leave_out(format!(
                "The table of contents ({marker} {content}) was left out."
            ));
            return Ok(());
        }
        self.close()?;
        self.out
            .leave_out(format!("The layout note {content} was left out."));
        Ok(())
    }

    /// Reads a row of a table; `Some(None)` is the line under its head.
    fn row(&mut self, content: &str) -> Option<Option<String>> {
        if !content.starts_with('|') || content.len() < 2 {
            return None;
        }
        let rule = content
            .bytes()
            .all(|b| matches!(b, b'|' | b'-' | b':' | b' ' | b'\t'))
            && content.contains('-');
        if rule {
            return Some(None);
        }
        let inner = content.strip_prefix('|').unwrap_or(content);
        let inner = inner
            .strip_suffix('|')
            .filter(|rest| !rest.ends_with('\\'))
            .unwrap_or(inner);
        let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
        Some(Some(cells.join(" | ")))
    }
}

/// Adds a line to a paragraph; a backslash at its end was a line break.
fn append(source: &mut String, content: &str) {
    let slashes = content.len() - content.trim_end_matches('\\').len();
    let content = if slashes % 2 == 1 {
        &content[..content.len() - 1]
    } else {
        content
    };
    source.push_str(content.trim_end_matches([' ', '\t']));
}

/// Takes the signs of quotation off a line and counts them.
fn unquoted(line: &str) -> (&str, usize) {
    let mut rest = line;
    let mut quotes = 0;
    while let Some(inner) = rest.trim_start_matches(' ').strip_prefix('>') {
        if rest.len() - rest.trim_start_matches(' ').len() > 3 && quotes == 0 {
            break;
        }
        rest = inner.strip_prefix(' ').unwrap_or(inner);
        quotes += 1;
    }
    (rest, quotes)
}

/// Columns before the first letter; a tab reaches the next multiple of four.
fn indentation(line: &str) -> usize {
    let mut columns = 0;
    for b in line.bytes() {
        match b {
            b' ' => columns += 1,
            b'\t' => columns += 4 - columns % 4,
            _ => break,
        }
    }
    columns
}

/// Takes the signs of emphasis off the start of a line, to see its number.
fn bare(content: &str) -> &str {
    content.trim_start_matches(['*', '_'])
}

/// Reads `[name]: address`.
pub(super) fn definition(line: &str) -> Option<(&str, &str)> {
    let content = line.trim();
    if indentation(line) > 3 {
        return None;
    }
    let inside = content.strip_prefix('[')?;
    if inside.starts_with('^') {
        return None;
    }
    let end = inside
        .bytes()
        .take(1_000)
        .position(|b| matches!(b, b']' | b'['))?;
    let address = inside[end..].strip_prefix("]:")?.trim();
    let token = address.split([' ', '\t']).next()?;
    let title = address[token.len()..].trim();
    let plain = title.is_empty() || title.starts_with(['"', '\'', '(']);
    (end > 0 && plain && inline::is_address(token)).then_some((&inside[..end], address))
}

/// Reads `[^1]: text`.
pub(super) fn note(content: &str) -> Option<(&str, &str)> {
    let length = inline::anchor(content)?;
    let text = content[length..].strip_prefix(':')?;
    Some((&content[..length], text.trim_start()))
}

/// Reads `## heading ##`.
pub(super) fn atx(content: &str) -> Option<(u16, &str)> {
    let depth = content
        .bytes()
        .take(usize::from(DEEPEST) + 2)
        .take_while(|b| *b == b'#')
        .count();
    let rest = &content[depth..];
    if depth == 0
        || depth > usize::from(DEEPEST) + 1
        || !(rest.is_empty() || rest.starts_with([' ', '\t']))
    {
        return None;
    }
    let title = rest.trim_matches([' ', '\t']);
    let bare = title.trim_end_matches('#');
    let title = if bare.is_empty() || bare.ends_with([' ', '\t']) {
        bare.trim_end_matches([' ', '\t'])
    } else {
        title
    };
    Some((depth as u16, title))
}

/// Reads the opening or closing of a block of code.
pub(super) fn fence(content: &str) -> Option<(u8, usize)> {
    let sign = *content.as_bytes().first()?;
    if !matches!(sign, b'`' | b'~') {
        return None;
    }
    let length = content.bytes().take_while(|b| *b == sign).count();
    (length >= 3 && !content[length..].contains('`')).then_some((sign, length))
}

/// Returns true for a dividing line.
pub(super) fn is_rule(content: &str) -> bool {
    let sign = content.as_bytes()[0];
    matches!(sign, b'-' | b'*' | b'_')
        && content
            .bytes()
            .all(|b| b == sign || b == b' ' || b == b'\t')
        && content.bytes().filter(|b| *b == sign).count() >= 3
}

/// Reads `- text`.
pub(super) fn bullet(content: &str) -> Option<&str> {
    let rest = content.strip_prefix(['-', '*', '+', '•', '▪', '◦', '·'])?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim_start_matches([' ', '\t']))
}

/// Reads `1. text`.
pub(super) fn ordered(content: &str) -> Option<(&str, &str)> {
    let digits = content
        .bytes()
        .take(10)
        .take_while(u8::is_ascii_digit)
        .count();
    if digits == 0 || digits > 9 || !matches!(content.as_bytes().get(digits), Some(b'.' | b')')) {
        return None;
    }
    let rest = &content[digits + 1..];
    (rest.is_empty() || rest.starts_with([' ', '\t']))
        .then(|| (&content[..=digits], rest.trim_start_matches([' ', '\t'])))
}

/// Returns true for a line of kramdown's layout notes (`{:toc}`).
pub(super) fn layout_note(content: &str) -> bool {
    content.starts_with("{:")
        && content.ends_with('}')
        && !content[2..content.len() - 1].contains(['{', '}'])
}

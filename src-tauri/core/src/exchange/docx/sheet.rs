//! A Word file in the making: runs, paragraphs, notes and lists, with who did what.

use std::fmt::Write;

use super::ends::{self, Held, Piece};
use super::hands::Hand;
use super::parts::{self, Content};
use crate::compare::Op;

/// How a run of words is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Set {
    pub(in crate::exchange) italic: bool,
    pub(in crate::exchange) bold: bool,
}

/// How a run is set, and how it was where that was different.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    pub(super) set: Set,
    pub(super) before: Option<Set>,
}

/// What happened to words or to the end of a paragraph.
pub(super) type Track<'h> = (Op, &'h Hand);

/// What waits outside a note while it is written.
pub(super) struct Outside {
    body: String,
    runs: Vec<Piece>,
    held: Option<Held>,
}

/// Writes a file piece by piece.
#[derive(Default)]
pub(super) struct Sheet {
    content: Content,
    /// The runs of the paragraph in hand.
    runs: Vec<Piece>,
    /// The paragraph before it, where what comes next decides how that one ends.
    held: Option<Held>,
    /// True where the end of the last paragraph on paper stays.
    end_stays: bool,
    id: u32,
    note: u32,
    comment: u32,
    list: u32,
}

impl Sheet {
    /// Adds words.
    pub(super) fn words(&mut self, text: &str, look: Look, track: Track<'_>) {
        let properties = self.properties("", look, track);
        let piece = self.spoken(&properties, text, track);
        self.runs.push(piece);
    }

    /// Makes a run of words.
    fn spoken(&mut self, properties: &str, text: &str, track: Track<'_>) -> Piece {
        let name = text_element(track.0);
        let mut inside = String::new();
        for (nth, piece) in text.split('\t').enumerate() {
            if nth > 0 {
                inside.push_str("<w:tab/>");
            }
            if !piece.is_empty() {
                let piece = escaped(piece);
                let _ = write!(
                    inside,
                    "<w:{name} xml:space=\"preserve\">{piece}</w:{name}>"
                );
            }
        }
        Piece {
            words: Some((properties.to_owned(), text.to_owned())),
            ..self.piece(properties, &inside, track)
        }
    }

    /// The properties of a run that is set in `style`.
    fn properties(&mut self, style: &str, look: Look, track: Track<'_>) -> String {
        let mut properties = format!("{style}{}", marks(look.set));
        if let Some(before) = look.before {
            let attributes = self.by(track.1);
            let _ = write!(
                properties,
                "<w:rPrChange {attributes}><w:rPr>{style}{}</w:rPr></w:rPrChange>",
                marks(before)
            );
        }
        properties
    }

    fn run(&mut self, properties: &str, inside: &str, track: Track<'_>) {
        let piece = self.piece(properties, inside, track);
        self.runs.push(piece);
    }

    fn piece(&mut self, properties: &str, inside: &str, track: Track<'_>) -> Piece {
        let mut xml = String::from("<w:r>");
        if !properties.is_empty() {
            let _ = write!(xml, "<w:rPr>{properties}</w:rPr>");
        }
        let _ = write!(xml, "{inside}</w:r>");
        if let Some(name) = element(track.0) {
            // Each of those who ask for the same can be accepted or refused alone.
            for by in track.1.also.iter().rev() {
                xml = format!("<w:{name} {}>{xml}</w:{name}>", self.by(by));
            }
            xml = format!("<w:{name} {}>{xml}</w:{name}>", self.by(track.1));
        }
        Piece {
            op: track.0,
            by: (track.0 != Op::Keep).then(|| track.1.clone()),
            xml,
            words: None,
        }
    }

    /// Adds an anchor as text: one whose note stands elsewhere.
    pub(super) fn anchor(&mut self, anchor: &str, look: Look, track: Track<'_>) {
        let name = text_element(track.0);
        let inside = format!("<w:{name}>{}</w:{name}>", escaped(anchor));
        let properties = self.properties(ANCHOR, look, track);
        self.run(&properties, &inside, track);
    }

    /// Adds the anchor of a note, and begins the note: paragraphs go into it until
    /// [`Sheet::end_note`]. `label` is its printed mark where Word would count otherwise.
    pub(super) fn begin_note(
        &mut self,
        label: Option<&str>,
        look: Look,
        track: Track<'_>,
    ) -> Outside {
        self.note += 1;
        let id = self.note;
        let text = text_element(track.0);
        let anchor = match label {
            None => format!("<w:footnoteReference w:id=\"{id}\"/>"),
            // LibreOffice shows a label twice that comes in one piece of several characters.
            Some(label) => label.chars().fold(
                format!("<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/>"),
                |so_far, c| {
                    let c = escaped(c.encode_utf8(&mut [0; 4]));
                    format!("{so_far}<w:{text}>{c}</w:{text}>")
                },
            ),
        };
        let properties = self.properties(ANCHOR, look, track);
        self.run(&properties, &anchor, track);
        let outside = Outside {
            body: std::mem::take(&mut self.content.body),
            runs: std::mem::take(&mut self.runs),
            held: self.held.take(),
        };
        let mark = label.map_or("<w:footnoteRef/>".to_owned(), |label| {
            format!("<w:t>{}</w:t>", escaped(label))
        });
        self.runs.push(Piece {
            op: Op::Keep,
            by: None,
            xml: format!(
                "<w:r><w:rPr>{ANCHOR}</w:rPr>{mark}</w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
            ),
            words: None,
        });
        outside
    }

    /// Ends the note, and returns to the paragraph that refers to it.
    pub(super) fn end_note(&mut self, outside: Outside) {
        self.put_held(None);
        let paragraphs = std::mem::replace(&mut self.content.body, outside.body);
        self.runs = outside.runs;
        self.held = outside.held;
        let id = self.note;
        let _ = write!(
            self.content.notes,
            "<w:footnote w:id=\"{id}\">{paragraphs}</w:footnote>"
        );
    }

    /// Begins the paragraph in hand with a comment; where that comes or goes, the comment
    /// does so too.
    pub(super) fn comment(&mut self, words: &str, by: &Hand, track: Track<'_>) {
        let id = self.comment;
        self.comment += 1;
        let initials: String = by
            .author
            .split(' ')
            .filter_map(|name| name.chars().next())
            .collect();
        let date = by
            .at
            .as_ref()
            .map_or_else(String::new, |at| format!(" w:date=\"{}\"", escaped(at)));
        let _ = write!(
            self.content.comments,
            "<w:comment w:id=\"{id}\" w:author=\"{}\"{date} w:initials=\"{}\">",
            escaped(&by.author),
            escaped(&initials)
        );
        for line in words.lines() {
            let line = escaped(line);
            let _ = write!(
                self.content.comments,
                "<w:p><w:r><w:t xml:space=\"preserve\">{line}</w:t></w:r></w:p>"
            );
        }
        self.content.comments.push_str("</w:comment>");
        let reference = format!("<w:commentReference w:id=\"{id}\"/>");
        self.run("", &reference, track);
    }

    /// Ends the paragraph in hand. `before` is what its properties were, where that was
    /// different.
    pub(super) fn paragraph(&mut self, properties: &str, before: Option<&str>, track: Track<'_>) {
        let mut runs = std::mem::take(&mut self.runs);
        ends::gone_first(&mut runs);
        let came = track.0 == Op::Add && runs.iter().all(|piece| piece.op == Op::Add);
        if let Some(held) = self.held.as_mut().filter(|_| came) {
            held.next(properties, runs, track.1);
            return;
        }
        let comes = runs.first().filter(|first| first.op == Op::Add);
        self.put_held(comes.and_then(|first| first.by.as_ref()));
        if track.0 == Op::Keep {
            self.held = Held::of(properties, before, &mut runs, track.1);
        }
        if self.held.is_none() {
            self.put(properties, before, &runs, track, track.1);
        }
    }

    /// Puts the paragraphs that waited on paper: the end of the last stays. `comes` says by
    /// whom words come right after it.
    fn put_held(&mut self, comes: Option<&Hand>) {
        let Some(mut held) = self.held.take() else {
            return;
        };
        if let Some(by) = comes {
            held.part(by, |op, properties, text| {
                self.spoken(properties, text, (op, by))
            });
        }
        let mut paragraphs = held.paragraphs.iter().peekable();
        while let Some(one) = paragraphs.next() {
            let end = match paragraphs.peek() {
                Some(next) => (Op::Add, &next.hand),
                None => (Op::Keep, &one.hand),
            };
            self.put(
                &one.properties,
                one.before.as_deref(),
                &one.runs,
                end,
                &one.hand,
            );
        }
    }

    /// Puts a paragraph on paper; its properties were changed by `hand`.
    fn put(
        &mut self,
        properties: &str,
        before: Option<&str>,
        runs: &[Piece],
        end: Track<'_>,
        hand: &Hand,
    ) {
        self.end_stays = end.0 == Op::Keep;
        let mut inside = properties.to_owned();
        if let Some(name) = element(end.0) {
            let attributes = self.by(end.1);
            let _ = write!(inside, "<w:rPr><w:{name} {attributes}/></w:rPr>");
        }
        if let Some(before) = before {
            let attributes = self.by(hand);
            let _ = write!(
                inside,
                "<w:pPrChange {attributes}><w:pPr>{before}</w:pPr></w:pPrChange>"
            );
        }
        self.content.body.push_str("<w:p>");
        if !inside.is_empty() {
            let _ = write!(self.content.body, "<w:pPr>{inside}</w:pPr>");
        }
        for run in runs {
            self.content.body.push_str(&run.xml);
        }
        self.content.body.push_str("</w:p>");
    }

    /// Makes a list that prints one level and counts from `start`; returns its number.
    pub(super) fn list(&mut self, level: u16, format: &str, text: &str, start: u32) -> u32 {
        self.list += 1;
        let id = self.list;
        let text = escaped(text);
        let _ = write!(
            self.content.lists,
            "<w:abstractNum w:abstractNumId=\"{id}\"><w:multiLevelType w:val=\"multilevel\"/><w:lvl w:ilvl=\"{level}\"><w:start w:val=\"{start}\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/></w:lvl></w:abstractNum>"
        );
        let _ = write!(
            self.content.nums,
            "<w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>"
        );
        id
    }

    /// True where the end of the last paragraph stays.
    pub(super) fn ends_kept(&self) -> bool {
        self.held.is_some() || self.end_stays
    }

    /// Packs the file.
    pub(super) fn pack(mut self) -> Vec<u8> {
        self.put_held(None);
        parts::pack(&self.content)
    }

    fn by(&mut self, hand: &Hand) -> String {
        self.id += 1;
        let mut out = format!(
            "w:id=\"{}\" w:author=\"{}\"",
            self.id,
            escaped(&hand.author)
        );
        if let Some(at) = &hand.at {
            let _ = write!(out, " w:date=\"{}\"", escaped(at));
        }
        out
    }
}

/// How anchors of notes are set.
const ANCHOR: &str = "<w:rStyle w:val=\"FootnoteReference\"/>";

fn text_element(op: Op) -> &'static str {
    if op == Op::Remove { "delText" } else { "t" }
}

fn element(op: Op) -> Option<&'static str> {
    match op {
        Op::Keep => None,
        Op::Remove => Some("del"),
        Op::Add => Some("ins"),
    }
}

fn marks(set: Set) -> String {
    let bold = if set.bold { "<w:b/>" } else { "" };
    let italic = if set.italic { "<w:i/>" } else { "" };
    format!("{bold}{italic}")
}

/// Escapes text; what XML cannot hold becomes U+FFFD.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

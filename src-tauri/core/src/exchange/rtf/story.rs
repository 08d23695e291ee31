//! The text of a Rich Text file, piece by piece, in one reading of its changes.

use encoding_rs::{Encoding, WINDOWS_1252};
use rustc_hash::{FxHashMap, FxHashSet};

use super::pages;
use super::tokens::damaged;
use crate::clause::{Mark, MarkKind, Wording};
use crate::error::Result;
use crate::exchange::Reading;
use crate::exchange::assemble::unreadable;
use crate::exchange::changes::{Change, Changes};
use crate::exchange::found::{Found, Note, Number, Shape, Whole, append, row, words};
use crate::exchange::left::Left;
use crate::exchange::margin::{Margin, Paragraphs, quote};
use crate::exchange::marks;
use crate::text::numbering::roman;
use crate::text::{Document, Remark, TrackedOp};

/// Most groups that are open at once.
const DEEPEST: usize = 256;
/// Most authors of changes, and most styles.
const MOST_NAMED: usize = 10_000;

/// The character set of fonts whose bytes are signs.
const SIGNS: i32 = 2;

/// What the text of a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Words of the text, of a note, or of a comment.
    Text,
    /// Passed over.
    Nowhere,
    /// A header or footer.
    Margin,
    Fonts,
    Styles,
    /// Authors of changes.
    Authors,
    /// The number of a paragraph in a list.
    ListText,
    /// The instruction of a field.
    Field,
    /// The author, day or number of a comment; the number of what it is about.
    CommentBy,
    CommentAt,
    CommentOf,
    AboutFrom,
    AboutTo,
}

/// What ends with a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Nothing,
    Note {
        end: bool,
    },
    Comment,
    Box,
    /// A place whose text is taken in whole.
    Taken,
}

/// What is in force in a group.
#[derive(Clone, Debug)]
struct State {
    place: Place,
    ends: Ends,
    /// True right after `\*`.
    starred: bool,
    /// The place of what is there twice, for readers that know Unicode and others.
    twice: Option<Place>,
    /// How many characters stand for a `\u` where it cannot be shown.
    fallback: usize,
    font: i32,
    italic: bool,
    bold: bool,
    hidden: bool,
    /// Who put the words in, and took them out: author and time.
    inserted: Option<(i32, i32)>,
    deleted: Option<(i32, i32)>,
    paragraph: Par,
}

/// How a paragraph is set.
#[derive(Clone, Debug, Default)]
struct Par {
    style: i32,
    outline: Option<u16>,
    left: i64,
    first: i64,
    level: u8,
    in_table: bool,
}

#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    outline: Option<u16>,
    italic: bool,
    bold: bool,
}

/// A story: the body, a note, a comment, what is in a box.
#[derive(Default)]
struct Flow {
    found: Vec<Found>,
    words: Wording,
    number: Option<Number>,
    cells: Vec<Wording>,
    /// The cell in hand.
    cell: Wording,
    taken: u32,
    live: Option<u32>,
    begun: bool,
    paragraph: u32,
}

/// Reads the text of one file.
pub(super) struct Story {
    reading: Reading,
    states: Vec<State>,
    state: State,
    page: Option<&'static Encoding>,
    fonts: FxHashMap<i32, &'static Encoding>,
    /// Fonts of signs that are no letters.
    signs: FxHashSet<i32>,
    /// Bytes that were not decoded yet.
    bytes: Vec<u8>,
    /// The first half of a character that is written as two.
    half: Option<u16>,
    /// How many characters are still to be passed over.
    passing: usize,
    styles: FxHashMap<i32, Style>,
    authors: Vec<String>,
    /// What has been read of a place that is taken in whole.
    taken: String,
    flow: Flow,
    around: Vec<(Flow, String)>,
    notes: Vec<(String, Vec<Found>)>,
    counted: [u32; 2],
    changes: Changes,
    margin: Margin,
    comments: Vec<(Remark, i64)>,
    comment_by: String,
    comment_at: String,
    comment_of: Option<i64>,
    left: Left,
}

impl Story {
    pub(super) fn new(reading: Reading) -> Self {
        Story {
            reading,
            states: Vec::new(),
            state: State {
                place: Place::Text,
                ends: Ends::Nothing,
                starred: false,
                twice: None,
                fallback: 1,
                font: -1,
                italic: false,
                bold: false,
                hidden: false,
                inserted: None,
                deleted: None,
                paragraph: Par::default(),
            },
            page: Some(WINDOWS_1252),
            fonts: FxHashMap::default(),
            signs: FxHashSet::default(),
            bytes: Vec::new(),
            half: None,
            passing: 0,
            styles: FxHashMap::default(),
            authors: Vec::new(),
            taken: String::new(),
            flow: Flow::default(),
            around: Vec::new(),
            notes: Vec::new(),
            counted: [0; 2],
            changes: Changes::default(),
            margin: Margin::default(),
            comments: Vec::new(),
            comment_by: String::new(),
            comment_at: String::new(),
            comment_of: None,
            left: Left::default(),
        }
    }

    /// Opens a group.
    pub(super) fn open(&mut self) -> Result<()> {
        self.end_run()?;
        self.passing = 0;
        if self.states.len() >= DEEPEST {
            return Err(unreadable(
                "this Rich Text file is nested more than 256 groups deep; open it in Word, save it anew and try again",
            ));
        }
        let mut inside = self.state.clone();
        inside.ends = Ends::Nothing;
        inside.starred = false;
        self.states.push(std::mem::replace(&mut self.state, inside));
        Ok(())
    }

    /// Closes a group; true where that was the file.
    pub(super) fn close(&mut self) -> Result<bool> {
        self.end_run()?;
        self.passing = 0;
        let Some(outer) = self.states.pop() else {
            return Err(damaged("it closes a group that it did not open"));
        };
        let ended = std::mem::replace(&mut self.state, outer);
        match ended.ends {
            Ends::Nothing => {}
            Ends::Note { end } => self.end_note(end),
            Ends::Comment => self.end_comment(),
            Ends::Box => {
                let words = words(&self.back(), " ");
                if !words.is_empty() {
                    self.left.boxes.push(words);
                }
            }
            Ends::Taken => self.take_in(&ended),
        }
        if ended.place == Place::Styles && self.state.place == Place::Styles {
            self.end_style(&ended);
        }
        if ended.place == Place::Authors && self.state.place == Place::Authors {
            let name = std::mem::take(&mut self.taken);
            if self.authors.len() < MOST_NAMED {
                self.authors
                    .push(name.trim_end_matches(';').trim().to_owned());
            }
        }
        Ok(self.states.is_empty())
    }

    /// Takes in a byte of the text.
    pub(super) fn byte(&mut self, byte: u8) -> Result<()> {
        if self.passing > 0 {
            self.passing -= 1;
            return Ok(());
        }
        if self.states.is_empty() {
            return Err(damaged("it has text outside its group"));
        }
        self.half = None;
        self.bytes.push(byte);
        Ok(())
    }

    /// Takes in a control word.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) -> Result<()> {
        if word != "u" {
            self.end_run()?;
        }
        if self.passing > 0 {
            // A control word stands for one character that cannot be shown.
            self.passing -= 1;
            return Ok(());
        }
        if self.state.starred && word != "*" {
            self.state.starred = false;
            return self.starred(word);
        }
        let on = number != Some(0);
        match word {
            "*" => self.state.starred = true,
            "u" => self.unicode(number.unwrap_or_default())?,
            "uc" => self.state.fallback = number.unwrap_or(1).clamp(0, 64) as usize,
            "ansicpg" => self.page = pages::of_page(number.unwrap_or(1252)),
            "mac" => self.page = pages::of_page(10_000),
            "pc" | "pca" => self.page = None,
            "f" => self.state.font = number.unwrap_or_default(),
            "fcharset" if self.state.place == Place::Fonts => {
                let set = pages::of_charset(number.unwrap_or_default());
                if let Some(set) = set.filter(|_| self.fonts.len() < MOST_NAMED) {
                    self.fonts.insert(self.state.font, set);
                }
                if number == Some(SIGNS) && self.signs.len() < MOST_NAMED {
                    self.signs.insert(self.state.font);
                }
            }
            "i" => self.state.italic = on,
            "b" => self.state.bold = on,
            "v" => self.state.hidden = on,
            "plain" => {
                self.state.italic = false;
                self.state.bold = false;
                self.state.hidden = false;
                self.state.inserted = None;
                self.state.deleted = None;
            }
            "revised" => self.state.inserted = on.then_some((0, 0)),
            "deleted" => self.state.deleted = on.then_some((0, 0)),
            "revauth" => by(&mut self.state.inserted).0 = number.unwrap_or_default(),
            "revdttm" => by(&mut self.state.inserted).1 = number.unwrap_or_default(),
            "revauthdel" => by(&mut self.state.deleted).0 = number.unwrap_or_default(),
            "revdttmdel" => by(&mut self.state.deleted).1 = number.unwrap_or_default(),
            "pard" => self.state.paragraph = Par::default(),
            "s" => self.state.paragraph.style = number.unwrap_or_default(),
            "outlinelevel" => {
                let level = number.and_then(|level| u16::try_from(level).ok());
                self.state.paragraph.outline = level.filter(|level| *level < 9);
            }
            "li" => self.state.paragraph.left = number.unwrap_or_default().into(),
            "fi" => self.state.paragraph.first = number.unwrap_or_default().into(),
            "ilvl" => self.state.paragraph.level = number.unwrap_or_default().clamp(0, 8) as u8,
            "intbl" => self.state.paragraph.in_table = true,
            "trowd" if self.state.place == Place::Text => self.end_paragraph_before_row(),
            "par" | "sect" => self.end_paragraph(),
            "cell" | "nestcell" => self.end_cell(),
            "row" => self.end_row(),
            "line" | "lbr" | "softline" | "nestrow" => self.say(" "),
            "tab" => self.say("\t"),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "bullet" => self.say("•"),
            "emspace" | "enspace" | "qmspace" => self.say(" "),
            "zwj" => self.say("\u{200d}"),
            "zwnj" => self.say("\u{200c}"),
            "ltrmark" => self.say("\u{200e}"),
            "rtlmark" => self.say("\u{200f}"),
            "~" => self.say("\u{a0}"),
            "_" => self.say("\u{2011}"),
            "ftnalt" => {
                let mut open = self.states.iter_mut().rev();
                let note = match &mut self.state.ends {
                    ends @ Ends::Note { .. } => Some(ends),
                    _ => open
                        .find(|state| matches!(state.ends, Ends::Note { .. }))
                        .map(|state| &mut state.ends),
                };
                if let Some(ends) = note {
                    *ends = Ends::Note { end: true };
                }
            }
            _ => self.destination(word),
        }
        Ok(())
    }

    /// Begins a place that a reader may not know.
    fn starred(&mut self, word: &str) -> Result<()> {
        match word {
            "footnote" | "listtext" | "fldinst" | "annotation" | "shptxt" => {
                self.destination(word);
                Ok(())
            }
            // A style of characters.
            "cs" if self.state.place == Place::Styles => {
                self.state.place = Place::Nowhere;
                Ok(())
            }
            "ud" => {
                self.state.place = self.state.twice.take().unwrap_or(Place::Nowhere);
                Ok(())
            }
            "revtbl" => self.begin(Place::Authors),
            "atnauthor" => self.begin(Place::CommentBy),
            "atndate" => self.begin(Place::CommentAt),
            "atnref" => self.begin(Place::CommentOf),
            "atrfstart" => self.begin(Place::AboutFrom),
            "atrfend" => self.begin(Place::AboutTo),
            // What a shape holds, with words among it.
            "shpinst" => Ok(()),
            "shppict" => {
                self.left.pictures += 1;
                self.state.place = Place::Nowhere;
                Ok(())
            }
            _ => {
                self.state.place = Place::Nowhere;
                Ok(())
            }
        }
    }

    #[allow(clippy::unnecessary_wraps, reason = "what begins a place ends in it")]
    fn begin(&mut self, place: Place) -> Result<()> {
        if self.state.place == Place::Nowhere {
            return Ok(());
        }
        self.state.place = place;
        if place != Place::Authors {
            self.state.ends = Ends::Taken;
        }
        self.taken.clear();
        Ok(())
    }

    /// Begins a place that every reader knows.
    fn destination(&mut self, word: &str) {
        if self.state.place == Place::Nowhere {
            return;
        }
        match word {
            "fonttbl" => self.state.place = Place::Fonts,
            "stylesheet" => {
                self.taken.clear();
                self.state.place = Place::Styles;
            }
            "colortbl" | "info" | "listtable" | "listoverridetable" | "nonesttables" | "ftnsep"
            | "ftnsepc" | "aftnsep" | "aftnsepc" | "tc" | "xe" | "filetbl" | "rsidtbl"
            | "generator" | "sp" | "themedata" | "datastore" | "latentstyles" | "nextfile"
            | "nonshppict" => {
                self.state.place = Place::Nowhere;
            }
            "upr" => {
                self.state.twice = Some(self.state.place);
                self.state.place = Place::Nowhere;
            }
            "pict" | "object" => {
                self.left.pictures += 1;
                self.state.place = Place::Nowhere;
            }
            "header" | "footer" | "headerl" | "headerr" | "headerf" | "footerl" | "footerr"
            | "footerf" => self.state.place = Place::Margin,
            "footnote" => {
                if self.drops() {
                    self.state.place = Place::Nowhere;
                    return;
                }
                self.apart();
                self.state.place = Place::Text;
                self.state.ends = Ends::Note { end: false };
            }
            "annotation" => {
                self.apart();
                self.state.place = Place::Text;
                self.state.ends = Ends::Comment;
                self.comment_of = None;
                self.comment_at.clear();
            }
            "shptxt" => {
                self.apart();
                self.state.place = Place::Text;
                self.state.ends = Ends::Box;
            }
            "listtext" | "pntext" if self.state.place == Place::Text => {
                self.taken.clear();
                self.state.place = Place::ListText;
                self.state.ends = Ends::Taken;
            }
            "fldinst" => {
                self.taken.clear();
                self.state.place = Place::Field;
                self.state.ends = Ends::Taken;
            }
            "atnid" => self.state.place = Place::Nowhere,
            _ => {}
        }
    }

    /// Takes in a character by its number, and passes over what stands for it.
    fn unicode(&mut self, number: i32) -> Result<()> {
        let half = self.half.take();
        self.end_run()?;
        self.passing = self.state.fallback;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else {
            return Ok(());
        };
        let c = match (half, unit) {
            (_, 0xd800..=0xdbff) => {
                self.half = Some(unit);
                return Ok(());
            }
            (Some(high), 0xdc00..=0xdfff) => char::decode_utf16([high, unit]).next(),
            _ => char::decode_utf16([unit]).next(),
        };
        let c = c.and_then(std::result::Result::ok).unwrap_or('\u{fffd}');
        self.say(c.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    /// Decodes the bytes in hand, and takes them in.
    fn end_run(&mut self) -> Result<()> {
        if self.bytes.is_empty() {
            return Ok(());
        }
        let bytes = std::mem::take(&mut self.bytes);
        if self.signs.contains(&self.state.font) {
            self.sign(&bytes);
            return Ok(());
        }
        let of_font = self.fonts.get(&self.state.font).copied();
        let text = match (bytes.is_ascii(), of_font.or(self.page)) {
            (true, _) => String::from_utf8(bytes).unwrap_or_default(),
            (false, Some(page)) => page.decode_without_bom_handling(&bytes).0.into_owned(),
            (false, None) if !matches!(self.state.place, Place::Text | Place::ListText) => {
                return Ok(());
            }
            (false, None) => {
                return Err(unreadable(
                    "this Rich Text file has letters of a code page that is not read here; open it in Word, save it as .docx and try again",
                ));
            }
        };
        self.say(&text);
        Ok(())
    }

    /// Takes in bytes of a font of signs, of which nobody says here what they look like.
    fn sign(&mut self, bytes: &[u8]) {
        if self.state.place == Place::Text && !self.drops() && !self.state.hidden {
            let signs = bytes.iter().filter(|byte| **byte != b' ');
            self.left.symbols += u32::try_from(signs.count()).unwrap_or(u32::MAX);
        }
        let shown = bytes.iter().map(|byte| match byte {
            b' ' => ' ',
            _ => '\u{fffd}',
        });
        self.say(&shown.collect::<String>());
    }

    /// Takes in words, or whatever they are in this place.
    fn say(&mut self, words: &str) {
        match self.state.place {
            Place::Text => self.words(words),
            Place::Nowhere | Place::Fonts => {}
            Place::Margin => self.left.margins |= !words.trim().is_empty(),
            _ => quote(&mut self.taken, words),
        }
    }

    /// Takes in the text of a place that is taken in whole.
    fn take_in(&mut self, ended: &State) {
        let text = std::mem::take(&mut self.taken);
        let number = || text.trim().parse::<i64>().ok();
        match ended.place {
            Place::ListText if !self.drops() => {
                let text = text.trim();
                // Word draws a bullet of the second level as this letter.
                let letters = text.chars().any(char::is_alphanumeric) && text != "o";
                self.flow.number = match letters {
                    true => Some(Number::Printed(text.to_owned())),
                    false if text.is_empty() => None,
                    false => Some(Number::Bullet),
                };
            }
            Place::Field => {
                self.left.links += u32::from(text.trim_start().starts_with("HYPERLINK"));
            }
            Place::CommentBy => text.trim().clone_into(&mut self.comment_by),
            Place::CommentAt => {
                let packed = number().and_then(|time| i32::try_from(time).ok());
                self.comment_at = packed.map(time).unwrap_or_default();
            }
            Place::CommentOf => self.comment_of = number(),
            Place::AboutFrom => {
                if let Some(of) = number() {
                    self.begin_paragraph();
                    self.margin.open(of);
                }
            }
            Place::AboutTo => {
                if let Some(of) = number() {
                    self.margin.close(of);
                }
            }
            _ => {}
        }
    }

    fn end_style(&mut self, ended: &State) {
        let name = std::mem::take(&mut self.taken);
        let name = name.trim_end_matches(';').trim().to_ascii_lowercase();
        let by_name = || {
            let level = name.strip_prefix("heading ")?.parse::<u16>().ok()?;
            level.checked_sub(1).filter(|level| *level < 9)
        };
        let style = Style {
            outline: ended.paragraph.outline.or_else(by_name),
            italic: ended.italic,
            bold: ended.bold,
            name,
        };
        if self.styles.len() < MOST_NAMED {
            self.styles.entry(ended.paragraph.style).or_insert(style);
        }
    }

    /// The changes that the words in hand are part of.
    fn tracked(&self) -> Vec<Change> {
        let state = &self.state;
        let change = |op, by: Option<(i32, i32)>| {
            by.map(|(author, at)| Change {
                op,
                author: usize::try_from(author)
                    .ok()
                    .and_then(|nth| self.authors.get(nth))
                    .cloned()
                    .unwrap_or_default(),
                date: time(at),
            })
        };
        let inserted = change(TrackedOp::Insert, state.inserted);
        let deleted = change(TrackedOp::Delete, state.deleted);
        inserted.into_iter().chain(deleted).collect()
    }

    /// True where what is read now is not there in this reading.
    fn drops(&self) -> bool {
        let inserted = self.state.inserted.is_some() && self.reading.drops(TrackedOp::Insert);
        inserted || (self.state.deleted.is_some() && self.reading.drops(TrackedOp::Delete))
    }

    fn begin_paragraph(&mut self) {
        if !self.flow.begun {
            self.flow.begun = true;
            self.margin.begin_paragraph();
            self.flow.paragraph = self.margin.paragraph;
        }
    }

    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.begin_paragraph();
        let tracked = self.tracked();
        self.changes.note(words, &tracked);
        if self.drops() {
            return self.margin.say(words, true);
        }
        if self.state.hidden {
            return self.left.hide(words);
        }
        let start = self.flow.words.text.len();
        self.flow.words.text.push_str(words);
        self.emphasise(start);
        self.margin.say(words, false);
        if !words.trim().is_empty() {
            self.flow.live.get_or_insert(self.flow.paragraph);
        }
    }

    /// Marks the words from a byte on as they are set. What the style of the whole
    /// paragraph sets is layout, no emphasis.
    fn emphasise(&mut self, start: usize) {
        let style = self.styles.get(&self.state.paragraph.style);
        let (italic, bold) = style.map_or((false, false), |style| (style.italic, style.bold));
        if self.state.italic && !italic {
            self.mark(start, MarkKind::Italic);
        }
        if self.state.bold && !bold {
            self.mark(start, MarkKind::Bold);
        }
    }

    fn mark(&mut self, start: usize, kind: MarkKind) {
        self.flow.words.marks.push(Mark {
            start: start as u32,
            end: self.flow.words.text.len() as u32,
            kind,
        });
    }

    fn end_paragraph(&mut self) {
        if self.state.place != Place::Text {
            return self.say(" ");
        }
        self.begin_paragraph();
        let tracked = self.tracked();
        self.changes
            .note(if tracked.is_empty() { "" } else { "¶" }, &tracked);
        self.flow.begun = false;
        if !self.drops() {
            self.complete();
        }
    }

    /// Completes the paragraph in hand.
    fn complete(&mut self) {
        let mut wording = std::mem::take(&mut self.flow.words);
        let number = self.flow.number.take();
        let blank = |c: char| c.is_control() || c.is_whitespace();
        if wording.text.chars().all(blank) {
            return;
        }
        let par = &self.state.paragraph;
        if par.in_table {
            if let Some(Number::Printed(number)) = &number {
                marks::tidy(&mut wording);
                marks::put_before(&mut wording, number);
            }
            return append(&mut self.flow.cell, &wording, " ");
        }
        let style = self.styles.get(&par.style);
        let is_title = style.is_some_and(|style| style.name == "title");
        let depth = par.outline.or(style.and_then(|style| style.outline));
        let shape = match depth {
            _ if is_title => Shape::Heading(1),
            Some(depth) => Shape::Heading(depth + 2),
            None => Shape::Text,
        };
        let indent = par.left.saturating_add(par.first.min(0));
        let listed = number.is_some().then_some(par.level);
        let of = self.take_paragraphs();
        self.flow.found.push(Found {
            shape,
            number,
            listed,
            indent,
            wording,
            opens_with_anchor: false,
            of,
        });
    }

    fn take_paragraphs(&mut self) -> Paragraphs {
        let first = self.flow.taken + 1;
        self.flow.taken = self.margin.paragraphs;
        Paragraphs {
            first,
            live: self.flow.live.take().unwrap_or(first),
            last: self.flow.taken,
        }
    }

    /// What came before a table cannot go on in it.
    fn end_paragraph_before_row(&mut self) {
        if self.flow.cells.is_empty() && self.flow.cell.text.is_empty() {
            let in_table = std::mem::take(&mut self.state.paragraph.in_table);
            self.complete();
            self.state.paragraph.in_table = in_table;
        }
    }

    fn end_cell(&mut self) {
        if self.state.place != Place::Text {
            return;
        }
        self.begin_paragraph();
        self.flow.begun = false;
        let in_table = std::mem::replace(&mut self.state.paragraph.in_table, true);
        self.complete();
        self.state.paragraph.in_table = in_table;
        let cell = std::mem::take(&mut self.flow.cell);
        self.flow.cells.push(cell);
    }

    fn end_row(&mut self) {
        if self.state.place != Place::Text {
            return;
        }
        let cells = std::mem::take(&mut self.flow.cells);
        let Some(wording) = row(&cells, " | ") else {
            return;
        };
        let of = self.take_paragraphs();
        self.flow.found.push(Found::row(wording, of));
    }

    /// Begins a story apart from the one in hand.
    fn apart(&mut self) {
        self.begin_paragraph();
        let flow = Flow {
            taken: self.margin.paragraphs,
            ..Flow::default()
        };
        let taken = std::mem::take(&mut self.taken);
        let outer = std::mem::replace(&mut self.flow, flow);
        self.around.push((outer, taken));
        self.state.paragraph = Par::default();
        self.state.italic = false;
        self.state.bold = false;
    }

    /// Returns to the story around, and gives what was found in the one that ends.
    fn back(&mut self) -> Vec<Found> {
        let paragraph = self.state.paragraph.clone();
        self.end_story();
        self.state.paragraph = paragraph;
        let (outer, taken) = self.around.pop().unwrap_or_default();
        self.taken = taken;
        let ended = std::mem::replace(&mut self.flow, outer);
        self.margin.paragraph = self.flow.paragraph;
        ended.found
    }

    /// Completes what is still open.
    fn end_story(&mut self) {
        if !self.flow.cells.is_empty() || !self.flow.cell.text.is_empty() {
            self.end_cell();
            self.end_row();
        }
        self.state.paragraph.in_table = false;
        self.complete();
    }

    fn end_note(&mut self, end: bool) {
        let found = self.back();
        let count = &mut self.counted[usize::from(end)];
        *count += 1;
        let label = match end {
            true => roman((*count).min(3_999)),
            false => count.to_string(),
        };
        let start = self.flow.words.text.len();
        self.flow.words.text.push_str(&format!("[^{label}]"));
        self.mark(start, MarkKind::Footnote);
        self.emphasise(start);
        self.flow.live.get_or_insert(self.flow.paragraph);
        self.notes.push((label, found));
    }

    fn end_comment(&mut self) {
        let found = self.back();
        // What has no number is told apart by numbers that no file gives.
        let id = self
            .comment_of
            .take()
            .unwrap_or(-1 - self.comments.len() as i64);
        self.margin.stand(id);
        self.comments.push((
            Remark {
                author: std::mem::take(&mut self.comment_by),
                date: std::mem::take(&mut self.comment_at),
                text: words(&found, "\n"),
                about: String::new(),
                block: None,
                gone: false,
            },
            id,
        ));
    }

    /// Makes a document of what was read.
    pub(super) fn finish(mut self) -> Result<Document> {
        self.end_story();
        let end = Paragraphs {
            live: u32::MAX,
            ..self.take_paragraphs()
        };
        let comments = self.comments.into_iter().map(|(mut remark, id)| {
            let (about, at) = self.margin.of(id);
            remark.about = about;
            (remark, at)
        });
        let notes = self.notes.into_iter().map(|(label, found)| Note {
            label,
            own: false,
            found,
        });
        Whole {
            text: self.flow.found,
            end,
            notes: notes.collect(),
            comments: comments.collect(),
            left: self.left.sentences(),
            changes: self.changes.into_tracked(),
        }
        .into_document()
    }
}

fn by(change: &mut Option<(i32, i32)>) -> &mut (i32, i32) {
    change.get_or_insert((0, 0))
}

/// Unpacks a time: minute, hour, day, month and year in bits; nothing for no time.
fn time(packed: i32) -> String {
    let bits = |from: u32, count: u32| (packed as u32 >> from) & ((1 << count) - 1);
    let (minute, hour, day, month) = (bits(0, 6), bits(6, 5), bits(11, 5), bits(16, 4));
    let good = minute < 60 && hour < 24 && (1..=31).contains(&day) && (1..=12).contains(&month);
    if !good {
        return String::new();
    }
    format!(
        "{}-{month:02}-{day:02}T{hour:02}:{minute:02}:00",
        1_900 + bits(20, 9)
    )
}

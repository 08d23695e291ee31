//! The text of an OpenDocument file, element by element, in one reading of its changes.

use rustc_hash::{FxHashMap, FxHashSet};

use super::styles::{LEVELS, Level, Set, Styles};
use crate::clause::{Mark, MarkKind, Wording};
use crate::error::Result;
use crate::exchange::Reading;
use crate::exchange::assemble::unreadable;
use crate::exchange::changes::{Change, Changes};
use crate::exchange::found::{Found, Note, Number, Shape, Whole, append, row, words};
use crate::exchange::left::Left;
use crate::exchange::margin::{Margin, Paragraphs, quote};
use crate::exchange::marks;
use crate::exchange::xml::{Element, Piece};
use crate::text::{Document, Remark, TrackedOp};

/// Most blanks that one element stands for.
const MOST_BLANKS: usize = 64;
/// How deep what was taken out may stand in what was taken out.
const DEEPEST_REPLAY: usize = 8;
/// Most lists that count apart.
const MOST_LISTS: usize = 100_000;
/// Longest mark of a note.
const LONGEST_LABEL: usize = 40;

/// An element as it opens.
#[derive(Clone, Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn of(element: &Element<'_>) -> Tag {
        Tag {
            name: element.name().to_owned(),
            attributes: element.attributes(),
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A piece of the file that is kept until its place comes.
#[derive(Clone, Debug)]
enum Kept {
    Start(Tag),
    End,
    Text(String),
}

/// An element that is open, as far as its end asks for something.
#[derive(Debug)]
enum Open {
    /// Outside the text.
    Outside,
    Body,
    /// Nothing but what stands in it counts.
    Through,
    Paragraph,
    /// A paragraph that was taken out of the one in hand.
    Nested(Par),
    Span,
    List,
    Item,
    Row,
    Cell,
    Note,
    Citation,
    /// A comment, and whether the file says where what it is about ends.
    Annotation {
        id: i64,
        ranged: bool,
    },
    TextBox,
    /// The list of tracked changes.
    Regions,
    Region,
    Deletion,
    Info,
    Creator,
    Date,
}

/// A paragraph as far as its element says.
#[derive(Clone, Debug, Default)]
struct Par {
    style: String,
    heading: Option<u16>,
    /// True for a heading that its outline does not count.
    uncounted: bool,
    item: Option<Item>,
    /// The list and the level in which it stands.
    list: Option<(String, usize)>,
}

/// An item of a list that has no number yet.
#[derive(Clone, Copy, Debug)]
struct Item {
    /// Which list counts it.
    counts: usize,
    start: Option<u32>,
}

/// A list that is open.
#[derive(Debug)]
struct InList {
    counts: usize,
    style: Option<String>,
    /// The item in which no paragraph stands yet.
    item: Option<Item>,
}

/// A story: the body, a note, a comment, what is in a box.
#[derive(Default)]
struct Flow {
    found: Vec<Found>,
    words: Wording,
    paragraph: Option<Par>,
    /// A paragraph whose end is not there in this reading.
    carried: Option<Par>,
    /// A paragraph of what was taken out has ended, and the next begins anew.
    broken: Option<Par>,
    rows: Vec<Vec<Wording>>,
    lists: Vec<InList>,
    spans: Vec<Set>,
    base: Set,
    /// How many spans are open with the one in which anchors are set as text.
    of_anchors: Option<usize>,
    /// True where the words open with such an anchor.
    opens_with_anchor: bool,
    /// True where another blank says nothing.
    blank: bool,
    /// The last paragraph that is part of something complete.
    taken: u32,
    /// The first since that has words in this reading.
    live: Option<u32>,
    /// Which paragraph of the file is being read.
    number: u32,
}

/// Something done to the text, until its place comes.
struct Region {
    change: Change,
    deleted: Vec<Kept>,
}

/// Reads the text of one file.
pub(super) struct Story<'f> {
    reading: Reading,
    styles: &'f Styles,
    open: Vec<Open>,
    /// How many elements are open of one that is passed over; 0 outside.
    skipped: usize,
    flow: Flow,
    around: Vec<Flow>,
    counts: Vec<[Option<u32>; LEVELS]>,
    outline: [Option<u32>; LEVELS],
    counts_of_id: FxHashMap<String, usize>,
    counts_of_style: FxHashMap<String, usize>,
    changes: Changes,
    regions: FxHashMap<String, Region>,
    region: Option<(String, Region)>,
    /// Elements that are open in what was taken out and is being kept.
    keeping: usize,
    replays: usize,
    margin: Margin,
    named: FxHashMap<String, i64>,
    /// How many comments were begun.
    annotations: i64,
    comments: Vec<(Remark, i64)>,
    who: String,
    when: String,
    citations: Vec<String>,
    labels: FxHashSet<String>,
    notes: Vec<(String, Vec<Found>)>,
    left: Left,
}

impl<'f> Story<'f> {
    pub(super) fn new(reading: Reading, styles: &'f Styles) -> Self {
        Story {
            reading,
            styles,
            open: Vec::new(),
            skipped: 0,
            flow: Flow::default(),
            around: Vec::new(),
            counts: Vec::new(),
            outline: [None; LEVELS],
            counts_of_id: FxHashMap::default(),
            counts_of_style: FxHashMap::default(),
            changes: Changes::default(),
            regions: FxHashMap::default(),
            region: None,
            keeping: 0,
            replays: 0,
            margin: Margin::default(),
            named: FxHashMap::default(),
            annotations: 0,
            comments: Vec::new(),
            who: String::new(),
            when: String::new(),
            citations: Vec::new(),
            labels: FxHashSet::default(),
            notes: Vec::new(),
            left: Left {
                margins: styles.margins,
                ..Left::default()
            },
        }
    }

    /// Takes in the next piece of the file.
    pub(super) fn see(&mut self, piece: &Piece<'_>) -> Result<()> {
        match piece {
            Piece::Start(element) if self.skipped > 0 || self.is_outside() => {
                self.outside(element)?;
            }
            Piece::Start(element) => self.start(Tag::of(element))?,
            Piece::End => self.end()?,
            Piece::Text(text) => self.text(text),
            Piece::Comment | Piece::Instruction => {}
        }
        Ok(())
    }

    fn is_outside(&self) -> bool {
        self.open
            .last()
            .is_none_or(|open| matches!(open, Open::Outside | Open::Body))
    }

    /// Begins an element around the text, or in what is passed over.
    fn outside(&mut self, element: &Element<'_>) -> Result<()> {
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        let in_body = matches!(self.open.last(), Some(Open::Body));
        self.open.push(match element.name() {
            "text" if in_body => Open::Through,
            _ if in_body => {
                return Err(unreadable(
                    "this OpenDocument file is no text but a table, slides or a drawing; save the text in it as .odt or .docx and try again",
                ));
            }
            "body" => Open::Body,
            "document-content" | "document" => Open::Outside,
            _ => {
                self.skipped = 1;
                return Ok(());
            }
        });
        Ok(())
    }

    fn start(&mut self, tag: Tag) -> Result<()> {
        if self.skipped > 0 {
            self.skipped += 1;
            return Ok(());
        }
        if self.keeping > 0 {
            self.keeping += 1;
            self.keep(Kept::Start(tag));
            return Ok(());
        }
        let open = match (tag.name.as_str(), self.open.last()) {
            ("tracked-changes", _) => Open::Regions,
            ("changed-region", Some(Open::Regions)) => {
                let id = tag.get("id").unwrap_or_default().to_owned();
                let change = Change {
                    op: TrackedOp::Insert,
                    author: String::new(),
                    date: String::new(),
                };
                let deleted = Vec::new();
                self.region = Some((id, Region { change, deleted }));
                Open::Region
            }
            ("insertion", Some(Open::Region)) => Open::Through,
            ("deletion", Some(Open::Region)) => {
                if let Some((_, region)) = &mut self.region {
                    region.change.op = TrackedOp::Delete;
                }
                Open::Deletion
            }
            ("format-change", Some(Open::Region)) => {
                self.region = None;
                Open::Through
            }
            ("change-info", _) => {
                self.who.clear();
                self.when.clear();
                Open::Info
            }
            ("creator", Some(Open::Info | Open::Annotation { .. })) => Open::Creator,
            ("date", Some(Open::Info | Open::Annotation { .. })) => Open::Date,
            (_, Some(Open::Deletion)) => {
                self.keeping = 1;
                self.keep(Kept::Start(tag));
                return Ok(());
            }
            (_, Some(Open::Info | Open::Region | Open::Regions)) => return self.skip(),
            ("change" | "change-start" | "change-end", _) => {
                self.change(&tag)?;
                Open::Through
            }
            ("p" | "h", _) => self.begin_paragraph(&tag),
            ("span", _) => {
                let outer = self.flow.spans.last().copied().unwrap_or_default();
                let style = tag.get("style-name").unwrap_or_default();
                self.flow
                    .spans
                    .push(self.styles.set("text", style).or(outer));
                if matches!(style, "Footnote_20_Symbol" | "Footnote_20_anchor") {
                    self.flow.of_anchors = Some(self.flow.spans.len());
                }
                Open::Span
            }
            ("s", _) => {
                let count = tag.get("c").and_then(|count| count.parse().ok());
                self.words(&" ".repeat(count.unwrap_or(1).min(MOST_BLANKS)));
                self.flow.blank = false;
                Open::Through
            }
            ("tab", _) => {
                self.words("\t");
                self.flow.blank = true;
                Open::Through
            }
            ("line-break", _) => {
                self.words(" ");
                self.flow.blank = true;
                Open::Through
            }
            ("a", _) => {
                self.left.links += u32::from(tag.get("href").is_some());
                Open::Through
            }
            ("list", _) => self.begin_list(&tag),
            ("list-item", _) => {
                let start = tag.get("start-value").and_then(|start| start.parse().ok());
                if let Some(list) = self.flow.lists.last_mut() {
                    list.item = Some(Item {
                        counts: list.counts,
                        start,
                    });
                }
                Open::Item
            }
            ("table-row", _) => {
                self.flow.rows.push(Vec::new());
                Open::Row
            }
            ("table-cell", _) => {
                if let Some(row) = self.flow.rows.last_mut() {
                    row.push(Wording::default());
                }
                Open::Cell
            }
            ("note", _) => {
                if self.changes.drop() {
                    return self.skip();
                }
                self.citations.push(String::new());
                self.apart();
                Open::Note
            }
            ("note-citation", Some(Open::Note)) => Open::Citation,
            ("annotation", _) => {
                self.who.clear();
                self.when.clear();
                self.annotations += 1;
                let id = self.annotations;
                let name = tag
                    .get("name")
                    .filter(|name| !self.named.contains_key(*name));
                if let Some(name) = name {
                    self.named.insert(name.to_owned(), id);
                }
                let ranged = name.is_some();
                self.apart();
                Open::Annotation { id, ranged }
            }
            ("annotation-end", _) => {
                if let Some(id) = tag.get("name").and_then(|name| self.named.get(name)) {
                    self.margin.close(*id);
                }
                Open::Through
            }
            ("text-box", _) => {
                self.apart();
                Open::TextBox
            }
            ("image" | "object" | "object-ole" | "plugin", _) => {
                self.left.pictures += 1;
                return self.skip();
            }
            ("section", _) if tag.get("display") == Some("none") => {
                self.left.hide("a section");
                return self.skip();
            }
            (
                "forms"
                | "sequence-decls"
                | "variable-decls"
                | "user-field-decls"
                | "dde-connection-decls"
                | "index-source"
                | "table-of-content-source"
                | "alphabetical-index-source"
                | "bibliography-source"
                | "ruby-text"
                | "script"
                | "hidden-text"
                | "title"
                | "desc"
                | "binary-data"
                | "covered-table-cell"
                | "event-listeners"
                | "sender-initials"
                | "creator-initials",
                _,
            ) => return self.skip(),
            _ => Open::Through,
        };
        self.open.push(open);
        Ok(())
    }

    #[allow(
        clippy::unnecessary_wraps,
        reason = "what begins an element ends in it"
    )]
    fn skip(&mut self) -> Result<()> {
        self.skipped = 1;
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        if self.keeping > 0 {
            self.keeping -= 1;
            self.keep(Kept::End);
            return Ok(());
        }
        match self.open.pop() {
            Some(Open::Paragraph) => self.end_paragraph(),
            Some(Open::Nested(par)) => self.flow.broken = Some(par),
            Some(Open::Span) => {
                let open = self.flow.spans.len();
                self.flow.of_anchors = self.flow.of_anchors.filter(|of| *of < open);
                self.flow.spans.pop();
            }
            Some(Open::List) => {
                self.flow.lists.pop();
            }
            Some(Open::Item) => {
                if let Some(list) = self.flow.lists.last_mut() {
                    list.item = None;
                }
            }
            Some(Open::Row) => self.end_row(),
            Some(Open::Note) => self.end_note(),
            Some(Open::Annotation { id, ranged }) => {
                let said = self.back();
                if ranged {
                    self.margin.open(id);
                } else {
                    self.margin.stand(id);
                }
                self.comments.push((
                    Remark {
                        author: std::mem::take(&mut self.who),
                        date: std::mem::take(&mut self.when),
                        text: words(&said, "\n"),
                        about: String::new(),
                        block: None,
                        gone: false,
                    },
                    id,
                ));
            }
            Some(Open::TextBox) => {
                let words = words(&self.back(), " ");
                if !words.is_empty() {
                    self.left.boxes.push(words);
                }
            }
            Some(Open::Info) => {
                if let Some((_, region)) = &mut self.region {
                    region.change.author = std::mem::take(&mut self.who);
                    region.change.date = std::mem::take(&mut self.when);
                }
            }
            Some(Open::Region) => {
                if let Some((id, region)) = self.region.take() {
                    self.regions.entry(id).or_insert(region);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        if self.keeping > 0 {
            return self.keep(Kept::Text(text.to_owned()));
        }
        match self.open.last() {
            Some(Open::Creator) => quote(&mut self.who, text),
            Some(Open::Date) => quote(&mut self.when, text),
            Some(Open::Citation) => {
                if let Some(citation) = self.citations.last_mut() {
                    quote(citation, text);
                }
            }
            _ if self.flow.paragraph.is_some() => {
                let mut words = String::with_capacity(text.len());
                for c in text.chars() {
                    let blank = matches!(c, ' ' | '\t' | '\n' | '\r');
                    match (blank, self.flow.blank) {
                        (true, true) => {}
                        (true, false) => words.push(' '),
                        (false, _) => words.push(c),
                    }
                    self.flow.blank = blank;
                }
                self.words(&words);
            }
            _ => {}
        }
    }

    fn keep(&mut self, kept: Kept) {
        if let Some((_, region)) = &mut self.region {
            region.deleted.push(kept);
        }
    }

    /// Takes in the place of a change, or its start or end.
    fn change(&mut self, tag: &Tag) -> Result<()> {
        let Some(id) = tag.get("change-id") else {
            return Ok(());
        };
        if tag.name != "change" {
            let Some(region) = self.regions.get(id) else {
                return Ok(());
            };
            let change = region.change.clone();
            if change.op == TrackedOp::Insert {
                match tag.name.as_str() {
                    "change-start" => self.changes.open(change, self.reading),
                    _ => self.changes.close_one(&change, self.reading),
                }
            }
            return Ok(());
        }
        if self.replays >= DEEPEST_REPLAY {
            return Ok(());
        }
        let deleted = self.regions.get_mut(id).map(|region| {
            let change = region.change.clone();
            (change, std::mem::take(&mut region.deleted))
        });
        let Some((change, deleted)) = deleted else {
            return Ok(());
        };
        self.replays += 1;
        let broken = self.flow.broken.take();
        self.changes.open(change.clone(), self.reading);
        for kept in deleted {
            match kept {
                Kept::Start(tag) => self.start(tag)?,
                Kept::End => self.end()?,
                Kept::Text(text) => self.text(&text),
            }
        }
        self.changes.close_one(&change, self.reading);
        self.flow.broken = broken;
        self.replays -= 1;
        Ok(())
    }

    fn begin_paragraph(&mut self, tag: &Tag) -> Open {
        let style = tag.get("style-name").unwrap_or_default().to_owned();
        let level = tag
            .get("outline-level")
            .and_then(|level| level.parse().ok());
        let heading = match tag.name.as_str() {
            "h" => Some(level.unwrap_or(1_u16).max(1)),
            _ => self.styles.outline_of(&style),
        };
        let item = self.flow.lists.last_mut().and_then(|list| list.item.take());
        let depth = self.flow.lists.len();
        let list = depth.checked_sub(1).map(|level| {
            let mut named = self.flow.lists.iter().rev();
            let own = named.find_map(|list| list.style.clone());
            let of_style = || self.styles.list_of(&style).map(str::to_owned);
            (own.or_else(of_style).unwrap_or_default(), level)
        });
        let par = Par {
            heading,
            uncounted: tag.get("is-list-header") == Some("true"),
            item,
            list,
            style,
        };
        if self.flow.paragraph.is_some() {
            if let Some(before) = self.flow.broken.take() {
                self.break_paragraph(before, &par);
            }
            return Open::Nested(par);
        }
        self.margin.begin_paragraph();
        self.flow.number = self.margin.paragraph;
        self.flow.blank = true;
        self.flow.base = self.styles.set("paragraph", &par.style);
        self.flow.spans = vec![self.flow.base];
        let carried = self.flow.carried.take();
        let goes_on = carried.filter(|_| !self.flow.words.text.trim().is_empty());
        if goes_on.is_some() {
            self.flow.blank = self.flow.words.text.ends_with(' ');
        }
        self.flow.paragraph = Some(goes_on.unwrap_or(par));
        Open::Paragraph
    }

    /// Ends the paragraph in hand where one that was taken out ended; what follows is
    /// another, in the place of the one in hand.
    fn break_paragraph(&mut self, before: Par, next: &Par) {
        let Some(now) = self.flow.paragraph.take() else {
            return;
        };
        let gone = self.changes.drop();
        self.flow.paragraph = Some(if gone {
            now.clone()
        } else {
            Par {
                item: next.item,
                ..now.clone()
            }
        });
        let ended = Par {
            item: now.item,
            ..before
        };
        self.changes.note("¶", &[]);
        if !gone {
            self.complete(&ended);
            self.margin.begin_paragraph();
            self.flow.number = self.margin.paragraph;
            self.flow.blank = true;
        }
    }

    fn end_paragraph(&mut self) {
        let Some(par) = self.flow.paragraph.take() else {
            return;
        };
        self.flow.broken = None;
        if self.changes.any() {
            self.changes.note("¶", &[]);
        } else {
            self.changes.note("", &[]);
        }
        if self.changes.drop() {
            self.flow.carried = Some(par);
        } else {
            self.complete(&par);
        }
    }

    fn begin_list(&mut self, tag: &Tag) -> Open {
        let style = tag.get("style-name").map(str::to_owned);
        let counts = match self.flow.lists.last() {
            Some(outer) => outer.counts,
            None => {
                let same = tag.get("continue-numbering") == Some("true");
                let by_style = style.as_ref().filter(|_| same);
                let known = tag
                    .get("continue-list")
                    .and_then(|id| self.counts_of_id.get(id))
                    .or_else(|| by_style.and_then(|style| self.counts_of_style.get(style)))
                    .copied();
                known.unwrap_or_else(|| {
                    if self.counts.len() < MOST_LISTS {
                        self.counts.push([None; LEVELS]);
                    }
                    self.counts.len() - 1
                })
            }
        };
        if let Some(id) = tag.get("id") {
            self.counts_of_id.insert(id.to_owned(), counts);
        }
        if let Some(style) = &style {
            self.counts_of_style.insert(style.clone(), counts);
        }
        self.flow.lists.push(InList {
            counts,
            style,
            item: None,
        });
        Open::List
    }

    /// The number of a paragraph that is complete.
    fn number(&mut self, par: &Par) -> Option<Number> {
        if let (Some(item), Some((list, level))) = (par.item, &par.list) {
            let level = (*level).min(LEVELS - 1);
            let levels: Vec<Level> = (0..=level)
                .map(|level| self.styles.level(list, level).cloned().unwrap_or_default())
                .collect();
            if levels[level].bullet {
                return Some(Number::Bullet);
            }
            let counts = &mut self.counts[item.counts];
            return counted(&levels, counts, level, item.start).map(Number::Printed);
        }
        let level = usize::from(par.heading?).saturating_sub(1);
        if par.uncounted || level >= self.styles.outline.len() {
            return None;
        }
        let levels = &self.styles.outline[..=level];
        counted(levels, &mut self.outline, level, None).map(Number::Printed)
    }

    /// Completes a paragraph.
    fn complete(&mut self, par: &Par) {
        let mut wording = std::mem::take(&mut self.flow.words);
        let opens_with_anchor = std::mem::take(&mut self.flow.opens_with_anchor);
        let blank = |c: char| c.is_control() || c.is_whitespace();
        if wording.text.chars().all(blank) {
            return;
        }
        let number = self.number(par);
        let cell = self.flow.rows.last_mut().and_then(|row| row.last_mut());
        if let Some(cell) = cell {
            if let Some(Number::Printed(number)) = &number {
                marks::tidy(&mut wording);
                marks::put_before(&mut wording, number);
            }
            return append(cell, &wording, " ");
        }
        let shape = match par.heading {
            _ if self.styles.is_title(&par.style) => Shape::Heading(1),
            Some(level) => Shape::Heading(level.min(9).saturating_add(1)),
            None => Shape::Text,
        };
        let level = par.list.as_ref().filter(|_| shape == Shape::Text);
        let of_list = level.and_then(|(list, level)| self.styles.level(list, *level));
        let of = self.take_paragraphs();
        self.flow.found.push(Found {
            shape,
            listed: level
                .filter(|_| number.is_some())
                .and_then(|(_, level)| u8::try_from(*level).ok()),
            number,
            indent: self.styles.indent(&par.style, of_list),
            wording,
            opens_with_anchor,
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

    fn end_row(&mut self) {
        let cells = self.flow.rows.pop().unwrap_or_default();
        let outer = self.flow.rows.last().is_some_and(|row| !row.is_empty());
        let between = if outer { " / " } else { " | " };
        let Some(wording) = row(&cells, between) else {
            return;
        };
        let nested = self.flow.rows.last_mut().and_then(|row| row.last_mut());
        if let Some(cell) = nested {
            return append(cell, &wording, " ");
        }
        let of = self.take_paragraphs();
        self.flow.found.push(Found::row(wording, of));
    }

    /// Begins a story apart from the one in hand.
    fn apart(&mut self) {
        let flow = Flow {
            taken: self.margin.paragraphs,
            ..Flow::default()
        };
        self.around.push(std::mem::replace(&mut self.flow, flow));
    }

    /// Returns to the story around, and gives what was found in the one that ends.
    fn back(&mut self) -> Vec<Found> {
        if let Some(par) = self.flow.carried.take() {
            self.complete(&par);
        }
        let outer = self.around.pop().unwrap_or_default();
        let ended = std::mem::replace(&mut self.flow, outer);
        self.margin.paragraph = self.flow.number;
        ended.found
    }

    fn end_note(&mut self) {
        let found = self.back();
        let printed = self.citations.pop().unwrap_or_default();
        let printed = printed.trim();
        let fits = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '[' | ']' | '^');
        let good = (1..=LONGEST_LABEL).contains(&printed.len()) && printed.chars().all(fits);
        let mut label = match good {
            true => printed.to_owned(),
            false => (self.notes.len() + 1).to_string(),
        };
        if !self.labels.insert(label.clone()) {
            label = format!("x{}", self.notes.len() + 1);
            self.labels.insert(label.clone());
        }
        let start = self.flow.words.text.len();
        self.flow.words.text.push_str(&format!("[^{label}]"));
        self.mark(start, MarkKind::Footnote);
        self.emphasise(start);
        self.flow.live.get_or_insert(self.flow.number);
        self.flow.blank = false;
        self.notes.push((label, found));
    }

    /// Takes in words.
    fn words(&mut self, words: &str) {
        if words.is_empty() || self.flow.paragraph.is_none() {
            return;
        }
        self.changes.note(words, &[]);
        if self.changes.drop() {
            return self.margin.say(words, true);
        }
        if self.set().hidden == Some(true) {
            return self.left.hide(words);
        }
        let start = self.flow.words.text.len();
        self.flow.words.text.push_str(words);
        // The anchor of a note to which nothing refers, or another one of a note.
        let anchor = words.starts_with("[^") && words.ends_with(']');
        if anchor && self.flow.of_anchors.is_some() {
            self.flow.opens_with_anchor |= start == 0;
            self.mark(start, MarkKind::Footnote);
        }
        self.emphasise(start);
        self.margin.say(words, false);
        if !words.trim().is_empty() {
            self.flow.live.get_or_insert(self.flow.number);
        }
    }

    fn set(&self) -> Set {
        self.flow.spans.last().copied().unwrap_or_default()
    }

    /// Marks the words from a byte on as they are set. What the style of the whole
    /// paragraph sets is layout, no emphasis.
    fn emphasise(&mut self, start: usize) {
        let (set, base) = (self.set(), self.flow.base);
        if set.italic == Some(true) && base.italic != Some(true) {
            self.mark(start, MarkKind::Italic);
        }
        if set.bold == Some(true) && base.bold != Some(true) {
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

    /// Makes a document of what was read.
    pub(super) fn finish(mut self) -> Result<Document> {
        if let Some(par) = self.flow.carried.take() {
            self.complete(&par);
        }
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

/// Counts an item on, and prints its number.
fn counted(
    levels: &[Level],
    counts: &mut [Option<u32>; LEVELS],
    level: usize,
    start: Option<u32>,
) -> Option<String> {
    let own = &levels[level];
    let next = counts[level].map_or(own.start, |count| count.saturating_add(1));
    counts[level] = Some(start.unwrap_or(next));
    counts[level + 1..].fill(None);
    let shown: Vec<u32> = levels
        .iter()
        .zip(counts.iter())
        .map(|(level, count)| count.unwrap_or(level.start))
        .collect();
    own.prints(levels, &shown)
}

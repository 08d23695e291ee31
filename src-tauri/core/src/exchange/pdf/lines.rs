//! Lines and paragraphs: what was drawn side by side is a line, and lines that go on
//! are a paragraph.

use super::columns;
use super::direction;
use super::hyphens::{Known, SOFT_HYPHEN};
use crate::exchange::number::{self, At};

/// Stands where a page begins within a paragraph, until its place is known. It is no
/// character, so that no file can mean it; [`super::letters`] lets none through.
pub(super) const TURN: &str = "\u{fdd0}";

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where it begins and ends, from the left, in points.
    pub(super) x: (f32, f32),
    /// Where the column that it is in begins and ends.
    pub(super) margins: (f32, f32),
    /// True where it is on the height of the one before, with a wide gap between.
    pub(super) beside: bool,
    /// How high it stands on the page.
    pub(super) y: f32,
    /// How large its letters are.
    size: f32,
    /// True where some of its letters are read from right to left.
    leftward: bool,
}

impl Line {
    /// Adds words that stand apart, and end at `end`.
    pub(super) fn add(&mut self, words: &str, end: f32) {
        if !self.text.ends_with(' ') && !words.starts_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(words);
        self.x.1 = end;
    }
}

/// The lines of a page in the making.
#[derive(Default)]
pub(super) struct Lines {
    lines: Vec<Line>,
}

impl Lines {
    /// Adds what was drawn in one go, from `x.0` to `x.1`.
    pub(super) fn piece(&mut self, text: &str, x: (f32, f32), y: f32, size: f32) {
        if text.is_empty() || !(x.0.is_finite() && x.1.is_finite() && y.is_finite()) {
            return;
        }
        let leftward = text.contains(direction::is_leftward);
        if let Some(line) = self.lines.last_mut()
            && (leftward || line.leftward)
            && (line.y - y).abs() < line.size.max(size) * 0.5
            && x.1 < line.x.0 + size * 0.3
            && line.x.0 - x.1 < line.size.max(size) * 1.5
        {
            // Drawn from right to left: what comes next stands before it on the page.
            let apart = line.x.0 - x.1 > line.size * 0.15;
            let blank = if apart { " " } else { "" };
            line.text.insert_str(0, &format!("{text}{blank}"));
            line.leftward |= leftward;
            line.x.0 = x.0;
            return;
        }
        let on_its_height = self.lines.last_mut().filter(|line| {
            let larger = line.size.max(size);
            (line.y - y).abs() < larger * 0.5 && x.0 > line.x.1 - larger
        });
        let beside = on_its_height.is_some();
        let near = on_its_height.filter(|line| x.0 - line.x.1 < line.size.max(size) * 1.5);
        let Some(line) = near else {
            self.lines.push(Line {
                text: text.to_owned(),
                x,
                margins: x,
                beside,
                y,
                size,
                leftward,
            });
            return;
        };
        line.leftward |= leftward;
        if x.0 - line.x.1 > line.size * 0.15 {
            line.add(text, x.1);
        } else {
            line.text.push_str(text);
            line.x.1 = x.1;
        }
        if size > line.size {
            line.size = size;
            line.y = y;
        }
    }

    /// Ends the page.
    pub(super) fn end(self) -> Vec<Line> {
        let tidy = |mut line: Line| {
            let text: Vec<&str> = line
                .text
                .split([' ', '\t', '\u{a0}'])
                .filter(|word| !word.is_empty())
                .collect();
            let text = direction::as_read(&text.join(" "));
            // A hyphen that is drawn within a line is one, whatever the font calls it.
            let cut = text.ends_with(SOFT_HYPHEN);
            line.text = text.trim_end_matches(SOFT_HYPHEN).replace(SOFT_HYPHEN, "-");
            let any = !line.text.is_empty();
            if any && cut {
                line.text.push(SOFT_HYPHEN);
            }
            any.then_some(line)
        };
        let lines = columns::in_order(self.lines).into_iter();
        lines.filter_map(tidy).collect()
    }
}

/// Paragraphs in the making.
pub(super) struct Paragraphs {
    known: Known,
    /// True where the page taken in last began within a paragraph.
    pub(super) went_on: bool,
    open: Option<(usize, String)>,
    /// The line before.
    before: Option<Line>,
}

impl Paragraphs {
    /// Of a file with these words.
    pub(super) fn of(known: Known) -> Self {
        Paragraphs {
            known,
            went_on: false,
            open: None,
            before: None,
        }
    }

    /// Takes in a page; returns the paragraphs that ended, each with its indentation.
    pub(super) fn page(&mut self, lines: &[Line]) -> Vec<(usize, String)> {
        let pitch = pitch(lines);
        let mut ended = Vec::new();
        self.went_on = false;
        for (nth, line) in lines.iter().enumerate() {
            let goes_on = match (&self.before, &self.open) {
                (Some(before), Some((_, words))) if nth > 0 && before.margins == line.margins => {
                    let down = before.y - line.y;
                    let (left, right) = line.margins;
                    let full = before.x.1 > right - (right - left) * 0.25;
                    down > 0.0
                        && down < pitch * 1.3
                        && (before.size - line.size).abs() < line.size * 0.1
                        && (full || begins_small(line))
                        && !(ends_whole(words) && line.x.0 > before.x.0 + line.size)
                }
                (Some(_), Some((_, words))) => !ends_whole(words) && begins_small(line),
                _ => false,
            };
            let numbered = number::read(&line.text, At::Paragraph).is_some();
            match &mut self.open {
                Some((_, words)) if goes_on && !numbered => {
                    self.went_on |= nth == 0;
                    let turn = if nth == 0 { TURN } else { "" };
                    self.known.join(words, &format!("{turn}{}", line.text));
                }
                open => {
                    ended.extend(open.take().map(whole));
                    let indent = ((line.x.0 - line.margins.0) / 6.0).clamp(0.0, 200.0) as usize;
                    self.open = Some((indent, line.text.clone()));
                }
            }
            self.before = Some(line.clone());
        }
        // What cannot go on does not wait for the next page.
        if self
            .open
            .as_ref()
            .is_some_and(|(_, words)| ends_whole(words))
        {
            ended.extend(self.open.take().map(whole));
        }
        ended
    }

    /// True where a paragraph may go on.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Ends the last paragraph.
    pub(super) fn end(self) -> Option<(usize, String)> {
        self.open.map(whole)
    }
}

/// A paragraph without the soft hyphen that its last line may end with.
fn whole((indent, words): (usize, String)) -> (usize, String) {
    (indent, words.replace(SOFT_HYPHEN, ""))
}

/// How far apart most lines of a page stand.
pub(super) fn pitch(lines: &[Line]) -> f32 {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .map(|two| two[0].y - two[1].y)
        .filter(|step| *step > 0.0)
        .collect();
    steps.sort_unstable_by(f32::total_cmp);
    steps.get(steps.len() / 3).copied().unwrap_or(f32::INFINITY)
}

fn ends_whole(words: &str) -> bool {
    words.ends_with(['.', ';', ':', '?', '!', '”', '"', '。', '؟'])
}

fn begins_small(line: &Line) -> bool {
    let first = line.text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(|c| !c.is_uppercase())
}

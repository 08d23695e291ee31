//! Styles of an OpenDocument text: how they set words and paragraphs, and what lists print.

use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::exchange::xml::{self, Element, Piece};
use crate::text::numbering::{letters, roman};

/// Most styles that one is made from.
const LONGEST_CHAIN: usize = 32;
/// Levels of a list.
pub(super) const LEVELS: usize = 10;
/// Largest number that is printed in letters or as a roman number.
const LARGEST_IN_LETTERS: u32 = 3_999;

/// How something sets words; none where it does not say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Set {
    pub(super) italic: Option<bool>,
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
}

impl Set {
    /// What this says, and for the rest what `other` says.
    pub(super) fn or(self, other: Set) -> Set {
        Set {
            italic: self.italic.or(other.italic),
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
        }
    }
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    set: Set,
    /// Indentation of the paragraph and of its first line, in twentieths of a point.
    left: Option<i64>,
    first: Option<i64>,
    list: Option<String>,
    outline: Option<u16>,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
pub(super) struct Level {
    /// True for a bullet.
    pub(super) bullet: bool,
    format: String,
    prefix: String,
    suffix: String,
    /// The number of its first item.
    pub(super) start: u32,
    /// How many levels its number shows.
    shows: usize,
    /// Indentation in twentieths of a point.
    left: Option<i64>,
    first: Option<i64>,
}

/// The styles of a file.
#[derive(Default)]
pub(super) struct Styles {
    /// By family and name.
    styles: FxHashMap<(String, String), Style>,
    lists: FxHashMap<String, Vec<Level>>,
    /// Numbers of headings.
    pub(super) outline: Vec<Level>,
    /// True where there are words in headers or footers.
    pub(super) margins: bool,
}

/// Where the reader of styles is.
enum Open {
    Style((String, String)),
    List(String),
    Outline,
    Level(usize),
    Margin,
    Other,
}

impl Styles {
    /// Takes in the styles of a part.
    pub(super) fn read(&mut self, text: &str) -> Result<()> {
        let mut open: Vec<Open> = Vec::new();
        xml::walk(text, |piece| {
            match piece {
                Piece::Start(element) => {
                    let next = self.begin(&element, &open);
                    open.push(next);
                }
                Piece::End => {
                    open.pop();
                }
                Piece::Text(text) => {
                    self.margins |= !text.trim().is_empty()
                        && open.iter().any(|one| matches!(one, Open::Margin));
                }
                Piece::Comment | Piece::Instruction => {}
            }
            Ok(())
        })
    }

    fn begin(&mut self, element: &Element<'_>, open: &[Open]) -> Open {
        let name = || element.attribute("name").unwrap_or_default();
        match (element.name(), open.last()) {
            ("style" | "default-style", _) => {
                let family = element.attribute("family").unwrap_or_default();
                let key = (family, name());
                let outline = element.attribute("default-outline-level");
                let style = Style {
                    parent: element.attribute("parent-style-name"),
                    list: element.attribute("list-style-name"),
                    outline: outline.and_then(|level| level.parse().ok()),
                    ..Style::default()
                };
                self.styles.insert(key.clone(), style);
                Open::Style(key)
            }
            ("text-properties", Some(Open::Style(key))) => {
                if let Some(style) = self.styles.get_mut(key) {
                    style.set = set(element);
                }
                Open::Other
            }
            ("paragraph-properties", Some(Open::Style(key))) => {
                if let Some(style) = self.styles.get_mut(key) {
                    style.left = length_of(element, "margin-left");
                    style.first = length_of(element, "text-indent");
                }
                Open::Other
            }
            ("list-style", _) => {
                self.lists.insert(name(), vec![Level::default(); LEVELS]);
                Open::List(name())
            }
            ("outline-style", _) => {
                self.outline = vec![Level::default(); LEVELS];
                Open::Outline
            }
            (
                "list-level-style-number"
                | "list-level-style-bullet"
                | "list-level-style-image"
                | "outline-level-style",
                Some(Open::List(_) | Open::Outline),
            ) => {
                let nth = element.attribute("level").and_then(|nth| nth.parse().ok());
                let nth = nth.unwrap_or(1_usize).saturating_sub(1).min(LEVELS - 1);
                if let Some(at) = self.level_in(open, nth) {
                    *at = level(element);
                }
                Open::Level(nth)
            }
            ("list-level-properties" | "list-level-label-alignment", _) => {
                let at = open.iter().rev().find_map(|one| match one {
                    Open::Level(nth) => Some(*nth),
                    _ => None,
                });
                if let Some(at) = at.and_then(|nth| self.level_in(open, nth)) {
                    let left = length_of(element, "margin-left");
                    at.left = left.or(length_of(element, "space-before")).or(at.left);
                    at.first = length_of(element, "text-indent").or(at.first);
                }
                Open::Other
            }
            (
                "header" | "footer" | "header-left" | "footer-left" | "header-first"
                | "footer-first",
                _,
            ) => Open::Margin,
            _ => Open::Other,
        }
    }

    fn level_in(&mut self, open: &[Open], nth: usize) -> Option<&mut Level> {
        let list = open.iter().rev().find_map(|one| match one {
            Open::List(name) => Some(Some(name)),
            Open::Outline => Some(None),
            _ => None,
        })?;
        match list {
            Some(name) => self.lists.get_mut(name)?.get_mut(nth),
            None => self.outline.get_mut(nth),
        }
    }

    /// A style and those that it is made from.
    fn chain(&self, family: &str, name: &str) -> impl Iterator<Item = (&str, &Style)> {
        let key = (family.to_owned(), name.to_owned());
        let first = self.styles.get_key_value(&key);
        let next = move |(_, style): &(&(String, String), &Style)| {
            let key = (family.to_owned(), style.parent.clone()?);
            self.styles.get_key_value(&key)
        };
        std::iter::successors(first, next)
            .take(LONGEST_CHAIN)
            .map(|(key, style)| (key.1.as_str(), style))
    }

    /// How a style sets words.
    pub(super) fn set(&self, family: &str, name: &str) -> Set {
        self.chain(family, name)
            .fold(Set::default(), |set, (_, style)| set.or(style.set))
    }

    /// True for the style of the title, or one made from it.
    pub(super) fn is_title(&self, name: &str) -> bool {
        const TITLE: &str = "Title";
        let mut chain = self.chain("paragraph", name);
        name == TITLE || chain.any(|(_, style)| style.parent.as_deref() == Some(TITLE))
    }

    /// The list that a style of paragraphs puts them in.
    pub(super) fn list_of(&self, name: &str) -> Option<&str> {
        let mut chain = self.chain("paragraph", name);
        chain.find_map(|(_, style)| style.list.as_deref())
    }

    /// The level of headings that a style of paragraphs makes them, from 1.
    pub(super) fn outline_of(&self, name: &str) -> Option<u16> {
        let mut chain = self.chain("paragraph", name);
        chain
            .find_map(|(_, style)| style.outline)
            .filter(|level| *level > 0)
    }

    /// A level of a list, from 0.
    pub(super) fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.get(level.min(LEVELS - 1))
    }

    /// How far in a paragraph's first line begins, in twentieths of a point.
    pub(super) fn indent(&self, style: &str, level: Option<&Level>) -> i64 {
        let own = self
            .chain("paragraph", style)
            .next()
            .map(|(_, style)| style);
        let inherited = |of: fn(&Style) -> Option<i64>| {
            self.chain("paragraph", style)
                .find_map(|(_, style)| of(style))
        };
        let left = own
            .and_then(|style| style.left)
            .or(level.and_then(|level| level.left))
            .or_else(|| inherited(|style| style.left));
        let first = own
            .and_then(|style| style.first)
            .or(level.and_then(|level| level.first))
            .or_else(|| inherited(|style| style.first));
        // A number hangs out to the left of its words, also where it is typed.
        left.unwrap_or(0).saturating_add(first.unwrap_or(0).min(0))
    }
}

impl Level {
    /// Prints the number of an item; `counts` are those of the levels down to this one.
    pub(super) fn prints(&self, levels: &[Level], counts: &[u32]) -> Option<String> {
        let printed = self.value(counts.last().copied()?)?;
        let mut number = self.prefix.clone();
        let from = counts.len().saturating_sub(self.shows.max(1));
        for (level, count) in levels.iter().zip(counts).take(counts.len() - 1).skip(from) {
            if let Some(above) = level.value(*count) {
                number.push_str(&above);
                number.push('.');
            }
        }
        number.push_str(&printed);
        number.push_str(&self.suffix);
        let number = number.trim().to_owned();
        (!number.is_empty() && number.len() <= 64).then_some(number)
    }

    fn value(&self, count: u32) -> Option<String> {
        let in_words = |print: fn(u32) -> String| match count {
            1..=LARGEST_IN_LETTERS => print(count),
            _ => count.to_string(),
        };
        Some(match self.format.as_str() {
            "" => return None,
            "a" => in_words(letters),
            "A" => in_words(|n| letters(n).to_uppercase()),
            "i" => in_words(roman),
            "I" => in_words(|n| roman(n).to_uppercase()),
            _ => count.to_string(),
        })
    }
}

fn level(element: &Element<'_>) -> Level {
    let get = |name| element.attribute(name);
    Level {
        bullet: matches!(
            element.name(),
            "list-level-style-bullet" | "list-level-style-image"
        ),
        format: get("num-format").unwrap_or_default(),
        prefix: get("num-prefix").unwrap_or_default(),
        suffix: get("num-suffix").unwrap_or_default(),
        start: get("start-value")
            .and_then(|start| start.parse().ok())
            .unwrap_or(1),
        shows: get("display-levels")
            .and_then(|shows| shows.parse().ok())
            .unwrap_or(1),
        left: None,
        first: None,
    }
}

fn set(element: &Element<'_>) -> Set {
    let get = |name| element.attribute_as_written(name);
    let weight = get("fo:font-weight");
    Set {
        italic: get("fo:font-style").map(|style| matches!(style.as_str(), "italic" | "oblique")),
        bold: weight.map(|weight| {
            weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
        }),
        hidden: get("text:display").map(|display| display == "none"),
    }
}

fn length_of(element: &Element<'_>, name: &str) -> Option<i64> {
    length(&element.attribute(name)?)
}

/// Reads a length in twentieths of a point.
fn length(text: &str) -> Option<i64> {
    let text = text.trim();
    let unit = text.find(|c: char| c.is_ascii_alphabetic())?;
    let number: f64 = text[..unit].parse().ok()?;
    let points = match &text[unit..] {
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "pt" => 1.0,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    let twentieths = (number * points * 20.0).round();
    (twentieths.abs() < 1e9).then_some(twentieths as i64)
}

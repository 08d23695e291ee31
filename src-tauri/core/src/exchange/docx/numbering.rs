//! Numbers as Word computes them: lists, levels, and the counters that paragraphs move on.

use rustc_hash::{FxHashMap, FxHashSet};

use super::damaged;
use super::formats::print;
use super::properties::{self, Indent};
use super::styles::Styles;
use super::xml::{Element, Xml};
use crate::error::Result;
use crate::exchange::found::Number;

/// Levels of a list.
const LEVELS: usize = 9;
/// Longest pattern of a number, in characters.
const LONGEST_TEXT: usize = 64;
/// Longest chain of lists that stand for one another.
const LONGEST_CHAIN: usize = 16;

/// One level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: i64,
    format: String,
    /// `%1.%2` and the like.
    text: String,
    /// The level after which it starts anew, counted from 1; 0 is never.
    restart: Option<i64>,
    /// True where all numbers in it are printed in digits.
    legal: bool,
    style: Option<String>,
    indent: Indent,
}

/// What a list is made of.
#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: Vec<Level>,
    /// The style whose list it stands for.
    stands_for: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    of: i64,
    starts: FxHashMap<u8, i64>,
    levels: FxHashMap<u8, Level>,
}

/// The lists of a file and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    abstracts: FxHashMap<i64, Abstract>,
    lists: FxHashMap<i64, List>,
    counters: FxHashMap<i64, [Option<i64>; LEVELS]>,
    /// Lists that have started a level anew already.
    started: FxHashSet<(i64, u8)>,
    /// Formats that are printed in digits for want of better.
    unknown: FxHashSet<String>,
}

impl Numbering {
    /// Reads the part of lists.
    ///
    /// # Errors
    /// [`crate::Error::Unreadable`]
    pub(super) fn read(text: &str, part: &str) -> Result<Self> {
        let mut found = Numbering::default();
        let mut xml = Xml::new(text, part);
        xml.root("numbering")?;
        xml.children(|xml, element| match element.word() {
            "abstractNum" => {
                let id = element.number("abstractNumId").unwrap_or_default();
                let mut list = Abstract {
                    levels: vec![Level::default(); LEVELS],
                    stands_for: None,
                };
                xml.children(|xml, element| match element.word() {
                    "lvl" => {
                        let (at, level) = level(xml, &element)?;
                        list.levels[usize::from(at)] = level;
                        Ok(())
                    }
                    "numStyleLink" => {
                        list.stands_for = element.get("val");
                        xml.skip()
                    }
                    _ => xml.skip(),
                })?;
                found.abstracts.entry(id).or_insert(list);
                Ok(())
            }
            "num" => {
                let id = element.number("numId").unwrap_or_default();
                let list = list(xml)?;
                found.lists.entry(id).or_insert(list);
                Ok(())
            }
            _ => xml.skip(),
        })?;
        Ok(found)
    }

    /// Finds what a list is made of, through lists that stand for others.
    fn made_of(&self, list: &List, styles: &Styles) -> Result<Option<i64>> {
        let mut id = list.of;
        for _ in 0..LONGEST_CHAIN {
            let Some(of) = self.abstracts.get(&id) else {
                return Ok(None);
            };
            let Some(style) = of.stands_for.as_deref() else {
                return Ok(Some(id));
            };
            let next = styles.of_run(Some(style)).and_then(|s| s.paragraph.list);
            match next.and_then(|list| self.lists.get(&list)) {
                Some(list) => id = list.of,
                None => return Ok(Some(id)),
            }
        }
        Err(damaged("its lists stand for one another in a circle"))
    }

    /// The level of a list that a style is bound to.
    pub(super) fn level_of_style(&self, list: i64, style: &str) -> Option<u8> {
        let of = self.abstracts.get(&self.lists.get(&list)?.of)?;
        let bound = |level: &Level| level.style.as_deref() == Some(style);
        of.levels.iter().position(bound).map(|at| at as u8)
    }

    /// The indentation that a level of a list gives its paragraphs.
    pub(super) fn indent(&self, list: i64, level: u8, styles: &Styles) -> Result<Indent> {
        let Some(found) = self.lists.get(&list) else {
            return Ok(Indent::default());
        };
        let of = self.made_of(found, styles)?;
        Ok(of.map_or(Indent::default(), |of| self.level(found, of, level).indent))
    }

    fn level<'n>(&'n self, list: &'n List, of: i64, at: u8) -> &'n Level {
        list.levels
            .get(&at)
            .unwrap_or_else(|| &self.abstracts[&of].levels[usize::from(at)])
    }

    /// Counts a paragraph in and returns its number, if it has one.
    pub(super) fn count(&mut self, list: i64, at: u8, styles: &Styles) -> Result<Option<Number>> {
        let Some(found) = self.lists.get(&list) else {
            return Ok(None);
        };
        let Some(of) = self.made_of(found, styles)? else {
            return Ok(None);
        };
        let at = at.min(LEVELS as u8 - 1);
        let counters = self.counters.entry(of).or_default();
        let level = |at: u8| {
            found
                .levels
                .get(&at)
                .unwrap_or_else(|| &self.abstracts[&of].levels[usize::from(at)])
        };
        let own = usize::from(at);
        let anew = found.starts.get(&at).copied();
        let starts_anew = anew.is_some() && self.started.insert((list, at));
        counters[own] = Some(match (anew, counters[own]) {
            (Some(start), _) if starts_anew => start,
            (_, Some(last)) => last.saturating_add(1),
            (_, None) => level(at).start,
        });
        for deeper in at + 1..LEVELS as u8 {
            let after = level(deeper).restart.unwrap_or(i64::from(deeper));
            if i64::from(at) < after {
                counters[usize::from(deeper)] = None;
            }
        }
        let this = level(at);
        if this.format == "bullet" {
            return Ok(Some(Number::Bullet));
        }
        let mut printed = String::new();
        let mut rest = this.text.chars().peekable();
        while let Some(c) = rest.next() {
            let digit = (c == '%')
                .then(|| rest.peek().and_then(|d| d.to_digit(10)))
                .flatten();
            let Some(which) = digit.filter(|digit| *digit > 0) else {
                printed.push(c);
                continue;
            };
            rest.next();
            let which = which as u8 - 1;
            let of = level(which);
            let value = counters[usize::from(which)].unwrap_or(of.start);
            let format = if this.legal { "decimal" } else { &of.format };
            match print(value, format) {
                Some(text) => printed.push_str(&text),
                None => {
                    self.unknown.insert(format.to_owned());
                    printed.push_str(&value.to_string());
                }
            }
        }
        let printed = printed.trim();
        Ok((!printed.is_empty()).then(|| Number::Printed(printed.to_owned())))
    }

    /// Says which numbers are not printed as Word prints them.
    pub(super) fn left_out(&self) -> Option<String> {
        let mut unknown: Vec<&str> = self.unknown.iter().map(String::as_str).collect();
        unknown.sort_unstable();
        (!unknown.is_empty()).then(|| {
            format!(
                "Numbers of a kind that is not known here ({}) are given in digits.",
                unknown.join(", ")
            )
        })
    }
}

fn list(xml: &mut Xml<'_>) -> Result<List> {
    let mut found = List::default();
    xml.children(|xml, element| match element.word() {
        "abstractNumId" => {
            found.of = element.number("val").unwrap_or_default();
            xml.skip()
        }
        "lvlOverride" => {
            let at = at(&element);
            xml.children(|xml, element| match element.word() {
                "startOverride" => {
                    found.starts.insert(at, element.number("val").unwrap_or(1));
                    xml.skip()
                }
                "lvl" => {
                    let (_, level) = level(xml, &element)?;
                    found.levels.insert(at, level);
                    Ok(())
                }
                _ => xml.skip(),
            })
        }
        _ => xml.skip(),
    })?;
    Ok(found)
}

fn at(element: &Element<'_>) -> u8 {
    let at = element.number("ilvl").unwrap_or_default();
    at.clamp(0, LEVELS as i64 - 1) as u8
}

fn level(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<(u8, Level)> {
    let mut found = Level::default();
    xml.children(|xml, element| {
        match element.word() {
            "start" => found.start = element.number("val").unwrap_or_default(),
            "numFmt" => found.format = element.get("val").unwrap_or_default(),
            "lvlText" => {
                let text = element.get("val").unwrap_or_default();
                found.text = text.chars().take(LONGEST_TEXT).collect();
            }
            "lvlRestart" => found.restart = element.number("val"),
            "isLgl" => found.legal = element.is_on(),
            "pStyle" => found.style = element.get("val"),
            "pPr" => {
                found.indent = properties::paragraph(xml)?.indent;
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok((at(element), found))
}

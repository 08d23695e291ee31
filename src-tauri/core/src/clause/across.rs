//! Brackets around whole paragraphs: what stands in one, and how it is resolved.

use std::ops::Range;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::bracket::account::{self, What};
use super::bracket::{self, tally};
use super::change::{self, living};
use super::{Wording, option};
use crate::error::{Error, Result};
use crate::ids::ClauseId;
use crate::record::Writer;
use crate::text::{Item, outline};

/// What stands of a bracket around whole paragraphs once it is resolved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "camelCase")]
#[ts(rename = "StaysOfBracket")]
pub enum Stays {
    /// All its words: only its two signs go, and the names of its holders.
    Words,
    /// None of its words. A paragraph of which nothing else is left goes with them.
    Nothing,
    /// Of the options in it, one; the others go with the two signs.
    Option {
        /// The option.
        option: ClauseId,
    },
    /// Other words, paragraph by paragraph.
    Compromise {
        /// What stands in each paragraph from now on, within the bracket; one without words
        /// goes, one that is not named keeps its own.
        words: Vec<Within>,
    },
}

/// What a paragraph says within a bracket around several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "WithinBracket")]
pub struct Within {
    /// The paragraph.
    pub clause: ClauseId,
    /// Its words between the two signs, without the names of holders.
    pub text: String,
}

/// A bracket that opens in one clause and closes in a later one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Across {
    /// The clause in which it opens, by its place in the text.
    pub(crate) opens: usize,
    /// Byte of the opening sign there.
    pub(crate) start: u32,
    /// The clause in which it closes, by its place in the text.
    pub(crate) closes: usize,
    /// Byte of the closing sign there.
    pub(crate) at: u32,
}

impl Across {
    /// Finds the bracket that opens at a byte of a clause, if it closes in a later one.
    fn find(items: &[Item], clause: ClauseId, start: u32) -> Option<Across> {
        let opens = items.iter().position(|item| item.clause == clause)?;
        account::account(&tally::lent(items))
            .into_iter()
            .find(|entry| (entry.clause, entry.start) == (opens, start))
            .and_then(|entry| match entry.what {
                What::Across { clause: closes, at } => Some(Across {
                    opens,
                    start,
                    closes,
                    at,
                }),
                _ => None,
            })
    }

    /// Returns which bytes of a clause in it are the bracket's, with its signs and the names
    /// of its holders, and which of them are its words.
    fn ranges(&self, items: &[Item], nth: usize) -> (Range<u32>, Range<u32>) {
        let text = items[nth].state.wording.text.as_str();
        let (mut outer, mut inner) = (0..text.len() as u32, 0..text.len() as u32);
        if nth == self.opens {
            (outer.start, inner.start) = (self.start, self.start + 1);
        }
        if nth == self.closes {
            (outer.end, inner.end) = (self.at + 1, attribution(text, self.at).0);
        }
        (outer, inner)
    }

    /// Returns what each of its paragraphs says within it.
    pub(crate) fn words(&self, items: &[Item]) -> Vec<Within> {
        (self.opens..=self.closes)
            .map(|nth| {
                let (_, Range { start, end }) = self.ranges(items, nth);
                let text = &items[nth].state.wording.text[start as usize..end as usize];
                Within {
                    clause: items[nth].clause,
                    text: text.trim().to_owned(),
                }
            })
            .collect()
    }

    /// Returns the options that stand in it side by side, in order: those of the first such row.
    pub(crate) fn options(&self, items: &[Item]) -> Vec<ClauseId> {
        let inside = &items[self.opens..=self.closes];
        let numbered = |item: &&Item| option::of(item).is_some();
        let Some(first) = inside.iter().find(numbered) else {
            return Vec::new();
        };
        let row = inside
            .iter()
            .filter(|item| item.state.place.parent == first.state.place.parent)
            .skip_while(|item| item.clause != first.clause);
        let mut nth = 0;
        let row: Vec<ClauseId> = row
            .map_while(|item| {
                nth += 1;
                (option::of(item)? == nth).then_some(item.clause)
            })
            .collect();
        if row.len() > 1 { row } else { Vec::new() }
    }
}

/// Returns where the names of the holders of a bracket begin in the clause in which it
/// closes, and who they are.
pub(crate) fn attribution(closing: &str, at: u32) -> (u32, bracket::Alternative<'_>) {
    let inside = bracket::spans(closing)
        .into_iter()
        .filter(|span| span.end <= at)
        .map(|span| span.end)
        .max()
        .unwrap_or(0);
    let way = bracket::last_way(&closing[inside as usize..at as usize]);
    (at - way.attribution.len() as u32, way)
}

/// Resolves the bracket that opens at byte `start` of a clause and closes in a later one.
///
/// # Errors
/// [`Error::NoSuchBracket`] where none does, [`Error::HalfInBracket`] where what goes would
/// take with it what stands outside.
pub(crate) fn resolve(
    w: &mut Writer<'_>,
    clause: ClauseId,
    start: u32,
    stays: &Stays,
) -> Result<()> {
    let items = standing(w.db())?;
    let across = Across::find(&items, clause, start).ok_or(Error::NoSuchBracket)?;
    let text = |nth: usize| items[nth].state.wording.text.as_str();
    match stays {
        Stays::Words => {
            let (names, _) = attribution(text(across.closes), across.at);
            leave(w, &items[across.opens], start..start + 1)?;
            leave(w, &items[across.closes], names..across.at + 1)
        }
        Stays::Option { option } => {
            let options = across.options(&items);
            if !options.contains(option) {
                return Err(Error::NotOptions);
            }
            resolve(w, clause, start, &Stays::Words)?;
            option::choose(w, &options, *option)
        }
        Stays::Nothing => {
            let opening = start..text(across.opens).len() as u32;
            // From the last, so that a paragraph goes after what stands under it.
            leave(w, &items[across.closes], 0..across.at + 1)?;
            for item in items[across.opens + 1..across.closes].iter().rev() {
                go(w, item.clause)?;
            }
            leave(w, &items[across.opens], opening)
        }
        Stays::Compromise { words } => compromise(w, &across, &items, words),
    }
}

/// Leaves other words in the paragraphs of a bracket.
fn compromise(w: &mut Writer<'_>, across: &Across, items: &[Item], words: &[Within]) -> Result<()> {
    let inside = &items[across.opens..=across.closes];
    let is_inside = |one: &Within| inside.iter().any(|item| item.clause == one.clause);
    if !words.iter().all(is_inside) {
        return Err(Error::OutsideBracket);
    }
    let options = across.options(items);
    // From the last, so that a paragraph goes after what stands under it.
    for nth in (across.opens..=across.closes).rev() {
        let item = &items[nth];
        let (outer, inner) = across.ranges(items, nth);
        let whole = &item.state.wording;
        let own = whole.slice(inner.start as usize, inner.end as usize);
        let said = words.iter().find(|one| one.clause == item.clause);
        let says = said.map_or(own.text.trim(), |said| said.text.trim());
        if says.is_empty() {
            leave(w, item, outer)?;
            continue;
        }
        let mut now = whole.slice(0, outer.start as usize);
        if says.starts_with([',', '.', ';', ':']) {
            now = now.slice(0, now.text.trim_end().len());
        }
        now.append(edited(&own, says));
        now.append(whole.slice(outer.end as usize, whole.text.len()));
        if now != *whole {
            change::reword(w, item.clause, &now)?;
        }
    }
    option::only(w, &options)
}

/// Returns a wording that says something else; what is the same at its two ends keeps its marks.
fn edited(own: &Wording, says: &str) -> Wording {
    let begins = own.text.len() - own.text.trim_start().len();
    let own = own.slice(begins, begins + own.text.trim().len());
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let ends = |length: usize, (c, _): (char, char)| length + c.len_utf8();
    let before = (own.text.chars().zip(says.chars()))
        .take_while(same)
        .fold(0, ends);
    let (was, is) = (&own.text[before..], &says[before..]);
    let after = (was.chars().rev().zip(is.chars().rev()))
        .take_while(same)
        .fold(0, ends);
    let mut now = own.slice(0, before);
    now.text.push_str(&is[..is.len() - after]);
    now.append(own.slice(own.text.len() - after, own.text.len()));
    now
}

/// Returns the clauses of the working text that are not removed.
fn standing(db: &Connection) -> Result<Vec<Item>> {
    let mut items = outline::working(db)?;
    items.retain(|item| !item.state.removed);
    Ok(items)
}

/// Takes a range out of the words of a clause; where nothing is left to read, the clause goes.
fn leave(w: &mut Writer<'_>, item: &Item, range: Range<u32>) -> Result<()> {
    let wording = without(&item.state.wording, range);
    if wording.text.chars().any(char::is_alphanumeric) {
        change::reword(w, item.clause, &wording)
    } else {
        go(w, item.clause)
    }
}

/// Takes a clause out of the text. What stands under it must have gone before.
fn go(w: &mut Writer<'_>, clause: ClauseId) -> Result<()> {
    for under in outline::children(w.db(), Some(clause))? {
        if living(w, under).is_ok() {
            let text = living(w, clause)?.state.wording.text;
            return Err(Error::HalfInBracket {
                text: text.chars().take(60).collect(),
            });
        }
    }
    change::remove(w, clause)
}

/// Returns a wording without a range of it, and without a blank that is one too many then, or
/// a sign that ended what is gone.
fn without(wording: &Wording, range: Range<u32>) -> Wording {
    let (mut start, mut end) = (range.start as usize, range.end as usize);
    let text = &wording.text;
    let blank_before = text[..start].ends_with(' ');
    if start == 0 {
        end = text.len()
            - text[end..]
                .trim_start_matches([' ', '.', ',', ';', ':'])
                .len();
    } else if blank_before && text[end..].starts_with(' ') {
        end += 1;
    } else if end == text.len() && blank_before {
        start -= 1;
    }
    let mut kept = wording.slice(0, start);
    kept.append(wording.slice(end, text.len()));
    kept
}

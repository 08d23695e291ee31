//! Changed in silence: wording that a later draft no longer has, with no reason on record.
//!
//! Words are followed by their identity, so that what was moved, split, joined or numbered
//! anew is not lost. For each word that is gone the change is found that took it out; it
//! was taken out in silence where neither a note on that change nor an input linked to the
//! removal says why. The note on an import is about the whole file and counts for no word.

mod history;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;

use crate::Record;
use crate::clause::words::tokens;
use crate::clause::{self, store};
use crate::compare::{ChangeKind, Op, Row};
use crate::error::Result;
use crate::ids::{ChangeId, ClauseId, InputId, RevisionId};
use crate::link::{self, Relation, Target};
use crate::provenance::{Word, spelled};
use crate::record::log;
use crate::text::{Draft, Item, TextName, states};
use history::History;

/// What was lost between two drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Silence {
    /// The name of the older draft.
    pub older: String,
    /// The name of the newer draft.
    pub newer: String,
    /// Every wording that the newer draft no longer has, in the order of the older.
    pub lost: Vec<Loss>,
}

impl Silence {
    /// Returns what was lost without a reason on record.
    pub fn silent(&self) -> impl Iterator<Item = &Loss> {
        self.lost.iter().filter(|loss| loss.reason.is_none())
    }
}

/// A wording of the older draft that the newer no longer has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Loss {
    /// The clause that had it.
    pub clause: ClauseId,
    /// The revision in which the older draft has it.
    pub revision: RevisionId,
    /// The full printed number of the clause in the older draft.
    pub number: Option<String>,
    /// The full printed number of the clause in the newer draft; none where it is gone.
    pub now_number: Option<String>,
    /// First byte of the words in the older wording.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// The words that are gone, to the letter.
    pub text: String,
    /// The older wording of the clause, whole.
    pub was: String,
    /// What the clause says in the newer draft; none where it is gone.
    pub now: Option<String>,
    /// The change that took them out.
    pub change: ChangeId,
    /// What that change did, in words.
    pub what: String,
    /// Who made it.
    pub author: String,
    /// When.
    pub at: String,
    /// What stands behind it; none where it was done in silence.
    pub reason: Option<Reason>,
}

/// What stands behind a loss.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// The note on the change.
    Note(String),
    /// An input that is linked to the removal of these words.
    Input(InputId),
}

/// Finds what a later draft lost.
///
/// # Errors
/// [`Error::Stored`](crate::Error::Stored) where the record is damaged.
pub fn between(record: &Record, older: &Draft, newer: &Draft) -> Result<Silence> {
    let name = |draft: &Draft| TextName::Draft { draft: draft.id };
    let (old, new, comparison) = states::compare_texts(record, name(older), name(newer))?;
    let db = record.db();
    let history = History::read(db, &new, last_change(db, newer)?)?;
    let linked = removals(db)?;
    let mut lost = Vec::new();
    for (at, ranges) in gone(&comparison.rows, &old) {
        lost.extend(losses(db, &history, &linked, &old[at], &ranges, &new)?);
    }
    Ok(Silence {
        older: older.name.clone(),
        newer: newer.name.clone(),
        lost,
    })
}

/// Returns the number of the change that made a draft.
fn last_change(db: &Connection, draft: &Draft) -> Result<i64> {
    Ok(db.query_row(
        "SELECT change FROM draft WHERE id = :id",
        named_params! {":id": draft.id.0},
        |row| row.get("change"),
    )?)
}

/// Returns which ranges of which old clauses a comparison shows as taken out, by place.
fn gone(rows: &[Row], old: &[Item]) -> Vec<(usize, Vec<Range<u32>>)> {
    let mut found: Vec<(usize, Vec<Range<u32>>)> = Vec::new();
    for row in rows {
        let starts = row.old.iter().scan(0, |from, at| {
            let text = &old[*at as usize].state.wording.text;
            let start = *from;
            *from += text.len() as u32 + 1;
            Some((*at as usize, start, text.len() as u32))
        });
        if row.change == ChangeKind::Removed {
            found.extend(starts.map(|(at, _, length)| (at, std::iter::once(0..length).collect())));
            continue;
        }
        let mut removed = Vec::new();
        let mut from = 0;
        for piece in row.words.iter().filter(|piece| piece.op != Op::Add) {
            let end = from + piece.text.len() as u32;
            if piece.op == Op::Remove {
                removed.push(from..end);
            }
            from = end;
        }
        for (at, start, length) in starts {
            let within: Vec<Range<u32>> = removed
                .iter()
                .map(|range| {
                    let cut = |at: u32| at.saturating_sub(start).min(length);
                    cut(range.start)..cut(range.end)
                })
                .filter(|range| !range.is_empty())
                .collect();
            if !within.is_empty() {
                found.push((at, within));
            }
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found
}

/// Returns the words of a revision by their identity, in order.
fn words(db: &Connection, revision: RevisionId) -> Result<Vec<Word>> {
    Ok(spelled(&store::revision(db, revision)?.origin).collect())
}

/// Returns, word by word, which input is linked to its removal.
fn removals(db: &Connection) -> Result<HashMap<Word, InputId>> {
    let mut found = HashMap::new();
    for link in link::list(db)? {
        let Target::Removal {
            revision,
            start,
            end,
            ..
        } = link.target
        else {
            continue;
        };
        if !matches!(link.relation, Relation::Prompted | Relation::Supports) {
            continue;
        }
        let text = clause::revision(db, revision)?.state.wording.text;
        let at = tokens(&text).into_iter().zip(words(db, revision)?);
        found.extend(
            at.filter(|(token, _)| token.start < end && start < token.end)
                .map(|(_, word)| (word, link.input)),
        );
    }
    Ok(found)
}

/// Lists the words of one old clause that are gone, those side by side with the same
/// change and reason together.
fn losses(
    db: &Connection,
    history: &History,
    linked: &HashMap<Word, InputId>,
    item: &Item,
    ranges: &[Range<u32>],
    new: &[Item],
) -> Result<Vec<Loss>> {
    let text = &item.state.wording.text;
    let edges = history.edges(db, item.revision)?;
    let mut passages: Vec<(usize, Range<u32>, i64, Option<InputId>)> = Vec::new();
    for (nth, (token, word)) in tokens(text)
        .into_iter()
        .zip(words(db, item.revision)?)
        .enumerate()
    {
        let shown = |range: &Range<u32>| range.start < token.end && token.start < range.end;
        if history.stand.contains(&word) || !ranges.iter().any(shown) {
            continue;
        }
        let change = edges
            .iter()
            .filter(|edge| edge.had.contains(&word) && !edge.has.contains(&word))
            .map(|edge| edge.change)
            .max()
            .unwrap_or(history.until);
        let input = linked.get(&word).copied();
        match passages.last_mut() {
            Some((last, range, by, behind))
                if *last + 1 == nth && (*by, *behind) == (change, input) =>
            {
                *last = nth;
                range.end = token.end;
            }
            _ => passages.push((nth, token, change, input)),
        }
    }
    let now = new.iter().find(|other| other.clause == item.clause);
    passages
        .into_iter()
        .filter(|(_, range, _, _)| says(&text[range.start as usize..range.end as usize]))
        .map(|(_, range, change, input)| {
            let cause = cause(db, change)?;
            Ok(Loss {
                clause: item.clause,
                revision: item.revision,
                number: printed(item),
                now_number: now.and_then(printed),
                text: text[range.start as usize..range.end as usize].to_owned(),
                start: range.start,
                end: range.end,
                was: text.clone(),
                now: now.map(|now| now.state.wording.text.clone()),
                change: cause.id,
                what: cause.what,
                author: cause.author,
                at: cause.at,
                reason: input
                    .map(Reason::Input)
                    .or_else(|| cause.note.map(Reason::Note)),
            })
        })
        .collect()
}

fn printed(item: &Item) -> Option<String> {
    item.path.clone().or_else(|| item.number.clone())
}

/// Returns true where a passage has a letter, a digit or a sign that is read out (%, $): a
/// comma or a bracket that went alone is no wording lost.
fn says(passage: &str) -> bool {
    let silent = |sign: char| {
        sign.is_whitespace()
            || ".,;:!?()[]{}\"'/*-_\u{ab}\u{bb}\u{a1}\u{bf}\u{b7}".contains(sign)
            || matches!(sign, '\u{2010}'..='\u{2027}' | '\u{2039}' | '\u{203a}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
            || matches!(sign, '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{6d4}')
    };
    !passage.chars().all(silent)
}

/// A change that took words out.
struct Cause {
    id: ChangeId,
    what: String,
    author: String,
    at: String,
    note: Option<String>,
}

fn cause(db: &Connection, change: i64) -> Result<Cause> {
    Ok(db
        .prepare_cached(include_str!("sql/cause.sql"))?
        .query_row(named_params! {":seq": change}, |row| {
            let own: Option<String> = row.get("note")?;
            let first: Option<String> = row.get("first_note")?;
            let imports: bool = row.get("imports")?;
            Ok(Cause {
                id: ChangeId(row.get("id")?),
                what: log::label_of(row.get_ref("action")?.as_blob().unwrap_or_default()),
                author: row.get("author")?,
                at: row.get("made_at")?,
                note: own.or(first).filter(|_| !imports),
            })
        })?)
}

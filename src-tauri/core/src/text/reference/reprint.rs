//! Printing numbers again: after a change that moved numbers, and when a person rewords
//! a clause that prints some.

use std::ops::Range;

use rusqlite::Connection;

use super::{Numbers, under};
use crate::clause::{MarkKind, Wording, change, store};
use crate::error::{Error, Result};
use crate::ids::ClauseId;
use crate::record::Writer;
use crate::text::outline;

/// Prints the numbers of the working text again in every clause that refers to one, a
/// revision for each clause where one has changed.
pub(crate) fn reprint(w: &mut Writer<'_>) -> Result<()> {
    let referring = referring(w.db())?;
    if referring.is_empty() {
        return Ok(());
    }
    let numbers = Numbers::of(&outline::working(w.db())?);
    for clause in referring {
        let head = store::head(w.db(), clause)?;
        let wording = &head.state.wording;
        if let Some(now) = wording.printed_again(|to, like| numbers.print(to, like, clause)) {
            change::follow(w, &head, |state| state.wording = now)?;
        }
    }
    Ok(())
}

/// Returns a wording as it is kept when a person gives it to a clause (none yet where it
/// is about to be added).
///
/// A new reference prints its number at once. A number that the clause printed before is
/// brought up to date. What somebody typed over a number stands, and refers to nothing.
///
/// # Errors
/// [`Error::NoSuchClause`] for a new reference to a clause that the record does not have.
pub(crate) fn settled(
    db: &Connection,
    clause: Option<ClauseId>,
    wording: &Wording,
) -> Result<Wording> {
    wording.check()?;
    if wording.references().next().is_none() {
        return Ok(wording.clone());
    }
    let history = match clause {
        Some(clause) => store::history(db, clause)?,
        None => Vec::new(),
    };
    let earlier: Vec<(ClauseId, &str)> = history
        .iter()
        .map(|revision| &revision.state.wording)
        .flat_map(|was| was.references().map(|(range, to)| (to, under(was, &range))))
        .collect();
    let numbers = Numbers::of(&outline::working(db)?);
    let print = |to, like: &str| match clause {
        Some(clause) => numbers.print(to, like, clause),
        None => None,
    };
    let mut wording = wording.clone();
    let mut typed_over: Vec<(Range<u32>, ClauseId)> = Vec::new();
    for (range, to) in wording.references() {
        let prints = under(&wording, &range);
        let was_here = earlier.iter().any(|(was, _)| *was == to);
        if !was_here && !store::exists(db, to)? {
            return Err(Error::NoSuchClause(to));
        }
        let up_to_date = print(to, prints).is_none_or(|number| number == prints);
        if was_here && !up_to_date && !earlier.contains(&(to, prints)) {
            typed_over.push((range, to));
        }
    }
    wording.marks.retain(|mark| match mark.kind {
        MarkKind::Reference(to) => !typed_over.contains(&(mark.start..mark.end, to)),
        _ => true,
    });
    Ok(wording.printed_again(print).unwrap_or(wording))
}

/// Lets every reference of the working text that pointed at one clause point at another.
pub(crate) fn retarget(w: &mut Writer<'_>, from: ClauseId, to: ClauseId) -> Result<()> {
    for clause in referring(w.db())? {
        let head = store::head(w.db(), clause)?;
        if head.state.wording.references().all(|(_, at)| at != from) {
            continue;
        }
        change::follow(w, &head, |state| {
            for mark in &mut state.wording.marks {
                if mark.kind == MarkKind::Reference(from) {
                    mark.kind = MarkKind::Reference(to);
                }
            }
        })?;
    }
    Ok(())
}

/// Returns what each reference of a wording covered in an older one, and covers now, where
/// the two say the same but for the numbers that they print; none where more differs, or
/// nothing.
pub(crate) fn only_prints(
    older: &Wording,
    newer: &Wording,
) -> Option<Vec<(Range<u32>, Range<u32>)>> {
    if older.text == newer.text || older.marks.len() != newer.marks.len() {
        return None;
    }
    let (mut was, mut now) = (older.references(), newer.references());
    let mut pairs = Vec::new();
    let mut upto = (0, 0);
    loop {
        let ends = (older.text.len() as u32, newer.text.len() as u32);
        let (next, pair) = match (was.next(), now.next()) {
            (None, None) => (ends, None),
            (Some((was, to)), Some((now, still))) if to == still => {
                ((was.start, now.start), Some((was, now)))
            }
            _ => return None,
        };
        let between = |wording: &Wording, from: u32, to: u32| {
            wording
                .text
                .get(from as usize..to as usize)
                .map(str::to_owned)
        };
        let before = between(older, upto.0, next.0)?;
        if before != between(newer, upto.1, next.1)? {
            return None;
        }
        let Some((was, now)) = pair else {
            return Some(pairs);
        };
        upto = (was.end, now.end);
        pairs.push((was, now));
    }
}

/// Returns the clauses in the text that refer to others.
fn referring(db: &Connection) -> Result<Vec<ClauseId>> {
    let mut query = db.prepare_cached(include_str!("sql/referring.sql"))?;
    let rows = query.query_map([], |row| row.get("id").map(ClauseId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

//! Which input supports, opposes or takes up which: support belongs to what it supports.

use rusqlite::Connection;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{NewInput, store};
use crate::error::{Error, Result};
use crate::ids::InputId;
use crate::record::Writer;

/// Every input that others answer, with those that do; withdrawn ones answer nothing.
#[derive(Clone, Debug, Default)]
pub struct Answers(FxHashMap<InputId, Vec<InputId>>);

impl Answers {
    /// Returns the inputs that support, oppose or take up the one given, in the order in
    /// which they stand in their sources.
    pub fn to(&self, input: InputId) -> &[InputId] {
        self.0.get(&input).map_or(&[], Vec::as_slice)
    }
}

/// Reads which input answers which.
pub fn answers(db: &Connection) -> Result<Answers> {
    let mut query = db.prepare_cached(include_str!("sql/answers.sql"))?;
    let mut rows = query.query([])?;
    let mut all = Answers::default();
    while let Some(row) = rows.next()? {
        let answer = store::from_row(row)?;
        for other in answer.content.about {
            let known = all.0.entry(other).or_default();
            if known.last() != Some(&answer.id) {
                known.push(answer.id);
            }
        }
    }
    Ok(all)
}

/// Checks what an input would be about: other inputs that stand, none of which answers it
/// in turn. What it was about already may have been withdrawn since.
pub(super) fn check(
    w: &Writer<'_>,
    id: Option<InputId>,
    content: &NewInput,
    was: &[InputId],
) -> Result<()> {
    for other in &content.about {
        let answered = store::get(w.db(), *other)?;
        if answered.withdrawn && !was.contains(other) {
            return Err(Error::AnswersWithdrawn);
        }
    }
    let Some(id) = id else { return Ok(()) };
    if content.about.contains(&id) {
        return Err(Error::AnswersItself);
    }
    if leads_to(w.db(), &content.about, id)? {
        return Err(Error::AnswersInCircle);
    }
    Ok(())
}

/// Checks that no input answers itself by way of others, as an undo could have it.
pub(crate) fn check_round(db: &Connection, id: InputId) -> Result<()> {
    let about = store::get(db, id)?.content.about;
    if leads_to(db, &about, id)? {
        return Err(Error::AnswersInCircle);
    }
    Ok(())
}

/// Returns whether one of the inputs is the one looked for, or answers it by way of others.
fn leads_to(db: &Connection, from: &[InputId], to: InputId) -> Result<bool> {
    let mut seen = FxHashSet::default();
    let mut waiting = from.to_vec();
    while let Some(next) = waiting.pop() {
        if next == to {
            return Ok(true);
        }
        if seen.insert(next) {
            waiting.extend(store::get(db, next)?.content.about);
        }
    }
    Ok(false)
}

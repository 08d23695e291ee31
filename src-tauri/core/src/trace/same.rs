//! The phrases of a clause that stand in a source too, and in which of its inputs.

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;

use crate::error::Result;
use crate::ids::{InputId, SourceId};
use crate::same::{LEAST, Texts, count};
use crate::source;

/// A phrase of five words and more that stands in a clause and in a source. It tells that
/// the words are the same, not that one came from the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SameWords {
    /// Where it stands in the clause (UTF-8 bytes; in the window, UTF-16 units).
    pub start: u32,
    /// One past its end there.
    pub end: u32,
    /// As the clause writes it.
    pub text: String,
    /// How many words it has.
    pub words: u32,
    /// The source.
    pub source: SourceId,
    /// Where it stands in the source (UTF-8 bytes; in the window, UTF-16 units).
    pub from: u32,
    /// One past its end there.
    pub until: u32,
    /// The inputs whose passages have five words of it and more.
    pub inputs: Vec<InputId>,
}

/// Finds which phrases of a text stand in which source, in the order of the text, the
/// longest first. Withdrawn sources are not looked through.
pub fn same_words(db: &Connection, text: &str) -> Result<Vec<SameWords>> {
    let asked = Texts::new([text]);
    let mut found = Vec::new();
    if asked.words(0) < LEAST {
        return Ok(found);
    }
    for source in source::list(db)? {
        if source.withdrawn {
            continue;
        }
        let said = source::text(db, source.id)?;
        for phrase in asked.phrases(&said) {
            found.push(SameWords {
                start: phrase.there.start,
                end: phrase.there.end,
                text: text[phrase.there.start as usize..phrase.there.end as usize].to_owned(),
                words: u32::try_from(phrase.words).expect("a clause is short"),
                source: source.id,
                from: phrase.at.start,
                until: phrase.at.end,
                inputs: inputs_at(db, source.id, &said, phrase.at.start, phrase.at.end)?,
            });
        }
    }
    found.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end)));
    Ok(found)
}

/// Finds the inputs that have at least five words of a range of a source.
fn inputs_at(
    db: &Connection,
    source: SourceId,
    said: &str,
    start: u32,
    end: u32,
) -> Result<Vec<InputId>> {
    let mut query = db.prepare_cached(include_str!("sql/inputs_at.sql"))?;
    let mut rows =
        query.query(named_params! {":source": source.0, ":start": start, ":end": end})?;
    let mut inputs = Vec::new();
    while let Some(row) = rows.next()? {
        let (from, until): (u32, u32) = (row.get("start")?, row.get("end")?);
        let both = from.max(start) as usize..until.min(end) as usize;
        let id = InputId(row.get("id")?);
        let enough = said.get(both).is_some_and(|both| count(both) >= LEAST);
        if enough && !inputs.contains(&id) {
            inputs.push(id);
        }
    }
    Ok(inputs)
}

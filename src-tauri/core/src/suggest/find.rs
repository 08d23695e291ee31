//! Finding: the few texts of a record that can answer a question, by its rarest words.

use rusqlite::{Connection, named_params};
use uuid::Uuid;

use super::question::Weighed;
use super::rank::Rarity;
use super::terms::{Lexicon, Term, forms};
use crate::error::Result;
use crate::record::row::Kind;
use crate::search;

/// Most candidates that are read and ranked.
const POOL: u32 = 200;
/// Most words that are looked up in the index: the heaviest, of those the longest.
const LOOKED_UP: usize = 96;
/// Most places of a word that are counted; a commoner one is estimated from these.
const COUNTED: i64 = 400;
/// Most places that the words searched for may have together. Beyond, only the rarest
/// words are searched for: common ones take long and find everything.
const PLACES: f32 = 6000.0;
/// Words that are searched for however common they are.
const ALWAYS: usize = 3;

/// What the index has for a question.
pub(super) struct Pool {
    pub(super) ids: Vec<Uuid>,
    pub(super) rarity: Rarity,
}

/// Finds candidates for a question.
pub(super) fn find(
    db: &Connection,
    kind: Kind,
    weighed: &Weighed,
    lexicon: &Lexicon,
) -> Result<Pool> {
    search::refresh(db)?;
    let (things, last) = db
        .prepare_cached(include_str!("sql/size.sql"))?
        .query_row([], |row| {
            Ok((row.get::<_, i64>("things")?, row.get::<_, i64>("last")?))
        })?;
    let mut rarity = Rarity {
        texts: things as f32,
        ..Rarity::default()
    };
    let mut counted: Vec<(f32, String)> = Vec::new();
    for term in heaviest(weighed, lexicon) {
        let query = any_of(lexicon.spelled(term));
        let count = count(db, &query, things, last)?;
        rarity.known.insert(term, count);
        if count > 0.0 {
            counted.push((count, query));
        }
    }
    counted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut places = 0.0;
    let mut wanted = Vec::new();
    for (count, query) in counted {
        places += count;
        if wanted.len() >= ALWAYS && places > PLACES {
            break;
        }
        wanted.push(query);
    }
    let mut ids = Vec::new();
    if !wanted.is_empty() {
        let mut statement = db.prepare_cached(include_str!("sql/find.sql"))?;
        let query = wanted.join(" OR ");
        let mut rows = statement
            .query(named_params! {":query": query, ":kind": kind as u8, ":limit": POOL})?;
        while let Some(row) = rows.next()? {
            ids.push(row.get("id")?);
        }
    }
    Ok(Pool { ids, rarity })
}

/// Returns the words that say most, in an order that is always the same.
fn heaviest(weighed: &Weighed, lexicon: &Lexicon) -> Vec<Term> {
    let mut terms: Vec<(Term, f32)> = (weighed.words.iter())
        .map(|(term, weight)| (*term, *weight))
        .filter(|(term, _)| !lexicon.is_small(*term))
        .collect();
    let length = |term: &Term| lexicon.spelled(*term).chars().count();
    terms.sort_by(|(one, weight), (other, more)| {
        let worth = more.ln_1p() * length(other) as f32;
        let order = worth.total_cmp(&(weight.ln_1p() * length(one) as f32));
        order.then_with(|| one.cmp(other))
    });
    terms.truncate(LOOKED_UP);
    terms.into_iter().map(|(term, _)| term).collect()
}

/// Asks the index for a word in any of its forms.
fn any_of(stem: &str) -> String {
    let forms = forms(stem);
    let quoted: Vec<String> = forms
        .iter()
        .map(|form| format!("\"{}\"", form.replace('"', "\"\"")))
        .collect();
    quoted.join(" OR ")
}

/// Counts in how many things of the index something stands.
fn count(db: &Connection, query: &str, things: i64, last: i64) -> Result<f32> {
    let mut statement = db.prepare_cached(include_str!("sql/places.sql"))?;
    let mut rows = statement.query(named_params! {":query": query, ":limit": COUNTED})?;
    let (mut count, mut nth) = (0_i64, 0_i64);
    while let Some(row) = rows.next()? {
        count += 1;
        nth = row.get("nth")?;
    }
    if count < COUNTED {
        return Ok(count as f32);
    }
    // They come in order: as dense as up to the last one counted, so dense to the end.
    let part = last as f64 / nth.max(1) as f64;
    Ok((count as f64 * part).min(things as f64) as f32)
}

//! Suggestions: the inputs that may stand behind a clause or a change, and the clauses that
//! may stand behind an input. They are likely, never decided: only a person links.
//!
//! The index of the record finds candidates by their rarest words (BM25); they are then
//! ranked by the cosine between their words and the question's, weighed as follows. What
//! each brings is measured by `cargo xtask bench suggest`.
//!
//! - A rare word weighs more than a common one; words such as "the" hardly count.
//! - Words that stand side by side in both count once more, as a phrase.
//! - What a change took out or brought in weighs more than what stands around it.
//! - The opening words of an input (its title, where it has one) weigh more than the rest.
//! - Plural and singular are one word; an identifier is found by the words it is made of.

use std::collections::HashSet;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::clause;
use crate::error::Result;
use crate::ids::{ClauseId, InputId};
use crate::input::{self, Input};
use crate::link;
use crate::record::row::Kind;

mod find;
mod question;
mod rank;
mod refusal;
mod shared;
mod terms;
#[cfg(test)]
mod tests;

pub use question::Question;
use rank::{Candidate, Ranking};
pub(crate) use refusal::{RefusalRow, refuse};
use terms::Lexicon;

/// Weight of a word that a change brought in.
const NEAR_ADDED: f32 = 1.0;
/// Weight of a word that a change took out: people quote what they want changed.
const NEAR_REMOVED: f32 = 1.2;
/// Weight of a word that a change left as it was.
const NEAR_KEPT: f32 = 0.4;
/// Weight of two words side by side, beside that of each.
const PAIR: f32 = 0.45;
/// Weight of a word that says little by itself.
const SMALL: f32 = 0.3;
/// How many words open an input.
const OPENING: usize = 30;
/// How often more each of these counts.
const OPENING_AGAIN: f32 = 0.7;
/// Most shared phrases that are given as the reason.
const REASONS: usize = 5;

/// An input that may stand behind a text.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Suggestion {
    /// The input.
    pub input: InputId,
    /// The id that the place it came from gives it.
    pub name: Option<String>,
    /// How near it is, from 0 to 1; good for ordering, and no probability.
    pub score: f32,
    /// The words and phrases that both have, the most telling first.
    pub shared: Vec<String>,
    /// Its words.
    pub text: String,
}

/// A clause that an input may stand behind.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Likely {
    /// The clause.
    pub clause: ClauseId,
    /// How near it is, from 0 to 1; good for ordering, and no probability.
    pub score: f32,
    /// The words and phrases that both have, the most telling first.
    pub shared: Vec<String>,
    /// Its newest wording.
    pub text: String,
}

/// Which of the ideas above are used: all of them, except where one is being measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ideas {
    /// A rare word weighs more.
    pub rare: bool,
    /// Words side by side count as a phrase.
    pub phrases: bool,
    /// Opening words weigh more.
    pub opening: bool,
}

impl Default for Ideas {
    fn default() -> Self {
        Ideas {
            rare: true,
            phrases: true,
            opening: true,
        }
    }
}

/// Finds the inputs that may have prompted what a question asks about, the likeliest first.
///
/// Withdrawn inputs are left out; so is everything that has no telling word in common.
pub fn inputs(
    db: &Connection,
    question: &Question,
    limit: usize,
    ideas: Ideas,
) -> Result<Vec<Suggestion>> {
    suggested(db, question, limit, ideas, &HashSet::new())
}

/// Ranks all inputs that have a word in common with what a question asks about, as
/// [`inputs`] does, and gives no reasons: for measuring.
pub fn ranked(db: &Connection, question: &Question, ideas: Ideas) -> Result<Vec<Input>> {
    with_ranking(db, question, ideas, &HashSet::new(), |found, ranking| {
        let ranked = ranking.ranked().into_iter();
        ranked.map(|near| found[near.nth].0.clone()).collect()
    })
}

/// Finds the inputs that may have prompted the newest wording of a clause, the likeliest first.
///
/// Where the clause was reworded, its last change is what is asked about. Inputs that are
/// linked to the clause already, or were refused for it, are left out.
///
/// # Errors
/// [`Error::NoSuchClause`](crate::Error::NoSuchClause).
pub fn inputs_for_clause(
    db: &Connection,
    clause: ClauseId,
    limit: usize,
) -> Result<Vec<Suggestion>> {
    let head = clause::head(db, clause)?;
    let newer = &head.state.wording.text;
    let mut question = Question::text(newer);
    for parent in &head.parents {
        let older = clause::revision(db, *parent)?.state.wording.text;
        if older != *newer {
            question = Question::change(&older, newer);
            break;
        }
    }
    let links = link::of_clause(db, clause)?;
    let mut without = refusal::of_clause(db, clause)?;
    without.extend(links.iter().map(|link| link.input));
    suggested(db, &question, limit, Ideas::default(), &without)
}

/// Finds the clauses of the text that an input may stand behind, the likeliest first.
/// Clauses that it is linked to already, or that it was refused for, are left out.
///
/// # Errors
/// [`Error::NoSuchInput`](crate::Error::NoSuchInput).
pub fn clauses_for_input(db: &Connection, id: InputId, limit: usize) -> Result<Vec<Likely>> {
    let question = Question::text(&input::text(db, &input::get(db, id)?)?);
    let links = link::of_input(db, id)?;
    let mut without = refusal::of_input(db, id)?;
    without.extend(links.iter().filter_map(|link| link.target.clause()));
    let mut lexicon = Lexicon::default();
    let weighed = question.weighed(&mut lexicon);
    let pool = find::find(db, Kind::Revision, &weighed, &lexicon)?;
    let mut found = Vec::new();
    for id in pool.ids {
        let clause = ClauseId(id);
        if !without.contains(&clause) {
            found.push((clause, clause::head(db, clause)?.state.wording.text));
        }
    }
    let candidates: Vec<Candidate<'_>> = (found.iter())
        .map(|(_, text)| Candidate::new(text, &mut lexicon))
        .collect();
    let ideas = Ideas::default();
    let ranking = Ranking::new(&lexicon, &weighed, &candidates, &pool.rarity, ideas);
    let ranked = ranking.ranked();
    let told = ranked.iter().filter_map(|near| {
        let shared = ranking.why(near.nth, REASONS);
        (!shared.is_empty()).then(|| Likely {
            clause: found[near.nth].0,
            score: near.score,
            shared,
            text: found[near.nth].1.clone(),
        })
    });
    Ok(told.take(limit).collect())
}

fn suggested(
    db: &Connection,
    question: &Question,
    limit: usize,
    ideas: Ideas,
    without: &HashSet<InputId>,
) -> Result<Vec<Suggestion>> {
    with_ranking(db, question, ideas, without, |found, ranking| {
        // Reasons take longer than ranks: only what is returned is given any.
        let told = ranking.ranked().into_iter().filter_map(|near| {
            let (input, text) = &found[near.nth];
            let shared = ranking.why(near.nth, REASONS);
            (!shared.is_empty()).then(|| Suggestion {
                input: input.id,
                name: input.content.name.clone(),
                score: near.score,
                shared,
                text: text.clone(),
            })
        });
        told.take(limit).collect()
    })
}

/// Reads the inputs that may answer a question and hands them over with their ranking.
fn with_ranking<T>(
    db: &Connection,
    question: &Question,
    ideas: Ideas,
    without: &HashSet<InputId>,
    tell: impl FnOnce(&[(Input, String)], &Ranking<'_>) -> T,
) -> Result<T> {
    let mut lexicon = Lexicon::default();
    let weighed = question.weighed(&mut lexicon);
    let pool = find::find(db, Kind::Input, &weighed, &lexicon)?;
    let mut found = Vec::new();
    let mut sources = input::Sources::default();
    for id in pool.ids {
        let input = input::get(db, InputId(id))?;
        if !without.contains(&input.id) {
            let text = sources.words(db, &input)?;
            found.push((input, text));
        }
    }
    let candidates: Vec<Candidate<'_>> = (found.iter())
        .map(|(_, text)| Candidate::new(text, &mut lexicon))
        .collect();
    let ranking = Ranking::new(&lexicon, &weighed, &candidates, &pool.rarity, ideas);
    Ok(tell(&found, &ranking))
}

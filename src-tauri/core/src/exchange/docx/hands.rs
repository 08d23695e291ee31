//! Whose hand is in the words of two states: who put each new word in, and who took each
//! old one out.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use rusqlite::Connection;

use crate::clause::{self, Revision, words};
use crate::error::Result;
use crate::ids::{ClauseId, RevisionId};
use crate::text::Item;

/// The author of what nobody wrote: changes between files without names, notes on moves.
pub(crate) const PROGRAM: &str = "Travaux";

/// Who put words in or took them out, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Whom the record names.
    pub author: String,
    /// When, to the second (RFC 3339, UTC); none where nobody knows.
    pub at: Option<String>,
    /// Others who ask for the same deletion.
    pub also: Vec<Hand>,
}

impl Hand {
    /// Tells whether the same people did something, at whatever time: LibreOffice joins
    /// what one author did within a minute, and of an author all is settled at once.
    pub(super) fn is_of(&self, other: &Hand) -> bool {
        let authors = |hand: &Hand| hand.also.iter().map(|one| one.author.clone()).collect();
        let (these, those): (Vec<String>, Vec<String>) = (authors(self), authors(other));
        self.author == other.author && these == those
    }
}

impl Default for Hand {
    /// Of a change between two files that name nobody, only the program can speak.
    fn default() -> Self {
        Hand {
            author: PROGRAM.to_owned(),
            at: None,
            also: Vec::new(),
        }
    }
}

/// Whose hand is in the words of two states that are compared: for each clause, ends of
/// runs in bytes, and who. Where nothing is known, the program's own name stands.
#[derive(Clone, Debug, Default)]
pub struct Hands {
    /// Who took words of the older state out.
    pub removed: Vec<Vec<(u32, Hand)>>,
    /// Who put words of the newer state in.
    pub added: Vec<Vec<(u32, Hand)>>,
}

/// Finds whose hand is in the changes between two states of one record.
///
/// A word was put in by the author of the revision that brought it in (of the newest one
/// where the older state has the word elsewhere), and taken out by the author of the
/// first later revision of its clause that no longer has it. Where the newer state is no
/// later than the older, nobody's name is given for what went.
///
/// # Errors
/// [`Error::NoSuchRevision`](crate::Error::NoSuchRevision) where the record is damaged.
pub fn between(db: &Connection, old: &[Item], new: &[Item]) -> Result<Hands> {
    let mut makers = Makers::default();
    let mut known: HashSet<(RevisionId, u32)> = HashSet::new();
    for item in old {
        known.extend(spelled(&makers.revision(db, item.revision)?));
    }
    let mut added = Vec::with_capacity(new.len());
    let mut now: HashMap<ClauseId, RevisionId> = HashMap::with_capacity(new.len());
    for item in new {
        now.insert(item.clause, item.revision);
        let revision = makers.revision(db, item.revision)?;
        let mut runs = Vec::new();
        let tokens = words::tokens(&revision.state.wording.text);
        for (token, word) in tokens.iter().zip(spelled(&revision)) {
            let maker = if known.contains(&word) {
                revision.id
            } else {
                word.0
            };
            push(&mut runs, token.end, makers.hand(db, maker)?);
        }
        added.push(runs);
    }
    let mut removed = Vec::with_capacity(old.len());
    for item in old {
        removed.push(taken_out(db, item, now.get(&item.clause).copied())?);
    }
    Ok(Hands { removed, added })
}

/// Says of each word of a clause who took it out, in runs.
fn taken_out(db: &Connection, item: &Item, now: Option<RevisionId>) -> Result<Vec<(u32, Hand)>> {
    if now == Some(item.revision) {
        return Ok(Vec::new());
    }
    let mut history = clause::history(db, item.clause)?;
    history.reverse();
    let place = |id: RevisionId| history.iter().position(|revision| revision.id == id);
    let Some(then) = place(item.revision) else {
        return Ok(Vec::new());
    };
    let until = now.and_then(place).unwrap_or(history.len() - 1);
    if until <= then {
        return Ok(Vec::new());
    }
    let later = &history[then + 1..=until];
    let living: Vec<HashSet<(RevisionId, u32)>> = later
        .iter()
        .map(|revision| {
            let there = !revision.state.removed;
            spelled(revision).filter(|_| there).collect()
        })
        .collect();
    let mut runs = Vec::new();
    let tokens = words::tokens(&history[then].state.wording.text);
    for (token, word) in tokens.iter().zip(spelled(&history[then])) {
        let gone = living.iter().position(|words| !words.contains(&word));
        let by = gone.map_or(&later[later.len() - 1], |at| &later[at]);
        push(&mut runs, token.end, hand_of(by));
    }
    Ok(runs)
}

/// The identities of a revision's words: the revision that brought each in, and its
/// index there.
fn spelled(revision: &Revision) -> impl Iterator<Item = (RevisionId, u32)> {
    let runs = revision.origin.iter();
    runs.flat_map(|run| (0..run.words).map(move |nth| (run.revision, run.first + nth)))
}

fn push(runs: &mut Vec<(u32, Hand)>, end: u32, hand: Hand) {
    match runs.last_mut() {
        Some((last, before)) if *before == hand => *last = end,
        _ => runs.push((end, hand)),
    }
}

fn hand_of(revision: &Revision) -> Hand {
    let at: Option<Timestamp> = revision.at.parse().ok();
    Hand {
        author: revision.author.clone(),
        at: at.map(|at| format!("{at:.0}")),
        also: Vec::new(),
    }
}

/// Revisions read before.
#[derive(Default)]
struct Makers(HashMap<RevisionId, Hand>);

impl Makers {
    fn revision(&mut self, db: &Connection, id: RevisionId) -> Result<Revision> {
        let revision = clause::revision(db, id)?;
        self.0.entry(id).or_insert_with(|| hand_of(&revision));
        Ok(revision)
    }

    fn hand(&mut self, db: &Connection, id: RevisionId) -> Result<Hand> {
        if let Some(hand) = self.0.get(&id) {
            return Ok(hand.clone());
        }
        self.revision(db, id).map(|revision| hand_of(&revision))
    }
}

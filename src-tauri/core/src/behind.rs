//! What stands behind a change between two states of the text: the revisions that made it,
//! and the inputs that are linked to what they did.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use crate::clause::words::tokens;
use crate::clause::{self, Revision};
use crate::error::Result;
use crate::ids::{ClauseId, InputId, RevisionId};
use crate::link::{self, Target};

/// What stands behind one change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BehindChange {
    /// The revisions between the two states, newest first.
    pub revisions: Vec<Revision>,
    /// The inputs linked to words that they brought in or took out, or to the clause as a whole.
    pub inputs: Vec<InputId>,
}

/// Finds what stands behind a change, given the revisions that stand on its two sides; of a
/// clause that was added or removed, one side is empty.
///
/// Where neither state follows from the other, the revisions of both since they parted count.
///
/// # Errors
/// [`Error::NoSuchRevision`](crate::Error::NoSuchRevision).
pub fn behind(db: &Connection, old: &[RevisionId], new: &[RevisionId]) -> Result<BehindChange> {
    let mut known = Known::default();
    let mut ends = new.to_vec();
    if new.is_empty() {
        for revision in old {
            ends.extend(known.removal(db, *revision)?);
        }
    }
    let before = known.ancestors(db, old)?;
    let after = known.ancestors(db, &ends)?;
    let between: HashSet<RevisionId> = before.symmetric_difference(&after).copied().collect();

    let mut clauses: Vec<ClauseId> = Vec::new();
    for revision in old.iter().chain(new) {
        let clause = known.get(db, *revision)?.clause;
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    let mut inputs = Vec::new();
    for clause in clauses {
        for link in link::of_clause(db, clause)? {
            if known.concerns(db, &link.target, &between)? && !inputs.contains(&link.input) {
                inputs.push(link.input);
            }
        }
    }
    let mut revisions: Vec<Revision> = between
        .iter()
        .filter_map(|id| known.0.get(id).cloned())
        .collect();
    revisions.sort_by(|a, b| (&b.at, b.number, b.id).cmp(&(&a.at, a.number, a.id)));
    Ok(BehindChange { revisions, inputs })
}

/// Revisions read so far.
#[derive(Default)]
struct Known(HashMap<RevisionId, Revision>);

impl Known {
    fn get(&mut self, db: &Connection, id: RevisionId) -> Result<&Revision> {
        if !self.0.contains_key(&id) {
            let clause = clause::revision(db, id)?.clause;
            for revision in clause::history(db, clause)? {
                self.0.insert(revision.id, revision);
            }
        }
        Ok(&self.0[&id])
    }

    /// Returns revisions and all that they follow from.
    fn ancestors(&mut self, db: &Connection, of: &[RevisionId]) -> Result<HashSet<RevisionId>> {
        let mut found = HashSet::new();
        let mut open = of.to_vec();
        while let Some(id) = open.pop() {
            if found.insert(id) {
                open.extend(&self.get(db, id)?.parents);
            }
        }
        Ok(found)
    }

    /// Returns the first revision after one that took its clause out, if there is one.
    fn removal(&mut self, db: &Connection, id: RevisionId) -> Result<Option<RevisionId>> {
        let (clause, number) = {
            let revision = self.get(db, id)?;
            (revision.clause, revision.number)
        };
        let later = self.0.values().filter(|revision| {
            revision.clause == clause && revision.number > number && revision.state.removed
        });
        Ok(later
            .min_by_key(|revision| revision.number)
            .map(|one| one.id))
    }

    /// Tells whether what a link is tied to was done by one of the revisions.
    fn concerns(
        &mut self,
        db: &Connection,
        target: &Target,
        by: &HashSet<RevisionId>,
    ) -> Result<bool> {
        Ok(match *target {
            Target::Clause { .. } | Target::Part { .. } => true,
            Target::Text => false,
            Target::Words {
                revision,
                start,
                end,
                ..
            } => {
                let revision = self.get(db, revision)?;
                let words = tokens(&revision.state.wording.text);
                let origins = revision
                    .origin
                    .iter()
                    .flat_map(|run| std::iter::repeat_n(run.revision, run.words as usize));
                words
                    .iter()
                    .zip(origins)
                    .any(|(at, from)| at.start < end && at.end > start && by.contains(&from))
            }
            Target::Removal { revision, .. } => by.iter().any(|id| {
                let taker = self.0.get(id);
                taker.is_some_and(|taker| taker.parents.contains(&revision))
            }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Record;
    use crate::text::{TextName, draft};

    fn sample() -> (tempfile::TempDir, Record) {
        let folder = tempfile::tempdir().unwrap();
        let mut by = crate::By::new("somebody", jiff::Timestamp::UNIX_EPOCH, [5; 16]);
        let desk = by.id();
        let record =
            crate::sample::create(&folder.path().join("sample.travaux"), desk, &mut by).unwrap();
        (folder, record)
    }

    /// Returns the revision of the clause that says `words` in each draft, oldest first.
    fn through(record: &Record, words: &str) -> Vec<RevisionId> {
        let working = TextName::Working.items(record).unwrap();
        let found = working
            .iter()
            .find(|item| item.state.wording.text.contains(words))
            .unwrap();
        let drafts = draft::list(record.db()).unwrap();
        drafts
            .iter()
            .map(|draft| TextName::Draft { draft: draft.id })
            .filter_map(|state| {
                let items = state.items(record).unwrap();
                items.into_iter().find(|item| item.clause == found.clause)
            })
            .map(|item| item.revision)
            .collect()
    }

    #[test]
    fn a_change_tells_its_revisions_and_the_inputs_behind_them() {
        let (_folder, record) = sample();
        let drafts = through(&record, "within their own country");
        let found = behind(record.db(), &drafts[..1], &drafts[1..2]).unwrap();
        assert!(found.revisions.iter().any(|one| one.author == "A. Rivera"));
        assert!(found.revisions.iter().all(|one| one.id != drafts[0]));
        assert!(found.inputs.len() >= 2, "{:?}", found.inputs);
    }

    #[test]
    fn the_way_back_has_the_same_revisions_behind_it() {
        let (_folder, record) = sample();
        let drafts = through(&record, "within their own country");
        let there = behind(record.db(), &drafts[..1], &drafts[1..2]).unwrap();
        let back = behind(record.db(), &drafts[1..2], &drafts[..1]).unwrap();
        assert_eq!(there, back);
    }

    #[test]
    fn nothing_stands_behind_what_did_not_change_but_its_whole_clause() {
        let (_folder, record) = sample();
        let drafts = through(&record, "within their own country");
        let found = behind(record.db(), &drafts[..1], &drafts[..1]).unwrap();
        assert!(found.revisions.is_empty());
    }
}

//! The trace of a clause: for each word the revision that brought it in, and the inputs
//! behind it; for the clause, how its links stand.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::clause::{self, words};
use crate::error::Result;
use crate::ids::{ClauseId, InputId, LinkId, RevisionId};
use crate::link::{self, Relation, Target};
use crate::provenance::Standing;
use crate::text::outline;

/// Where every word of a clause comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Trace {
    /// The clause.
    pub clause: ClauseId,
    /// Its full printed number.
    pub number: Option<String>,
    /// Its newest wording.
    pub text: String,
    /// Its words with the blanks after them: joined, they are the text to the letter.
    pub words: Vec<TracedWord>,
    /// The links of the clause and of its words.
    pub links: Vec<TracedLink>,
}

/// Where one word comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct TracedWord {
    /// The word, with the blanks after it (the first one also with those before it).
    pub text: String,
    /// The revision that brought it in.
    pub revision: RevisionId,
    /// The earliest draft that has it.
    pub draft: Option<String>,
    /// Who brought it in.
    pub author: String,
    /// When.
    pub at: String,
    /// Why.
    pub note: Option<String>,
    /// The inputs behind it.
    pub inputs: Vec<Behind>,
}

/// An input behind a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Behind {
    /// The input.
    pub id: InputId,
    /// How it stands to the word.
    pub relation: Relation,
    /// How sure it is.
    pub evidence: Evidence,
}

/// How sure it is that an input stands behind a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A person has linked them.
    Linked,
    /// The same words were found in both.
    SameWords,
}

/// How a link of the clause stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct TracedLink {
    /// The link.
    pub id: LinkId,
    /// The input.
    pub input: InputId,
    /// How it stands to its target.
    pub relation: Relation,
    /// Whether the words it was made on still stand.
    pub standing: Standing,
    /// Those words.
    pub was: String,
    /// What stands there now; none where nothing is left.
    pub now: Option<String>,
}

/// Traces every word of a clause's newest wording.
///
/// # Errors
/// [`Error::NoSuchClause`](crate::Error::NoSuchClause).
pub fn trace(db: &Connection, clause: ClauseId) -> Result<Trace> {
    let head = clause::head(db, clause)?;
    let text = head.state.wording.text.clone();
    let number = outline::working(db)?
        .into_iter()
        .find(|item| item.clause == clause)
        .and_then(|item| item.path);
    let (links, covered) = links(db, clause)?;
    let drafts = first_drafts(db, clause)?;
    let tokens = words::tokens(&text);
    let mut origin = head
        .origin
        .iter()
        .flat_map(|run| (0..run.words).map(move |nth| (run.revision, run.first + nth)));
    let mut makers: HashMap<RevisionId, clause::Revision> = HashMap::new();
    let mut traced = Vec::with_capacity(tokens.len());
    for (nth, token) in tokens.iter().enumerate() {
        let (revision, index) = origin.next().unwrap_or((head.id, nth as u32));
        let maker = match makers.entry(revision) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => {
                new.insert(clause::revision(db, revision)?)
            }
        };
        let from = if nth == 0 { 0 } else { token.start };
        let until = tokens
            .get(nth + 1)
            .map_or(text.len() as u32, |next| next.start);
        let inputs = covered
            .iter()
            .filter(|cover| cover.start < token.end && cover.end > token.start)
            .map(|cover| Behind {
                id: cover.input,
                relation: cover.relation,
                evidence: Evidence::Linked,
            })
            .collect();
        traced.push(TracedWord {
            text: text[from as usize..until as usize].to_owned(),
            revision,
            draft: drafts.get(&(revision, index)).cloned(),
            author: maker.author.clone(),
            at: maker.at.clone(),
            note: maker.note.clone(),
            inputs,
        });
    }
    Ok(Trace {
        clause,
        number,
        text,
        words: traced,
        links,
    })
}

/// Words of the newest wording that an input stands behind.
struct Cover {
    start: u32,
    end: u32,
    input: InputId,
    relation: Relation,
}

/// Reads the links of a clause, and which of its words they cover.
fn links(db: &Connection, clause: ClauseId) -> Result<(Vec<TracedLink>, Vec<Cover>)> {
    let (mut links, mut covered) = (Vec::new(), Vec::new());
    for link in link::of_clause(db, clause)? {
        let stood = link::standing(db, &link)?;
        if matches!(link.target, Target::Words { .. }) {
            covered.extend(stood.at.iter().map(|(start, end)| Cover {
                start: *start,
                end: *end,
                input: link.input,
                relation: link.relation,
            }));
        }
        links.push(TracedLink {
            id: link.id,
            input: link.input,
            relation: link.relation,
            standing: stood.standing,
            was: stood.was,
            now: stood.now,
        });
    }
    Ok((links, covered))
}

/// Finds for each word that any draft has of the clause the earliest draft that has it, by
/// date. A word that came over from another clause counts from the first draft of this one.
fn first_drafts(db: &Connection, clause: ClauseId) -> Result<HashMap<(RevisionId, u32), String>> {
    let mut query = db.prepare_cached(include_str!("clause/sql/in_drafts.sql"))?;
    let mut rows = query.query(named_params! {":clause": clause.0})?;
    let mut first = HashMap::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get("name")?;
        let revision: Uuid = row.get("revision")?;
        for run in clause::revision(db, RevisionId(revision))?.origin {
            for nth in 0..run.words {
                first
                    .entry((run.revision, run.first + nth))
                    .or_insert_with(|| name.clone());
            }
        }
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (tempfile::TempDir, crate::Record) {
        let folder = tempfile::tempdir().unwrap();
        let mut by = crate::By::new("somebody", jiff::Timestamp::UNIX_EPOCH, [3; 16]);
        let desk = by.id();
        let record =
            crate::sample::create(&folder.path().join("sample.travaux"), desk, &mut by).unwrap();
        (folder, record)
    }

    #[test]
    fn each_word_tells_who_brought_it_in_and_what_stands_behind_it() {
        let (_folder, record) = sample();
        let items = outline::working(record.db()).unwrap();
        let item = items
            .iter()
            .find(|item| item.state.wording.text.contains("within their own country"))
            .unwrap();
        let trace = trace(record.db(), item.clause).unwrap();
        let joined: String = trace.words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(joined, trace.text);
        let word = |text: &str| {
            trace
                .words
                .iter()
                .find(|word| word.text.trim() == text)
                .unwrap()
        };
        assert_eq!(word("protect").draft.as_deref(), Some("Zero Draft"));
        assert_eq!(word("within").draft.as_deref(), Some("Draft Rev. 1"));
        assert_eq!(word("within").author, "A. Rivera");
        assert!(
            word("within")
                .note
                .as_deref()
                .unwrap()
                .contains("panel on crises")
        );
        assert_eq!(word("within").inputs.len(), 2);
        assert_eq!(word("law").draft, None);
        assert!(
            trace
                .links
                .iter()
                .any(|link| link.standing == Standing::Changed)
        );
    }
}

//! The trace of a clause: for each word the revision that brought it in, and the inputs
//! behind it; for the clause, how its links stand.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use crate::clause::{self, Revision, words};
use crate::error::Result;
use crate::ids::{ClauseId, InputId, LinkId, RevisionId};
use crate::link::{self, Accepted, Relation, Standing, Target};
use crate::text::outline;
use crate::{input, source};

mod same;
mod whole;
pub use same::{SameWords, same_words};
pub use whole::{Origins, Run, whole};

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
    /// The phrases of it that stand in a source too.
    pub same: Vec<SameWords>,
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
    /// The inputs behind it: those that a person has linked, then those with the same words.
    pub inputs: Vec<Behind>,
    /// The best that is known of where it comes from.
    pub evidence: Evidence,
}

/// An input behind a word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Behind {
    /// The input.
    pub id: InputId,
    /// How it stands to the word; nobody has said so where only the words are the same.
    pub relation: Option<Relation>,
    /// How sure it is.
    pub evidence: Evidence,
}

/// How sure it is that something stands behind words of the text. The three are never
/// blurred: a person said so, the program found the same words, or nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// A person has linked them.
    Linked,
    /// The same words were found in both.
    SameWords,
    /// Nothing was found.
    None,
}

/// Grades what is known: whether a person has linked something, and whether a source has
/// the same words. What a person says comes first.
///
/// ```
/// use travaux::trace::{Evidence, evidence};
///
/// assert_eq!(evidence(true, true), Evidence::Linked);
/// assert_eq!(evidence(false, true), Evidence::SameWords);
/// assert_eq!(evidence(false, false), Evidence::None);
/// ```
pub fn evidence(linked: bool, same_words: bool) -> Evidence {
    match (linked, same_words) {
        (true, _) => Evidence::Linked,
        (false, true) => Evidence::SameWords,
        (false, false) => Evidence::None,
    }
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
    /// What a person said of these very words after they had changed.
    pub accepted: Option<Accepted>,
    /// What was withdrawn behind it: its words then show nothing of it any more.
    pub withdrawn: Option<Withdrawn>,
    /// The inputs that support or oppose its input.
    pub answered_by: Vec<InputId>,
}

/// What was withdrawn behind a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Withdrawn {
    /// The input itself.
    Input,
    /// Every source that it stands in.
    Source,
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
    let drafts = first_drafts(db, &head)?;
    let same = if head.state.removed {
        Vec::new()
    } else {
        same_words(db, &text)?
    };
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
        let touches = |start: u32, end: u32| start < token.end && end > token.start;
        let mut inputs: Vec<Behind> = covered
            .iter()
            .filter(|cover| touches(cover.start, cover.end))
            .map(|cover| Behind {
                id: cover.input,
                relation: Some(cover.relation),
                evidence: Evidence::Linked,
            })
            .collect();
        let linked = !inputs.is_empty();
        let alike = same.iter().filter(|same| touches(same.start, same.end));
        let grade = evidence(linked, alike.clone().next().is_some());
        for input in alike.flat_map(|same| &same.inputs) {
            if inputs.iter().all(|behind| behind.id != *input) {
                inputs.push(Behind {
                    id: *input,
                    relation: None,
                    evidence: Evidence::SameWords,
                });
            }
        }
        traced.push(TracedWord {
            text: text[from as usize..until as usize].to_owned(),
            revision,
            draft: drafts.get(&(revision, index)).cloned(),
            author: maker.author.clone(),
            at: maker.at.clone(),
            note: maker.note.clone(),
            inputs,
            evidence: grade,
        });
    }
    Ok(Trace {
        clause,
        number,
        text,
        words: traced,
        links,
        same,
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
    let answers = input::answers(db)?;
    for link in link::of_clause(db, clause)? {
        let stood = link::standing(db, &link)?;
        let withdrawn = withdrawn(db, link.input)?;
        if withdrawn.is_none() && matches!(link.target, Target::Words { .. }) {
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
            accepted: stood.accepted,
            withdrawn,
            answered_by: answers.to(link.input).to_vec(),
        });
    }
    Ok((links, covered))
}

/// Tells what was withdrawn behind an input.
fn withdrawn(db: &Connection, id: InputId) -> Result<Option<Withdrawn>> {
    let input = input::get(db, id)?;
    if input.withdrawn {
        return Ok(Some(Withdrawn::Input));
    }
    for passage in &input.content.passages {
        if !source::get(db, passage.source)?.withdrawn {
            return Ok(None);
        }
    }
    Ok(Some(Withdrawn::Source))
}

/// Finds for each word of a clause that any draft has the earliest draft that has it, by
/// date. What came over from another clause, as by a split, counts from that one's drafts.
fn first_drafts(db: &Connection, head: &Revision) -> Result<HashMap<(RevisionId, u32), String>> {
    let mut clauses = HashSet::from([head.clause]);
    for came in head
        .origin
        .iter()
        .map(|run| run.revision)
        .collect::<HashSet<_>>()
    {
        clauses.insert(clause::revision(db, came)?.clause);
    }
    let mut query = db.prepare_cached(include_str!("clause/sql/in_drafts.sql"))?;
    let mut states: Vec<(String, i64, String, Uuid)> = Vec::new();
    for clause in clauses {
        let rows = query.query_map(named_params! {":clause": clause.0}, |row| {
            let (date, change) = (row.get("date")?, row.get("change")?);
            Ok((date, change, row.get("name")?, row.get("revision")?))
        })?;
        for row in rows {
            states.push(row?);
        }
    }
    states.sort();
    let mut first = HashMap::new();
    for (_, _, name, revision) in states {
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
    fn words_that_a_split_took_along_keep_the_draft_that_had_them_first() {
        let (_folder, record) = sample();
        let items = outline::working(record.db()).unwrap();
        let split = items
            .iter()
            .find(|item| item.state.wording.text.starts_with("States remain free"))
            .unwrap();
        let trace = trace(record.db(), split.clause).unwrap();
        for word in &trace.words {
            assert_eq!(word.draft.as_deref(), Some("Zero Draft"), "{}", word.text);
        }
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

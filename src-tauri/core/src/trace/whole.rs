//! The whole working text, word for word: the draft that each word came in with, the inputs
//! behind it, and by what evidence. It is what the text is coloured by.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use super::{Evidence, evidence, first_drafts, links};
use crate::clause::{self, words};
use crate::error::Result;
use crate::ids::{ClauseId, InputId, RevisionId};
use crate::link::Relation;
use crate::same::Texts;
use crate::source;
use crate::text::outline;

/// A clause with where its words come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ClauseOrigins")]
pub struct Origins {
    /// The clause.
    pub clause: ClauseId,
    /// The revision whose words these are.
    pub revision: RevisionId,
    /// Its words from the first to the last, those that are alike as one run.
    pub runs: Vec<Run>,
}

/// Words side by side that come from the same draft and the same inputs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields, rename = "OriginRun")]
pub struct Run {
    /// One past its end, blanks after it included (UTF-8 bytes; in the window, UTF-16 units).
    pub end: u32,
    /// How many words it has.
    pub words: u32,
    /// The earliest draft that has the words; none where no draft has them yet.
    pub draft: Option<String>,
    /// The inputs that a person has linked to the words, those that oppose them left out.
    pub inputs: Vec<InputId>,
    /// The best that is known of where they come from.
    pub evidence: Evidence,
}

/// Finds where every word of the working text comes from, in the order of the text.
pub fn whole(db: &Connection) -> Result<Vec<Origins>> {
    let mut said = Vec::new();
    for source in source::list(db)? {
        if !source.withdrawn {
            said.push(source::text(db, source.id)?);
        }
    }
    let sources = Texts::new(said.iter().map(String::as_str));
    let mut all = Vec::new();
    for item in outline::working(db)? {
        if !item.state.removed {
            all.push(Origins {
                clause: item.clause,
                revision: item.revision,
                runs: runs(db, item.clause, &item.state.wording.text, &sources)?,
            });
        }
    }
    Ok(all)
}

fn runs(db: &Connection, clause: ClauseId, text: &str, sources: &Texts) -> Result<Vec<Run>> {
    let head = clause::head(db, clause)?;
    let drafts: HashMap<(RevisionId, u32), String> = first_drafts(db, clause)?;
    let (_, covered) = links(db, clause)?;
    let alike = sources.phrases(text);
    let tokens = words::tokens(text);
    let mut origin = head
        .origin
        .iter()
        .flat_map(|run| (0..run.words).map(move |nth| (run.revision, run.first + nth)));
    let mut runs: Vec<Run> = Vec::new();
    for (nth, token) in tokens.iter().enumerate() {
        let came = origin.next().unwrap_or((head.id, nth as u32));
        let touches = |start: u32, end: u32| start < token.end && end > token.start;
        let over = covered
            .iter()
            .filter(|cover| touches(cover.start, cover.end));
        let linked = over.clone().next().is_some();
        let mut inputs = Vec::new();
        for cover in over.filter(|cover| cover.relation != Relation::Opposes) {
            if !inputs.contains(&cover.input) {
                inputs.push(cover.input);
            }
        }
        let same = alike
            .iter()
            .any(|phrase| touches(phrase.at.start, phrase.at.end));
        let run = Run {
            end: tokens
                .get(nth + 1)
                .map_or(text.len() as u32, |next| next.start),
            words: u32::from(words::is_word(
                &text[token.start as usize..token.end as usize],
            )),
            draft: drafts.get(&came).cloned(),
            inputs,
            evidence: evidence(linked, same),
        };
        match runs.last_mut() {
            Some(last) if looks_like(last, &run) => {
                last.end = run.end;
                last.words += run.words;
            }
            _ => runs.push(run),
        }
    }
    Ok(runs)
}

/// Tells whether two runs differ in nothing but their place.
fn looks_like(one: &Run, other: &Run) -> bool {
    (&one.draft, &one.inputs, one.evidence) == (&other.draft, &other.inputs, other.evidence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::trace;

    #[test]
    fn each_word_of_the_text_comes_from_where_its_own_trace_says() {
        let folder = tempfile::tempdir().unwrap();
        let mut by = crate::By::new("somebody", jiff::Timestamp::UNIX_EPOCH, [3; 16]);
        let desk = by.id();
        let record =
            crate::sample::create(&folder.path().join("sample.travaux"), desk, &mut by).unwrap();
        let all = whole(record.db()).unwrap();
        let mut linked = 0;
        for Origins { clause, runs, .. } in &all {
            let trace = trace(record.db(), *clause).unwrap();
            let mut end = 0;
            for word in &trace.words {
                end += word.text.len() as u32;
                let run = runs.iter().find(|run| end <= run.end).unwrap();
                assert_eq!(run.draft, word.draft);
                assert_eq!(run.evidence, word.evidence);
                linked += usize::from(!run.inputs.is_empty());
            }
            assert_eq!(
                runs.last().map_or(0, |run| run.end),
                trace.text.len() as u32
            );
        }
        assert!(linked > 10, "words are linked: {linked}");
    }
}

//! What became of an input: in the text word for word, in other words, nothing yet, or
//! taken out again. A person says it; the program suggests it and shows by what signs.

use std::collections::HashMap;

use rusqlite::Connection;
use serde::Serialize;
use ts_rs::TS;

use crate::clause;
use crate::error::Result;
use crate::ids::{ClauseId, InputId, LinkId, RevisionId};
use crate::input::{self, Became, Input, Judged};
use crate::link::{self, Link, Relation, Standing, Target};
use crate::record::blob::{self, Hash};
use crate::same::{Phrase, Texts, covered};
use crate::text::{Item, outline};
use crate::trace::Evidence;

#[cfg(test)]
mod tests;

/// What became of one input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Fate {
    /// The input.
    pub input: InputId,
    /// What it says.
    pub text: String,
    /// What a person says became of it.
    pub judged: Option<Judged>,
    /// What the program suggests.
    pub suggested: Became,
    /// By what signs, those of a person first.
    pub signs: Vec<Sign>,
}

impl Fate {
    /// Returns what became of it: what a person says, else what is suggested.
    pub fn became(&self) -> Became {
        self.judged
            .as_ref()
            .map_or(self.suggested, |judged| judged.became)
    }
}

/// A sign of what became of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Sign {
    /// The clause; none where a link is tied to the whole text.
    pub clause: Option<ClauseId>,
    /// The clause's full printed number.
    pub number: Option<String>,
    /// The revision that has the words; for words that are gone, the one that took them out.
    pub revision: Option<RevisionId>,
    /// The link, where a person made one.
    pub link: Option<LinkId>,
    /// How the link stands.
    pub standing: Option<Standing>,
    /// The words: of the link as they stand now, or as they stood; or the same words.
    pub words: String,
    /// True where the words are no longer in the text.
    pub gone: bool,
    /// How sure it is.
    pub evidence: Evidence,
}

/// Finds what became of every input that is not withdrawn, in the order of their sources.
pub fn fates(db: &Connection) -> Result<Vec<Fate>> {
    let text = Wordings::read(db)?;
    let mut links: HashMap<InputId, Vec<Link>> = HashMap::new();
    for link in link::list(db)? {
        links.entry(link.input).or_default().push(link);
    }
    let mut sources = input::Sources::default();
    let mut found = Vec::new();
    for input in input::list(db)? {
        if !input.withdrawn {
            let words = sources.words(db, &input)?;
            let links = links.remove(&input.id).unwrap_or_default();
            found.push(text.fate(db, input, words, &links)?);
        }
    }
    Ok(found)
}

/// Finds what became of one input.
///
/// # Errors
/// [`Error::NoSuchInput`](crate::Error::NoSuchInput).
pub fn fate(db: &Connection, id: InputId) -> Result<Fate> {
    let input = input::get(db, id)?;
    let words = input::text(db, &input)?;
    Wordings::read(db)?.fate(db, input, words, &link::of_input(db, id)?)
}

/// A wording of a clause.
struct Worded {
    clause: ClauseId,
    revision: RevisionId,
    text: String,
}

/// What the text says, and what drafts said that it no longer says.
struct Wordings {
    numbers: HashMap<ClauseId, String>,
    now: (Vec<Worded>, Texts),
    before: (Vec<Worded>, Texts),
}

fn cut(worded: Vec<Worded>) -> (Vec<Worded>, Texts) {
    let texts = Texts::new(worded.iter().map(|one| one.text.as_str()));
    (worded, texts)
}

impl Wordings {
    fn read(db: &Connection) -> Result<Wordings> {
        let items = outline::working(db)?;
        let numbers = items
            .iter()
            .filter_map(|item| Some((item.clause, item.path.clone()?)))
            .collect();
        let worded = |item: Item| Worded {
            clause: item.clause,
            revision: item.revision,
            text: item.state.wording.text,
        };
        let now = items.into_iter().filter(|item| !item.state.removed);
        let mut query = db.prepare_cached(include_str!("sql/circulated.sql"))?;
        let mut rows = query.query([])?;
        let mut before = Vec::new();
        while let Some(row) = rows.next()? {
            before.push(Worded {
                clause: ClauseId(row.get("clause")?),
                revision: RevisionId(row.get("id")?),
                text: blob::text(db, Hash(row.get("text")?))?,
            });
        }
        Ok(Wordings {
            numbers,
            now: cut(now.map(worded).collect()),
            before: cut(before),
        })
    }

    fn fate(&self, db: &Connection, input: Input, text: String, links: &[Link]) -> Result<Fate> {
        let mut signs = Vec::new();
        for link in links {
            // Who opposes or only mentions a thing has not asked for it.
            if matches!(link.relation, Relation::Prompted | Relation::Supports) {
                signs.push(self.linked(db, link)?);
            }
        }
        let taken_up = signs.iter().any(|sign| !sign.gone);
        let here = self.same(&self.now, &text);
        let to_the_letter = here.iter().any(|near| near.whole);
        let mut taken_out = signs
            .iter()
            .find(|sign| sign.gone)
            .and_then(|sign| sign.revision);
        signs.extend(here.into_iter().map(|near| near.sign));
        if !to_the_letter && !taken_up {
            for near in self.same(&self.before, &text) {
                if near.whole
                    && !signs
                        .iter()
                        .any(|sign| sign.gone && sign.clause == near.sign.clause)
                {
                    let mut sign = near.sign;
                    sign.revision = self.took_out(db, &sign, &text)?;
                    sign.gone = true;
                    taken_out = taken_out.or(sign.revision);
                    signs.push(sign);
                }
            }
        }
        let suggested = match taken_out {
            _ if to_the_letter => Became::WordForWord,
            _ if taken_up => Became::InOtherWords,
            Some(revision) => Became::TakenOut { revision },
            None => Became::NothingYet,
        };
        Ok(Fate {
            input: input.id,
            text,
            judged: input.judged,
            suggested,
            signs,
        })
    }

    /// Reads a link as a sign.
    fn linked(&self, db: &Connection, link: &Link) -> Result<Sign> {
        let stood = link::standing(db, link)?;
        let clause = link.target.clause();
        let gone = stood.standing == Standing::Lapsed;
        let revision = match (clause, gone) {
            (Some(_), true) => link::turn(db, link)?.map(|turn| turn.revision),
            (Some(clause), false) => Some(clause::head(db, clause)?.id),
            (None, _) => None,
        };
        let words = match link.target {
            Target::Words { .. } | Target::Removal { .. } => stood.now.unwrap_or(stood.was),
            Target::Clause { .. } | Target::Part { .. } | Target::Text => String::new(),
        };
        Ok(Sign {
            clause,
            number: clause.and_then(|clause| self.numbers.get(&clause).cloned()),
            revision,
            link: Some(link.id),
            standing: Some(stood.standing),
            words,
            gone,
            evidence: Evidence::Linked,
        })
    }

    /// Finds the wordings that have phrases of an input, the nearest first.
    fn same(&self, (worded, texts): &(Vec<Worded>, Texts), text: &str) -> Vec<Near> {
        let mut of: HashMap<usize, Vec<Phrase>> = HashMap::new();
        for phrase in texts.phrases(text) {
            of.entry(phrase.text).or_default().push(phrase);
        }
        let words = crate::same::count(text);
        let mut near: Vec<(usize, usize, Near)> = of
            .into_iter()
            .map(|(nth, phrases)| {
                let one = &worded[nth];
                let covers = covered(&phrases, text);
                let longest = phrases.iter().max_by_key(|phrase| phrase.words);
                let words_there = longest.map_or_else(String::new, |phrase| {
                    one.text[phrase.there.start as usize..phrase.there.end as usize].to_owned()
                });
                let sign = Sign {
                    clause: Some(one.clause),
                    number: self.numbers.get(&one.clause).cloned(),
                    revision: Some(one.revision),
                    link: None,
                    standing: None,
                    words: words_there,
                    gone: false,
                    evidence: Evidence::SameWords,
                };
                let whole = stands_in(covers, words);
                (covers, nth, Near { sign, whole })
            })
            .collect();
        near.sort_by_key(|(covers, nth, _)| (std::cmp::Reverse(*covers), *nth));
        near.into_iter().map(|(_, _, near)| near).collect()
    }

    /// Finds the revision of a clause by which it no longer has the words of an input.
    fn took_out(&self, db: &Connection, sign: &Sign, text: &str) -> Result<Option<RevisionId>> {
        let Some(clause) = sign.clause else {
            return Ok(None);
        };
        let mut took = None;
        for revision in clause::history(db, clause)? {
            if revision.aside {
                continue;
            }
            let texts = Texts::new([revision.state.wording.text.as_str()]);
            let has = stands_in(
                covered(&texts.phrases(text), text),
                crate::same::count(text),
            );
            if has && !revision.state.removed {
                break;
            }
            took = Some(revision.id);
        }
        Ok(took)
    }
}

/// A wording that has phrases of an input.
struct Near {
    sign: Sign,
    /// True where it has most of the input's words.
    whole: bool,
}

/// Tells whether phrases that cover so many of an input's words say that it stands there:
/// at least half of them. An input says more than its ask ("Kenya proposed that …").
fn stands_in(covers: usize, words: usize) -> bool {
    covers > 0 && covers * 2 >= words
}

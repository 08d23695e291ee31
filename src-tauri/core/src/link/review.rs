//! The review queue: the links that a person has to look at again, because the words under
//! them or what stands behind them has changed.

use std::collections::HashMap;

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;

use super::standing::{made_on, stood_in};
use super::{Link, Relation, Standing, Stood, standing};
use crate::clause;
use crate::error::Result;
use crate::ids::{ClauseId, InputId, LinkId, RevisionId};
use crate::record::log;
use crate::text::outline;
use crate::{input, source};

/// A link that a person has to look at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields, rename = "DueLink")]
pub struct Due {
    /// The link.
    pub id: LinkId,
    /// Its input.
    pub input: InputId,
    /// How the input stands to the target.
    pub relation: Relation,
    /// Why somebody made the link.
    pub reason: Option<String>,
    /// The clause; none for the whole text.
    pub clause: Option<ClauseId>,
    /// The clause's full printed number.
    pub number: Option<String>,
    /// What has happened, on the side of the text and on that of the source.
    pub why: Vec<Why>,
    /// How it stands in the text.
    pub standing: Standing,
    /// The words that it was made on.
    pub was: String,
    /// The words that stand there now; none where nothing is left.
    pub now: Option<String>,
    /// The revision that changed them; none where they hold.
    pub turned: Option<Turn>,
    /// What the input says now.
    pub says: String,
    /// What it said when the link was made or last accepted, where that was otherwise.
    pub said: Option<String>,
}

/// Why a link is to be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "WhyDue")]
pub enum Why {
    /// Words under it were changed.
    Changed,
    /// None of the words under it is left; or words that were taken out are back.
    Lapsed,
    /// The input was corrected: another passage, speaker or kind.
    InputCorrected,
    /// The input was withdrawn.
    InputWithdrawn,
    /// A source of the input was withdrawn.
    SourceWithdrawn,
}

/// The revision that changed the words under a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[ts(optional_fields)]
pub struct Turn {
    /// The revision.
    pub revision: RevisionId,
    /// Counted per clause.
    pub number: u32,
    /// Who made it.
    pub author: String,
    /// When.
    pub at: String,
    /// Why.
    pub note: Option<String>,
}

/// Lists the links to be looked at again, in the order of the text; then those whose clause
/// is no longer in it, or that are tied to the whole text.
pub fn review(db: &Connection) -> Result<Vec<Due>> {
    let items = outline::working(db)?;
    let places: HashMap<ClauseId, (usize, Option<&str>)> = (items.iter().enumerate())
        .map(|(nth, item)| (item.clause, (nth, item.path.as_deref())))
        .collect();
    let place = |due: &Due| due.clause.and_then(|clause| places.get(&clause).copied());
    let mut all = Vec::new();
    for link in super::list(db)? {
        if let Some(mut due) = due(db, &link)? {
            due.number = place(&due).and_then(|(_, path)| path.map(str::to_owned));
            all.push(due);
        }
    }
    all.sort_by_key(|due| place(due).map_or(usize::MAX, |(nth, _)| nth));
    Ok(all)
}

/// Tells why a link is to be looked at again; none where it need not be.
pub(super) fn due(db: &Connection, link: &Link) -> Result<Option<Due>> {
    let stood = standing(db, link)?;
    let mut why = Vec::new();
    if stood.is_open() {
        why.push(match stood.standing {
            Standing::Lapsed => Why::Lapsed,
            _ => Why::Changed,
        });
    }
    let known = last_seen(db, link)?;
    let input = input::get(db, link.input)?;
    let mut said = None;
    if let Some(then) = input::as_left(db, link.input, known)? {
        // Whom it answers touches no words of the text.
        let mut now = input.content.clone();
        now.about.clone_from(&then.content.about);
        if then.content != now {
            why.push(Why::InputCorrected);
            said = Some(input::text(db, &then)?);
        }
        if input.withdrawn && !then.withdrawn {
            why.push(Why::InputWithdrawn);
        }
    }
    for passage in &input.content.passages {
        let source = source::get(db, passage.source)?;
        let news = source.withdrawn && !source::was_withdrawn(db, source.id, known)?;
        if news && !why.contains(&Why::SourceWithdrawn) {
            why.push(Why::SourceWithdrawn);
        }
    }
    if why.is_empty() {
        return Ok(None);
    }
    let turned = if stood.is_open() {
        turn(db, link)?
    } else {
        None
    };
    Ok(Some(Due {
        id: link.id,
        input: link.input,
        relation: link.relation,
        reason: link.reason.clone(),
        clause: link.target.clause(),
        number: None,
        why,
        standing: stood.standing,
        was: stood.was,
        now: stood.now,
        turned,
        says: input::text(db, &input)?,
        said,
    }))
}

/// Returns the local number of the change by which a person last spoke for a link: made it,
/// or accepted it.
fn last_seen(db: &Connection, link: &Link) -> Result<i64> {
    if let Some(accepted) = &link.accepted {
        return Ok(log::get(db, accepted.change)?.seq);
    }
    let made: Option<i64> = db
        .prepare_cached(include_str!("sql/made.sql"))?
        .query_row(named_params! {":row": link.id.0}, |row| row.get("made"))?;
    Ok(made.unwrap_or(i64::MAX - 1))
}

/// Finds the revision since which the words under a link are no longer as they were made,
/// or as they were last accepted.
pub(crate) fn turn(db: &Connection, link: &Link) -> Result<Option<Turn>> {
    let Some(clause) = link.target.clause() else {
        return Ok(None);
    };
    let then = made_on(db, link)?;
    let seen = link.accepted.as_ref().and_then(|one| one.revision);
    let seen = seen.map(|seen| clause::revision(db, seen)).transpose()?;
    let accepted = seen.map(|seen| stood_in(link, then.as_ref(), Some(&seen)));
    let mut turned = None;
    for revision in clause::history(db, clause)? {
        if revision.aside {
            continue;
        }
        let stood = stood_in(link, then.as_ref(), Some(&revision));
        let as_accepted =
            |accepted: &Stood| accepted.standing == stood.standing && accepted.now == stood.now;
        if stood.standing == Standing::Holds || accepted.as_ref().is_some_and(as_accepted) {
            break;
        }
        turned = Some(Turn {
            revision: revision.id,
            number: revision.number,
            author: revision.author,
            at: revision.at,
            note: revision.note,
        });
    }
    Ok(turned)
}

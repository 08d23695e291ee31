//! The outline: the clauses of a text in reading order, with depth and number.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, named_params};
use serde::Serialize;
use ts_rs::TS;
use uuid::Uuid;

use super::{Block, numbering};
use crate::clause::State;
use crate::clause::store::state_from_row;
use crate::error::Result;
use crate::ids::{ClauseId, DraftId, RevisionId};

/// One clause of a text as the reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Item {
    /// The clause.
    pub clause: ClauseId,
    /// The revision shown.
    pub revision: RevisionId,
    /// How deep it stands, from 0.
    pub level: u16,
    /// Its number as printed (`7.`, `(b)`, `Objective 2`).
    pub number: Option<String>,
    /// Its full printed number (`7(b)(ii)`, `PP3`, `Objective 2`).
    pub path: Option<String>,
    /// What it says and where it stands.
    #[serde(flatten)]
    pub state: State,
}

impl Item {
    /// Returns it as a block for a writer; a removed clause prints "\[deleted\]".
    pub fn block(&self) -> Block {
        let wording = if self.state.removed {
            crate::clause::Wording {
                text: "[deleted]".to_owned(),
                marks: Vec::new(),
            }
        } else {
            self.state.wording.clone()
        };
        Block {
            number: self.number.clone(),
            kind: self.state.kind,
            level: self.level,
            wording,
            series: self.state.series.clone(),
            clause: Some(self.clause),
        }
    }
}

/// Returns the working text in reading order. A removed clause is in it as long as the
/// newest draft has a number for it that the room has on paper.
pub fn working(db: &Connection) -> Result<Vec<Item>> {
    let basis = super::draft::basis(db)?;
    let mut under: HashMap<Option<ClauseId>, Vec<Item>> = HashMap::new();
    let mut query = db.prepare_cached(include_str!("sql/working.sql"))?;
    let mut rows = query.query([])?;
    let mut columns = None;
    while let Some(row) = rows.next()? {
        let state = state_from_row(&mut columns, row)?;
        let item = Item {
            clause: ClauseId(row.get("clause")?),
            revision: RevisionId(row.get("id")?),
            level: 0,
            number: None,
            path: None,
            state,
        };
        under.entry(item.state.place.parent).or_default().push(item);
    }
    let mut items = in_order(under);
    items
        .retain(|item| !item.state.removed || basis.get(&item.clause).is_some_and(Option::is_some));
    let numbers = numbering::standing(&items, &basis);
    for (item, number) in items.iter_mut().zip(numbers) {
        item.number = number;
    }
    super::naming::name(&mut items);
    Ok(items)
}

/// Puts the clauses of a state that was put together elsewhere into reading order, without
/// numbers.
pub(crate) fn ordered(items: impl IntoIterator<Item = Item>) -> Vec<Item> {
    let mut under: HashMap<Option<ClauseId>, Vec<Item>> = HashMap::new();
    for item in items {
        under.entry(item.state.place.parent).or_default().push(item);
    }
    for siblings in under.values_mut() {
        siblings.sort_by(|a, b| {
            let key = |item: &Item| (item.state.place.order.clone(), item.clause);
            key(a).cmp(&key(b))
        });
    }
    in_order(under)
}

/// Puts clauses into reading order, parents before what stands under them. What stands
/// under a removed clause takes its depth; what stands under none comes at the end, so
/// that no clause is lost.
fn in_order(mut under: HashMap<Option<ClauseId>, Vec<Item>>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut open: Vec<(Item, u16)> = Vec::new();
    loop {
        if let Some((mut item, level)) = open.pop() {
            item.level = level;
            let below = if item.state.removed { level } else { level + 1 };
            let children = under.remove(&Some(item.clause)).unwrap_or_default();
            open.extend(children.into_iter().rev().map(|child| (child, below)));
            items.push(item);
        } else if let Some(top) = under.remove(&None) {
            open.extend(top.into_iter().rev().map(|item| (item, 0)));
        } else if let Some(lost) = under.keys().min().copied() {
            let children = under.remove(&lost).unwrap_or_default();
            open.extend(children.into_iter().rev().map(|item| (item, 0)));
        } else {
            return items;
        }
    }
}

/// Returns the text of a draft in reading order, as it was sealed.
///
/// # Errors
/// [`Error::NoSuchDraft`](crate::Error::NoSuchDraft).
pub fn draft(db: &Connection, draft: DraftId) -> Result<Vec<Item>> {
    super::draft::get(db, draft)?;
    let mut query = db.prepare_cached(include_str!("sql/draft_items.sql"))?;
    let mut rows = query.query(named_params! {":draft": draft.0})?;
    let mut items = Vec::new();
    let mut columns = None;
    while let Some(row) = rows.next()? {
        items.push(Item {
            clause: ClauseId(row.get("clause")?),
            revision: RevisionId(row.get("id")?),
            level: row.get("level")?,
            number: row.get("draft_number")?,
            path: None,
            state: state_from_row(&mut columns, row)?,
        });
    }
    super::naming::name(&mut items);
    Ok(items)
}

/// Returns all clauses under one (none: at the top) with their keys, removed ones too, in order.
pub(crate) fn siblings(
    db: &Connection,
    parent: Option<ClauseId>,
) -> Result<Vec<(ClauseId, String)>> {
    let mut query = db.prepare_cached(include_str!("sql/siblings.sql"))?;
    let rows = query.query_map(named_params! {":parent": parent.map(Uuid::from)}, |row| {
        Ok((ClauseId(row.get("id")?), row.get("place")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns the clauses in the text that stand right under one (none: at the top), in order.
pub(crate) fn children(db: &Connection, parent: Option<ClauseId>) -> Result<Vec<ClauseId>> {
    let mut query = db.prepare_cached(include_str!("sql/children.sql"))?;
    let rows = query.query_map(named_params! {":parent": parent.map(Uuid::from)}, |row| {
        row.get("id").map(ClauseId)
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns the sibling in the text right before a clause that is in the text, if there is one.
pub(crate) fn before_sibling(db: &Connection, clause: ClauseId) -> Result<Option<ClauseId>> {
    let parent = ancestors(db, clause)?.first().copied();
    let siblings = children(db, parent)?;
    let at = siblings.iter().position(|sibling| *sibling == clause);
    Ok(at.and_then(|at| at.checked_sub(1)).map(|at| siblings[at]))
}

/// Returns the clauses above one, the nearest first.
pub(crate) fn ancestors(db: &Connection, clause: ClauseId) -> Result<Vec<ClauseId>> {
    let mut above = Vec::new();
    let mut seen = HashSet::from([clause]);
    let mut query = db.prepare_cached("SELECT parent FROM clause WHERE id = :id")?;
    let mut at = clause;
    loop {
        let mut rows = query.query(named_params! {":id": at.0})?;
        let parent = match rows.next()? {
            Some(row) => row.get::<_, Option<Uuid>>("parent")?.map(ClauseId),
            None => None,
        };
        match parent {
            Some(parent) if seen.insert(parent) => {
                above.push(parent);
                at = parent;
            }
            _ => return Ok(above),
        }
    }
}

/// Returns a clause and all that stands under it, removed ones too, parents first.
pub(crate) fn with_descendants(db: &Connection, clause: ClauseId) -> Result<Vec<ClauseId>> {
    let mut all = vec![clause];
    let mut seen = HashSet::from([clause]);
    let mut at = 0;
    while at < all.len() {
        for (child, _) in siblings(db, Some(all[at]))? {
            if seen.insert(child) {
                all.push(child);
            }
        }
        at += 1;
    }
    Ok(all)
}

//! The revisions that lead from one draft to another, and the words that each step changed.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use uuid::Uuid;

use super::words;
use crate::clause::store::from_json;
use crate::error::Result;
use crate::ids::{ClauseId, RevisionId};
use crate::provenance::Word;
use crate::text::Item;

/// One revision in the history of all.
struct Node {
    id: RevisionId,
    clause: ClauseId,
    change: i64,
    removed: bool,
}

/// The revisions that lead from an older draft to a newer one.
pub(super) struct History {
    nodes: Vec<Node>,
    /// The revisions that follow each.
    following: HashMap<RevisionId, Vec<usize>>,
    /// The revisions from which those of the newer draft come, themselves among them.
    leads: HashSet<RevisionId>,
    /// The clauses of the newer draft.
    clauses: HashSet<ClauseId>,
    /// The words of the newer draft.
    pub(super) stand: HashSet<Word>,
    /// The change that made the newer draft.
    pub(super) until: i64,
}

/// A step from one revision to the next: the words before and after it.
pub(super) struct Edge {
    pub(super) change: i64,
    pub(super) had: HashSet<Word>,
    pub(super) has: HashSet<Word>,
}

impl History {
    pub(super) fn read(db: &Connection, new: &[Item], until: i64) -> Result<History> {
        let mut nodes = Vec::new();
        let mut parents: HashMap<RevisionId, Vec<RevisionId>> = HashMap::new();
        let mut following: HashMap<RevisionId, Vec<usize>> = HashMap::new();
        let mut query = db.prepare_cached(include_str!("../sql/graph.sql"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let id = RevisionId(row.get::<_, Uuid>("id")?);
            let of: Vec<RevisionId> = from_json(&row.get::<_, String>("parents")?)?;
            for parent in &of {
                following.entry(*parent).or_default().push(nodes.len());
            }
            parents.insert(id, of);
            nodes.push(Node {
                id,
                clause: ClauseId(row.get("clause")?),
                change: row.get("change")?,
                removed: row.get("removed")?,
            });
        }
        let mut leads = HashSet::new();
        let mut ahead: Vec<RevisionId> = new.iter().map(|item| item.revision).collect();
        while let Some(revision) = ahead.pop() {
            if leads.insert(revision) {
                ahead.extend(parents.get(&revision).into_iter().flatten().copied());
            }
        }
        let mut stand = HashSet::new();
        for item in new {
            stand.extend(words(db, item.revision)?);
        }
        Ok(History {
            nodes,
            following,
            leads,
            clauses: new.iter().map(|item| item.clause).collect(),
            stand,
            until,
        })
    }

    /// Returns the steps that follow a revision up to the newer draft.
    pub(super) fn edges(&self, db: &Connection, from: RevisionId) -> Result<Vec<Edge>> {
        let mut edges = Vec::new();
        let mut seen = HashSet::from([from]);
        let mut ahead = vec![(from, words(db, from)?.into_iter().collect::<HashSet<_>>())];
        while let Some((revision, had)) = ahead.pop() {
            for nth in self.following.get(&revision).into_iter().flatten() {
                let node = &self.nodes[*nth];
                let on_the_way =
                    self.leads.contains(&node.id) || !self.clauses.contains(&node.clause);
                if node.change > self.until || !on_the_way {
                    continue;
                }
                let has: HashSet<Word> = match node.removed {
                    true => HashSet::new(),
                    false => words(db, node.id)?.into_iter().collect(),
                };
                edges.push(Edge {
                    change: node.change,
                    had: had.clone(),
                    has: has.clone(),
                });
                if seen.insert(node.id) {
                    ahead.push((node.id, has));
                }
            }
        }
        Ok(edges)
    }
}

//! Taking in a draft made elsewhere: clauses that live on keep their identity.
//!
//! The draft is aligned with the nearest draft dated before it. Of a split the first
//! part keeps the clause's identity, of a join the earlier clause. The working text
//! follows where nothing was kept since the older draft; elsewhere it stays, and the
//! draft's revision stands aside.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use jiff::civil::Date;

use super::draft::{self, Line};
use super::{Block, Document, Item, outline, reference};
use crate::clause::change::{self, About};
use crate::clause::{Mark, MarkKind, Place, State, Wording, order, store};
use crate::compare::{self, Side};
use crate::error::{Error, Result};
use crate::ids::{ClauseId, DraftId, RevisionId};
use crate::record::Writer;
use crate::record::blob::Hash;
use crate::record::row::Kind as RowKind;
use crate::{link, standing};

/// What an imported block becomes.
struct Fate {
    /// The clause that it is.
    clause: ClauseId,
    /// The items of the older draft that its words come from, that of its own clause first.
    from: Vec<usize>,
    /// True where the clause is one of the older draft.
    lives_on: bool,
    /// How sure the alignment was.
    score: Option<f64>,
}

/// Imports a draft.
pub(crate) fn draft(
    w: &mut Writer<'_>,
    asked: Option<DraftId>,
    name: &str,
    date: Date,
    document: &Document,
    file: Option<&str>,
) -> Result<()> {
    let blocks = &document.blocks;
    if blocks.is_empty() {
        return Err(Error::Unreadable {
            problem: "this file has no text in it; choose another".to_owned(),
        });
    }
    for block in blocks {
        block.wording.check()?;
        if block.level >= change::DEEPEST {
            return Err(Error::NestedTooDeep {
                limit: change::DEEPEST,
            });
        }
    }
    let older = older(w, date)?;
    let fates = fates(w, &older, document)?;
    let places = places(w, blocks, &fates)?;
    let wordings = wordings(&older, document, &fates);
    let mut lines = Vec::with_capacity(blocks.len());
    for (((block, fate), place), wording) in blocks.iter().zip(&fates).zip(places).zip(wordings) {
        let revision = settle(w, &older, block, wording, fate, place)?;
        reopen(w, &older, fate, name)?;
        lines.push(Line {
            revision,
            level: block.level,
            number: block.number.clone(),
            text: Hash::of(block.wording.text.as_bytes()),
        });
    }
    take_out(w, &older, &fates, name)?;
    for fate in &fates {
        for from in fate.from.iter().map(|at| older[*at].clause) {
            if from != fate.clause {
                link::go_along(w, from, fate.clause)?;
            }
        }
    }
    draft::add(w, asked, name, date, &lines, Some(file)).map(|_| ())
}

/// Returns the text of the nearest draft dated before; nothing where there is none.
fn older(w: &Writer<'_>, date: Date) -> Result<Vec<Item>> {
    let drafts = draft::list(w.db())?;
    let nearest = drafts
        .iter()
        .rfind(|draft| !draft.withdrawn && draft.date <= date);
    nearest.map_or(Ok(Vec::new()), |draft| outline::draft(w.db(), draft.id))
}

/// Decides which clause each block is: the one that the file says where the older draft
/// has that, else by their words.
fn fates(w: &mut Writer<'_>, older: &[Item], document: &Document) -> Result<Vec<Fate>> {
    let blocks = &document.blocks;
    let said: Vec<Option<ClauseId>> = match document.identities.len() == blocks.len() {
        true => document.identities.clone(),
        false => vec![None; blocks.len()],
    };
    let older_has: HashSet<ClauseId> = older.iter().map(|item| item.clause).collect();
    let both: HashSet<ClauseId> = said
        .iter()
        .flatten()
        .copied()
        .filter(|clause| older_has.contains(clause))
        .collect();
    let old: Vec<Side<'_>> = older
        .iter()
        .map(|item| Side {
            id: Some(item.clause).filter(|clause| both.contains(clause)),
            number: item.number.as_deref(),
            level: item.level,
            text: &item.state.wording.text,
        })
        .collect();
    let new: Vec<Side<'_>> = blocks
        .iter()
        .zip(&said)
        .map(|(block, said)| Side {
            id: said.filter(|clause| both.contains(clause)),
            number: block.number.as_deref(),
            level: block.level,
            text: &block.wording.text,
        })
        .collect();
    let mut fates: Vec<Option<Fate>> = blocks.iter().map(|_| None).collect();
    let mut taken = HashSet::new();
    for row in compare::compare(&old, &new).rows {
        for (nth, new) in row.new.iter().enumerate() {
            let own = row
                .old
                .get(nth)
                .filter(|_| nth == 0 || row.old.len() == row.new.len());
            let mut from: Vec<usize> = own.iter().map(|at| **at as usize).collect();
            from.extend(
                row.old
                    .iter()
                    .map(|at| *at as usize)
                    .filter(|at| own != Some(&(*at as u32))),
            );
            let clause = match own {
                Some(at) => older[*at as usize].clause,
                None => w.id_or_new(unknown(w, &mut taken, said[*new as usize])?),
            };
            fates[*new as usize] = Some(Fate {
                clause,
                lives_on: own.is_some(),
                from,
                score: own.map(|_| f64::from(row.score)),
            });
        }
    }
    Ok(fates
        .into_iter()
        .map(|fate| fate.expect("every block stands in a row"))
        .collect())
}

/// Returns the clause that a file says a block is, where the record has none such yet.
fn unknown(
    w: &Writer<'_>,
    taken: &mut HashSet<ClauseId>,
    said: Option<ClauseId>,
) -> Result<Option<ClauseId>> {
    let Some(clause) = said.filter(|clause| taken.insert(*clause)) else {
        return Ok(None);
    };
    match store::head(w.db(), clause) {
        Ok(_) => Ok(None),
        Err(Error::NoSuchClause(_)) => Ok(Some(clause)),
        Err(error) => Err(error),
    }
}

/// Finds a place for every block: its parent, and a key that leaves alone the keys of
/// clauses that stay in order, so that only what moved gets a new one.
fn places(w: &Writer<'_>, blocks: &[Block], fates: &[Fate]) -> Result<Vec<Place>> {
    let mut under: HashMap<Option<ClauseId>, Vec<usize>> = HashMap::new();
    let mut parents = Vec::with_capacity(blocks.len());
    let mut open: Vec<ClauseId> = Vec::new();
    for (at, (block, fate)) in blocks.iter().zip(fates).enumerate() {
        open.truncate(usize::from(block.level).min(open.len()));
        let parent = open.last().copied();
        open.push(fate.clause);
        parents.push(parent);
        under.entry(parent).or_default().push(at);
    }
    let mut keys = vec![String::new(); blocks.len()];
    for (parent, children) in under {
        let standing: HashMap<ClauseId, String> =
            outline::siblings(w.db(), parent)?.into_iter().collect();
        let now: Vec<Option<&str>> = children
            .iter()
            .map(|at| standing.get(&fates[*at].clause).map(String::as_str))
            .collect();
        for (at, key) in children.iter().zip(order::fill(&now)) {
            keys[*at] = key;
        }
    }
    Ok(parents
        .into_iter()
        .zip(keys)
        .map(|(parent, order)| Place { parent, order })
        .collect())
}

/// Returns what the blocks say, with the references that the clauses had.
fn wordings(older: &[Item], document: &Document, fates: &[Fate]) -> Vec<Wording> {
    let clauses: Vec<_> = fates
        .iter()
        .map(|fate| {
            let was = fate.from.first().filter(|_| fate.lives_on);
            (fate.clause, was.map(|at| &older[*at].state.wording))
        })
        .collect();
    let mut wordings = reference::carried(&document.blocks, &clauses);
    for referred in &document.references {
        let place = |said: &Option<ClauseId>| *said == Some(referred.to);
        let to = document.identities.iter().position(place);
        let to = to.and_then(|at| fates.get(at)).map(|fate| fate.clause);
        let wording = wordings.get_mut(referred.block as usize);
        if let (Some(to), Some(wording)) = (to, wording) {
            refer(wording, referred.start..referred.end, to);
        }
    }
    wordings
}

/// Lets words refer to a clause, where they can and do not yet refer to any.
fn refer(wording: &mut Wording, at: Range<u32>, to: ClauseId) {
    let refers = |(range, _): (Range<u32>, ClauseId)| range.start < at.end && at.start < range.end;
    if wording.references().any(refers) {
        return;
    }
    let mut referring = wording.clone();
    referring.marks.push(Mark {
        start: at.start,
        end: at.end,
        kind: MarkKind::Reference(to),
    });
    referring.marks.sort_unstable();
    if referring.check().is_ok() {
        *wording = referring;
    }
}

/// Gives one block its revision: the one that is there where nothing differs, or a new one.
fn settle(
    w: &mut Writer<'_>,
    older: &[Item],
    block: &Block,
    wording: Wording,
    fate: &Fate,
    place: Place,
) -> Result<RevisionId> {
    let mut state = State {
        wording,
        kind: block.kind,
        series: block.series.clone(),
        alternative: false,
        label: None,
        place,
        removed: false,
    };
    let parents: Vec<RevisionId> = fate.from.iter().map(|at| older[*at].revision).collect();
    if !fate.lives_on {
        let revision = change::write(
            w,
            fate.clause,
            &state,
            About {
                parents,
                ..About::default()
            },
        )?;
        w.made(RowKind::Revision, fate.clause);
        return Ok(revision);
    }
    let was = &older[fate.from[0]];
    state.label.clone_from(&was.state.label);
    state.alternative = was.state.alternative;
    let head = store::head(w.db(), fate.clause)?;
    if state == was.state && parents.len() == 1 {
        return Ok(was.revision);
    }
    let aside = head.id != was.revision;
    change::write(
        w,
        fate.clause,
        &state,
        About {
            parents,
            aside,
            score: fate.score,
            ..About::default()
        },
    )
}

/// Takes out of the working text what the draft no longer has, where nothing was kept since.
fn take_out(w: &mut Writer<'_>, older: &[Item], fates: &[Fate], name: &str) -> Result<()> {
    let live: HashSet<ClauseId> = fates
        .iter()
        .filter(|fate| fate.lives_on)
        .map(|fate| fate.clause)
        .collect();
    for item in older.iter().filter(|item| !live.contains(&item.clause)) {
        let head = store::head(w.db(), item.clause)?;
        if head.id == item.revision {
            change::write(
                w,
                item.clause,
                &State {
                    removed: true,
                    ..head.state.clone()
                },
                About::after(head.id),
            )?;
            standing::reopen_changed(w, item.clause, name)?;
        }
    }
    Ok(())
}

/// Opens a clause again that was agreed in other words than the draft now has.
fn reopen(w: &mut Writer<'_>, older: &[Item], fate: &Fate, name: &str) -> Result<()> {
    let Some(was) = fate.from.first().filter(|_| fate.lives_on) else {
        return Ok(());
    };
    let was = &older[*was];
    let head = store::head(w.db(), fate.clause)?;
    if head.id != was.revision
        && head.change == w.change()
        && head.state.wording.text != was.state.wording.text
    {
        standing::reopen_changed(w, fate.clause, name)?;
    }
    Ok(())
}

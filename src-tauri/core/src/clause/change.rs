//! What a drafter does to clauses: each leaves a revision, and nothing else does.

use super::{Place, Revision, State, Wording, order, store};
use crate::error::{Error, Result};
use crate::ids::{ClauseId, RevisionId};
use crate::record::Writer;
use crate::record::row::Kind as RowKind;
use crate::text::{Kind, Series, outline, reference};
use crate::{link, standing};

/// Deepest nesting of a text.
pub(crate) const DEEPEST: u16 = 256;

/// A clause as it is added.
pub(crate) struct New<'a> {
    pub(crate) wording: &'a Wording,
    pub(crate) kind: Kind,
    pub(crate) series: &'a Series,
    pub(crate) alternative: bool,
}

/// What is said of a revision besides its state.
#[derive(Default)]
pub(crate) struct About {
    /// The revisions that it follows.
    pub(crate) parents: Vec<RevisionId>,
    /// The revision that it brings back.
    pub(crate) restores: Option<RevisionId>,
    /// True where it stands beside the working text.
    pub(crate) aside: bool,
    /// How sure a join by the program is.
    pub(crate) score: Option<f64>,
    /// The only one of the parents whose words it takes; none where it takes those of all.
    pub(crate) words_of: Option<RevisionId>,
}

impl About {
    /// A revision that follows one other.
    pub(crate) fn after(parent: RevisionId) -> Self {
        About {
            parents: vec![parent],
            ..About::default()
        }
    }
}

/// Writes a revision. Every change to a clause ends here.
pub(crate) fn write(
    w: &mut Writer<'_>,
    clause: ClauseId,
    state: &State,
    about: About,
) -> Result<RevisionId> {
    state.wording.check()?;
    let id: RevisionId = w.id_or_new(None);
    let parents = about
        .parents
        .iter()
        .map(|parent| store::revision(w.db(), *parent))
        .collect::<Result<Vec<_>>>()?;
    let spoken: Vec<Revision> = match about.words_of {
        Some(one) => parents
            .iter()
            .filter(|parent| parent.id == one)
            .cloned()
            .collect(),
        None => parents.clone(),
    };
    let origin = super::identity::origin(w.db(), clause, id, &state.wording, &spoken)?;
    let renumbers = match parents.first() {
        Some(parent) => {
            parent.clause != clause
                || about.restores.is_some()
                || parent.state.counts_otherwise(state)
        }
        None => true,
    };
    let row = store::RevisionRow {
        clause,
        text: w.blob(state.wording.text.as_bytes())?,
        marks: state.wording.marks.clone(),
        kind: state.kind,
        series: state.series.clone(),
        alternative: state.alternative,
        label: state.label.clone(),
        parent: state.place.parent,
        order: state.place.order.clone(),
        removed: state.removed,
        aside: about.aside,
        parents: about.parents,
        origin,
        algorithm: crate::provenance::ALGORITHM_VERSION,
        restores: about.restores,
        score: about.score,
    };
    if renumbers {
        w.put(id.0, &row)?;
    } else {
        w.put_words(id.0, &row)?;
    }
    w.touch(RowKind::Revision, clause.0);
    Ok(id)
}

/// Writes a revision that follows another and differs from it in what `change` does.
pub(crate) fn follow(
    w: &mut Writer<'_>,
    head: &Revision,
    change: impl FnOnce(&mut State),
) -> Result<RevisionId> {
    let mut state = head.state.clone();
    change(&mut state);
    write(w, head.clause, &state, About::after(head.id))
}

/// Lets a clause stand under another, at the same key as before.
pub(crate) fn hang_under(w: &mut Writer<'_>, clause: ClauseId, parent: ClauseId) -> Result<()> {
    let head = store::head(w.db(), clause)?;
    follow(w, &head, |state| state.place.parent = Some(parent))?;
    Ok(())
}

/// Puts a new clause into the text.
pub(crate) fn add(
    w: &mut Writer<'_>,
    asked: Option<ClauseId>,
    new: &New<'_>,
    parent: Option<ClauseId>,
    after: Option<ClauseId>,
) -> Result<ClauseId> {
    let clause = w.id_or_new(asked);
    if store::exists(w.db(), clause)? {
        return Err(Error::NameTaken {
            what: "clause",
            name: clause.to_string(),
        });
    }
    let place = place(w, clause, parent, after)?;
    let state = State {
        wording: reference::settled(w.db(), None, new.wording)?,
        kind: new.kind,
        series: new.series.clone(),
        alternative: new.alternative,
        label: None,
        place,
        removed: false,
    };
    write(w, clause, &state, About::default())?;
    w.made(RowKind::Revision, clause);
    Ok(clause)
}

/// Gives a clause a new wording; what refers to other clauses prints their numbers.
pub(crate) fn reword(w: &mut Writer<'_>, clause: ClauseId, wording: &Wording) -> Result<()> {
    standing::guard(w.db(), clause)?;
    let wording = reference::settled(w.db(), Some(clause), wording)?;
    set(w, clause, |state| state.wording = wording)
}

/// Gives a clause another kind or way of numbering.
pub(crate) fn recast(
    w: &mut Writer<'_>,
    clause: ClauseId,
    kind: Kind,
    series: &Series,
    alternative: bool,
) -> Result<()> {
    set(w, clause, |state| {
        state.kind = kind;
        state.series = series.clone();
        state.alternative = alternative;
    })
}

/// Gives a clause a name for the outline.
pub(crate) fn label(w: &mut Writer<'_>, clause: ClauseId, label: Option<&str>) -> Result<()> {
    let label = label
        .map(str::trim)
        .filter(|label| !label.is_empty())
        .map(str::to_owned);
    set(w, clause, |state| state.label = label)
}

/// Changes the state of a clause that is in the text.
fn set(w: &mut Writer<'_>, clause: ClauseId, change: impl FnOnce(&mut State)) -> Result<()> {
    let head = living(w, clause)?;
    let mut state = head.state.clone();
    change(&mut state);
    if state == head.state {
        return Err(Error::NothingToChange);
    }
    write(w, clause, &state, About::after(head.id)).map(|_| ())
}

/// Cuts a clause in two. What stands under it follows the second part, so that the
/// text reads on as before.
pub(crate) fn split(
    w: &mut Writer<'_>,
    clause: ClauseId,
    at: u32,
    second: Option<ClauseId>,
) -> Result<()> {
    let head = living(w, clause)?;
    standing::guard(w.db(), clause)?;
    let (first, rest) = head.state.wording.cut(at)?;
    let second = w.id_or_new(second);
    if store::exists(w.db(), second)? {
        return Err(Error::NameTaken {
            what: "clause",
            name: second.to_string(),
        });
    }
    let under = outline::children(w.db(), Some(clause))?;
    let place = place(w, second, head.state.place.parent, Some(clause))?;
    follow(w, &head, |state| state.wording = first)?;
    let state = State {
        wording: rest,
        place,
        label: None,
        ..head.state.clone()
    };
    write(w, second, &state, About::after(head.id))?;
    w.made(RowKind::Revision, second);
    for child in under {
        hang_under(w, child, second)?;
    }
    link::go_along(w, clause, second)
}

/// Joins a clause to another, which keeps its identity and takes up what stands under the
/// clause that ends. What was cut and has not changed since is as it was before the cut.
pub(crate) fn join(w: &mut Writer<'_>, clause: ClauseId, into: ClauseId) -> Result<()> {
    if clause == into || outline::ancestors(w.db(), into)?.contains(&clause) {
        return Err(Error::JoinWithItself);
    }
    let (ending, staying) = (living(w, clause)?, living(w, into)?);
    standing::guard(w.db(), clause)?;
    standing::guard(w.db(), into)?;
    let whole = store::cut_from(w.db(), clause, into)?;
    let state = State {
        wording: staying
            .state
            .wording
            .joined(&ending.state.wording, whole.as_ref()),
        ..staying.state.clone()
    };
    let about = About {
        parents: vec![staying.id, ending.id],
        ..About::default()
    };
    write(w, into, &state, about)?;
    let after = if ending.state.place.parent == Some(into) {
        Some(clause)
    } else {
        outline::children(w.db(), Some(into))?.last().copied()
    };
    let under = outline::children(w.db(), Some(clause))?;
    follow(w, &ending, |state| state.removed = true)?;
    let mut after = after;
    for child in under {
        shift(w, child, Some(into), after)?;
        after = Some(child);
    }
    link::go_along(w, clause, into)
}

/// Lets a clause stand in the place of another, with a wording made of its own words: the
/// other keeps its identity and its place, and takes up the words and what stands under them;
/// its own words and what stood under it go.
pub(crate) fn take_place(
    w: &mut Writer<'_>,
    clause: ClauseId,
    of: ClauseId,
    wording: &Wording,
) -> Result<()> {
    let (comes, goes) = (living(w, clause)?, living(w, of)?);
    standing::guard(w.db(), clause)?;
    standing::guard(w.db(), of)?;
    for child in outline::children(w.db(), Some(of))? {
        remove(w, child)?;
    }
    let state = State {
        wording: reference::settled(w.db(), Some(of), wording)?,
        ..goes.state.clone()
    };
    let about = About {
        parents: vec![goes.id, comes.id],
        words_of: Some(comes.id),
        ..About::default()
    };
    write(w, of, &state, about)?;
    let under = outline::children(w.db(), Some(clause))?;
    follow(w, &comes, |state| state.removed = true)?;
    let mut after = None;
    for child in under {
        shift(w, child, Some(of), after)?;
        after = Some(child);
    }
    link::go_along(w, clause, of)
}

/// Moves a clause with all that stands under it.
pub(crate) fn shift(
    w: &mut Writer<'_>,
    clause: ClauseId,
    parent: Option<ClauseId>,
    after: Option<ClauseId>,
) -> Result<()> {
    let head = living(w, clause)?;
    let stands_after = outline::before_sibling(w.db(), clause)?;
    if head.state.place.parent == parent && stands_after == after {
        return Err(Error::NothingToChange);
    }
    let place = place(w, clause, parent, after)?;
    follow(w, &head, |state| state.place = place)?;
    Ok(())
}

/// Takes a clause out of the text, with all that stands under it.
pub(crate) fn remove(w: &mut Writer<'_>, clause: ClauseId) -> Result<()> {
    living(w, clause)?;
    for clause in outline::with_descendants(w.db(), clause)? {
        let head = store::head(w.db(), clause)?;
        if !head.state.removed {
            standing::guard(w.db(), clause)?;
            follow(w, &head, |state| state.removed = true)?;
        }
    }
    Ok(())
}

/// Brings back a removed clause (with what went out together with it), or an earlier
/// revision of a clause.
pub(crate) fn restore(
    w: &mut Writer<'_>,
    clause: ClauseId,
    revision: Option<RevisionId>,
) -> Result<()> {
    let head = store::head(w.db(), clause)?;
    let Some(revision) = revision else {
        if !head.state.removed {
            return Err(Error::NotRemoved { clause });
        }
        for clause in outline::with_descendants(w.db(), clause)? {
            let gone = store::head(w.db(), clause)?;
            if gone.state.removed && gone.change == head.change {
                let about = About {
                    restores: gone.parents.first().copied(),
                    ..About::after(gone.id)
                };
                write(
                    w,
                    clause,
                    &State {
                        removed: false,
                        ..gone.state.clone()
                    },
                    about,
                )?;
            }
        }
        return Ok(());
    };
    let earlier = store::revision(w.db(), revision)?;
    if earlier.clause != clause {
        return Err(Error::NoSuchRevision(revision));
    }
    let state = State {
        place: head.state.place.clone(),
        removed: false,
        ..earlier.state
    };
    if state == head.state {
        return Err(Error::NothingToChange);
    }
    standing::guard(w.db(), clause)?;
    let about = About {
        restores: Some(revision),
        ..About::after(head.id)
    };
    write(w, clause, &state, about).map(|_| ())
}

/// Takes back the revisions that one change made, newest first: each clause gets one more,
/// with its state from before them.
pub(crate) fn take_back(w: &mut Writer<'_>, revisions: &[RevisionId]) -> Result<()> {
    let mut made: Vec<Revision> = Vec::new();
    for revision in revisions {
        let revision = store::revision(w.db(), *revision)?;
        if !revision.aside {
            made.push(revision);
        }
    }
    while let Some(newest) = made.first().cloned() {
        let clause = newest.clause;
        let (of_clause, others) = made
            .into_iter()
            .partition(|revision| revision.clause == clause);
        made = others;
        let mut shown = store::head(w.db(), clause)?;
        let head = shown.id;
        let of_clause: Vec<Revision> = of_clause;
        // A revision that brought this one back shows the same.
        while shown.id != newest.id
            && let Some(restored) = shown.restores
        {
            shown = store::revision(w.db(), restored)?;
        }
        if shown.id != newest.id {
            // Numbers are printed again by themselves: nothing of a person's is in the way.
            if only_print(w, &of_clause)? {
                continue;
            }
            return Err(Error::ChangedSince {
                what: "this clause".to_owned(),
            });
        }
        let oldest = of_clause.last().unwrap_or(&newest);
        let mut before = None;
        for parent in &oldest.parents {
            let parent = store::revision(w.db(), *parent)?;
            if parent.clause == clause {
                before = Some(parent);
                break;
            }
        }
        let about = About {
            restores: before.as_ref().map(|before| before.id),
            ..About::after(head)
        };
        let state = before.map_or(
            State {
                removed: true,
                ..newest.state.clone()
            },
            |before| before.state,
        );
        write(w, clause, &state, about)?;
    }
    Ok(())
}

/// Tells whether revisions do nothing but print other numbers.
fn only_print(w: &Writer<'_>, revisions: &[Revision]) -> Result<bool> {
    for revision in revisions {
        let [parent] = revision.parents[..] else {
            return Ok(false);
        };
        let parent = store::revision(w.db(), parent)?;
        let same = State {
            wording: revision.state.wording.clone(),
            ..parent.state.clone()
        } == revision.state;
        let (was, now) = (&parent.state.wording, &revision.state.wording);
        if !same || reference::only_prints(was, now).is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Returns the newest revision of a clause that is in the text.
pub(crate) fn living(w: &Writer<'_>, clause: ClauseId) -> Result<Revision> {
    let head = store::head(w.db(), clause)?;
    if head.state.removed {
        return Err(Error::ClauseRemoved { clause });
    }
    Ok(head)
}

/// Finds the place under `parent` right after the sibling `after`, for `clause`.
fn place(
    w: &Writer<'_>,
    clause: ClauseId,
    parent: Option<ClauseId>,
    after: Option<ClauseId>,
) -> Result<Place> {
    if let Some(parent) = parent {
        // What stands under a removed clause stays there, and others can come beside it.
        let beside = after.filter(|after| *after != clause);
        if beside.is_none_or(|after| living(w, after).is_err()) {
            living(w, parent)?;
        }
        let above = outline::ancestors(w.db(), parent)?;
        if parent == clause || above.contains(&clause) {
            return Err(Error::PlaceUnderItself);
        }
        if above.len() + 2 > usize::from(DEEPEST) {
            return Err(Error::NestedTooDeep { limit: DEEPEST });
        }
    }
    let siblings: Vec<_> = outline::siblings(w.db(), parent)?
        .into_iter()
        .filter(|(id, _)| *id != clause)
        .collect();
    let at = match after {
        None => 0,
        Some(after) => {
            let found = siblings.iter().position(|(id, _)| *id == after);
            found.ok_or(Error::NotASibling { clause: after })? + 1
        }
    };
    let low = at.checked_sub(1).map(|at| siblings[at].1.as_str());
    let high = siblings[at..]
        .iter()
        .map(|(_, key)| key.as_str())
        .find(|key| low.is_none_or(|low| *key > low));
    Ok(Place {
        parent,
        order: order::between(low, high),
    })
}

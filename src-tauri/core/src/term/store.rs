//! How terms are stored.

use rusqlite::{Connection, named_params};
use uuid::Uuid;

use super::{Entry, Term};
use crate::clause::store::{from_json, json};
use crate::error::{Error, Result};
use crate::ids::TermId;
use crate::record::Writer;
use crate::record::row::{Kind, Row};
use crate::search::folded;

impl Row for Entry {
    const KIND: Kind = Kind::Term;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {":id": id, ":name": self.name, ":entry": json(self)})?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute("DELETE FROM term WHERE id = :id", named_params! {":id": id})?;
        Ok(())
    }
}

/// Returns all terms by name; case does not count.
pub fn list(db: &Connection) -> Result<Vec<Term>> {
    let mut query = db.prepare_cached("SELECT id, entry FROM term ORDER BY lower(name), id")?;
    let mut rows = query.query([])?;
    let mut terms = Vec::new();
    while let Some(row) = rows.next()? {
        terms.push(Term {
            id: TermId(row.get("id")?),
            entry: from_json(&row.get::<_, String>("entry")?)?,
        });
    }
    Ok(terms)
}

/// Returns one term, or [`Error::NoSuchTerm`].
pub fn get(db: &Connection, id: TermId) -> Result<Term> {
    list(db)?
        .into_iter()
        .find(|term| term.id == id)
        .ok_or(Error::NoSuchTerm(id))
}

/// Adds a term, or corrects one.
pub(crate) fn set(w: &mut Writer<'_>, asked: Option<TermId>, entry: &Entry) -> Result<()> {
    let trimmed = |names: &[String]| -> Vec<String> {
        let names = names.iter().map(|name| name.trim().to_owned());
        names.filter(|name| !name.is_empty()).collect()
    };
    let entry = Entry {
        name: entry.name.trim().to_owned(),
        forms: trimmed(&entry.forms),
        other_names: trimmed(&entry.other_names),
        ..entry.clone()
    };
    if entry.name.is_empty() {
        return Err(Error::NeedsName { what: "term" });
    }
    let id = w.id_or_new(asked);
    let all = list(w.db())?;
    // A name that two entries claim could not be told apart in the text.
    for name in names(&entry) {
        let taken = |term: &&Term| {
            term.id != id && names(&term.entry).any(|other| folded(other) == folded(name))
        };
        if all.iter().any(|term| taken(&term)) {
            return Err(Error::NameTaken {
                what: "term",
                name: name.to_owned(),
            });
        }
    }
    match all.iter().find(|term| term.id == id) {
        Some(same) if same.entry == entry => return Err(Error::NothingToChange),
        Some(_) => {}
        None => w.made(Kind::Term, id),
    }
    w.put(id.0, &entry)
}

/// Takes a term out of the glossary.
pub(crate) fn remove(w: &mut Writer<'_>, id: TermId) -> Result<()> {
    get(w.db(), id)?;
    w.erase::<Entry>(id.0)
}

/// Returns all under which the term goes: its name, its forms, and its other names.
pub(super) fn names(entry: &Entry) -> impl Iterator<Item = &str> {
    let more = entry.forms.iter().chain(&entry.other_names);
    std::iter::once(entry.name.as_str()).chain(more.map(String::as_str))
}

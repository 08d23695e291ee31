//! How instruments are stored; those that are shipped need no row.

use rusqlite::{Connection, named_params};
use uuid::Uuid;

use super::{About, Instrument, known};
use crate::clause::store::{from_json, json};
use crate::error::{Error, Result};
use crate::ids::InstrumentId;
use crate::record::Writer;
use crate::record::row::{Kind, Row};
use crate::search::folded;

impl Row for About {
    const KIND: Kind = Kind::Instrument;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {":id": id, ":name": self.name, ":about": json(self)})?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM instrument WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Returns all instruments: those shipped, as the record corrects them, then the record's
/// own by name.
pub fn list(db: &Connection) -> Result<Vec<Instrument>> {
    let mut all = known::all();
    let mut query =
        db.prepare_cached("SELECT id, about FROM instrument ORDER BY lower(name), id")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let one = Instrument {
            id: InstrumentId(row.get("id")?),
            about: from_json(&row.get::<_, String>("about")?)?,
        };
        match all.iter_mut().find(|known| known.id == one.id) {
            Some(known) => *known = one,
            None => all.push(one),
        }
    }
    Ok(all)
}

/// Returns one instrument, or [`Error::NoSuchInstrument`].
pub fn get(db: &Connection, id: InstrumentId) -> Result<Instrument> {
    list(db)?
        .into_iter()
        .find(|one| one.id == id)
        .ok_or(Error::NoSuchInstrument(id))
}

/// Adds an instrument, or corrects one.
pub(crate) fn set(w: &mut Writer<'_>, asked: Option<InstrumentId>, about: &About) -> Result<()> {
    let others = about.other_names.iter().map(|name| name.trim().to_owned());
    let about = About {
        name: about.name.trim().to_owned(),
        other_names: others.filter(|name| !name.is_empty()).collect(),
        ..about.clone()
    };
    if about.name.is_empty() {
        return Err(Error::NeedsName { what: "instrument" });
    }
    let id = w.id_or_new(asked);
    let all = list(w.db())?;
    for name in names(&about) {
        let same = |other: &str| folded(other) == folded(name);
        if all
            .iter()
            .any(|one| one.id != id && names(&one.about).any(same))
        {
            return Err(Error::NameTaken {
                what: "instrument",
                name: name.to_owned(),
            });
        }
    }
    match all.iter().find(|one| one.id == id) {
        Some(same) if same.about == about => return Err(Error::NothingToChange),
        Some(_) => {}
        None => w.made(Kind::Instrument, id),
    }
    w.put(id.0, &about)
}

/// Takes an instrument of the record away; one that is shipped stands again as it is known.
pub(crate) fn remove(w: &mut Writer<'_>, id: InstrumentId) -> Result<()> {
    let own = w
        .db()
        .prepare_cached("SELECT 1 FROM instrument WHERE id = :id")?
        .exists(named_params! {":id": id.0})?;
    if !own {
        return Err(Error::NoSuchInstrument(id));
    }
    w.erase::<About>(id.0)
}

/// Returns all names by which texts refer to an instrument; its full title and symbol too.
pub(super) fn names(about: &About) -> impl Iterator<Item = &str> {
    let more = about
        .title
        .iter()
        .chain(&about.symbol)
        .chain(&about.other_names);
    std::iter::once(about.name.as_str()).chain(more.map(String::as_str))
}

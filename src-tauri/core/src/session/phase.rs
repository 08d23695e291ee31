//! Phases: the stretches of the process. They may overlap.

use jiff::civil::Date;
use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::clause::store::{from_json, json};
use crate::error::{Error, Result};
use crate::ids::PhaseId;
use crate::record::Writer;
use crate::record::row::{Kind, Row};

/// A stretch of the process.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phase {
    /// Its identity.
    pub id: PhaseId,
    /// What is known of it.
    #[serde(flatten)]
    pub stretch: Stretch,
}

/// What is known of a phase.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct Stretch {
    /// Its name ("consultations").
    pub name: String,
    /// First day.
    #[ts(as = "Option<String>")]
    pub from: Option<Date>,
    /// Last day.
    #[ts(as = "Option<String>")]
    pub until: Option<Date>,
    /// What was planned before, oldest first.
    #[ts(as = "Option<Vec<super::Plan>>")]
    pub plans: Vec<super::Plan>,
}

impl Row for Stretch {
    const KIND: Kind = Kind::Phase;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put_phase.sql"))?
            .execute(named_params! {
                ":id": id, ":from": self.from.map(|day| day.to_string()), ":stretch": json(self),
            })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM phase WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Returns all phases by their first day; those without one come last.
pub fn phases(db: &Connection) -> Result<Vec<Phase>> {
    let mut query =
        db.prepare_cached("SELECT id, stretch FROM phase ORDER BY \"from\" IS NULL, \"from\", id")?;
    let mut rows = query.query([])?;
    let mut phases = Vec::new();
    while let Some(row) = rows.next()? {
        phases.push(Phase {
            id: PhaseId(row.get("id")?),
            stretch: from_json(&row.get::<_, String>("stretch")?)?,
        });
    }
    Ok(phases)
}

/// Adds a phase, or corrects one.
pub(crate) fn set_phase(
    w: &mut Writer<'_>,
    asked: Option<PhaseId>,
    stretch: &Stretch,
) -> Result<()> {
    let name = stretch.name.trim();
    if name.is_empty() {
        return Err(Error::NeedsName { what: "phase" });
    }
    super::in_order("this phase", stretch.from, stretch.until)?;
    for plan in &stretch.plans {
        super::in_order("an earlier plan of this phase", plan.from, plan.until)?;
    }
    let id = w.id_or_new(asked);
    let all = phases(w.db())?;
    let same = |one: &&Phase| one.stretch.name.to_lowercase() == name.to_lowercase();
    if all.iter().filter(same).any(|one| one.id != id) {
        return Err(Error::NameTaken {
            what: "phase",
            name: name.to_owned(),
        });
    }
    match all.iter().find(|one| one.id == id) {
        Some(old) if old.stretch == *stretch => return Err(Error::NothingToChange),
        Some(_) => {}
        None => w.made(Kind::Phase, id),
    }
    w.put(id.0, stretch)
}

/// Takes a phase away. Sessions keep the name that they give it.
pub(crate) fn remove_phase(w: &mut Writer<'_>, id: PhaseId) -> Result<()> {
    if phases(w.db())?.iter().all(|one| one.id != id) {
        return Err(Error::NoSuchPhase(id));
    }
    w.erase::<Stretch>(id.0)
}

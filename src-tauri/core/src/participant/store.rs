//! How participants are stored.

use rusqlite::{Connection, OptionalExtension, Row as SqlRow, named_params};
use uuid::Uuid;

use super::{Participant, Profile};
use crate::clause::store::{from_json, from_word, json, word};
use crate::error::{Error, Result};
use crate::ids::ParticipantId;
use crate::record::Writer;
use crate::record::row::{Kind, Row};
use crate::{search, session};

impl Row for Profile {
    const KIND: Kind = Kind::Participant;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?.execute(named_params! {
            ":id": id, ":name": self.name, ":official": self.official, ":kind": word(&self.kind),
            ":groups": json(&self.groups),
        })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM participant WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<Participant> {
    Ok(Participant {
        id: ParticipantId(row.get("id")?),
        profile: Profile {
            name: row.get("name")?,
            official: row.get("official")?,
            kind: from_word(&row.get::<_, String>("kind")?)?,
            groups: from_json(&row.get::<_, String>("groups")?)?,
        },
    })
}

/// Returns the words by which a participant is found; none where it is gone.
pub(crate) fn searched(db: &Connection, id: ParticipantId) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT name, official FROM participant WHERE id = :id")?
        .query_row(named_params! {":id": id.0}, |row| {
            let name: String = row.get("name")?;
            let official: Option<String> = row.get("official")?;
            Ok(format!("{name} {}", official.unwrap_or_default()))
        })
        .optional()?)
}

/// Returns all participants by name, whatever its case and accents.
pub fn list(db: &Connection) -> Result<Vec<Participant>> {
    let mut query = db.prepare_cached("SELECT * FROM participant ORDER BY name, id")?;
    let mut rows = query.query([])?;
    let mut participants = Vec::new();
    while let Some(row) = rows.next()? {
        participants.push(from_row(row)?);
    }
    participants.sort_by_cached_key(|one| search::folded(&one.profile.name));
    Ok(participants)
}

/// Returns one participant, or [`Error::NoSuchParticipant`].
pub fn get(db: &Connection, id: ParticipantId) -> Result<Participant> {
    let mut query = db.prepare_cached("SELECT * FROM participant WHERE id = :id")?;
    let mut rows = query.query(named_params! {":id": id.0})?;
    rows.next()?
        .map(from_row)
        .transpose()?
        .ok_or(Error::NoSuchParticipant(id))
}

/// Finds a participant by its name, official name or id; case and accents do not count.
pub fn named(db: &Connection, name: &str) -> Result<Option<Participant>> {
    let wanted = search::folded(name);
    let same = |one: &Participant| {
        search::folded(&one.profile.name) == wanted
            || one
                .profile
                .official
                .as_deref()
                .is_some_and(|official| search::folded(official) == wanted)
            || one.id.to_string() == name.trim()
    };
    Ok(list(db)?.into_iter().find(same))
}

/// Finds a participant by any name that it is known to go by: "US" finds the United States.
pub fn called(db: &Connection, name: &str) -> Result<Option<Participant>> {
    let own = named(db, name)?;
    let Some(known) = super::known::named(name).filter(|_| own.is_none()) else {
        return Ok(own);
    };
    for other in known.names() {
        if let Some(one) = named(db, other)? {
            return Ok(Some(one));
        }
    }
    Ok(None)
}

/// Returns names that somebody may have meant who typed another: of participants of the
/// record and of the tables, those that differ by a letter or two, the nearest first, at most
/// three.
pub fn near(db: &Connection, name: &str) -> Result<Vec<String>> {
    let wanted = search::folded(name);
    let own = list(db)?.into_iter().map(|one| one.profile.name);
    let tables = super::known::all().iter().map(|one| one.name.to_owned());
    let mut found: Vec<(usize, String)> = own
        .chain(tables)
        .filter_map(|other| {
            let apart = apart(&wanted, &search::folded(&other));
            // Two letters apart, short names are other names.
            (apart > 0 && apart <= 2 && apart * 3 < wanted.chars().count())
                .then_some((apart, other))
        })
        .collect();
    found.sort();
    found.dedup();
    found.truncate(3);
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

/// Counts the letters that tell two words apart, each put in, taken out or exchanged.
fn apart(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut now = vec![row + 1];
        for (column, against) in other.iter().enumerate() {
            let exchanged = before[column] + usize::from(letter != *against);
            now.push(exchanged.min(before[column + 1] + 1).min(now[column] + 1));
        }
        before = now;
    }
    before[other.len()]
}

/// Returns what names the participant, if anything does.
pub(crate) fn in_use(db: &Connection, id: ParticipantId) -> Result<Option<String>> {
    let named = db
        .prepare_cached("SELECT 1 FROM input_speaker WHERE participant = :id LIMIT 1")?
        .query_row(named_params! {":id": id.0}, |_| Ok("an input".to_owned()))
        .optional()?;
    if crate::proposal::names_participant(db, id)? {
        return Ok(Some("a proposal".to_owned()));
    }
    let member = || -> Result<Option<String>> {
        let of = |one: &Participant| {
            one.profile
                .groups
                .iter()
                .any(|membership| membership.group == id)
        };
        Ok(list(db)?
            .into_iter()
            .find(of)
            .map(|one| format!("its member {}", one.profile.name)))
    };
    if named.is_some() {
        return Ok(named);
    }
    match member()? {
        None => session::holds_office(db, id),
        member => Ok(member),
    }
}

/// Tells whether somebody belongs to a group, or to one that belongs to it, at any time.
fn belongs(db: &Connection, member: ParticipantId, group: ParticipantId) -> Result<bool> {
    let mut seen = vec![member];
    let mut ahead = vec![member];
    while let Some(one) = ahead.pop() {
        for membership in get(db, one)?.profile.groups {
            if membership.group == group {
                return Ok(true);
            }
            if !seen.contains(&membership.group) {
                seen.push(membership.group);
                ahead.push(membership.group);
            }
        }
    }
    Ok(false)
}

/// Blanks around a name and between its words make no other name.
fn tidy(profile: &Profile) -> Profile {
    let one_line = |name: &str| {
        let parts = name.split(char::is_whitespace);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    };
    Profile {
        name: one_line(&profile.name),
        official: (profile.official.as_deref().map(one_line)).filter(|name| !name.is_empty()),
        ..profile.clone()
    }
}

/// Adds a participant, or corrects one.
pub(crate) fn set(
    w: &mut Writer<'_>,
    asked: Option<ParticipantId>,
    profile: &Profile,
) -> Result<ParticipantId> {
    if profile.name.trim().is_empty() {
        return Err(Error::NeedsName {
            what: "participant",
        });
    }
    let profile = &tidy(profile);
    let id = w.id_or_new(asked);
    for membership in &profile.groups {
        get(w.db(), membership.group)?;
        if membership.group == id || belongs(w.db(), membership.group, id)? {
            return Err(Error::GroupInItself);
        }
        if let (Some(from), Some(until)) = (membership.from, membership.until)
            && until < from
        {
            return Err(Error::DatesRunBackwards {
                what: "this membership".to_owned(),
            });
        }
    }
    let taken = |name: &str| -> Result<Option<String>> {
        let wanted = search::folded(name);
        let same = |one: &Participant| {
            let profile = &one.profile;
            let names = [Some(profile.name.as_str()), profile.official.as_deref()];
            one.id != id
                && names
                    .into_iter()
                    .flatten()
                    .any(|each| search::folded(each) == wanted)
        };
        Ok(list(w.db())?
            .into_iter()
            .find(same)
            .map(|_| name.to_owned()))
    };
    if let Some(name) = match &profile.official {
        Some(official) => taken(official)?,
        None => None,
    } {
        return Err(Error::NameTaken {
            what: "participant",
            name,
        });
    }
    match named(w.db(), &profile.name)? {
        Some(other) if other.id != id => {
            return Err(Error::NameTaken {
                what: "participant",
                name: profile.name.clone(),
            });
        }
        Some(same) if same.profile == *profile => return Err(Error::NothingToChange),
        Some(_) => {}
        None if get(w.db(), id).is_ok() => {}
        None => w.made(Kind::Participant, id),
    }
    w.put(id.0, profile)?;
    Ok(id)
}

/// Takes a participant away whom nothing names.
pub(crate) fn remove(w: &mut Writer<'_>, id: ParticipantId) -> Result<()> {
    get(w.db(), id)?;
    if let Some(by) = in_use(w.db(), id)? {
        return Err(Error::InUse {
            what: "participant",
            by,
        });
    }
    w.erase::<Profile>(id.0)
}

//! How inputs are stored.

use rusqlite::{Connection, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Input, NewInput};
use crate::clause::store::{from_json, json};
use crate::clause::wording::check_range;
use crate::error::{Error, Result};
use crate::ids::{InputId, ParticipantId};
use crate::record::row::{self, Kind, Row};
use crate::record::{Writer, log};
use crate::{participant, source};

/// An input as the log keeps it.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct InputRow {
    #[serde(flatten)]
    content: NewInput,
    withdrawn: bool,
}

impl Row for InputRow {
    const KIND: Kind = Kind::Input;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {
                ":id": id, ":content": json(&self.content), ":name": self.content.name,
                ":withdrawn": self.withdrawn,
            })?;
        db.prepare_cached("DELETE FROM input_passage WHERE input = :id")?
            .execute(named_params! {":id": id})?;
        db.prepare_cached("DELETE FROM input_speaker WHERE input = :id")?
            .execute(named_params! {":id": id})?;
        let mut add = db.prepare_cached(include_str!("sql/add_passage.sql"))?;
        for (nth, passage) in (0_i64..).zip(&self.content.passages) {
            add.execute(named_params! {
                ":input": id, ":nth": nth, ":source": passage.source.0, ":start": passage.start,
                ":end": passage.end,
            })?;
        }
        let mut add = db.prepare_cached(include_str!("sql/add_speaker.sql"))?;
        let whom = |list: &[ParticipantId], for_whom: bool| {
            list.iter()
                .map(move |one| (one.0, for_whom))
                .collect::<Vec<_>>()
        };
        let mut named = whom(&self.content.speakers, false);
        named.extend(whom(&self.content.on_behalf_of, true));
        for (one, for_whom) in named {
            add.execute(named_params! {":input": id, ":participant": one, ":for_whom": for_whom})?;
        }
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM input WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<Input> {
    Ok(Input {
        id: InputId(row.get("id")?),
        content: from_json(&row.get::<_, String>("content")?)?,
        withdrawn: row.get("withdrawn")?,
    })
}

fn passages_text(db: &Connection, content: &NewInput) -> Result<String> {
    let mut parts = Vec::new();
    for passage in &content.passages {
        let text = source::text(db, passage.source)?;
        let part = text.get(passage.start as usize..passage.end as usize);
        parts.push(
            part.ok_or(Error::OutsideText {
                start: passage.start,
                end: passage.end,
            })?
            .to_owned(),
        );
    }
    Ok(parts.join(" … "))
}

/// Returns the words by which an input is found; none where it is withdrawn or gone.
pub(crate) fn searched(db: &Connection, id: InputId) -> Result<Option<String>> {
    match get(db, id) {
        Ok(input) if !input.withdrawn => text(db, &input).map(Some),
        Ok(_) | Err(Error::NoSuchInput(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Returns the words of an input: its passages, with " … " between them.
pub fn text(db: &Connection, input: &Input) -> Result<String> {
    passages_text(db, &input.content)
}

/// Returns all inputs in the order in which they stand in their sources, withdrawn ones too.
pub fn list(db: &Connection) -> Result<Vec<Input>> {
    let mut query = db.prepare_cached(include_str!("sql/list.sql"))?;
    let mut rows = query.query([])?;
    let mut inputs = Vec::new();
    while let Some(row) = rows.next()? {
        inputs.push(from_row(row)?);
    }
    Ok(inputs)
}

/// Returns one input, or [`Error::NoSuchInput`].
pub fn get(db: &Connection, id: InputId) -> Result<Input> {
    let mut query = db.prepare_cached("SELECT * FROM input WHERE id = :id")?;
    let mut rows = query.query(named_params! {":id": id.0})?;
    rows.next()?
        .map(from_row)
        .transpose()?
        .ok_or(Error::NoSuchInput(id))
}

/// Finds an input by the id that the place it came from gives it.
pub fn named(db: &Connection, name: &str) -> Result<Option<Input>> {
    let mut query = db.prepare_cached("SELECT * FROM input WHERE name = :name")?;
    let mut rows = query.query(named_params! {":name": name})?;
    rows.next()?.map(from_row).transpose()
}

fn check(w: &Writer<'_>, content: &NewInput) -> Result<()> {
    if content.passages.is_empty() {
        return Err(Error::InputWithoutPassage);
    }
    for passage in &content.passages {
        check_range(
            &source::text(w.db(), passage.source)?,
            passage.start,
            passage.end,
        )?;
    }
    for one in content.speakers.iter().chain(&content.on_behalf_of) {
        participant::get(w.db(), *one)?;
    }
    Ok(())
}

/// Makes passages an input.
pub(crate) fn add(
    w: &mut Writer<'_>,
    asked: Option<InputId>,
    content: &NewInput,
) -> Result<InputId> {
    check(w, content)?;
    if let Some(name) = &content.name
        && named(w.db(), name)?.is_some()
    {
        return Err(Error::NameTaken {
            what: "input",
            name: name.clone(),
        });
    }
    let id = w.id_or_new(asked);
    if get(w.db(), id).is_ok() {
        return Err(Error::NameTaken {
            what: "input",
            name: id.to_string(),
        });
    }
    w.put(
        id.0,
        &InputRow {
            content: content.clone(),
            withdrawn: false,
        },
    )?;
    w.made(Kind::Input, id);
    Ok(id)
}

fn row_of(w: &Writer<'_>, id: InputId) -> Result<InputRow> {
    let edit = log::before(w.db(), id.0, i64::MAX)?;
    row::read(
        &edit
            .and_then(|edit| edit.after)
            .ok_or(Error::NoSuchInput(id))?,
    )
}

/// Corrects an input.
pub(crate) fn correct(w: &mut Writer<'_>, id: InputId, content: &NewInput) -> Result<()> {
    check(w, content)?;
    let was = row_of(w, id)?;
    if was.content == *content {
        return Err(Error::NothingToChange);
    }
    w.put(
        id.0,
        &InputRow {
            content: content.clone(),
            ..was
        },
    )
}

/// Withdraws an input, or takes that back.
pub(crate) fn withdraw(w: &mut Writer<'_>, id: InputId, withdrawn: bool) -> Result<()> {
    let was = row_of(w, id)?;
    if was.withdrawn == withdrawn {
        return Err(Error::NothingToChange);
    }
    w.put(id.0, &InputRow { withdrawn, ..was })
}

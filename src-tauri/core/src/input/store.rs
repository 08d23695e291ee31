//! How inputs are stored.

use rusqlite::{Connection, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answers;
use super::told::told;
use super::{Became, Input, Judged, NewInput, Passage, Sources};
use crate::clause::store::{self as clauses, from_json, json};
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    judged: Option<Judged>,
}

impl Row for InputRow {
    const KIND: Kind = Kind::Input;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {
                ":id": id, ":content": json(&self.content), ":name": self.content.name,
                ":withdrawn": self.withdrawn, ":judged": self.judged.as_ref().map(json),
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

pub(super) fn from_row(row: &SqlRow<'_>) -> Result<Input> {
    Ok(Input {
        id: InputId(row.get("id")?),
        content: from_json(&row.get::<_, String>("content")?)?,
        withdrawn: row.get("withdrawn")?,
        judged: (row.get::<_, Option<String>>("judged")?)
            .map(|text| from_json(&text))
            .transpose()?,
    })
}

/// Returns the words of a passage, given the text of its source.
pub(crate) fn passage<'t>(text: &'t str, at: &Passage) -> Result<&'t str> {
    text.get(at.start as usize..at.end as usize)
        .ok_or(Error::OutsideText {
            start: at.start,
            end: at.end,
        })
}

fn passages_text(db: &Connection, content: &NewInput) -> Result<String> {
    let mut parts = Vec::new();
    for at in &content.passages {
        let text = source::text(db, at.source)?;
        parts.push(passage(&text, at)?.to_owned());
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    Ok(told(&parts))
}

/// Returns the words by which an input is found; none where it is withdrawn or gone.
pub(crate) fn searched(
    db: &Connection,
    sources: &mut Sources,
    id: InputId,
) -> Result<Option<String>> {
    match get(db, id) {
        Ok(input) if !input.withdrawn => sources.words(db, &input).map(Some),
        Ok(_) | Err(Error::NoSuchInput(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Returns the words of an input: its passages, with " … " between them; what two of them
/// say is told once.
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
    answers::check(w, asked, content, &[])?;
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
            judged: None,
        },
    )?;
    w.made(Kind::Input, id);
    Ok(id)
}

/// Returns an input as a change left it, by the change's local number; none where the
/// record did not have it then.
pub(crate) fn as_left(db: &Connection, id: InputId, change: i64) -> Result<Option<Input>> {
    let edit = log::before(db, id.0, change + 1)?;
    let Some(after) = edit.and_then(|edit| edit.after) else {
        return Ok(None);
    };
    let row: InputRow = row::read(&after)?;
    Ok(Some(Input {
        id,
        content: row.content,
        withdrawn: row.withdrawn,
        judged: row.judged,
    }))
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
    answers::check(w, Some(id), content, &was.content.about)?;
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

/// Says what became of an input, or takes back what was said of it.
pub(crate) fn judge(
    w: &mut Writer<'_>,
    id: InputId,
    became: Option<Became>,
    reason: Option<&str>,
) -> Result<()> {
    if let Some(Became::TakenOut { revision }) = became {
        clauses::revision(w.db(), revision)?;
    }
    let was = row_of(w, id)?;
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let said = |judged: &Judged| (judged.became, judged.reason.clone());
    if was.judged.as_ref().map(said) == became.map(|became| (became, reason.map(str::to_owned))) {
        return Err(Error::NothingToChange);
    }
    let judged = became.map(|became| Judged {
        became,
        reason: reason.map(str::to_owned),
        author: w.author().to_owned(),
        at: w.at(),
    });
    w.put(id.0, &InputRow { judged, ..was })
}

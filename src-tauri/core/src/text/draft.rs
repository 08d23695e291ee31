//! Drafts: the whole text as circulated under a name and a date, sealed by its hash.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::numbering::{self, Basis};
use super::outline;
use crate::error::{Error, Result};
use crate::ids::{ClauseId, DraftId, RevisionId};
use crate::record::Writer;
use crate::record::blob::{self, Hash};
use crate::record::log;
use crate::record::row::{Kind, Row};

/// A draft, without its text (see [`outline::draft`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct Draft {
    /// Its identity.
    pub id: DraftId,
    /// Its name.
    pub name: String,
    /// The date it carries.
    #[ts(type = "string")]
    pub date: Date,
    /// How many clauses it has.
    pub clauses: u32,
    /// The hash of its contents: the seal.
    #[ts(type = "string")]
    pub seal: Hash,
    /// The seal as words that can be read out.
    pub words: String,
    /// True where it was made elsewhere.
    pub imported: bool,
    /// The file it came from.
    pub file: Option<String>,
    /// True once withdrawn.
    pub withdrawn: bool,
    /// Who sealed or imported it.
    pub author: String,
    /// When.
    pub at: String,
}

/// A draft as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct DraftRow {
    pub(crate) name: String,
    pub(crate) date: Date,
    /// The blob with its [`Line`]s.
    pub(crate) contents: Hash,
    pub(crate) imported: bool,
    pub(crate) file: Option<String>,
    pub(crate) withdrawn: bool,
}

/// One clause of a draft: the exact revision with its printed number, and the hash of its
/// words, so that the draft's own hash covers them.
#[derive(Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) revision: RevisionId,
    pub(crate) level: u16,
    pub(crate) number: Option<String>,
    pub(crate) text: Hash,
}

impl Row for DraftRow {
    const KIND: Kind = Kind::Draft;

    fn store(&self, db: &Connection, id: Uuid, change: i64) -> Result<()> {
        let added = db
            .prepare_cached(include_str!("sql/put_draft.sql"))?
            .execute(named_params! {
                ":id": id, ":name": self.name, ":date": self.date.to_string(), ":change": change,
                ":contents": self.contents.0, ":imported": self.imported, ":file": self.file,
                ":withdrawn": self.withdrawn,
            })?;
        if added == 0 {
            db.prepare_cached("UPDATE draft SET withdrawn = :withdrawn WHERE id = :id")?
                .execute(named_params! {":id": id, ":withdrawn": self.withdrawn})?;
            return Ok(());
        }
        let mut add = db.prepare_cached(include_str!("sql/add_draft_clause.sql"))?;
        for (nth, line) in (0_i64..).zip(lines(&blob::text(db, self.contents)?)?) {
            add.execute(named_params! {
                ":draft": id, ":nth": nth, ":revision": line.revision.0, ":level": line.level,
                ":number": line.number,
            })?;
        }
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM draft_clause WHERE draft = :id",
            named_params! {":id": id},
        )?;
        db.execute(
            "DELETE FROM draft WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Reads a draft's contents: one JSON object a line.
fn lines(contents: &str) -> Result<Vec<Line>> {
    contents
        .lines()
        .map(|line| {
            serde_json::from_str(line).map_err(|error| Error::Stored {
                what: error.to_string(),
            })
        })
        .collect()
}

/// Writes a draft's contents.
pub(crate) fn listing(lines: &[Line]) -> String {
    lines.iter().fold(String::new(), |mut listing, line| {
        listing.push_str(&serde_json::to_string(line).expect("a line is plain data"));
        listing.push('\n');
        listing
    })
}

/// The numbers of a renumbering as the log keeps them.
#[derive(Serialize, Deserialize)]
pub(crate) struct NumberingRow {
    /// The newest draft when it was made. A draft sealed after that one has the newer
    /// numbers, however often either was taken back and done again.
    draft: Option<Uuid>,
    /// The blob with a JSON list of clauses and numbers.
    contents: Hash,
}

impl Row for NumberingRow {
    const KIND: Kind = Kind::Numbering;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put_numbering.sql"))?
            .execute(named_params! {
                ":id": id, ":draft": self.draft, ":contents": self.contents.0,
            })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM numbering WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

/// Seals the working text, with the numbers that it shows.
pub(crate) fn seal(
    w: &mut Writer<'_>,
    asked: Option<DraftId>,
    name: &str,
    date: Date,
) -> Result<()> {
    let items = outline::working(w.db())?;
    let lines: Vec<Line> = items
        .iter()
        .filter(|item| !item.state.removed)
        .map(|item| Line {
            revision: item.revision,
            level: item.level,
            number: item.number.clone(),
            text: Hash::of(item.state.wording.text.as_bytes()),
        })
        .collect();
    if lines.is_empty() {
        return Err(Error::NothingToSeal);
    }
    add(w, asked, name, date, &lines, None).map(|_| ())
}

/// Adds a draft; `file` is given where it was made elsewhere.
pub(crate) fn add(
    w: &mut Writer<'_>,
    asked: Option<DraftId>,
    name: &str,
    date: Date,
    lines: &[Line],
    file: Option<Option<&str>>,
) -> Result<DraftId> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::NeedsName { what: "draft" });
    }
    if name.eq_ignore_ascii_case("working") || name.starts_with('@') {
        return Err(Error::NameOfAnotherText);
    }
    if list(w.db())?
        .iter()
        .any(|draft| !draft.withdrawn && draft.name.to_lowercase() == name.to_lowercase())
    {
        return Err(Error::NameTaken {
            what: "draft",
            name: name.to_owned(),
        });
    }
    let id = w.id_or_new(asked);
    let row = DraftRow {
        name: name.to_owned(),
        date,
        contents: w.blob(listing(lines).as_bytes())?,
        imported: file.is_some(),
        file: file.flatten().map(str::to_owned),
        withdrawn: false,
    };
    w.put(id.0, &row)?;
    w.made(Kind::Draft, id);
    Ok(id)
}

/// Marks a draft as withdrawn.
pub(crate) fn withdraw(w: &mut Writer<'_>, draft: DraftId) -> Result<()> {
    let edit = log::before(w.db(), draft.0, i64::MAX)?;
    let bytes = edit
        .and_then(|edit| edit.after)
        .ok_or(Error::NoSuchDraft(draft))?;
    let row: DraftRow = crate::record::row::read(&bytes)?;
    if row.withdrawn {
        return Err(Error::NothingToChange);
    }
    w.put(
        draft.0,
        &DraftRow {
            withdrawn: true,
            ..row
        },
    )
}

/// Numbers the working text afresh; what was removed loses its number.
pub(crate) fn renumber(w: &mut Writer<'_>) -> Result<()> {
    let items: Vec<_> = outline::working(w.db())?
        .into_iter()
        .filter(|item| !item.state.removed)
        .collect();
    let numbers = numbering::fresh(&items);
    if items
        .iter()
        .zip(&numbers)
        .all(|(item, number)| item.number == *number)
    {
        return Err(Error::NothingToChange);
    }
    let list: Vec<_> = items.iter().map(|item| item.clause).zip(numbers).collect();
    let contents = w.blob(&serde_json::to_vec(&list).expect("numbers are plain data"))?;
    let id = w.record().0;
    let draft = newest(w.db())?.map(|(_, draft)| draft);
    w.put(numbering_id(id), &NumberingRow { draft, contents })
}

/// The row of the numbering: one for each record, named after it.
fn numbering_id(record: Uuid) -> Uuid {
    let mut bytes = *record.as_bytes();
    bytes[15] ^= 1;
    Uuid::from_bytes(bytes)
}

/// Returns the draft that was sealed or imported last and stands, and when.
fn newest(db: &Connection) -> Result<Option<(i64, Uuid)>> {
    Ok(db
        .prepare_cached(include_str!("sql/newest_draft.sql"))?
        .query_row([], |row| Ok((row.get("change")?, row.get("id")?)))
        .optional()?)
}

/// Returns the numbers that the room has: of the newest draft, or of a renumbering after it.
pub(crate) fn basis(db: &Connection) -> Result<Basis> {
    let newest = newest(db)?;
    let renumbered: Option<(i64, Hash)> = db
        .prepare_cached(include_str!("sql/numbering.sql"))?
        .query_row([], |row| {
            Ok((row.get("sealed")?, Hash(row.get("contents")?)))
        })
        .optional()?;
    if let Some((known, contents)) = renumbered
        && newest.is_none_or(|(sealed, _)| sealed <= known)
    {
        let list: Vec<(ClauseId, Option<String>)> =
            crate::clause::store::from_json(&blob::text(db, contents)?)?;
        return Ok(list.into_iter().collect());
    }
    let Some((_, draft)) = newest else {
        return Ok(Basis::new());
    };
    let mut query = db.prepare_cached(include_str!("sql/numbers_of_draft.sql"))?;
    let rows = query.query_map(named_params! {":draft": draft}, |row| {
        Ok((ClauseId(row.get("clause")?), row.get("number")?))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn from_row(row: &SqlRow<'_>) -> rusqlite::Result<Draft> {
    let seal = Hash(row.get("contents")?);
    let date: String = row.get("date")?;
    Ok(Draft {
        id: DraftId(row.get("id")?),
        name: row.get("name")?,
        date: date.parse().unwrap_or_default(),
        clauses: row.get("clauses")?,
        seal,
        words: log::words(seal),
        imported: row.get("imported")?,
        file: row.get("file")?,
        withdrawn: row.get("withdrawn")?,
        author: row.get("author")?,
        at: row.get("made_at")?,
    })
}

/// Returns all drafts by date, withdrawn ones too.
pub fn list(db: &Connection) -> Result<Vec<Draft>> {
    let mut query = db.prepare_cached(include_str!("sql/drafts.sql"))?;
    let rows = query.query_map([], from_row)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns one draft, or [`Error::NoSuchDraft`].
pub fn get(db: &Connection, id: DraftId) -> Result<Draft> {
    list(db)?
        .into_iter()
        .find(|draft| draft.id == id)
        .ok_or(Error::NoSuchDraft(id))
}

/// Finds a draft by its name (case does not count) or id; a withdrawn one only where no
/// other has the name.
///
/// # Errors
/// [`Error::NoDraftNamed`] with the names that there are.
pub fn named(db: &Connection, name: &str) -> Result<Draft> {
    let drafts = list(db)?;
    let wanted = name.trim().to_lowercase();
    let matches =
        |draft: &&Draft| draft.name.to_lowercase() == wanted || draft.id.to_string() == wanted;
    let standing = drafts.iter().filter(|draft| !draft.withdrawn).find(matches);
    standing
        .or_else(|| drafts.iter().find(matches))
        .cloned()
        .ok_or_else(|| Error::NoDraftNamed {
            name: name.to_owned(),
            known: drafts
                .into_iter()
                .filter(|draft| !draft.withdrawn)
                .map(|draft| draft.name)
                .collect(),
        })
}

//! How comments are stored.

use jiff::Timestamp;
use rusqlite::{Connection, Row as SqlRow, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Comment;
use crate::clause::store as clauses;
use crate::error::{Error, Result};
use crate::ids::{ClauseId, CommentId};
use crate::record::Writer;
use crate::record::row::{Kind, Row};

/// A comment as the log keeps it.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct CommentRow {
    clause: ClauseId,
    text: String,
    done: bool,
    author: String,
    at: Timestamp,
}

impl Row for CommentRow {
    const KIND: Kind = Kind::Comment;

    fn store(&self, db: &Connection, id: Uuid, _change: i64) -> Result<()> {
        db.prepare_cached(include_str!("sql/put.sql"))?
            .execute(named_params! {
                ":id": id, ":clause": self.clause.0, ":text": self.text, ":done": self.done,
                ":author": self.author, ":at": self.at.to_string(),
            })?;
        Ok(())
    }

    fn erase(db: &Connection, id: Uuid) -> Result<()> {
        db.execute(
            "DELETE FROM comment WHERE id = :id",
            named_params! {":id": id},
        )?;
        Ok(())
    }
}

fn from_row(row: &SqlRow<'_>) -> Result<Comment> {
    let at: String = row.get("at")?;
    Ok(Comment {
        id: CommentId(row.get("id")?),
        clause: ClauseId(row.get("clause")?),
        text: row.get("text")?,
        done: row.get("done")?,
        author: row.get("author")?,
        at: at.parse().map_err(|_| Error::Stored {
            what: "the time of a comment".to_owned(),
        })?,
    })
}

fn find(db: &Connection, condition: &str, id: Uuid) -> Result<Vec<Comment>> {
    let mut query = db.prepare_cached(&format!(
        "SELECT * FROM comment WHERE {condition} ORDER BY at, id"
    ))?;
    let mut rows = query.query(named_params! {":id": id})?;
    let mut comments = Vec::new();
    while let Some(row) = rows.next()? {
        comments.push(from_row(row)?);
    }
    Ok(comments)
}

/// Returns all comments, oldest first.
pub fn list(db: &Connection) -> Result<Vec<Comment>> {
    find(db, ":id IS NOT NULL", Uuid::nil())
}

/// Returns the comments on a clause, oldest first.
pub fn of_clause(db: &Connection, clause: ClauseId) -> Result<Vec<Comment>> {
    find(db, "clause = :id", clause.0)
}

/// Returns one comment, or [`Error::NoSuchComment`].
pub fn get(db: &Connection, id: CommentId) -> Result<Comment> {
    find(db, "id = :id", id.0)?
        .pop()
        .ok_or(Error::NoSuchComment(id))
}

/// Writes a comment on a clause.
pub(crate) fn add(
    w: &mut Writer<'_>,
    asked: Option<CommentId>,
    clause: ClauseId,
    text: &str,
) -> Result<()> {
    clauses::head(w.db(), clause)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::EmptyComment);
    }
    let id = w.id_or_new(asked);
    let row = CommentRow {
        clause,
        text: text.to_owned(),
        done: false,
        author: w.author().to_owned(),
        at: w.at(),
    };
    w.put(id.0, &row)?;
    w.made(Kind::Comment, id);
    Ok(())
}

/// Changes a comment, or marks it as dealt with.
pub(crate) fn correct(w: &mut Writer<'_>, id: CommentId, text: &str, done: bool) -> Result<()> {
    let was = get(w.db(), id)?;
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::EmptyComment);
    }
    if was.text == text && was.done == done {
        return Err(Error::NothingToChange);
    }
    let Comment {
        clause, author, at, ..
    } = was;
    w.put(
        id.0,
        &CommentRow {
            clause,
            text: text.to_owned(),
            done,
            author,
            at,
        },
    )
}

/// Takes a comment away.
pub(crate) fn remove(w: &mut Writer<'_>, id: CommentId) -> Result<()> {
    get(w.db(), id)?;
    w.erase::<CommentRow>(id.0)
}

/// Lets the comments on one clause stand on another.
pub(crate) fn retarget(w: &mut Writer<'_>, from: ClauseId, to: ClauseId) -> Result<()> {
    for Comment {
        id,
        text,
        done,
        author,
        at,
        ..
    } in of_clause(w.db(), from)?
    {
        w.put(
            id.0,
            &CommentRow {
                clause: to,
                text,
                done,
                author,
                at,
            },
        )?;
    }
    Ok(())
}

//! Comparing two states of the text.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use travaux::compare::{Comparison, Side};
use travaux::exchange::Format;
use travaux::exchange::redline::{self, Redline};
use travaux::ids::{ChangeId, ClauseId, DraftId, RevisionId};
use travaux::text::{Block, Item, Kind, draft, outline};
use travaux::{Error, Record};
use ts_rs::TS;

use crate::desk::{Choice, Desk};
use crate::failure::Failure;

/// Names a state of the text.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "is", rename_all = "camelCase")]
pub(crate) enum TextState {
    /// The working text.
    Working,
    /// A draft.
    Draft {
        /// Which.
        draft: DraftId,
    },
    /// The text as it stood after a change.
    Change {
        /// Which.
        change: ChangeId,
    },
    /// The text as it stood at a time.
    Time {
        /// When (RFC 3339).
        #[ts(type = "string")]
        at: jiff::Timestamp,
    },
}

impl TextState {
    /// Reads the state; removed clauses are not in it.
    pub(super) fn items(&self, record: &Record) -> travaux::Result<Vec<Item>> {
        let mut items = match self {
            TextState::Working => outline::working(record.db())?,
            TextState::Draft { draft } => outline::draft(record.db(), *draft)?,
            TextState::Change { change } => outline::working(record.as_of(*change)?.db())?,
            TextState::Time { at } => outline::working(record.as_of(record.change_at(*at)?)?.db())?,
        };
        items.retain(|item| !item.state.removed);
        Ok(items)
    }

    /// Returns what it is called.
    pub(super) fn name(&self, record: &Record) -> travaux::Result<String> {
        Ok(match self {
            TextState::Working => "working text".to_owned(),
            TextState::Draft { draft } => draft::get(record.db(), *draft)?.name,
            TextState::Change { .. } => "earlier text".to_owned(),
            TextState::Time { at } => format!("text of {at}"),
        })
    }
}

/// Two states to compare.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Compare {
    /// The older one.
    old: TextState,
    /// The newer one.
    new: TextState,
}

/// One clause of a state, as a redline names it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Beside {
    /// The clause.
    clause: ClauseId,
    /// The revision that stands there.
    revision: RevisionId,
    /// How deep it stands.
    level: u16,
    /// Its kind.
    kind: Kind,
    /// Its number as printed.
    number: Option<String>,
    /// Its full printed number.
    path: Option<String>,
    /// Its words.
    text: String,
}

/// Two states side by side.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Compared {
    /// The clauses of the older state, which the rows point into.
    old: Vec<Beside>,
    /// The clauses of the newer state.
    new: Vec<Beside>,
    /// The rows and the counts.
    #[serde(flatten)]
    comparison: Comparison,
}

fn entries(items: &[Item]) -> Vec<Beside> {
    items
        .iter()
        .map(|item| Beside {
            clause: item.clause,
            revision: item.revision,
            level: item.level,
            kind: item.state.kind,
            number: item.number.clone(),
            path: item.path.clone(),
            text: item.state.wording.text.clone(),
        })
        .collect()
}

pub(super) fn sides(items: &[Item]) -> Vec<Side<'_>> {
    items
        .iter()
        .map(|item| Side {
            id: Some(item.clause),
            number: item.number.as_deref(),
            level: item.level,
            text: &item.state.wording.text,
        })
        .collect()
}

/// Compares two states of the text.
pub(super) fn compare(desk: &Desk, args: Compare) -> Result<Compared, Failure> {
    desk.read(|record| {
        let (old, new) = (args.old.items(record)?, args.new.items(record)?);
        let comparison = travaux::compare::compare(&sides(&old), &sides(&new));
        Ok(Compared {
            old: entries(&old),
            new: entries(&new),
            comparison,
        })
    })
}

/// A redline to write.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct ExportRedline {
    /// The older state.
    old: TextState,
    /// The newer state.
    new: TextState,
    /// The file (`.html` or `.md`); without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// Writes a redline of two states to a file; answers its path, or null where none was chosen.
pub(super) fn export_redline(desk: &Desk, args: ExportRedline) -> Result<Option<String>, Failure> {
    let (names, old, new) = desk.read(|record| {
        Ok((
            (args.old.name(record)?, args.new.name(record)?),
            args.old.items(record)?,
            args.new.items(record)?,
        ))
    })?;
    let Some(path) = desk.choose(args.path.as_deref(), Choice::Export, "redline.html") else {
        return Ok(None);
    };
    let comparison = travaux::compare::compare(&sides(&old), &sides(&new));
    let blocks = |items: &[Item]| -> Vec<Block> { items.iter().map(Item::block).collect() };
    let redline = Redline {
        old_name: &names.0,
        new_name: &names.1,
        old: &blocks(&old),
        new: &blocks(&new),
        comparison: &comparison,
    };
    let page = match Format::of(&path.to_string_lossy())? {
        Format::Html => redline::html(&redline),
        Format::Markdown => redline::markdown(&redline),
        _ => {
            let ending = path.display().to_string();
            return Err(Error::UnknownFormat { ending }.into());
        }
    };
    super::exchange::write(&path, page.as_bytes())?;
    Ok(Some(path.display().to_string()))
}

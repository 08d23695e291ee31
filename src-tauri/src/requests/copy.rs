//! A copy of the text that was edited elsewhere: opened beside the working text, and taken in.

use std::collections::HashMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use travaux::clause;
use travaux::compare::Piece;
use travaux::compare::merge::Who;
use travaux::ids::{ChangeId, ClauseId};
use travaux::record::backup::Why;
use travaux::text::TextName;
use travaux::text::copy::{Choice, Copy, Names};
use travaux::{Action, Outcome, Remedy};
use ts_rs::TS;

use super::about::Nothing;
use super::exchange::read;
use super::text::pieces;
use crate::desk::{self, Desk};
use crate::failure::Failure;

/// A copy to open.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct OpenCopy {
    /// The file; without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
    /// The draft that it came from.
    from: TextName,
    /// Whoever holds the working text, as a bracket names them.
    ours: String,
    /// Whoever edited the copy.
    theirs: String,
}

/// A copy that is open beside the working text.
pub(crate) struct Opened {
    copy: Copy,
    /// The newest change then.
    newest: Option<ChangeId>,
    file: String,
    ours: String,
    theirs: String,
}

impl Opened {
    fn names<'t>(&'t self, note: &'t str) -> Names<'t> {
        Names {
            ours: &self.ours,
            theirs: &self.theirs,
            note,
        }
    }
}

/// What a copy wants.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CopyAsks {
    /// The name of the file.
    file: String,
    /// How many clauses it has.
    clauses: u32,
    /// What was not taken from the file, one plain sentence each.
    left_out: Vec<String>,
    /// The rows of which it wants something, in reading order.
    rows: Vec<CopyRow>,
}

/// A clause of which a copy wants something, in the three texts.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct CopyRow {
    /// Its place among the rows of the merge.
    row: u32,
    /// The clause in the working text, where that has it.
    clause: Option<ClauseId>,
    /// Its number there, or else in the copy.
    number: String,
    /// What the working text made of the draft.
    ours: Vec<Piece>,
    /// What the copy made of it.
    theirs: Vec<Piece>,
    /// What it would say with both, disputed words in a bracket; empty where it goes out.
    both: String,
    /// True where both want something else.
    disputed: bool,
    /// True where edits of the two stand near each other, for somebody to read.
    to_read: bool,
    /// True where the copy puts it elsewhere.
    moved: bool,
    /// Who took it out.
    removed: Option<Who>,
    /// True where only the copy has it.
    added: bool,
}

/// Opens a copy beside the working text; answers null where no file was chosen.
pub(super) fn open_copy(desk: &Desk, args: OpenCopy) -> Result<Option<CopyAsks>, Failure> {
    let Some(path) = desk.choose(args.path.as_deref(), desk::Choice::Document, "") else {
        return Ok(None);
    };
    let (_, document, file) = read(desk, &path)?;
    let (newest, base, ours) = desk.read(|record| {
        let base = args.from.items(record)?;
        Ok((record.newest()?, base, TextName::Working.items(record)?))
    })?;
    let opened = Opened {
        copy: Copy::new(base, ours, document.blocks, &document.identities),
        newest,
        file,
        ours: args.ours,
        theirs: args.theirs,
    };
    let copy = &opened.copy;
    let rows = (0..copy.rows().len()).filter(|row| copy.asks(*row));
    let asks = CopyAsks {
        file: opened.file.clone(),
        clauses: copy.theirs().len() as u32,
        left_out: document.left_out,
        rows: rows.map(|row| shown(&opened, row)).collect(),
    };
    *desk.beside() = Some(opened);
    Ok(Some(asks))
}

fn shown(opened: &Opened, row: usize) -> CopyRow {
    let copy = &opened.copy;
    let merged = &copy.rows()[row];
    let text = |choice| copy.texts(row, &choice, opened.names("")).join(" ");
    let base: Vec<&str> = merged
        .base
        .iter()
        .map(|at| copy.base()[*at as usize].state.wording.text.as_str())
        .collect();
    let base = base.join(" ");
    let ours = merged.one.first().map(|at| &copy.ours()[*at as usize]);
    let theirs = merged.other.first().map(|at| &copy.theirs()[*at as usize]);
    let number = ours
        .and_then(|item| item.path.clone().or_else(|| item.number.clone()))
        .or_else(|| theirs.and_then(|block| block.number.clone()));
    CopyRow {
        row: row as u32,
        clause: ours.map(|item| item.clause),
        number: number.unwrap_or_default(),
        ours: pieces(&base, &text(Choice::Ours)),
        theirs: pieces(&base, &text(Choice::Theirs)),
        both: text(Choice::Both),
        disputed: merged.disputed(),
        to_read: merged.to_read,
        moved: copy.moved(row),
        removed: merged.removed,
        added: merged.base.is_empty() && merged.one.is_empty(),
    }
}

/// What is taken of a copy.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct TakeCopy {
    /// Each row of which it wants something; of the others nothing is taken.
    choices: Vec<RowChoice>,
}

/// What is taken of one row.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct RowChoice {
    /// The row.
    row: u32,
    /// Which wording.
    #[serde(flatten)]
    #[ts(flatten)]
    take: Take,
}

/// Which wording of a row is taken.
#[derive(Clone, Debug, Deserialize, TS)]
#[serde(tag = "take", rename_all = "camelCase")]
pub(crate) enum Take {
    /// Both, disputed words in a bracket.
    Both,
    /// Nothing of the copy.
    Ours,
    /// What the copy says.
    Theirs,
    /// Other words.
    Words {
        /// Which.
        text: String,
    },
}

/// Takes a copy in as one change; answers null where nothing of it is taken.
pub(super) fn take_copy(desk: &Desk, args: TakeCopy) -> Result<Option<Outcome>, Failure> {
    let slot = desk.beside();
    let opened = slot.as_ref().ok_or_else(gone)?;
    if desk.read(travaux::Record::newest)? != opened.newest {
        return Err(gone());
    }
    let choices: HashMap<u32, Choice> = args
        .choices
        .into_iter()
        .map(|choice| (choice.row, taken(choice.take)))
        .collect();
    let note = format!("from the copy of {}, {}", opened.theirs, opened.file);
    let choice = |row: usize| choices.get(&(row as u32)).cloned();
    let mut by = desk.by();
    let actions = desk.read(|record| {
        Ok(opened.copy.actions(
            |row| choice(row).unwrap_or(Choice::Ours),
            opened.names(&note),
            |clause, from| clause::cut_from(record.db(), clause, from).ok().flatten(),
            || by.id(),
        ))
    })?;
    if actions.is_empty() {
        return Ok(None);
    }
    let what = format!("take in the copy of {}", opened.theirs);
    drop(slot);
    desk.back_up(Why::Import)?;
    let action = Action::Together { what, actions };
    let outcome = desk.write(|record, by| record.apply(by, &action))?;
    *desk.beside() = None;
    Ok(Some(outcome))
}

fn taken(take: Take) -> Choice {
    match take {
        Take::Both => Choice::Both,
        Take::Ours => Choice::Ours,
        Take::Theirs => Choice::Theirs,
        Take::Words { text } => Choice::Words(text),
    }
}

fn gone() -> Failure {
    Failure {
        message: "the text has changed since the copy was opened; open the copy again".to_owned(),
        remedy: Remedy::Reload,
    }
}

/// Puts an open copy away.
pub(super) fn close_copy(desk: &Desk, _args: Nothing) -> Result<(), Failure> {
    *desk.beside() = None;
    Ok(())
}

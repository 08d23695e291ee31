//! The synoptic table: drafts side by side, a column each. The window first asks for the
//! outline of the table, then for the rows in view.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use travaux::Error;
use travaux::clause::bracket;
use travaux::compare::synoptic::{self, Base, Cell, SynopticRow};
use travaux::compare::{ChangeKind, Op, Side};
use travaux::exchange::Format;
use travaux::exchange::print::{self, About};
use travaux::exchange::synoptic::{Column, Table, html, markdown};
use travaux::ids::{ChangeId, ClauseId, DraftId};
use travaux::text::states::sides;
use travaux::text::{Block, Item, Kind, TextName, draft};
use ts_rs::TS;

use super::exchange::is_pdf;
use super::text::OfClause;
use crate::desk::{Choice, Desk};
use crate::failure::Failure;

/// Which states to put side by side.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct SideBySide {
    /// The states, in the order of the columns.
    columns: Vec<TextName>,
    /// The column that all are compared with; none for the one before each.
    base: Option<u32>,
}

impl SideBySide {
    fn base(&self) -> Base {
        self.base.map_or(Base::Before, Base::Column)
    }
}

/// A table as it was made last, for the rows that the window asks for next.
pub(crate) struct Made {
    asked: SideBySide,
    /// The newest change then: another one may have changed the working text.
    newest: Option<ChangeId>,
    names: Vec<String>,
    items: Vec<Vec<Item>>,
    blocks: Vec<Vec<Block>>,
    synoptic: synoptic::Synoptic,
}

impl Made {
    fn columns(&self) -> Vec<Column<'_>> {
        let named = self.names.iter().zip(&self.blocks);
        named
            .map(|(name, clauses)| Column { name, clauses })
            .collect()
    }
}

/// Makes the table, or takes the one made last where nothing has changed since. Others may
/// work with the record while it is made.
fn made(desk: &Desk, asked: SideBySide) -> Result<Arc<Made>, Failure> {
    let newest = desk.read(travaux::Record::newest)?;
    if let Some(made) = &*desk.synoptic()
        && (&made.asked, made.newest) == (&asked, newest)
    {
        return Ok(Arc::clone(made));
    }
    let (names, items) = desk.read(|record| {
        let names = asked.columns.iter().map(|state| state.title(record));
        let items = asked.columns.iter().map(|state| state.items(record));
        let names: travaux::Result<Vec<String>> = names.collect();
        let items: travaux::Result<Vec<Vec<Item>>> = items.collect();
        Ok((names?, items?))
    })?;
    let lent: Vec<Vec<Side<'_>>> = items.iter().map(|items| sides(items)).collect();
    let lent: Vec<&[Side<'_>]> = lent.iter().map(Vec::as_slice).collect();
    let synoptic = synoptic::synoptic(&lent, asked.base());
    let blocks = items
        .iter()
        .map(|items| items.iter().map(Item::block).collect());
    let made = Arc::new(Made {
        blocks: blocks.collect(),
        asked,
        newest,
        names,
        items,
        synoptic,
    });
    *desk.synoptic() = Some(Arc::clone(&made));
    Ok(made)
}

/// A synoptic table without its words.
#[derive(Debug, Serialize, TS)]
pub(crate) struct SynopticOutline {
    /// What the columns are called.
    names: Vec<String>,
    /// The rows, in reading order.
    rows: Vec<RowOutline>,
}

/// One row of a synoptic table without its words.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct RowOutline {
    /// The clause, as the last state that has it calls it.
    clause: Option<ClauseId>,
    /// How deep it stands there.
    level: u16,
    /// Its number and words there, where it is a heading.
    heading: Option<String>,
    /// A cell for each column.
    cells: Vec<CellOutline>,
}

/// One cell of a synoptic table without its words.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct CellOutline {
    /// What happened to the clause since the base.
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<ChangeKind>,
    /// Its number as printed.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[ts(as = "Option<String>")]
    number: String,
    /// How many characters the cell shows, deleted ones too.
    length: u32,
    /// True where it has brackets.
    brackets: bool,
}

/// Makes a synoptic table.
pub(super) fn synoptic(desk: &Desk, args: SideBySide) -> Result<SynopticOutline, Failure> {
    let made = made(desk, args)?;
    let columns = made.columns();
    let table = Table {
        columns: &columns,
        synoptic: &made.synoptic,
        base: made.asked.base(),
    };
    let row = |row: &SynopticRow| {
        let newest = row.cells.iter().zip(&made.items).rev();
        let newest = newest
            .filter_map(|(cell, items)| items.get(*cell.clauses.first()? as usize))
            .next();
        RowOutline {
            clause: newest.map(|item| item.clause),
            level: newest.map_or(0, |item| item.level),
            heading: newest.and_then(heading),
            cells: (0..)
                .zip(&row.cells)
                .map(|(column, cell)| outline(&made, &table, column, cell))
                .collect(),
        }
    };
    Ok(SynopticOutline {
        names: made.names.clone(),
        rows: made.synoptic.rows.iter().map(row).collect(),
    })
}

fn heading(item: &Item) -> Option<String> {
    if !matches!(item.state.kind, Kind::Title | Kind::Heading) {
        return None;
    }
    let text = &item.state.wording.text;
    Some(match &item.number {
        Some(number) => format!("{number} {text}"),
        None => text.clone(),
    })
}

fn outline(made: &Made, table: &Table<'_>, column: usize, cell: &Cell) -> CellOutline {
    let text = |at: &u32| &made.blocks[column][*at as usize].wording.text;
    let words: usize = match cell.words.is_empty() {
        true => cell.runs.iter().map(|run| run.text.len()).sum(),
        false => cell.words.iter().map(|piece| piece.text.len()).sum(),
    };
    CellOutline {
        change: cell.change,
        number: table.numbers(column, cell),
        length: words as u32,
        brackets: cell
            .clauses
            .iter()
            .any(|at| bracket::balance(text(at)).pairs > 0),
    }
}

/// Which rows of a table.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct OfTable {
    /// The table.
    table: SideBySide,
    /// The rows, by their place.
    rows: Vec<u32>,
}

/// One cell of a synoptic table.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct CellWords {
    /// Its kind; none where the state does not have the clause.
    kind: Option<Kind>,
    /// What happened to it beyond its words: "moved from 7.".
    said: Option<String>,
    /// Its words beside those of the base.
    parts: Vec<CellPart>,
}

/// Words of a cell that have all the same to tell.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct CellPart {
    /// What happened to them since the base.
    op: Op,
    /// The words.
    text: String,
    /// The column that brought them in; none for words that the cell no longer has.
    since: Option<u32>,
    /// The column that drops them; none where they stand to the end.
    until: Option<u32>,
}

/// Reads rows of a synoptic table.
pub(super) fn synoptic_rows(desk: &Desk, args: OfTable) -> Result<Vec<Vec<CellWords>>, Failure> {
    let made = made(desk, args.table)?;
    let rows = args.rows.iter();
    let rows = rows.filter_map(|at| made.synoptic.rows.get(*at as usize));
    Ok(rows.map(|row| cells(&made, row)).collect())
}

fn cells(made: &Made, row: &SynopticRow) -> Vec<CellWords> {
    let columns = made.columns();
    let table = Table {
        columns: &columns,
        synoptic: &made.synoptic,
        base: made.asked.base(),
    };
    (0..)
        .zip(&row.cells)
        .map(|(column, cell)| CellWords {
            kind: cell
                .clauses
                .first()
                .map(|at| made.blocks[column as usize][*at as usize].kind),
            said: table.said(row, column as usize),
            parts: cell
                .parts(column)
                .into_iter()
                .map(|part| CellPart {
                    op: part.op,
                    text: part.text.to_owned(),
                    since: part.since,
                    until: part.until,
                })
                .collect(),
        })
        .collect()
}

/// A synoptic table to take along.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct TakeTable {
    /// The table.
    table: SideBySide,
    /// The rows to take, by their place; none for all.
    rows: Option<Vec<u32>>,
    /// True for pages (PDF): the name that the person starts from ends so.
    pages: Option<bool>,
    /// The file (`.pdf`, `.html` or `.md`); without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// Prints the rows that are asked for.
fn printed<P>(made: &Made, rows: Option<&[u32]>, print: impl FnOnce(&Table<'_>) -> P) -> P {
    let some;
    let synoptic = match rows {
        None => &made.synoptic,
        Some(rows) => {
            let all = &made.synoptic.rows;
            let rows = rows.iter().filter_map(|at| all.get(*at as usize).cloned());
            some = synoptic::Synoptic {
                rows: rows.collect(),
            };
            &some
        }
    };
    print(&Table {
        columns: &made.columns(),
        synoptic,
        base: made.asked.base(),
    })
}

/// Writes a synoptic table to a file; answers its path, or null where none was chosen.
pub(super) fn export_synoptic(desk: &Desk, args: TakeTable) -> Result<Option<String>, Failure> {
    let made = made(desk, args.table)?;
    let Some(path) = desk.choose_export(
        args.path.as_deref(),
        Choice::Export,
        ("synoptic", "html"),
        args.pages.unwrap_or_default(),
    ) else {
        return Ok(None);
    };
    let print = match Format::of(&path.to_string_lossy()) {
        _ if is_pdf(&path) => {
            let about = desk.read(|record| About::record(record, "Drafts side by side"))?;
            let print = printed(&made, args.rows.as_deref(), |table| {
                print::synoptic(table, about)
            });
            super::exchange::write(&path, &desk.pdf(&print)?)?;
            return Ok(Some(path.display().to_string()));
        }
        Ok(Format::Html) => html,
        Ok(Format::Markdown) => markdown,
        _ => {
            let ending = path.display().to_string();
            return Err(Error::UnknownFormat { ending }.into());
        }
    };
    let page = printed(&made, args.rows.as_deref(), print);
    super::exchange::write(&path, page.as_bytes())?;
    Ok(Some(path.display().to_string()))
}

/// A synoptic table for the clipboard.
#[derive(Debug, Serialize, TS)]
pub(crate) struct CopiedTable {
    /// As a web page, which word processors paste as a table.
    html: String,
    /// As Markdown.
    text: String,
}

/// Prints a synoptic table for the clipboard.
pub(super) fn copy_synoptic(desk: &Desk, args: TakeTable) -> Result<CopiedTable, Failure> {
    let made = made(desk, args.table)?;
    let rows = args.rows.as_deref();
    Ok(CopiedTable {
        html: printed(&made, rows, html),
        text: printed(&made, rows, markdown),
    })
}

/// One clause through all the drafts.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Ribbon {
    /// A stretch for each draft by its date, and one for the working text.
    stretches: Vec<Stretch>,
}

/// One clause in one draft.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Stretch {
    /// What the state is called.
    name: String,
    /// The draft; none for the working text.
    draft: Option<DraftId>,
    /// Its date.
    date: Option<String>,
    /// Its number there as printed.
    number: String,
    /// What happened to it since the draft before.
    change: Option<ChangeKind>,
    /// Its words there.
    #[serde(flatten)]
    words: CellWords,
}

/// Follows a clause through all the drafts.
pub(super) fn ribbon(desk: &Desk, args: OfClause) -> Result<Ribbon, Failure> {
    let mut drafts = desk.read(|record| draft::list(record.db()))?;
    drafts.retain(|draft| !draft.withdrawn);
    let states = drafts
        .iter()
        .map(|draft| TextName::Draft { draft: draft.id })
        .chain([TextName::Working]);
    let made = made(
        desk,
        SideBySide {
            columns: states.collect(),
            base: None,
        },
    )?;
    let is_here = |row: &&SynopticRow| {
        row.cells.iter().zip(&made.items).any(|(cell, items)| {
            cell.clauses
                .iter()
                .any(|at| items[*at as usize].clause == args.clause)
        })
    };
    let Some(row) = made.synoptic.rows.iter().find(is_here) else {
        return Ok(Ribbon {
            stretches: Vec::new(),
        });
    };
    let columns = made.columns();
    let table = Table {
        columns: &columns,
        synoptic: &made.synoptic,
        base: Base::Before,
    };
    let stretches = cells(&made, row).into_iter().zip(&row.cells).enumerate();
    let stretches = stretches.map(|(column, (words, cell))| Stretch {
        name: made.names[column].clone(),
        draft: drafts.get(column).map(|draft| draft.id),
        date: drafts.get(column).map(|draft| draft.date.to_string()),
        number: table.numbers(column, cell),
        change: cell.change,
        words,
    });
    Ok(Ribbon {
        stretches: stretches.collect(),
    })
}

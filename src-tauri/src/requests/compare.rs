//! Comparing two states of the text. The window first asks for the outline of a comparison,
//! then for the words of the rows in view.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use travaux::Error;
use travaux::compare::{ChangeKind, Comparison, Counts, Op, Piece, Row};
use travaux::exchange::print::{self, About};
use travaux::exchange::redline::{self, Redline};
use travaux::exchange::{Format, docx};
use travaux::ids::{ChangeId, ClauseId, RevisionId};
use travaux::text::states::compare_texts;
use travaux::text::{Block, Item, Kind, TextName};
use ts_rs::TS;

use super::exchange::is_pdf;
use crate::desk::{Choice, Desk};
use crate::failure::Failure;

/// Two states to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
pub(crate) struct Compare {
    /// The older one.
    old: TextName,
    /// The newer one.
    new: TextName,
}

/// The comparison that was made last, for what the window asks of it next.
pub(crate) struct MadeComparison {
    asked: Compare,
    /// The newest change then: another one may have changed the working text.
    newest: Option<ChangeId>,
    old: Vec<Item>,
    new: Vec<Item>,
    comparison: Comparison,
}

impl MadeComparison {
    /// Returns the clauses of a row: old and new.
    fn sides(&self, row: &Row) -> [Vec<&Item>; 2] {
        let old = row.old.iter().map(|at| &self.old[*at as usize]);
        let new = row.new.iter().map(|at| &self.new[*at as usize]);
        [old.collect(), new.collect()]
    }

    /// Returns the revisions on the two sides of a row.
    pub(super) fn revisions(&self, row: u32) -> Option<(Vec<RevisionId>, Vec<RevisionId>)> {
        let row = self.comparison.rows.get(row as usize)?;
        let [old, new] = self
            .sides(row)
            .map(|side| side.iter().map(|item| item.revision).collect());
        Some((old, new))
    }
}

/// Makes the comparison, or takes the one made last where nothing has changed since.
pub(super) fn made(desk: &Desk, asked: Compare) -> Result<Arc<MadeComparison>, Failure> {
    let newest = desk.read(travaux::Record::newest)?;
    if let Some(made) = &*desk.compared()
        && (made.asked, made.newest) == (asked, newest)
    {
        return Ok(Arc::clone(made));
    }
    let (old, new, comparison) = desk.read(|record| compare_texts(record, asked.old, asked.new))?;
    let made = Arc::new(MadeComparison {
        asked,
        newest,
        old,
        new,
        comparison,
    });
    *desk.compared() = Some(Arc::clone(&made));
    Ok(made)
}

/// Two states side by side, without their words.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Compared {
    /// Every clause of both states in exactly one row, in the order of the newer state;
    /// a removed clause after the row of the clause before it in the older state.
    rows: Vec<ComparedRow>,
    /// What changed, counted.
    counts: Counts,
}

/// One row of a comparison without its words.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct ComparedRow {
    /// What happened.
    change: ChangeKind,
    /// Places in the older state, rising.
    old: Vec<u32>,
    /// Places in the newer state, rising.
    new: Vec<u32>,
    /// How many characters it shows, deleted ones too.
    length: u32,
    /// How many insertions it shows among other words.
    #[serde(skip_serializing_if = "is_zero")]
    #[ts(as = "Option<u32>")]
    insertions: u32,
    /// How many deletions it shows among other words.
    #[serde(skip_serializing_if = "is_zero")]
    #[ts(as = "Option<u32>")]
    deletions: u32,
    /// What it is called, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// What it was called before it moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    was: Option<String>,
    /// The heading that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    heading: Option<Heading>,
}

/// A heading among the rows of a comparison.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Heading {
    /// How deep it stands.
    level: u16,
    /// Its number and how its words begin.
    name: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Compares two states of the text.
pub(super) fn compare(desk: &Desk, args: Compare) -> Result<Compared, Failure> {
    let made = made(desk, args)?;
    let rows = made.comparison.rows.iter();
    Ok(Compared {
        rows: rows.map(|row| outline(&made, row)).collect(),
        counts: made.comparison.counts,
    })
}

fn outline(made: &MadeComparison, row: &Row) -> ComparedRow {
    let [old, new] = made.sides(row);
    let before = old.first().copied();
    let lead = new.first().copied().or(before);
    let count = |op: Op| row.words.iter().filter(|piece| piece.op == op).count() as u32;
    let moved = matches!(row.change, ChangeKind::Moved | ChangeKind::MovedReworded);
    let differs = row.change != ChangeKind::Same;
    let long = |text: &str| text.chars().count() as u32;
    ComparedRow {
        change: row.change,
        old: row.old.clone(),
        new: row.new.clone(),
        length: if row.words.is_empty() {
            let shown = if new.is_empty() { old } else { new };
            shown
                .iter()
                .map(|item| long(&item.state.wording.text))
                .sum()
        } else {
            row.words.iter().map(|piece| long(&piece.text)).sum()
        },
        insertions: count(Op::Add),
        deletions: count(Op::Remove),
        name: lead.filter(|_| differs).map(called),
        was: before.filter(|_| moved).map(called),
        heading: lead.and_then(heading),
    }
}

/// Returns how a clause of a row is called: its full number, or how its text begins.
fn called(item: &Item) -> String {
    item.path
        .clone()
        .unwrap_or_else(|| format!("“{}”", beginning(item.state.wording.text.trim(), 38)))
}

fn heading(item: &Item) -> Option<Heading> {
    if !matches!(item.state.kind, Kind::Title | Kind::Heading) {
        return None;
    }
    let words = beginning(&item.state.wording.text, 56);
    Some(Heading {
        level: item.level,
        name: match &item.number {
            Some(number) => format!("{number} {words}"),
            None => words,
        },
    })
}

/// Returns a text, cut after so many characters.
fn beginning(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Rows of a comparison.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct OfComparison {
    /// The two states.
    states: Compare,
    /// The rows, by their place.
    pub(super) rows: Vec<u32>,
}

impl OfComparison {
    /// Makes the comparison, or takes the one made last.
    pub(super) fn made(&self, desk: &Desk) -> Result<Arc<MadeComparison>, Failure> {
        made(desk, self.states)
    }
}

/// What one row of a comparison says.
#[derive(Debug, Serialize, TS)]
pub(crate) struct RowWords {
    /// Its clauses in the older state.
    old: Vec<Beside>,
    /// Its clauses in the newer state.
    new: Vec<Beside>,
    /// True where the printed number differs.
    renumbered: bool,
    /// The words of both sides where the wording differs; several clauses of a side are joined
    /// by one blank. Empty where the row is the same, moved, added or removed.
    words: Vec<Piece>,
}

/// One clause of a state, as a redline names it.
#[derive(Debug, Serialize, TS)]
#[ts(optional_fields)]
pub(crate) struct Beside {
    /// The clause.
    clause: ClauseId,
    /// How deep it stands.
    level: u16,
    /// Its kind.
    kind: Kind,
    /// Its number as printed.
    number: Option<String>,
    /// What it is called: its full printed number, or how its text begins.
    name: String,
    /// Its words.
    text: String,
}

impl From<&Item> for Beside {
    fn from(item: &Item) -> Self {
        Beside {
            clause: item.clause,
            level: item.level,
            kind: item.state.kind,
            number: item.number.clone(),
            name: called(item),
            text: item.state.wording.text.clone(),
        }
    }
}

/// Reads the words of rows of a comparison.
pub(super) fn compare_rows(desk: &Desk, args: OfComparison) -> Result<Vec<RowWords>, Failure> {
    let made = args.made(desk)?;
    let rows = args.rows.iter();
    let rows = rows.filter_map(|at| made.comparison.rows.get(*at as usize));
    Ok(rows
        .map(|row| {
            let [old, new] = made
                .sides(row)
                .map(|side| side.into_iter().map(Beside::from).collect());
            RowWords {
                old,
                new,
                renumbered: row.renumbered,
                words: row.words.clone(),
            }
        })
        .collect())
}

/// A redline to write.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct ExportRedline {
    /// The older state.
    old: TextName,
    /// The newer state.
    new: TextName,
    /// True for pages (PDF): the name that the person starts from ends so.
    pages: Option<bool>,
    /// The file (`.docx`, `.pdf`, `.html`, `.md` or `.xml`); without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// Writes a redline of two states to a file; answers its path, or null where none was chosen.
pub(super) fn export_redline(desk: &Desk, args: ExportRedline) -> Result<Option<String>, Failure> {
    let (names, (old, new, comparison), hands, about) = desk.read(|record| {
        let names = (args.old.title(record)?, args.new.title(record)?);
        let about = About::between(record, args.old, args.new)?;
        let compared = compare_texts(record, args.old, args.new)?;
        let hands = docx::hands::between(record.db(), &compared.0, &compared.1)?;
        Ok((names, compared, hands, about))
    })?;
    let Some(path) = desk.choose_export(
        args.path.as_deref(),
        Choice::Export,
        ("redline", "html"),
        args.pages.unwrap_or_default(),
    ) else {
        return Ok(None);
    };
    let blocks = |items: &[Item]| -> Vec<Block> { items.iter().map(Item::block).collect() };
    let redline = Redline {
        old_name: &names.0,
        new_name: &names.1,
        old: &blocks(&old),
        new: &blocks(&new),
        comparison: &comparison,
    };
    let page = match Format::of(&path.to_string_lossy()) {
        _ if is_pdf(&path) => desk.pdf(&print::redline(&redline, about))?,
        Ok(Format::Html) => redline::html(&redline).into_bytes(),
        Ok(Format::Markdown) => redline::markdown(&redline).into_bytes(),
        Ok(Format::AkomaNtoso) => travaux::exchange::akn::redline(&redline, &hands).into_bytes(),
        Ok(Format::Word) => docx::redline(&redline, &hands),
        _ => {
            let ending = path.display().to_string();
            return Err(Error::UnknownFormat { ending }.into());
        }
    };
    super::exchange::write(&path, &page)?;
    Ok(Some(path.display().to_string()))
}

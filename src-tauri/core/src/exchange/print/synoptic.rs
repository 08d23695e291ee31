//! A synoptic table on paper, which lies on its side.

use super::{About, Cell, Columns, Line, Look, Piece, Print, Run};
use crate::compare::synoptic::{Base, Part, SynopticRow};
use crate::compare::{ChangeKind, Op};
use crate::exchange::synoptic::Table;
use crate::text::Kind;

/// Colours that the typesetter has; a seventh draft has the first again.
const COLOURS: u32 = 6;

/// Puts a synoptic table on paper. A word has the colour of the draft that brought it in, a
/// dotted line under it the colour of the draft that drops it.
pub fn synoptic(table: &Table<'_>, about: About) -> Print {
    let head = (0..).zip(table.columns).map(|(column, state)| {
        let name = Run {
            bold: true,
            since: colour(Some(column)),
            ..Run::plain(state.name)
        };
        Cell::of(match letter(column) {
            Some(letter) => vec![Run::aside(format!("{letter}  ")), name],
            None => vec![name],
        })
    });
    let rows = table.synoptic.rows.iter();
    let rows = rows.map(|row| {
        (0..row.cells.len())
            .map(|at| cell(table, row, at))
            .collect()
    });
    let pieces = vec![
        Piece::Paragraph {
            look: Look::Small,
            depth: 0,
            number: Vec::new(),
            line: Line::of(key(table)),
        },
        Piece::Table {
            caption: String::new(),
            head: head.collect(),
            rows: rows.collect(),
            columns: Columns::Alike,
        },
    ];
    let title = Line::plain(about.called());
    let mut print = Print::new(about, title, pieces);
    print.landscape = true;
    print
}

fn key(table: &Table<'_>) -> Vec<Run> {
    let against = match table.base {
        Base::Before => "the column before it".to_owned(),
        Base::Column(base) => format!("“{}”", table.name(base as usize)),
    };
    vec![
        Run::plain(format!("Each column beside {against}: ")),
        Run::changed(Op::Add, "inserted"),
        Run::plain(", "),
        Run::changed(Op::Remove, "deleted"),
        Run::plain(
            ". Colour and letter: the draft that brought words in; dotted: words that a later draft drops.",
        ),
    ]
}

fn cell(table: &Table<'_>, row: &SynopticRow, column: usize) -> Cell {
    let cell = &row.cells[column];
    let Some(block) = table.block(column, cell) else {
        return Cell::of(vec![match cell.change {
            Some(ChangeKind::Removed) => Run {
                change: Some(Op::Remove),
                ..Run::aside("removed")
            },
            _ => Run::aside("–"),
        }]);
    };
    let heading = matches!(block.kind, Kind::Title | Kind::Heading);
    let mut runs = Vec::new();
    let numbers = table.numbers(column, cell);
    if !numbers.is_empty() {
        runs.push(Run {
            bold: true,
            ..Run::plain(format!("{numbers} "))
        });
    }
    let parts = cell.parts(column as u32);
    runs.extend(parts.iter().map(|part| run(part, heading)));
    if let Some(said) = table.said(row, column) {
        runs.push(Run::aside(format!(" [{said}]")));
    }
    Cell::of(runs)
}

fn run(part: &Part<'_>, bold: bool) -> Run {
    let (since, until) = match part.op {
        Op::Remove => (part.until, None),
        _ => (part.since, part.until),
    };
    Run {
        bold,
        since: colour(since),
        until: colour(until),
        letter: since
            .filter(|since| *since > 0 && part.op != Op::Remove && !part.text.trim().is_empty())
            .and_then(letter),
        ..Run::changed(part.op, part.text)
    }
}

/// Returns the letter of a column, as the window has it.
fn letter(column: u32) -> Option<char> {
    char::from_u32(u32::from('A') + column).filter(char::is_ascii_uppercase)
}

/// Returns the colour of a column; the first has none.
fn colour(column: Option<u32>) -> u8 {
    let nth = column.and_then(|column| column.checked_sub(1));
    nth.map_or(0, |nth| (nth % COLOURS + 1) as u8)
}

impl Cell {
    /// A cell of words.
    pub(crate) fn of(runs: Vec<Run>) -> Cell {
        Cell {
            line: Line::of(runs),
            shade: 0,
        }
    }
}

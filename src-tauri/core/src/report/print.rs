//! A report on paper.

use super::page::{Page, Piece, Run, Table, TableCell};
use crate::exchange::print::{self, About, Cell, Columns, Levels, Line, Look, Print};

/// With more columns a table of figures lies on its side.
const UPRIGHT: usize = 6;

impl Page {
    /// Puts it on paper.
    pub fn print(&self, about: About) -> Print {
        let mut levels = Levels::default();
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Heading(level, text, anchor) => print::Piece::Heading {
                level: levels.heading(u16::from(*level)),
                number: Vec::new(),
                line: Line {
                    anchor: anchor.clone(),
                    ..Line::plain(text.as_str())
                },
            },
            Piece::Text(runs) => paragraph(Look::Text, runs),
            Piece::Entry(runs) => paragraph(Look::Entry, runs),
            Piece::Table(table) => printed(table),
            Piece::Drawing(drawing) => print::Piece::Drawing {
                svg: drawing.svg.clone(),
                told: drawing.told.clone(),
                key: drawing.key.clone(),
            },
        });
        let pieces = pieces.collect();
        let mut print = Print::new(about, Line::plain(self.title.as_str()), pieces);
        print.landscape = self
            .tables()
            .any(|table| !table.words && table.head.len() > UPRIGHT);
        print
    }

    fn tables(&self) -> impl Iterator<Item = &Table> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Table(table) => Some(table),
            _ => None,
        })
    }
}

fn paragraph(look: Look, runs: &[Run]) -> print::Piece {
    let mut runs: Vec<print::Run> = runs.iter().map(run).collect();
    if let Some(first) = runs.first_mut() {
        first.text = first.text.trim_start().to_owned();
    }
    print::Piece::Paragraph {
        look,
        depth: 0,
        number: match look {
            Look::Entry => vec![print::Run::plain("•")],
            _ => Vec::new(),
        },
        line: Line::of(runs),
    }
}

fn run(run: &Run) -> print::Run {
    match run {
        Run::Plain(text) => print::Run::plain(text.as_str()),
        Run::Strong(text) => strong(text),
        Run::Word(op, text) => print::Run::changed(*op, text.as_str()),
        Run::Id(what, id) => print::Run::aside(format!(" {what} {id}")),
    }
}

fn strong(text: &str) -> print::Run {
    print::Run {
        bold: true,
        ..print::Run::plain(text)
    }
}

fn printed(table: &Table) -> print::Piece {
    let cell = |cell: &TableCell| Cell {
        line: Line::of(vec![print::Run {
            to: cell.leads_to.clone(),
            ..print::Run::plain(cell.text.as_str())
        }]),
        shade: cell.shade,
    };
    print::Piece::Table {
        caption: table.caption.clone(),
        head: table
            .head
            .iter()
            .map(|name| Cell::of(vec![strong(name)]))
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| row.iter().map(cell).collect())
            .collect(),
        columns: match table.words {
            true => Columns::Words,
            false => Columns::Figures,
        },
    }
}

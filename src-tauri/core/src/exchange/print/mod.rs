//! What goes on paper: the one value that a text, a redline, a synoptic table and a report
//! become before they are set. The crate `travaux-pdf` sets it and knows nothing else.

mod about;
mod clauses;
mod language;
mod redline;
mod runs;
mod synoptic;
mod text;

#[cfg(test)]
mod tests;

use rustc_hash::FxHashSet;
use serde::Serialize;

pub use about::About;
pub(crate) use language::Language;
pub use redline::redline;
pub use synoptic::synoptic;
pub use text::text;

use crate::compare::Op;

/// A document as it goes on paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Print {
    /// What its pages say of it.
    pub(crate) about: About,
    /// Its title.
    pub(crate) title: Line,
    /// What stands under the title, a line each.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) under: Vec<String>,
    /// The language of most of its words.
    pub(crate) language: Language,
    /// True where it lies on its side.
    pub(crate) landscape: bool,
    /// What stands in it, in order.
    pub(crate) pieces: Vec<Piece>,
}

/// One thing on paper.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "camelCase")]
pub(crate) enum Piece {
    /// A heading: a bookmark of the file.
    Heading {
        /// From 2, the title being 1; never more than one deeper than the heading before.
        level: u8,
        /// Its number as printed.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        number: Vec<Run>,
        line: Line,
    },
    /// A paragraph.
    Paragraph {
        look: Look,
        /// How far in it stands.
        depth: u8,
        /// Its number as printed, which hangs before the words.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        number: Vec<Run>,
        line: Line,
    },
    /// A table, whose head stands on each page again.
    Table {
        #[serde(skip_serializing_if = "String::is_empty")]
        caption: String,
        head: Vec<Cell>,
        rows: Vec<Vec<Cell>>,
        columns: Columns,
    },
    /// A picture.
    Drawing {
        /// As SVG.
        svg: String,
        /// What it shows, for those who do not see it.
        told: String,
        /// How it is read; stands under it.
        key: String,
    },
}

/// What the columns of a table hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Columns {
    /// The same clauses: they are as wide as one another.
    Alike,
    /// Words: each is as wide as its words ask.
    Words,
    /// Figures, which stand in the middle; the first column names the row.
    Figures,
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Look {
    /// As the text.
    Text,
    /// As an entry of a list.
    Entry,
    /// Small: a note that stands in the text, a key.
    Small,
}

/// Words that stand together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Line {
    pub(crate) runs: Vec<Run>,
    /// Their language, where it is another than that of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<Language>,
    /// Where others lead to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) anchor: Option<String>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Cell {
    pub(crate) line: Line,
    /// How dark it is, from 0 to 4.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) shade: u8,
}

/// Words that are set alike.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct Run {
    pub(crate) text: String,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) italic: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) bold: bool,
    /// What happened to them; none where they stayed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) change: Option<Op>,
    /// What the program says of the words, and no word of the text.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) aside: bool,
    /// True for the mark of a footnote.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) mark: bool,
    /// The footnote that the mark stands for, the first time that it stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) note: Vec<Line>,
    /// The anchor that they lead to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<String>,
    /// The draft that brought them in, as a colour from 1; 0 for none.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) since: u8,
    /// The letter of that draft, for those who see no colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) letter: Option<char>,
    /// The draft that drops them, as a colour from 1; 0 for none.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) until: u8,
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_zero(value: &u8) -> bool {
    *value == 0
}

impl Run {
    /// Words as they are; a control character of a source is a blank on paper.
    pub(crate) fn plain(text: impl Into<String>) -> Run {
        let mut text = text.into();
        if text.chars().any(char::is_control) {
            text = text.replace(char::is_control, " ");
        }
        Run {
            text,
            ..Run::default()
        }
    }

    /// What the program says.
    pub(crate) fn aside(text: impl Into<String>) -> Run {
        Run {
            aside: true,
            ..Run::plain(text)
        }
    }

    /// Words with what happened to them.
    pub(crate) fn changed(op: Op, text: impl Into<String>) -> Run {
        Run {
            change: (op != Op::Keep).then_some(op),
            ..Run::plain(text)
        }
    }
}

impl Line {
    /// Words of a language of their own.
    pub(crate) fn of(runs: Vec<Run>) -> Line {
        Line {
            language: language::of(&runs),
            runs,
            anchor: None,
        }
    }

    /// One run of words.
    pub(crate) fn plain(text: impl Into<String>) -> Line {
        Line::of(vec![Run::plain(text)])
    }
}

impl Print {
    /// Puts pieces together under a title, in the language of most of their words.
    pub(crate) fn new(about: About, title: Line, pieces: Vec<Piece>) -> Print {
        let mut print = Print {
            about,
            title,
            under: Vec::new(),
            language: Language::En,
            landscape: false,
            pieces,
        };
        print.language = language::most(&print.lines());
        let whole = print.language;
        let mut anchors = FxHashSet::default();
        for line in print.lines_mut() {
            line.language = line.language.filter(|language| *language != whole);
            // An anchor is one place.
            line.anchor = line.anchor.take().filter(|to| anchors.insert(to.clone()));
        }
        for run in print
            .lines_mut()
            .into_iter()
            .flat_map(|line| &mut line.runs)
        {
            run.to = run.to.take().filter(|to| anchors.contains(to));
        }
        print
    }

    /// Writes it for the typesetter.
    pub fn json(&self) -> String {
        serde_json::to_string(self).expect("what goes on paper is plain data")
    }

    fn lines(&self) -> Vec<&Line> {
        let mut lines = vec![&self.title];
        for piece in &self.pieces {
            match piece {
                Piece::Heading { line, .. } | Piece::Paragraph { line, .. } => lines.push(line),
                Piece::Table { head, rows, .. } => {
                    let cells = head.iter().chain(rows.iter().flatten());
                    lines.extend(cells.map(|cell| &cell.line));
                }
                Piece::Drawing { .. } => {}
            }
        }
        lines
    }

    fn lines_mut(&mut self) -> Vec<&mut Line> {
        let mut lines = vec![&mut self.title];
        for piece in &mut self.pieces {
            match piece {
                Piece::Heading { line, .. } | Piece::Paragraph { line, .. } => lines.push(line),
                Piece::Table { head, rows, .. } => {
                    let cells = head.iter_mut().chain(rows.iter_mut().flatten());
                    lines.extend(cells.map(|cell| &mut cell.line));
                }
                Piece::Drawing { .. } => {}
            }
        }
        lines
    }
}

/// The levels of headings, so that none skips one.
#[derive(Default)]
pub(crate) struct Levels(Vec<u16>);

impl Levels {
    /// The deepest heading that a tagged file tells from a paragraph.
    const DEEPEST: usize = 6;

    /// Returns the level on paper of the next heading.
    pub(crate) fn heading(&mut self, level: u16) -> u8 {
        while self.0.last().is_some_and(|open| *open >= level) {
            self.0.pop();
        }
        self.0.push(level);
        (self.0.len() + 1).min(Self::DEEPEST) as u8
    }
}

//! From the paragraph in hand to a block: whose it is, how deep it stands, what kind it is.

use super::names;
use super::story::{Own, Placed, Story, Unit};
use crate::clause::{MarkKind, Wording};
use crate::error::Result;
use crate::exchange::assemble::{DEEPEST, MOST_BLOCKS, too_deep, unreadable};
use crate::exchange::marks;
use crate::exchange::number::{self, At, Form};
use crate::exchange::preamble::opens_with_participle;
use crate::text::{Block, Kind, Series};

/// What is known of a block by its element alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Words of their own.
    Text,
    /// A paragraph of the preamble.
    Preamble,
    /// A heading.
    Heading,
    /// The title of a document within a document: what the latter holds stands under it.
    Part,
    /// A heading that belongs to no unit.
    Cross,
    /// The title of the document.
    Title,
    /// Says who speaks, and what follows stands under it.
    Speaker,
}

impl Story {
    /// Makes a block of the paragraph in hand, if it has words.
    pub(super) fn flush(&mut self, shape: Shape) -> Result<()> {
        let mut wording = self.flow.take();
        let notes = std::mem::take(&mut self.flow.notes);
        marks::tidy(&mut wording);
        if wording.text.trim().is_empty() {
            return Ok(());
        }
        if wording.text.len() > Wording::LONGEST {
            return Err(unreadable(
                "a paragraph of this file holds more than 4 MiB; split it and try again",
            ));
        }
        if self.flow.interrupted && notes.is_empty() && self.joined(&wording) {
            return Ok(());
        }
        let claimant = match shape {
            Shape::Title | Shape::Cross => None,
            Shape::Part => self
                .units
                .iter()
                .rposition(|unit| names::is_document(&unit.name)),
            Shape::Heading | Shape::Speaker => self.units.len().checked_sub(1),
            Shape::Text | Shape::Preamble => self.claimant(),
        };
        let claimant = claimant.filter(|at| !self.units[*at].shown);
        self.show_numbers(claimant.unwrap_or(self.units.len()))?;
        let level = match claimant {
            Some(at) => self.show(at),
            None => self.depth,
        };
        let unit = claimant.map(|at| &mut self.units[at]);
        let (number, name, id, own) = match unit {
            Some(unit) => (
                unit.num.take(),
                unit.name.as_str(),
                unit.id.take(),
                unit.own.clone(),
            ),
            None => (None, "p", self.flow.id.take(), self.flow.own.clone()),
        };
        let (kind, series) = of(shape, name, number.as_deref(), &wording);
        self.push(
            Block {
                number,
                kind: own.kind.unwrap_or(kind),
                level,
                wording,
                series: own.series.unwrap_or(series),
                clause: None,
            },
            id,
        )?;
        for note in notes {
            self.place(note, level)?;
        }
        Ok(())
    }

    /// Puts the end of a sentence that a structure interrupted after the last words read,
    /// where it is a few words: `”; and`.
    fn joined(&mut self, wording: &Wording) -> bool {
        let few = wording.text.len() <= 24
            && wording.marks.is_empty()
            && self.units.iter().all(|unit| unit.num.is_none());
        let Some((last, _)) = self.blocks.last_mut().filter(|_| few) else {
            return false;
        };
        if last.kind == Kind::Note {
            return false;
        }
        if wording.text.starts_with(char::is_alphanumeric) {
            last.wording.text.push(' ');
        }
        last.wording.text.push_str(&wording.text);
        true
    }

    /// The unit whose own words a paragraph holds.
    fn claimant(&self) -> Option<usize> {
        let mut list = None;
        for (at, unit) in self.units.iter().enumerate().rev() {
            if unit.shown {
                break;
            }
            if unit.num.is_some() || unit.claims {
                return Some(at);
            }
            if unit.list {
                list = Some(at);
            }
        }
        list
    }

    /// Shows the numbers of units above that no words took.
    fn show_numbers(&mut self, above: usize) -> Result<()> {
        for at in 0..above {
            if let Some(number) = self.units[at].num.take() {
                let level = self.show(at);
                let id = self.units[at].id.take();
                self.push(alone(number, Kind::Heading, level), id)?;
            }
        }
        Ok(())
    }

    /// Keeps the number in hand for the words of its unit.
    pub(super) fn end_number(&mut self) -> Result<()> {
        let free = self
            .units
            .last()
            .is_some_and(|unit| unit.num.is_none() && !unit.shown);
        if !free || !self.flow.notes.is_empty() {
            return self.flush(Shape::Text);
        }
        let mut wording = self.flow.take();
        marks::tidy(&mut wording);
        if let Some(unit) = self.units.last_mut().filter(|_| !wording.text.is_empty()) {
            unit.num = Some(wording.text);
        }
        Ok(())
    }

    /// Closes the innermost unit.
    pub(super) fn close(&mut self) -> Result<()> {
        let Some(mut unit) = self.units.pop() else {
            return Ok(());
        };
        if unit.shown {
            self.depth -= 1;
        } else if let Some(number) = unit.num.take() {
            self.show_numbers(self.units.len())?;
            let kind = kind_of(&unit.name, &number);
            let block = alone(number, kind, self.depth);
            self.push(block, unit.id)?;
        }
        Ok(())
    }

    /// Puts a footnote under the block that refers to it, which stands at `level`.
    fn place(&mut self, note: Vec<Placed>, level: u16) -> Result<()> {
        for (mut block, id) in note {
            block.level += level + 1;
            self.push(block, id)?;
        }
        Ok(())
    }

    /// Adds a block.
    pub(super) fn push(&mut self, block: Block, id: Option<crate::ids::ClauseId>) -> Result<()> {
        if block.level >= DEEPEST {
            return Err(too_deep());
        }
        if self.blocks.len() >= MOST_BLOCKS {
            return Err(unreadable(
                "this file holds more than 1,000,000 paragraphs; split it and try again",
            ));
        }
        self.blocks.push((block, id));
        Ok(())
    }

    /// The blocks of a footnote with this label; none where it has no words.
    pub(super) fn into_note(self, label: &str) -> Vec<Placed> {
        let mut blocks = self.blocks;
        for (at, (block, _)) in blocks.iter_mut().enumerate() {
            if at > 0 {
                block.level += 1;
                continue;
            }
            if let Some(number) = block.number.take() {
                marks::put_before(&mut block.wording, &number);
            }
            block.number = Some(format!("[^{label}]"));
            block.kind = Kind::Note;
            block.series = Series::Auto;
        }
        blocks
    }
}

/// A number without words is words.
fn alone(number: String, kind: Kind, level: u16) -> Block {
    Block {
        number: None,
        kind,
        level,
        wording: Wording {
            text: number,
            marks: Vec::new(),
        },
        series: Series::Unnumbered,
        clause: None,
    }
}

/// Says what kind of block an element holds and how it is numbered, as far as the
/// element, the number and the words alone say.
pub(super) fn of(
    shape: Shape,
    name: &str,
    number: Option<&str>,
    wording: &Wording,
) -> (Kind, Series) {
    let series = match number {
        Some(number) => series_of(number),
        None if name == "indent" => Series::Bullet,
        None => Series::Unnumbered,
    };
    let kind = match shape {
        Shape::Title => Kind::Title,
        Shape::Heading | Shape::Part | Shape::Cross => Kind::Heading,
        Shape::Preamble if opens(wording) => Kind::Preambular,
        Shape::Text | Shape::Preamble | Shape::Speaker => match (name, number) {
            ("hcontainer title", _) => Kind::Title,
            ("hcontainer note", _) => Kind::Note,
            ("hcontainer recital", _) => Kind::Preambular,
            ("recital" | "citation", None) => Kind::Preambular,
            (_, Some(number)) => kind_of(name, number),
            ("point" | "indent" | "item" | "subparagraph", None) => Kind::Point,
            (_, None) => Kind::Paragraph,
        },
    };
    (kind, series)
}

/// A preambular paragraph opens with a participle, or, in whatever language, with words
/// in italics.
fn opens(wording: &Wording) -> bool {
    opens_with_participle(wording, Some(wording))
        || wording.marks.first().is_some_and(|mark| {
            mark.kind == MarkKind::Italic
                && mark.start == 0
                && (mark.end as usize) < wording.text.len()
        })
}

fn series_of(number: &str) -> Series {
    let probe = format!("{number} x");
    let label = number::read(&probe, At::Heading).or_else(|| number::read(&probe, At::Paragraph));
    match (label, number.split_once(' ')) {
        (Some(label), _) if label.printed.len() == number.len() => label.series(),
        (_, Some((word, _))) if word.chars().all(char::is_alphabetic) => {
            Series::Named(word.to_owned())
        }
        _ => Series::Auto,
    }
}

fn kind_of(name: &str, number: &str) -> Kind {
    let probe = format!("{number} x");
    match number::read(&probe, At::Paragraph).map(|label| label.form) {
        Some(Form::Arabic | Form::Named) => Kind::Paragraph,
        Some(_) => Kind::Point,
        None if matches!(name, "point" | "indent" | "item" | "subparagraph") => Kind::Point,
        None if number.len() <= 4 && number.chars().all(|c| c.is_ascii_lowercase()) => Kind::Point,
        None => Kind::Paragraph,
    }
}

impl Unit {
    /// A unit that only holds others.
    pub(super) fn holder(name: &str) -> Self {
        Unit {
            name: name.to_owned(),
            ..Unit::default()
        }
    }
}

impl Own {
    /// Reads what an element of ours says of itself.
    pub(super) fn of(kind: Option<&str>, series: Option<&str>) -> Self {
        let kind = kind.and_then(|kind| {
            serde_json::from_value(serde_json::Value::String(kind.to_owned())).ok()
        });
        let series = series.and_then(|series| match series {
            "auto" => Some(Series::Auto),
            "unnumbered" => Some(Series::Unnumbered),
            "bullet" => Some(Series::Bullet),
            named => named
                .strip_prefix("named:")
                .map(|word| Series::Named(word.to_owned())),
        });
        Own { kind, series }
    }
}

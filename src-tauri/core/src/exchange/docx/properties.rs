//! Properties of paragraphs and runs, as they stand on a paragraph, in a style or in a
//! level of a list.

use super::xml::{Element, Ns, Xml};
use crate::error::Result;
use crate::exchange::changes::Change;
use crate::text::TrackedOp;

/// What a paragraph's properties say, as far as they say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its style.
    pub(super) style: Option<String>,
    /// Its depth as a heading, from 0; 9 is no heading.
    pub(super) outline: Option<u8>,
    /// Its list; 0 is none.
    pub(super) list: Option<i64>,
    /// Its level in the list, from 0.
    pub(super) level: Option<u8>,
    /// Its indentation.
    pub(super) indent: Indent,
    /// What was done to its mark.
    pub(super) mark: Vec<Change>,
    /// What it was before a tracked change of its properties.
    pub(super) before: Option<Box<Paragraph>>,
    /// True where its number was put in by a tracked change.
    pub(super) list_inserted: bool,
    /// True where a section ends here that has a header or footer.
    pub(super) margins: bool,
}

/// Indentation, in twentieths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Indent {
    /// From the left margin (the right one where the text runs from right to left).
    pub(super) left: Option<i64>,
    /// Of the first line, from there; negative where it hangs out.
    pub(super) first: Option<i64>,
}

impl Indent {
    /// Takes what this leaves open from `other`.
    pub(super) fn or(self, other: Indent) -> Indent {
        Indent {
            left: self.left.or(other.left),
            first: self.first.or(other.first),
        }
    }
}

/// What a run's properties say, as far as they say it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Its style.
    pub(super) style: Option<String>,
    /// Italic.
    pub(super) italic: Option<bool>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Hidden.
    pub(super) hidden: Option<bool>,
    /// What it was before a tracked change of its properties.
    pub(super) before: Option<Box<Run>>,
}

/// Reads `w:pPr` to its end.
pub(super) fn paragraph(xml: &mut Xml<'_>) -> Result<Paragraph> {
    let mut found = Paragraph::default();
    xml.children(|xml, element| {
        match element.word() {
            "pStyle" => found.style = element.get("val"),
            "outlineLvl" => found.outline = small(&element),
            "ind" => found.indent = indent(&element),
            "numPr" => {
                return xml.children(|xml, element| {
                    match element.word() {
                        "numId" => found.list = element.number("val"),
                        "ilvl" => found.level = small(&element).map(|level| level.min(8)),
                        "ins" => found.list_inserted = true,
                        _ => {}
                    }
                    xml.skip()
                });
            }
            "rPr" => {
                return xml.children(|xml, element| {
                    found.mark.extend(change(&element));
                    xml.skip()
                });
            }
            "sectPr" => {
                return xml.children(|xml, element| {
                    found.margins |=
                        matches!(element.word(), "headerReference" | "footerReference");
                    xml.skip()
                });
            }
            "pPrChange" => {
                found.before = before(xml, "pPr", paragraph)?.map(|mut before| {
                    before.before = None;
                    before
                });
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok(found)
}

/// Reads `w:rPr` to its end.
pub(super) fn run(xml: &mut Xml<'_>) -> Result<Run> {
    let mut found = Run::default();
    xml.children(|xml, element| {
        match element.word() {
            "rStyle" => found.style = element.get("val"),
            "i" => found.italic = Some(element.is_on()),
            "b" => found.bold = Some(element.is_on()),
            "vanish" => found.hidden = Some(element.is_on()),
            "rPrChange" => {
                found.before = before(xml, "rPr", run)?.map(|mut before| {
                    before.before = None;
                    before
                });
                return Ok(());
            }
            _ => {}
        }
        xml.skip()
    })?;
    Ok(found)
}

/// Reads what properties were before a tracked change of them, to the end of the change.
fn before<T>(
    xml: &mut Xml<'_>,
    name: &str,
    read: fn(&mut Xml<'_>) -> Result<T>,
) -> Result<Option<Box<T>>> {
    let mut found = None;
    xml.children(|xml, element| {
        if element.word() != name {
            return xml.skip();
        }
        found = Some(Box::new(read(xml)?));
        Ok(())
    })?;
    Ok(found)
}

/// Reads `w:ind`.
pub(super) fn indent(element: &Element<'_>) -> Indent {
    let left = element.number("left").or_else(|| element.number("start"));
    let hanging = element.number("hanging").map(i64::saturating_neg);
    Indent {
        left,
        first: hanging.or_else(|| element.number("firstLine")),
    }
}

fn small(element: &Element<'_>) -> Option<u8> {
    element.number("val").and_then(|n| u8::try_from(n).ok())
}

/// Reads a tracked change: what was done, by whom and when.
pub(super) fn change(element: &Element<'_>) -> Option<Change> {
    let op = match (element.ns, element.name()) {
        (Ns::Word, "ins" | "moveTo" | "cellIns") => TrackedOp::Insert,
        (Ns::Word, "del" | "moveFrom" | "cellDel") => TrackedOp::Delete,
        _ => return None,
    };
    Some(Change {
        op,
        author: element.get("author").unwrap_or_default(),
        date: element.get("date").unwrap_or_default(),
    })
}

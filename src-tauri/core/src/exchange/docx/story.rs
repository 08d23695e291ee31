//! A story of a Word file (its body, a footnote, a comment): paragraphs and tables, in
//! one reading of its tracked changes.

use super::aside::Aside;
use super::numbering::Numbering;
use super::properties::{self, Paragraph, Run};
use super::styles::{Style, Styles};
use super::xml::{Element, Ns, Xml};
use crate::clause::Wording;
use crate::error::Result;
use crate::exchange::Reading;
use crate::exchange::changes::{Change, Changes};
use crate::exchange::found::{Found, Number, Shape, append};
use crate::exchange::margin::Paragraphs;
use crate::exchange::marks;

/// Reads stories of one file.
pub(super) struct Story<'f> {
    pub(super) reading: Reading,
    pub(super) styles: &'f Styles,
    numbering: &'f mut Numbering,
    /// Tracked changes.
    pub(super) changes: Changes,
    /// What stands beside the text: fields, notes, comments, what is left out.
    pub(super) aside: Aside,
    /// Paragraphs and rows that are complete.
    pub(super) found: Vec<Found>,
    /// The words of the paragraph that is being read, after those of paragraphs whose
    /// marks are not there in this reading.
    pub(super) open: Wording,
    /// True where they open with an anchor that is typed.
    pub(super) opens_with_anchor: bool,
    /// True while a note is read.
    pub(super) in_note: bool,
    /// True where the mark of that note was found in it.
    pub(super) marked: bool,
    /// How the style of this paragraph sets its words.
    pub(super) base: Run,
    /// The rows that are open, outermost first, each with its cells so far.
    pub(super) rows: Vec<Vec<Wording>>,
    /// The last paragraph of the file that is part of something complete.
    taken: u32,
    /// The first paragraph since that has words in this reading.
    pub(super) live: Option<u32>,
}

impl<'f> Story<'f> {
    pub(super) fn new(reading: Reading, styles: &'f Styles, numbering: &'f mut Numbering) -> Self {
        Story {
            reading,
            styles,
            numbering,
            changes: Changes::default(),
            aside: Aside::default(),
            found: Vec::new(),
            open: Wording::default(),
            opens_with_anchor: false,
            in_note: false,
            marked: false,
            base: Run::default(),
            rows: Vec::new(),
            taken: 0,
            live: None,
        }
    }

    /// Takes the paragraphs that are part of what is complete now.
    pub(super) fn take_paragraphs(&mut self) -> Paragraphs {
        let first = self.taken + 1;
        self.taken = self.aside.margin.paragraphs;
        Paragraphs {
            first,
            live: self.live.take().unwrap_or(first),
            last: self.taken,
        }
    }

    /// Reads the blocks of the open element and closes it.
    pub(super) fn blocks(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        xml.children(|xml, element| self.block(xml, element))
    }

    /// Reads blocks apart from the story, and returns them.
    pub(super) fn apart(&mut self, xml: &mut Xml<'_>) -> Result<Vec<Found>> {
        let found = std::mem::take(&mut self.found);
        let open = std::mem::take(&mut self.open);
        let rows = std::mem::take(&mut self.rows);
        let base = std::mem::take(&mut self.base);
        let fields = self.aside.leave_fields();
        let place = (self.taken, self.live.take(), self.aside.margin.paragraph);
        self.taken = self.aside.margin.paragraphs;
        self.blocks(xml)?;
        self.end()?;
        (self.taken, self.live, self.aside.margin.paragraph) = place;
        self.aside.return_to_fields(fields);
        self.open = open;
        self.rows = rows;
        self.base = base;
        Ok(std::mem::replace(&mut self.found, found))
    }

    /// Completes what is still open.
    pub(super) fn end(&mut self) -> Result<()> {
        if !self.open.text.is_empty() {
            self.complete(&Paragraph::default())?;
        }
        self.aside.end()
    }

    pub(super) fn block(&mut self, xml: &mut Xml<'_>, element: Element<'_>) -> Result<()> {
        if let Some(change) = properties::change(&element) {
            self.changes.open(change, self.reading);
            self.blocks(xml)?;
            self.changes.close(self.reading);
            return Ok(());
        }
        match (element.ns, element.name()) {
            (Ns::Word, "p") => self.paragraph(xml),
            (Ns::Word, "tbl") => {
                self.before_table()?;
                self.table(xml)
            }
            (Ns::Word, "sdt" | "sdtContent" | "customXml") => self.blocks(xml),
            (Ns::Word, "altChunk") => {
                self.aside.left.embedded += 1;
                xml.skip()
            }
            (Ns::Word, "sectPr") => self.section(xml),
            (Ns::Word, name) if self.aside.comment_bound(name, &element) => xml.skip(),
            (Ns::Word, "sdtPr" | "sdtEndPr" | "customXmlPr") => xml.skip(),
            (Ns::Math, "oMathPara" | "oMath") => {
                self.inline(xml, element)?;
                self.complete(&Paragraph::default())
            }
            (Ns::Compatibility, "AlternateContent") => self.alternative(xml, Self::block),
            _ => {
                self.aside.left.unknown += u32::from(xml.passed_over()?);
                Ok(())
            }
        }
    }

    /// Reads the first of several alternatives, which is the one that Word shows.
    pub(super) fn alternative(
        &mut self,
        xml: &mut Xml<'_>,
        mut each: impl FnMut(&mut Self, &mut Xml<'_>, Element<'_>) -> Result<()>,
    ) -> Result<()> {
        let mut taken = false;
        xml.children(|xml, element| {
            if taken || element.ns != Ns::Compatibility {
                return xml.skip();
            }
            taken = true;
            xml.children(|xml, element| each(self, xml, element))
        })
    }

    fn section(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        xml.children(|xml, element| {
            if matches!(element.word(), "headerReference" | "footerReference") {
                self.aside.left.margins = true;
            }
            xml.skip()
        })
    }

    fn paragraph(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        let mut properties = Paragraph::default();
        self.aside.margin.begin_paragraph();
        self.base = self.style(&properties).run.clone();
        xml.children(|xml, element| {
            if element.word() != "pPr" {
                return self.inline(xml, element);
            }
            properties = properties::paragraph(xml)?;
            self.aside.left.margins |= std::mem::take(&mut properties.margins);
            if self.reading == Reading::Rejected {
                let mark = std::mem::take(&mut properties.mark);
                let inserted = properties.list_inserted;
                match properties.before.take() {
                    Some(before) => properties = *before,
                    None if inserted => properties.list = Some(0),
                    None => {}
                }
                properties.mark = mark;
            }
            self.base = self.style(&properties).run.clone();
            Ok(())
        })?;
        if !properties.mark.is_empty() {
            self.changes.note("¶", &properties.mark);
        } else if !self.changes.any() {
            self.changes.note("", &[]);
        }
        let gone = |change: &Change| change.drops(self.reading);
        if self.changes.drop() || properties.mark.iter().any(gone) {
            return Ok(());
        }
        self.complete(&properties)
    }

    fn style(&self, properties: &Paragraph) -> &'f Style {
        self.styles.of_paragraph(properties.style.as_deref())
    }

    /// Completes the open paragraph.
    pub(super) fn complete(&mut self, properties: &Paragraph) -> Result<()> {
        let style = self.style(properties);
        let (list, level) = self.list(properties, style);
        let number = match list {
            Some(list) => self.numbering.count(list, level, self.styles)?,
            None => None,
        };
        let mut wording = std::mem::take(&mut self.open);
        let opens_with_anchor = std::mem::take(&mut self.opens_with_anchor);
        if wording
            .text
            .chars()
            .all(|c| c.is_control() || c.is_whitespace())
        {
            return Ok(());
        }
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            if let Some(Number::Printed(number)) = &number {
                marks::tidy(&mut wording);
                marks::put_before(&mut wording, number);
            }
            append(cell, &wording, " ");
            return Ok(());
        }
        let by_outline = |depth: u8| (depth < 9).then(|| u16::from(depth) + 2);
        let depth = match properties.outline {
            Some(depth) => by_outline(depth),
            None => style
                .heading()
                .or_else(|| style.paragraph.outline.and_then(by_outline)),
        };
        let shape = depth.map_or(Shape::Text, Shape::Heading);
        let of_list = match list {
            Some(list) => self.numbering.indent(list, level, self.styles)?,
            None => properties::Indent::default(),
        };
        let indent = properties.indent.or(of_list).or(style.paragraph.indent);
        // A number hangs out to the left of its words, also where it is typed.
        let first = indent.first.unwrap_or(0).min(0);
        let of = self.take_paragraphs();
        self.found.push(Found {
            shape,
            listed: list.filter(|_| number.is_some()).map(|_| level),
            number,
            indent: indent.left.unwrap_or(0).saturating_add(first),
            wording,
            opens_with_anchor,
            of,
        });
        Ok(())
    }

    /// Finds the list of a paragraph and its level in it.
    fn list(&self, properties: &Paragraph, style: &Style) -> (Option<i64>, u8) {
        let list = properties.list.or(style.paragraph.list);
        let of_style = || {
            let bound = list.zip(properties.style.as_deref());
            bound.and_then(|(list, style)| self.numbering.level_of_style(list, style))
        };
        let level = properties
            .level
            .or_else(of_style)
            .or(style.paragraph.level)
            .unwrap_or(0);
        (list.filter(|list| *list != 0), level)
    }
}

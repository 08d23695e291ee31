//! Tables: a row is one line of text with its cells kept apart.

use super::properties::{self, Paragraph};
use super::story::Story;
use super::xml::{Element, Xml};
use crate::clause::Wording;
use crate::error::Result;
use crate::exchange::found::{self, Found, append};

impl Story<'_> {
    /// What came before a table cannot go on after it.
    pub(super) fn before_table(&mut self) -> Result<()> {
        if self.open.text.is_empty() {
            return Ok(());
        }
        self.complete(&Paragraph::default())
    }

    pub(super) fn table(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        xml.children(|xml, element| match element.word() {
            "tr" => self.row(xml),
            "sdt" | "sdtContent" | "customXml" => self.table(xml),
            _ => xml.skip(),
        })
    }

    fn row(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        self.rows.push(Vec::new());
        let mut opened = 0;
        self.cells(xml, &mut opened)?;
        for _ in 0..opened {
            self.changes.close(self.reading);
        }
        let cells = self.rows.pop().unwrap_or_default();
        let nested = self.rows.last_mut().and_then(|row| row.last_mut());
        let between = if nested.is_some() { " / " } else { " | " };
        let Some(wording) = found::row(&cells, between) else {
            return Ok(());
        };
        if let Some(cell) = nested {
            append(cell, &wording, " ");
            return Ok(());
        }
        let of = self.take_paragraphs();
        self.found.push(Found::row(wording, of));
        Ok(())
    }

    fn cells(&mut self, xml: &mut Xml<'_>, opened: &mut usize) -> Result<()> {
        xml.children(|xml, element| match element.word() {
            "trPr" => xml.children(|xml, element| {
                *opened += usize::from(self.open_change(&element));
                xml.skip()
            }),
            "tc" => self.cell(xml),
            "sdt" | "sdtContent" | "customXml" => self.cells(xml, opened),
            _ => xml.skip(),
        })
    }

    fn open_change(&mut self, element: &Element<'_>) -> bool {
        let change = properties::change(element);
        let opens = change.is_some();
        if let Some(change) = change {
            self.changes.open(change, self.reading);
        }
        opens
    }

    fn cell(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        if let Some(row) = self.rows.last_mut() {
            row.push(Wording::default());
        }
        let mut opened = 0;
        xml.children(|xml, element| {
            if element.word() != "tcPr" {
                return self.block(xml, element);
            }
            xml.children(|xml, element| {
                opened += usize::from(self.open_change(&element));
                xml.skip()
            })
        })?;
        self.before_table()?;
        let gone = opened > 0 && self.changes.drop();
        for _ in 0..opened {
            self.changes.close(self.reading);
        }
        if let Some(row) = self.rows.last_mut().filter(|_| gone) {
            row.pop();
        }
        Ok(())
    }
}

//! A TEXT on the command line: a state of a record, or a document on disk.

use std::path::Path;

use travaux::compare::{Comparison, Side, compare};
use travaux::exchange::Reading;
use travaux::exchange::redline::Redline;
use travaux::text::states::sides_of_blocks;
use travaux::text::{Block, Item, TextName};
use travaux::{Error, Record};

use crate::document;
use crate::ending::Result;

/// A text with what it is called.
pub(crate) struct Text {
    /// What it is called.
    pub(crate) name: String,
    /// Its clauses, as `travaux read` lists them.
    pub(crate) blocks: Vec<Block>,
    /// The same as they stand in a record, where it comes out of one.
    pub(crate) items: Option<Vec<Item>>,
}

impl Text {
    /// Reads a document on disk, with its tracked changes accepted.
    pub(crate) fn on_disk(path: &Path) -> Result<Text> {
        let opened = document::read_alone(path, Reading::Accepted)?;
        Ok(Text {
            name: opened.name,
            blocks: opened.document.blocks,
            items: None,
        })
    }

    /// Reads a state of a record.
    pub(crate) fn of(record: &Record, name: TextName) -> Result<Text> {
        let items = name.items(record)?;
        Ok(Text {
            name: name.title(record)?,
            blocks: items.iter().map(Item::block).collect(),
            items: Some(items),
        })
    }

    /// Finds a text: a state of the record first, then a document on disk.
    pub(crate) fn find(record: &Record, name: &str) -> Result<Text> {
        match TextName::parse(record, name) {
            Ok(name) => Text::of(record, name),
            Err(Error::NoDraftNamed { .. } | Error::NotAPoint { .. })
                if Path::new(name).is_file() =>
            {
                Text::on_disk(Path::new(name))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Lends its clauses to those who compare.
    pub(crate) fn sides(&self) -> Vec<Side<'_>> {
        let mut sides = sides_of_blocks(&self.blocks);
        for (side, item) in sides.iter_mut().zip(self.items.iter().flatten()) {
            side.id = Some(item.clause);
        }
        sides
    }

    /// Compares this text with a newer one.
    pub(crate) fn compared(&self, newer: &Text) -> Comparison {
        compare(&self.sides(), &newer.sides())
    }

    /// Lends this text and a newer one to those who print redlines.
    pub(crate) fn redline<'t>(
        &'t self,
        newer: &'t Text,
        comparison: &'t Comparison,
    ) -> Redline<'t> {
        Redline {
            old_name: &self.name,
            new_name: &newer.name,
            old: &self.blocks,
            new: &newer.blocks,
            comparison,
        }
    }
}

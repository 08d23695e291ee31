//! The words of many inputs, read from their sources once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::Connection;

use super::told::told;
use super::{Input, passage};
use crate::error::Result;
use crate::ids::SourceId;
use crate::source;

/// The texts of the sources that have been read: many inputs stand in one source.
#[derive(Default)]
pub(crate) struct Sources(HashMap<SourceId, String>);

impl Sources {
    /// Returns the words of an input, as [`super::text`] does.
    pub(crate) fn words(&mut self, db: &Connection, input: &Input) -> Result<String> {
        for at in &input.content.passages {
            match self.0.entry(at.source) {
                Entry::Occupied(_) => {}
                Entry::Vacant(new) => {
                    new.insert(source::text(db, at.source)?);
                }
            }
        }
        let parts = input.content.passages.iter();
        let parts: Result<Vec<&str>> = parts.map(|at| passage(&self.0[&at.source], at)).collect();
        Ok(told(&parts?))
    }
}

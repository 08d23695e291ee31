//! The words of many inputs, read from their sources once.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::Connection;

use super::{BETWEEN, Input, passage};
use crate::error::Result;
use crate::ids::SourceId;
use crate::source;

/// The texts of the sources that have been read: many inputs stand in one source.
#[derive(Default)]
pub(crate) struct Sources(HashMap<SourceId, String>);

impl Sources {
    /// Returns the words of an input, as [`super::text`] does.
    pub(crate) fn words(&mut self, db: &Connection, input: &Input) -> Result<String> {
        let mut parts = Vec::new();
        for at in &input.content.passages {
            let text = match self.0.entry(at.source) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => new.insert(source::text(db, at.source)?),
            };
            parts.push(passage(text, at)?.to_owned());
        }
        Ok(parts.join(BETWEEN))
    }
}

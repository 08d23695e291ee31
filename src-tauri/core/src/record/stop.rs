//! A way out of work that takes long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use super::Record;
use crate::error::Result;

/// So many steps of SQLite's machine lie between two looks at whether to stop: well under
/// a millisecond.
const STEPS: i32 = 10_000;

/// Shared by whoever works and whoever may want it stopped.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Says that work begins: what was asked before does not count for it.
    pub fn begin(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    /// Asks that the work underway stops.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Has the work of a connection end when somebody asks.
    pub(super) fn watch(&self, db: &mut Connection) -> Result<()> {
        let stop = self.clone();
        db.progress_handler(STEPS, Some(move || stop.asked()))?;
        Ok(())
    }

    /// Returns true once somebody has asked.
    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

impl Record {
    /// Has work on this record end with [`Error::Stopped`](crate::Error::Stopped) when
    /// somebody asks; a change that is being made is then not made at all.
    pub fn stop_by(&mut self, stop: &Stop) -> Result<()> {
        stop.watch(&mut self.db)?;
        self.stop = Some(stop.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Stop;
    use crate::{By, Error, sample};

    #[test]
    fn what_is_stopped_ends_at_once_and_works_when_begun_again() {
        let folder = tempfile::tempdir().unwrap();
        let mut by = By::new("the secretariat", jiff::Timestamp::UNIX_EPOCH, [7; 16]);
        let desk = by.id();
        let file = folder.path().join("sample.travaux");
        let mut record = sample::create(&file, desk, &mut by).unwrap();
        let stop = Stop::default();
        record.stop_by(&stop).unwrap();
        stop.now();
        assert!(matches!(record.verify(), Err(Error::Stopped)));
        stop.begin();
        assert!(record.verify().unwrap().good);
    }
}

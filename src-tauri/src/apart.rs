//! Work on a copy of the open record, so that nobody at the desk waits for it: its
//! backups, and the check of a record that opened at once.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use travaux::record::backup::Why;
use travaux::record::{Access, Verdict};
use travaux::{Error, Record};

use crate::desk::Desk;
use crate::failure::Failure;

/// One backup at a time: they share a name while they are made.
static BACKING_UP: Mutex<()> = Mutex::new(());

impl Desk {
    /// Backs up the open record, if it has changed since the last backup.
    ///
    /// # Errors
    /// The disk's refusal; then the record itself is as it was.
    pub(crate) fn back_up(&self, why: Why) -> Result<(), Failure> {
        let _alone = BACKING_UP.lock().unwrap_or_else(PoisonError::into_inner);
        let desk = self.id()?;
        self.apart("backing-up", |folder, copy| {
            Record::open(copy, Access::Read, desk)?.back_up(folder, jiff::Timestamp::now(), why)?;
            Ok(())
        })?;
        Ok(())
    }

    /// Verifies the open record; none where there is none that this desk writes.
    pub(crate) fn check(&self) -> Result<Option<Verdict>, Failure> {
        let desk = self.id()?;
        self.apart("checking", |_, copy| {
            Record::verify_apart(copy, desk, &self.data)
        })
    }

    /// Works on a copy of the open record in the folder of its backups. The record is held
    /// only while its file is copied.
    fn apart<T>(
        &self,
        name: &str,
        work: impl FnOnce(&Path, &Path) -> travaux::Result<T>,
    ) -> Result<Option<T>, Failure> {
        let Some((folder, copy)) = self.copy(name)? else {
            return Ok(None);
        };
        let done = work(&folder, &copy);
        // What cannot be removed now is written over the next time.
        let _ = std::fs::remove_file(&copy);
        Ok(Some(done?))
    }

    fn copy(&self, name: &str) -> Result<Option<(PathBuf, PathBuf)>, Failure> {
        let slot = self.slot();
        let Some(open) = slot.as_ref().filter(|open| open.journal.is_some()) else {
            return Ok(None);
        };
        let folder = self.data.join("backups").join(open.record.id().to_string());
        let copy = folder.join(name);
        let failed = |problem: std::io::Error| Error::File {
            path: copy.clone(),
            verb: "written",
            problem: problem.to_string(),
        };
        std::fs::create_dir_all(&folder).map_err(failed)?;
        // The file of an idle record is whole: nothing of it waits elsewhere.
        std::fs::copy(open.record.path(), &copy).map_err(failed)?;
        open.record.remember()?;
        Ok(Some((folder, copy)))
    }
}

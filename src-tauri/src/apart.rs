//! Work on a copy of the open record, so that nobody at the desk waits for it: its
//! backups, and the check of a record that opened at once.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use travaux::record::backup::{self, Why};
use travaux::record::{Access, Verdict};
use travaux::{Error, Record};

use crate::desk::{Desk, Open};
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
        let writes = |open: &Open| open.journal.is_some();
        self.apart("backing-up", writes, |folder, copy| {
            Record::open(copy, Access::Read, desk)?.back_up(folder, jiff::Timestamp::now(), why)?;
            Ok(())
        })?;
        Ok(())
    }

    /// Verifies the open record; none where there is none.
    pub(crate) fn check(&self) -> Result<Option<Verdict>, Failure> {
        let desk = self.id()?;
        self.apart(
            "checking",
            |_| true,
            |_, copy| Record::verify_apart(copy, desk, &self.data),
        )
    }

    /// Works on a copy of the open record, where it is `meant`, in the folder of its
    /// backups. The record is held only while its file is copied.
    fn apart<T>(
        &self,
        name: &str,
        meant: impl Fn(&Open) -> bool,
        work: impl FnOnce(&Path, &Path) -> travaux::Result<T>,
    ) -> Result<Option<T>, Failure> {
        let Some((record, folder, copy)) = self.copy(name, meant)? else {
            return Ok(None);
        };
        let done = work(&folder, &copy);
        // What cannot be removed now is written over the next time.
        let _ = std::fs::remove_file(&copy);
        match done {
            Ok(done) => Ok(Some(done)),
            // The copy is as damaged as the record, and gone.
            Err(Error::Damaged { what, .. }) => Err(self.refusal(
                &record,
                Error::Damaged {
                    path: record.clone(),
                    what,
                },
            )),
            Err(error) => Err(error.into()),
        }
    }

    /// Copies the open record; returns its file, the folder and the copy.
    fn copy(
        &self,
        name: &str,
        meant: impl Fn(&Open) -> bool,
    ) -> Result<Option<(PathBuf, PathBuf, PathBuf)>, Failure> {
        let slot = self.slot();
        let Some(open) = slot.as_ref().filter(|open| meant(open)) else {
            return Ok(None);
        };
        let folder = backup::folder(&self.data, open.record.id());
        let copy = folder.join(name);
        let failed = |problem: std::io::Error| Error::File {
            path: copy.clone(),
            verb: "written",
            problem: problem.to_string(),
        };
        std::fs::create_dir_all(&folder).map_err(failed)?;
        // Between two changes the file is whole: nothing of it waits elsewhere.
        open.record.between_changes(|file| {
            std::fs::copy(file, &copy).map_err(failed)?;
            Ok(())
        })?;
        open.record.remember()?;
        Ok(Some((open.record.path().to_owned(), folder, copy)))
    }
}

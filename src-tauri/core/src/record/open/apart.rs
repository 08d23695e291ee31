//! Verifying apart: a file is checked on a private copy, and neither it nor what stands
//! beside it is touched.

use std::path::Path;

use super::copy::PrivateCopy;
use super::guarded::{JOURNAL, about};
use super::{Access, Trust, header};
use crate::aside::beside;
use crate::error::{Error, Result};
use crate::ids::DeskId;
use crate::record::{Finding, Record, Stop, Verdict, lock};

impl Record {
    /// Verifies a file on a private copy, and against what this desk remembers of it.
    ///
    /// A write that was cut off and left its journal is undone on the copy first, where the
    /// file alone is not good.
    ///
    /// # Errors
    /// As [`Record::open`]: only where the file cannot be read at all.
    pub fn verify_apart(path: &Path, desk: DeskId, data_folder: &Path) -> Result<Verdict> {
        let trust = Trust::open(data_folder)?;
        header::regular(path)?;
        let real = lock::real(path)?;
        let copy = PrivateCopy::new(trust.folder(), &Stop::default())?;
        header::unless_open(&real, || {
            header::check(path)?;
            if lock::is_held(&real) {
                copy.take_between(&real)
            } else {
                copy.take(&real)
            }
        })?;
        let alone = verdict(&copy, Access::Read, path, desk, &trust);
        let good = alone.as_ref().is_ok_and(|verdict| verdict.good);
        if good || !beside(&real, JOURNAL).is_file() {
            return alone;
        }
        let copy = PrivateCopy::new(trust.folder(), &Stop::default())?;
        header::unless_open(&real, || {
            copy.take(&real)?;
            copy.take_journal(&real)
        })?;
        match verdict(&copy, Access::Write, path, desk, &trust) {
            Ok(verdict) if verdict.good => Ok(verdict),
            _ => alone,
        }
    }
}

fn verdict(
    copy: &PrivateCopy,
    access: Access,
    path: &Path,
    desk: DeskId,
    trust: &Trust,
) -> Result<Verdict> {
    // Looked at before it is open: closing a handle drops the locks on it.
    let head = header::doubt(&copy.path())?;
    let checked = || {
        let record = Record::open(&copy.path(), access, desk)?;
        let mut verdict = record.verify()?;
        if let (Access::Read, Some(what)) = (access, &head) {
            verdict.good = false;
            verdict.findings.push(Finding {
                change: None,
                what: what.clone(),
            });
        }
        match trust.check(&record, path) {
            Ok(()) => {}
            Err(doubt @ (Error::HistoryShorter { .. } | Error::HistoryDiffers { .. })) => {
                verdict.good = false;
                verdict.findings.push(Finding {
                    change: None,
                    what: doubt.to_string(),
                });
            }
            Err(error) => return Err(error),
        }
        Ok(verdict)
    };
    checked().map_err(|error| about(path, error))
}

//! This desk as the command line sees it: its folder, its identity, who acts, and how it
//! opens a record.

use std::env;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;
use travaux::ids::DeskId;
use travaux::record::backup::{self, Why};
use travaux::record::{Access, Holder, Trust};
use travaux::{By, Error, Record};

use crate::arguments;
use crate::ending::{Refusal, Result};
use crate::output;

/// The folder of the desk's own data within the user's, as the window has it
/// (`identifier` in tauri.conf.json).
const IDENTIFIER: &str = "org.travaux.desk";

/// Who writes, and when.
#[derive(Args, Debug)]
pub(crate) struct Hand {
    /// The name that the history shows; the login name without it
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// The time that the history shows (2018-03-01T12:00:00Z); now without it
    #[arg(long, value_name = "TIME", value_parser = arguments::time)]
    at: Option<Timestamp>,
}

impl Hand {
    /// Returns who acts, and when.
    pub(crate) fn by(&self) -> Result<By> {
        let author = match &self.author {
            Some(name) if name.trim().is_empty() => {
                return Err(Error::NeedsName { what: "author" }.into());
            }
            Some(name) => name.trim().to_owned(),
            None => login(),
        };
        let at = self.at.unwrap_or_else(Timestamp::now);
        Ok(By::new(author, at, uuid::Uuid::new_v4().into_bytes()))
    }
}

fn login() -> String {
    ["USER", "LOGNAME"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| "the secretariat".to_owned())
}

/// This desk: its folder and its identity.
pub(crate) struct Desk {
    /// The folder for what belongs to this desk and to no record.
    pub(crate) data: PathBuf,
    /// Which desk it is.
    pub(crate) id: DeskId,
    /// The folder again, where it is to go.
    _passing: Option<Passing>,
}

/// A folder that is taken away when dropped.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        // It lies where the system clears up.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Desk {
    /// Finds the desk; its folder and identity are made at their first use.
    pub(crate) fn here() -> Result<Desk> {
        let data = folder()?;
        let made = |path: &Path, problem: std::io::Error| Error::File {
            path: path.to_owned(),
            verb: "made",
            problem: format!("{problem}; set TRAVAUX_DATA_DIR to another folder"),
        };
        std::fs::create_dir_all(&data).map_err(|problem| made(&data, problem))?;
        let file = data.join("desk");
        let known =
            || -> Option<DeskId> { std::fs::read_to_string(&file).ok()?.trim().parse().ok() };
        if let Some(id) = known() {
            return Ok(Desk {
                data,
                id,
                _passing: None,
            });
        }
        let id = DeskId(uuid::Uuid::now_v7());
        // Written aside and linked, so that of two commands at once one makes the identity.
        let aside = data.join(format!("desk.{id}"));
        std::fs::write(&aside, id.to_string()).map_err(|problem| made(&aside, problem))?;
        let linked = match std::fs::hard_link(&aside, &file) {
            Err(problem) if problem.kind() == ErrorKind::AlreadyExists && known().is_some() => {
                Ok(())
            }
            Err(_) => std::fs::rename(&aside, &file),
            Ok(()) => Ok(()),
        };
        let _ = std::fs::remove_file(&aside);
        linked.map_err(|problem| made(&file, problem))?;
        let id = known().unwrap_or(id);
        Ok(Desk {
            data,
            id,
            _passing: None,
        })
    }

    /// Finds the desk for somebody who only reads. Where it has no folder that it can write
    /// to, a passing one does, and nothing is remembered.
    pub(crate) fn to_read() -> Result<Desk> {
        if let Ok(desk) = Desk::here()
            && Trust::open(&desk.data).is_ok()
        {
            return Ok(desk);
        }
        let id = uuid::Uuid::now_v7();
        let data = env::temp_dir().join(format!("travaux-{id}"));
        std::fs::create_dir(&data).map_err(|problem| Error::File {
            path: data.clone(),
            verb: "made",
            problem: format!("{problem}; set TRAVAUX_DATA_DIR to another folder"),
        })?;
        output::note(
            "this desk has no folder to write to, so that it cannot tell whether the record is an older copy; set TRAVAUX_DATA_DIR",
        );
        Ok(Desk {
            _passing: Some(Passing(data.clone())),
            data,
            id: DeskId(id),
        })
    }

    /// Opens a record to read it.
    pub(crate) fn read(&self, record: &Path) -> Result<Record> {
        let record = Record::open_guarded(record, Access::Read, self.id, &self.data)
            .map_err(|error| self.refusal(record, error))?;
        say_what_was_set_aside(&record);
        Ok(record)
    }

    /// Opens a record to change it, and holds it until it is dropped.
    pub(crate) fn write(&self, record: &Path, by: &By) -> Result<Record> {
        let mut record = Record::open_guarded(record, Access::Write, self.id, &self.data)
            .map_err(|error| self.refusal(record, error))?;
        say_what_was_set_aside(&record);
        record.hold(&Holder::here(by.author.clone(), Timestamp::now()))?;
        match record.read_only() {
            Some(why) => Err(Error::ReadOnly {
                why: why.to_owned(),
            }
            .into()),
            None => Ok(record),
        }
    }

    /// Opens a record to take something in, backs it up, and holds it until it is dropped.
    pub(crate) fn import_into(&self, record: &Path, by: &By) -> Result<Record> {
        let record = self.write(record, by)?;
        self.back_up(&record, Why::Import)
            .map_err(|error| self.refusal(record.path(), error))?;
        Ok(record)
    }

    /// Backs up a record that this desk holds, where it has changed since the last backup.
    pub(crate) fn back_up(&self, record: &Record, why: Why) -> travaux::Result<()> {
        let folder = backup::folder(&self.data, record.id());
        record.back_up(&folder, Timestamp::now(), why).map(drop)
    }

    /// Refuses a file; of a damaged record it says where this desk has backups.
    pub(crate) fn refusal(&self, record: &Path, error: Error) -> Refusal {
        let damaged = matches!(error, Error::Damaged { .. } | Error::Stored { .. });
        let backups = || backup::whereabouts(record, self.id, &self.data);
        match (Refusal::from(error), damaged.then(backups).flatten()) {
            (Refusal::Refused(sentence), Some(backups)) => {
                Refusal::Refused(format!("{sentence}; {backups}"))
            }
            (refusal, _) => refusal,
        }
    }

    /// Remembers a record that this desk has just made.
    pub(crate) fn remember(&self, record: &Record) -> Result<()> {
        Ok(Trust::open(&self.data)?.remember(record)?)
    }
}

/// Says which files of a write that was cut off lie beside a record.
fn say_what_was_set_aside(record: &Record) {
    for file in record.set_aside() {
        output::note(&format!(
            "{} was left by a write that was cut off; the record is whole without it, and you may delete it",
            file.display()
        ));
    }
}

fn folder() -> Result<PathBuf> {
    let given = |name| env::var_os(name).filter(|value| !value.is_empty());
    given("TRAVAUX_DATA_DIR")
        .map(PathBuf::from)
        .or_else(|| {
            let share = given("XDG_DATA_HOME")
                .map(PathBuf::from)
                .or_else(|| Some(PathBuf::from(given("HOME")?).join(".local/share")))?;
            Some(share.join(IDENTIFIER))
        })
        .ok_or_else(|| {
            Refusal::Refused("there is no home folder; set TRAVAUX_DATA_DIR to a folder".to_owned())
        })
}

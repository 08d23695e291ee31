//! What the desk knows while it runs: the open record, who sits at it, and how it asks
//! for a file.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock};

use travaux::ids::{ClauseId, DeskId};
use travaux::journal::Journal;
use travaux::record::{Holder, backup};
use travaux::{By, Error, Record, Stop};

use crate::failure::Failure;
use crate::requests::compare::MadeComparison;
use crate::requests::copy::Opened;
use crate::requests::first::First;
use crate::requests::synoptic::Made;
use crate::settings::Settings;

/// What a dialog for a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A record to open.
    Record,
    /// A record to make.
    NewRecord,
    /// A document to read.
    Document,
    /// A file to write a text to.
    Export,
    /// A file to write a report to.
    Report,
}

/// Shows a dialog; none where it is closed without a choice. The text is a name to start from.
pub type Chooser = Box<dyn Fn(Choice, &str) -> Option<PathBuf> + Send + Sync>;

/// What the projector is told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Come up, or to the front.
    Show,
    /// Read again what the room sees.
    Read,
    /// Fill the screen, or no longer.
    Fill,
    /// Go away.
    PutAway,
    /// Nothing: say whether it is there.
    Ask,
}

/// Tells the projector what to do, and says whether it is there.
pub type Projector = Box<dyn Fn(Screen) -> bool + Send + Sync>;

/// What the projector shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Projected {
    /// The clause; none before one was at hand.
    pub(crate) clause: Option<ClauseId>,
    /// True for the part in which it stands.
    pub(crate) part: bool,
    /// True where it stays when another clause is at hand.
    pub(crate) pinned: bool,
}

/// The state that every request is answered from.
pub struct Desk {
    /// The folder for what belongs to this desk and to no record.
    pub data: PathBuf,
    /// The command `travaux`, which reads documents from outside in a guarded
    /// child: [`travaux_cli::guard::read_in_child`].
    pub reader: PathBuf,
    /// The way out of what takes long.
    pub stop: Stop,
    /// How it asks for a file; none where there is no screen.
    pub chooser: OnceLock<Chooser>,
    /// The projector's window; none where there is no screen.
    pub projector: OnceLock<Projector>,
    projected: Mutex<Projected>,
    first: Mutex<First>,
    open: Mutex<Option<Open>>,
    compared: Mutex<Option<Arc<MadeComparison>>>,
    synoptic: Mutex<Option<Arc<Made>>>,
    copy: Mutex<Option<Opened>>,
}

/// A record on the desk, with the journal of what is typed in it and not kept.
pub(crate) struct Open {
    pub(crate) record: Record,
    /// None where the record can only be read.
    pub(crate) journal: Option<Journal>,
    /// The clauses whose unkept text an earlier desk left behind.
    pub(crate) left: HashSet<ClauseId>,
    /// Journals that do not read, set aside with all their bytes; told once.
    pub(crate) damaged: Vec<PathBuf>,
}

impl Desk {
    /// Makes a desk that opens with a record, if one is named: the one of the command line.
    pub fn new(data: PathBuf, reader: PathBuf, opened_with: Option<PathBuf>) -> Self {
        Desk {
            data,
            reader,
            stop: Stop::default(),
            chooser: OnceLock::new(),
            projector: OnceLock::new(),
            projected: Mutex::new(Projected::default()),
            first: Mutex::new(First::Waits(opened_with)),
            open: Mutex::new(None),
            compared: Mutex::new(None),
            synoptic: Mutex::new(None),
            copy: Mutex::new(None),
        }
    }

    /// Returns what the window shows first, waiting for whoever reads it.
    pub(crate) fn first(&self) -> MutexGuard<'_, First> {
        // It is one value, written whole.
        self.first
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Returns the place of the open record, waiting for whoever works with it.
    pub(crate) fn slot(&self) -> MutexGuard<'_, Option<Open>> {
        // A request that panicked held the record only inside a transaction, which SQLite
        // has rolled back: the record is whole.
        self.open
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Returns the place of the comparison made last.
    pub(crate) fn compared(&self) -> MutexGuard<'_, Option<Arc<MadeComparison>>> {
        // Only whole comparisons are put there.
        self.compared
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Returns the place of the synoptic table made last.
    pub(crate) fn synoptic(&self) -> MutexGuard<'_, Option<Arc<Made>>> {
        // Only whole tables are put there.
        self.synoptic
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Returns the place of the copy that is open beside the working text.
    pub(crate) fn beside(&self) -> MutexGuard<'_, Option<Opened>> {
        // Only whole copies are put there.
        self.copy
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Reads from the open record.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Record) -> travaux::Result<T>,
    ) -> Result<T, Failure> {
        let slot = self.slot();
        let open = slot.as_ref().ok_or_else(Failure::no_record)?;
        self.stop.begin();
        Ok(read(&open.record)?)
    }

    /// Changes the open record, as whoever sits at the desk.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&mut Record, &mut By) -> travaux::Result<T>,
    ) -> Result<T, Failure> {
        let mut by = self.by();
        let mut slot = self.slot();
        let open = slot.as_mut().ok_or_else(Failure::no_record)?;
        self.stop.begin();
        let written = write(&mut open.record, &mut by)?;
        drop(slot);
        self.screen(Screen::Read);
        Ok(written)
    }

    /// Returns the place of what the projector shows.
    pub(crate) fn projected(&self) -> MutexGuard<'_, Projected> {
        // It is one value, written whole.
        self.projected
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Tells the projector what to do; false where it is not there.
    pub(crate) fn screen(&self, what: Screen) -> bool {
        self.projector.get().is_some_and(|tell| tell(what))
    }

    /// Has the projector show nothing: what it showed is of another record.
    pub(crate) fn clear_screen(&self) {
        *self.projected() = Projected::default();
        self.screen(Screen::Read);
    }

    /// Puts a record on the desk in place of the one there: takes it for writing, and takes
    /// over what a desk that is gone had typed and not kept.
    ///
    /// A record that somebody else writes is put there for reading. Where it cannot be
    /// placed, the one before stays.
    pub(crate) fn place(&self, record: Record) -> Result<(), Failure> {
        // The same file once more: what holds it must let go first.
        let real = |record: &Record| record.path().canonicalize().ok();
        let again = |open: &mut Open| real(&open.record) == real(&record);
        drop(self.slot().take_if(again));
        let open = self.prepared(record)?;
        *self.slot() = Some(open);
        self.clear_screen();
        Ok(())
    }

    fn prepared(&self, mut record: Record) -> Result<Open, Failure> {
        let holder = Holder::here(Settings::load(&self.data).author, jiff::Timestamp::now());
        match record.hold(&holder) {
            Ok(()) | Err(Error::OpenElsewhere { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        record.stop_by(&self.stop)?;
        let (mut left, mut damaged) = (HashSet::new(), Vec::new());
        let journal = match record.read_only() {
            Some(_) => None,
            None => {
                let journal = Journal::open(
                    &self.data.join("journals"),
                    record.id(),
                    record.path(),
                    std::process::id(),
                )?;
                let found = journal.left_behind(lives, Path::is_file)?;
                damaged = found.damaged;
                for behind in found.left {
                    left.extend(
                        journal
                            .take_over(&behind)?
                            .into_iter()
                            .map(|text| text.clause),
                    );
                }
                Some(journal)
            }
        };
        Ok(Open {
            record,
            journal,
            left,
            damaged,
        })
    }

    /// Works with the journal of the open record.
    pub(crate) fn journal<T>(
        &self,
        work: impl FnOnce(&Journal, &mut HashSet<ClauseId>) -> travaux::Result<T>,
    ) -> Result<T, Failure> {
        let mut slot = self.slot();
        let open = slot.as_mut().ok_or_else(Failure::no_record)?;
        match &open.journal {
            Some(journal) => Ok(work(journal, &mut open.left)?),
            None => {
                let why = open
                    .record
                    .read_only()
                    .unwrap_or("it was opened for reading")
                    .to_owned();
                Err(Error::ReadOnly { why }.into())
            }
        }
    }

    /// Refuses a file; of a damaged record it says where this desk has backups.
    pub(crate) fn refusal(&self, file: &Path, error: Error) -> Failure {
        let damaged = matches!(error, Error::Damaged { .. } | Error::Stored { .. });
        let failure = Failure::from(error);
        let backups = || backup::whereabouts(file, self.id().ok()?, &self.data);
        match damaged.then(backups).flatten() {
            Some(backups) => failure.with(&backups),
            None => failure,
        }
    }

    /// Has what is typed and not kept wait in a copy of the open record, too: it was perhaps
    /// saved because nothing can be kept here any more.
    pub(crate) fn typed_waits_in(&self, copy: &Path) -> Result<(), Failure> {
        match self.slot().as_ref().and_then(|open| open.journal.as_ref()) {
            Some(journal) => Ok(journal.wait_in_copy(copy)?),
            None => Ok(()),
        }
    }

    /// Returns who acts, now.
    pub(crate) fn by(&self) -> By {
        By::new(
            Settings::load(&self.data).author,
            jiff::Timestamp::now(),
            uuid::Uuid::new_v4().into_bytes(),
        )
    }

    /// Returns the identity of this desk, which is made at its first use.
    pub(crate) fn id(&self) -> Result<DeskId, Failure> {
        let file = self.data.join("desk");
        if let Ok(known) = std::fs::read_to_string(&file)
            && let Ok(id) = known.trim().parse()
        {
            return Ok(id);
        }
        let id: DeskId = self.by().id();
        std::fs::write(&file, id.to_string()).map_err(|problem| Error::File {
            path: file,
            verb: "written",
            problem: problem.to_string(),
        })?;
        Ok(id)
    }

    /// Returns the path that was given, or lets the person choose one; none where they do not.
    pub(crate) fn choose(
        &self,
        given: Option<&Path>,
        choice: Choice,
        name: &str,
    ) -> Option<PathBuf> {
        match given {
            Some(path) => Some(path.to_owned()),
            None => self.chooser.get().and_then(|choose| choose(choice, name)),
        }
    }

    /// Takes the file that is given, or asks for one to write to, starting from a name and
    /// the ending that fits it best: `.pdf` where pages are asked for.
    pub(crate) fn choose_export(
        &self,
        given: Option<&Path>,
        choice: Choice,
        (name, ending): (&str, &str),
        pages: bool,
    ) -> Option<PathBuf> {
        let ending = if pages { "pdf" } else { ending };
        let path = self.choose(given, choice, &format!("{name}.{ending}"))?;
        // Whoever asks for pages and types a bare name has said enough.
        Some(match pages && path.extension().is_none() {
            true => path.with_extension("pdf"),
            false => path,
        })
    }
}

/// Returns true where a process of that number is a desk that runs: not one that has ended
/// and only waits to be collected, and not another program that has taken its number.
fn lives(process: u32) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) else {
        return false;
    };
    // "12 (travaux-desk) S …": the name may itself hold brackets, the state comes after it.
    let Some((head, rest)) = stat.rsplit_once(')') else {
        return false;
    };
    let ended = matches!(rest.trim_start().chars().next(), Some('Z' | 'X'));
    head.contains("(travaux") && !ended
}

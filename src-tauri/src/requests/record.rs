//! Opening, making, checking and putting away a record.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use travaux::ids::ChangeId;
use travaux::record::backup::Why;
use travaux::record::log::{Entry, words};
use travaux::record::{Access, Trust, Verdict};
use travaux::text::{Draft, draft, outline};
use travaux::{Error, Record, comment, input, link, source, standing};
use ts_rs::TS;

use super::about::Nothing;
use crate::desk::{Choice, Desk};
use crate::failure::Failure;
use crate::settings::Settings;

/// What is open.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Overview {
    /// The title of the text.
    title: String,
    /// The file.
    path: String,
    /// Why it can only be read.
    read_only: Option<String>,
    /// The drafts by date.
    drafts: Vec<Draft>,
    /// The newest change.
    newest: Option<ChangeId>,
    /// The head of the record as words that can be read out.
    head: String,
    /// What Ctrl+Z would take back.
    undo: Option<String>,
    /// What Ctrl+Shift+Z would bring back.
    redo: Option<String>,
    /// How many clauses the working text has.
    clauses: u32,
    /// How many paragraphs of it are in brackets and not agreed, as the standing counts them.
    in_brackets: u32,
    /// How many of them have no input behind them (headings aside).
    without_input: u32,
    /// How many sources there are.
    sources: u32,
    /// How many inputs there are.
    inputs: u32,
    /// How many comments wait to be dealt with.
    comments: u32,
}

fn overview(record: &Record, author: &str) -> travaux::Result<Overview> {
    let db = record.db();
    let items = outline::working(db)?;
    let linked: std::collections::HashSet<_> = link::list(db)?
        .iter()
        .filter_map(|link| link.target.clause())
        .collect();
    let living = || items.iter().filter(|item| !item.state.removed);
    let body = |kind| {
        !matches!(
            kind,
            travaux::text::Kind::Heading | travaux::text::Kind::Title
        )
    };
    Ok(Overview {
        title: record.title()?,
        path: record.path().display().to_string(),
        read_only: record.read_only().map(str::to_owned),
        drafts: draft::list(db)?,
        newest: record.newest()?,
        head: words(record.head()?),
        undo: record.undo_label(author)?,
        redo: record.redo_label(author)?,
        clauses: living().count() as u32,
        in_brackets: standing::counts(&items, &standing::shown(db, &items)?).in_brackets,
        without_input: living()
            .filter(|item| body(item.state.kind) && !linked.contains(&item.clause))
            .count() as u32,
        sources: source::list(db)?
            .iter()
            .filter(|source| !source.withdrawn)
            .count() as u32,
        inputs: input::list(db)?
            .iter()
            .filter(|input| !input.withdrawn)
            .count() as u32,
        comments: comment::list(db)?
            .iter()
            .filter(|comment| !comment.done)
            .count() as u32,
    })
}

/// Which record.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct OpenRecord {
    /// Its file; without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// Opens a record.
pub(super) fn open_record(desk: &Desk, args: OpenRecord) -> Result<Option<Overview>, Failure> {
    let Some(path) = desk.choose(args.path.as_deref(), Choice::Record, "") else {
        return Ok(None);
    };
    open(desk, &path)?;
    current(desk, Nothing {})
}

/// Opens a record and puts it on the desk in place of the one there.
pub(super) fn open(desk: &Desk, path: &Path) -> Result<(), Failure> {
    desk.stop.begin();
    let (id, data) = (desk.id()?, &desk.data);
    let record = Record::open_guarded_until(path, Access::Write, id, data, &desk.stop)
        .map_err(|error| desk.refusal(path, error))?;
    place(desk, record)
}

/// Which file to make a record from.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct MakeAgain {
    /// A backup, an older copy or a damaged record; without one the person chooses.
    #[ts(as = "Option<String>")]
    from: Option<PathBuf>,
    /// The file to make; without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// A record that was made again.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct MadeAgain {
    /// The record, which is open now.
    overview: Overview,
    /// How many changes this desk has seen of it, where it has fewer.
    #[ts(type = "number | null")]
    seen: Option<i64>,
}

/// Makes a record again from the history in another file, and opens it.
pub(super) fn make_again(desk: &Desk, args: MakeAgain) -> Result<Option<MadeAgain>, Failure> {
    let Some(from) = desk.choose(args.from.as_deref(), Choice::Record, "") else {
        return Ok(None);
    };
    let name = file_name(&from, "again");
    let Some(path) = desk.choose(args.path.as_deref(), Choice::NewRecord, &name) else {
        return Ok(None);
    };
    let record =
        Record::from_log(&path, &from, desk.id()?).map_err(|error| desk.refusal(&from, error))?;
    let seen = match Trust::open(&desk.data)?.goes_on_from(&record, &from) {
        Ok(seen) => seen,
        Err(error) => {
            drop(record);
            // Made a moment ago; where it stays, it is a copy that nobody knows.
            let _ = std::fs::remove_file(&path);
            return Err(error.into());
        }
    };
    drop(record);
    // Opened as any other, so that it is remembered when it is put away.
    let record = Record::open_guarded(&path, Access::Write, desk.id()?, &desk.data)?;
    place(desk, record)?;
    Ok(current(desk, Nothing {})?.map(|overview| MadeAgain { overview, seen }))
}

/// Puts an open record on the desk in place of the one there.
fn place(desk: &Desk, record: Record) -> Result<(), Failure> {
    let mut settings = Settings::load(&desk.data);
    let path = record.path().display().to_string();
    settings.recent.retain(|recent| *recent != path);
    settings.recent.insert(0, path);
    settings.recent.truncate(8);
    settings.save(&desk.data)?;
    desk.place(record)
}

/// A record to make.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct NewRecord {
    /// Its file; without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
    /// The title of the text; the sample has its own.
    title: Option<String>,
    /// True for the sample record.
    sample: bool,
}

/// Makes a record.
pub(super) fn new_record(desk: &Desk, args: NewRecord) -> Result<Option<Overview>, Failure> {
    let title = args
        .title
        .unwrap_or_else(|| travaux::sample::TITLE.to_owned());
    let name = format!(
        "{}.travaux",
        if args.sample {
            "sample"
        } else {
            title.as_str()
        }
    );
    let Some(path) = desk.choose(args.path.as_deref(), Choice::NewRecord, &name) else {
        return Ok(None);
    };
    let mut by = desk.by();
    let record = if args.sample {
        travaux::sample::create(&path, desk.id()?, &mut by)?
    } else {
        Record::create(&path, &title, desk.id()?, &mut by)?
    };
    place(desk, record)?;
    current(desk, Nothing {})
}

/// Tells what is open.
pub(super) fn current(desk: &Desk, _args: Nothing) -> Result<Option<Overview>, Failure> {
    let author = Settings::load(&desk.data).author;
    let slot = desk.slot();
    Ok(slot
        .as_ref()
        .map(|open| overview(&open.record, &author))
        .transpose()?)
}

/// Puts the open record away.
pub(super) fn close_record(desk: &Desk, _args: Nothing) -> Result<(), Failure> {
    *desk.slot() = None;
    desk.clear_screen();
    Ok(())
}

/// Where a copy goes.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct SaveCopy {
    /// Its file; without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// Writes a copy of the open record elsewhere.
pub(super) fn save_copy(desk: &Desk, args: SaveCopy) -> Result<Option<String>, Failure> {
    let name = desk.read(|record| Ok(file_name(record.path(), "copy")))?;
    let Some(path) = desk.choose(args.path.as_deref(), Choice::NewRecord, &name) else {
        return Ok(None);
    };
    desk.read(|record| record.save_copy(&path))?;
    desk.typed_waits_in(&path)?;
    Ok(Some(path.display().to_string()))
}

/// Names a file after another one: `compact (copy).travaux`.
fn file_name(path: &Path, what: &str) -> String {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    format!("{stem} ({what}).travaux")
}

/// Checks the whole history of the open record.
pub(super) fn verify(desk: &Desk, _args: Nothing) -> Result<Verdict, Failure> {
    desk.read(Record::verify)
}

/// Checks a copy of the open record while work goes on.
pub(super) fn check(desk: &Desk, _args: Nothing) -> Result<(), Failure> {
    let found = desk.check()?.and_then(|verdict| {
        let mut findings = verdict.findings.into_iter();
        findings.next().map(|finding| finding.what)
    });
    match found {
        None => Ok(()),
        Some(what) => {
            let path = desk.read(|record| Ok(record.path().to_owned()))?;
            let damaged = Error::Damaged {
                path: path.clone(),
                what,
            };
            Err(desk.refusal(&path, damaged))
        }
    }
}

/// Why to make a backup.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct BackUp {
    /// True where a draft was sealed: that backup stays for ever.
    sealed: bool,
}

/// Backs up the open record where it has changed.
pub(super) fn back_up(desk: &Desk, args: BackUp) -> Result<(), Failure> {
    let why = if args.sealed {
        Why::Sealed
    } else {
        Why::Interval
    };
    desk.back_up(why)
}

/// Stops what takes long.
pub(super) fn stop(desk: &Desk, _args: Nothing) -> Result<(), Failure> {
    desk.stop.now();
    Ok(())
}

/// How far to go back.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Log {
    /// The `seq` of a line: only older ones are listed.
    #[ts(type = "number")]
    older_than: Option<i64>,
    /// How many at most.
    limit: u32,
}

/// Lists the newest changes.
pub(super) fn log(desk: &Desk, args: Log) -> Result<Vec<Entry>, Failure> {
    desk.read(|record| record.history(args.older_than, args.limit))
}

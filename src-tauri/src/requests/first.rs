//! What the window shows first: the record that the desk was started with. It is read while
//! the window comes up, and the window gets all of it with its first answer.

use std::mem;
use std::path::{Path, PathBuf};

use serde::Serialize;
use ts_rs::TS;

use super::about::Nothing;
use super::record::{self, Overview};
use super::text::{self, Line};
use crate::desk::Desk;
use crate::failure::Failure;

/// How far the desk has come with what the window shows first.
pub(crate) enum First {
    /// Nobody has opened the record that the desk was started with.
    Waits(Option<PathBuf>),
    /// It is read, and the window has not asked yet.
    Read(Box<Result<Option<InView>, Failure>>),
    /// The window has it. Should it ask again, it gets what is open then.
    Told,
}

/// A record as the window shows it.
#[derive(Debug, Serialize, TS)]
pub(crate) struct InView {
    /// What is open.
    overview: Overview,
    /// Its working text.
    lines: Vec<Line>,
}

/// Opens and reads the record that the desk was started with.
pub(crate) fn read(desk: &Desk) {
    let mut first = desk.first();
    if let First::Waits(record) = &*first {
        *first = First::Read(Box::new(opened(desk, record.as_deref())));
    }
}

/// Returns what the window shows first; none where nothing is open.
pub(super) fn take(desk: &Desk) -> Result<Option<InView>, Failure> {
    read(desk);
    match mem::replace(&mut *desk.first(), First::Told) {
        First::Read(first) => *first,
        First::Waits(_) | First::Told => now(desk),
    }
}

fn opened(desk: &Desk, path: Option<&Path>) -> Result<Option<InView>, Failure> {
    match path {
        Some(path) => record::open(desk, path).and_then(|()| now(desk)),
        None => Ok(None),
    }
}

fn now(desk: &Desk) -> Result<Option<InView>, Failure> {
    let Some(overview) = record::current(desk, Nothing {})? else {
        return Ok(None);
    };
    let lines = desk.read(text::lines)?;
    Ok(Some(InView { overview, lines }))
}

//! Who acts in a terminal, from which desk, and how a record is opened there.

use std::path::{Path, PathBuf};

use travaux::ids::DeskId;
use travaux::record::{Access, Holder};
use travaux::{By, Error, Record, Result};

/// Returns who acts, now.
pub(crate) fn by(author: Option<&str>) -> By {
    let login = || std::env::var("USER").unwrap_or_else(|_| "the secretariat".to_owned());
    By::new(
        author.map_or_else(login, str::to_owned),
        jiff::Timestamp::now(),
        uuid::Uuid::new_v4().into_bytes(),
    )
}

/// Returns the folder that this desk shares with the window.
fn data() -> Result<PathBuf> {
    let given = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let folder = given("TRAVAUX_DATA_DIR")
        .or_else(|| given("XDG_DATA_HOME").map(|share| share.join("travaux")))
        .or_else(|| given("HOME").map(|home| home.join(".local/share/travaux")))
        .unwrap_or_else(|| PathBuf::from(".travaux"));
    std::fs::create_dir_all(&folder).map_err(|problem| file(&folder, "made", &problem))?;
    Ok(folder)
}

/// Says which file could not be used, and why.
pub(crate) fn file(path: &Path, verb: &'static str, problem: &std::io::Error) -> Error {
    if problem.kind() == std::io::ErrorKind::NotFound && verb == "read" {
        return Error::NoSuchFile {
            path: path.to_owned(),
        };
    }
    Error::File {
        path: path.to_owned(),
        verb,
        problem: problem.to_string(),
    }
}

/// Returns the identity of this desk, which is made at its first use.
pub(crate) fn desk(by: &mut By) -> Result<DeskId> {
    let path = data()?.join("desk");
    if let Ok(known) = std::fs::read_to_string(&path)
        && let Ok(id) = known.trim().parse()
    {
        return Ok(id);
    }
    let id: DeskId = by.id();
    std::fs::write(&path, id.to_string()).map_err(|problem| file(&path, "written", &problem))?;
    Ok(id)
}

/// Opens a record for reading.
pub(crate) fn read(path: &Path) -> Result<Record> {
    let desk = desk(&mut by(None))?;
    Record::open_guarded(path, Access::Read, desk, &data()?)
}

/// Opens a record for writing, and holds it until it is dropped.
pub(crate) fn write(path: &Path, by: &mut By) -> Result<Record> {
    let desk = desk(by)?;
    let mut record = Record::open_guarded(path, Access::Write, desk, &data()?)?;
    record.hold(&Holder {
        author: by.author.clone(),
        process: std::process::id(),
        host: std::env::var("HOSTNAME").unwrap_or_else(|_| "this machine".to_owned()),
        since: by.at,
    })?;
    Ok(record)
}

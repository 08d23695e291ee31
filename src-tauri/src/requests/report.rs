//! The reports on the whole record.

use std::path::PathBuf;

use serde::Deserialize;
use travaux::exchange::print::About;
use travaux::report::{self, Coverage, Page, Participation};
use ts_rs::TS;

use super::about::Nothing;
use super::exchange::write;
use crate::desk::{Choice, Desk};
use crate::failure::Failure;

/// Tells what of the text has something behind it.
pub(super) fn coverage(desk: &Desk, _args: Nothing) -> Result<Coverage, Failure> {
    desk.read(|record| report::coverage(record.db()))
}

/// Tells who was heard, and whose asks are in the text.
pub(super) fn participation(desk: &Desk, _args: Nothing) -> Result<Participation, Failure> {
    desk.read(|record| report::participation(record.db()))
}

/// Which report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ReportKind {
    /// What of the text has something behind it.
    Coverage,
    /// Who was heard, and whose asks are in the text.
    Participation,
    /// The drafting history as a document.
    Travaux,
}

/// A report to write.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct ExportReport {
    /// Which report.
    report: ReportKind,
    /// True for pages (PDF): the name that the person starts from ends so.
    pages: Option<bool>,
    /// The file (`.pdf`, `.html`, `.md` or, for all but the drafting history, `.csv`); without one the
    /// person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// How a report is written.
type Written = fn(&Desk, &Page, About) -> Result<Vec<u8>, Failure>;

/// Writes a report to a file; answers its path, or null where none was chosen.
pub(super) fn export_report(desk: &Desk, args: ExportReport) -> Result<Option<String>, Failure> {
    let name = match args.report {
        ReportKind::Coverage => "coverage",
        ReportKind::Participation => "participation",
        ReportKind::Travaux => "travaux",
    };
    let Some(path) = desk.choose_export(
        args.path.as_deref(),
        Choice::Report,
        (name, "html"),
        args.pages.unwrap_or_default(),
    ) else {
        return Ok(None);
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let print: Written = match (ending.to_lowercase().as_str(), args.report) {
        ("pdf", _) => |desk, page, about| desk.pdf(&page.print(about)),
        ("html" | "htm", _) => |_, page, _| Ok(page.html().into_bytes()),
        ("md" | "markdown", _) => |_, page, _| Ok(page.markdown().into_bytes()),
        ("csv", ReportKind::Coverage | ReportKind::Participation) => {
            |_, page, _| Ok(page.csv().into_bytes())
        }
        _ => return Err(Failure::not_written(&ending)),
    };
    let (page, about) = desk.read(|record| {
        let db = record.db();
        let page = match args.report {
            ReportKind::Coverage => report::coverage(db)?.page(),
            ReportKind::Participation => report::participation(db)?.page(),
            ReportKind::Travaux => report::history(db)?.page(),
        };
        let about = About::record(record, page.title.as_str())?;
        Ok((page, about))
    })?;
    write(&path, &print(desk, &page, about)?)?;
    Ok(Some(path.display().to_string()))
}

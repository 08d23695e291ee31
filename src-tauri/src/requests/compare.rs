//! Comparing two states of the text.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use travaux::Error;
use travaux::compare::Comparison;
use travaux::exchange::print::{self, About};
use travaux::exchange::redline::{self, Redline};
use travaux::exchange::{Format, docx};
use travaux::ids::{ClauseId, RevisionId};
use travaux::text::states::compare_texts;
use travaux::text::{Block, Item, Kind, TextName};
use ts_rs::TS;

use super::exchange::is_pdf;
use crate::desk::{Choice, Desk};
use crate::failure::Failure;

/// Two states to compare.
#[derive(Debug, Deserialize, TS)]
pub(crate) struct Compare {
    /// The older one.
    old: TextName,
    /// The newer one.
    new: TextName,
}

/// One clause of a state, as a redline names it.
#[derive(Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub(crate) struct Beside {
    /// The clause.
    clause: ClauseId,
    /// The revision that stands there.
    revision: RevisionId,
    /// How deep it stands.
    level: u16,
    /// Its kind.
    kind: Kind,
    /// Its number as printed.
    number: Option<String>,
    /// Its full printed number.
    path: Option<String>,
    /// Its words.
    text: String,
}

/// Two states side by side.
#[derive(Debug, Serialize, TS)]
pub(crate) struct Compared {
    /// The clauses of the older state, which the rows point into.
    old: Vec<Beside>,
    /// The clauses of the newer state.
    new: Vec<Beside>,
    /// The rows and the counts.
    #[serde(flatten)]
    comparison: Comparison,
}

fn entries(items: &[Item]) -> Vec<Beside> {
    items
        .iter()
        .map(|item| Beside {
            clause: item.clause,
            revision: item.revision,
            level: item.level,
            kind: item.state.kind,
            number: item.number.clone(),
            path: item.path.clone(),
            text: item.state.wording.text.clone(),
        })
        .collect()
}

/// Compares two states of the text.
pub(super) fn compare(desk: &Desk, args: Compare) -> Result<Compared, Failure> {
    desk.read(|record| {
        let (old, new, comparison) = compare_texts(record, args.old, args.new)?;
        Ok(Compared {
            old: entries(&old),
            new: entries(&new),
            comparison,
        })
    })
}

/// A redline to write.
#[derive(Debug, Deserialize, TS)]
#[ts(optional_fields)]
pub(crate) struct ExportRedline {
    /// The older state.
    old: TextName,
    /// The newer state.
    new: TextName,
    /// True for pages (PDF): the name that the person starts from ends so.
    pages: Option<bool>,
    /// The file (`.docx`, `.pdf`, `.html`, `.md` or `.xml`); without one the person chooses.
    #[ts(as = "Option<String>")]
    path: Option<PathBuf>,
}

/// Writes a redline of two states to a file; answers its path, or null where none was chosen.
pub(super) fn export_redline(desk: &Desk, args: ExportRedline) -> Result<Option<String>, Failure> {
    let (names, (old, new, comparison), hands, about) = desk.read(|record| {
        let names = (args.old.title(record)?, args.new.title(record)?);
        let about = About::between(record, args.old, args.new)?;
        let compared = compare_texts(record, args.old, args.new)?;
        let hands = docx::hands::between(record.db(), &compared.0, &compared.1)?;
        Ok((names, compared, hands, about))
    })?;
    let Some(path) = desk.choose_export(
        args.path.as_deref(),
        Choice::Export,
        ("redline", "html"),
        args.pages.unwrap_or_default(),
    ) else {
        return Ok(None);
    };
    let blocks = |items: &[Item]| -> Vec<Block> { items.iter().map(Item::block).collect() };
    let redline = Redline {
        old_name: &names.0,
        new_name: &names.1,
        old: &blocks(&old),
        new: &blocks(&new),
        comparison: &comparison,
    };
    let page = match Format::of(&path.to_string_lossy()) {
        _ if is_pdf(&path) => desk.pdf(&print::redline(&redline, about))?,
        Ok(Format::Html) => redline::html(&redline).into_bytes(),
        Ok(Format::Markdown) => redline::markdown(&redline).into_bytes(),
        Ok(Format::AkomaNtoso) => travaux::exchange::akn::redline(&redline, &hands).into_bytes(),
        Ok(Format::Word) => docx::redline(&redline, &hands),
        _ => {
            let ending = path.display().to_string();
            return Err(Error::UnknownFormat { ending }.into());
        }
    };
    super::exchange::write(&path, &page)?;
    Ok(Some(path.display().to_string()))
}

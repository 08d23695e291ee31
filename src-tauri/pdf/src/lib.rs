//! Sets what goes on paper as PDF, with Typst.
//!
//! What is printed comes in as the JSON of a `travaux::exchange::print::Print`, and the
//! template `print.typ` reads it as data: no word of a text is ever read as markup. The
//! typesetter sees two files, the print and the names of its letters, and nothing else of
//! the machine: no other file, no network, no clock. The same print with the same fonts
//! gives the same bytes.

mod fonts;
mod world;

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use fonts::Letters;
pub use fonts::Places;
use world::Desk;

/// Why a print was not set.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Letters that no font here has.
    #[error(
        "no font here has {letters}; install a font that has them (Debian's fonts-noto-core and fonts-noto-cjk have those of the six languages) or put one into {}, and try again",
        beside.display()
    )]
    NoFont {
        /// The letters in words: `“漢”, “字” and 12 others`.
        letters: String,
        /// The folder for fonts beside the program.
        beside: std::path::PathBuf,
    },
    /// Something that only a mistake in the program can cause.
    #[error("the pages could not be set ({0}); please report it")]
    Template(String),
}

/// Sets a print as a tagged PDF with bookmarks: PDF/UA-1 where its words allow that.
///
/// # Errors
/// [`Refused::NoFont`] where letters have no font in any of the places, rather than boxes
/// in their stead.
pub fn set(print: &str, places: &Places) -> Result<Vec<u8>, Refused> {
    let letters = Letters::for_words(print, places)?;
    let desk = Desk::new(print, letters);
    let document = typst::compile::<PagedDocument>(&desk)
        .output
        .map_err(|problems| mistake(&problems))?;
    let written = typst_pdf::pdf(&document, &options(print, &[PdfStandard::Ua_1])?);
    // A letter without a meaning of its own is no print for all, and still a print.
    let written = match written {
        Err(_) => typst_pdf::pdf(&document, &options(print, &[PdfStandard::V_1_7])?),
        written => written,
    };
    // What the typesetter remembers would be for another print of the same words.
    typst::comemo::evict(0);
    written.map_err(|problems| mistake(&problems))
}

fn options(print: &str, standards: &[PdfStandard]) -> Result<PdfOptions, Refused> {
    let standards = PdfStandards::new(standards)
        .map_err(|problem| Refused::Template(problem.message().to_string()))?;
    Ok(PdfOptions {
        ident: Smart::Custom(print.to_owned()),
        creator: Smart::Custom(Some("Travaux".to_owned())),
        standards,
        ..PdfOptions::default()
    })
}

fn mistake(problems: &[SourceDiagnostic]) -> Refused {
    let problem = problems.first();
    Refused::Template(problem.map_or_else(String::new, |problem| problem.message.to_string()))
}

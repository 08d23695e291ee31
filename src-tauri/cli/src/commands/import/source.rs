//! `travaux import RECORD source`: a document from or about a session.

use std::path::{Path, PathBuf};

use clap::Args;
use travaux::source::{NewSource, SourceKind};
use travaux::{Action, exchange};

use super::{meeting, speeches};
use crate::desk::{Desk, Hand};
use crate::ending::{Ending, Result};
use crate::{document, output};

#[derive(Args)]
pub(crate) struct Source {
    /// The document (.md .txt .html .docx .odt .rtf .pdf .xml .json)
    doc: PathBuf,
    /// The number or name of the session it is from or about; made where it is missing
    #[arg(long)]
    session: String,
    /// What kind of document: statement, summary, report, preparatory, proposal, markup,
    /// transcript, note, other
    #[arg(long)]
    kind: SourceKind,
    /// Its title; the name of the file without it
    #[arg(long)]
    title: Option<String>,
    /// Who reports what was said; without it, the speakers' own words are printed
    #[arg(long, value_name = "WHO")]
    reported_by: Option<String>,
    /// Its language (BCP 47): en, fr, ar, zh-Hant
    #[arg(long, default_value = "en", value_parser = language)]
    language: String,
    /// Takes each speech of the document in as an input: a question as an ask, another as a
    /// claim
    #[arg(long)]
    speeches: bool,
    #[command(flatten)]
    hand: Hand,
}

impl Source {
    pub(crate) fn run(self, record: &Path) -> Result {
        let mut by = self.hand.by()?;
        let desk = Desk::here()?;
        let opened = document::take_in(&self.doc)?;
        let mut record = desk.import_into(record, &by)?;
        let title = self.title.unwrap_or_else(|| document::stem(&self.doc));
        let (session, made) = meeting::found_or_made(&record, &mut by, &self.session)?;
        let source = by.id();
        let content = NewSource {
            session,
            kind: self.kind,
            title,
            language: self.language,
            reported_by: self.reported_by,
            file: Some(opened.name),
            pages: exchange::text::pages(&opened.document),
            text: exchange::plain_text(&opened.document),
            original: Some(opened.bytes),
        };
        let add = Action::AddSource {
            source: Some(source),
            content,
        };
        let mut what = add.label();
        let mut actions: Vec<Action> = made.into_iter().chain([add]).collect();
        if self.speeches {
            let (inputs, count) = speeches::inputs(&record, &mut by, &opened.document, source)?;
            what = format!("{what} with {}", output::counted(count, "input"));
            actions.extend(inputs);
        }
        let action = Action::Together { what, actions };
        record.apply(&mut by, &action)?;
        let source = travaux::source::get(record.db(), source)?;
        output::people(&format!(
            "{}: {} bytes of text, source {}\n",
            source.title, source.bytes, source.id
        ))?;
        output::left_out(&opened.document.left_out);
        Ok(Ending::Done)
    }
}

/// A language tag's form: letters for the language, then subtags of letters and digits.
fn language(given: &str) -> std::result::Result<String, String> {
    let mut parts = given.split('-');
    let first = parts.next().unwrap_or_default();
    let formed = (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    if formed {
        Ok(given.to_owned())
    } else {
        Err("give a language by its letters: en, fr, ar, or zh-Hant".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_language_has_the_form_of_a_tag() {
        for good in ["en", "fr", "ar", "zh-Hant", "es-419"] {
            assert_eq!(language(good), Ok(good.to_owned()));
        }
        for bad in ["", "???", "e", "en-", "en_GB", "the English", "français"] {
            let said = language(bad).unwrap_err();
            assert!(said.contains("en, fr, ar"), "{bad}: {said}");
        }
    }
}
